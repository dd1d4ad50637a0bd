using System.Numerics;
using DerivGen;

namespace DerivGen.Methods;

public readonly record struct Pose(Quaternion Rotation, Vector3 Translation)
{
    public Vector3 Apply(Vector3 point) => Vector3.Transform(point, Rotation) + Translation;
}

public readonly record struct Lens(float Focal, float CenterX, float CenterY, float K1, float K2)
{
    public Vector2 Project(in Vector3 p)
    {
        var (x, y) = (p.X / p.Z, p.Y / p.Z);
        float r2 = x * x + y * y;
        float distortion = 1 + r2 * (K1 + K2 * r2);
        return new Vector2(Focal * distortion * x + CenterX, Focal * distortion * y + CenterY);
    }
}

/// <summary>The squared reprojection error of points that a camera with a distorting lens has seen, with a robust loss.</summary>
public static partial class PinholeCamera
{
    [Differentiable]
    public static float ReprojectionError(Pose pose, Lens lens, [Constant] Vector3[] points, [Constant] Vector2[] seen)
    {
        float error = 0;
        for (int i = 0; i < points.Length; i++)
        {
            Vector2 residual = lens.Project(pose.Apply(points[i])) - seen[i];
            error += Huber(residual.LengthSquared(), delta: 2);
        }

        return error / points.Length;
    }

    private static float Huber(float squared, float delta = 1) =>
        squared <= delta * delta ? squared : 2 * delta * System.MathF.Sqrt(squared) - delta * delta;

    public static object[][] Points =>
    [
        [
            new Pose(Quaternion.CreateFromYawPitchRoll(0.1f, -0.2f, 0.05f), new Vector3(0.1f, -0.3f, 4)),
            new Lens(500, 320, 240, -0.1f, 0.02f),
            new[] { new Vector3(0.5f, 0.25f, 0.1f), new Vector3(-0.4f, 0.3f, -0.2f), new Vector3(0, -0.6f, 0.3f) },
            new[] { new Vector2(392, 240), new Vector2(290, 215), new Vector2(330, 131) },
        ],
    ];
}
