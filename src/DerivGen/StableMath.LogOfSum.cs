using System;

namespace DerivGen;

// The logarithm on which log1p and the inverse hyperbolic functions stand: of a sum whose low part is not lost, and accurate
// enough to be monotone. The table is derived by tests/references/stable_math_coefficients.py.
public static partial class StableMath
{
    private const double Ln2High = 0.6931471805598903;
    private const double Ln2Low = 5.497923018708371e-14;
    private const long UpperBits = -0x8000000;

    /// <summary>
    /// 1/c, a multiple of 1/256, and log c in two parts, for the centres c of 64 intervals: their middles are the multiples of
    /// 1/128 from 90/128 to 1, and those of 1/64 from there on.
    /// </summary>
    private static readonly double[] Centres =
    {
        1.421875, -0.35197642315711164, -6.654491643324795e-14, 1.40625, -0.34092658697068146, 8.82452633212564e-14,
        1.390625, -0.32975328637257917, 1.1118671389559323e-13, 1.375, -0.31845373111855224, 1.7625431312172662e-14,
        1.36328125, -0.30989447772276435, -1.0033796982039214e-13, 1.34765625, -0.2983669725517757, -2.159269374197349e-14,
        1.33203125, -0.28670503280386583, -8.848109604006821e-14, 1.3203125, -0.27786845100354185, 8.554360006566322e-14,
        1.3046875, -0.2659635484972114, 7.343591369867797e-14, 1.29296875, -0.2569409308975992, 9.874803015966392e-14,
        1.28125, -0.2478361639045943, 1.3029797173308663e-14, 1.265625, -0.23556607131286, 9.30945949519689e-14,
        1.25390625, -0.22626367865041175, -4.1641267302872263e-14, 1.2421875, -0.21687393830052315, -9.120937249914984e-14,
        1.23046875, -0.20739519434596332, -1.0726867577289733e-13, 1.21875, -0.19782574332998593, 6.604544877082384e-14,
        1.20703125, -0.18816383241824042, 5.743078393200756e-14, 1.1953125, -0.17840765747291698, 9.86835038673495e-14,
        1.18359375, -0.16855536102980295, -3.714397754170472e-15, 1.17578125, -0.16193282026938505, 7.179390019295677e-14,
        1.1640625, -0.15191604202573217, -1.0980754099855238e-13, 1.15234375, -0.14179791186029433, 3.698459506697097e-14,
        1.14453125, -0.13499516453748583, -1.8996158041578768e-14, 1.1328125, -0.1247034785010328, 7.556920687451337e-14,
        1.12109375, -0.11430477128010352, 4.488953352238699e-14, 1.11328125, -0.10731173578915332, 6.526678802731071e-14,
        1.1015625, -0.09672962645845473, -9.638067658552277e-14, 1.09375, -0.08961215868976069, 7.355770219435029e-14,
        1.0859375, -0.08244366921098845, -8.614512936087814e-14, 1.07421875, -0.07159365318693744, -7.137308225343178e-14,
        1.06640625, -0.06429435070549516, 9.790518511990216e-14, 1.05859375, -0.056941376400118315, -2.0109399435564958e-14,
        1.05078125, -0.04953393512232651, 4.9880309107981426e-14, 1.0390625, -0.03831886430202758, -1.0902154302203302e-13,
        1.03125, -0.03077165866670839, -4.529814257790929e-14, 1.0234375, -0.023167059281604452, 7.007359704310036e-14,
        1.015625, -0.015504186535963527, -1.7274567499706107e-15, 1.0078125, -0.0077821404420319595, -2.298941004620351e-14,
        1.0, 0.0, 0.0, 0.984375, 0.01574835696806076, 7.840703382506278e-14,
        0.96875, 0.03174869831468641, -1.0610652735224087e-13, 0.95703125, 0.04391923393473007, 1.0541743854342862e-13,
        0.94140625, 0.060380510988807146, 1.0033424888676119e-13, 0.92578125, 0.07711730334449385, -6.255850200176405e-14,
        0.9140625, 0.08985632912185793, 3.1218748807418837e-15, 0.90234375, 0.10275973395778237, -1.3438406228830954e-14,
        0.890625, 0.11583181552509814, 2.3568822182038756e-14, 0.875, 0.13353139262449076, 3.1859736349078334e-14,
        0.86328125, 0.14701474296180095, 8.710783796122478e-15, 0.8515625, 0.16068238169054894, -7.547106028244807e-14,
        0.84375, 0.16989903679541385, -1.6376276414097503e-14, 0.83203125, 0.1838852787700489, 8.84637355812087e-14,
        0.8203125, 0.19806991376208316, 1.0634128304268335e-14, 0.80859375, 0.21245865121409224, 1.0115944196590467e-13,
        0.80078125, 0.2221674653410446, 1.0970699320566433e-13, 0.7890625, 0.2369097470784709, -1.1318526912023687e-13,
        0.78125, 0.2468600779316148, -8.899851356560444e-14, 0.76953125, 0.26197371574153294, 4.102651071698446e-14,
        0.76171875, 0.2721778859158803, -6.465103064005256e-14, 0.75390625, 0.28248725557477883, -1.0190482133505088e-13,
        0.74609375, 0.29290401643288533, 4.727452940514406e-14, 0.734375, 0.30873548164959175, 2.1522127491642888e-14,
        0.7265625, 0.3194307707663029, 5.834357420090924e-14, 0.71875, 0.33024168687052224, 5.4612144489920215e-14,
    };

