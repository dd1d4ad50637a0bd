namespace DerivGen.Symbolics.Checking;

/// <summary>How two computed numbers compare.</summary>
internal enum Order
{
    Less,
    Equal,
    Greater,

    /// <summary>One of them is NaN, or undefined.</summary>
    Unordered,

    /// <summary>They are so close that their errors hide which is larger.</summary>
    Undecided,
}
