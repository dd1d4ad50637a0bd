"""The formulas of the table of accuracy; expressions.py runs it."""

from mpmath import exp, log, mpf, sqrt

from expressions import INFINITY, expression

NEAR_ZERO = [s * x for x in (1e-100, 1e-20, 3e-9, 1e-5, 2e-3, 0.03, 0.11, 0.24) for s in (1, -1)]
MODERATE = [s * x for x in (0.26, 0.37, 0.49, 0.51, 0.77, 1.0, 1.3, 2.2, 3.7) for s in (1, -1)]
FAR = [s * x for x in (9.5, 19.0, 37.5, 80.0) for s in (1, -1)]
VERY_FAR = [s * x for x in (360.0, 709.0, 750.0, 5000.0) for s in (1, -1)]
REAL = NEAR_ZERO + MODERATE + FAR
WHOLE = REAL + VERY_FAR
POSITIVE = [1e-300, 1e-100, 1e-20, 1e-9, 1e-4, 0.02, 0.3, 0.5, 0.69, 0.7, 0.99, 1.0, 1.01, 1.7, 3.0, 12.0, 36.0, 41.0, 300.0, 740.0]
SCALES = [1e-300, 1e-100, 1e-20, 1e-9, 1e-4, 0.02, 0.3, 0.99, 1.0, 1.01, 1.7, 3.0, 40.0, 1e4, 1e8, 1e15, 1e20, 1e100, 1e150]
UNIT = [1e-300, 1e-20, 1e-9, 1e-3, 0.1, 0.25, 0.4, 0.499, 0.5, 0.501, 0.7, 0.9, 0.999, 1 - 1e-9, 1 - 2.0**-53]
SMALL = NEAR_ZERO + [s * x for x in (0.26, 0.37, 0.49, 0.51, 0.77, 0.9, 0.99) for s in (1, -1)]


def positive(numbers):
    return [x for x in numbers if x > 0]


def pairs(first, second):
    return [(x, y) for x in first for y in second]


# The issue's own

expression("Softplus", "double z", "Math.Log(1 + Math.Exp(z))", WHOLE + [(INFINITY, {"value": "Infinity", "z": "1"}), (-INFINITY, {"value": "0", "z": "0"})])
expression("LogOneMinusExp", "double x", "Math.Log(1 - Math.Exp(-x))", POSITIVE)
expression("OneMinusCosine", "double x", "1 - Math.Cos(x)", REAL)
expression("XLogX", "[NonNegative] double x", "x * Math.Log(x)", POSITIVE + [0.36787944117144233, 1e300, (0.0, {"value": "0", "x": "-Infinity"})])
expression("Norm2", "double x, double y", "Math.Sqrt(x * x + y * y)", [(3.0, 4.0), (-1e-200, 2e-200), (3e200, -1e200), (1e-5, 1e5), (5e-324, 0.0), (0.0, 0.0, {"value": "0", "x": "0", "y": "0"})])
expression(
    "Norm", "ReadOnlySpan<double> x", "double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * x[i]; return Math.Sqrt(s);",
    [([3.0, -4.0, 12.0],), ([1e-200, 2e-200, -3e-200],), ([1e200, -3e200, 1e199, 0.0],), ([5e-324],), ([0.0, 0.0], {"value": "0", "x": ["0", "0"]})],
    value=lambda a: sqrt(sum(v * v for v in a.x)), n=lambda a: len(a.x),
)
expression(
    "LogSumExp", "ReadOnlySpan<double> z", "double s = 0; for (int i = 0; i < z.Length; i++) s += Math.Exp(z[i]); return Math.Log(s);",
    [([1.0, 2.0, -3.0],), ([800.0, 799.0, -800.0],), ([-800.0, -801.0],), ([5.0],), ([-INFINITY, 0.0, -INFINITY], {"value": "0", "z": ["0", "1", "0"]})],
    value=lambda a: log(sum(exp(z) for z in a.z)), n=lambda a: len(a.z), magnitudes=lambda a: [max(a.z)],
)
expression(
    "BinaryCrossEntropy", "double z, [Constant] double y", "-(y * Math.Log(1 / (1 + Math.Exp(-z))) + (1 - y) * Math.Log(1 - 1 / (1 + Math.Exp(-z))))",
    [(z, y) for z in (-800.0, -37.5, -3.0, -1e-9, 0.4, 17.0, 40.0, 800.0) for y in (0.0, 0.25, 1.0)],
    value=lambda a: a.y * log(1 + exp(-a.z)) + (1 - a.y) * log(1 + exp(a.z)), slopes=lambda a: {"z": max(a.y, 1 / (1 + exp(-a.z)))},
)

