"""Reference values and gradients of the rows of the list of losses; losses.py runs it."""

from mpmath import acos, cos, log, mpf, sin, sqrt

from losses_common import *


# Rows 1 to 8: one output


def row01_gradient(a):
    return {"a": (a.a - a.y) / (a.a * (1 - a.a))}


def row01_points(single=False):
    r = Numbers("row 1", single)
    below_one = 1 - 2.0 ** -24 if single else 1 - 2.0 ** -53
    tiny = to_float(1e-30) if single else 1e-300
    return (
        [ordinary(a=r(0.02, 0.98), y=r(0, 1)) for _ in range(5)]
        + [ordinary(a=r(0.02, 0.98), y=y) for y in (0.0, 1.0)]
        + [ordinary(a=0.5, y=0.5), ordinary(a=0.25, y=0.25)]
        + [extreme(a=tiny, y=y) for y in (0.0, 0.5, 1.0)]
        + [extreme(a=below_one, y=y) for y in (0.0, 0.5, 1.0)]
    )


loss("Row01", "1", lambda a: bce(a.a, a.y), row01_gradient, row01_points())
loss("Row01Single", "1", lambda a: bce(a.a, a.y), row01_gradient, row01_points(True), precision=FLOAT)


def row02_value(a):
    return bce(sigmoid(a.z), a.y)


def row02_gradient(a):
    p = sigmoid(a.z)
    return {"z": N(p - a.y, max(p, abs(a.y)))}


loss("Row02", "2", row02_value, row02_gradient, logit_points("row 2", infinite=True))
loss("Row02Single", "2", row02_value, row02_gradient, logit_points("row 2", single=True), precision=FLOAT)


def row02_batch_value(a):
    return total(bce(sigmoid(z), y) for z, y in zip(a.z, a.y)) / len(a.z)


def row02_batch_gradient(a):
    m = len(a.z)
    return {"z": [N((sigmoid(z) - y) / m, max(sigmoid(z), y) / m) for z, y in zip(a.z, a.y)]}


def multi_label_points(name):
    r = Numbers(name)
    return (
        [ordinary(z=r.list(n, -5, 5), y=r.list(n, 0, 1)) for n in (1, 2, 6)]
        + [ordinary(z=r.list(n, -5, 5), y=r.bits(n)) for n in (1, 5)]
        + [
            extreme(z=[800.0, -800.0, 800.0, -800.0, 0.0], y=[1.0, 0.0, 0.0, 1.0, 1.0]),
            extreme(z=[40.0, -40.0, 1e-20], y=[0.5, 0.5, 0.5]),
            extreme(z=[-800.0], y=[0.0]),
            extreme(z=[0.0, 0.0, 0.0], y=[0.0, 1.0, 0.5]),
        ]
    )


loss("Row02Batch", "2", row02_batch_value, row02_batch_gradient, multi_label_points("row 2 batch"), n=lambda a: len(a.z))


def row03_value(a):
    return bce(sigmoid(a.w * a.x + a.b), a.y)


def row03_gradient(a):
    p = sigmoid(a.w * a.x + a.b)
    return {"w": (p - a.y) * a.x, "b": N(p - a.y, max(p, a.y))}


def row03_points(name, single=False):
    r = Numbers(name, single)
    far = 90.0 if single else 799.0
    return (
        [ordinary(w=r(-2, 2), b=r(-2, 2), x=r(-3, 3), y=r(0, 1)) for _ in range(5)]
        + [ordinary(w=r(-2, 2), b=r(-2, 2), x=r(-3, 3), y=y) for y in (0.0, 1.0)]
        + [extreme(w=s * far, b=s * 1.0, x=1.0, y=y) for s in (-1, 1) for y in (0.0, 0.5, 1.0)]
        + [extreme(w=2.0, b=-3.0, x=1.5, y=0.5), extreme(w=s_far(single), b=0.0, x=0.0, y=1.0)]
    )


def s_far(single):
    return to_float(1e20) if single else 1e200


