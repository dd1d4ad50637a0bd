#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the emitted text is the same
using DerivGen.Generator.Reading;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Programs;

/// <summary>The structs of System.Numerics: each member of the tables has the framework's own value, and its differences.</summary>
public sealed class FrameworkStructTests
{
    private static readonly string Text = """
        using System;
        using System.Numerics;
        using DerivGen;

        public static partial class Framework
        {
        static float S(Vector2 v) => v.X - 2 * v.Y;
        static float S(Vector3 v) => v.X - 2 * v.Y + 3 * v.Z;
        static float S(Vector4 v) => v.X - 2 * v.Y + 3 * v.Z - 0.5f * v.W;
        static float S(Quaternion v) => v.X - 2 * v.Y + 3 * v.Z - 0.5f * v.W;
        static float S(Plane p) => S(p.Normal) + 2 * p.D;
        static float S(Matrix3x2 m) => m.M11 - 2 * m.M12 + 3 * m.M21 - 4 * m.M22 + 5 * m.M31 - 6 * m.M32;
        static float S(Matrix4x4 m) => m.M11 - 2 * m.M12 + 3 * m.M13 - 4 * m.M14 + 5 * m.M21 - 6 * m.M22 + 7 * m.M23 - 8 * m.M24 + m.M31 - 2 * m.M32 + 3 * m.M33 - 4 * m.M34 + 5 * m.M41 - 6 * m.M42 + 7 * m.M43 - 8 * m.M44;
        static double S(Complex z) => z.Real - 2 * z.Imaginary;

        [Differentiable] public static float Arithmetic3(Vector3 a, Vector3 b, float k) => S(a + b * 2 - k * a * b + -a / k + b / (a + new Vector3(4))) + S(+a);
        [Differentiable] public static float Arithmetic2(Vector2 a, Vector2 b, float k) => S(a + b * 2 - k * a * b + -a / k + b / (a + new Vector2(4, 5)));
        [Differentiable] public static float Arithmetic4(Vector4 a, Vector4 b, float k) => S(a + b * 2 - k * a * b + -a / k + b / (a + new Vector4(a.W * a.W + 1)));
        [Differentiable] public static float NamedArithmetic(Vector3 a, Vector3 b, float k) => S(Vector3.Add(a, Vector3.Multiply(b, 2))) + S(Vector3.Subtract(Vector3.Multiply(k, a), Vector3.Multiply(a, b))) + S(Vector3.Negate(Vector3.Divide(a, k))) + S(Vector3.Divide(b, a + 4 * Vector3.One)) + S(Vector3.Lerp(a, b, k)) + S(Vector3.Lerp(a, b, b)) + S(Vector3.FusedMultiplyAdd(a, b, a)) + S(Vector3.MultiplyAddEstimate(a, b, b));
        [Differentiable] public static float Products(Vector3 a, Vector3 b) => Vector3.Dot(a, b) * Vector3.Sum(a) + S(Vector3.Cross(a, b)) + Vector2.Cross(new Vector2(a.X, b.Y), new Vector2(b.X, a.Z)) + Vector4.Dot(new Vector4(a, 1), new Vector4(b, a.X));
        [Differentiable] public static float Lengths(Vector3 a, Vector3 b) => a.Length() * b.LengthSquared() + Vector3.Distance(a, b) - Vector3.DistanceSquared(a, b) + S(Vector3.Normalize(a)) + S(Vector3.Reflect(a, b)) + Vector2.Distance(new(a.X, a.Y), new(b.X, b.Y));
        [Differentiable] public static float OfEach(Vector3 a, Vector3 b) => S(Vector3.Abs(a)) + S(Vector3.SquareRoot(a * a + Vector3.One)) + S(Vector3.Max(a, b)) - 2 * S(Vector3.Min(a, b)) + S(Vector3.Clamp(a, -Vector3.One, Vector3.One)) + S(Vector3.Clamp(a, b, a * b)) + S(Vector3.Exp(a)) + S(Vector3.Log(b * b + Vector3.One)) + S(Vector3.Sin(a) * Vector3.Cos(b)) + S(Vector3.Hypot(a, b));
        [Differentiable] public static float Choices(Vector3 a, Vector3 b, int i) => (a == b ? 1 : a[0] * b[2]) + (a != b ? a[i % 3] * b.Y : 2) + Vector3.UnitX.X * S(a.X * Vector3.UnitY + b.X * Vector3.UnitZ) + S(Vector3.Zero);
        [Differentiable] public static float Units(Vector4 a) => S(a * Vector4.UnitX + Vector4.UnitY * a.X + a * a * Vector4.UnitZ + a.Y * Vector4.UnitW + Vector4.One + Vector4.Zero) + S(new Vector2(a.X, a.Y) * Vector2.UnitX + a.Z * Vector2.UnitY * a.W + Vector2.One + Vector2.Zero);
        [Differentiable] public static float Created(Vector2 a, float k) => S(new Vector3(a, k)) * S(new Vector4(a, k, 2)) + S(new Vector4(new Vector3(k), k * k)) + S(Vector3.Create(a, k)) + S(Vector3.Create(k)) * S(Vector3.Create(k, 1, a.X)) + S(Vector2.Create(k, a.Y)) * S(Vector2.Create(a.X)) + S(Vector4.Create(a, k, k)) + S(Vector4.Create(new Vector3(a, 2), k)) + S(Vector4.Create(k)) + S(Vector4.Create(k, 1, 2, a.X * k)) + S(new Vector3 { X = k, Y = a.X });
        [Differentiable] public static float Written(Vector3 a, float k) { Vector3 b = a; b.X = k * b.Y; b.Y += a.Z; b *= b; b += a; b -= new Vector3(k); b /= 2 + k * k; return S(b) * a.X; }

        [Differentiable] public static float Transformed(Vector3 v, Matrix4x4 m) => S(Vector3.Transform(v, m)) + S(Vector3.TransformNormal(v * v.X, m)) + S(Vector4.Transform(new Vector4(v, v.Y), m)) + S(Vector4.Transform(v * v.Y, m)) + S(Vector4.Transform(new Vector2(v.Z * v.X, v.Y), m)) + S(Vector2.Transform(new Vector2(v.X * v.X, v.Z), m)) + S(Vector2.TransformNormal(new Vector2(v.X * v.Z, v.Z), m));
        [Differentiable] public static float TransformedIn2(Vector2 v, Matrix3x2 m) => S(Vector2.Transform(v, m)) + S(Vector2.TransformNormal(v * v.X, m));
        [Differentiable] public static float Rotated(Vector3 v, Quaternion q) => S(Vector3.Transform(v, q)) + S(Vector2.Transform(new Vector2(v.Y * v.Y, v.Z), q));

        [Differentiable] public static float Quaternions(Quaternion p, Quaternion q, float k) => S(p + q * k - p * q) + S(-p / q) + S(Quaternion.Add(p, Quaternion.Multiply(q, k))) + S(Quaternion.Subtract(Quaternion.Multiply(p, q), Quaternion.Negate(q * p))) + S(Quaternion.Divide(q, p)) + S(Quaternion.Concatenate(p, q)) + S(Quaternion.Conjugate(p) * Quaternion.Inverse(q)) + Quaternion.Dot(p, q) + p.Length() * q.LengthSquared() + S(Quaternion.Normalize(p));
        [Differentiable] public static float Turns(Vector3 axis, float a, float b, float c) => S(Quaternion.CreateFromAxisAngle(axis, a)) + S(Quaternion.CreateFromYawPitchRoll(a, b, c)) + S(new Quaternion(axis, a) * Quaternion.Identity) + S(Quaternion.Create(a, b, c, 1)) * S(Quaternion.Create(axis * a, b)) + S(Quaternion.Zero);
        [Differentiable] public static float Interpolated(Quaternion p, Quaternion q, float k) => S(Quaternion.Lerp(p, q, k)) + (p.IsIdentity || p == q ? 1 : p != q ? p[3] * q.X : 2);

        [Differentiable] public static float Spheres(Quaternion p, Quaternion q, float k) => S(Quaternion.Slerp(Quaternion.Normalize(p), Quaternion.Normalize(q), k)) + S(Quaternion.Slerp(p * 0.3f, q * -0.4f, 0.25f)) + S(Quaternion.Slerp(Quaternion.Normalize(p), -Quaternion.Normalize(p), k));
        [Differentiable] public static float Inverses(Matrix4x4 a, Matrix3x2 b, Plane p) { float s = Matrix4x4.Invert(a + Matrix4x4.Identity * 20, out Matrix4x4 c) ? S(c * 30) : 1; if (Matrix3x2.Invert(b * 0.25f + Matrix3x2.Identity * 3, out var d)) s += S(d); Matrix3x2.Invert(b - b, out _); return s + S(Plane.Normalize(p)); }
        [Differentiable] public static float Planes(Plane p, Vector4 v, Vector3 w) => Plane.Dot(p, v) + Plane.DotCoordinate(p, w) * Plane.DotNormal(p, w) + S(new Plane(w, v.X)) * S(new Plane(v)) + S(new Plane(v.X, v.Y, 1, 2)) + S(Plane.Create(v)) * S(Plane.Create(w, v.Y)) + S(Plane.Create(v.Z, 1, v.X, 2)) + (p == new Plane(v) ? 1 : p != new Plane(v) ? v.X * v.X : 2);
        [Differentiable] public static float Vertices(Vector3 a, Vector3 b, Vector3 c) => S(Plane.CreateFromVertices(a, b, c));

        [Differentiable] public static float Matrices(Matrix4x4 a, Matrix4x4 b, float k) => S(a + b * k - a * b) + S(-a) * 0.1f + S(Matrix4x4.Add(a, Matrix4x4.Multiply(b, k))) + S(Matrix4x4.Subtract(Matrix4x4.Multiply(a, b), Matrix4x4.Negate(a))) + S(Matrix4x4.Lerp(a, b, k)) + S(Matrix4x4.Transpose(a) * Matrix4x4.Identity) + (a == b ? 1 : a != b ? k * k : 2) + S(a.Translation);
        [Differentiable] public static float Determinants(Matrix4x4 a, Matrix3x2 b) => a.GetDeterminant() + b.GetDeterminant();
        [Differentiable] public static float MadeMatrices(Vector3 v, float k) => S(Matrix4x4.CreateTranslation(v) * Matrix4x4.CreateScale(k)) + S(Matrix4x4.CreateTranslation(k, v.X, 2) * Matrix4x4.CreateScale(v)) + S(Matrix4x4.CreateScale(k, 2, v.Y)) + S(Matrix4x4.CreateRotationX(k)) + 2 * S(Matrix4x4.CreateRotationY(k)) + 3 * S(Matrix4x4.CreateRotationZ(v.Z)) + S(Matrix4x4.CreateFromQuaternion(new Quaternion(v, k))) + S(new Matrix4x4(1, k, 2, v.X, 3, 4, v.Y * k, 5, 6, 7, 8, v.Z, 9, 10, 11, k * k)) + S(Matrix4x4.Create(1, k, 2, v.X, 3, 4, v.Y * k, 5, 6, 7, 8, v.Z, 9, 10, 11, k * k)) + S(Matrix4x4.Create(new Vector4(v, 1), new Vector4(k), new Vector4(v * v, 2), Vector4.One));
        [Differentiable] public static float Matrices3x2(Matrix3x2 a, Matrix3x2 b, float k) => S(a + b * k - a * b) + S(-a) * 0.1f + S(Matrix3x2.Add(a, Matrix3x2.Multiply(b, k))) + S(Matrix3x2.Subtract(Matrix3x2.Multiply(a, b), Matrix3x2.Negate(a))) + S(Matrix3x2.Lerp(a, b, k)) + S(a * Matrix3x2.Identity) + S(a.Translation) + (a == b ? 1 : a != b ? k * k : 2);
        [Differentiable] public static float Made3x2(Vector2 v, float k) => S(Matrix3x2.CreateRotation(k) * Matrix3x2.CreateScale(k)) + S(Matrix3x2.CreateScale(k, v.X)) + S(Matrix3x2.CreateScale(v)) + S(Matrix3x2.CreateTranslation(v) * Matrix3x2.CreateTranslation(k, 2)) + S(new Matrix3x2(1, k, 2, v.X, v.Y * k, 3)) + S(Matrix3x2.Create(1, k, 2, v.X, v.Y * k, 3));

        [Differentiable] public static double ComplexArithmetic(Complex a, Complex b, double k) => S(a + b * k - a * b) + S(-a / b) + S(k - a) + S(a - k) + S(k + a) + S(a + k) + S(k * b) + S(a / k) + S(k / (a + 4)) + S(+a) + (a == b ? 1 : a != b ? k * k : 2);
        [Differentiable] public static double NamedComplex(Complex a, Complex b, double k) => S(Complex.Add(a, Complex.Multiply(b, k))) + S(Complex.Subtract(Complex.Multiply(a, b), Complex.Negate(a))) + S(Complex.Divide(a, b + 4)) + S(Complex.Add(a, k)) + S(Complex.Add(k, Complex.Multiply(k, a))) + S(Complex.Subtract(a, k)) + S(Complex.Subtract(k, Complex.Divide(a, k))) + S(Complex.Divide(k, b + 5));
        [Differentiable] public static double ComplexParts(Complex a, double r, double t) => a.Magnitude * a.Phase + Complex.Abs(a) + S(Complex.Conjugate(a) * Complex.ImaginaryOne) + S(Complex.FromPolarCoordinates(r, t)) + S(Complex.One * a + Complex.Zero) + S(new Complex(r, t) * r);
        [Differentiable] public static double ComplexRoots(Complex a, double k) => S(Complex.Sqrt(a)) + S(Complex.Sqrt(-a)) + S(Complex.Pow(a, 3)) + S(Complex.Pow(a, -2)) + S(Complex.Pow(a, k)) + S(Complex.Pow(a, new Complex(0.5, k))) + S(Complex.Reciprocal(a)) + S(Complex.Log(a, 3)) + S(Complex.Log10(a));
        [Differentiable] public static double ComplexTangents(Complex a) => S(Complex.Tan(a)) + S(Complex.Tanh(2 * a));
        [Differentiable] public static double ComplexFunctions(Complex a) => S(Complex.Exp(a)) + S(Complex.Log(a)) + S(Complex.Sin(a) * Complex.Cos(a)) + S(Complex.Sinh(a) - Complex.Cosh(a));
        [Differentiable] public static double Mandelbrot(Complex c, int n) { Complex z = 0; for (int i = 0; i < n; i++) { z = z * z * 0.1 + c; if (z.Magnitude > 2) break; } return z.Magnitude + z.Real; }

        [Differentiable] public static float RaySphere(Vector3 origin, Vector3 direction, [Constant] Vector3 center, float radius) { Vector3 oc = origin - center; float b = Vector3.Dot(oc, direction); float c = oc.LengthSquared() - radius * radius; float discriminant = b * b - c; if (discriminant < 0.1f) return 0; return -b - MathF.Sqrt(discriminant); }
        [Differentiable] public static double Alignment(Quaternion rotation, [Constant] ReadOnlySpan<Vector3> from, [Constant] Vector3[] to) { Quaternion unit = Quaternion.Normalize(rotation); double loss = 0; for (int i = 0; i < from.Length; i++) loss += Vector3.DistanceSquared(Vector3.Transform(from[i], unit), to[i]); return loss; }
        [Differentiable] public static float Polygon(Vector2[] points) { float area = 0; for (int i = 0; i < points.Length; i++) { Vector2 p = points[i], q = points[(i + 1) % points.Length]; area += p.X * q.Y - q.X * p.Y; } return area / 2; }
        [Differentiable] public static float Cloud(ReadOnlySpan<Vector3> points, Vector3 at) { Vector3 sum = Vector3.Zero; foreach (Vector3 p in points) sum += Vector3.Normalize(p - at) * p.Length(); return sum.Length(); }
        [Differentiable] public static float Delegated(Vector3 a, Vector3 b) { Func<Vector3, Vector3, float> f = Vector3.Dot; Func<Vector3, Vector3> g = v => v * v.X; return f(g(a), b); }
        }
        """;

