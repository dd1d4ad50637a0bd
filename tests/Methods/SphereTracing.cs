using System;
using System.Numerics;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>How deep a ray goes until it meets a ball that melts into a floor: signed distances, joined by a smooth minimum.</summary>
public static partial class SphereTracing
{
    private const int MaximumSteps = 24;

    [Differentiable]
    public static float Depth(Vector3 eye, [Constant] Vector3 direction, Vector3 center, float radius, [Constant] float smoothness)
    {
        Vector3 ray = Vector3.Normalize(direction);
        float depth = 0;
        for (int step = 0; step < MaximumSteps; step++)
        {
            Vector3 p = eye + depth * ray;
            float distance = SmoothMin(Vector3.Distance(p, center) - radius, p.Y, smoothness);
            depth += distance;
            if (distance < 1e-4f || depth > 50)
            {
                break;
            }
        }

        return depth;
    }

    private static float SmoothMin(float a, float b, float k)
    {
        float h = Math.Clamp(0.5f + 0.5f * (b - a) / k, 0, 1);
        return float.Lerp(b, a, h) - k * h * (1 - h);
    }

    public static object[][] Points =>
    [
        [new Vector3(0, 1, -4), new Vector3(0.05f, -0.1f, 1), new Vector3(0.1f, 0.6f, 0), 0.7f, 0.3f],
    ];
}
