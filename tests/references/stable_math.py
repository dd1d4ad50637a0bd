"""Computes stable_math.csv: the functions of DerivGen.StableMath at exact arguments, to 50 digits.

Every function is computed by its definition, in so many bits that cancellation does not matter. Run it in this directory:

    python3 stable_math.py > stable_math.csv

A line holds function, type, kind of point, arguments, value and unit. Arguments are the bits of double or float numbers
in hexadecimal, several separated by blanks; Softmax:2 is the element 2 of a softmax. The value is a decimal, or inf where it is beyond the largest number. The unit
is what an error is measured in; where it is left out, that is the unit in the last place of the value.
"""

import random
import struct

from mpmath import acosh, asinh, atanh, cbrt, erf, erfc, exp, floor, inf, log, mp, mpf, nstr, sqrt

mp.prec = 2400  # 1 + x still has hundreds of digits of the smallest x


class Type:
    def __init__(self, name, bits, exponent, pack, integer):
        self.name, self.bits, self.pack, self.integer = name, bits, pack, integer
        self.smallest = mpf(2) ** (exponent - bits + 1)  # the smallest subnormal number
        self.smallest_normal = mpf(2) ** exponent
        self.largest = (2 - mpf(2) ** (1 - bits)) * mpf(2) ** (1 - exponent)

    def round(self, x):
        return mpf(struct.unpack(self.pack, struct.pack(self.pack, float(x)))[0])

    def hex(self, x):
        number = struct.unpack(self.integer, struct.pack(self.pack, float(x)))[0]
        return f"{number:0{2 * struct.calcsize(self.pack)}x}"

    def next(self, x, steps):
        """The number so many representable numbers further up."""
        number = struct.unpack(self.integer.lower(), struct.pack(self.pack, float(x)))[0]
        number += steps if x > 0 else -steps
        return mpf(struct.unpack(self.pack, struct.pack(self.integer.lower(), number))[0])

    def ulp(self, x):
        x = max(abs(x), self.smallest_normal)
        return mpf(2) ** (int(floor(log(x, 2))) - self.bits + 1)


DOUBLE = Type("double", 53, -1022, ">d", ">Q")
FLOAT = Type("float", 24, -126, ">f", ">I")


def sigmoid(x):
    return 1 / (1 + exp(-x))


def x_log_y(x, y):
    return x * log(y) if x else mpf(0)


# The borders of the intervals around the centres of the table of logarithms.
CENTRE_BORDERS = [(i + 0.5) / 128 - 1 for i in (89, 95, 102, 110, 119, 126)] + [(i + 0.5) / 64 - 1 for i in (64, 65, 70, 77, 84, 89)]

