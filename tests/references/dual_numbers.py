"""Forward differentiation over any numbers: a value and its derivatives along some directions."""

import math

import mpmath
from mpmath import mpf


class Dual:
    __slots__ = ("v", "d")

    def __init__(self, v, d):
        self.v = v
        self.d = d

    def scaled(self, v, factor):
        return Dual(v, [factor * x if x != 0 else x for x in self.d])

    def __add__(self, other):
        if isinstance(other, Dual):
            return Dual(self.v + other.v, [x + y for x, y in zip(self.d, other.d)])
        return Dual(self.v + other, self.d)

    __radd__ = __add__

    def __neg__(self):
        return Dual(-self.v, [-x for x in self.d])

    def __sub__(self, other):
        if isinstance(other, Dual):
            return Dual(self.v - other.v, [x - y for x, y in zip(self.d, other.d)])
        return Dual(self.v - other, self.d)

    def __rsub__(self, other):
        return Dual(other - self.v, [-x for x in self.d])

    def __mul__(self, other):
        if isinstance(other, Dual):
            a, b = self.v, other.v
            return Dual(a * b, [x * b + a * y if x != 0 or y != 0 else x for x, y in zip(self.d, other.d)])
        return self.scaled(self.v * other, other)

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, Dual):
            quotient = self.v / other.v
            return Dual(quotient, [(x - quotient * y) / other.v if x != 0 or y != 0 else x for x, y in zip(self.d, other.d)])
        return Dual(self.v / other, [x / other for x in self.d])

    def __rtruediv__(self, other):
        quotient = other / self.v
        return self.scaled(quotient, -quotient / self.v)

    def __pow__(self, k):
        """To a whole power by multiplication."""
        return power(self, k)

    def __lt__(self, other):
        return self.v < value_of(other)

    def __le__(self, other):
        return self.v <= value_of(other)

    def __gt__(self, other):
        return self.v > value_of(other)

    def __ge__(self, other):
        return self.v >= value_of(other)


def value_of(x):
    return x.v if isinstance(x, Dual) else x


def applied(x, of_float, of_mpf, derivative):
    """A function of one number, and its derivative from the argument and the result."""
    if isinstance(x, Dual):
        result = applied(x.v, of_float, of_mpf, derivative)
        return x.scaled(result, derivative(x.v, result))
    return of_mpf(x) if isinstance(x, mpf) else of_float(x)


def exp(x):
    return applied(x, math.exp, mpmath.exp, lambda v, r: r)


def log(x):
    return applied(x, math.log, mpmath.log, lambda v, r: 1 / v)


def sqrt(x):
    return applied(x, math.sqrt, mpmath.sqrt, lambda v, r: 1 / (2 * r))


def sin(x):
    return applied(x, math.sin, mpmath.sin, lambda v, r: cos(v))


def cos(x):
    return applied(x, math.cos, mpmath.cos, lambda v, r: -sin(v))


def tanh(x):
    return applied(x, math.tanh, mpmath.tanh, lambda v, r: 1 - r * r)


def atan(x):
    return applied(x, math.atan, mpmath.atan, lambda v, r: 1 / (1 + v * v))


def sigmoid(x):
    return 1 / (1 + exp(-x))


def absolute(x):
    return -x if value_of(x) < 0 else x


def power(x, k):
    """x to a whole power."""
    if k < 0:
        return 1 / power(x, -k)
    result = x
    for _ in range(k - 1):
        result = result * x
    return result if k > 0 else 1


def real_power(x, y):
    """x to any power, for positive x."""
    return exp(y * log(x))


def greatest(items):
    """The largest of some numbers, none of which may equal another."""
    items = list(items)
    best = items[0]
    for item in items[1:]:
        if value_of(item) > value_of(best):
            best = item
    return best


def total(terms):
    result = None
    for term in terms:
        result = term if result is None else result + term
    return 0 if result is None else result


def dot(a, b):
    return total(x * y for x, y in zip(a, b))


def squares(a, b):
    """The sum of squared differences."""
    return total((x - y) * (x - y) for x, y in zip(a, b))


def log_sum_exp(items):
    items = list(items)
    m = value_of(greatest(items))
    return m + log(total(exp(x - m) for x in items))


def pi_of(x):
    """π in the precision of a number."""
    return mpmath.pi + mpf(0) if isinstance(value_of(x), mpf) else math.pi
