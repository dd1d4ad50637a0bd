"""Reference values and gradients of the losses beyond the rows; losses.py runs it."""

from mpmath import cosh, exp, expm1, log, log1p, mpf, pi, sqrt, tanh

from losses_common import *


# Behind a sigmoid


def focal_value(a):
    p = sigmoid(a.z)
    return -(a.y * (1 - p) ** a.gamma * log(p) + (1 - a.y) * p ** a.gamma * log(1 - p))


def focal_gradient(a):
    p = sigmoid(a.z)
    q = 1 - p
    return {"z": a.y * q ** a.gamma * (a.gamma * p * log(p) - q) + (1 - a.y) * p ** a.gamma * (p - a.gamma * q * log(q))}


def focal_points():
    r = Numbers("focal")
    return (
        [ordinary(z=r(-5, 5), y=y, gamma=g) for y in (0.0, 1.0) for g in (0.0, 0.5, 2.0, 5.0)]
        + [ordinary(z=r(-5, 5), y=r(0, 1), gamma=2.0), ordinary(z=0.0, y=1.0, gamma=2.0)]
        + [extreme(z=s * z, y=y, gamma=2.0) for z in (40.0, 800.0) for s in (-1, 1) for y in (0.0, 1.0)]
    )


loss("Focal", "further", focal_value, focal_gradient, focal_points())

loss(
    "LabelBranch",
    "further",
    lambda a: -log(sigmoid(a.z)) if a.positive else -log(1 - sigmoid(a.z)),
    lambda a: {"z": -(1 - sigmoid(a.z)) if a.positive else sigmoid(a.z)},
    [ordinary(z=z, positive=p) for z in (-2.5, 0.0, 0.75, 4.0) for p in (False, True)]
    + [extreme(z=z, positive=p) for z in (-800.0, -40.0, 40.0, 800.0) for p in (False, True)],
)

loss(
    "StabilizedLogit",
    "further",
    lambda a: max(a.z, mpf(0)) - a.z * a.y + log(1 + exp(-abs(a.z))),
    lambda a: {"z": N(sigmoid(a.z) - a.y, max(sigmoid(a.z), a.y))},
    logit_points("stabilized logit"),
)

loss(
    "PlusMinusLogistic",
    "further",
    lambda a: log(1 + exp(-a.y * a.f)),
    lambda a: {"f": -a.y * sigmoid(-a.y * a.f)},
    [ordinary(f=f, y=y) for f in (-3.25, 0.0, 0.5, 6.0) for y in (-1.0, 1.0)]
    + [extreme(f=f, y=y) for f in (-800.0, -40.0, 40.0, 800.0) for y in (-1.0, 1.0)],
)


def plus_minus_scores(a):
    d = len(a.w)
    return [dot(a.w, a.x[i * d : (i + 1) * d]) + a.b for i in range(len(a.y))]


def plus_minus_gradient(a):
    m, d = len(a.y), len(a.w)
    slopes = [-y * sigmoid(-y * f) / m for y, f in zip(a.y, plus_minus_scores(a))]
    w = []
    for j in range(d):
        terms = [s * a.x[i * d + j] for i, s in enumerate(slopes)]
        w.append(N(total(terms), absolute(terms)))
    return {"w": w, "b": N(total(slopes), absolute(slopes))}


def plus_minus_points():
    r = Numbers("plus minus")
    return [
        ordinary(w=r.list(d, -1, 1), b=r(-1, 1), x=r.list(m * d, -2, 2), y=r.signs(m)) for m, d in ((1, 1), (4, 2), (5, 3))
    ] + [
        extreme(w=[400.0, -400.0], b=0.0, x=[1.0, -1.0, -1.0, 1.0, 1.0, -1.0], y=[1.0, -1.0, -1.0]),
        extreme(w=[0.0, 0.0], b=0.0, x=[1.0, 2.0, -1.0, -2.0], y=[1.0, -1.0]),
    ]


loss(
    "PlusMinusLogisticRegression",
    "further",
    lambda a: total(log(1 + exp(-y * f)) for y, f in zip(a.y, plus_minus_scores(a))) / len(a.y),
    plus_minus_gradient,
    plus_minus_points(),
    n=lambda a: len(a.w) + len(a.y),
)

loss(
    "BradleyTerry",
    "further",
    lambda a: log(1 + exp(a.loser - a.winner)),
    lambda a: {"winner": -sigmoid(a.loser - a.winner), "loser": sigmoid(a.loser - a.winner)},
    [ordinary(winner=w, loser=l) for w, l in ((0.5, -1.25), (0.0, 0.0), (-2.0, 3.0))]
    + [extreme(winner=w, loser=l) for w, l in ((800.0, 799.0), (800.0, -800.0), (-800.0, 800.0), (1e15, 1e15))],
)

loss(
    "OrdinalLogit",
    "further",
    lambda a: -log(sigmoid(a.upper - a.z) - sigmoid(a.lower - a.z)),
    lambda a: {"z": N(sigmoid(a.z - a.upper) - sigmoid(a.lower - a.z), max(sigmoid(a.z - a.upper), sigmoid(a.lower - a.z)))},
    [ordinary(z=z, lower=-1.0, upper=1.5) for z in (-3.0, -0.5, 0.25, 4.0)]
    + [extreme(z=z, lower=-1.0, upper=1.5) for z in (-800.0, -40.0, 40.0, 800.0)]
    + [extreme(z=0.5, lower=1.0, upper=1.0 + 2.0 ** -40)],
)


# Regression


def error_points(name, extremes, **tail):
    r = Numbers(name)
    return [ordinary(a=r(-3, 3), y=r(-3, 3), **tail) for _ in range(5)] + [extreme(a=a, y=y, **tail) for a, y in extremes]


loss(
    "Huber",
    "further",
    lambda a: (a.a - a.y) ** 2 / 2 if abs(a.a - a.y) <= a.delta else a.delta * (abs(a.a - a.y) - a.delta / 2),
    lambda a: {"a": a.a - a.y if abs(a.a - a.y) <= a.delta else a.delta * sign(a.a - a.y)},
    error_points("huber", [(1.0, 1.0), (1e200, 0.0), (-1e200, 1.0), (1e-200, 0.0)], delta=1.5)
    + [kink(a=2.0, y=0.5, delta=1.5), kink(a=0.5, y=2.0, delta=1.5)],
)


