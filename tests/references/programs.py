"""
References of the programs in tests/Programs: values and gradients by forward differentiation over numbers of 50 digits.

    python3 tests/references/programs.py            writes programs.jsonl
    python3 tests/references/programs.py --check    compares it with what would be written

The unit of a result says how far the program carries the roundings of double precision: the program is run in double too,
by the same forward differentiation, at arguments moved by one unit in their last place either way; the largest error of
these runs, and one unit in the last place of the result.
"""

import json
import math
import os
import random
import sys
from types import SimpleNamespace

import mpmath
from mpmath import mp, mpf

import nist_models
import program_definitions as definitions
from dual_numbers import Dual

mp.dps = 60
RUNS = 6
LARGE = 200  # above so many variables: some components and some directions
COMPONENTS = 20
DIRECTIONS = 5
TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "programs.jsonl")


class Formula:
    """A vector too long to be written down: element i is ((i · multiplier + offset) mod modulus − (modulus − 1)/2) / divisor."""

    def __init__(self, length, multiplier, offset, modulus, divisor):
        self.fields = {"length": length, "multiplier": multiplier, "offset": offset, "modulus": modulus, "divisor": divisor}

    def numbers(self):
        f = SimpleNamespace(**self.fields)
        return [((i * f.multiplier + f.offset) % f.modulus - (f.modulus - 1) // 2) / f.divisor for i in range(f.length)]


def expanded(argument):
    return argument.numbers() if isinstance(argument, Formula) else argument


def uniform(name, n, low=-1.0, high=1.0):
    source = random.Random("derivgen program " + name)
    return [round(source.uniform(low, high), 6) for _ in range(n)]


def choices(name, n, below):
    source = random.Random("derivgen program " + name)
    return [source.randrange(below) for _ in range(n)]


def covariance(n, name):
    a = [uniform(name + str(i), n) for i in range(n)]
    return [round(sum(p * q for p, q in zip(a[i], a[j])) + (1.0 if i == j else 0.0), 6) for i in range(n) for j in range(n)]


def edges(name, n, extra):
    source = random.Random("derivgen program " + name)
    pairs = [(i, (i + 1) % n) for i in range(n)]
    while len(pairs) < n + extra:
        i, j = source.randrange(n), source.randrange(n)
        if i != j:
            pairs.append((i, j))
    return [i for i, _ in pairs], [j for _, j in pairs]


def camera(name, angle):
    r = uniform(name, 11, -0.1, 0.1)
    return [round(angle * x, 8) for x in r[:3]] + [r[3], r[4], r[5] - 4.0] + [1.1 + r[6]] + r[7:9] + [r[9], r[10] / 4]


def points():
    """Class, function, variables, arguments."""
    d = definitions

    def of(type, function, variables, *arguments):
        for a in arguments:
            yield type, function, variables.split(), a

    yield from of("Rosenbrock", d.rosenbrock, "x", {"x": [-1.2, 1.0]}, {"x": uniform("r", 7)}, {"x": [0.5]})
    yield from of("PowellSingular", d.powell_singular, "x", {"x": [3.0, -1.0, 0.0, 1.0]}, {"x": uniform("p", 12, -3, 3)})
    yield from of("Beale", d.beale, "x y", {"x": 1.0, "y": 1.0}, {"x": 2.5, "y": 0.3}, {"x": -1.5, "y": -0.75})
    yield from of("Horner", d.horner, "coefficients x", {"coefficients": uniform("h", 6), "x": 0.7}, {"coefficients": uniform("h2", 20), "x": -1.1})
    yield from of("NewtonSquareRoot", d.newton, "a", {"a": 2.0, "steps": 6}, {"a": 0.3, "steps": 3}, {"a": 50.0, "steps": 5}, {"a": 7.0, "steps": 0})
    yield from of("NewtonSquareRootWhile", d.newton_while, "a", {"a": 2.0, "tol": 1e-12}, {"a": 0.04, "tol": 1e-9}, {"a": 1234.5, "tol": 0.01})
    pendulum = {"velocity": 0.1, "length": 1.3, "damping": 0.2, "seen": 0.25, "dt": 0.01}
    for type, solve in (("PendulumEuler", d.euler), ("PendulumRungeKutta", d.runge_kutta)):
        yield from of(type, d.pendulum(solve), "angle velocity length damping", {**pendulum, "angle": 0.8, "steps": 50}, {**pendulum, "angle": -2.5, "steps": 120})
    yield from of(
        "LotkaVolterraEuler", d.lotka_volterra_euler, "alpha beta gamma delta",
        *({"alpha": 1.1, "beta": 0.4, "gamma": 0.5, "delta": 0.1, "prey": 10.0, "predators": 5.0, "preySeen": 7.5, "predatorsSeen": 8.25, "dt": 0.02, "steps": n} for n in (1, 60)),
    )
    yield from of(
        "LotkaVolterraRungeKutta", d.lotka_volterra_runge_kutta, "parameters",
        *({"parameters": [1.1, 0.4, 0.5, 0.1], "start": [10.0, 5.0], "seen": [7.5, 8.25], "dt": 0.05, "steps": n} for n in (2, 40)),
    )
    yield from of(
        "RecurrentNetwork", d.recurrent_network, "w",
        *({"w": uniform("rnn", n * m + n * n + 2 * n), "x": uniform("rx", m * t), "inputs": m, "hidden": n, "target": 0.3} for n, m, t in ((2, 1, 3), (4, 3, 6))),
    )
    yield from of(
        "GatedRecurrentUnit", d.gated_recurrent_unit, "w",
        *({"w": uniform("gru", 3 * n * (n + m + 1)), "x": uniform("gx", m * t), "target": uniform("gt", n), "inputs": m} for n, m, t in ((2, 1, 3), (4, 2, 6))),
    )
    yield from of(
        "LongShortTermMemory", d.long_short_term_memory, "w",
        *({"w": uniform("lstm", 4 * n * (n + m + 1)), "x": uniform("lx", m * t), "y": uniform("ly", t), "inputs": m, "hidden": n} for n, m, t in ((2, 1, 3), (4, 2, 6))),
    )
    yield from of(
        "Perceptron", d.perceptron, "w",
        {"w": uniform("mlp", 4 * 6 + 3 * 5), "image": uniform("mi", 5, 0, 1), "hidden": 4, "classes": 3, "label": 2},
        {"w": Formula(64 * 785 + 10 * 65, 7919, 0, 10007, 65536), "image": Formula(784, 337, 5, 17, 16), "hidden": 64, "classes": 10, "label": 3},
    )
    yield from of("Convolution1D", d.convolution_1d, "signal kernel", *({"signal": uniform("cs", n), "kernel": uniform("ck", m), "target": uniform("ct", n - m + 1)} for n, m in ((4, 4), (12, 3))))
    yield from of(
        "Convolution2D", d.convolution_2d, "image kernel bias",
        *({"image": uniform("ci", h * w), "kernel": uniform("ck", 9), "bias": 0.1, "target": uniform("ct", h * w), "height": h, "width": w, "size": 3} for h, w in ((2, 3), (5, 6))),
    )
    yield from of("MaxPooling", d.max_pooling, "image", *({"image": uniform("mp", h * w), "weights": uniform("mw", (h // 2) * (w // 2)), "height": h, "width": w} for h, w in ((2, 2), (5, 6))))
    yield from of("LayerNorm", d.layer_norm, "x gain bias", *({"x": uniform("nx", n, -3, 3), "gain": uniform("ng", n), "bias": uniform("nb", n), "target": uniform("nt", n)} for n in (2, 9)))
    yield from of(
        "Attention", d.attention, "queries keys values",
        *({"queries": uniform("aq", n * w, -2, 2), "keys": uniform("ak", n * w, -2, 2), "values": uniform("av", n * w), "target": uniform("at", n * w), "width": w} for n, w in ((2, 2), (5, 3))),
    )
    yield from of("CholeskyLikelihood", d.cholesky_likelihood, "mean covariance", *({"mean": uniform("cm", n), "covariance": covariance(n, "cc"), "x": uniform("cx", n)} for n in (1, 3, 6)))
    yield from of("KalmanFilter", d.kalman_filter, "a processNoise measurementNoise", *({"a": 0.9, "processNoise": 0.2, "measurementNoise": 0.5, "seen": uniform("ks", n, -2, 2)} for n in (1, 30)))
    yield from of(
        "AdBenchGaussianMixture", d.adbench_gaussian_mixture, "alphas means icf",
        *(
            {"alphas": uniform("ga", k), "means": uniform("gm", k * w), "icf": uniform("gi", k * w * (w + 1) // 2), "x": uniform("gx", n * w, -2, 2), "d": w, "wishartGamma": 1.5, "wishartM": m}
            for k, w, n, m in ((2, 2, 3, 0), (3, 4, 8, 2), (1, 1, 2, 1))
        ),
    )
    yield from of(
        "AdBenchBundleAdjustment", d.adbench_bundle_adjustment, "cameras points weights",
        *(
            {"cameras": camera("b0", angle) + camera("b1", 3.0), "points": uniform("bp", 9), "weights": uniform("bw", 5, 0.5, 1.0), "features": uniform("bf", 10, -0.5, 0.5), "cameraOf": [0, 1, 0, 1, 1], "pointOf": [0, 0, 1, 2, 1]}
            for angle in (1.0, 20.0)
        ),
    )
    yield from of(
        "AdBenchLstm", d.adbench_lstm, "main extra",
        *(
            {"main": uniform("lm", 8 * n * b), "extra": uniform("le", 3 * b), "state": uniform("ls", 2 * n * b), "sequence": uniform("lq", c * b, 0, 1), "layers": n, "width": b}
            for n, b, c in ((1, 2, 3), (2, 4, 6))
        ),
    )
    yield from of(
        "CoxPartialLikelihood", d.cox_partial_likelihood, "beta",
        *({"beta": uniform("xb", p), "covariates": uniform("xc", n * p, -2, 2), "died": [c > 0 for c in choices("xd%d" % n, n, 3)]} for n, p in ((3, 1), (15, 3))),
    )
    yield from of(
        "Ctc", d.ctc, "logits",
        *({"logits": uniform("tl", t * c, -2, 2), "labels": labels, "classes": c} for t, c, labels in ((2, 2, [1]), (6, 3, [1, 2]), (9, 4, [2, 2, 3]))),
    )
    option = {"strike": 100.0, "rate": 0.05, "volatility": 0.2, "time": 0.5}
    yield from of("BlackScholes", d.black_scholes, "spot strike rate volatility time", {**option, "spot": 105.0}, {**option, "spot": 80.0})
    yield from of("BinomialTree", d.binomial_tree, "spot strike rate volatility time", {**option, "spot": 99.0, "steps": 3}, {**option, "spot": 93.7, "steps": 25})
    yield from of("LennardJones", d.lennard_jones, "positions epsilon sigma", *({"positions": [round(1.2 * c + x, 6) for c, x in zip(grid, uniform("lj", 3 * n, -0.1, 0.1))], "epsilon": 0.8, "sigma": 1.05} for n in (2, 7) for grid in [[float((i >> k) & 1) for i in range(n) for k in range(3)]]))
    for n, extra in ((3, 2), (6, 5)):
        i, j = edges("edges", n, extra)
        yield from of("SpringNetwork", d.spring_network, "positions stiffness", {"positions": uniform("sp", 2 * n, -2, 2), "stiffness": uniform("ss", len(i), 0.5, 2), "rest": uniform("sr", len(i), 0.5, 1.5), "from": i, "to": j})
        yield from of("PageRank", d.page_rank, "weights damping", {"weights": uniform("pw", len(i), 0.2, 1), "damping": 0.85, "from": i, "to": j, "target": uniform("pt", n, 0, 0.5), "iterations": 4 * n})
    yield from of(
        "MatrixFactorization", d.matrix_factorization, "users items",
        *({"users": uniform("mu", u * k), "items": uniform("mi", i * k), "userOf": choices("mr", r, u), "itemOf": choices("mc", r, i), "ratings": uniform("mg", r, 1, 5), "rank": k, "penalty": 0.1} for u, i, k, r in ((2, 2, 1, 3), (5, 4, 3, 12))),
    )
    yield from of("UnrolledDescent", d.unrolled_descent, "start rate", *({"start": uniform("us", n), "rate": 0.1, "a": covariance(n, "ua"), "b": uniform("ub", n), "steps": s} for n, s in ((2, 2), (4, 25))))
    yield from of("CarriedPair", d.carried_pair, "x", {"x": 0.4, "rate": 0.1, "steps": 12}, {"x": -1.5, "rate": 0.3, "steps": 1}, {"x": 2.0, "rate": 0.3, "steps": 0})
    yield from of("BreakInLoop", d.break_in_loop, "x", {"x": [0.5, 1.5, 0.25, -1.0, 2.0]}, {"x": [0.5, 2.5]}, {"x": [-0.5, 2.5]})
    yield from of("DoOnData", d.do_on_data, "x", {"x": 0.7}, {"x": 13.0}, {"x": -3.0})
    yield from of("WhileOnData", d.while_on_data, "x", {"x": 2.0}, {"x": 0.5}, {"x": 1.0})
    yield from of("CarriedArray", d.carried_array, "x", {"x": uniform("ca", 8)}, {"x": [0.3]})
    yield from of("CarriedRecurrence", d.carried_recurrence, "x", *({"x": 0.6, "a": 0.8, "b": 0.5, "n": n} for n in (0, 1, 20)))
    yield from of("ReturnInLoop", d.return_in_loop, "x", {"x": [-1.0, 0.0, 0.75, 2.0]}, {"x": [-1.0, -2.0]}, {"x": [3.0]})
    for type, a in nist_models.points():
        yield type, nist_models.FUNCTIONS[type], ["b"], a


def ulp(x):
    return math.ulp(float(x)) if math.isfinite(float(x)) else math.inf


def directions_of(arguments, variables):
    """What is differentiated by: all components, or some of them and some directions of signs."""
    sizes = {name: len(arguments[name]) if isinstance(arguments[name], list) else 1 for name in variables}
    count = sum(sizes.values())
    if count <= LARGE:
        return None
    assert len(variables) == 1
    components = sorted(random.Random("derivgen components").sample(range(count), COMPONENTS))
    signs = [Formula(count, 7919, 104729 * k, 1009, 1) for k in range(DIRECTIONS)]
    return components, signs


def seeded(arguments, variables, chosen, number):
    """The arguments as numbers of a kind, the variables with their derivatives."""
    count = sum(len(arguments[name]) if isinstance(arguments[name], list) else 1 for name in variables)
    signs = chosen and [s.numbers() for s in chosen[1]]
    place = 0
    result = {}

    def convert(x):
        return number(x) if isinstance(x, float) else x

    def seed(x):
        nonlocal place
        if chosen:
            d = [number(1 if place == c else 0) for c in chosen[0]] + [number(s[place]) for s in signs]
        else:
            d = [number(1 if k == place else 0) for k in range(count)]
        place += 1
        return Dual(number(x), d)

    # The order of the gradient is that of the variables.
    for name in variables:
        argument = arguments[name]
        result[name] = [seed(x) for x in argument] if isinstance(argument, list) else seed(argument)
    for name, argument in arguments.items():
        if name not in result:
            result[name] = [convert(x) for x in argument] if isinstance(argument, list) else convert(argument)
    return SimpleNamespace(**result)


def results(function, arguments, variables, chosen, number):
    result = function(seeded(arguments, variables, chosen, number))
    if isinstance(result, Dual):
        return [result.v, *result.d]
    count = sum(len(arguments[name]) if isinstance(arguments[name], list) else 1 for name in variables)
    return [number(result), *([number(0)] * count)]  # it depends on none of them


def nudged(arguments, source):
    def nudge(x):
        return math.nextafter(x, source.choice((-math.inf, math.inf))) if isinstance(x, float) and x != 0 else x

    return {name: [nudge(x) for x in a] if isinstance(a, list) else nudge(a) for name, a in arguments.items()}


def line_of(type, function, variables, written):
    arguments = {name: expanded(a) for name, a in written.items()}
    chosen = directions_of(arguments, variables)
    exact = results(function, arguments, variables, chosen, lambda x: mpf(x))
    source = random.Random("derivgen " + type)
    errors = [mpf(0)] * len(exact)
    for _ in range(2 if chosen else RUNS):
        try:
            rounded = results(function, nudged(arguments, source), variables, chosen, float)
        except (OverflowError, ZeroDivisionError):
            continue
        errors = [max(e, abs(x - r)) if math.isfinite(r) else e for e, x, r in zip(errors, exact, rounded)]
    units = [float(e) + ulp(x) for e, x in zip(errors, exact)]
    texts = [mpmath.nstr(x, 50, min_fixed=0, max_fixed=0) if x != 0 else "0" for x in exact]
    line = {"type": type, "args": {name: a.fields if isinstance(a, Formula) else a for name, a in written.items()}, "value": texts[0], "valueUnit": float("%.3g" % units[0])}
    rest = list(zip(texts[1:], [float("%.3g" % u) for u in units[1:]]))
    if chosen:
        n = len(chosen[0])
        line["variable"] = variables[0]
        line["components"] = [{"index": c, "derivative": t, "unit": u} for c, (t, u) in zip(chosen[0], rest)]
        line["directions"] = [{"direction": s.fields, "derivative": t, "unit": u} for s, (t, u) in zip(chosen[1], rest[n:])]
        return line
    line["gradient"], line["gradientUnit"] = {}, {}
    for name in variables:
        n = len(arguments[name]) if isinstance(arguments[name], list) else None
        part, rest = rest[: n if n is not None else 1], rest[n if n is not None else 1 :]
        line["gradient"][name] = [t for t, _ in part] if n is not None else part[0][0]
        line["gradientUnit"][name] = [u for _, u in part] if n is not None else part[0][1]
    return line


def main():
    text = "".join(json.dumps(line_of(*point)) + "\n" for point in points())
    if "--check" in sys.argv[1:]:
        with open(TABLE, encoding="utf-8") as table:
            if table.read() != text:
                sys.exit("programs.jsonl is not what programs.py computes.")
        return
    with open(TABLE, "w", encoding="utf-8") as table:
        table.write(text)


if __name__ == "__main__":
    main()