# Differences of a function at two points (the kind of the published suites)

expression("ReciprocalDifference", "double x", "1 / (x + 1) - 1 / x", SCALES[1:])
expression("SecondReciprocalDifference", "double x", "1 / (x + 1) - 2 / x + 1 / (x - 1)", [1e-9, 1e-3, 0.3, 1.7, 3.0, 40.0, 1e4, 1e8, 1e15, 1e20, -30.0, -1e6])

# Exponentials

expression("Expm1", "double x", "Math.Exp(x) - 1", REAL + [-800.0, 709.0])
expression("Expm1OfProduct", "double a, double x", "Math.Exp(a * x) - 1", pairs([1e-9, -0.4, 3.0], [1e-100, 1e-9, -0.01, 0.7, 5.0]))
expression("ExpMinusOneMinusX", "double x", "Math.Exp(x) - 1 - x", REAL)
expression("ExpMinusQuadratic", "double x", "Math.Exp(x) - 1 - x - x * x / 2", REAL)
expression("SecondExponentialDifference", "double x", "Math.Exp(x) - 2 + Math.Exp(-x)", REAL)
expression("ExponentialRootQuotient", "double x", "Math.Sqrt((Math.Exp(2 * x) - 1) / (Math.Exp(x) - 1))", REAL)
expression("SlopeOfExponential", "double x", "(x * Math.Exp(x) - Math.Exp(x) + 1) / (x * x)", REAL + [0.0])
expression("PhiTwo", "double x", "(Math.Exp(x) - 1 - x) / (x * x)", REAL + [0.0])
expression("BoseMinusClassical", "double x", "1 / (Math.Exp(x) - 1) - 1 / x", REAL)
expression("QuotientAndItsNumerator", "double x, double y", "y + y / (Math.Exp(x) - 1)", pairs([-800.0, -2.5, 1e-5, 1.5, 40.0, 709.5, 800.0], [-3.0, 1e-9, 1e20]))
expression("ScaledLogExpm1", "[Positive] double x, double y", "y * Math.Log(Math.Exp(x) - 1)", pairs([1e-9, 0.3, 2.0, 40.0, 709.5, 800.0], [-3.0, 1e-9, 1e200]))
expression("BernoulliAndX", "double x", "x + x / (Math.Exp(x) - 1)", [-800.0, -40.0, -2.5, -1e-3, -1e-9, 1e-9, 1e-5, 0.3, 2.0, 40.0, 709.5, 800.0])
expression("ThreeAndBose", "double x", "3 + 2 / (Math.Exp(x) - 1)", [-800.0, -40.0, -2.5, 1e-9, 0.3, 40.0, 709.5, 800.0])
expression("Fermi", "double e, double m, [Positive] double t", "1 / (Math.Exp((e - m) / t) + 1)", [(1.0, 0.5, 0.1), (1.0, 1.0, 2.0), (900.0, 1.0, 1.0), (-900.0, 1.0, 1.0), (1e-9, 0.0, 1e-3)])

# Circular and hyperbolic functions