loss("Row03", "3", row03_value, row03_gradient, row03_points("row 3"))
loss("Row03Single", "3", row03_value, row03_gradient, row03_points("row 3", True), precision=FLOAT)


def row04_value(a):
    return bce(sigmoid(dot(a.w, a.x) + a.b), a.y)


def row04_gradient(a):
    p = sigmoid(dot(a.w, a.x) + a.b)
    return {"w": [(p - a.y) * x for x in a.x], "b": N(p - a.y, max(p, a.y))}


def row04_points():
    r = Numbers("row 4")
    return (
        [ordinary(w=r.list(d, -2, 2), b=r(-2, 2), x=r.list(d, -2, 2), y=r(0, 1)) for d in (1, 3, 7)]
        + [ordinary(w=r.list(3, -2, 2), b=r(-2, 2), x=r.list(3, -2, 2), y=y) for y in (0.0, 1.0)]
        + [extreme(w=[s * 400.0, s * 200.0], b=0.0, x=[1.0, 2.0], y=y) for s in (-1, 1) for y in (0.0, 0.25, 1.0)]
        + [extreme(w=[], b=1.5, x=[], y=1.0), extreme(w=[0.0, 0.0], b=0.0, x=[0.0, 5.0], y=0.5)]
    )


loss("Row04", "4", row04_value, row04_gradient, row04_points(), n=lambda a: len(a.w))


loss(
    "Row05",
    "5",
    lambda a: -log((a.a ** a.y) * ((1 - a.a) ** (1 - a.y))),
    row01_gradient,
    row01_points(),
)
loss(
    "Row05Logit",
    "5",
    lambda a: -log((sigmoid(a.z) ** a.y) * ((1 - sigmoid(a.z)) ** (1 - a.y))),
    row02_gradient,
    logit_points("row 5"),
)


def row06_value(a):
    return (sigmoid(a.z) - a.y) ** 2 / 2


def row06_gradient(a):
    p = sigmoid(a.z)
    return {"z": (p - a.y) * p * (1 - p)}


loss("Row06", "6", row06_value, row06_gradient, logit_points("row 6"))
loss("Row06Single", "6", row06_value, row06_gradient, logit_points("row 6", single=True), precision=FLOAT)


def row06_neuron_gradient(a):
    p = sigmoid(a.w * a.x + a.b)
    d = (p - a.y) * p * (1 - p)
    return {"w": d * a.x, "b": d}


loss(
    "Row06Neuron",
    "6",
    lambda a: (sigmoid(a.w * a.x + a.b) - a.y) ** 2 / 2,
    row06_neuron_gradient,
    row03_points("row 6 neuron"),
)


def row07_value(a):
    return total(bce(p, y) for p, y in zip(a.a, a.y)) / len(a.a)


def row07_gradient(a):
    m = len(a.a)
    return {"a": [(p - y) / (p * (1 - p)) / m for p, y in zip(a.a, a.y)]}


def row07_points():
    r = Numbers("row 7")
    return (
        [ordinary(a=r.list(m, 0.02, 0.98), y=r.list(m, 0, 1)) for m in (1, 2, 6)]
        + [ordinary(a=r.list(m, 0.02, 0.98), y=r.bits(m)) for m in (1, 5)]
        + [
            extreme(a=[1e-300, 1 - 2.0 ** -53, 0.5], y=[1.0, 0.0, 0.5]),
            extreme(a=[1e-300, 1 - 2.0 ** -53], y=[0.0, 1.0]),
        ]
    )


loss("Row07", "7", row07_value, row07_gradient, row07_points(), n=lambda a: len(a.a))


def row08_value(a):
    return total(bce(sigmoid(dot(a.w, x) + a.b), y) for x, y in zip(rows8(a), a.y)) / len(a.y)


def rows8(a):
    d = len(a.w)
    return [a.x[i * d : (i + 1) * d] for i in range(len(a.y))]


