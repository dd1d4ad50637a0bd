namespace DerivGen.Generator.Writing;

/// <summary>How strongly the outermost operator of a text binds, in C#'s order.</summary>
internal enum Precedence
{
    Conditional,
    Or,
    And,
    BitOr,
    BitXor,
    BitAnd,
    Equality,
    Relational,
    Shift,
    Additive,
    Multiplicative,
    Unary,
    Primary,
}

/// <summary>The C# type of a text, as far as it matters where the text is put.</summary>
internal enum TextType
{
    /// <summary>The kernel's own floating-point type.</summary>
    Real,

    /// <summary>A float in a kernel of doubles: exact, but arithmetic among such would round to float.</summary>
    NarrowReal,

    /// <summary>A float or a double in a kernel of doubles: the careful answer is taken of both.</summary>
    NarrowOrReal,

    /// <summary>A double in a kernel of floats, where a comparison needs its digits; what is no generic number in a kernel of such.</summary>
    WideReal,

    /// <summary>An int, or what becomes one in arithmetic.</summary>
    Integer,

    /// <summary>A value of an enum, which stands for its integer.</summary>
    Enum,

    /// <summary>A uint, a long or what else does not fit into an int.</summary>
    LongInteger,

    /// <summary>A bool.</summary>
    Boolean,
}

/// <summary>An expression as text.</summary>
internal readonly record struct Printed(string Text, Precedence Precedence, TextType Type)
{
    /// <summary>Whether it stands for a real number, but C# would compute with it in a narrower type.</summary>
    public bool IsNarrow => IsNarrowReal || Type is TextType.Integer or TextType.LongInteger;

    /// <summary>Whether it is, or may be, a float in a kernel of doubles.</summary>
    public bool IsNarrowReal => Type is TextType.NarrowReal or TextType.NarrowOrReal;

    public string In(Precedence weakest) => Precedence >= weakest ? Text : "(" + Text + ")";

    public override string ToString() => Text;
}
