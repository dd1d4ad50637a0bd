using System.Numerics;
using DerivGen;

namespace DerivGen.Methods;

/// <summary>The objective of Madgwick's orientation filter: how far gravity and the magnetic field are from what the sensors show.</summary>
public static partial class Madgwick
{
    [Differentiable]
    public static float Objective(Quaternion q, [Constant] Vector3 accelerometer, [Constant] Vector3 magnetometer, [Constant] float dip)
    {
        var a = Vector3.Normalize(accelerometer);
        var m = Vector3.Normalize(magnetometer);
        (float bx, float bz) = (System.MathF.Cos(dip), System.MathF.Sin(dip));
        Vector3 gravity = new(
            2 * (q.X * q.Z - q.W * q.Y) - a.X,
            2 * (q.W * q.X + q.Y * q.Z) - a.Y,
            2 * (0.5f - q.X * q.X - q.Y * q.Y) - a.Z);
        Vector3 field = new(
            2 * bx * (0.5f - q.Y * q.Y - q.Z * q.Z) + 2 * bz * (q.X * q.Z - q.W * q.Y) - m.X,
            2 * bx * (q.X * q.Y - q.W * q.Z) + 2 * bz * (q.W * q.X + q.Y * q.Z) - m.Y,
            2 * bx * (q.W * q.Y + q.X * q.Z) + 2 * bz * (0.5f - q.X * q.X - q.Y * q.Y) - m.Z);
        return (gravity.LengthSquared() + field.LengthSquared()) / 2;
    }

    public static object[][] Points =>
    [
        [new Quaternion(0.1f, -0.2f, 0.3f, 0.9f), new Vector3(0.1f, 0.2f, 0.97f), new Vector3(0.5f, 0.1f, -0.8f), 1.1f],
    ];
}
