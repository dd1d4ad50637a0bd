"""The C# of tests/Published as functions of mpmath numbers: a translator for the part of the language that stands there."""

import math
import re

import mpmath
from mpmath import mp, mpf

TOKEN = re.compile(
    r"\s*(?:(?P<comment>//[^\n]*)"
    r"|(?P<number>\d+\.\d*(?:[eE][+-]?\d+)?|\d+(?:[eE][+-]?\d+)?)"
    r"|(?P<name>[A-Za-z_]\w*)"
    r"|(?P<sign>==|!=|<=|>=|&&|\|\||\+\+|--|\+=|-=|\*=|/=|[-+*/%<>=!?:;,.(){}\[\]]))"
)
METHOD = re.compile(r"((?:[ \t]*//[^\n]*\n)*)[ \t]*(\[Differentiable\]\s*)?(?:public|private) static double (\w+)\(")
RANGE = re.compile(r"(\w+) in (-?[\d.e+-]+?)\.\.(-?[\d.e+-]+)")
LEVELS = [["||"], ["&&"], ["==", "!="], ["<", ">", "<=", ">="], ["+", "-"], ["*", "/", "%"]]
WORDS = {"||": "or", "&&": "and"}


class Outside(ValueError):
    """The text is not defined at this point."""


def real(x):
    if isinstance(x, mpmath.mpc):
        raise Outside()
    return x if isinstance(x, mpf) else mpf(x)


def divided(a, b):
    if isinstance(a, int) and isinstance(b, int):
        return int(math.trunc(a / b))
    return a / b


class Math:
    """C#'s functions on mpmath numbers."""

    E = property(lambda self: +mp.e)
    PI = property(lambda self: +mp.pi)
    Abs = staticmethod(abs)
    Max = staticmethod(lambda x, y: max(real(x), real(y)))
    Min = staticmethod(lambda x, y: min(real(x), real(y)))
    Atan2 = staticmethod(mpmath.atan2)
    GammaLn = staticmethod(mpmath.loggamma)

    def __getattr__(self, name):
        function = getattr(mpmath, name.lower())
        return lambda x: real(function(real(x)))

    @staticmethod
    def Log(x):
        if x == 0:
            raise Outside()
        return real(mpmath.log(x))

    @staticmethod
    def Pow(x, y):
        if x == 0 and y < 0:
            raise Outside()
        return real(mpmath.power(x, y))

    @staticmethod
    def Cbrt(x):
        return -mpmath.cbrt(-x) if x < 0 else mpmath.cbrt(x)


class Method:
    """A marked method: its parameters as (name, type, attributes), and the ranges that the comment above it states."""

    def __init__(self, name, parameters, function, ranges, text):
        self.name = name
        self.parameters = parameters
        self.function = function
        self.ranges = ranges
        self.text = text


