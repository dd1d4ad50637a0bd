#!/usr/bin/env python3
"""Reference values and gradients of single formulas, to 50 digits: writes expressions.jsonl.

    python3 tests/references/expressions.py            writes the table
    python3 tests/references/expressions.py --check    compares it with the table that is there

Needs mpmath 1.3. A formula stands here once, as its author types it in C#: the table of accuracy compiles it, and this script
evaluates the same text with mpmath at a precision that its cancellation survives (statements have a function of their own
beside them). Gradients are central differences at several hundred digits, checked with a second step; units are those of
reference_table.py.
"""

import ast
import json
import math
import pathlib
import sys

import mpmath
from mpmath import mp, mpf

import reference_table
from reference_table import N, Loss, Point, evaluated, leaves, replaced

TABLE = pathlib.Path(__file__).with_name("expressions.jsonl")
DIFFERENCE_STEP = mpf(10) ** -120
LIMIT_STEP = mpf(10) ** -250
INFINITY = float("inf")

EXPRESSIONS = []


def real(x):
    if isinstance(x, mpmath.mpc):
        raise ValueError("outside the domain")
    return x


class Math:
    """C#'s functions on mpmath numbers."""

    E = property(lambda self: mp.e)
    PI = property(lambda self: mp.pi)
    Exp = staticmethod(mpmath.exp)
    Sin = staticmethod(mpmath.sin)
    Cos = staticmethod(mpmath.cos)
    Tan = staticmethod(mpmath.tan)
    Asin = staticmethod(mpmath.asin)
    Acos = staticmethod(mpmath.acos)
    Atan = staticmethod(mpmath.atan)
    Sinh = staticmethod(mpmath.sinh)
    Cosh = staticmethod(mpmath.cosh)
    Tanh = staticmethod(mpmath.tanh)
    Asinh = staticmethod(mpmath.asinh)
    Acosh = staticmethod(mpmath.acosh)
    Atanh = staticmethod(mpmath.atanh)
    Sqrt = staticmethod(lambda x: real(mpmath.sqrt(x)))
    Abs = staticmethod(abs)
    Erf = staticmethod(mpmath.erf)

    @staticmethod
    def Log(x):
        if x == 0:
            raise ZeroDivisionError
        return real(mpmath.log(x))

    @staticmethod
    def Pow(x, y):
        return real(mpmath.power(x, y))

    @staticmethod
    def Cbrt(x):
        return -mpmath.cbrt(-x) if x < 0 else mpmath.cbrt(x)

    @staticmethod
    def Max(x, y):
        return max(x, y)


MATH = Math()


class ExactLiterals(ast.NodeTransformer):
    """Every literal is the decimal that is written."""

    def __init__(self, text):
        self.text = text

    def visit_Constant(self, node):
        digits = ast.get_source_segment(self.text, node)
        return ast.copy_location(ast.Call(ast.Name("mpf", ast.Load()), [ast.Constant(digits)], []), node)


def function_of(text):
    tree = ExactLiterals(text).visit(ast.parse(text, mode="eval"))
    code = compile(ast.fix_missing_locations(tree), text, "eval")
    return lambda a: eval(code, {"Math": MATH, "StableMath": MATH, "mpf": mpf, **vars(a)})


def gradient_of(value, names):
    def gradient(a):
        args = vars(a)
        result = {}
        for name in names:
            components = {}
            for path, leaf in leaves(args[name]):
                step = abs(leaf) * DIFFERENCE_STEP if leaf != 0 else DIFFERENCE_STEP

                def at(offset):
                    return value(type(a)(**{**args, name: replaced(args[name], path, leaf + offset)}))

                components[path] = (at(step) - at(-step)) / (2 * step)
            result[name] = shaped(args[name], components)
        return result

    return gradient


def shaped(tree, components, path=()):
    if isinstance(tree, (list, tuple)):
        return [shaped(item, components, path + (i,)) for i, item in enumerate(tree)]
    return components[path]


