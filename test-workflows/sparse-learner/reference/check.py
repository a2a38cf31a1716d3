#!/usr/bin/env python3
"""Recomputes what a run of this workflow has found, from its model and data, without the nodes.

    ./dash run test-workflows/sparse-learner --out results
    python3 test-workflows/sparse-learner/reference/check.py results

Needs NumPy and SciPy. Computes with the functions of the script of the workflow quickstart; folders are called alike.
"""
import pathlib
import sys

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "quickstart" / "reference" / "check.py"
functions = {"__name__": "quickstart"}
exec(SCRIPT.read_text().split("\nfine = True\n")[0], functions)

print(f"{'sparse':<26}{'recomputed':>14}{'by the nodes':>14}")
sys.exit(0 if functions["check"]("03-sparse/model.zip", "08-sparse-network/metrics.csv",
                                 "10-sparse-dynamics/metrics.csv", "06-sparse/edges.csv") else 1)
