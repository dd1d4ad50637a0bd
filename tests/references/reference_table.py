"""The machinery behind losses.py: evaluates a loss and its gradient with mpmath, and says what 'accurate' means at that point.

A loss gives two functions of its arguments, both on mpmath numbers: the value, written down as its author's text says it (at a
precision that no cancellation of the text survives), and the gradient, by a formula derived by hand. The two are compared with each
other by numerical differentiation at every point, so that a slip in either shows.

The unit of a result r is

    ulp(r) + sum over variables and data x of |dr/dx| ulp(x) + sum over its magnitudes m of ulp(m)

where the magnitudes are named by the loss: the sum of the absolute values of a sum's terms, the larger operand of a closing
subtraction of a variable, a datum or an indicator. A computed result is accurate if it is within (4 + sqrt(n)) units, n the number
of terms of its longest sum, 4 without a sum. Below the smallest normal number, that number is allowed.
"""

import json
import math
import random
from types import SimpleNamespace

import mpmath
from mpmath import mp, mpf

ORDINARY_DIGITS = 150
EXTREME_DIGITS = 950
TABLE_DIGITS = 50

# Steps of the numerical derivatives, relative to the argument.
SENSITIVITY_STEP = mpf(2) ** -112
CHECK_STEP = mpf(10) ** -60


class N:
    """A number, and the magnitudes whose rounding is forgiven beside its own."""

    def __init__(self, value, *magnitudes):
        self.value = value
        self.magnitudes = [abs(m) for m in magnitudes]


class Precision:
    def __init__(self, name, digits, least_exponent):
        self.name = name
        self.digits = digits
        self.least_exponent = least_exponent
        self.least_normal = mpf(2) ** least_exponent
        self.greatest = (2 - mpf(2) ** -digits) * mpf(2) ** (-least_exponent + 1)

    def ulp(self, x):
        """The distance to the next number away from zero."""
        x = abs(mpf(x))
        if x < self.least_normal:
            return mpf(2) ** (self.least_exponent - self.digits)
        return mpf(2) ** (exponent_of(x) - self.digits)


def exponent_of(x):
    """floor(log2(x)) of a positive number, exactly."""
    sign, mantissa, exponent, bits = x._mpf_
    return exponent + bits - 1


DOUBLE = Precision("double", 52, -1022)
FLOAT = Precision("float", 23, -126)


class Point:
    """Arguments of a loss. Floats are variables or data; whole numbers and truth values are passive."""

    def __init__(self, kind, args, expected=None, kink=False, printed=None):
        self.kind = kind
        self.args = args
        self.expected = expected or {}  # results that no formula gives: limits at infinite arguments and the like; None: not stated
        self.kink = kink  # the derivative is the contract's, and no numerical derivative agrees
        self.printed = printed  # the value as the texts print it


class Loss:
    def __init__(self, type, row, value, gradient, points, n=None, precision=DOUBLE, exact=()):
        self.type = type
        self.row = row
        self.value = value
        self.gradient = gradient
        self.points = points
        self.n = n or (lambda a: 0)
        self.precision = precision
        self.exact = exact  # the data that have no last place: labels that are 0 or 1


LOSSES = []


def loss(type, row, value, gradient, points, **more):
    entry = Loss(type, row, value, gradient, points, **more)
    LOSSES.append(entry)
    return entry


def random_of(name):
    """The same numbers on every machine: seeding with a text hashes it."""
    return random.Random("derivgen " + name)


# Arguments and results as trees of numbers


def leaves(tree, path=()):
    if isinstance(tree, (list, tuple)):
        for i, item in enumerate(tree):
            yield from leaves(item, path + (i,))
    else:
        yield path, tree


def replaced(tree, path, leaf):
    if not path:
        return leaf
    return [replaced(item, path[1:], leaf) if i == path[0] else item for i, item in enumerate(tree)]


def converted(tree):
    if isinstance(tree, (list, tuple)):
        return [converted(item) for item in tree]
    return mpf(tree) if isinstance(tree, float) else tree


def results_of(entry, args):
    """The value and all components of the gradient by name and path; arguments are mpmath numbers already."""
    a = SimpleNamespace(**args)
    results = {("value", ()): entry.value(a)}
    for name, component in entry.gradient(a).items():
        for path, leaf in leaves(component):
            results[(name, path)] = leaf
    results = {key: r if isinstance(r, N) else N(mpf(r)) for key, r in results.items()}
    noise = mpf(10) ** (30 - mp.dps)
    for r in results.values():
        if is_real(r.value) and abs(r.value) < noise:
            r.value = mpf(0)
    return results


def is_real(x):
    return not isinstance(x, mpmath.mpc) and mpmath.isfinite(x)


def moved(entry, args, name, path, step):
    tree = args[name]
    leaf = dict(leaves(tree))[path]
    try:
        return results_of(entry, {**args, name: replaced(tree, path, leaf + step)})
    except (ZeroDivisionError, ValueError, OverflowError, TypeError):
        return None


def sensitivities(entry, args, base, name, path):
    """|dr/dx| for every result r, by one-sided differences; 0 for a side at which r jumps."""
    leaf = dict(leaves(args[name]))[path]
    step = abs(leaf) * SENSITIVITY_STEP if leaf != 0 else DOUBLE.ulp(0)
    best = {key: mpf(0) for key in base}
    for side in (1, -1):
        whole = moved(entry, args, name, path, side * step)
        half = moved(entry, args, name, path, side * step / 2)
        if whole is None or half is None:
            continue
        smooth = True
        for key, r in base.items():
            if not (is_real(whole[key].value) and is_real(half[key].value) and is_real(r.value)):
                smooth = False
                continue
            difference = abs(whole[key].value - r.value)
            if abs(half[key].value - r.value) <= difference * mpf("0.6"):
                best[key] = max(best[key], difference / step)
            elif difference != 0:
                smooth = False
        if smooth:
            break
    return best


