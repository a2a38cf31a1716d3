#!/usr/bin/env python3
"""PyTorch on the workloads of the benchmark: what ours is compared with.

Everything a careful user of PyTorch would do: all intervals of a batch in one solve over rescaled time, plain
autograd through the solver's steps, one fused product per layer, no work for what is not needed. The adaptive solver
takes the gradient of its accepted steps; step lengths are constants to it, as they are to ours.

Prints, tab-separated: MEASURED, quantity, value, unit. Times are per epoch of --steps optimiser steps, measured as the
Java side measures them: a third of --seconds warms up, the rest is cut into samples of one epoch or, if they are short, some; least
and median by the clock, least CPU time.
"""
import argparse
import math
import statistics
import sys
import time

try:
    import torch
except ImportError:
    sys.exit("PyTorch is not installed (Debian: python3-torch)")

TABLEAU_A = [[], [1 / 5], [3 / 40, 9 / 40], [44 / 45, -56 / 15, 32 / 9],
             [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
             [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656]]
TABLEAU_B = [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84]
TABLEAU_E = [35 / 384 - 5179 / 57600, 0, 500 / 1113 - 7571 / 16695, 125 / 192 - 393 / 640,
             -2187 / 6784 + 92097 / 339200, 11 / 84 - 187 / 2100, -1 / 40]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("genes", "hidden", "steps", "batch"):
        parser.add_argument("--" + name, type=int, required=True)
    parser.add_argument("--dt", default="1", help="interval lengths, taken in turn, separated by commas")
    parser.add_argument("--solver", required=True, help="rk4xSTEPS or dopri5:RTOL:ATOL")
    parser.add_argument("--sparsity", type=float, default=0, help="share of weights that a random mask holds at 0")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=3)
    parser.add_argument("--prior-states", type=int, default=0,
                        help="instead of an epoch: prior loss and gradient on this many random states")
    return parser.parse_args()


class Phoenix(torch.nn.Module):
    def __init__(self, genes, hidden, sparsity):
        super().__init__()

        def weight(*shape, spread=0.05):
            return torch.nn.Parameter(torch.randn(*shape) * spread)

        self.ws, self.wp = weight(genes, hidden), weight(genes, hidden)
        self.bs, self.bp = weight(hidden), weight(hidden)
        # one output matrix for both kinds of hidden unit: one product instead of two
        self.out = weight(2 * hidden, genes, spread=genes ** -0.5)
        self.v = torch.nn.Parameter(torch.rand(genes))
        self.masks = [(w, (torch.rand_like(w) >= sparsity).float()) for w in (self.ws, self.wp, self.out)] \
            if sparsity else []
        self.mask()

    @torch.no_grad()
    def mask(self):
        for weight, mask in self.masks:
            weight.mul_(mask)

    def joint(self, y):
        x = y - 0.5
        hill = x / (1 + x.abs())
        units = [torch.addmm(self.bs, hill, self.ws), torch.exp(torch.addmm(self.bp, torch.log1p(hill), self.wp))]
        return torch.cat(units, 1) @ self.out

    def forward(self, y):
        return torch.relu(self.v) * (self.joint(y) - y)


def rk4(f, y, dt, steps):
    h = dt / steps
    for _ in range(steps):
        k1 = f(y)
        k2 = f(y + h / 2 * k1)
        k3 = f(y + h / 2 * k2)
        k4 = f(y + h * k3)
        y = y + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    return y


def combine(y, slopes, weights, h):
    for slope, weight in zip(slopes, weights):
        if weight:
            y = y + (h * weight) * slope
    return y


def dopri5(f, y, dt, rtol, atol):
    """Steps in s from 0 to 1 with dy/ds = dt f(y), the error of the whole batch under control."""
    def slope(state):
        return dt * f(state)

    s, h, first, rejected = 0.0, 0.25, slope(y), False
    while s < 1:
        last = s + h >= 1 - 1e-6
        step = 1 - s if last else h
        slopes = [first]
        for row in TABLEAU_A[1:]:
            slopes.append(slope(combine(y, slopes, row, step)))
        end = combine(y, slopes, TABLEAU_B, step)
        slopes.append(slope(end))
        with torch.no_grad():
            error = combine(torch.zeros_like(y), slopes, TABLEAU_E, step)
            scale = atol + rtol * torch.maximum(y.abs(), end.abs())
            norm = float((error / scale).pow(2).mean().sqrt())
        if not math.isfinite(norm) or step < 1e-6:
            sys.exit("the workload diverged")
        if norm <= 1:
            y, first, s = end, slopes[-1], (1 if last else s + step)
        growth = min(1 if rejected else 10, max(0.2, 0.9 * (norm + 1e-10) ** -0.2))
        rejected = norm > 1
        h = step * growth
    return y


def stopwatch(action, budget):
    start, calls = time.perf_counter(), 0
    while True:
        action()
        calls += 1
        elapsed = time.perf_counter() - start
        if calls >= 3 and elapsed >= budget / 3:
            break
    per_sample = max(1, math.ceil(0.01 / (elapsed / calls)))
    walls, cpus = [], []
    while len(walls) < 3 or time.perf_counter() - start < budget:
        wall, cpu = time.perf_counter(), time.process_time()
        for _ in range(per_sample):
            action()
        walls.append((time.perf_counter() - wall) / per_sample)
        cpus.append((time.process_time() - cpu) / per_sample)
    return min(walls), statistics.median(walls), min(cpus)


def blas():
    with open("/proc/self/maps") as maps:
        names = sorted({line.split()[-1] for line in maps if "blas" in line})
    return names[-1].rsplit("/", 1)[-1] if names else "unknown"


def main():
    a = arguments()
    torch.set_num_threads(a.threads)
    torch.manual_seed(1)
    model = Phoenix(a.genes, a.hidden, a.sparsity)
    if a.prior_states:
        states = torch.rand(a.prior_states, a.genes) - 0.5
        targets = torch.rand(a.prior_states, a.genes) - 0.5

        def action():
            model.zero_grad()
            (model.joint(states) - targets).pow(2).mean().backward()
    else:
        optimiser = torch.optim.Adam([{"params": [p for p in model.parameters() if p is not model.v]},
                                      {"params": [model.v], "lr": 5e-3}], lr=1e-3)
        lengths = [float(d) for d in a.dt.split(",")]
        dt = torch.tensor([lengths[i % len(lengths)] for i in range(a.batch)]).reshape(-1, 1)
        starts = torch.rand(a.batch, a.genes)
        targets = 0.5 + 0.9 * (starts - 0.5)
        if a.solver.startswith("rk4x"):
            count = int(a.solver[4:])
            solve = lambda: rk4(model, starts, dt, count)
        else:
            rtol, atol = (float(t) for t in a.solver.split(":")[1:])
            solve = lambda: dopri5(model, starts, dt, rtol, atol)

        def action():
            for _ in range(a.steps):
                optimiser.zero_grad()
                loss = (solve() - targets).pow(2).mean()
                loss.backward()
                optimiser.step()
                model.mask()

    wall, median, cpu = stopwatch(action, a.seconds)
    for quantity, seconds in (("wall", wall), ("wall median", median), ("cpu", cpu)):
        if quantity != "cpu" or a.threads == 1:
            print(f"MEASURED\t{quantity}\t{seconds:.6g}\ts")
    print(f"computed by PyTorch {torch.__version__} with {blas()}")


if __name__ == "__main__":
    main()
