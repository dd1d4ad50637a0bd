using System.Globalization;
using DerivGen.Generator.Writing;
using DerivGen.Symbolics.Expressions;
using FsCheck;
using FsCheck.Fluent;

namespace DerivGen.Generator.Tests.Writing;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0.0, "0.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(1.0, "1.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e-5, "1E-05")]
    [InlineData(1e15, "1E+15")]
    [InlineData(123456.75, "123456.75")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    [InlineData(double.Epsilon, "5E-324")]
    [InlineData(double.NaN, "double.NaN")]
    [InlineData(double.NegativeInfinity, "double.NegativeInfinity")]
    public void Double_IsWrittenShort(double value, string text) => Assert.Equal(text, NumberText.Of(value));

    [Theory]
    [InlineData(0.5f, "0.5f")]
    [InlineData(2f, "2f")]
    [InlineData(-0f, "-0f")]
    [InlineData(0.1f, "0.1f")]
    [InlineData(float.MaxValue, "3.4028235E+38f")]
    [InlineData(float.PositiveInfinity, "float.PositiveInfinity")]
    public void Single_HasASuffix(float value, string text) => Assert.Equal(text, NumberText.Of(value));

    [Fact]
    public void Double_ParsesBackToTheSameBits() => Check.QuickThrowOnFailure(Prop.ForAll<long>(bits =>
    {
        double value = BitConverter.Int64BitsToDouble(unchecked(bits * -7046029254386353131L));
        string text = NumberText.Of(value);
        return !double.IsFinite(value)
            || (BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)) == BitConverter.DoubleToInt64Bits(value)
                && text.Any(letter => letter is '.' or 'E') && text.Length <= 24);
    }));

    [Fact]
    public void Single_ParsesBackToTheSameBits() => Check.QuickThrowOnFailure(Prop.ForAll<int>(bits =>
    {
        float value = BitConverter.Int32BitsToSingle(unchecked(bits * -1640531527));
        string text = NumberText.Of(value);
        return !float.IsFinite(value)
            || (text.EndsWith('f') && BitConverter.SingleToInt32Bits(float.Parse(text[..^1], CultureInfo.InvariantCulture)) == BitConverter.SingleToInt32Bits(value));
    }));

    [Fact]
    public void NearestSingle_IsNotRoundedTwice()
    {
        // Just above the middle between two floats: the nearest double is the middle itself.
        Rational middle = Rational.FromDouble(1 + Math.Pow(2, -24));
        Rational above = middle + new Rational(1, System.Numerics.BigInteger.Pow(2, 80));
        Assert.Equal("1f", NumberText.Of(middle, RealPrecision.Single));
        Assert.Equal("1.0000001f", NumberText.Of(above, RealPrecision.Single));
    }
}