def huber(e):
    return e * e / 2 if abs(e) < 1 else abs(e) - mpf(1) / 2


def vector_error_points(name, extremes):
    r = Numbers(name)
    return [ordinary(a=r.list(n, -3, 3), y=r.list(n, -3, 3)) for n in (1, 2, 6)] + [extreme(a=a, y=y) for a, y in extremes]


loss(
    "HuberMean",
    "further",
    lambda a: total(huber(p - y) for p, y in zip(a.a, a.y)) / len(a.a),
    lambda a: {"a": [(p - y if abs(p - y) < 1 else sign(p - y)) / len(a.a) for p, y in zip(a.a, a.y)]},
    vector_error_points("huber mean", [([1.0, 1e200], [1.0, 0.0])]) + [kink(a=[1.0, -1.0, 0.5], y=[0.0, 0.0, 0.25])],
    n=lambda a: len(a.a),
)


def pinball_value(a):
    return max(a.tau * (a.y - a.q), (a.tau - 1) * (a.y - a.q))


def pinball_points(name):
    return [ordinary(q=q, y=y, tau=t) for q, y, t in ((1.5, 0.25, 0.5), (-1.5, 0.25, 0.1), (2.0, -3.0, 0.9))] + [
        extreme(q=1e300, y=0.0, tau=0.25),
        kink(q=1.25, y=1.25, tau=0.25),
    ]


loss(
    "PinballMaximum",
    "further",
    pinball_value,
    lambda a: {"q": -a.tau if a.y > a.q else 1 - a.tau if a.y < a.q else mpf(1) / 2 - a.tau},
    pinball_points("pinball maximum"),
)
loss(
    "PinballBranch",
    "further",
    pinball_value,
    lambda a: {"q": -a.tau if a.y >= a.q else 1 - a.tau},
    pinball_points("pinball branch"),
)

HINGE_POINTS = [ordinary(f=f, y=y) for f in (-2.5, 0.0, 0.75, 3.0) for y in (-1.0, 1.0)] + [
    extreme(f=1e300, y=-1.0),
    extreme(f=1 - 2.0 ** -53, y=1.0),
    kink(f=1.0, y=1.0),
    kink(f=-1.0, y=-1.0),
]


def hinge_value(a):
    return max(mpf(0), 1 - a.y * a.f)


loss("Hinge", "further", hinge_value, lambda a: {"f": -a.y * share(1 - a.y * a.f)}, HINGE_POINTS)
loss("HingeBranch", "further", hinge_value, lambda a: {"f": -a.y if a.y * a.f < 1 else mpf(0)}, HINGE_POINTS)

loss(
    "SquaredHinge",
    "further",
    lambda a: total(max(mpf(0), 1 - y * f) ** 2 for f, y in zip(a.f, a.y)) / len(a.f),
    lambda a: {"f": [-2 * y * max(mpf(0), 1 - y * f) / len(a.f) for f, y in zip(a.f, a.y)]},
    [
        ordinary(f=[0.25, -1.5, 3.0], y=[1.0, -1.0, -1.0]),
        ordinary(f=[0.125], y=[-1.0]),
        ordinary(f=[0.5, 0.75, -0.25, 2.0, -3.0], y=[1.0, -1.0, 1.0, 1.0, -1.0]),
        kink(f=[1.0, -1.0, 2.0], y=[1.0, -1.0, 1.0]),
        extreme(f=[1e150, 0.0], y=[-1.0, 1.0]),
    ],
    n=lambda a: len(a.f),
)

loss(
    "LogCosh",
    "further",
    lambda a: log(cosh(a.a - a.y)),
    lambda a: {"a": tanh(a.a - a.y)},
    error_points("log cosh", [(800.0, 0.0), (-800.0, 0.5), (40.0, 0.0), (1e-10, 0.0), (1e-200, 0.0), (1.0, 1.0)]),
)


def one_input_points(name, tails):
    r = Numbers(name)
    return [ordinary(w=r(-2, 2), b=r(-1, 1), x=r(-2, 2), y=r(-1, 2)) for _ in range(4)] + [
        extreme(w=w, b=b, x=x, y=y) for w, b, x, y in tails
    ]


ONE_INPUT_TAILS = [(400.0, 0.0, 2.0, 0.5), (400.0, 0.0, -2.0, 0.5), (40.0, 0.0, -1.0, 0.0), (20.0, 0.0, 1.0, 1.0), (0.0, 0.0, 0.0, 0.0)]


def softplus_regression_gradient(a):
    z = a.w * a.x + a.b
    d = (log(1 + exp(z)) - a.y) * sigmoid(z)
    return {"w": d * a.x, "b": d}


loss(
    "SoftplusRegression",
    "further",
    lambda a: (log(1 + exp(a.w * a.x + a.b)) - a.y) ** 2 / 2,
    softplus_regression_gradient,
    one_input_points("softplus regression", ONE_INPUT_TAILS),
)


def tanh_regression_gradient(a):
    z = a.w * a.x + a.b
    d = (tanh(z) - a.y) / cosh(z) ** 2
    return {"w": d * a.x, "b": d}


loss(
    "TanhRegression",
    "further",
    lambda a: (tanh(a.w * a.x + a.b) - a.y) ** 2 / 2,
    tanh_regression_gradient,
    one_input_points("tanh regression", ONE_INPUT_TAILS),
)

loss(
    "Cauchy",
    "further",
    lambda a: log(1 + (a.r / a.scale) ** 2),
    lambda a: {"r": 2 * a.r / (a.scale ** 2 + a.r ** 2)},
    [ordinary(r=r, scale=s) for r, s in ((0.5, 1.0), (-3.0, 0.7), (10.0, 2.0))]
    + [extreme(r=r, scale=s) for r, s in ((0.0, 1.0), (1e-10, 1.0), (1e200, 1.0), (-1e200, 1e-100), (1e-200, 1e-200))],
)
loss(
    "PseudoHuber",
    "further",
    lambda a: a.delta ** 2 * (sqrt(1 + (a.r / a.delta) ** 2) - 1),
    lambda a: {"r": a.r / sqrt(1 + (a.r / a.delta) ** 2)},
    [ordinary(r=r, delta=d) for r, d in ((0.5, 1.0), (-3.0, 0.7), (10.0, 2.0))]
    + [extreme(r=r, delta=d) for r, d in ((0.0, 1.0), (1e-10, 1.0), (1e200, 1.0), (-1e200, 1e-100))],
)