def row08_gradient(a):
    m = len(a.y)
    errors = [sigmoid(dot(a.w, x) + a.b) - y for x, y in zip(rows8(a), a.y)]
    w = []
    for j in range(len(a.w)):
        terms = [e * x[j] / m for e, x in zip(errors, rows8(a))]
        w.append(N(total(terms), absolute(terms)))
    terms = [e / m for e in errors]
    # One sample alone: the closing subtraction of its label.
    b = N(total(terms), absolute(terms), max(sigmoid(dot(a.w, rows8(a)[0]) + a.b), a.y[0]) if m == 1 else 0)
    return {"w": w, "b": b}


def row08_points():
    r = Numbers("row 8")
    points = [
        ordinary(w=r.list(d, -1, 1), b=r(-1, 1), x=r.list(m * d, -2, 2), y=r.bits(m)) for m, d in ((1, 1), (1, 3), (4, 2), (6, 3))
    ]
    points += [ordinary(w=r.list(2, -1, 1), b=r(-1, 1), x=r.list(6, -2, 2), y=r.list(3, 0, 1))]
    points += [
        extreme(w=[400.0, -400.0], b=0.0, x=[1.0, -1.0, -1.0, 1.0, 1.0, -1.0, -1.0, 1.0], y=[1.0, 0.0, 0.0, 1.0]),
        extreme(w=[0.0, 0.0], b=0.0, x=[1.0, 2.0, -1.0, -2.0], y=[1.0, 0.0]),
        extreme(w=[30.0], b=10.0, x=[1.0, -1.0], y=[1.0, 0.0]),
    ]
    return points


loss("Row08", "8", row08_value, row08_gradient, row08_points(), n=lambda a: len(a.w) + len(a.y))


# Rows 9 to 15: behind a softmax


def cross_entropy_value(z, y):
    p = softmax(z)
    value = -total(xlog(yi, pi_) for yi, pi_ in zip(y, p))
    return value, max(abs(log_sum_exp(z)) * absolute(y), absolute(yi * zi for yi, zi in zip(y, z)))


def row09_value(a):
    return N(*cross_entropy_value(a.z, a.y))


def row09_gradient(a):
    s = total(a.y)
    return {"z": [N(p * s - y, max(p * s, abs(y))) for p, y in zip(softmax(a.z), a.y)]}


def row09_distribution_gradient(a):
    return {"z": [N(p - y, max(p, y)) for p, y in zip(softmax(a.z), a.y)]}


def logits(r, single=False):
    """Ordinary and extreme logits, with their number of classes."""
    far = 90.0 if single else 800.0
    o = [r.list(n, -4, 4) for n in (2, 3, 5, 10)] + [[0.0, 0.0, 0.0], [r(-3, 3)]]
    e = [
        [far, -far, 0.0],
        [far, far, far],
        [-far, -far],
        [0.0, far, far - 1],
        [far],
        [40.0, 0.0, -40.0],
        [1e-20 if not single else to_float(1e-20), 0.0],
    ]
    return o, e


def softmax_points(name, distribution, single=False):
    r = Numbers(name, single)
    o, e = logits(r, single)
    points = []
    for z in o:
        n = len(z)
        points.append(ordinary(z=z, y=r.distribution(n) if distribution else r.list(n, 0, 1)))
        points.append(ordinary(z=z, y=one_hot(n, r.index(n))))
    for z in e:
        n = len(z)
        points += [extreme(z=z, y=one_hot(n, c)) for c in range(n)]
        points.append(extreme(z=z, y=r.distribution(n)))
    if distribution and not single:
        # A distribution only up to rounding, and the numbers that the texts print.
        points.append(ordinary(z=[0.5, -1.0, 0.25], y=[0.3, 0.3, 0.4]))
    if not distribution:
        points.append(ordinary(z=[0.5, -1.0, 0.25], y=[1.0, 1.0, 0.0]))
        points.append(ordinary(z=[0.5, -1.0, 0.25], y=[0.0, 0.0, 0.0]))
    if not single:
        masked = [1.0, -INFINITY, 1.0]
        points.append(
            limit(
                {"z": masked, "y": [1.0, 0.0, 0.0]},
                value="0.69314718055994530941723212145817656807550013436026",
                z=["-0.5", "0", "0.5"],
            )
        )
    return points


