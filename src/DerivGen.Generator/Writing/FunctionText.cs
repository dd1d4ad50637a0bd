using DerivGen.Symbolics.Expressions;

namespace DerivGen.Generator.Writing;

/// <summary>How a function is written.</summary>
internal enum FunctionForm
{
    /// <summary>A method of <c>Math</c> for doubles alone, of <c>MathF</c> for floats: what is narrower converts by itself.</summary>
    Math,

    /// <summary>A method of <c>Math</c> with overloads for other types than double, of <c>MathF</c> for floats.</summary>
    MathOfSeveralTypes,

    /// <summary>A method of <c>Math</c> since .NET Standard 2.1; of <c>StableMath</c> before.</summary>
    LaterMath,

    /// <summary>A method of <c>StableMath</c>, for doubles and for floats.</summary>
    StableMath,

    /// <summary>A method of <c>Math</c> with an overload for every type of number.</summary>
    MathOfAllTypes,

    /// <summary>A method of <c>Math</c> with two arguments, one inside the other for more of them.</summary>
    NestedMath,

    /// <summary>An operator between the operands.</summary>
    Infix,

    /// <summary>A form of its own.</summary>
    Special,
}

/// <summary>A row of the table of functions.</summary>
internal sealed record FunctionText(Function Function, FunctionForm Form, string Text, Precedence Precedence);