def limit_of(function, names):
    """The function, at a point at which its text divides by zero its limit from above."""

    def limit(a):
        try:
            return function(a)
        except ZeroDivisionError:
            args = vars(a)
            moved = {n: args[n] + LIMIT_STEP if n in names and not isinstance(args[n], list) else args[n] for n in args}
            return function(type(a)(**moved))

    return limit


def expression(name, parameters, text, points, value=None, n=None, magnitudes=None, slopes=None, relative=False, exact=()):
    """A formula. Points are tuples of arguments in the order of the parameters; a dict after them states results.

    Where the closed form's last step subtracts a variable, a datum or an indicator, or sums, magnitudes tells the value's larger
    operand, and slopes that of the gradient by each variable. Where relative accuracy is asked for, exact names the labels whose
    last places forgive nothing.
    """
    names = [p.split()[-1] for p in split_parameters(parameters)]
    variables = [
        p.split()[-1]
        for p in split_parameters(parameters)
        if "Constant" not in p and "double" in p
    ]
    function = value or function_of(text)
    limited = limit_of(function, variables)
    derivative = limit_of(gradient_of(function, variables), variables)

    def value_of(a):
        v = limited(a)
        return N(v, *(magnitudes(a) if magnitudes else []))

    def gradient(a):
        result = derivative(a)
        forgiven = slopes(a) if slopes else {}
        return {name: forgiving_magnitudes(result[name], forgiven[name]) if name in forgiven else result[name] for name in result}

    computed = []
    stated = []
    for point in points:
        point = point if isinstance(point, tuple) else (point,)
        if isinstance(point[-1], dict):
            stated.append(Point("extreme", dict(zip(names, point)), expected=point[-1], kink=True))
        else:
            computed.append(Point("extreme", dict(zip(names, point))))
    entry = Loss(name, "expression", value_of, gradient, computed, n=n, exact=exact)
    limits = Loss(name, "expression", forgiving(value_of, lambda a: N(mpf(0))), forgiving(gradient, lambda a: {v: zeros(vars(a)[v]) for v in variables}), stated, n=n)
    EXPRESSIONS.extend([(entry, parameters, text, relative), (limits, parameters, text, relative)])


def forgiving(function, otherwise):
    """Where results are stated, the text need not have any."""

    def result(a):
        try:
            return function(a)
        except (ZeroDivisionError, ValueError):
            return otherwise(a)

    return result


def forgiving_magnitudes(tree, magnitudes):
    return [N(item, magnitude) for item, magnitude in zip(tree, magnitudes)] if isinstance(tree, list) else N(tree, magnitudes)


def zeros(tree):
    return [zeros(item) for item in tree] if isinstance(tree, list) else mpf(0)


def split_parameters(parameters):
    depth = 0
    part = ""
    for letter in parameters:
        depth += (letter in "[(<") - (letter in "])>")
        if letter == "," and depth == 0:
            yield part.strip()
            part = ""
        else:
            part += letter
    yield part.strip()


def lines():
    for entry, parameters, text, relative in EXPRESSIONS:
        for point in entry.points:
            try:
                line = evaluated(entry, point)
            except Exception as error:
                raise RuntimeError("%s at %s" % (entry.type, point.args)) from error
            line["parameters"] = parameters
            line["text"] = text
            line["relative"] = relative
            yield json.dumps(line, ensure_ascii=True)


def main():
    import formulas  # the formulas register themselves

    written = "".join(line + "\n" for line in lines())
    if "--check" in sys.argv:
        if TABLE.read_text(encoding="ascii") != written:
            sys.exit("expressions.jsonl differs from what the script writes")
        return
    TABLE.write_text(written, encoding="ascii", newline="\n")


if __name__ == "__main__":
    sys.modules["expressions"] = sys.modules["__main__"]
    main()
