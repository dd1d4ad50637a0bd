#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: what is read is the same
namespace DerivGen.Generator.Tests.RandomPrograms;

/// <summary>Which of the constructs that are read the random programs draw, and why not of the others: docs/language.md is written from it.</summary>
internal static class DrawnConstructs
{
    private const string NeverBorderline = "the random numbers are never at such a place";

    /// <summary>Every construct that is read, by its name in <c>LanguageTable</c> and <c>NewerLanguage</c>.</summary>
    public static readonly DrawnConstruct[] Constructs =
    [
        new("Numbers, arithmetic, conversions", @"\(int\)Math\.Min"),
        new("`float` and `double` in one method", @"\(float x,"),
        new("Numbers of a type parameter, `T : IFloatingPointIeee754<T>`", "// over T"),
        new("Local variables and constants", "const double"),
        new("Assignments", @"\(s, t\) = \(t"),
        new("Tuples and deconstruction", @"\(k, c\) == \("),
        new("Conditions", @" is > 1 and < 4| \? "),
        new("An empty statement, a label that nothing jumps to", @"else \{ ; \}|q\d+: [stu]"),
        new("`switch`", @"switch \(k % 3\)"),
        new("Patterns of numbers and tuples", @"\(> 0\.0, > 0\.5\)"),
        new("Patterns of properties and of lists", @"\[var \w+, \.\.,"),
        new("Loops", @"while \(true\)"),
        new("Conditions of loops that assign", @"while \(\w+-- > 0\)"),
        new("Integers of every type, `checked` and `unchecked`", @"checked\(\(int\)"),
        new("Values of an enum", @"case Mode\.Low"),
        new("Methods, local functions, arguments by `ref` and `out`", @"Rotate\(ref"),
        new("Functions kept in variables", @"Func<double, double> \w+ = Math"),
        new("Arrays and spans", @"new ReadOnlySpan<double>\("),
        new("Local arrays of more dimensions, arrays of arrays of one length", @"\w+\[i\]\[j\] [-+*]?="),
        new("Data that are arrays of arrays", @"foreach \(double\[\] \w+ in rows\)"),
        new("Queries", @"from \w+ in "),
        new("Anonymous objects of numbers", @"new \{ V = "),
        new("Collection expressions of numbers", @"double\[\] \w+ = \["),
        new("Spreads in collection expressions, `params` spans", @"\[\.\. "),
        new("Local variables by reference", "ref double q"),
        new("Nullable numbers, tests for null", @"double\? q"),
        new("Parameters by `ref readonly`", "ref readonly double q"),
        new("Indices from the end, ranges", @"\[\^1\]"),
        new("`stackalloc`", "stackalloc"),
        new("Defaults and sizes", @"sizeof\(int\)"),
        new("Structs: constructors, initializers, `with`, `default`", @"with \{ Im = "),
        new("Structs: fields, properties, indexers, methods, operators, conversions, deconstruction, copies", @"\(Spring\)\("),
        new("Variables that are structs, arrays of structs", @"Spring\[\] y\)"),
        new("Variables that are arrays of structs whose fields cannot be set, structs with integers in them", @"Complex\[\] y\)"),
        new("Variables that are tuples, arrays and spans of tuples", @"\(double A, double B\)\[\] y\)"),
        new("Structs and tuples taken apart by `foreach`", @"foreach \(var \("),
        new("Structs of `System.Numerics`", @"Vector3\.Cross"),
        new("Vectors of the processor, `Vector<T>` and `Vector64<T>` to `Vector512<T>` of `double` and `float`", @"new Vector<double>\(\w+\.AsSpan"),
        new("Members and deconstruction of structs and spans in patterns", @"is \{ X: >"),
        new("Members of interfaces through type parameters", @"Through<Wave>"),
        new("Indexers of types", @"Shared\["),
        new("Fields of the instance", @"Shared\.Of\("),
        new("Members of extension blocks: properties, methods, static ones", @"\.SoftenedOf"),
        new("`field` in the accessor of a property", @"get => field;"),
        new("Compound operators of instances", @"void operator \+="),
    ];

    /// <summary>Parts of the table's texts that say nothing of the construct.</summary>
    public static readonly DrawnConstruct[] PartsNotDrawn =
    [
        new("parameters of attributes and handlers", "^parameter None Class$", "of the declarations beside the texts"),
    ];

    /// <summary>The members of <c>Math</c>, <c>MathF</c>, <c>double</c> and <c>float</c> that are not drawn.</summary>
    public static readonly DrawnConstruct[] NumbersNotDrawn =
    [
        new("op_Equality op_Inequality op_LessThan op_LessThanOrEqual op_GreaterThan op_GreaterThanOrEqual", "", "drawn as operators"),
        new("Epsilon MinValue NegativeZero NaN", "", NeverBorderline),
        new("ConvertToIntegerNative", "", "differs between machines where ConvertToInteger does not"),
    ];

    /// <summary>The methods of <c>TensorPrimitives</c> that are not drawn.</summary>
    public static readonly DrawnConstruct[] TensorsNotDrawn =
    [
        new("HammingDistance IsZeroAll IsZeroAny IsIntegerAll IsIntegerAny IsEvenIntegerAll IsEvenIntegerAny IsOddIntegerAll IsOddIntegerAny IsNegativeInfinityAll IsNegativeInfinityAny IsPositiveInfinityAll IsPositiveInfinityAny", "", NeverBorderline),
        new("IsFinite IsInfinity IsNaN IsNegative IsPositive IsNegativeInfinity IsPositiveInfinity IsRealNumber IsZero IsInteger IsEvenInteger IsOddInteger", "", "of arrays of truth values, which the programs have none of"),
        new("Sign ConvertToInteger ConvertToIntegerNative", "", "of arrays of integers, which the programs have none of"),
        new("ConvertChecked ConvertSaturating ConvertTruncating", "", "between arrays of two types, which one text does not have after it is retyped"),
    ];

    /// <summary>The members of vectors of the processor that are not drawn.</summary>
    public static readonly DrawnConstruct[] LanesNotDrawn =
    [
        new("CreateScalar CreateSequence Indices", "", "how many lanes there are is said by the type alone, which the retyped text does not have"),
    ];

    /// <summary>The methods of arrays and spans that are not drawn.</summary>
    public static readonly DrawnConstruct[] ArraysNotDrawn = [];

    /// <summary>What is not drawn, by the library; of MathNet, of queries and of the structs of <c>System.Numerics</c> all is.</summary>
    public static (string Library, DrawnConstruct[] Rows)[] NotDrawn =>
    [
        ("constructs", [.. Constructs.Where(row => !row.IsDrawn)]),
        ("`Math`, `MathF`, `double`, `float`", NumbersNotDrawn),
        ("`TensorPrimitives`", TensorsNotDrawn),
        ("vectors of the processor", LanesNotDrawn),
        ("arrays and spans", ArraysNotDrawn),
    ];
}
#endif