def linear_errors(a):
    d = len(a.w)
    return [dot(a.w, a.x[i * d : (i + 1) * d]) - y for i, y in enumerate(a.y)]


def ridge_value(a):
    return total(e * e for e in linear_errors(a)) / (2 * len(a.y)) + getattr(a, "lambda") / 2 * dot(a.w, a.w)


def ridge_gradient(a):
    d, m = len(a.w), len(a.y)
    gradient = []
    for j in range(d):
        terms = [e * a.x[i * d + j] / m for i, e in enumerate(linear_errors(a))] + [getattr(a, "lambda") * a.w[j]]
        inner = [
            absolute(w * x for w, x in zip(a.w, a.x[i * d : (i + 1) * d])) + abs(a.y[i]) for i in range(m)
        ]
        gradient.append(N(total(terms), absolute(terms), total(u * abs(a.x[i * d + j]) for i, u in enumerate(inner)) / m))
    return {"w": gradient}


def ridge_points():
    r = Numbers("ridge")
    return [
        ordinary(**{"w": r.list(d, -1, 1), "x": r.list(m * d, -2, 2), "y": r.list(m, -2, 2), "lambda": l})
        for m, d, l in ((1, 1, 0.1), (4, 2, 0.01), (5, 3, 0.0))
    ] + [extreme(**{"w": [0.0, 0.0], "x": [1.0, 2.0], "y": [0.0], "lambda": 0.5})]


loss("RidgeRegression", "further", ridge_value, ridge_gradient, ridge_points(), n=lambda a: len(a.w) + len(a.y))


def matrix_errors(a):
    return [dot(a.w, x) - y for x, y in zip(a.x, a.y)]


def matrix_gradient(a):
    m = len(a.y)
    gradient = []
    for j in range(len(a.w)):
        terms = [2 * e * x[j] / m for e, x in zip(matrix_errors(a), a.x)]
        inner = [2 * abs(x[j]) * (absolute(w * v for w, v in zip(a.w, x)) + abs(y)) / m for x, y in zip(a.x, a.y)]
        gradient.append(N(total(terms), absolute(terms), total(inner)))
    return {"w": gradient}


def matrix_points():
    r = Numbers("matrix")
    return [
        ordinary(w=r.list(d, -1, 1), x=[r.list(d, -2, 2) for _ in range(m)], y=r.list(m, -2, 2)) for m, d in ((1, 1), (4, 2), (3, 5))
    ] + [extreme(w=[0.0, 1e-300], x=[[1.0, 2.0]], y=[0.0]), extreme(w=[1e150], x=[[1.0], [-1.0]], y=[0.0, 1e-150])]


loss(
    "MatrixRegression",
    "further",
    lambda a: total(e * e for e in matrix_errors(a)) / len(a.y),
    matrix_gradient,
    matrix_points(),
    n=lambda a: len(a.w) + len(a.y),
)

loss(
    "MeanAbsoluteError",
    "further",
    lambda a: absolute(p - y for p, y in zip(a.a, a.y)) / len(a.a),
    lambda a: {"a": [sign(p - y) / len(a.a) for p, y in zip(a.a, a.y)]},
    vector_error_points("mean absolute error", [([1e300, 1e-300], [-1.0, 0.0]), ([1e-320], [0.0])])
    + [kink(a=[1.0, 2.0, -1.0], y=[1.0, 3.0, -1.0])],
    n=lambda a: len(a.a),
)


def squared_logarithmic_error_gradient(a):
    return {
        "a": [2 * (log1p(p) - log1p(y)) / (1 + p) / len(a.a) for p, y in zip(a.a, a.y)],
    }


loss(
    "MeanSquaredLogarithmicError",
    "further",
    lambda a: total((log(1 + p) - log(1 + y)) ** 2 for p, y in zip(a.a, a.y)) / len(a.a),
    squared_logarithmic_error_gradient,
    [
        ordinary(a=[0.5, 3.0, 10.0], y=[0.25, 4.0, 10.0]),
        ordinary(a=[2.5], y=[0.0]),
        ordinary(a=[0.1, 0.2, 5.5, 7.0], y=[0.3, 0.1, 5.0, 9.0]),
        extreme(a=[1e-12, 0.0, 1e300], y=[0.0, 1e-12, 1.0]),
    ],
    n=lambda a: len(a.a),
)

loss(
    "SumOfSquaredErrors",
    "further",
    lambda a: total((p - y) ** 2 for p, y in zip(a.a, a.y)),
    lambda a: {"a": [2 * (p - y) for p, y in zip(a.a, a.y)]},
    vector_error_points("sum of squared errors", [([1.0, 2.0], [1.0, 2.0]), ([1e15, -1.0], [1e15 - 1, 1.0])])
    + [
        printed(text, a=a, y=one_hot(3, c))
        for text, a, c in (
            ("0.54", [0.3, 0.3, 0.4], 2),
            ("0.54", [0.3, 0.4, 0.3], 1),
            ("1.34", [0.1, 0.2, 0.7], 0),
            ("0.14", [0.1, 0.2, 0.7], 2),
            ("0.14", [0.1, 0.7, 0.2], 1),
            ("0.74", [0.3, 0.4, 0.3], 0),
        )
    ],
    n=lambda a: len(a.a),
)


# Likelihoods


