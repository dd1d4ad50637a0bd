namespace DerivGen.TestKit;

/// <summary>A <c>Matrix4x4</c> of dual numbers; vectors are rows, multiplied from the left.</summary>
public readonly struct WideMatrix4x4
{
    private readonly WideDual[] _cells;

    public WideMatrix4x4(
        WideDual m11, WideDual m12, WideDual m13, WideDual m14, WideDual m21, WideDual m22, WideDual m23, WideDual m24,
        WideDual m31, WideDual m32, WideDual m33, WideDual m34, WideDual m41, WideDual m42, WideDual m43, WideDual m44) =>
        _cells = [m11, m12, m13, m14, m21, m22, m23, m24, m31, m32, m33, m34, m41, m42, m43, m44];

    private WideMatrix4x4(Func<int, int, WideDual> cell) => _cells = [.. Enumerable.Range(0, 16).Select(i => cell(i / 4, i % 4))];

    public static WideMatrix4x4 Identity => CreateScale(1, 1, 1);

    public WideDual M11 => this[0, 0];

    public WideDual M23 => this[1, 2];

    public WideDual M44 => this[3, 3];

    public WideVector3 Translation => new(this[3, 0], this[3, 1], this[3, 2]);

    internal WideDual this[int row, int column] => _cells[(row * 4) + column];

    public static WideMatrix4x4 operator +(WideMatrix4x4 a, WideMatrix4x4 b) => new((i, j) => a[i, j] + b[i, j]);

    public static WideMatrix4x4 operator -(WideMatrix4x4 a, WideMatrix4x4 b) => new((i, j) => a[i, j] - b[i, j]);

    public static WideMatrix4x4 operator -(WideMatrix4x4 a) => new((i, j) => -a[i, j]);

    public static WideMatrix4x4 operator *(WideMatrix4x4 a, WideDual b) => new((i, j) => a[i, j] * b);

    public static WideMatrix4x4 operator *(WideMatrix4x4 a, WideMatrix4x4 b) => new((i, j) => (a[i, 0] * b[0, j]) + (a[i, 1] * b[1, j]) + (a[i, 2] * b[2, j]) + (a[i, 3] * b[3, j]));

    public static WideMatrix4x4 Add(WideMatrix4x4 a, WideMatrix4x4 b) => a + b;

    public static WideMatrix4x4 Subtract(WideMatrix4x4 a, WideMatrix4x4 b) => a - b;

    public static WideMatrix4x4 Multiply(WideMatrix4x4 a, WideMatrix4x4 b) => a * b;

    public static WideMatrix4x4 Negate(WideMatrix4x4 a) => -a;

    public static WideMatrix4x4 Transpose(WideMatrix4x4 a) => new((i, j) => a[j, i]);

    public static WideMatrix4x4 Lerp(WideMatrix4x4 a, WideMatrix4x4 b, WideDual share) => new((i, j) => WideDualMath.Lerp(a[i, j], b[i, j], share));

    public static WideMatrix4x4 CreateScale(WideDual x, WideDual y, WideDual z) => new((i, j) => i != j ? 0 : i == 0 ? x : i == 1 ? y : i == 2 ? z : 1);

    public static WideMatrix4x4 CreateTranslation(WideDual x, WideDual y, WideDual z) => new((i, j) => i == j ? 1 : i < 3 ? 0 : j == 0 ? x : j == 1 ? y : z);

    public static WideMatrix4x4 CreateRotationX(WideDual angle) => Turning(WideQuaternion.CreateFromAxisAngle(WideVector3.UnitX, angle));

    public static WideMatrix4x4 CreateRotationY(WideDual angle) => Turning(WideQuaternion.CreateFromAxisAngle(WideVector3.UnitY, angle));

    public static WideMatrix4x4 CreateRotationZ(WideDual angle) => Turning(WideQuaternion.CreateFromAxisAngle(WideVector3.UnitZ, angle));

    public static WideMatrix4x4 CreateFromQuaternion(WideQuaternion rotation) => Turning(rotation);

    /// <summary>By elimination, with the largest pivots.</summary>
    public static bool Invert(WideMatrix4x4 matrix, out WideMatrix4x4 result)
    {
        WideDual[][] rows = [.. Enumerable.Range(0, 4).Select(i => Enumerable.Range(0, 8).Select(j => j < 4 ? matrix[i, j] : j - 4 == i ? 1 : (WideDual)0.0).ToArray())];
        for (int column = 0; column < 4; column++)
        {
            int pivot = Enumerable.Range(column, 4 - column).MaxBy(row => Math.Abs(rows[row][column].Value.High));
            (rows[column], rows[pivot]) = (rows[pivot], rows[column]);
            WideDual[] scaled = [.. rows[column].Select(cell => cell / rows[column][column])];
            rows = [.. rows.Select((row, i) => i == column ? scaled : row.Zip(scaled, (cell, other) => cell - (row[column] * other)).ToArray())];
        }

        result = new((i, j) => rows[i][j + 4]);
        WideDual determinant = matrix.GetDeterminant();
        return determinant > 0 || determinant < 0;
    }

    public WideDual GetDeterminant() => Determinant(0, [0, 1, 2, 3]);

    /// <summary>The rows are where the axes are turned to.</summary>
    private static WideMatrix4x4 Turning(WideQuaternion rotation)
    {
        WideVector3[] axes = [WideVector3.Transform(WideVector3.UnitX, rotation), WideVector3.Transform(WideVector3.UnitY, rotation), WideVector3.Transform(WideVector3.UnitZ, rotation)];
        return new((i, j) => i < 3 && j < 3 ? axes[i][j] : i == j ? 1 : 0);
    }

    private WideDual Determinant(int row, int[] columns)
    {
        if (row == 4)
        {
            return 1;
        }

        WideDual sum = 0;
        for (int i = 0; i < columns.Length; i++)
        {
            WideDual part = this[row, columns[i]] * Determinant(row + 1, [.. columns.Where((_, place) => place != i)]);
            sum = i % 2 == 0 ? sum + part : sum - part;
        }

        return sum;
    }
}