for name, row in (("Row09", "9"), ("Row10", "10"), ("Row11", "11")):
    points = softmax_points("row " + row, False)
    points_of_distributions = softmax_points("row " + row + " distribution", True)
    loss(name, row, row09_value, row09_gradient, points, n=length_of_z)
    loss(name + "Distribution", row, row09_value, row09_distribution_gradient, points_of_distributions, n=length_of_z)

loss(
    "Row09Single",
    "9",
    row09_value,
    row09_distribution_gradient,
    softmax_points("row 9 single", True, single=True),
    n=length_of_z,
    precision=FLOAT,
)


def row09_batch_value(a):
    m = len(a.z) // a.n
    parts = [cross_entropy_value(z, y) for z, y in zip(rows(a.z, a.n), rows(a.y, a.n))]
    return N(total(v for v, _ in parts) / m, total(u for _, u in parts) / m)


def row09_batch_gradient(a):
    m = len(a.z) // a.n
    gradient = []
    for z, y in zip(rows(a.z, a.n), rows(a.y, a.n)):
        s = total(y)
        gradient += [N((p * s - t) / m, max(p * s, abs(t)) / m) for p, t in zip(softmax(z), y)]
    return {"z": gradient}


def row09_batch_points():
    r = Numbers("row 9 batch")
    return [
        ordinary(z=r.list(6, -3, 3), y=r.distribution(3) + r.distribution(3), n=3),
        ordinary(z=r.list(8, -3, 3), y=one_hot(2, 0) + one_hot(2, 1) + one_hot(2, 1) + r.list(2, 0, 1), n=2),
        ordinary(z=r.list(3, -3, 3), y=one_hot(3, 1), n=3),
        extreme(z=[800.0, -800.0, 0.0, 0.0, -800.0, -800.0], y=[1.0, 0.0, 0.0, 1.0, 0.5, 0.5], n=2),
        extreme(z=[5.0, -7.0], y=[1.0, 1.0], n=1),
    ]


loss("Row09Batch", "9", row09_batch_value, row09_batch_gradient, row09_batch_points(), n=lambda a: len(a.z))


def row12_value(a):
    lse = log_sum_exp(a.z)
    return N(-(a.z[a.c] - lse), max(abs(lse), abs(a.z[a.c])))


def row12_gradient(a):
    return {"z": [N(p - is_class(i, a.c), max(p, is_class(i, a.c))) for i, p in enumerate(softmax(a.z))]}


def class_points(name, single=False, more=lambda r, n: {}):
    r = Numbers(name, single)
    o, e = logits(r, single)
    points = []
    for z in o:
        points.append(ordinary(z=z, c=r.index(len(z)), **more(r, len(z))))
    for z in e:
        points += [extreme(z=z, c=c, **more(r, len(z))) for c in range(len(z))]
    return points


MASKED_CLASS = limit(
    {"z": [1.0, -INFINITY, 1.0], "c": 2},
    value="0.69314718055994530941723212145817656807550013436026",
    z=["0.5", "0", "-0.5"],
)
ROW12_POINTS = class_points("row 12") + [MASKED_CLASS]
loss("Row12", "12", row12_value, row12_gradient, ROW12_POINTS, n=length_of_z)
loss("Row12Single", "12", row12_value, row12_gradient, class_points("row 12 single", True), n=length_of_z, precision=FLOAT)


