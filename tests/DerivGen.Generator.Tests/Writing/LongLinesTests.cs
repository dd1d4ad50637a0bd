using DerivGen.Generator.Writing;

namespace DerivGen.Generator.Tests.Writing;

public sealed class LongLinesTests
{
    [Fact]
    public void ShortLine_StaysAsItIs() => Assert.Equal(["    x = a + b;"], LongLines.Break("    x = a + b;", 14));

    [Fact]
    public void Sum_IsBrokenBeforeItsOperators() =>
        Expect(20, "x = aaaa + bbbb * cc + dddd - eeee;", "x = aaaa + bbbb * cc", "    + dddd - eeee;");

    [Fact]
    public void OutermostAndWeakestOperator_IsPreferred() =>
        Expect(30, "x = aa + (bb + cc + dd) * ee + ff * gg * hh;", "x = aa + (bb + cc + dd) * ee", "    + ff * gg * hh;");

    [Fact]
    public void Call_HasAnArgumentInEachLine() =>
        Expect(24, "return F(aaaaaaaaaa + bb, cccc[i, j], (d, e));", "return F(", "    aaaaaaaaaa + bb,", "    cccc[i, j],", "    (d, e));");

    [Fact]
    public void Text_IsNoOperator() =>
        Expect(24, "throw new E(\"a + b, c * d - e\", nameof(x));", "throw new E(", "    \"a + b, c * d - e\",", "    nameof(x));");

    [Fact]
    public void Parentheses_IndentWhatTheyContain() =>
        Expect(36, "x = aaaa * (bbbbbbbbbb * cccccccccc + dddddddddd);", "x = aaaa * (bbbbbbbbbb * cccccccccc", "        + dddddddddd);");

    [Theory]
    [InlineData("/// <summary>A sentence that is longer than a line.</summary>")]
    [InlineData("// a remark that is longer than a line + one")]
    [InlineData("[global::System.CodeDom.Compiler.GeneratedCode(\"DerivGen\", \"0.1.0\")]")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void WhatCannotBeBroken_Stays(string line) => Assert.Equal([line], LongLines.Break(line, 20));

    /// <summary>The lines, of which no break has changed a token.</summary>
    private static void Expect(int width, string line, params string[] lines)
    {
        Assert.Equal(lines, LongLines.Break(line, width));
        Assert.Equal(line.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
    }
}