# The definitions, the intervals of ordinary arguments, and the places where something happens: a zero, a branch of the
# implementation, an overflow.
SCALARS = [
    ("Log1P", lambda x: log(1 + x), [(-0.99, -0.5), (-0.5, 0.5), (0.5, 3), (3, 1e6)], [-0.5, 1, 2 ** 53, 2.0 ** -53, -2.0 ** -53, -1.6654716631639554e-16, -0.9999999, 2.0 ** -7, -2.0 ** -7, 2 ** 0.5 - 1, 0.5 ** 0.5 - 1, *CENTRE_BORDERS]),
    ("ExpM1", lambda x: exp(x) - 1, [(-40, -1), (-1, -0.3), (-0.3, 0.3), (0.3, 1), (1, 80)], [0.41, -0.41, 1, -1, -37, -36.7]),
    ("Log1MExp", lambda x: log(1 - exp(-x)), [(0.001, 0.4), (0.4, 0.7), (0.7, 4), (4, 38)], [0.41, 0.6931471805599453, 4.852030263919617, 36.33041100225616, 37]),
    ("Sigmoid", sigmoid, [(-80, -36), (-36, -4), (-4, 4), (4, 40)], [-36.7, -36.736995871449892, 36.7, 0.5, -0.5]),
    ("Softplus", lambda x: log(1 + exp(x)), [(-80, -36), (-36, -4), (-4, 4), (4, 40)], [18, -18, -37, 33.3, 0.5, -0.5, -4.852030263919617]),
    ("LogSigmoid", lambda x: -log(1 + exp(-x)), [(-40, -4), (-4, 4), (4, 36), (36, 80)], [18, -18, 37, -33.3, 0.5, -0.5]),
    ("Erf", erf, [(-5.9, -0.7), (-0.8, 0.8), (0.7, 1.3), (1.2, 5.9)], [0.75, -0.75, 1.25, -1.25, 1, 5.9]),
    ("Erfc", erfc, [(-5.9, -0.4), (-0.8, 0.8), (0.7, 1.3), (1.2, 2.5), (2.5, 10), (10, 26.5)], [0.75, -0.75, 1.25, -1.25, 1, 28, 26.54, 27.2]),
    ("Asinh", asinh, [(-5, -1), (-1, 1), (1, 5), (5, 1e5)], [2.0 ** -28, -2.0 ** -28, 2.0 ** 28, 0.7071067811865476, 0.75, 1]),
    ("Acosh", acosh, [(1, 1.01), (1, 2), (2, 10), (10, 1e6)], [1.0000001, 1.25, 1.5, 2.0 ** 28]),
    ("Atanh", atanh, [(-0.999, -0.5), (-0.5, 0.5), (0.5, 0.9), (0.9, 0.9999999)], [2.0 ** -28, 0.5, -0.5, 0.17157287525380990, 0.999999]),
    ("Cbrt", lambda x: cbrt(x) if x > 0 else -cbrt(-x), [(-30, -1), (-1, 1), (1, 8), (8, 1e6)], [1, 8, -8, 27, 2, 0.125, 1e-308]),
    ("XLogX", lambda x: x_log_y(x, x), [(0.001, 0.5), (0.5, 1.5), (1.5, 1e3)], [1, 0.36787944117144233]),
]
EXTREMES = [
    1e-5, 1e-8, 1.5e-8, 1e-10, 1e-16, 1e-17, 1e-30, 1e-44, 2.2250738585072014e-308, 3e-310, 4.9e-324,
    30, 87, 88.7, 89, 103, 104, 700, 708.4, 709.7, 709.79, 744, 745.1, 746, 800, 1e4, 1e10, 1e16, 1e20, 1e38, 1e100, 1e300, 1.7976931348623157e308,
]


def pairs(name, numbers, type_):
    """Pairs of arguments with the kind of point that they are."""
    if name == "XLogY":
        ordinary = [(numbers.uniform(0, 3), numbers.uniform(0, 3)) for _ in range(40)]
        extreme = [(x, y) for x in (0, 1e-30, 1e30) for y in (1e-44, 1e-5, 1, 0.9999999, 1e30)]
        return ordinary, extreme + ([(1e300, 1e-300), (1e-310, 7), (3e-5, 4.9e-324)] if type_ is DOUBLE else [])
    if name == "Hypot":
        ordinary = [(numbers.uniform(-1, 1), numbers.uniform(-1, 1) * 10 ** numbers.uniform(-3, 3)) for _ in range(40)]
        extreme = [(0, 1), (3, 4), (-3e20, 4e20), (3e-30, 4e-30), (1e-44, 1e-44), (3e38, 1e38), (3e38, 3e38), (1, 1e-20)]
        return ordinary, extreme + ([(3e300, -4e300), (1e-320, 2e-320), (5e-324, 5e-324), (1.7e308, 1e308), (2.0 ** 500, 1), (2.0 ** -500, 2.0 ** -501)] if type_ is DOUBLE else [])
    ordinary = [(numbers.uniform(-30, 30), numbers.uniform(-30, 30)) for _ in range(20)]
    ordinary += [(a, a + numbers.uniform(-3, 3)) for a in (numbers.uniform(-5, 5) for _ in range(20))]
    return ordinary, [(0, 0), (0, -46), (-46, 0), (800, 799), (-800, -801), (1e30, -1e30), (-0.6931471805599453, -0.6931471805599453), (-0.5, -0.9), (1e-20, -80), (-1e-10, -23), (1e4, 1e4)]


def vectors(numbers):
    yield "ordinary", [0.3]
    for length in (2, 3, 5, 8):
        for _ in range(3):
            yield "ordinary", [numbers.uniform(-8, 8) for _ in range(length)]
    yield "extreme", [800, -800, 799.5]
    yield "extreme", [-1000, -1000.5, -1003]
    yield "extreme", [0, -46, -50]
    yield "extreme", [7, 7, 7, 7]
    yield "extreme", [1e-5, -745, -709, 1e-300]
    yield "extreme", [-2, -0.3, -2.5, -4]


def long_vectors(numbers):
    yield "ordinary", [numbers.uniform(-3, 3) for _ in range(100)]
    yield "extreme", [0] + [-2.3] * 99