def check_gradient(entry, point, args, base, units):
    """The formula of the gradient against the numerical derivative of the value."""
    for (name, path), r in base.items():
        if name == "value" or not is_real(r.value) or name in point.expected:
            continue
        leaf = dict(leaves(args[name]))[path]
        step = abs(leaf) * CHECK_STEP if leaf != 0 else CHECK_STEP
        after = moved(entry, args, name, path, step)
        before = moved(entry, args, name, path, -step)
        if after is None or before is None or not is_real(after[("value", ())].value) or not is_real(before[("value", ())].value):
            continue
        numeric = (after[("value", ())].value - before[("value", ())].value) / (2 * step)
        allowed = abs(r.value) * mpf(10) ** -40 + units[(name, path)] * mpf(10) ** -60
        if abs(numeric - r.value) > allowed:
            raise AssertionError(
                "%s: gradient of %s%s is %s by its formula, %s numerically, at %s"
                % (entry.type, name, list(path), mp.nstr(r.value, 30), mp.nstr(numeric, 30), point.args)
            )


def evaluated(entry, point):
    """Results and units at a point, as one line of the table."""
    mp.dps = ORDINARY_DIGITS if point.kind != "extreme" else EXTREME_DIGITS
    args = {name: converted(tree) for name, tree in point.args.items()}
    for name, tree in point.args.items():
        for path, leaf in leaves(tree):
            if isinstance(leaf, float) and entry.precision is FLOAT and math.isfinite(leaf) and leaf != to_float(leaf):
                raise AssertionError("%s: %s is not a float" % (entry.type, name))
    infinite = any(isinstance(leaf, float) and not math.isfinite(leaf) for tree in point.args.values() for _, leaf in leaves(tree))
    base = {} if infinite else results_of(entry, args)
    precision = entry.precision
    n = entry.n(SimpleNamespace(**args))
    limit = 4 + (mpmath.sqrt(n) if n else 0)
    units = {key: precision.ulp(r.value) if is_real(r.value) else mpf(0) for key, r in base.items()}
    for key, r in base.items():
        for magnitude in r.magnitudes:
            units[key] += precision.ulp(magnitude)
    for name, tree in point.args.items():
        for path, leaf in leaves(tree):
            if not isinstance(leaf, float) or infinite or name in entry.exact:
                continue
            ulp = precision.ulp(leaf)
            for key, derivative in sensitivities(entry, args, base, name, path).items():
                units[key] += derivative * ulp
    for key, r in base.items():
        if is_real(r.value) and abs(r.value) < precision.least_normal:
            units[key] = max(units[key], precision.least_normal / limit)
    if not point.kink and not infinite:
        check_gradient(entry, point, args, base, units)
    return line_of(entry, point, base, units, n)


def to_float(x):
    import struct

    return struct.unpack("f", struct.pack("f", x))[0]


def shaped(tree, name, path, leaf_of):
    if isinstance(tree, (list, tuple)):
        return [shaped(item, name, path + (i,), leaf_of) for i, item in enumerate(tree)]
    return leaf_of(name, path)


def line_of(entry, point, base, units, n):
    def number(name, path):
        if name in point.expected:
            tree = point.expected[name]
            for i in path:
                tree = tree[i]
            return tree
        x = base[(name, path)].value
        if mpmath.isinf(x):
            return "Infinity" if x > 0 else "-Infinity"
        if not is_real(x) or abs(x) > entry.precision.greatest:
            return None
        return mp.nstr(x, TABLE_DIGITS, strip_zeros=True)

    def unit(name, path):
        if (name, path) not in units or number(name, path) in (None, "Infinity", "-Infinity"):
            # An exact expectation: an ulp of it.
            given = number(name, path)
            finite = given not in (None, "Infinity", "-Infinity")
            return float(entry.precision.ulp(mpf(given))) if finite else 0.0
        u = units[(name, path)]
        return float(u) if u < mpf(10) ** 300 else 1e300

    names = variable_names(entry, point, base)
    line = {
        "row": entry.row,
        "type": entry.type,
        "precision": entry.precision.name,
        "kind": point.kind,
        "n": int(n),
        "args": {name: shaped_args(tree) for name, tree in point.args.items()},
        "value": number("value", ()),
        "valueUnit": unit("value", ()),
        "gradient": {name: shaped(point.args[name], name, (), number) for name in names},
        "gradientUnit": {name: shaped(point.args[name], name, (), unit) for name in names},
    }
    if point.printed is not None:
        line["printed"] = point.printed
    return line


def variable_names(entry, point, base):
    if base:
        found = {name for name, _ in base if name != "value"}
    else:
        found = {name for name in point.expected if name != "value"}
    return [name for name in point.args if name in found]


def shaped_args(tree):
    if isinstance(tree, (list, tuple)):
        return [shaped_args(item) for item in tree]
    if isinstance(tree, float) and not math.isfinite(tree):
        return "NaN" if math.isnan(tree) else "Infinity" if tree > 0 else "-Infinity"
    return tree


def lines():
    for entry in LOSSES:
        for point in entry.points:
            try:
                yield json.dumps(evaluated(entry, point), ensure_ascii=True)
            except Exception as error:
                raise RuntimeError("%s at %s" % (entry.type, point.args)) from error
