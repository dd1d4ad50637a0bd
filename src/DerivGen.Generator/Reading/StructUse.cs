namespace DerivGen.Generator.Reading;

/// <summary>What the derivative's text does with values of a struct.</summary>
internal enum StructUse
{
    /// <summary>It reads their numbers.</summary>
    Read,

    /// <summary>It makes a value of its numbers.</summary>
    Make,

    /// <summary>It writes the numbers of a vector's elements, one at a time.</summary>
    WriteInPlace,
}
