"""Derives the coefficients of StableMath.Erf.cs and the table of StableMath.LogOfSum.cs, and prints them as C#.

Each polynomial goes through the Chebyshev points of its interval, which is within a small factor of the best one.
The printed errors are absolute, before the coefficients are rounded to double."""

from mpmath import chebyfit, erf, erfc, exp, log, mp, mpf, sqrt

mp.dps = 60


def print_table(name, function, interval, count):
    coefficients, error = chebyfit(function, interval, count, error=True)
    print(f"// {name}: error {mp.nstr(error, 2)} on [{mp.nstr(interval[0], 4)}, {mp.nstr(interval[1], 4)}]")
    print(f"private static readonly double[] {name} =\n{{")
    numbers = [repr(float(c)) + "," for c in reversed(coefficients)]
    for start in range(0, count, 4):
        print("    " + " ".join(numbers[start:start + 4]))
    print("};\n")


# erf x = x + x P(x²) for |x| < 3/4
print_table("ErfNearZero", lambda z: erf(sqrt(z)) / sqrt(z) - 1, [mpf("1e-40"), mpf(9) / 16], 11)

# erf x = 27/32 + P(x - 1) for 3/4 ≤ x < 5/4
print_table("ErfNearOne", lambda d: erf(1 + d) - mpf(27) / 32, [-mpf(1) / 4, mpf(1) / 4], 15)

# erfc x = exp(-x² - 5/8 + P(t)) / x with t = (x - 3)/(x + 1), x = (3 + t)/(1 - t), for 5/4 ≤ x ≤ 28
x_of = lambda t: (3 + t) / (1 - t)
t_of = lambda x: (x - 3) / (x + 1)
print_table(
    "LogErfc",
    lambda t: (lambda x: log(x * exp(x * x) * erfc(x)) + mpf(5) / 8)(x_of(t)),
    [t_of(mpf(5) / 4), t_of(mpf(28))],
    23)

# log c = high + low for the centres c of the 64 intervals between 89.5/128 and 1.3984, whose middles are multiples of 1/128
# below 1 and of 1/64 above: high is a multiple of 2^-42, so that its sum with a multiple of the high part of log 2 is exact.
def in_two_parts(number):
    high = mp.nint(number * 2 ** 42) / 2 ** 42
    return f"{float(high)!r}, {float(number - high)!r}"


print("// 1/c, and log c in two parts\nprivate static readonly double[] Centres =\n{")
rows = []
for middle in [mpf(i) / 128 for i in range(90, 128)] + [mpf(i) / 64 for i in range(64, 90)]:
    inverse = mp.nint(256 / middle) / 256
    rows.append(f"{float(inverse)!r}, {in_two_parts(-log(inverse))},")
for start in range(0, len(rows), 2):
    print("    " + " ".join(rows[start:start + 2]))
print("};\n")
print("// log 2 in two parts: " + in_two_parts(log(2)))