loss(
    "PoissonLog",
    "further",
    lambda a: N(exp(a.f) - a.y * a.f, exp(a.f) + abs(a.y * a.f)),
    lambda a: {"f": N(exp(a.f) - a.y, max(exp(a.f), a.y))},
    [ordinary(f=f, y=y) for f, y in ((0.5, 2.0), (-1.5, 0.0), (2.25, 11.0), (0.0, 1.0))]
    + [extreme(f=f, y=y) for f, y in ((700.0, 3.0), (-800.0, 0.0), (-800.0, 2.0), (1e-20, 1.0))],
)
loss(
    "PoissonRate",
    "further",
    lambda a: N(a.rate - a.y * log(a.rate), a.rate, abs(a.y * log(a.rate))),
    lambda a: {"rate": 1 - a.y / a.rate},
    [ordinary(rate=r, y=y) for r, y in ((0.5, 2.0), (3.25, 0.0), (7.0, 7.0), (1.0, 4.0))]
    + [extreme(rate=r, y=y) for r, y in ((1e-300, 1.0), (1e300, 1.0), (1e-300, 0.0))],
)


def gaussian_value(a):
    terms = [log(2 * pi * a.sigma ** 2) / 2, (a.x - a.mu) ** 2 / (2 * a.sigma ** 2)]
    return N(total(terms), absolute(terms), abs(log(a.sigma)), log(2 * pi) / 2)


def gaussian_gradient(a):
    r = (a.x - a.mu) / a.sigma
    return {"mu": -r / a.sigma, "sigma": N((1 - r * r) / a.sigma, max(1, r * r) / a.sigma)}


loss(
    "GaussianNll",
    "further",
    gaussian_value,
    gaussian_gradient,
    [ordinary(mu=m, sigma=s, x=x) for m, s, x in ((0.5, 1.25, 2.0), (-1.0, 0.1, -1.2), (3.0, 2.0, 3.0), (0.0, 1.0, 1.0))]
    + [extreme(mu=0.0, sigma=s, x=x) for s, x in ((1e-120, 3e-120), (1e-200, 1e-200), (1e120, 3e120), (1e-3, 10.0))],
)


def log_variance_gradient(a):
    q = (a.x - a.mu) ** 2 * exp(-a.logVariance)
    return {"mu": -(a.x - a.mu) * exp(-a.logVariance), "logVariance": N((1 - q) / 2, max(1, q) / 2)}


loss(
    "GaussianNllLogVariance",
    "further",
    lambda a: N(
        (a.logVariance + (a.x - a.mu) ** 2 / exp(a.logVariance)) / 2,
        (abs(a.logVariance) + (a.x - a.mu) ** 2 / exp(a.logVariance)) / 2,
    ),
    log_variance_gradient,
    [ordinary(mu=m, logVariance=s, x=x) for m, s, x in ((0.5, 1.25, 2.0), (-1.0, -2.0, -1.2), (3.0, 0.0, 3.0), (0.0, 0.0, 1.0))]
    + [extreme(mu=0.0, logVariance=s, x=x) for s, x in ((800.0, 1.0), (-600.0, 1e-10), (-800.0, 0.0))],
)


def mixture_densities(a):
    def density(x, mu, sigma):
        return exp(-((x - mu) ** 2) / (2 * sigma ** 2)) / (sigma * sqrt(2 * pi))

    return density


def mixture_value(a):
    density = mixture_densities(a)
    one = mpf(1)
    terms = [-log(a.weight * density(x, a.mu1, one) + (1 - a.weight) * density(x, a.mu2, one)) for x in a.x]
    return N(total(terms), absolute(terms), len(a.x) * log(2 * pi) / 2)


def mixture_gradient(a):
    density = mixture_densities(a)
    one = mpf(1)
    first, second = [], []
    for x in a.x:
        p = a.weight * density(x, a.mu1, one)
        q = (1 - a.weight) * density(x, a.mu2, one)
        first.append(-p / (p + q) * (x - a.mu1))
        second.append(-q / (p + q) * (x - a.mu2))
    return {"mu1": N(total(first), absolute(first)), "mu2": N(total(second), absolute(second))}


loss(
    "GaussianMixture",
    "further",
    mixture_value,
    mixture_gradient,
    [
        ordinary(mu1=-1.0, mu2=2.0, weight=0.3, x=[0.5, -2.0, 3.25, 1.0]),
        ordinary(mu1=0.0, mu2=0.0, weight=0.5, x=[0.0, 1.5]),
        ordinary(mu1=-1.0, mu2=2.0, weight=0.75, x=[0.625]),
        extreme(mu1=-1.0, mu2=2.0, weight=0.5, x=[60.0, -45.0]),
        extreme(mu1=-1.0, mu2=2.0, weight=1.0, x=[1.0, 50.0]),
        extreme(mu1=-1.0, mu2=2.0, weight=0.0, x=[1.0, 50.0]),
    ],
    n=lambda a: len(a.x),
)


def mixture_parameters_value(a):
    density = mixture_densities(a)
    value = -log(a.weight * density(a.x, a.mu1, a.sigma1) + (1 - a.weight) * density(a.x, a.mu2, a.sigma2))
    return N(value, log(2 * pi) / 2, abs(log(a.sigma1)), abs(log(a.sigma2)))


def mixture_parameters_gradient(a):
    density = mixture_densities(a)
    f, g = density(a.x, a.mu1, a.sigma1), density(a.x, a.mu2, a.sigma2)
    mixed = a.weight * f + (1 - a.weight) * g
    p, q = a.weight * f / mixed, (1 - a.weight) * g / mixed
    u, v = (a.x - a.mu1) / a.sigma1, (a.x - a.mu2) / a.sigma2
    return {
        "mu1": -p * u / a.sigma1,
        "mu2": -q * v / a.sigma2,
        "sigma1": N(-p * (u * u - 1) / a.sigma1, p * max(u * u, 1) / a.sigma1),
        "sigma2": N(-q * (v * v - 1) / a.sigma2, q * max(v * v, 1) / a.sigma2),
        "weight": N(-(f - g) / mixed, max(f, g) / mixed),
    }


loss(
    "GaussianMixtureParameters",
    "further",
    mixture_parameters_value,
    mixture_parameters_gradient,
    [
        ordinary(mu1=-1.0, mu2=2.0, sigma1=0.5, sigma2=1.5, weight=0.3, x=0.25),
        ordinary(mu1=1.0, mu2=1.25, sigma1=2.0, sigma2=2.0, weight=0.6, x=1.0),
        ordinary(mu1=0.5, mu2=-0.75, sigma1=0.3, sigma2=1.1, weight=0.85, x=-0.2),
        extreme(mu1=-1.0, mu2=2.0, sigma1=0.5, sigma2=1.5, weight=0.5, x=70.0),
        extreme(mu1=-1.0, mu2=2.0, sigma1=0.5, sigma2=1.5, weight=0.5, x=-70.0),
    ],
)

