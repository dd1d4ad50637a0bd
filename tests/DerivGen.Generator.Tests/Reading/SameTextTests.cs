using System.Globalization;
using DerivGen.Generator.Pipeline;
using DerivGen.Generator.Reading;
using DerivGen.Generator.Writing;
using DerivGen.Symbolics.Derivation;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Tests.Reading;

/// <summary>The same text gives the same output, whatever the order of methods and files, the culture, and the threads beside.</summary>
public class SameTextTests
{
    private static readonly string[] Methods =
    [
        "[Differentiable] public static double Logistic(double z, [Constant] double y) { double a = 1 / (1 + Math.Exp(-z)); return -(y * Math.Log(a) + (1 - y) * Math.Log(1 - a)); }",
        "[Differentiable] public static double Softmax(ReadOnlySpan<double> z, [Constant] int k) { double s = 0; for (int i = 0; i < z.Length; i++) s += Math.Exp(z[i]); return Math.Log(s) - z[k]; }",
        "[Differentiable] public static double Spread(ReadOnlySpan<double> x) { double m = 0; for (int i = 0; i < x.Length; i++) m += x[i] / x.Length; double v = 0; for (int i = 0; i < x.Length; i++) v += (x[i] - m) * (x[i] - m); return Math.Sqrt(v) + 0.1; }",
        "[Differentiable] public static double Pieces(double x, double y) { double v = x * 1.5; if (x > y) v += Math.Sin(x * y); else v -= Math.Cbrt(y); return Math.Abs(v) * Math.Max(x, 0.25); }",
        "[Differentiable] public static double Chain(double x, double y) { double v = x; v = Math.Tanh(v * y + 0.5); v = Math.Tanh(v * y + 1.5); return v * v / (1 + v * v); }",
    ];

    private static readonly string[] Names = ["Logistic", "Softmax", "Spread", "Pieces", "Chain"];

    [Fact]
    public void OrderOfMethodsAndFiles_DoesNotMatter()
    {
        Dictionary<string, string> expected = Derived(ReadMethods.OfMembers(string.Join("\n", Methods)), Names);
        Assert.Equal(expected, Derived(ReadMethods.OfMembers(string.Join("\n", Methods.Reverse())), Names.Reverse()));
        ReadMethods files = ReadMethods.Of([.. Methods.Reverse().Select(method => $"using System; using DerivGen; public static partial class Methods {{ {method} }}")]);
        Assert.Equal(expected, Derived(files, Names.Skip(2).Concat(Names.Take(2))));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void CultureAndThreadsBeside_DoNotMatter(string culture)
    {
        Dictionary<string, string> expected = Derived(ReadMethods.OfMembers(string.Join("\n", Methods)), Names);
        ReadMethods shared = ReadMethods.OfMembers(string.Join("\n", Methods));
        Dictionary<string, string>?[] found = new Dictionary<string, string>?[4];
        Thread[] threads = [.. Enumerable.Range(0, found.Length).Select(i => new Thread(() =>
        {
            CultureInfo.CurrentCulture = i % 2 == 0 ? Culture(culture) : CultureInfo.InvariantCulture;
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture;
            found[i] = Derived(shared, Names.Skip(i).Concat(Names.Take(i)));
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        Assert.All(found, texts => Assert.Equal(expected, texts));
    }

    /// <summary>On a system without cultures, one that at least writes other signs.</summary>
    private static CultureInfo Culture(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name);
        }
        catch (CultureNotFoundException)
        {
            CultureInfo culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NegativeSign = "\u2212";
            return culture;
        }
    }

    /// <summary>Read, derived and written anew: nothing that was derived before is taken up.</summary>
    private static Dictionary<string, string> Derived(ReadMethods methods, IEnumerable<string> names)
    {
        Dictionary<string, string> texts = [];
        foreach (string name in names)
        {
            ReadingResult reading = methods.Read(name);
            Assert.DoesNotContain(reading.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            MethodModel model = reading.Model!;
            DerivationRequest request = new(model.Kinds.Items, model.Accumulate);
            texts.Add(name, SourceWriter.Write(model, Deriver.Derive(model.Loss.Function, request, CancellationToken.None)));
        }

        return texts;
    }
}
