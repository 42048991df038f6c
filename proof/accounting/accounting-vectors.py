"""Prints the figures that test/vectors/accounting.json holds, by an accountant that is not ours.

    pip install dp-accounting==0.6.0
    python3 proof/accounting/accounting-vectors.py > test/vectors/accounting.json

dp-accounting (Google, Apache-2.0, https://github.com/google/differential-privacy, folder python/dp_accounting):
its conversion of Renyi divergences, and its privacy loss distributions of discrete Gaussian and discrete
Laplace noise, composed. A distribution is put on a grid, once so that nothing is told too small and once
so that nothing is told too large: what is exact lies between. Bounds of truncated noise are no part
of it: they are sums of the law at 50 digits (mpmath, which it does not need: pip install mpmath).
"""

import json
from importlib.metadata import version

from dp_accounting.pld import privacy_loss_distribution as pld
from dp_accounting.rdp import rdp_privacy_accountant as rdp
from mpmath import exp, mp, mpf

mp.dps = 50
GRID = 1e-4
FALSE_ALARMS = 0.01

RHOS = [0.000002, 0.0017, 0.0425, 0.4417, 3, 40]
EPSILONS = [0.05, 0.25, 0.5, 1.35, 3, 5, 10, 60]


def conversions():
    """Delta of rho-concentrated answers, where orders decide on it: least over orders that stand close."""
    for rho in RHOS:
        for epsilon in EPSILONS:
            if epsilon <= 1.2 * rho:
                continue
            orders = [1.02 * 1.0005**n for n in range(40000)]
            delta, order = rdp.compute_delta(orders, [rho * a for a in orders], epsilon)
            if delta > 1e-30 and order > 1.03:
                yield {"rho": rho, "epsilon": epsilon, "delta": delta}


def between(make, count, ask):
    """What one asks of `count` such answers, as a value that is not above the truth and one that is not below."""
    sure = ask(make(True).self_compose(count))
    least = ask(make(False).self_compose(count))
    return [least, sure]


def hit_rate(loss):
    """Most that is found at that share of false alarms: the least of e^epsilon times it plus delta."""
    steps = [n / 50 for n in range(-100, 600)]
    deltas = loss.get_delta_for_epsilon(steps)
    from math import exp as e

    return min(1.0, min(e(s) * FALSE_ALARMS + d for s, d in zip(steps, deltas)))


def told(make, count, epsilons):
    return {
        "answers": count,
        "advantage": between(make, count, lambda loss: loss.get_delta_for_epsilon(0.0)),
        "hitRate": between(make, count, hit_rate),
        "delta": [
            {"epsilon": e, "delta": between(make, count, lambda loss: loss.get_delta_for_epsilon(e))}
            for e in epsilons
        ],
    }


GAUSSIAN = [(22, 1, [0.5, 1]), (298, 25, [0.25, 1.35]), (298, 262, [1.35, 5]), (4, 20, [5, 10]), (1000, 60, [0.5])]
LAPLACE = [(0.5, 1, [0.2]), (0.5, 20, [2, 5]), (0.5, 260, [60]), (0.1, 50, [1]), (0.25, 40, [2])]


def composed():
    for variance, count, epsilons in GAUSSIAN:
        make = lambda up: pld.from_discrete_gaussian_mechanism(
            variance**0.5, value_discretization_interval=GRID, pessimistic_estimate=up
        )
        yield {"noise": "gaussian", "variance": variance, **told(make, count, epsilons)}
    for rate, count, epsilons in LAPLACE:
        make = lambda up: pld.from_discrete_laplace_mechanism(
            rate, value_discretization_interval=GRID, pessimistic_estimate=up
        )
        yield {"noise": "laplace", "rate": rate, **told(make, count, epsilons)}


def least_bound(weight, changes, delta):
    """The least B at which a draw ends within d of it, for every change d, with chances that sum to delta at most."""
    bound = max(changes)
    while True:
        weights = [weight(x) for x in range(bound + 1)]
        whole = weights[0] + 2 * sum(weights[1:])
        ends = sum(sum(weights[bound - d + 1 :]) for d in changes)
        if ends / whole <= mpf(delta):
            return bound
        bound += 1


BOUNDS = [
    ("gaussian", 22, [1], "5e-7"),
    ("gaussian", 298, [1], "1.902e-9"),
    ("gaussian", 298, [1, 1], "1e-9"),
    ("gaussian", 44, [1, 1], "5e-7"),
    ("gaussian", 109, [2, 1], "5e-7"),
    ("gaussian", 7, [2, 2, 1, 1], "1e-8"),
    ("laplace", 0.5, [1], "1e-6"),
    ("laplace", 0.25, [1, 1], "1e-6"),
    ("laplace", 0.125, [2, 1, 1], "1e-7"),
]


def bounds():
    for noise, parameter, changes, delta in BOUNDS:
        if noise == "gaussian":
            weight = lambda x: exp(-mpf(x) ** 2 / (2 * parameter))
        else:
            weight = lambda x: exp(-mpf(parameter) * x)
        name = "variance" if noise == "gaussian" else "rate"
        yield {
            "noise": noise,
            name: parameter,
            "changes": changes,
            "delta": float(delta),
            "bound": least_bound(weight, changes, delta),
        }


print(
    json.dumps(
        {
            "source": "dp-accounting",
            "version": version("dp-accounting"),
            "license": "Apache-2.0",
            "madeBy": "proof/accounting/accounting-vectors.py",
            "conversions": list(conversions()),
            "composed": list(composed()),
            "bounds": list(bounds()),
        },
        indent=1,
    )
)