class Translator:
    def __init__(self, text, types):
        self.tokens = [(m.lastgroup, m.group(m.lastgroup)) for m in TOKEN.finditer(text) if m.lastgroup != "comment"] + [("end", "")]
        self.place = 0
        self.types = types

    def next(self, offset=0):
        return self.tokens[min(self.place + offset, len(self.tokens) - 1)][1]

    def kind(self, offset=0):
        return self.tokens[min(self.place + offset, len(self.tokens) - 1)][0]

    def take(self, expected=None):
        token = self.next()
        if expected is not None and token != expected:
            raise SyntaxError("%s instead of %s" % (token, expected))
        self.place += 1
        return token

    def has(self, sign):
        if self.next() == sign:
            self.place += 1
            return True
        return False

    def list_until(self, end, item):
        items = []
        while not self.has(end):
            items.append(item())
            self.has(",")
        return items

    # Expressions

    def expression(self, level=-1):
        if level == -1:
            condition = self.expression(0)
            if not self.has("?"):
                return condition
            then = self.expression()
            self.take(":")
            return "(%s if %s else %s)" % (then, condition, self.expression())
        if level == len(LEVELS):
            return self.unary()
        left = self.expression(level + 1)
        while self.next() in LEVELS[level]:
            sign = self.take()
            right = self.expression(level + 1)
            left = "divided(%s, %s)" % (left, right) if sign == "/" else "(%s %s %s)" % (left, WORDS.get(sign, sign), right)
        return left

    def unary(self):
        if self.has("-"):
            return "(-%s)" % self.unary()
        if self.has("!"):
            return "(not %s)" % self.unary()
        return self.primary()

    def primary(self):
        if self.has("("):
            result = "(%s)" % self.expression()
            self.take(")")
        elif self.kind() == "number":
            number = self.take()
            result = number if number.isdigit() else "mpf('%s')" % number
        else:
            result = self.name()
        while True:
            if self.has("("):
                result = "%s(%s)" % (result, ", ".join(self.list_until(")", self.expression)))
            elif self.has("["):
                result = "%s[%s]" % (result, self.expression())
                self.take("]")
            else:
                return result

    def name(self):
        parts = [self.take()]
        while self.next() == "." and self.kind(1) == "name":
            self.take()
            parts.append(self.take())
        if parts[-1] == "Length":
            return "len(%s)" % local(parts[0])
        return local(parts[0]) if len(parts) == 1 else "Math.%s" % parts[-1]

    # Statements

    def block(self, indentation):
        if not self.has("{"):
            return self.statement(indentation)
        return [line for lines in self.list_until("}", lambda: self.statement(indentation)) for line in lines] or [indentation + "pass"]

    def statement(self, indentation):
        inner = indentation + " "
        if self.next() == "{":
            return self.block(indentation)
        if self.has("return"):
            lines = [indentation + "return " + self.expression()]
            self.take(";")
            return lines
        if self.has("if"):
            lines = [indentation + "if %s:" % self.condition(), *self.block(inner)]
            return lines + [indentation + "else:", *self.block(inner)] if self.has("else") else lines
        if self.has("for"):
            self.take("(")
            first = self.assignments()
            self.take(";")
            condition = self.expression()
            self.take(";")
            last = self.assignments()
            self.take(")")
            return [*(indentation + x for x in first), indentation + "while %s:" % condition, *self.block(inner), *(inner + x for x in last)]
        if self.has("foreach"):
            self.take("(")
            self.take("double")
            name = local(self.take())
            self.take("in")
            span = self.expression()
            self.take(")")
            return [indentation + "for %s in %s:" % (name, span), *self.block(inner)]
        lines = [indentation + x for x in self.assignments()]
        self.take(";")
        return lines

    def condition(self):
        self.take("(")
        result = self.expression()
        self.take(")")
        return result

    def assignments(self):
        if self.next() in ("double", "int"):
            return self.declaration()
        target = self.primary()
        sign = self.take()
        if sign in ("++", "--"):
            return ["%s %s= 1" % (target, sign[0])]
        value = self.expression()
        if self.types.get(target) != "int":
            value = "real(%s)" % value
        return ["%s %s %s" % (target, sign, value)]

    def declaration(self):
        type = self.take()
        is_array = self.has("[") and self.has("]")
        lines = []
        while True:
            name = local(self.take())
            self.types[name] = type
            self.take("=")
            if is_array:
                self.take("{")
                lines.append("%s = [%s]" % (name, ", ".join("real(%s)" % x for x in self.list_until("}", self.expression))))
            else:
                lines.append("%s = %s" % (name, self.expression() if type == "int" else "real(%s)" % self.expression()))
            if not self.has(","):
                return lines


def local(name):
    """No name of a C# local is a word of Python's."""
    return name + "_"


def parameters_of(text):
    depth = 0
    part = ""
    for letter in text + ",":
        depth += (letter in "[(<") - (letter in "])>")
        if letter == "," and depth == 0:
            words = re.sub(r"\[[^\]]*\]", "", part).split()
            yield words[-1], " ".join(words[:-1]), " ".join(re.findall(r"\[([^\]]*)\]", part))
            part = ""
        else:
            part += letter


def end_of(text, start, opening, closing):
    depth = 1
    while depth:
        depth += (text[start] == opening) - (text[start] == closing)
        start += 1
    return start


def methods_of(path):
    """The marked methods of a file."""
    text = path.read_text(encoding="utf-8")
    type = re.search(r"class (\w+)", text).group(1)
    environment = {"Math": Math(), "real": real, "divided": divided, "mpf": mpf, "len": len}
    for match in METHOD.finditer(text):
        end = end_of(text, match.end(), "(", ")")
        parameters = list(parameters_of(text[match.end() : end - 1]))
        start = re.compile(r"\s*").match(text, end).end()
        if text.startswith("=>", start):
            body = "{ return %s }" % text[start + 2 : text.index(";", start) + 1]
        else:
            body = text[start : end_of(text, start + 1, "{", "}")]
        lines = Translator(body, {local(n): t for n, t, _ in parameters}).block(" ")
        name = match.group(3)
        exec("def %s(%s):\n%s" % (local(name), ", ".join(local(n) for n, _, _ in parameters), "\n".join(lines)), environment)
        if match.group(2):
            ranges = {n: (float(a), float(b)) for n, a, b in RANGE.findall(match.group(1))}
            yield Method("%s.%s" % (type, name), parameters, environment[local(name)], ranges, body)
