#!/usr/bin/env python3
"""Makes the input in ../data and the expected tables beside this file, from the definitions, pair by pair.

Needs nothing but Python. The node is not involved: what it gives is compared with these tables.
"""
import csv
import pathlib
import random

HERE = pathlib.Path(__file__).resolve().parent
GENES = [f"GENE{i}" for i in range(1, 13)]


def write(path, header, rows):
    with open(path, "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def networks():
    """A reference of 30 signed edges, and a prediction that knows some of them; few different weights make ties."""
    chance = random.Random(2024)
    pairs = [(a, b) for a in GENES for b in GENES]
    truth = {pair: chance.choice([-1, 1]) for pair in chance.sample(pairs, 30)}
    predicted = {}
    for pair in pairs:
        if chance.random() < (0.7 if pair in truth else 0.3):
            sign = truth[pair] if pair in truth and chance.random() < 0.8 else chance.choice([-1, 1])
            predicted[pair] = sign * chance.choice([0.1, 0.2, 0.5, 1.0, 2.5]) * (2 if pair in truth else 1)
    return truth, predicted


def judge(truth, predicted):
    genes = {gene for pair in [*truth, *predicted] for gene in pair}
    pairs = [(a, b) for a in genes for b in genes]
    score = {pair: abs(predicted.get(pair, 0)) for pair in pairs}
    edges, others = [p for p in pairs if p in truth], [p for p in pairs if p not in truth]
    hits = [p for p in edges if p in predicted]
    rates = lambda kept: (sum(p in truth for p in kept) / len(edges), sum(p not in truth for p in kept) / len(others))
    curve = [("", 0.0, 0.0, 1.0)]
    average = 0.0
    best = (0.5, "")
    for threshold in sorted(set(score.values()), reverse=True):
        kept = [p for p in pairs if score[p] >= threshold]
        recall, wrong = rates(kept)
        precision = sum(p in truth for p in kept) / len(kept)
        average += (recall - curve[-1][2]) * precision
        best = max(best, ((recall + 1 - wrong) / 2, threshold), key=lambda b: b[0])
        curve.append((threshold, wrong, recall, precision))
    wins = sum((score[p] > score[q]) + 0.5 * (score[p] == score[q]) for p in edges for q in others)
    area = wins / len(edges) / len(others)
    ranked = sorted(pairs, key=lambda p: -score[p])
    last = score[ranked[len(edges) - 1]]
    above = [p for p in pairs if score[p] > last]
    tied = [p for p in pairs if score[p] == last]
    share = (len(edges) - len(above)) / len(tied)
    top = sum(p in truth for p in above) + share * sum(p in truth for p in tied)
    recall, wrong = rates(predicted)
    metrics = {
        "balanced accuracy": (recall + 1 - wrong) / 2, "AUROC": area, "AUPR": average, "edges": len(predicted),
        "TPR": recall, "TNR": 1 - wrong, "precision": len(hits) / len(predicted),
        "F1": 2 * len(hits) / (len(predicted) + len(edges)), "precision at k": top / len(edges),
        "sign accuracy": sum((predicted[p] > 0) == (truth[p] > 0) for p in hits) / len(hits),
        "best balanced accuracy": best[0], "best threshold": best[1], "mean out-degree": len(predicted) / len(genes),
        "reference edges": len(edges), "regulators": len(genes), "pairs": len(pairs),
    }
    return metrics, curve


truth, predicted = networks()
write(HERE.parent / "data" / "reference.csv", ["source", "target", "weight"], [(*p, w) for p, w in truth.items()])
write(HERE.parent / "data" / "predicted.csv", ["source", "target", "weight"],
      [(*p, round(w, 3)) for p, w in predicted.items()])
metrics, curve = judge(truth, predicted)
write(HERE / "metrics.csv", ["metric", "value"], metrics.items())
write(HERE / "curve.csv", ["threshold", "false positive rate", "recall", "precision"], curve)
