#!/usr/bin/env python3
"""Makes the expected tables beside this file from the model that a run of this workflow has trained, without the nodes.

    ./dash run test-workflows/knock-out --out results
    python3 test-workflows/knock-out/reference/make.py results

Needs NumPy and SciPy. The equations are solved by SciPy's DOP853 in double precision with tolerances of 1e-10; perturbed
genes are constants of the system. The tolerance of the comparison (1e-3) is what another platform's rounding may change
in training; on one platform the predictions agree within 1e-5.
"""
import csv
import pathlib
import sys

import numpy as np
from scipy.integrate import solve_ivp

HERE, RESULTS = pathlib.Path(__file__).resolve().parent, pathlib.Path(sys.argv[1])
PERTURBED = {"TF4": 0.0, "TF5": 1.0}
GRID = np.arange(10.0)


def write(name, header, rows):
    with open(HERE / name, "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def number(value):
    return f"{value:.8f}"


model = np.load(RESULTS / "03-30-epochs" / "model.zip")
ws, wp, out_s, out_p, bs, bp, v = (model[name].astype(float) for name in ("ws", "wp", "as", "ap", "bs", "bp", "v"))
with open(RESULTS / "02-3-trajectories-for-the-test" / "test.csv", newline="") as file:
    rows = list(csv.DictReader(file))
genes = [column for column in rows[0] if column not in ("trajectory", "time")]
observed = {}
for row in rows:
    observed.setdefault(row["trajectory"], []).append((float(row["time"]), np.array([float(row[g]) for g in genes])))


def solve(start, times, perturbed):
    held = np.array([g in perturbed for g in genes])

    def rate(_, y):
        hill = (y - 0.5) / (1 + np.abs(y - 0.5))
        joint = out_s @ (ws @ hill + bs) + out_p @ np.exp(wp @ np.log1p(hill) + bp)
        return np.where(held, 0, np.maximum(v, 0) * (joint - y))

    start = np.array([perturbed.get(g, y) for g, y in zip(genes, start)])
    return solve_ivp(rate, (times[0], times[-1]), start, "DOP853", times, rtol=1e-10, atol=1e-10).y.T


wide, long, differences = [], [], []
for name, points in observed.items():
    start, times = points[0][1], np.array([time for time, _ in points])
    perturbed = solve(start, GRID, PERTURBED)
    differences.append(perturbed - solve(start, GRID, {}))
    wide += [[name, time, *map(number, state)] for time, state in zip(GRID, perturbed)]
    for (time, seen), state in zip(points, solve(start, times, {})):
        long += [[name, time, gene, number(a), number(b)] for gene, a, b in zip(genes, seen, state)]
difference = np.array(differences)[:, 1:]
effects = [[gene, number(mean), number(final), str(gene in PERTURBED).lower()] for gene, mean, final in
           zip(genes, np.abs(difference).mean((0, 1)), difference[:, -1].mean(0))]
write("predicted.csv", ["trajectory", "time", *genes], wide)
write("undisturbed.csv", ["trajectory", "time", "gene", "observed", "predicted"], long)
write("effects.csv", ["gene", "mean |difference|", "final difference", "perturbed"],
      sorted(effects, key=lambda row: -float(row[1])))
