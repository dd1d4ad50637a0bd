namespace DerivGen.Symbolics.Expressions;

/// <summary>The ordinals of symbols tell what they are; those of parameters count from 0.</summary>
internal static class SymbolOrdinals
{
    /// <summary>From here on: passive data that are no parameters.</summary>
    public const int Data = 10_000;

    /// <summary>From here on: the destination of a variable's derivative, by the variable's own ordinal.</summary>
    public const int Destination = 20_000;

    /// <summary>From here on: a kernel's local variables, temporary arrays and loop indices.</summary>
    public const int Local = 30_000;

    /// <summary>From here on: what stands for a carried variable while a loop is read; none outlives it.</summary>
    public const int Placeholder = 1_000_000;

    /// <summary>From here on: the variables of a program; the name of each is the user's name for it.</summary>
    public const int Program = 2_000_000;

    /// <summary>From here on: the adjoints of a program's variables, and the gradients by scalars that a program adds up.</summary>
    public const int Adjoint = 3_000_000;
}