def softmax(x):
    exponentials = [exp(v) for v in x]
    total = sum(exponentials)
    return [e / total for e in exponentials], log(total)


def row(name, type_, kind, arguments, value, unit=None):
    if abs(value) >= type_.largest + type_.ulp(type_.largest) / 2:
        text = "inf" if value > 0 else "-inf"
    elif abs(value) < type_.smallest / mpf(2) ** 100:
        text = "0"
    else:
        text = nstr(value, 50, min_fixed=1, max_fixed=0)
    print(",".join([name, type_.name, kind, " ".join(type_.hex(a) for a in arguments), text, nstr(unit, 17) if unit else ""]))


def print_scalars(type_, ordinary):
    for name, function, intervals, borders in SCALARS:
        numbers = random.Random(name + type_.name)
        points = [("ordinary", type_.round(numbers.uniform(*interval))) for interval in intervals for _ in range(ordinary)]
        points += [("ordinary", type_.round(sign * 10 ** numbers.uniform(-12, 0))) for sign in (1, -1) for _ in range(ordinary // 2)]
        for border in map(type_.round, borders):
            points += [("border", type_.next(border, steps)) for steps in (-2, -1, 0, 1, 2)]
            points += [("border", type_.round(border * (1 + sign * mpf(2) ** -numbers.randint(5, type_.bits - 2) * numbers.random()))) for sign in (1, -1, 1, -1)]
        for extreme in EXTREMES:
            if abs(extreme) <= type_.largest and type_.round(extreme) != 0:
                points += [("extreme" if abs(extreme) >= type_.smallest_normal else "subnormal", type_.round(sign * extreme)) for sign in (1, -1)]
        for kind, x in points:
            defined = {"Log1P": x > -1, "Log1MExp": x > 0, "XLogX": x > 0, "Acosh": x >= 1, "Atanh": abs(x) < 1}.get(name, True)
            if not defined:
                continue
            too_far = {"ExpM1": 1e5, "Sigmoid": 1e5, "Softplus": 1e5, "LogSigmoid": 1e5, "Log1MExp": 1e5, "Erf": 100, "Erfc": 100}.get(name, inf)
            if abs(x) <= too_far:
                row(name, type_, kind, [x], function(x))
            elif name in ("Softplus", "LogSigmoid") and (x > 0) == (name == "Softplus"):
                row(name, type_, kind, [x], x)  # to far more than 50 digits


def print_pairs(type_):
    definitions = {"XLogY": x_log_y, "Hypot": lambda x, y: sqrt(x * x + y * y), "LogAddExp": lambda a, b: softmax([a, b])[1]}
    for name, function in definitions.items():
        for kind, points in zip(("ordinary", "extreme"), pairs(name, random.Random(name + type_.name), type_)):
            for x, y in points:
                x, y = type_.round(x), type_.round(y)
                if name == "XLogY" and y == 0:
                    continue
                if name == "LogAddExp" and abs(x) > 1e5:
                    value, shares = max(x, y), [1, 0]
                else:
                    value = function(x, y)
                    shares = softmax([x, y])[0] if name == "LogAddExp" else None
                # log(e^a + e^b) is the sum of two numbers that may cancel: what the last places of a and b do to it is no error.
                unit = type_.ulp(value) + sum(p * type_.ulp(v) for p, v in zip(shares, (x, y))) if shares else None
                row(name, type_, kind, [x, y], value, unit)


def print_vectors(type_):
    numbers = random.Random("vectors")
    for all_elements, source in ((True, vectors(numbers)), (False, long_vectors(numbers))):
        for kind, x in source:
            x = [type_.round(v) for v in x]
            p, total = softmax(x)
            ulps = [type_.ulp(v) for v in x]
            row("LogSumExp", type_, kind, x, total, type_.ulp(total) + sum(map(lambda q, u: q * u, p, ulps)))
            for k in range(len(x)) if all_elements else (0, 1):
                slopes = [(1 if i == k else 0) - p[i] for i in range(len(x))]
                moved = sum(map(lambda s, u: abs(s) * u, slopes, ulps))
                row(f"Softmax:{k}", type_, kind, x, p[k], type_.ulp(p[k]) + p[k] * moved)
                row(f"LogSoftmax:{k}", type_, kind, x, x[k] - total, type_.ulp(x[k] - total) + moved)


print("function,type,kind,arguments,value,unit")
for type_, ordinary in ((DOUBLE, 40), (FLOAT, 16)):
    print_scalars(type_, ordinary)
    print_pairs(type_)
    print_vectors(type_)