loss(
    "ExponentialNll",
    "further",
    lambda a: N(a.rate * a.x - log(a.rate), a.rate * a.x, abs(log(a.rate))),
    lambda a: {"rate": N(a.x - 1 / a.rate, max(a.x, 1 / a.rate))},
    [ordinary(rate=r, x=x) for r, x in ((0.5, 3.0), (2.0, 0.5), (1.25, 0.0))]
    + [extreme(rate=r, x=x) for r, x in ((1e-300, 1.0), (1.0, 800.0), (1e10, 1e10))],
)


def weibull_value(a):
    l = log(a.x / a.scale)
    terms = [-log(a.shape / a.scale), -(a.shape - 1) * l, exp(a.shape * l)]
    return N(total(terms), absolute(terms), abs(log(a.shape)), abs(log(a.scale)), abs(log(a.x)) * abs(a.shape - 1))


def weibull_gradient(a):
    l = log(a.x / a.scale)
    h = exp(a.shape * l)
    terms = [-1 / a.shape, -l, h * l]
    return {"shape": N(total(terms), absolute(terms)), "scale": N(a.shape / a.scale * (1 - h), a.shape / a.scale * max(1, h))}


loss(
    "WeibullNll",
    "further",
    weibull_value,
    weibull_gradient,
    [ordinary(shape=k, scale=s, x=x) for k, s, x in ((1.5, 2.0, 1.0), (0.7, 1.0, 3.0), (1.0, 1.0, 1.0), (3.0, 0.5, 0.4))]
    + [extreme(shape=k, scale=s, x=x) for k, s, x in ((2.0, 1e-100, 1e-100), (50.0, 1.0, 0.01), (5.0, 1e150, 1e145))],
)
loss(
    "GammaDeviance",
    "further",
    lambda a: N(2 * (-log(a.y / a.mu) + (a.y - a.mu) / a.mu), 2 * abs(log(a.y / a.mu)), 2 * abs((a.y - a.mu) / a.mu)),
    lambda a: {"mu": 2 * (a.mu - a.y) / a.mu ** 2},
    [ordinary(mu=m, y=y) for m, y in ((0.5, 3.0), (2.0, 0.5), (1.25, 1.25), (3.0, 3.5))]
    + [extreme(mu=m, y=y) for m, y in ((1e-200, 1e-200), (1e200, 1.0), (1e-140, 2e-140), (1.0, 1e-300))],
)


def tweedie_terms(a):
    one, two = 1 - a.power, 2 - a.power
    return [2 * a.y ** two / (one * two), -2 * a.y * a.mu ** one / one, 2 * a.mu ** two / two]


loss(
    "TweedieDeviance",
    "further",
    lambda a: N(total(tweedie_terms(a)), absolute(tweedie_terms(a))),
    lambda a: {"mu": 2 * (a.mu - a.y) * a.mu ** -a.power},
    [ordinary(mu=m, y=y, power=p) for m, y, p in ((0.5, 3.0, 1.5), (2.0, 0.5, 1.25), (1.25, 1.25, 1.5), (3.0, 3.5, 1.75))]
    + [extreme(mu=m, y=y, power=1.5) for m, y in ((1e-150, 1e-150), (1e150, 1.0), (1.0, 1e-300))],
)


# Behind a softmax


loss(
    "LogSumExp",
    "further",
    lambda a: log_sum_exp(a.z),
    lambda a: {"z": softmax(a.z)},
    [
        ordinary(z=[0.5, -1.25, 2.0]),
        ordinary(z=[0.75]),
        ordinary(z=[0.0, 0.0, 0.0, 0.0]),
        extreme(z=[800.0, -800.0, 0.0]),
        extreme(z=[-800.0, -799.0]),
        extreme(z=[800.0, 800.0]),
        extreme(z=[40.0, 0.0]),
        limit(
            {"z": [0.0, -INFINITY, 0.0]},
            value="0.69314718055994530941723212145817656807550013436026",
            z=["0.5", "0", "0.5"],
        ),
        limit({"z": [-INFINITY, 3.0]}, value="3", z=["0", "1"]),
    ],
    n=length_of_z,
)


def info_nce_value(a):
    z = [s / a.temperature for s in a.similarities]
    return N(log_sum_exp(z) - z[a.positive], max(abs(log_sum_exp(z)), abs(z[a.positive])))


def info_nce_gradient(a):
    p = softmax([s / a.temperature for s in a.similarities])
    t = a.temperature
    return {"similarities": [N((x - is_class(i, a.positive)) / t, max(x, is_class(i, a.positive)) / t) for i, x in enumerate(p)]}


loss(
    "InfoNce",
    "further",
    info_nce_value,
    info_nce_gradient,
    [
        ordinary(similarities=[0.9, 0.1, -0.3, 0.5], positive=0, temperature=0.5),
        ordinary(similarities=[0.25, 0.25], positive=1, temperature=0.07),
        ordinary(similarities=[0.5], positive=0, temperature=1.0),
        extreme(similarities=[1.0, -1.0, 0.0], positive=0, temperature=0.00125),
        extreme(similarities=[1.0, -1.0, 0.0], positive=1, temperature=0.00125),
    ],
    n=lambda a: len(a.similarities),
)


def temperature_value(a):
    z = [x / a.temperature for x in a.z]
    return N(log_sum_exp(z) - z[a.c], max(abs(log_sum_exp(z)), abs(z[a.c])))


def temperature_gradient(a):
    p = softmax([x / a.temperature for x in a.z])
    square = a.temperature ** 2
    return {"temperature": N((a.z[a.c] - dot(p, a.z)) / square, abs(a.z[a.c]) / square, absolute(x * y for x, y in zip(p, a.z)) / square)}


