#!/usr/bin/env python3
"""Makes ../data/pathways.gmt and the expected tables beside this file from the model that a run has trained.

    ./dash run test-workflows/pathway-enrichment --out results
    python3 test-workflows/pathway-enrichment/reference/make.py results

Needs NumPy; the nodes are not involved. Only the random numbers of the initial states are those of the node (WELL19937c
by Panneton, L'Ecuyer and Matsumoto, written down here once more). Influences come from a Runge-Kutta solution in double
precision with steps of 0.01. The mean and the standard deviation of a pathway's score are the exact ones of a sum drawn
without replacement, and p comes from 200 000 permutations of NumPy's generator. Tolerances: influences and scores 2 %,
what another platform's rounding may change in training (on one platform they agree within 0.001 %); means, deviations,
z and p besides that five standard errors of the node's 10 000 permutations.
"""
import csv
import pathlib
import sys

import numpy as np

HERE, RESULTS = pathlib.Path(__file__).resolve().parent, pathlib.Path(sys.argv[1])
STATES, SEED, TIMES, STEPS = 60, 1, 9, 10
PATHWAYS = {
    "REGULATORS": [f"TF{i:02d}" for i in range(1, 11)],
    "TARGETS_1": [f"G{i:02d}" for i in range(1, 11)],
    "TARGETS_2": [f"G{i:02d}" for i in range(11, 16)] + ["G16 /// G17"] + [f"G{i:02d}" for i in range(18, 25)],
    "MIXED": ["TF01", "TF04", "G05", "G12", "G21", "ABSENT1"],
    "SINGLE": ["TF03"],
    "ABSENT": ["ABSENT1", "ABSENT2"],
}


class Well19937c:
    """Uniform random numbers; seeded as Commons Math does."""

    def __init__(self, *seed):
        self.v = [word & 0xFFFFFFFF for word in seed]
        for i in range(len(seed), 624):
            word = self.v[i - len(seed)]
            word -= (word & 0x80000000) << 1  # a signed number
            self.v.append((1812433253 * (word ^ (word >> 30)) + i) & 0xFFFFFFFF)
        self.i = 0

    def bits(self, count):
        v, i = self.v, self.i
        before, before2 = (i + 623) % 624, (i + 622) % 624
        v0, v1, v2, v3 = v[i], v[(i + 70) % 624], v[(i + 179) % 624], v[(i + 449) % 624]
        z0 = (0x80000000 & v[before]) ^ (0x7FFFFFFF & v[before2])
        z1 = v0 ^ (v0 << 25) ^ v1 ^ (v1 >> 27)
        z2 = (v2 >> 9) ^ v3 ^ (v3 >> 1)
        z1 &= 0xFFFFFFFF
        z3 = z1 ^ z2
        z4 = (z0 ^ z1 ^ (z1 << 9) ^ z2 ^ (z2 << 21) ^ z3 ^ (z3 >> 21)) & 0xFFFFFFFF
        v[i], v[before] = z3, z4
        v[before2] &= 0x80000000
        self.i = before
        z4 ^= (z4 << 7) & 0xE46E1700
        z4 ^= (z4 << 15) & 0x9B868000
        return (z4 & 0xFFFFFFFF) >> (32 - count)

    def states(self, genes):
        """One row per state, U(-0.5, 0.5), in single precision as the node holds them."""
        drawn = [((self.bits(26) << 26) | self.bits(26)) * 2.0 ** -52 - 0.5 for _ in range(STATES * genes)]
        return np.float32(drawn).astype(float).reshape(STATES, genes)


def write(path, header, rows):
    with open(path, "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


model = np.load(RESULTS / "02-30-epochs" / "model.zip")
ws, wp, out_s, out_p, bs, bp, v = (model[name].astype(float) for name in ("ws", "wp", "as", "ap", "bs", "bp", "v"))
with open(RESULTS / "03-gene-influence" / "genes.csv", newline="") as file:
    genes = [row["gene"] for row in csv.DictReader(file)]


def rate(y):
    hill = (y - 0.5) / (1 + np.abs(y - 0.5))
    joint = (hill @ ws.T + bs) @ out_s.T + np.exp(np.log1p(hill) @ wp.T + bp) @ out_p.T
    return np.maximum(v, 0) * (joint - y)


def solve(y):
    states, h = [], 0.1 / STEPS
    for _ in range(TIMES):
        for _ in range(STEPS):
            a = rate(y)
            b = rate(y + h / 2 * a)
            c = rate(y + h / 2 * b)
            y = y + h / 6 * (a + 2 * b + 2 * c + rate(y + h * c))
        states.append(y)
    return np.array(states)


initial, redrawn = (Well19937c(0, SEED, purpose).states(len(genes)) for purpose in (1, 2))
base = solve(initial)
influence = {}
for j, gene in enumerate(genes):
    changed = initial.copy()
    changed[:, j] = redrawn[:, j]
    influence[gene] = np.delete(np.abs(solve(changed) - base), j, axis=2).mean()
write(HERE / "influence.csv", ["gene", "influence"], [(gene, f"{value:.9f}") for gene, value in influence.items()])

with open(HERE.parent / "data" / "pathways.gmt", "w") as file:
    file.writelines("\t".join([name, "made up", *members]) + "\n" for name, members in PATHWAYS.items())
members = {name: [g for entry in entries for g in entry.split(" /// ")] for name, entries in PATHWAYS.items()}
found = {name: [g for g in entries if g in influence] for name, entries in members.items()}
universe = sorted({g for entries in found.values() for g in entries})
values = np.array([influence[g] for g in universe])
chance = np.random.default_rng(1)
permuted = np.array([chance.permutation(values) for _ in range(200_000)])
n, mu, variance = len(values), values.mean(), values.var()
tests = [name for name in members if found[name]]
table = {}
for name in tests:
    k = len(found[name])
    score = sum(influence[g] for g in found[name])
    mean, sd = k * mu, np.sqrt(k * (n - k) / (n - 1) * variance)
    places = [universe.index(g) for g in found[name]]
    p = (permuted[:, places].sum(1) >= score - 1e-12).mean()
    table[name] = [score, mean, sd, (score - mean) / sd, p, min(1, p * len(tests))]
ranked = sorted(tests, key=lambda name: table[name][4])
least = 1.0
for rank in range(len(ranked), 0, -1):
    least = min(least, table[ranked[rank - 1]][4] * len(ranked) / rank)
    table[ranked[rank - 1]].append(least)
write(HERE / "pathways.csv",
      ["pathway", "genes in set", "genes found", "score", "mean", "sd", "z", "p", "Bonferroni p", "BH p", "significant"],
      [[name, len(members[name]), len(found[name]), *(f"{x:.8f}" for x in table.get(name, [])),
        *([str(table[name][5] <= 0.05).lower()] if name in table else [""] * 8)] for name in members])
