namespace DerivGen.Symbolics.Expressions;

/// <summary>What a parameter of a foreign function takes.</summary>
internal enum ForeignParameter
{
    Double,
    Single,
    Integer,
    Boolean,
}