loss(
    "TemperatureScaling",
    "further",
    temperature_value,
    temperature_gradient,
    [
        ordinary(temperature=1.5, z=[0.5, -1.25, 2.0], c=0),
        ordinary(temperature=0.75, z=[0.5, -1.25, 2.0], c=2),
        ordinary(temperature=1.0, z=[0.25, 0.25], c=1),
        ordinary(temperature=2.0, z=[3.0], c=0),
        extreme(temperature=0.01, z=[8.0, -8.0, 0.0], c=0),
        extreme(temperature=0.01, z=[8.0, -8.0, 0.0], c=1),
        extreme(temperature=1e100, z=[1.0, 2.0], c=0),
    ],
    n=length_of_z,
)


def distillation_value(a):
    t = a.temperature
    p = softmax([x / t for x in a.teacher])
    u, v = [x / t for x in a.teacher], [x / t for x in a.z]
    q = softmax(v)
    terms = [t * t * x * log(x / y) for x, y in zip(p, q)]
    spread = t * t * (absolute(x * y for x, y in zip(p, u)) + absolute(x * y for x, y in zip(p, v)))
    return N(total(terms), absolute(terms), spread, t * t * (abs(log_sum_exp(u)) + abs(log_sum_exp(v))))


def distillation_gradient(a):
    t = a.temperature
    p = softmax([x / t for x in a.teacher])
    q = softmax([x / t for x in a.z])
    return {"z": [N(t * (y - x), t * max(x, y)) for x, y in zip(p, q)]}


loss(
    "Distillation",
    "further",
    distillation_value,
    distillation_gradient,
    [
        ordinary(z=[0.5, -1.25, 2.0], teacher=[1.0, 0.25, 1.5], temperature=2.0),
        ordinary(z=[0.5, 0.5], teacher=[0.5, 0.5], temperature=1.0),
        ordinary(z=[0.5], teacher=[-3.0], temperature=1.0),
        extreme(z=[800.0, -800.0, 0.0], teacher=[0.0, 1.0, 2.0], temperature=1.0),
        extreme(z=[0.0, 1.0, 2.0], teacher=[800.0, -800.0, 0.0], temperature=1.0),
    ],
    n=length_of_z,
)


def generalized_value(a):
    p = softmax(a.z)[a.c] ** a.q
    return N((1 - p) / a.q, max(1, p) / a.q)


def generalized_gradient(a):
    p = softmax(a.z)
    power = p[a.c] ** a.q
    return {"z": [N(power * (x - is_class(i, a.c)), power * max(x, is_class(i, a.c))) for i, x in enumerate(p)]}


loss(
    "GeneralizedCrossEntropy",
    "further",
    generalized_value,
    generalized_gradient,
    [
        ordinary(z=[0.5, -1.25, 2.0], c=0, q=0.7),
        ordinary(z=[0.5, -1.25, 2.0], c=2, q=0.25),
        ordinary(z=[0.0, 0.0], c=1, q=1.0),
        ordinary(z=[0.5], c=0, q=0.5),
        extreme(z=[800.0, -800.0, 0.0], c=0, q=0.7),
        extreme(z=[800.0, -800.0, 0.0], c=1, q=0.7),
        extreme(z=[40.0, 0.0], c=1, q=0.25),
    ],
    n=length_of_z,
)


# Distributions


def jensen_shannon_terms(a):
    terms = []
    for p, q in zip(a.p, a.q):
        m = (p + q) / 2
        terms += [p * log(p / m) / 2 if p != 0 else mpf(0), q * log(q / m) / 2 if q != 0 else mpf(0)]
    return terms


loss(
    "JensenShannon",
    "further",
    lambda a: N(total(jensen_shannon_terms(a)), absolute(jensen_shannon_terms(a))),
    lambda a: {"p": [log(2 * p / (p + q)) / 2 for p, q in zip(a.p, a.q)]},
    pairs_of_distributions("jensen shannon"),
    n=lambda a: len(a.p),
)


def bernoulli_kl_value(a):
    terms = [mpf(0) if a.p == 0 else a.p * log(a.p / a.q), mpf(0) if a.p == 1 else (1 - a.p) * log((1 - a.p) / (1 - a.q))]
    return N(total(terms), absolute(terms))


loss(
    "BernoulliKl",
    "further",
    bernoulli_kl_value,
    lambda a: {"q": (a.q - a.p) / (a.q * (1 - a.q))},
    [ordinary(p=p, q=q) for p, q in ((0.5, 0.25), (0.1, 0.7), (0.3, 0.3), (0.9, 0.95))]
    + [extreme(p=p, q=q) for p, q in ((0.0, 0.25), (1.0, 0.25), (0.5, 1e-300), (1e-300, 0.5), (0.0, 1e-300))],
)
loss(
    "Hellinger",
    "further",
    lambda a: total((sqrt(p) - sqrt(q)) ** 2 for p, q in zip(a.p, a.q)) / 2,
    lambda a: {"p": [N((1 - sqrt(q / p)) / 2, max(1, sqrt(q / p)) / 2) for p, q in zip(a.p, a.q)]},
    pairs_of_distributions("hellinger"),
    n=lambda a: len(a.p),
)


def perplexity(a):
    return exp(-total(log(p) for p in a.p) / len(a.p))


loss(
    "Perplexity",
    "further",
    perplexity,
    lambda a: {"p": [-perplexity(a) / (len(a.p) * p) for p in a.p]},
    [
        ordinary(p=[0.5, 0.25, 0.1]),
        ordinary(p=[0.3]),
        ordinary(p=[1.0, 1.0]),
        extreme(p=[1e-300, 1.0]),
        extreme(p=[1e-150] * 3),
    ],
    n=lambda a: len(a.p),
)


def dice_parts(a):
    return 2 * dot(a.p, a.y) + 1, total(a.p) + total(a.y) + 1