expression("XMinusSin", "double x", "x - Math.Sin(x)", REAL)
expression("Sinc", "double x", "Math.Sin(x) / x", REAL + [0.0])
expression("CosineQuotient", "double x", "(1 - Math.Cos(x)) / (x * x)", REAL + [0.0])
expression("HalfAngleTangent", "double x", "(1 - Math.Cos(x)) / Math.Sin(x)", NEAR_ZERO + MODERATE)
expression("SineTangentQuotient", "double x", "(x - Math.Sin(x)) / (x - Math.Tan(x))", NEAR_ZERO[2:] + MODERATE)
expression("InverseMinusCotangent", "double x", "1 / x - 1 / Math.Tan(x)", NEAR_ZERO + MODERATE)
expression("TanMinusX", "double x", "Math.Tan(x) - x", NEAR_ZERO + MODERATE)
expression("XMinusAtan", "double x", "x - Math.Atan(x)", REAL)
expression("CosMinusParabola", "double x", "Math.Cos(x) - 1 + x * x / 2", REAL)
expression("TanhOverX", "double x", "Math.Tanh(x) / x", REAL + [0.0])
expression("XMinusTanh", "double x", "x - Math.Tanh(x)", REAL)
expression("SinhMinusX", "double x", "Math.Sinh(x) - x", REAL)
expression("CoshMinusOne", "double x", "Math.Cosh(x) - 1", REAL)
expression("Langevin", "double x", "1 / Math.Tanh(x) - 1 / x", REAL)
expression("SinhByExponentials", "double x", "(Math.Exp(x) - Math.Exp(-x)) / 2", REAL + [709.0, -709.0])
expression("CoshByExponentials", "double x", "(Math.Exp(x) + Math.Exp(-x)) / 2", REAL + [709.0, -709.0])
expression("TanhByExponentials", "double x", "(Math.Exp(x) - Math.Exp(-x)) / (Math.Exp(x) + Math.Exp(-x))", WHOLE)
expression("OneMinusTanhSquared", "double x", "1 - Math.Tanh(x) * Math.Tanh(x)", REAL)
expression("AtanhByLogarithm", "double x", "0.5 * Math.Log((1 + x) / (1 - x))", SMALL)
expression("LogCosh", "double x", "Math.Log(Math.Cosh(x))", WHOLE)
expression("TanhExp", "double x", "x * Math.Tanh(Math.Exp(x))", NEAR_ZERO + MODERATE + [9.5, -9.5, 19.0, -37.5, -80.0, -750.0])
expression("LogSinh", "[Positive] double x", "Math.Log(Math.Sinh(x))", POSITIVE + [709.5, 711.0, 1e10, 1e300])

# Logarithms and powers

expression("Log1P", "double x", "Math.Log(1 + x)", SMALL + [30.0, 1e20])
expression("LogMinusX", "double x", "Math.Log(1 + x) - x", SMALL + [1.5, 30.0])
expression("Log1POverX", "double x", "Math.Log(1 + x) / x", SMALL + [0.0, 1.5, 30.0, 1e20])
expression("LogRatio", "double x", "Math.Log((1 - x) / (1 + x))", SMALL)
expression("LogLog", "double x", "Math.Log(1 - Math.Exp(-Math.Exp(x)))", [-700.0, -40.0, -3.0, -0.4, 0.0, 1e-9, 0.7, 3.0, 6.0])
expression("RelativisticEnergy", "double v", "1 / Math.Sqrt(1 - v * v) - 1", SMALL)
expression("RootMinusOne", "double x", "Math.Sqrt(1 + x) - 1", SMALL + [3.0, 1e20])
expression("HyperbolaMinusOne", "double x", "Math.Sqrt(1 + x * x) - 1", REAL + [1e170])
expression("Sagitta", "double x", "1 - Math.Sqrt(1 - x * x)", SMALL)
expression("Logit", "double p", "Math.Log(p / (1 - p))", UNIT)

# Activations

expression("Sigmoid", "double z", "1 / (1 + Math.Exp(-z))", WHOLE)
expression("SigmoidOfExp", "double z", "Math.Exp(z) / (1 + Math.Exp(z))", WHOLE)
expression("SigmoidComplement", "double z", "1 - 1 / (1 + Math.Exp(-z))", WHOLE)
expression("SigmoidMinusHalf", "double z", "1 / (1 + Math.Exp(-z)) - 0.5", WHOLE)
expression("LogSigmoid", "double z", "Math.Log(1 / (1 + Math.Exp(-z)))", WHOLE)
expression("SoftplusMinusLog2", "double z", "Math.Log(1 + Math.Exp(z)) - Math.Log(2)", REAL + [800.0])
expression("Swish", "double x", "x / (1 + Math.Exp(-x))", WHOLE)
expression("Mish", "double x", "x * Math.Tanh(Math.Log(1 + Math.Exp(x)))", WHOLE)
expression("Elu", "double x", "x > 0 ? x : 1.5 * (Math.Exp(x) - 1)", [x for x in WHOLE], value=lambda a: a.x if a.x > 0 else mpf("1.5") * (exp(a.x) - 1))
expression("Softsign", "double x", "x / (1 + Math.Abs(x))", REAL + [1e200, -1e200])
expression("Gompertz", "double x, double a, double b", "a * Math.Exp(-b * Math.Exp(-x))", [(0.5, 2.0, 1.5), (-3.0, 1.0, 0.1), (40.0, 2.0, 1.0), (-9.0, 2.0, 1.0), (800.0, 1.0, 1.0)])

