"""What the definitions of the losses share: mathematics at any precision, and points."""

from mpmath import exp, log, mpf, sqrt

from reference_table import FLOAT, N, Point, loss, random_of, to_float

INFINITY = float("inf")


# Mathematics


def total(terms):
    result = mpf(0)
    for term in terms:
        result += term
    return result


def absolute(terms):
    return total(abs(term) for term in terms)


def sigmoid(z):
    return 1 / (1 + exp(-z))


def xlog(x, y):
    """x log y, 0 where x is 0."""
    return mpf(0) if x == 0 else x * log(y)


def bce(a, y):
    return -(xlog(y, a) + xlog(1 - y, 1 - a))


def dot(a, b):
    return total(x * y for x, y in zip(a, b))


def softmax(z):
    powers = [exp(x) for x in z]
    s = total(powers)
    return [power / s for power in powers]


def log_sum_exp(z):
    return log(total(exp(x) for x in z))


def is_class(i, c):
    return 1 if i == c else 0


def sign(x):
    return mpf(1) if x > 0 else mpf(-1) if x < 0 else mpf(0)


def rows(x, d):
    return [x[i : i + d] for i in range(0, len(x), d)]


# Points


def ordinary(**args):
    return Point("ordinary", args)


def extreme(**args):
    return Point("extreme", args)


def kink(**args):
    return Point("extreme", args, kink=True)


def limit(args, **expected):
    """A point whose results are limits and are stated, not computed."""
    return Point("extreme", args, expected=expected, kink=True)


def printed(text, **args):
    return Point("ordinary", args, printed=text)


class Numbers:
    """Random arguments of one loss, in its precision."""

    def __init__(self, name, single=False):
        self.random = random_of(name)
        self.single = single

    def __call__(self, low, high):
        x = low + (high - low) * self.random.random()
        return to_float(x) if self.single else x

    def list(self, n, low, high):
        return [self(low, high) for _ in range(n)]

    def distribution(self, n):
        """Exact binary fractions that sum to one."""
        cuts = sorted(self.random.sample(range(1, 1024), n - 1))
        return [(b - a) / 1024 for a, b in zip([0] + cuts, cuts + [1024])]

    def index(self, n):
        return self.random.randrange(n)

    def signs(self, n):
        return [float(self.random.choice((-1, 1))) for _ in range(n)]

    def bits(self, n):
        return [float(self.random.choice((0, 1))) for _ in range(n)]


def one_hot(n, c):
    return [float(is_class(i, c)) for i in range(n)]


def share(gap):
    """The derivative of max(0, gap) by gap: two equal arguments share it."""
    return mpf(1) if gap > 0 else mpf(0) if gap < 0 else mpf(1) / 2


def logit_points(name, single=False, infinite=False):
    r = Numbers(name, single)
    far = 100.0 if single else 800.0
    points = (
        [ordinary(z=r(-6, 6), y=r(0, 1)) for _ in range(6)]
        + [ordinary(z=r(-6, 6), y=y) for y in (0.0, 1.0)]
        + [ordinary(z=0.0, y=y) for y in (0.0, 0.5, 1.0)]
        + [extreme(z=s * z, y=y) for z in (17.0, 37.5, far) for s in (-1, 1) for y in (0.0, 0.25, 1.0)]
        + [extreme(z=s * (to_float(1e-30) if single else 1e-30), y=y) for s in (-1, 1) for y in (0.0, 0.5)]
    )
    if infinite:
        points += [
            limit({"z": INFINITY, "y": 1.0}, value="0", z="0"),
            limit({"z": INFINITY, "y": 0.0}, value="Infinity", z="1"),
            limit({"z": -INFINITY, "y": 0.0}, value="0", z="0"),
            limit({"z": -INFINITY, "y": 1.0}, value="Infinity", z="-1"),
            limit({"z": INFINITY, "y": 0.25}, value="Infinity", z="0.75"),
        ]
    return points


def length_of_z(a):
    return len(a.z)


def pairs_of_distributions(name):
    r = Numbers(name)
    return [ordinary(p=r.distribution(n), q=r.distribution(n)) for n in (2, 3, 6)] + [
        ordinary(p=[0.25] * 4, q=[0.25] * 4),
        ordinary(p=[0.1, 0.2, 0.7], q=[0.3, 0.3, 0.4]),
        extreme(p=[1.0], q=[1.0]),
        extreme(p=[0.5, 0.5], q=[1e-300, 1.0]),
        extreme(p=[1e-300, 1.0], q=[0.5, 0.5]),
    ]
