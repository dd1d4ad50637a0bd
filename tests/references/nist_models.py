"""NIST's nonlinear regressions: their models, and the data and the starts of their files."""

import os
import re

from dual_numbers import atan, cos, exp, log, pi_of, power, real_power, sin, total

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "nist")


def gauss(b, x):
    bump = lambda height, centre, width: height * exp(-power((x - centre) / width, 2))
    return b[0] * exp(-b[1] * x) + bump(b[2], b[3], b[4]) + bump(b[5], b[6], b[7])


def enso(b, x):
    wave = lambda c, s, period: c * cos(2 * pi_of(x) * x / period) + s * sin(2 * pi_of(x) * x / period)
    return b[0] + wave(b[1], b[2], 12) + wave(b[4], b[5], b[3]) + wave(b[7], b[8], b[6])


def cubic_by_cubic(b, x):
    return (b[0] + x * (b[1] + x * (b[2] + x * b[3]))) / (1 + x * (b[4] + x * (b[5] + x * b[6])))


MODELS = {
    "Bennett5": lambda b, x: b[0] * real_power(b[1] + x, -1 / b[2]),
    "BoxBod": lambda b, x: b[0] * (1 - exp(-b[1] * x)),
    "Chwirut": lambda b, x: exp(-b[0] * x) / (b[1] + b[2] * x),
    "DanWood": lambda b, x: b[0] * real_power(x, b[1]),
    "Enso": enso,
    "Eckerle4": lambda b, x: b[0] / b[1] * exp(-power((x - b[2]) / b[1], 2) / 2),
    "Gauss": gauss,
    "Hahn1": cubic_by_cubic,
    "Kirby2": lambda b, x: (b[0] + x * (b[1] + x * b[2])) / (1 + x * (b[3] + x * b[4])),
    "Lanczos": lambda b, x: total(b[k] * exp(-b[k + 1] * x) for k in range(0, 6, 2)),
    "Mgh09": lambda b, x: b[0] * x * (x + b[1]) / (x * (x + b[2]) + b[3]),
    "Mgh10": lambda b, x: b[0] * exp(b[1] / (x + b[2])),
    "Mgh17": lambda b, x: b[0] + b[1] * exp(-x * b[3]) + b[2] * exp(-x * b[4]),
    "Misra1a": lambda b, x: b[0] * (1 - exp(-b[1] * x)),
    "Misra1b": lambda b, x: b[0] * (1 - 1 / power(1 + b[1] * x / 2, 2)),
    "Misra1c": lambda b, x: b[0] * (1 - real_power(1 + 2 * b[1] * x, (x * 0 - 1) / 2)),
    "Misra1d": lambda b, x: b[0] * b[1] * x / (1 + b[1] * x),
    "Rat42": lambda b, x: b[0] / (1 + exp(b[1] - b[2] * x)),
    "Rat43": lambda b, x: b[0] / real_power(1 + exp(b[1] - b[2] * x), 1 / b[3]),
    "Roszman1": lambda b, x: b[0] - b[1] * x - atan(b[2] / (x - b[3])) / pi_of(x),
    "Thurber": cubic_by_cubic,
}


def sum_of_squares(model):
    return lambda a: total(power(y - model(a.b, x), 2) for x, y in zip(a.x, a.y))


def nelson(a):
    return total(power(log(y) - (a.b[0] - a.b[1] * p * exp(-a.b[2] * q)), 2) for y, p, q in zip(a.y, a.x1, a.x2))


def type_of(file):
    """The class in tests/Programs of a file: Chwirut1 and Chwirut2 are Chwirut."""
    by_name = {name.lower(): name for name in [*MODELS, "Nelson"]}
    stem = file.lower()
    return by_name.get(stem) or by_name[stem[:-1]]


def read(file):
    """Two starts and the columns of the data, y first."""
    with open(os.path.join(FOLDER, file + ".dat"), encoding="latin-1") as lines:
        text = lines.read().splitlines()
    first, last = map(int, re.search(r"Data\s+\(lines (\d+) to\s+(\d+)\)", "\n".join(text[:10])).groups())
    data = [[float(x) for x in line.split()] for line in text[first - 1 : last]]
    starts = [re.match(r"\s*b\d+ =\s+(\S+)\s+(\S+)", line) for line in text[39:60]]
    starts = [m.groups() for m in starts if m]
    return [[float(s[k]) for s in starts] for k in (0, 1)], [list(column) for column in zip(*data)]


def points():
    """Type and arguments of every file at both of its starts."""
    for file in sorted(name[:-4] for name in os.listdir(FOLDER) if name.endswith(".dat")):
        starts, columns = read(file)
        for b in starts:
            names = ("y", "x") if len(columns) == 2 else ("y", "x1", "x2")
            yield type_of(file), {"b": b, **dict(zip(names, columns))}


FUNCTIONS = {**{name: sum_of_squares(model) for name, model in MODELS.items()}, "Nelson": nelson}