# Densities and losses

expression("Gaussian", "double x, double m, [Positive] double s", "Math.Exp(-(x - m) * (x - m) / (2 * s * s)) / (s * Math.Sqrt(2 * Math.PI))", [(1.0, 0.5, 2.0), (1e-9, 0.0, 1e-9), (3e160, 0.0, 1e160), (10.0, 10.0, 1.0), (9.0, -3.0, 0.5)])
expression("LogisticDensity", "double x", "Math.Exp(-x) / ((1 + Math.Exp(-x)) * (1 + Math.Exp(-x)))", WHOLE)
expression("Weibull", "[Positive] double x, [Positive] double k", "1 - Math.Exp(-Math.Pow(x, k))", pairs([1e-9, 0.3, 1.0, 2.5, 6.0], [0.5, 1.0, 2.0, 3.7]))
expression("PoissonLoss", "double z, [Constant] double y", "Math.Exp(z) - y * z", [(0.5, 2.0), (1e-9, 0.0), (-40.0, 3.0), (20.0, 1.0)], slopes=lambda a: {"z": max(a.y, exp(a.z))}, magnitudes=lambda a: [a.y * a.z, exp(a.z)])
expression("WelschLoss", "double x, [Positive] double c", "1 - Math.Exp(-x * x / (2 * c * c))", [(x, c) for x in (0.0, 1e-100, 1e-9, 0.3, -2.0, 30.0) for c in (0.1, 1.0, 40.0)])
expression("Softmax2", "double x, double y", "Math.Exp(x) / (Math.Exp(x) + Math.Exp(y))", [(1.0, 2.0), (800.0, 799.0), (-800.0, 800.0), (1e-9, 0.0), (0.0, 40.0), (800.0, -800.0)])
expression("LogSoftmax2", "double x, double y", "Math.Log(Math.Exp(x) / (Math.Exp(x) + Math.Exp(y)))", [(1.0, 2.0), (800.0, 799.0), (-800.0, 800.0), (1e-9, 0.0), (0.0, 40.0), (40.0, 0.0), (800.0, -800.0)])
expression("PriceOfDigital", "double r, double t", "(1 - Math.Exp(-r * t)) / r", pairs([1e-100, 1e-9, -1e-3, 0.05, 2.0], [1e-6, 0.5, 30.0]))

# Roots, powers and exponentials at two near points

expression("RootDifference", "double x", "Math.Sqrt(x + 1) - Math.Sqrt(x)", SCALES)
expression("ReciprocalRootDifference", "[Positive] double x", "1 / Math.Sqrt(x) - 1 / Math.Sqrt(x + 1)", SCALES[1:-1])
expression("Expm1OverX", "double x", "(Math.Exp(x) - 1) / x", REAL + [0.0])
expression("OneMinusInverseRoot", "[Constant] double x, [Positive] double b", "1 - Math.Pow(1 + 2 * b * x, -0.5)", pairs([1e-9, 1e-3, 0.5, 77.6, 1e6], [1e-12, 2e-4, 0.3, 5.0]))
expression(
    "InverseSquareModel", "[Constant] double y, double b, double u", "y - Math.Sin(b) * (1 - Math.Pow(1 + u * y, -2))",
    [(y, b, u) for y in (0.5, -3.0) for b in (1.5, -0.2) for u in (1e-20, -3e-9, 1e-5, 0.03, -0.24, 0.77, 3.0, 1e9)],
)
expression("OneMinusErf", "double x", "1 - StableMath.Erf(x)", NEAR_ZERO + MODERATE + [-9.5, -37.5, 5.5, 9.5, 26.0])
expression("DifferenceOfLogs", "[Positive] double x, [Positive] double y", "Math.Log(x) - Math.Log(y)", [(1.0, 1 + 2.0**-50), (3.0, 3.0), (1e-300, 2e-300), (0.7, 0.70001), (1e200, 1e-200), (5.0, 4.0), (1e15, 1e15 + 1)])
expression("OneMinusCubeRootOfInverse", "double u", "1 - Math.Pow(1 + u, -1.0 / 3)", SMALL + [3.0, 1e9])
expression("RootModel", "[Constant] double x, double a, [Positive] double b", "a * (1 - 1 / Math.Sqrt(1 + 2 * b * x))", [(x, a, b) for x in (1e-3, 77.6, 760.0) for a in (500.0, -0.3) for b in (1e-12, 2e-4, 0.3)])
expression("ExponentialDifference", "double a, double b", "Math.Exp(a) - Math.Exp(b)", [(1e-9, 2e-9), (1e-20, -1e-20), (0.3, 0.3000001), (700.0, -700.0), (-700.0, 700.0), (-40.0, -41.0), (2.0, 2.0), (0.0, 1e-300)])
expression("OddsAgainst", "double z", "(1 - 1 / (1 + Math.Exp(-z))) / (1 / (1 + Math.Exp(-z)))", REAL + [360.0, -360.0])
expression("LogOdds", "double z", "Math.Log(1 / (1 + Math.Exp(-z)) / (1 - 1 / (1 + Math.Exp(-z))))", REAL + [360.0, -360.0])

