#if !ROSLYN_BASELINE && !ROSLYN_SDK // one compiler's list of operations
namespace DerivGen.Generator.Tests.Reading;

/// <summary>What of C# is read and what is refused: docs/language.md is written from it, and every kind of operation is in it.</summary>
internal static class LanguageTable
{
    public static readonly LanguageRow[] Rows =
    [
        new("Numbers, arithmetic, conversions", "MethodBody Block Return Literal ParameterReference Binary BinaryOperator Unary UnaryOperator Conversion", "public static double X(double x, int k) => -(x + 2) * (x - k) / (1 + x * x) + (float)x + (int)k % 3;"),
        new("`float` and `double` in one method", "", "public static double X(float x, float[] w, double[] z) { double s = 0; for (int i = 0; i < w.Length; i++) s += (float)z[i] * w[i]; return s * MathF.Sin(x) + Math.Exp(x); }"),
        new("Local variables and constants", "VariableDeclarationGroup VariableDeclaration VariableDeclarator VariableInitializer LocalReference", "public static double X(double x) { const double c = 2; double a = c * x, b; b = a; return a * b; }"),
        new("Assignments", "ExpressionStatement SimpleAssignment CompoundAssignment Increment Decrement Discard", "public static double X(double x, int k) { double y = 1; y *= x; k++; --k; _ = x; y = y * k; return y; }"),
        new("Tuples and deconstruction", "Tuple DeconstructionAssignment DeclarationExpression TupleBinary TupleBinaryOperator FieldReference", "public static double X(double x, int k) { var (a, b) = (x, x * x); (a, b) = (b, a); var p = (First: k, Second: 1); return p == (1, 1) ? a : b * p.First; }"),
        new("Conditions", "Conditional IsPattern", "public static double X(double x, bool c) { double y = c && x > 0 || !c ? x : 2 * x; if (x is > 1) y += 1; else { ; } return y * x; }"),
        new("An empty statement, a label that nothing jumps to", "Empty Labeled", "public static double X(double x) { ; end: return x * x; }"),
        new("`switch`", "Switch SwitchCase CaseClause Branch SwitchExpression SwitchExpressionArm", "public static double X(double x, int k) { switch (k) { case 0: x = 2 * x; break; case 1 when x > 0: return x; default: break; } return k switch { 2 => x, _ => x * x }; }"),
        new("Patterns of numbers and tuples", "ConstantPattern RelationalPattern BinaryPattern NegatedPattern DiscardPattern RecursivePattern DeclarationPattern TypePattern", "public static double X(double x, int k) => k switch { 0 => x, 1 or 2 => x * x, > 5 and not 7 => 2 * x, _ => (x, k) is (> 0, var m) ? m * x : k switch { int => 3 * x } };"),
        new("Loops", "Loop", "public static double X(double[] z, int k) { double s = 0; for (int i = 0; i < z.Length; i++) s += z[i]; foreach (double v in z) { if (v > 5) continue; s += v * v; } while (k > 0) { s *= 0.5; k--; } do { s += 1; if (s > 9) break; } while (s < 3); return s; }"),
        new("Conditions of loops that assign", "Loop Decrement", "public static double X(double[] z) { double d, s = 0; int i = z.Length; while (i-- > 0) s += z[i]; do { d = s * 0.5; s -= d; } while (Math.Abs(d) > 1); return s * d; }"),
        new("Values of an enum", "", "public static double X(double x, StringComparison e) => e == StringComparison.Ordinal ? x : e is StringComparison.InvariantCulture ? x * x : 2 * x;"),
        new("Methods, local functions, arguments by `ref` and `out`", "Invocation Argument LocalFunction", "public static double X(double x) { Split(x, out double a, out _); double Square(double v) => v * v; return Square(a) + Half(x: x); static double Half(double x, double by = 2) => x / by; } static void Split(double x, out double a, out double b) { a = Math.Sin(x); b = x; }"),
        new("Functions kept in variables", "DelegateCreation AnonymousFunction MethodReference", "public static double X(double x) { Func<double, double> f = v => v * x; Func<double, double> g = Math.Sin; Func<double, double> h = Half; return f(g(h(x))); } static double Half(double v) => v / 2;"),
        new("Arrays and spans", "ArrayCreation ArrayInitializer ArrayElementReference PropertyReference ObjectCreation", "public static double X(double[] z, double[,] w) { var t = new double[] { 1, z[0] }; var u = new double[z.Length]; u[0] = t[1]; var s = new ReadOnlySpan<double>(z, 0, 2); return u[0] * w[0, 0] + s[1] * s.Length; }"),
        new("Collection expressions of numbers", "CollectionExpression", "public static double X(double x) { double[] t = [x, 1]; return t[0] * x; }"),
        new("Indices from the end, ranges", "ImplicitIndexerReference Range", "public static double X(ReadOnlySpan<double> z, double[] w) => z[^1] * z[1..][0] + w[1..^1][0] * w[^1];"),
        new("`stackalloc`", "None", "public static double X(double x) { Span<double> t = stackalloc double[2]; t[0] = x; return t[0] * x; }"),
        new("Defaults and sizes", "DefaultValue SizeOf", "public static double X(double x) { double d = default; return (d + sizeof(int)) * x; }"),
        new("Fields of the instance", "InstanceReference", "public double X(double x) => Scale * x; private readonly double Scale = 2;"),

        new("`goto`", "", "public static double X(double x) { if (x > 0) goto end; x = -x; end: return x; }", "DG0101"),
        new("Iterators", "YieldReturn YieldBreak", "public static double X(double x) { double s = 0; foreach (double v in All(x)) s += v; return s; } static IEnumerable<double> All(double x) { yield return x; yield break; }", "DG0112"),
        new("`try`", "Try CatchClause", "public static double X(double x) { try { x *= 2; } catch (Exception e) when (e != null) { x = 0; } return x; }", "DG0102"),
        new("`throw` after the head of the method", "Throw", "public static double X(double x) { x *= 2; return x > 0 ? x : throw new ArgumentException(\"x\"); }", "DG0102"),
        new("`using`", "Using", "public static double X(double x) { using (var s = new System.IO.MemoryStream()) { x *= 2; } return x; }", "DG0102"),
        new("`using` declarations", "UsingDeclaration", "public static double X(double x) { using var s = new System.IO.MemoryStream(); return x * x; }", "DG0102"),
        new("`lock`", "Lock", "public static double X(double x) { lock (Gate) { x *= 2; } return x; } static readonly object Gate = 1;", "DG0100"),
        new("`await`", "Await", "public static double X(double x) { Wait(); return x * x; async void Wait() { await Task.Delay(1); } }", "DG0100"),
        new("`dynamic`", "DynamicInvocation DynamicMemberReference DynamicIndexerAccess", "public static double X(double x) { dynamic d = x; return d.Of(x) + d[0]; }", "DG0103"),
        new("Objects made by `dynamic`", "DynamicObjectCreation", "public static double X(double x) { dynamic d = x; return new Choice(d).Value * x; } class Choice { public double Value; public Choice(int a) { } public Choice(double a) { Value = a; } }", "DG0103"),
        new("Strings", "NameOf", "public static double X(double x) { string s = nameof(x); return x * s.Length; }", "DG0103"),
        new("Interpolated strings", "InterpolatedString InterpolatedStringText Interpolation", "public static double X(double x) { string s = $\"{x:F2} m\"; return x * s.Length; }", "DG0103"),
        new("Interpolated string handlers", "InterpolatedStringHandlerCreation InterpolatedStringAddition InterpolatedStringAppendLiteral InterpolatedStringAppendFormatted InterpolatedStringHandlerArgumentPlaceholder", "public static double X(double x) { Note(x, $\"a{x}\" + $\"b\"); return x * x; } static void Note(double x, [InterpolatedStringHandlerArgument(\"x\")] Handler h) { }", "DG0103"),
        new("Strings of bytes", "Utf8String", "public static double X(double x) { ReadOnlySpan<byte> s = \"ab\"u8; return x * s.Length; }", "DG0103"),
        new("Objects", "ObjectOrCollectionInitializer MemberInitializer", "public static double X(double x) { var n = new Box { Next = { Value = x } }; return n.Value * x; }", "DG0103"),
        new("Anonymous objects", "AnonymousObjectCreation", "public static double X(double x) { var n = new { V = x }; return n.V * x; }", "DG0103"),
        new("Records, `with`", "With", "public static double X(double x) { var p = new Pair(x, 1); return (p with { A = 2 }).B * x; }", "DG0103"),
        new("Objects of a type parameter", "TypeParameterObjectCreation", "public static double X<T>(double x) where T : new() { var t = new T(); return x * x; }", "DG0103"),
        new("Nullable numbers", "CoalesceAssignment", "public static double X(double x) { double? d = x; d ??= 1; return x * d.Value; }", "DG0103"),
        new("Tests for null", "Coalesce ConditionalAccess ConditionalAccessInstance", "public static double X(double x, double[] z) => (z?.Length ?? 0) * x;", "DG0100"),
        new("Tests of types", "IsType", "public static double X(double x, int k) => k is int ? x : x * x;", "DG0103"),
        new("`typeof`", "TypeOf", "public static double X(double x) { Type t = typeof(int); return x * x; }", "DG0103"),
        new("Objects as `object`", "", "public static double X(double x) { object o = x; return o is double d ? d : x * x; }", "DG0103"),
        new("Properties in patterns", "PropertySubpattern", "public static double X(double[] z) => z is { Length: > 2 } ? z[0] * z[1] : z[0];", "DG0100"),
        new("Patterns of lists", "ListPattern SlicePattern", "public static double X(double[] z) => z is [var a, .., > 0] ? a * a : z[0];", "DG0100"),
        new("Spreads in collection expressions", "Spread", "public static double X(double[] z) { double[] t = [.. z, 1]; return t[0] * z[0]; }", "DG0100"),
        new("Queries", "TranslatedQuery", "public static double X(double[] z) { var q = from v in z where v > 0 select v * v; return z[0]; }", "DG0100"),
        new("Events", "EventAssignment", "public static double X(double x) { Changed += () => { }; return x * x; } static event Action Changed;", "DG0100"),
        new("Raising events", "EventReference", "public static double X(double x) { Changed(); return x * x; } static event Action Changed;", "DG0100"),
        new("Pointers", "AddressOf", "public static double X(double x) { unsafe { double* p = &x; return *p * x; } }", "DG0100"),
        new("`fixed`", "", "public static double X(double[] z) { unsafe { fixed (double* p = z) { return p[0] * z[0]; } } }", "DG0100"),
        new("Function pointers", "FunctionPointerInvocation", "public static unsafe double X(double x) { delegate*<double, double> f = &Half; return f(x); } static double Half(double v) => v / 2;", "DG0100"),
        new("Inline arrays", "InlineArrayAccess", "public static double X(double x) { Three b = default; b[0] = x; return b[0] * x; }", "DG0103"),
        new("`decimal`", "", "public static double X(double x) => x * (double)1.5m;", "DG0103"),
        new("Local variables by reference", "", "public static double X(double x) { double[] t = new double[2]; ref double r = ref t[0]; r = x; return t[0] * x; }", "DG0100"),
        new("Arrays of arrays", "", "public static double X(double x) { var t = new double[][] { new[] { x } }; return t[0][0] * x; }", "DG0103"),
        new("Arrays of more dimensions", "", "public static double X(double x) { var t = new double[2, 2]; t[0, 1] = x; return t[0, 1] * x; }", "DG0103"),
        new("Numbers of other types", "", "public static double X(double x) { Half h = (Half)x; return (double)h * x; }", "DG0103"),
        new("Arithmetic in narrow integers", "", "public static double X(double x, byte b) { b += 3; return b * x; }", "DG0103"),
        new("`null`", "", "public static double X(double x) { Func<double, double> f = null; f = v => v * v; return f(x) * x; }", "DG0100"),
        new("Indexers of types", "", "public double X(double x) => this[2] * x; private double this[int i] => i * 2;", "DG0100"),
        new("Structs", "", "public static double X(double x) { Plain p; p.A = x; return p.A * x; }", "DG0103"),
        new("Arrays or functions that depend on a condition", "", "public static double X(double[] a, double[] b, int n) { var p = n > 2 ? a : b; return p[0] * p[1]; }", "DG0100"),
        new("Writing outside of the method", "", "public static double X(double x) { cache = x; return x * x; } static double cache;", "DG0104"),
        new("Recursion that branches", "", "public static double X(double x, int n) => Paths(x, n); static double Paths(double x, int n) => n < 2 ? x : Paths(x, n - 1) * Paths(x, n - 2);", "DG0114"),
    ];

    /// <summary>Kinds that no body of a C# method has.</summary>
    public static readonly (string Kinds, string Reason)[] Elsewhere =
    [
        ("Invalid InterpolatedStringAppendInvalid OmittedArgument", "only in code with errors, of which the compiler speaks"),
        ("Stop End RaiseEvent ReDim ReDimClause Parenthesized", "only in Visual Basic"),
        ("FlowCapture FlowCaptureReference IsNull CaughtException StaticLocalInitializationSemaphore FlowAnonymousFunction", "only in control flow graphs"),
        ("FieldInitializer PropertyInitializer ParameterInitializer ConstructorBody ConstructorBodyOperation Attribute", "roots of other declarations than methods"),
        ("MethodBodyOperation", "another name of MethodBody"),
        ("CollectionElementInitializer", "no longer made by the compiler"),
    ];
}
#endif
