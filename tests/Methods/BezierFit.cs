using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>A cubic Bézier curve through two ends, fitted to a stroke of a pen by its two control points.</summary>
public static partial class BezierFit
{
    [Differentiable(nameof(control1), nameof(control2))]
    public static float Error(Vector2 start, Vector2 control1, Vector2 control2, Vector2 end, Vector2[] stroke)
    {
        float error = 0;
        for (int i = 0; i < stroke.Length; i++)
        {
            float t = (i + 0.5f) / stroke.Length;
            error += Vector2.DistanceSquared(Evaluate(t, start, control1, control2, end), stroke[i]);
        }

        return error;
    }

    /// <summary>De Casteljau's algorithm.</summary>
    private static Vector2 Evaluate(float t, params Vector2[] points)
    {
        for (int count = points.Length - 1; count > 0; count--)
        {
            for (int i = 0; i < count; i++)
            {
                points[i] = Vector2.Lerp(points[i], points[i + 1], t);
            }
        }

        return points[0];
    }

    public static object[][] Points =>
    [
        [Vector2.Zero, new Vector2(0.2f, 1), new Vector2(0.9f, 0.8f), new Vector2(1, 0), new[] { new Vector2(0.1f, 0.3f), new Vector2(0.5f, 0.7f), new Vector2(0.8f, 0.4f) }],
    ];
}