# Several numbers

expression("LogAddExp", "double x, double y", "Math.Log(Math.Exp(x) + Math.Exp(y))", [(1.0, 2.0), (800.0, 799.0), (-800.0, -801.0), (0.0, 40.0), (1e-9, -3.0), (-INFINITY, 3.0, {"value": "3", "x": "0", "y": "1"})])
expression(
    "Variance", "ReadOnlySpan<double> x", "double s = 0, q = 0; for (int i = 0; i < x.Length; i++) { s += x[i]; q += x[i] * x[i]; } return q / x.Length - s / x.Length * (s / x.Length);",
    [([1.0, 2.0, 4.0],), ([1e8 + 1, 1e8 + 2, 1e8 + 4],), ([1e15, 1e15 + 1],), ([-3e-9, 1e-9, 2e-9, 1e-8],), ([0.1, 0.2, 0.3, 0.4, 0.5],)],
    value=lambda a: sum((x - sum(a.x) / len(a.x)) ** 2 for x in a.x) / len(a.x), n=lambda a: len(a.x),
)
expression(
    "NegativeLogLikelihood", "ReadOnlySpan<double> z, int c", "double s = 0; for (int i = 0; i < z.Length; i++) s += Math.Exp(z[i]); return -Math.Log(Math.Exp(z[c]) / s);",
    [([1.0, 2.0, -3.0], 1), ([800.0, 799.0, -800.0], 2), ([-800.0, -801.0], 0), ([40.0, 0.0, -1.0], 0), ([-INFINITY, 0.0, -INFINITY], 1, {"value": "0", "z": ["0", "0", "0"]})],
    value=lambda a: log(sum(exp(z - a.z[a.c]) for z in a.z)), n=lambda a: len(a.z), magnitudes=lambda a: [max(a.z), a.z[a.c]],
    slopes=lambda a: {"z": [mpf(1)] * len(a.z)},
)
expression("Norm3", "double x, double y, double z", "Math.Sqrt(x * x + y * y + z * z)", [(1.0, 2.0, 2.0), (1e-200, -2e-200, 1e-201), (1e200, 3e200, -1e199), (0.0, 1e-300, 0.0), (0.0, 0.0, 0.0, {"value": "0", "x": "0", "y": "0", "z": "0"})])
expression("BernoulliLoss", "double a, [Constant] double y", "-(y * Math.Log(a) + (1 - y) * Math.Log(1 - a))", [(a, y) for a in (1e-300, 1e-9, 0.25, 0.5, 0.999) for y in (0.0, 0.25, 1.0) if a != y])
expression("BinaryEntropy", "[Probability] double p", "-p * Math.Log(p) - (1 - p) * Math.Log(1 - p)", UNIT[:-1])

# Relative accuracy

