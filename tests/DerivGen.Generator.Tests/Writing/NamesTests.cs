using DerivGen.Generator.Writing;

namespace DerivGen.Generator.Tests.Writing;

public sealed class NamesTests
{
    [Fact]
    public void TakenName_IsNumbered()
    {
        UniqueNames names = new(["s", "x"]);
        Assert.Equal("s2", names.Take("s"));
        Assert.Equal("s3", names.Take("s"));
        Assert.Equal("y", names.Take("x", "y"));
    }

    [Fact]
    public void BlocksBesideEachOther_ShareANameThatTheBlockAroundThemCannotHaveAnyMore()
    {
        UniqueNames outside = new([]);
        Assert.Equal("i", outside.Nested().Take("i"));
        Assert.Equal("i", outside.Nested().Take("i"));
        Assert.Equal("i2", outside.Take("i"));
        Assert.Equal("i22", outside.Nested().Take("i2"));
    }

    [Theory]
    [InlineData("event", "@event")]
    [InlineData("größe", "größe")]
    [InlineData("record", "record")]
    public void Identifier_OfAKeyword_IsEscaped(string name, string text) => Assert.Equal(text, IdentifierText.Of(name));

    [Theory]
    [InlineData("p[i]", "pi")]
    [InlineData("2nd", "_2nd")]
    [InlineData("σ", "σ")]
    [InlineData("<>", "value")]
    public void AnyHint_BecomesAName(string hint, string name) => Assert.Equal(name, IdentifierText.ValidName(hint));
}
