#!/usr/bin/env python3
"""Recomputes what a run of this workflow has found, from its models and data, without the nodes.

    ./dash demo --out results
    python3 test-workflows/quickstart/reference/check.py results

Needs NumPy and SciPy. The models are the .zip files of the run; effects, degrees and scores of the network follow from
their weights, and the errors of prediction from a solution of the same equations by SciPy's LSODA.
"""
import csv
import pathlib
import sys

import numpy as np
from scipy.integrate import solve_ivp

RESULTS = pathlib.Path(sys.argv[1])


def table(path):
    with open(RESULTS / path, newline="") as file:
        return list(csv.DictReader(file))


def trajectories(path):
    rows = table(path)
    genes = [c for c in rows[0] if c not in ("trajectory", "time")]
    found = {}
    for row in rows:
        found.setdefault(row["trajectory"], []).append((float(row["time"]), [float(row[g]) for g in genes]))
    return genes, {k: (np.array([t for t, _ in v]), np.array([y for _, y in v])) for k, v in found.items()}


class Model:
    def __init__(self, path):
        archive = np.load(RESULTS / path)
        genes, hidden = len(archive["v"]), len(archive["bs"])
        shape = {"ws": (hidden, genes), "wp": (hidden, genes), "as": (genes, hidden), "ap": (genes, hidden)}
        self.layer = {name: self.dense(archive, name, shape[name]) for name in shape}
        self.bs, self.bp, self.v = (archive[n].astype(float) for n in ("bs", "bp", "v"))
        self.gain = np.maximum(self.v, 0)

    @staticmethod
    def dense(archive, name, shape):
        if name in archive.files:
            return archive[name].astype(float)
        matrix = np.zeros(shape)
        start = archive[name + ".row_start"]
        for row in range(shape[0]):
            some = slice(start[row], start[row + 1])
            matrix[row, archive[name + ".columns"][some]] = archive[name + ".values"][some]
        return matrix

    def rate(self, y):
        hill = (y - 0.5) / (1 + np.abs(y - 0.5))
        s = self.layer["ws"] @ hill + self.bs
        p = np.exp(self.layer["wp"] @ np.log1p(hill) + self.bp)
        return self.gain * (self.layer["as"] @ s + self.layer["ap"] @ p - y)

    def solve(self, y, times):
        solution = solve_ivp(lambda t, x: self.rate(x), (times[0], times[-1]), y, "LSODA", times, rtol=1e-9, atol=1e-11)
        return solution.y.T

    def effects(self):
        """regulator x target"""
        paths = self.layer["as"] @ self.layer["ws"] + self.layer["ap"] @ self.layer["wp"]
        return (self.gain[:, None] * paths).T

    def sparsity(self):
        weights = np.concatenate([self.layer["ws"].ravel(), self.layer["wp"].ravel(),
                                  (self.gain[:, None] * self.layer["as"]).ravel(),
                                  (self.gain[:, None] * self.layer["ap"]).ravel()])
        return np.mean(weights == 0)


def agree(what, mine, theirs, tolerance):
    difference = abs(mine - theirs)
    print(f"  {what:<24}{mine:>14.6g}{theirs:>14.6g}  {'' if difference <= tolerance else 'DIFFERENT'}")
    return difference <= tolerance


def scores(effects):
    total = np.abs(effects).sum(0)
    return np.divide(np.abs(effects), total, out=np.zeros_like(effects), where=total > 0)


def network_metrics(effects, scored, truth):
    score = scored.ravel()
    edge, listed = truth.ravel() != 0, effects.ravel() != 0
    tpr, tnr = np.mean(listed[edge]), np.mean(~listed[~edge])
    ranks = np.empty(len(score))
    order = np.argsort(score, kind="stable")
    values, first, count = np.unique(score[order], return_index=True, return_counts=True)
    ranks[order] = np.repeat(first + (count + 1) / 2, count)
    positives = edge.sum()
    auroc = (ranks[edge].sum() - positives * (positives + 1) / 2) / (positives * (~edge).sum())
    right = np.add.reduceat(edge[order].astype(float), first)[::-1]
    aupr = np.sum(right / positives * np.cumsum(right) / np.cumsum(count[::-1]))
    return {"balanced accuracy": (tpr + tnr) / 2, "AUROC": auroc, "AUPR": aupr, "edges": listed.sum(),
            "sign accuracy": np.mean(np.sign(effects.ravel()[edge & listed]) == np.sign(truth.ravel()[edge & listed]))}


def check(model, network, dynamics, edges_of):
    good = True
    mine = Model(model)
    genes, test = trajectories("02-10-trajectories-for-the-test/test.csv")
    place = {gene: i for i, gene in enumerate(genes)}
    truth = np.zeros((len(genes), len(genes)))
    for edge in table("01-simulate-120-genes/true-network.csv"):
        truth[place[edge["source"]], place[edge["target"]]] = float(edge["weight"])

    effects = mine.effects()
    listed, score = np.zeros_like(effects), np.zeros_like(effects)
    for edge in table(edges_of):
        score[place[edge["source"]], place[edge["target"]]] = float(edge["score"])
        listed[place[edge["source"]], place[edge["target"]]] = float(edge["effect"])
    good &= agree("largest effect error", np.abs(effects - listed).max(), 0, 1e-9)
    good &= agree("largest score error", np.abs(scores(effects) - score).max(), 0, 1e-9)
    # equal scores must stay equal to the last bit when edges are ranked: take them from the table
    theirs = {row["metric"]: float(row["value"] or "nan") for row in table(network)}
    for name, value in network_metrics(listed, score, truth).items():
        good &= agree(name, value, theirs[name], 1e-6)

    theirs = {row["metric"]: float(row["value"] or "nan") for row in table(dynamics)}
    one, roll = [], []
    for times, y in test.values():
        for t in range(len(times) - 1):
            one.append(mine.solve(y[t], times[t:t + 2])[-1] - y[t + 1])
        roll.append((mine.solve(y[0], times)[1:] - y[1:]).ravel())
    good &= agree("sparsity", mine.sparsity(), theirs["sparsity"], 1e-12)
    for name, errors in (("test MSE (one-step)", np.concatenate(one)), ("test MSE (roll-out)", np.concatenate(roll))):
        good &= agree(name, np.mean(errors ** 2), theirs[name], 1e-3 * theirs[name])
    return good


fine = True
for label, *files in (
        ("dense", "03-dense/model.zip", "08-dense-network/metrics.csv", "10-dense-dynamics/metrics.csv",
         "06-dense/edges.csv"),
        ("DASH", "05-dash-prune-while-training/sparse-model.zip", "09-dash-network/metrics.csv",
         "11-dash-dynamics/metrics.csv", "07-dash/edges.csv")):
    print(f"{label:<26}{'recomputed':>14}{'by the nodes':>14}")
    fine &= check(*files)
sys.exit(0 if fine else 1)