def row12_batch_value(a):
    m = len(a.c)
    parts = [(log_sum_exp(z) - z[c], max(abs(log_sum_exp(z)), abs(z[c]))) for z, c in zip(rows(a.z, len(a.z) // m), a.c)]
    return N(total(v for v, _ in parts) / m, total(u for _, u in parts) / m)


def row12_batch_gradient(a):
    m = len(a.c)
    gradient = []
    for z, c in zip(rows(a.z, len(a.z) // m), a.c):
        gradient += [N((p - is_class(i, c)) / m, max(p, is_class(i, c)) / m) for i, p in enumerate(softmax(z))]
    return {"z": gradient}


def logs(*probabilities):
    import math

    return [math.log(p) for p in probabilities]


def row12_batch_points():
    r = Numbers("row 12 batch")
    return [
        ordinary(z=r.list(6, -3, 3), c=[2, 0]),
        ordinary(z=r.list(8, -3, 3), c=[1, 0, 0, 1]),
        ordinary(z=r.list(4, -3, 3), c=[3]),
        printed("1.378", z=logs(0.3, 0.3, 0.4, 0.3, 0.4, 0.3, 0.1, 0.2, 0.7), c=[2, 1, 0]),
        printed("0.639", z=logs(0.1, 0.2, 0.7, 0.1, 0.7, 0.2, 0.3, 0.4, 0.3), c=[2, 1, 0]),
        extreme(z=[800.0, -800.0, 0.0, 0.0, -800.0, -800.0], c=[1, 0, 0]),
        extreme(z=[5.0, -7.0], c=[0, 0]),
    ]


loss("Row12Batch", "12", row12_batch_value, row12_batch_gradient, row12_batch_points(), n=lambda a: len(a.z))


def row13_value(a):
    inner = row12_value(a)
    w = a.weights[a.c]
    return N(w * inner.value, w * inner.magnitudes[0])


def row13_gradient(a):
    w = a.weights[a.c]
    return {"z": [N(w * r.value, w * r.magnitudes[0]) for r in row12_gradient(a)["z"]]}


loss(
    "Row13",
    "13",
    row13_value,
    row13_gradient,
    [
        Point(p.kind, {"z": p.args["z"], "weights": p.args["weights"], "c": p.args["c"]})
        for p in class_points("row 13", more=lambda r, n: {"weights": r.list(n, 0.1, 3)})
    ]
    + [extreme(z=[1.0, 2.0], weights=[0.0, 1.0], c=0)],
    n=length_of_z,
)


def row13_batch_value(a):
    n = len(a.weights)
    w = total(a.weights[c] for c in a.c)
    values = []
    magnitudes = []
    for z, c in zip(rows(a.z, n), a.c):
        lse = log_sum_exp(z)
        values.append(a.weights[c] * (lse - z[c]) / w)
        magnitudes.append(a.weights[c] * max(abs(lse), abs(z[c])) / w)
    return N(total(values), total(magnitudes))


def row13_batch_gradient(a):
    w = total(a.weights[c] for c in a.c)
    gradient = []
    for z, c in zip(rows(a.z, len(a.weights)), a.c):
        f = a.weights[c] / w
        gradient += [N(f * (p - is_class(i, c)), f * max(p, is_class(i, c))) for i, p in enumerate(softmax(z))]
    return {"z": gradient}


def row13_batch_points():
    r = Numbers("row 13 batch")
    return [
        ordinary(z=r.list(6, -3, 3), weights=r.list(3, 0.1, 2), c=[2, 0]),
        ordinary(z=r.list(8, -3, 3), weights=r.list(2, 0.1, 2), c=[1, 0, 0, 1]),
        ordinary(z=r.list(3, -3, 3), weights=r.list(3, 0.1, 2), c=[1]),
        extreme(z=[800.0, -800.0, 0.0, 0.0], weights=[1e-3, 1e3], c=[1, 0]),
        extreme(z=[800.0, 800.0, -800.0, 0.0], weights=[0.25, 0.75], c=[1, 0]),
    ]


loss("Row13Batch", "13", row13_batch_value, row13_batch_gradient, row13_batch_points(), n=lambda a: len(a.z))


def smoothed(a):
    n = len(a.z)
    return [(1 - a.epsilon) * is_class(i, a.c) + a.epsilon / n for i in range(n)]


def row14_value(a):
    return N(*cross_entropy_value(a.z, smoothed(a)))


def row14_gradient(a):
    y = smoothed(a)
    s = total(y)
    return {"z": [N(p * s - t, max(p * s, t)) for p, t in zip(softmax(a.z), y)]}


def row14_points(name):
    return class_points(name, more=lambda r, n: {"epsilon": 0.1}) + [
        ordinary(z=[0.5, -1.0, 2.0], c=1, epsilon=0.0),
        ordinary(z=[0.5, -1.0, 2.0], c=1, epsilon=1.0),
        ordinary(z=[0.5, -1.0, 2.0], c=0, epsilon=0.3),
    ]


loss("Row14", "14", row14_value, row14_gradient, row14_points("row 14"), n=length_of_z)
loss(
    "Row14Masked",
    "14",
    row14_value,
    row14_gradient,
    row14_points("row 14 masked") + [ordinary(z=[0.5, -1.0, 2.0], c=-1, epsilon=0.25), ordinary(z=[0.5, -1.0], c=5, epsilon=0.1)],
    n=length_of_z,
)


def row15_value(a):
    return total((p - y) ** 2 for p, y in zip(softmax(a.z), a.y)) / 2


def brier_gradient(z, y):
    p = softmax(z)
    terms = [pj * (pj - yj) for pj, yj in zip(p, y)]
    return [N(pi_ * ((pi_ - yi) - total(terms)), pi_ * max(abs(pi_ - yi), absolute(terms)), pi_ * absolute(terms)) for pi_, yi in zip(p, y)]


def row15_gradient(a):
    return {"z": brier_gradient(a.z, a.y)}


loss(
    "Row15",
    "15",
    row15_value,
    row15_gradient,
    [point for point in softmax_points("row 15", False) if not point.expected],
    n=length_of_z,
)


def row15_batch_value(a):
    m = len(a.z) // a.n
    return total(total((p - t) ** 2 for p, t in zip(softmax(z), y)) for z, y in zip(rows(a.z, a.n), rows(a.y, a.n))) / (2 * m)


def row15_batch_gradient(a):
    m = len(a.z) // a.n
    gradient = []
    for z, y in zip(rows(a.z, a.n), rows(a.y, a.n)):
        gradient += [N(r.value / m, *[u / m for u in r.magnitudes]) for r in brier_gradient(z, y)]
    return {"z": gradient}


loss("Row15Batch", "15", row15_batch_value, row15_batch_gradient, row09_batch_points(), n=lambda a: len(a.z))


# Rows 16 to 21: sums over outputs and distributions


loss(
    "Row16",
    "16",
    lambda a: total(bce(sigmoid(z), y) for z, y in zip(a.z, a.y)),
    lambda a: {"z": [N(sigmoid(z) - y, max(sigmoid(z), y)) for z, y in zip(a.z, a.y)]},
    multi_label_points("row 16"),
    n=length_of_z,
)

ROW17_POINTS = [ordinary(p=p) for p in (0.9, 0.5, 0.25, 0.1, 0.003)] + [
    extreme(p=p) for p in (1.0, 1 - 2.0 ** -53, 1e-300, 1e-15)
]
loss("Row17", "17", lambda a: -log(a.p), lambda a: {"p": -1 / a.p}, ROW17_POINTS)
loss("Row17Base2", "17", lambda a: -log(a.p) / log(mpf(2)), lambda a: {"p": -1 / (a.p * log(mpf(2)))}, ROW17_POINTS)


def row18_points(name, at_zero):
    r = Numbers(name)
    points = [ordinary(p=r.distribution(n)) for n in (2, 3, 6)] + [ordinary(p=[0.25] * 4), ordinary(p=[0.1, 0.2, 0.7])]
    points += [extreme(p=[1.0]), extreme(p=[1e-300, 1.0])]
    points += [Point("extreme", {"p": p}, expected=at_zero(p), kink=True) for p in ([0.5, 0.0, 0.5], [0.0, 1.0])]
    return points


def entropy_of(p):
    return -total(xlog(x, x) for x in p)


def row18_at_zero(p):
    """The derivative -(ln p + 1) is +Infinity at 0."""
    return {"p": ["Infinity" if x == 0 else {0.5: "-0.30685281944005469058276787854182343192449986563974", 1.0: "-1"}[x] for x in p]}


def row18_base2_at_zero(p):
    return {"p": ["Infinity" if x == 0 else {0.5: "-0.44269504088896340735992468100189213742664595415299", 1.0: "-1.442695040888963407359924681001892137426645954153"}[x] for x in p]}


def row18_gradient(a):
    return {"p": [mpf(0) if x == 0 else -(log(x) + 1) for x in a.p]}


def row18_base2_gradient(a):
    return {"p": [mpf(0) if x == 0 else -(log(x) + 1) / log(mpf(2)) for x in a.p]}


loss("Row18", "18", lambda a: entropy_of(a.p), row18_gradient, row18_points("row 18", row18_at_zero), n=lambda a: len(a.p))
loss("Row18Guarded", "18", lambda a: entropy_of(a.p), row18_gradient, row18_points("row 18", lambda p: {}), n=lambda a: len(a.p))
loss(
    "Row18Base2",
    "18",
    lambda a: entropy_of(a.p) / log(mpf(2)),
    row18_base2_gradient,
    row18_points("row 18", row18_base2_at_zero),
    n=lambda a: len(a.p),
)


def row19_points():
    texts = [
        ("0.916", [0.3, 0.3, 0.4], 2),
        ("0.916", [0.3, 0.4, 0.3], 1),
        ("2.303", [0.1, 0.2, 0.7], 0),
        ("0.357", [0.1, 0.2, 0.7], 2),
        ("0.357", [0.1, 0.7, 0.2], 1),
        ("1.204", [0.3, 0.4, 0.3], 0),
        ("0.693", [0.5, 0.2, 0.3], 0),
        ("0.223", [0.8, 0.1, 0.1], 0),
    ]
    return (
        pairs_of_distributions("row 19")
        + [printed(text, p=one_hot(3, c), q=q) for text, q, c in texts]
        + [extreme(p=[0.0, 1.0], q=[1e-300, 1.0]), extreme(p=[1.0, 0.0], q=[1e-300, 1.0])]
    )


loss(
    "Row19",
    "19",
    lambda a: -total(xlog(p, q) for p, q in zip(a.p, a.q)),
    lambda a: {"q": [-p / q for p, q in zip(a.p, a.q)]},
    row19_points(),
    n=lambda a: len(a.p),
)


def kl_terms(a):
    return [mpf(0) if p == 0 else p * log(p / q) for p, q in zip(a.p, a.q)]


def kl_value(a):
    return N(total(kl_terms(a)), absolute(kl_terms(a)))


loss(
    "Row20ByQ",
    "20",
    kl_value,
    lambda a: {"q": [-p / q for p, q in zip(a.p, a.q)]},
    pairs_of_distributions("row 20") + [extreme(p=[0.0, 1.0], q=[0.25, 0.75])],
    n=lambda a: len(a.p),
)
loss(
    "Row20ByP",
    "20",
    kl_value,
    lambda a: {"p": [mpf(0) if p == 0 else log(p / q) + 1 for p, q in zip(a.p, a.q)]},
    pairs_of_distributions("row 20 by p")
    + [Point("extreme", {"p": [0.0, 1.0], "q": [0.5, 0.5]}, expected={"p": ["-Infinity", "1.6931471805599453094172321214581765680755001343603"]}, kink=True)],
    n=lambda a: len(a.p),
)


def predictions(name, single=False):
    r = Numbers(name, single)
    return (
        [ordinary(a=r.list(n, -3, 3), y=r.list(n, -3, 3)) for n in (1, 2, 7)]
        + [ordinary(a=[1.0, 2.0], y=[1.0, 2.0])]
        + [extreme(a=[1e15, -1.0], y=[1e15 - 1, 1.0])] * (not single)
        + [extreme(a=[1e-200, 0.0], y=[0.0, 1e-200])] * (not single)
        + [extreme(a=[4194305.0, 0.0], y=[4194304.0, 0.0])]
    )


def row21_value(a):
    return total((p - y) ** 2 for p, y in zip(a.a, a.y)) / len(a.a)


def row21_gradient(a):
    return {"a": [2 * (p - y) / len(a.a) for p, y in zip(a.a, a.y)]}


loss("Row21", "21", row21_value, row21_gradient, predictions("row 21"), n=lambda a: len(a.a))
loss("Row21Single", "21", row21_value, row21_gradient, predictions("row 21", True), n=lambda a: len(a.a), precision=FLOAT)


# Rows 22 to 24: margins


def margin_results(logits_of, slope):
    """The value and the gradient of -log softmax of logits at the class; slope(a, i): the logit's derivative by its own cosine."""

    def value(a):
        z = logits_of(a)
        lse = log_sum_exp(z)
        return N(lse - z[a.c], max(abs(lse), abs(z[a.c])))

    def gradient(a):
        p = softmax(logits_of(a))
        return {
            "cosines": [
                N(slope(a, i) * (x - is_class(i, a.c)), slope(a, i) * max(x, is_class(i, a.c))) for i, x in enumerate(p)
            ]
        }

    return value, gradient


def cosine_points(name, tail):
    r = Numbers(name)
    points = [ordinary(cosines=r.list(n, -0.9, 0.9), c=r.index(n), **tail(r)) for n in (2, 3, 6)]
    points += [ordinary(cosines=[0.25, 0.25, 0.25], c=1, **tail(r)), ordinary(cosines=[r(-0.9, 0.9)], c=0, **tail(r))]
    return points


value, gradient = margin_results(
    lambda a: [a.s * (x - (a.m if i == a.c else 0)) for i, x in enumerate(a.cosines)], lambda a, i: a.s
)
loss(
    "Row22",
    "22",
    value,
    gradient,
    cosine_points("row 22", lambda r: {"s": 30.0, "m": 0.35})
    + [extreme(cosines=[1.0, -1.0], c=c, s=800.0, m=0.5) for c in (0, 1)]
    + [extreme(cosines=[0.5, 0.5, 0.5], c=0, s=64.0, m=0.0)],
    n=lambda a: len(a.cosines),
)

value, gradient = margin_results(
    lambda a: [a.s * (cos(acos(x) + a.m) if i == a.c else x) for i, x in enumerate(a.cosines)],
    lambda a, i: a.s * (sin(acos(a.cosines[i]) + a.m) / sin(acos(a.cosines[i])) if i == a.c else 1),
)
loss(
    "Row23",
    "23",
    value,
    gradient,
    cosine_points("row 23", lambda r: {"s": 30.0, "m": 0.5})
    + [extreme(cosines=[0.99, -0.99], c=c, s=800.0, m=0.5) for c in (0, 1)]
    + [extreme(cosines=[0.999999, 0.0], c=0, s=64.0, m=0.5)],
    n=lambda a: len(a.cosines),
)


def norm_of(a):
    return a.norm if hasattr(a, "norm") else sqrt(dot(a.x, a.x))


value, gradient = margin_results(
    lambda a: [norm_of(a) * (2 * x * x - 1 if i == a.c else x) for i, x in enumerate(a.cosines)],
    lambda a, i: norm_of(a) * (4 * a.cosines[i] if i == a.c else 1),
)
loss(
    "Row24",
    "24",
    value,
    gradient,
    cosine_points("row 24", lambda r: {"norm": r(1, 10)})
    + [extreme(cosines=[0.5, -0.5], c=c, norm=1600.0) for c in (0, 1)]
    + [extreme(cosines=[0.0, 1.0], c=0, norm=5.0)],
    n=lambda a: len(a.cosines),
)
loss(
    "Row24Features",
    "24",
    value,
    gradient,
    [
        Point(p.kind, {"cosines": p.args["cosines"], "x": p.args["x"], "c": p.args["c"]})
        for p in cosine_points("row 24 features", lambda r: {"x": r.list(3, -3, 3)})
    ]
    + [extreme(cosines=[0.5, -0.5], x=[600.0, 800.0], c=c) for c in (0, 1)]
    + [extreme(cosines=[0.25, 0.75], x=[0.0, 0.0], c=0)],
    n=lambda a: max(len(a.cosines), len(a.x)),
)
