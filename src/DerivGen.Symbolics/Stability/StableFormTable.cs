namespace DerivGen.Symbolics.Stability;

/// <summary>The forms that <see cref="StableForms"/> chooses from.</summary>
internal static class StableFormTable
{
    public static readonly StableForm LogSumExp = new("logsumexp", "log(sum_i exp(a_i))", "m + log(sum_i exp(a_i - m)), m = max_i a_i", "the largest exponential is 1, so nothing overflows");
    public static readonly StableForm Softmax = new("softmax", "exp(u - log(sum_i exp(a_i)))", "exp(u - m) / sum_i exp(a_i - m), m = max_i a_i", "the exponentials of the sum are used again, and none overflows");
    public static readonly StableForm ExponentialPolynomial = new("exponential-polynomial", "sum_k c_k*exp(k*u), k = l, ..., h", "exp(h*u) * sum_k c_k*t^(h-k), exp(l*u) * sum_k c_k*t^(k-l), t = exp(-|u|), by the sign of u", "one exponential serves all terms and every quotient by their sum, and none overflows");
    public static readonly StableForm WeightedExponential = new("weighted-exponential", "log(S), exp(u)/S, S = a + w*exp(u), a > 0, w > 0", "log1p(w*exp(u)) where a = 1, log(S), exp(u)/S, and u + log(T), 1/T, T = w + a/exp(u), where w*exp(u) is beyond 1e300", "1 + q loses the digits of a small q, and q overflows where the results do not");
    public static readonly StableForm LogOfBlend = new("log-of-blend", "log((1 - w) + w*exp(u))", "log1p(w*expm1(u)) where |u| < 1", "the sum is nearly 1 for a small u");
    public static readonly StableForm Sigmoid = new("sigmoid", "sigmoid(u)", "1/(1 + exp(-u))", "right everywhere: where the exponential overflows, the result is 0");
    public static readonly StableForm SigmoidBySign = new("sigmoid-by-sign", "sigmoid(u), 1 - sigmoid(u)", "1/(1 + t) and t/(1 + t), t = exp(-|u|), by the sign of u", "one exponential serves the sigmoid, its complement and softplus, and no digits cancel");
    public static readonly StableForm SigmoidSlope = new("sigmoid-slope", "sigmoid(u)*(1 - sigmoid(u))", "t/(1 + t)^2, t = exp(-|u|)", "1 - sigmoid(u) would lose its digits for large u");
    public static readonly StableForm Softplus = new("softplus", "softplus(u)", "max(u, 0) + log1p(exp(-|u|))", "exp(u) overflows for large u, and 1 + exp(u) loses its digits for small u");
    public static readonly StableForm SoftplusMinusMultiple = new("softplus-minus-multiple", "softplus(u) - c*u", "(u >= 0 ? (1 - c)*u : -c*u) + log1p(exp(-|u|))", "two large terms would cancel");
    public static readonly StableForm Log1P = new("log1p", "log(1 + u)", "log1p(u)", "1 + u loses the digits of a small u");
    public static readonly StableForm Log1MExp = new("log1mexp", "log(1 - exp(-u))", "log1mexp(u)", "1 - exp(-u) loses its digits at both ends");
    public static readonly StableForm LogQuotient = new("log-quotient", "log(a) - log(b)", "log(a/b), or log1p((a - b)/b) where a - b is simple", "two logarithms would cancel, and one is cheaper");
    public static readonly StableForm LogCosh = new("log-cosh", "log(cosh(u))", "log1p(2*sinh(u/2)^2) near 0, |u| + log1p(exp(-2*|u|)) - log(2) elsewhere", "cosh(u) overflows for large u, and rounds to 1 for small u");
    public static readonly StableForm LogSinh = new("log-sinh", "log(sinh(u))", "log(sinh(u)) where u < 1, u + log1p(-exp(-2*u)) - log(2) elsewhere", "sinh(u) overflows for large u");
    public static readonly StableForm ExpOverCosh = new("exp-over-cosh", "exp(a)/cosh(u)^q", "exp(a - q*|u|)*(2/(1 + exp(-2*|u|)))^q", "where both overflow the quotient does not");
    public static readonly StableForm InverseSquare = new("inverse-square", "1/sinh(u)^2", "-4/(expm1(2*u)*expm1(-2*u))", "expm1 is cheaper than sinh, and a quotient by exp(2*u) - 1 needs it anyway");
    public static readonly StableForm Cotangent = new("cotangent", "1/tanh(u)", "1 + 2/expm1(2*u)", "expm1 is cheaper than tanh, and the two terms have one sign or the second is the larger one by far");
    public static readonly StableForm ExpM1 = new("expm1", "exp(u) - 1", "expm1(u)", "exp(u) - 1 loses its digits for small u");
    public static readonly StableForm Hyperbolic = new("hyperbolic", "exp(u) - exp(-u), exp(u) + exp(-u)", "2*sinh(u), 2*cosh(u)", "the two exponentials cancel for small u");
    public static readonly StableForm Cosine = new("cosine", "1 - cos(u)", "2*sin(u/2)^2", "1 - cos(u) loses its digits for small u");
    public static readonly StableForm Erfc = new("erfc", "1 - erf(u), 1 + erf(u)", "erfc(u), erfc(-u)", "1 - erf(u) loses its digits for large u");
    public static readonly StableForm Hypotenuse = new("hypotenuse", "sqrt(x^2 + y^2)", "hypot(x, y)", "the squares overflow or vanish before the root does");
    public static readonly StableForm Norm = new("norm", "sqrt(sum_i x_i^2)", "by its definition, or with x_i divided by the largest where squares overflow or vanish", "the squares overflow or vanish before the root does");
    public static readonly StableForm Conjugate = new("conjugate", "sqrt(x) - r", "(x - r^2)/(sqrt(x) + r)", "two nearly equal terms would cancel");
    public static readonly StableForm ZeroTimesLog = new("zero-times-log", "y*log(x)", "0 where y = 0 and x = 0", "the limit in place of 0 times infinity");