RELATIVE_LOGITS = (-800.0, -37.5, -3.0, -1e-9, 0.4, 17.0, 40.0, 700.0)
expression(
    "RelativeBinaryCrossEntropy", "double z, [Constant, Probability] double y", "-(y * Math.Log(1 / (1 + Math.Exp(-z))) + (1 - y) * Math.Log(1 - 1 / (1 + Math.Exp(-z))))",
    [(z, y) for z in RELATIVE_LOGITS for y in (0.0, 0.25, 1.0)],
    value=lambda a: a.y * log(1 + exp(-a.z)) + (1 - a.y) * log(1 + exp(a.z)), relative=True, exact=["y"],
)
expression(
    "RelativeSquaredError", "double z, [Constant, Probability] double y", "double a = 1 / (1 + Math.Exp(-z)); return (a - y) * (a - y) / 2;",
    [(z, y) for z in (-300.0, -37.5, -3.0, -1e-9, 0.4, 17.0, 40.0, 300.0) for y in (0.0, 0.25, 1.0)],
    value=lambda a: (1 / (1 + exp(-a.z)) - a.y) ** 2 / 2, relative=True, exact=["y"],
)
expression(
    "RelativeNegativeLogLikelihood", "ReadOnlySpan<double> z, int c", "double s = 0; for (int i = 0; i < z.Length; i++) s += Math.Exp(z[i]); return Math.Log(s) - z[c];",
    [([1.0, 2.0, -3.0], 1), ([800.0, 799.0, -800.0], 2), ([-800.0, -801.0], 0), ([40.0, 0.0, -1.0], 0), ([300.0, -300.0, 2.0], 0), ([5.0, 5.0, 5.0, -40.0], 3), ([60.0, 60.0, 0.0], 0)],
    value=lambda a: log(sum(exp(z - a.z[a.c]) for z in a.z)), n=lambda a: len(a.z), relative=True,
)
expression(
    "RelativeCrossEntropy", "ReadOnlySpan<double> z, [Constant, OneHot] ReadOnlySpan<double> y",
    "double s = 0; for (int i = 0; i < z.Length; i++) s += Math.Exp(z[i]); double l = 0; for (int i = 0; i < z.Length; i++) l -= y[i] * Math.Log(Math.Exp(z[i]) / s); return l;",
    [([1.0, 2.0, -3.0], [0.0, 1.0, 0.0]), ([800.0, 799.0, -800.0], [0.0, 0.0, 1.0]), ([40.0, 0.0, -1.0], [1.0, 0.0, 0.0]), ([300.0, -300.0, 2.0], [1.0, 0.0, 0.0]), ([60.0, 60.0, 0.0], [0.0, 1.0, 0.0])],
    value=lambda a: sum(y * log(sum(exp(w - z) for w in a.z)) for y, z in zip(a.y, a.z)), n=lambda a: len(a.z), relative=True, exact=["y"],
)
expression(
    "RelativeLogisticRegression", "ReadOnlySpan<double> w, double b, [Constant] ReadOnlySpan<double> x, [Constant, Probability] double y",
    "double z = b; for (int i = 0; i < w.Length; i++) z += w[i] * x[i]; return -(y * Math.Log(1 / (1 + Math.Exp(-z))) + (1 - y) * Math.Log(1 - 1 / (1 + Math.Exp(-z))));",
    [([0.5, -2.0], 0.1, [3.0, 1.0], 1.0), ([5.0, 8.0], 0.5, [3.0, 4.0], 1.0), ([50.0, 8.0], 0.5, [3.0, 4.0], 1.0), ([50.0, 8.0], 0.5, [-3.0, 4.0], 0.0)],
    value=lambda a: a.y * log(1 + exp(-a.b - sum(w * x for w, x in zip(a.w, a.x)))) + (1 - a.y) * log(1 + exp(a.b + sum(w * x for w, x in zip(a.w, a.x)))),
    n=lambda a: len(a.w), relative=True, exact=["y"],
)
expression("RelativeRootDifference", "[NonNegative] double x", "Math.Sqrt(x + 1) - Math.Sqrt(x)", SCALES, relative=True)
expression("RelativeOneMinusCosine", "double x", "1 - Math.Cos(x)", REAL, relative=True)

# Increments of functions, in the kind of the published suites

