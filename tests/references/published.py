#!/usr/bin/env python3
"""Reference values and gradients of the published expressions in tests/Published, to 50 digits: writes published.jsonl.

    python3 tests/references/published.py [File or File.Method ...]

Needs mpmath 1.3. The expressions stand in C# alone: csharp_text.py makes functions of mpmath numbers of them, which are evaluated
with several hundred digits and differentiated by differences. The points are chosen by the expression's name and are the same on
every machine: ordinary ones within the ranges that a comment states, and extreme ones, tiny, huge, and near to each other, where the
text is defined and differentiable. Given files or methods, only their lines are written anew.
"""

import json
import pathlib
import re
import sys

import mpmath
from mpmath import mpf

import reference_table
from csharp_text import Outside, methods_of, real
from reference_table import DOUBLE, N, Loss, Point, evaluated, leaves, random_of, replaced, shaped

FOLDER = pathlib.Path(__file__).parent.parent / "Published"
TABLE = pathlib.Path(__file__).with_name("published.jsonl")
STEP = mpf(10) ** -60
SMALL = [1e-100, 1e-20, 1e-9, 1e-5, 1e-3, 0.02]
LARGE = [30.0, 1e3, 1e5, 1e8, 1e15, 1e20, 1e30, 1e100]
SPECIAL = [0.0, 0.5, 1.0, 1 + 1e-9, 1 - 1e-12, -1.0, 40.0, -40.0, 700.0, -700.0]
NEAR = [1e-15, 1e-12, 1e-8, 1e-4]
POINTS = 12
FEWER_POINTS = 5

reference_table.ORDINARY_DIGITS = 160
reference_table.SENSITIVITY_STEP = mpf(10) ** -36


class Kink(ValueError):
    """The text is not differentiable at this point."""


def is_allowed(attributes, x):
    bounds = re.search(r"InRange\(([^,]*),([^)]*)\)", attributes)
    return (
        not ("Positive" in attributes and x <= 0)
        and not ("NonNegative" in attributes and x < 0)
        and not ("Probability" in attributes and not 0 <= x <= 1)
        and not (bounds and not float(bounds.group(1)) <= x <= float(bounds.group(2)))
    )