    private static readonly Lazy<GeneratorRun> Run = new(() => GeneratorHarness.DerivGen.Run(Text, HarnessOptions.Bulk with { RunAnalyzers = true, AllowErrors = true }));

    public static TheoryData<string> Names => [.. Text.Split('\n').Where(line => line.StartsWith("[Differentiable]", StringComparison.Ordinal)).Select(line => line[..line.IndexOf('(', StringComparison.Ordinal)].Split(' ')[^1])];

    [Fact]
    public void NoMember_IsRefused() => TextDifferences.NothingIsRefused(Run.Value);

    [Theory]
    [MemberData(nameof(Names))]
    public void Members_HaveTheFrameworksValuesAndDifferences(string name) =>
        StructVariables.Verify(Run.Value, "Framework", name, name.Contains("Complex", StringComparison.Ordinal) || name == "Mandelbrot" ? 1e-11 : 2e-5);

    /// <summary>No row is left out of the text above; operators, constructors and indexers are written otherwise.</summary>
    [Theory]
    [InlineData("Vector2")]
    [InlineData("Vector3")]
    [InlineData("Vector4")]
    [InlineData("Quaternion")]
    [InlineData("Plane")]
    [InlineData("Matrix3x2")]
    [InlineData("Matrix4x4")]
    [InlineData("Complex")]
    public void EveryRow_IsTried(string type) => Assert.Empty(FrameworkMembers.Names(type)
        .Select(key => key.Split('/')[0])
        .Where(name => !name.StartsWith("op_", StringComparison.Ordinal) && name is not ("Item" or "Create") && !Text.Contains("." + name, StringComparison.Ordinal))
        .Distinct());
}
#endif