loss(
    "Dice",
    "further",
    lambda a: N(1 - dice_parts(a)[0] / dice_parts(a)[1], max(1, dice_parts(a)[0] / dice_parts(a)[1])),
    lambda a: {
        "p": [
            N((dice_parts(a)[0] - 2 * y * dice_parts(a)[1]) / dice_parts(a)[1] ** 2, max(dice_parts(a)[0], 2 * y * dice_parts(a)[1]) / dice_parts(a)[1] ** 2)
            for y in a.y
        ]
    },
    [
        ordinary(p=[0.5, 0.25, 0.9], y=[1.0, 0.0, 1.0]),
        ordinary(p=[0.3], y=[0.5]),
        ordinary(p=[1.0, 0.0], y=[1.0, 0.0]),
        extreme(p=[0.0, 0.0], y=[0.0, 0.0]),
        extreme(p=[1e-300, 1.0], y=[1.0, 0.0]),
    ],
    n=lambda a: len(a.p),
)


def gaussian_kl_value(a):
    terms = []
    for m, s in zip(a.mu, a.logVariance):
        terms += [mpf(-1) / 2, -s / 2, m * m / 2, exp(s) / 2]
    return N(total(terms), absolute(terms))


loss(
    "GaussianKl",
    "further",
    gaussian_kl_value,
    lambda a: {"mu": list(a.mu), "logVariance": [expm1(s) / 2 for s in a.logVariance]},
    [
        ordinary(mu=[0.5, -1.25], logVariance=[0.25, -0.75]),
        ordinary(mu=[0.0], logVariance=[0.0]),
        ordinary(mu=[2.0, 0.0, 1.0], logVariance=[1.5, -3.0, 0.5]),
        extreme(mu=[1e-10, 0.0], logVariance=[1e-10, -1e-12]),
        extreme(mu=[1e150, 0.0], logVariance=[700.0, -800.0]),
    ],
    n=lambda a: len(a.mu),
)


# Geometry


loss(
    "Norm",
    "further",
    lambda a: sqrt(dot(a.w, a.w)),
    lambda a: {"w": [x / sqrt(dot(a.w, a.w)) if x != 0 else mpf(0) for x in a.w]},
    [
        ordinary(w=[3.0, -4.0]),
        ordinary(w=[0.5, 1.25, -2.0, 0.0]),
        ordinary(w=[-0.7]),
        kink(w=[0.0, 0.0]),
        extreme(w=[1e200, 1e200]),
        extreme(w=[1e-200, -1e-200, 1e-201]),
    ],
    n=lambda a: len(a.w),
)


def cosine(a):
    return dot(a.a, a.b) / sqrt(dot(a.a, a.a) * dot(a.b, a.b))


def cosine_gradient(a):
    na, nb = sqrt(dot(a.a, a.a)), sqrt(dot(a.b, a.b))
    c = cosine(a)
    return {"a": [N(-(b / nb - c * x / na) / na, max(abs(b) / nb, abs(c * x) / na) / na) for x, b in zip(a.a, a.b)]}


loss(
    "CosineSimilarity",
    "further",
    lambda a: N(1 - cosine(a), max(1, abs(cosine(a)))),
    cosine_gradient,
    [
        ordinary(a=[0.5, -1.25, 2.0], b=[1.0, 0.25, 1.5]),
        ordinary(a=[3.0, 4.0], b=[-4.0, 3.0]),
        ordinary(a=[1.0, 2.0], b=[2.0, 4.0]),
        ordinary(a=[-2.0], b=[0.5]),
        extreme(a=[1e100, 2e100], b=[1.0, -1.0]),
        extreme(a=[1e-90, 2e-90], b=[1.0, -1.0]),
    ],
    n=lambda a: len(a.a),
)


def squared_distance(a, b):
    return total((x - y) ** 2 for x, y in zip(a, b))


def triplet_gap(a):
    return squared_distance(a.anchor, a.positive) - squared_distance(a.anchor, a.negative) + a.margin


def triplet_value(a):
    parts = squared_distance(a.anchor, a.positive), squared_distance(a.anchor, a.negative), a.margin
    return N(max(mpf(0), triplet_gap(a)), total(parts) if triplet_gap(a) > 0 else 0)


def triplet_gradient(a):
    f = 2 * share(triplet_gap(a))
    columns = list(zip(a.anchor, a.positive, a.negative))
    return {
        "anchor": [f * (n - p) for x, p, n in columns],
        "positive": [f * (p - x) for x, p, n in columns],
        "negative": [f * (x - n) for x, p, n in columns],
    }


loss(
    "Triplet",
    "further",
    triplet_value,
    triplet_gradient,
    [
        ordinary(anchor=[0.5, -1.0], positive=[1.5, 0.25], negative=[0.0, -0.5], margin=0.2),
        ordinary(anchor=[0.5, -1.0], positive=[0.5, -0.75], negative=[3.0, 2.0], margin=0.2),
        ordinary(anchor=[0.5], positive=[0.75], negative=[1.0], margin=1.0),
        kink(anchor=[0.0, 0.0], positive=[0.0, 1.0], negative=[1.0, 1.0], margin=1.0),
    ],
    n=lambda a: len(a.anchor),
)


def contrastive_gradient(a):
    gap = max(mpf(0), a.margin - a.distance)
    pull, push = 2 * a.same * a.distance, 2 * (1 - a.same) * gap
    return {"distance": N(pull - push, max(pull, push))}


loss(
    "ContrastivePair",
    "further",
    lambda a: a.same * a.distance ** 2 + (1 - a.same) * max(mpf(0), a.margin - a.distance) ** 2,
    contrastive_gradient,
    [ordinary(distance=d, same=s, margin=1.0) for d in (0.25, 0.75, 2.5) for s in (0.0, 1.0)]
    + [ordinary(distance=0.5, same=0.25, margin=2.0), kink(distance=1.0, same=0.0, margin=1.0), extreme(distance=0.0, same=0.0, margin=1.0)],
)


def ranking_gradient(a):
    f = share(-a.order * (a.first - a.second) + a.margin)
    return {"first": -a.order * f, "second": a.order * f}


loss(
    "MarginRanking",
    "further",
    lambda a: N(max(mpf(0), -a.order * (a.first - a.second) + a.margin), abs(a.first - a.second) + a.margin),
    ranking_gradient,
    [ordinary(first=f, second=s, order=o, margin=0.5) for f, s in ((1.0, 0.25), (0.5, 2.0)) for o in (-1.0, 1.0)]
    + [kink(first=1.0, second=0.5, order=1.0, margin=0.5), extreme(first=1e300, second=0.0, order=-1.0, margin=0.0)],
)