class Points:
    def __init__(self, method):
        self.method = method
        self.random = random_of("published " + method.name)
        self.numbers = [p for p in method.parameters if p[1] != "int"]
        self.is_periodic = re.search(r"\b(Sin|Cos|Tan)\(", method.text) is not None

    def all(self):
        has_span = any("Span" in type for _, type, _ in self.method.parameters)
        count = FEWER_POINTS if has_span or len(self.numbers) > 5 else POINTS
        ordinary = [("ordinary", self.ordinary()) for _ in range(count // 3)]
        extreme = [("extreme", args) for args in [*self.single(), *self.together(), *self.near()]]
        return ordinary + self.random.sample(extreme, min(count - len(ordinary), len(extreme)))

    def number(self, name, attributes):
        bounds = re.search(r"InRange\(([^,]*),([^)]*)\)", attributes)
        default = (0.05, 0.95) if "Probability" in attributes or "Distribution" in attributes else (0.2, 4.0) if "Positive" in attributes or "NonNegative" in attributes else (-3.0, 3.0)
        low, high = self.method.ranges.get(name, (float(bounds.group(1)), float(bounds.group(2))) if bounds else default)
        x = self.random.uniform(low, high)
        return round(x, 3) if high - low > 0.5 else x

    def argument(self, name, type, attributes):
        if type == "int":
            return {"n": 2, "m": 3}.get(name, 1)
        if "Span" not in type:
            return self.number(name, attributes)
        items = [self.number(name, attributes) for _ in range(4 if self.method.name.endswith("BarlowTwins") else 3)]
        return [x / sum(items) for x in items] if "Distribution" in attributes else items

    def ordinary(self):
        return {p[0]: self.argument(*p) for p in self.method.parameters}

    def single(self):
        """One argument is extreme."""
        large = [x for x in LARGE if x < 1e20 or not self.is_periodic]
        for name, type, attributes in self.numbers:
            for x in [s * x for x in SMALL + large for s in (1, -1)] + SPECIAL:
                if is_allowed(attributes, x) and "Distribution" not in attributes:
                    point = self.ordinary()
                    point[name] = [x, *point[name][1:]] if "Span" in type else x
                    yield point

    def together(self):
        """All arguments are of one size."""
        for size in SMALL + [x for x in LARGE if x < 1e20 or not self.is_periodic]:
            point = self.ordinary()
            for name, type, attributes in self.numbers:
                if is_allowed(attributes, 2 * size) and "Distribution" not in attributes:
                    items = [size * self.random.uniform(0.5, 2) * self.random.choice([1, -1] if is_allowed(attributes, -1) else [1]) for _ in range(len(point[name]) if "Span" in type else 1)]
                    point[name] = items if "Span" in type else items[0]
            yield point

    def near(self):
        """Two arguments are nearly equal."""
        scalars = [p for p in self.numbers if "Span" not in p[1]]
        for distance in NEAR if len(scalars) > 1 else []:
            point = self.ordinary()
            first, second = self.random.sample(scalars, 2)
            x = point[first[0]] * (1 + distance)
            if is_allowed(second[2], x):
                point[second[0]] = x
                yield point


def loss_of(method):
    names = [name for name, _, _ in method.parameters]
    variables = [name for name, type, attributes in method.parameters if type != "int" and "Constant" not in attributes]

    def value(a):
        result = real(method.function(*[getattr(a, name) for name in names]))
        if not mpmath.isfinite(result):
            raise Outside()
        return result

    def gradient(a):
        return {name: shaped(vars(a)[name], name, (), lambda n, path: slope(a, n, path)) for name in variables}

    def slope(a, name, path):
        leaf = dict(leaves(vars(a)[name]))[path]
        step = abs(leaf) * STEP if leaf != 0 else STEP

        def at(offset):
            return value(type(a)(**{**vars(a), name: replaced(vars(a)[name], path, leaf + offset)}))

        after, here, before = at(step), at(mpf(0)), at(-step)
        result = (after - before) / (2 * step)
        if abs(after + before - 2 * here) / step > (abs(result) + abs((after - here) / step)) * mpf(10) ** -30 + mpf(10) ** -310:
            raise Kink()
        # What grows with the step, as that of x^3 and of x*sqrt(|x|) does at 0, is a derivative of 0.
        if abs(result) < mpmath.cbrt(step) and abs(at(step * 10**6) - at(-step * 10**6)) / (2 * step * 10**6) > abs(result) * 100:
            return mpf(0)
        return result

    def terms(a):
        return max([len(x) for x in vars(a).values() if isinstance(x, list)] + [0])

    return Loss(method.name, "published", value, gradient, [], n=terms)


def lines_of(method):
    entry = loss_of(method)
    is_slow = "GammaLn" in method.text or "Erf" in method.text
    reference_table.EXTREME_DIGITS = 230 if is_slow else 350 if len(method.parameters) > 4 or "Span" in str(method.parameters) else 800
    for kind, args in Points(method).all():
        try:
            line = evaluated(entry, Point(kind, args, kink=True))
        except (Kink, Outside, ZeroDivisionError, OverflowError, MemoryError, mpmath.libmp.NoConvergence):
            continue
        # With the fewer digits a derivative that is very small is lost.
        if is_slow and '"0.0"' in json.dumps(line["gradient"]):
            continue
        if line["value"] is not None and abs(mpf(line["value"])) < DOUBLE.greatest:
            yield json.dumps(line, ensure_ascii=True)


def main():
    wanted = [name.split(".") for name in sys.argv[1:]] or [[file.stem] for file in sorted(FOLDER.glob("*.cs"))]
    lines = {}
    for line in TABLE.read_text(encoding="ascii").splitlines() if TABLE.exists() and sys.argv[1:] else []:
        lines.setdefault(json.loads(line)["type"], []).append(line)
    for file, *names in wanted:
        for method in methods_of(FOLDER / (file + ".cs")):
            if not names or method.name.split(".")[1] in names:
                lines[method.name] = list(lines_of(method))
    order = {method.name: i for file in sorted(FOLDER.glob("*.cs")) for i, method in enumerate(methods_of(file))}
    kept = [line for type in sorted(order, key=lambda type: (type.split(".")[0], order[type])) for line in lines.get(type, [])]
    TABLE.write_text("".join(line + "\n" for line in kept), encoding="ascii", newline="\n")


if __name__ == "__main__":
    main()