STEPS = pairs([0.3, -1.7, 2.9, 1e5], [1e-100, -1e-20, 3e-9, 1e-3, -0.4])
expression("SineIncrement", "double x, double h", "Math.Sin(x + h) - Math.Sin(x)", STEPS)
expression("CosineIncrement", "double x, double h", "Math.Cos(x + h) - Math.Cos(x)", STEPS)
expression("TangentIncrement", "double x, double h", "Math.Tan(x + h) - Math.Tan(x)", STEPS[:15])
expression("HyperbolicIncrement", "double x, double h", "Math.Sinh(x + h) - Math.Sinh(x) + 2 * (Math.Cosh(x + h) - Math.Cosh(x))", STEPS[:15])
expression("ArcTangentIncrement", "double x", "Math.Atan(x + 1) - Math.Atan(x)", SCALES + [-3.0, -0.5, -1e8])
expression("LogarithmIncrement", "double x", "Math.Log(x + 1) - Math.Log(x)", SCALES[1:])
expression("LogarithmDecrement", "[Positive] double x", "Math.Log(x) - Math.Log(x + 2)", SCALES[1:])
expression("StirlingStep", "[Positive] double n", "(n + 1) * Math.Log(n + 1) - n * Math.Log(n) - 1", SCALES[4:-2])
expression("CubeRootIncrement", "double x", "Math.Cbrt(x + 1) - Math.Cbrt(x)", SCALES[1:] + [-3.0, -0.5, -1e8])
expression("RootIncrement", "double x, [Constant, Positive] double n", "Math.Pow(x + 1, 1 / n) - Math.Pow(x, 1 / n)", pairs(SCALES[4:-2], [0.5, 3.0, 77.0]))
expression("Compounding", "double r, [Constant, Positive] double n", "Math.Pow(1 + r, n)", pairs([1e-20, 3e-9, 0.004, 0.3, 0.7, 5.0], [0.5, 12.0, 360.0]))
expression("Annuity", "double r, [Constant, Positive] double n", "1 - Math.Pow(1 + r, -n)", pairs([1e-20, 3e-9, 0.004, 0.3, 0.7, 5.0], [0.5, 12.0, 360.0]))
expression("AnnuityFactor", "double r, [Constant, Positive] double n", "(1 - Math.Pow(1 + r, -n)) / r", pairs([1e-20, 3e-9, 0.004, 0.3, 0.7, 5.0], [0.5, 12.0, 360.0]))
expression("SineOfMultiple", "double x", "0.3 * x * Math.Sin(2 * Math.PI * x)", REAL + [1e5, -1e8, 1e15])
expression("RationalFunction", "double x", "(Math.Pow(x, 6) + Math.Pow(x, 5)) / (Math.Pow(x, 4) + Math.Pow(x, 3) + x * x + x + 1)", REAL + [1e8, 1e15, -1e20, 1e60, -1e100])
expression("GoldmanFlux", "double v, double a, double b", "v * (a - b * Math.Exp(-v)) / (1 - Math.Exp(-v))", [(v, 1.5, -0.75) for v in (1e-20, -3e-9, 0.03, -1.3, 9.5, -80.0, 5000.0)] + [(0.0, 1.5, -0.75, {"value": "2.25", "v": "0.375", "a": "1", "b": "-1"})])
expression("EnergyOfOscillator", "double h, double w, double k, double t", "h * w / (Math.Exp(h * w / (k * t)) - 1)", [(1.3, w, 0.7, t) for w in (1e-9, -0.02, 0.9, 3.0) for t in (1e15, 30.0, 0.4, -1e-2)])
expression("MixtureOfLogistics", "double x, double m", "-Math.Log(0.5 * Math.Exp(-x) / Math.Pow(1 + Math.Exp(-x), 2) + 0.5 * Math.Exp(m - x) / Math.Pow(1 + Math.Exp(m - x), 2))", pairs([-5000.0, -750.0, -3.0, 0.5, 0.7, 40.0, 709.0, 1e5], [-2.5, 0.25]))
expression("RichardsCurve", "double t, [Positive] double nu", "Math.Pow(1 + nu * Math.Exp(-t), -1 / nu)", pairs([-5000.0, -750.0, -40.0, -1.3, 1e-9, 0.5, 0.7, 9.5, 750.0], [0.4, 1.0, 3.7]))
expression("LogOfOnePlusWeighted", "double z, [Positive] double w", "Math.Log(1 + w * Math.Exp(z))", pairs([-5000.0, -750.0, -40.3, -1e-9, 0.3, 3.7, 17.0, 354.0, 700.0, 5000.0], [1e-9, 0.013, 2.7, 1e8]))
expression("LogOfOnePlusTwice", "double z", "Math.Log(1 + 2 * Math.Exp(z))", REAL)
expression("GrowthCurve", "double t, [Positive] double a, [Positive] double r", "1 / (1 + a * Math.Exp(-r * t))", [(t, a, 0.7) for t in (-5000.0, -1e3, -520.0, -40.0, 0.3, 9.5, 5000.0) for a in (0.013, 19.0)])
expression("RootOfOnePlusWeighted", "double z, [Positive] double w", "Math.Sqrt(1 + w * Math.Exp(z))", pairs([-750.0, -40.3, 0.3, 17.0, 354.0, 710.0, 1400.0], [0.013, 2.7, 1e8]))
expression("LogOfWeightedSum", "double z, [Positive] double a, [Positive] double b", "Math.Log(a + b * Math.Exp(z))", [(z, a, b) for z in (-5000.0, -40.3, -1e-9, 0.3, 354.0, 709.0, 5000.0) for (a, b) in ((0.013, 2.7), (1e8, 1e-5))])
expression("NonNegativeWeight", "double z, [NonNegative] double w", "Math.Log(1 + w * Math.Exp(z))", pairs([-750.0, -40.3, 0.3, 17.0, 700.0, 5000.0], [1e-9, 2.7]) + [(0.3, 0.0), (-40.0, 0.0)])
expression("BlendWithOne", "[Probability] double p, double z", "Math.Log(p + (1 - p) * Math.Exp(-z))", [(p, z) for p in (0.25, 1e-6, 0.9) for z in (-5000.0, -40.0, -1.3, 1e-12, 0.4, 9.5, 800.0)])
expression("RootOfTwoExponentials", "double x, double y", "Math.Sqrt(Math.Exp(x) + Math.Exp(y))", [(0.3, -2.0), (710.0, 705.0), (1400.0, 1399.0), (-40.0, -40.5), (1e-9, 9.5)])
expression("GateAndDecay", "double v", "0.07 * Math.Exp(-v / 20) + 1 / (1 + Math.Exp((30 - v) / 10))", REAL, slopes=lambda a: {"v": mpf("0.0035") * exp(-a.v / 20)})
expression("RepeatedRoots", "double x", "Math.Pow(x, 5) - 2 * Math.Pow(x, 3) + x", REAL + [1 + 1e-9, 1 - 1e-12, -1 + 1e-6])
expression("GeometricMeanGap", "[Positive] double a, [Positive] double b", "(a + b) / 2 - Math.Sqrt(a * b)", pairs([1e-20, 0.3, 2.0, 1e8], [2e-20, 0.30000001, 1.7, 3e5]))
expression("LogOfOnePlusErf", "double x", "Math.Log(1 + StableMath.Erf(x))", NEAR_ZERO + MODERATE + [9.5, -5.5, -9.5, -26.0])
expression("NegativeElbo", "double m, double s", "-0.5 * (1 + s - m * m - Math.Exp(s))", pairs([1e-20, -1e-7, 0.3], [1e-20, 3e-8, -0.1, 2.0, -40.0]))
expression("LogOfTwoExponentials", "double a, double b", "Math.Log(Math.Exp(a) + Math.Exp(b))", [(-1.405, -1e5), (-1e5, -1.405), (3.0, 3.0), (1e-9, -40.0), (-1e15, 2.5)])
expression("FocalLoss", "double z", "-Math.Pow(1 - 1 / (1 + Math.Exp(-z)), 2) * Math.Log(1 / (1 + Math.Exp(-z)))", REAL)
expression("QuadraticRoot", "double a, double b, double c", "(-b + Math.Sqrt(b * b - 4 * a * c)) / (2 * a)", [(1.7, 2.6, -0.02), (-0.3, 1e8, 2.7), (-0.3, -1e8, 2.7), (1e-20, 3.9, 3.6), (1e-20, -3.9, 3.6), (0.5, -2.0, 1.5), (0.5, 2.0, -1e-20)])
expression("HyperbolaMinusX", "double x", "Math.Sqrt(1 + x * x) - x", REAL + [1e30, -1e30])
expression("RootOfExponentials", "double x", "Math.Sqrt((Math.Exp(2 * x) - 1) / (Math.Exp(x) - 1))", [0.3, -2.0, 40.0, 700.0, -40.0, 1e-9])
expression("ContinuousElu", "double x, [Constant, Positive] double a", "Math.Max(0, x) - Math.Max(0, a * (1 - Math.Exp(x / a)))", [(0.3, 1e-5), (-2.0, 1.5), (-1e-9, 0.1), (700.0, 0.5)])