def elastic_net_parts(a):
    l = getattr(a, "lambda")
    return l * a.alpha, l * (1 - a.alpha)


loss(
    "ElasticNet",
    "further",
    lambda a: elastic_net_parts(a)[0] * absolute(a.w) + elastic_net_parts(a)[1] / 2 * dot(a.w, a.w),
    lambda a: {"w": [elastic_net_parts(a)[0] * sign(w) + elastic_net_parts(a)[1] * w for w in a.w]},
    [
        ordinary(**{"w": [0.5, -1.25, 2.0], "lambda": 0.1, "alpha": 0.5}),
        ordinary(**{"w": [-0.5], "lambda": 2.0, "alpha": 0.25}),
        ordinary(**{"w": [1.5, 0.75, -0.1, 3.0], "lambda": 0.03, "alpha": 0.9}),
        kink(**{"w": [0.0, 1.0, -3.0], "lambda": 0.1, "alpha": 1.0}),
        kink(**{"w": [0.0], "lambda": 0.5, "alpha": 0.5}),
        extreme(**{"w": [1e150, -1e-30], "lambda": 0.1, "alpha": 0.0}),
    ],
    n=lambda a: len(a.w),
)


# Networks


def tanh_network(a):
    """Parts of the forward pass: the hidden layer, the logits, the output weights."""
    d = len(a.x)
    w = a.weights
    biases = a.hidden * d
    outputs = biases + a.hidden
    output_biases = outputs + a.classes * a.hidden
    h = [tanh(dot(w[k * d : (k + 1) * d], a.x) + w[biases + k]) for k in range(a.hidden)]
    v = [w[outputs + i * a.hidden : outputs + (i + 1) * a.hidden] for i in range(a.classes)]
    z = [dot(v[i], h) + w[output_biases + i] for i in range(a.classes)]
    return h, z, v


def tanh_network_value(a):
    h, z, v = tanh_network(a)
    return N(log_sum_exp(z) - z[a.c], max(abs(log_sum_exp(z)), abs(z[a.c])))


def tanh_network_gradient(a):
    h, z, v = tanh_network(a)
    p = softmax(z)
    delta = [x - is_class(i, a.c) for i, x in enumerate(p)]
    size = [max(x, is_class(i, a.c)) for i, x in enumerate(p)]
    first, first_biases, second, second_biases = [], [], [], []
    for k in range(a.hidden):
        terms = [delta[i] * v[i][k] for i in range(a.classes)]
        sizes = total(size[i] * abs(v[i][k]) for i in range(a.classes))
        slope = 1 - h[k] ** 2
        first += [N(total(terms) * slope * x, absolute(terms) * slope * abs(x), sizes * slope * abs(x)) for x in a.x]
        first_biases.append(N(total(terms) * slope, absolute(terms) * slope, sizes * slope))
    for i in range(a.classes):
        second += [N(delta[i] * h[k], size[i] * abs(h[k])) for k in range(a.hidden)]
        second_biases.append(N(delta[i], size[i]))
    return {"weights": first + first_biases + second + second_biases}


def tanh_network_points():
    r = Numbers("tanh network")

    def weights(d, hidden, classes, scale):
        return r.list(hidden * d + hidden + classes * hidden + classes, -scale, scale)

    return [
        ordinary(weights=weights(2, 3, 2, 1), x=r.list(2, -2, 2), hidden=3, classes=2, c=0),
        ordinary(weights=weights(3, 2, 4, 1), x=r.list(3, -2, 2), hidden=2, classes=4, c=3),
        ordinary(weights=weights(1, 1, 1, 1), x=[0.5], hidden=1, classes=1, c=0),
        extreme(weights=[1.0, 2.0, 0.5, -0.5, 800.0, 0.0, -800.0, 0.0, 0.0, 0.0], x=[1.0], hidden=2, classes=2, c=0),
        extreme(weights=[1.0, 2.0, 0.5, -0.5, 800.0, 0.0, -800.0, 0.0, 0.0, 0.0], x=[1.0], hidden=2, classes=2, c=1),
        extreme(weights=[300.0, -300.0, 0.0, 0.0, 1.0, 0.0, -1.0, 0.5, 0.0, 0.0], x=[1.0], hidden=2, classes=2, c=1),
    ]


loss("TanhNetwork", "further", tanh_network_value, tanh_network_gradient, tanh_network_points(), n=lambda a: len(a.x) + a.hidden + a.classes)


def relu_network(a):
    d = len(a.x)
    s = [dot(a.v[k * d : (k + 1) * d], a.x) for k in range(len(a.w))]
    return s, dot(a.w, [max(mpf(0), x) for x in s]) + a.b


def relu_network_gradient(a):
    s, z = relu_network(a)
    delta = sigmoid(z) - a.y
    v = []
    for k in range(len(a.w)):
        v += [delta * a.w[k] * share(s[k]) * x for x in a.x]
    return {"v": v, "w": [delta * max(mpf(0), x) for x in s], "b": N(delta, max(sigmoid(z), a.y))}


def relu_network_points():
    r = Numbers("relu network")
    return [
        ordinary(v=r.list(h * d, -1, 1), w=r.list(h, -1, 1), b=r(-1, 1), x=r.list(d, -2, 2), y=y)
        for d, h, y in ((2, 3, 1.0), (3, 2, 0.0), (1, 1, 0.5))
    ] + [
        extreme(v=[400.0, -400.0], w=[2.0, 1.0], b=0.0, x=[1.0], y=0.0),
        extreme(v=[400.0, -400.0], w=[2.0, 1.0], b=0.0, x=[1.0], y=1.0),
        kink(v=[1.0, -1.0, 0.5, 0.5], w=[1.0, -2.0], b=0.5, x=[1.0, 1.0], y=1.0),
    ]


loss(
    "ReluNetwork",
    "further",
    lambda a: bce(sigmoid(relu_network(a)[1]), a.y),
    relu_network_gradient,
    relu_network_points(),
    n=lambda a: len(a.x) + len(a.w),
)