    public static readonly StableForm InverseConjugate = new("inverse-conjugate", "1/sqrt(a) - 1/sqrt(b)", "(b - a)/(sqrt(a)*sqrt(b)*(sqrt(b) + sqrt(a)))", "two nearly equal terms would cancel");
    public static readonly StableForm PowerMinusOne = new("power-minus-one", "(1 + u)^r - 1", "expm1(r*log1p(u)), where that exponent is less than 1", "the power is nearly 1 for small u");
    public static readonly StableForm PowerNearOne = new("power-near-one", "pow(1 + u, y)", "exp(y*log1p(u)), where |u| is less than 1/2", "1 + u loses the digits of a small u, and a large y multiplies the loss");
    public static readonly StableForm SeparateParts = new("separate-parts", "f(x) + g(y) - c, f(0) + g(0) = c", "(f(x) - f(0)) + (g(y) - g(0))", "what the parts have in common at 0 would hide the lesser one's digits");
    public static readonly StableForm InversePowerMinusOne = new("inverse-power-minus-one", "1/(1 + u)^n - 1", "-u*(n + ...)/(1 + u)^n", "the power is nearly 1 for small u");
    public static readonly StableForm DifferenceOfExponentials = new("difference-of-exponentials", "exp(a) - exp(b)", "exp(b)*expm1(a - b), by the sign of a - b", "two nearly equal exponentials would cancel");
    public static readonly StableForm Increment = new("increment", "f(b + d) - f(b)", "sin: 2*sin(d/2)*cos(b + d/2), likewise cos, sinh, cosh; tan: sin(d)/(cos(b + d)*cos(b)); atan: atan2(d, 1 + (b + d)*b); roots: d/(their geometric sum); powers: b^y*expm1(y*log1p(d/b)) where that exponent is less than 1", "the two values are nearly equal where d is small beside b");
    public static readonly StableForm LogErfc = new("log-erfc", "log(1 - erf(u)), log(1 + erf(u))", "log1p(-erf(u)) where u < 1/2, elsewhere log(erfc(u)); log1p(erf(u)) and log(erfc(-u)) likewise", "1 - erf(u) loses its digits for large u, and the logarithm would be infinite");
    public static readonly StableForm Period = new("period", "sin(q*pi*x), cos, tan", "sin(q*pi*(x - T*round(x/T))), q*T an even number", "the rounding of q*pi*x hides where a large x stands within the period; x less a multiple of the period is exact");
    public static readonly StableForm FarOut = new("far-out", "p(x)/q(x), of degree m and n", "(p_m/q_n)*x^(m-n) where |x| is beyond all that the other terms add", "the high powers overflow where the quotient does not");
    public static readonly StableForm LinearPart = new("linear-part", "c*f(u) + g(v), f(u) = u + ...", "c*(f(u) - u) + (c*u + g(v)) near 0", "each part has a series of its own, and what the two cancel is gone before they are added");
    public static readonly StableForm VanishingSum = new("vanishing-sum", "log(S), w/S, S = sum_i w_i*sigmoid(v_i)^p*(1 - sigmoid(v_i))^q", "m + log(S*exp(-m)), (w*exp(-m))/(S*exp(-m)) where S < 1e-280, m the largest of the terms' exponents p*min(v_i, 0) + q*min(-v_i, 0)", "all terms vanish far out, and log(S) and w/S do not");
    public static readonly StableForm PowerOfExponentials = new("power-of-exponentials", "pow(S, y), exp(u)*pow(S, y), S = sum_i exp(a_i)", "exp(y*log(S)), exp(u + y*log(S)) where S overflows or vanishes", "the power does not, nor does the product");
    public static readonly StableForm RemovablePole = new("removable-pole", "x*(f(x) + y*g(x))", "x*f(x) + y*(x*g(x))", "each part has its limit where f and g have poles");
    public static readonly StableForm Share = new("share", "w*q + r, q = sigmoid(u) or exp(u)/S", "q*(w + r) + (1 - q)*r", "for a label of exactly 0 or 1 one of the two vanishes, and the other keeps its digits");
    public static readonly StableForm LogSumExpMinusTerm = new("logsumexp-minus-term", "log(sum_i exp(a_i)) - a_c", "(m - a_c) + log1p(sum over the others of exp(a_i - m)), m = max_i a_i", "neither part is negative, so a small difference keeps its digits");

    public static readonly StableForm[] All =
    [
        LogSumExp, Softmax, ExponentialPolynomial, WeightedExponential, LogOfBlend, Sigmoid, SigmoidBySign, SigmoidSlope, Softplus, SoftplusMinusMultiple, Log1P, Log1MExp, LogQuotient, LogCosh, LogSinh, ExpOverCosh, InverseSquare, Cotangent,
        ExpM1, Hyperbolic, Cosine, Erfc, Hypotenuse, Norm, Conjugate, ZeroTimesLog,
        InverseConjugate, PowerMinusOne, PowerNearOne, InversePowerMinusOne, DifferenceOfExponentials, Increment, LogErfc, Period, FarOut, LinearPart, VanishingSum, PowerOfExponentials, RemovablePole, Share, SeparateParts, LogSumExpMinusTerm,
    ];
}