    /// <summary>log((sum + lost) 2ᵏ) for a normal sum and what rounding it has lost, with an error of little more than half a unit in the last place.</summary>
    /// <remarks>
    /// With sum = m 2ⁿ and 0.699 ≤ m &lt; 1.399, c the centre next to m and r = m/c - 1, so that |r| &lt; 1/94:
    /// <c>log(sum + lost) = n log 2 + log c + r - r²/2 + r³/3 - … + lost/sum</c>. The first three terms are summed
    /// without error: 1/c has nine bits, so that m/c - 1 is exact in two parts, as log 2 and log c are stored.
    /// </remarks>
    private static double LogOfSum(double sum, double lost, int k)
    {
        const long BitsOfSmallest = 0x3fe6600000000000; // 89.5/128
        const int BitsOfInterval = 46;

        long bits = BitConverter.DoubleToInt64Bits(sum);
        long distance = bits - BitsOfSmallest;
        long n = distance >> 52;
        int row = 3 * (int)((distance >> BitsOfInterval) & 63);
        double inverse = Centres[row];

        long bitsOfM = bits - (n << 52);
        double m = BitConverter.Int64BitsToDouble(bitsOfM);
        double upper = BitConverter.Int64BitsToDouble(bitsOfM & UpperBits);
        double a = upper * inverse - 1;
        double b = (m - upper) * inverse;
        double r = a + b;
        double e = n + k;
        double known = e * Ln2High + Centres[row + 1];
        double log = known + r;
        double rest = (known - log + r) + ((a - r + b) + (e * Ln2Low + Centres[row + 2] + lost / sum));
        return log + (rest - r * r * LogTail(r));
    }

    /// <summary>(r - log(1 + r)) / r² = 1/2 - r/3 + r²/4 - … for |r| &lt; 1/94, without what is below the last place of the logarithm.</summary>
    private static double LogTail(double r)
    {
        double s = r * r;
        double lower = 0.5 - r * (1.0 / 3) + s * (0.25 - r * (1.0 / 5));
        double upper = 1.0 / 6 - r * (1.0 / 7) + s * (1.0 / 8 - r * (1.0 / 9));
        return lower + s * s * upper;
    }

    /// <summary>What rounding has lost of a + b.</summary>
    private static double LostBySum(double a, double b, double sum)
    {
        double second = sum - a;
        return a - (sum - second) + (b - second);
    }

    /// <summary>What rounding has lost of a b, to some 100 bits.</summary>
    private static double LostByProduct(double a, double b, double product)
    {
        double upperA = Upper(a);
        double lowerA = a - upperA;
        double upperB = Upper(b);
        double lowerB = b - upperB;
        return upperA * upperB - product + upperA * lowerB + lowerA * upperB + lowerA * lowerB;
    }

    /// <summary>The first 26 bits of a number.</summary>
    private static double Upper(double x) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & UpperBits);
}
