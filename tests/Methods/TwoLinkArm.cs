using System;
using System.Numerics;
using DerivGen;

namespace DerivGen.Methods
{
    /// <summary>Inverse kinematics of an arm with two links: how far its hand is from where it should be, and how far its joints are bent.</summary>
    public static partial class TwoLinkArm
    {
        private const float Upper = 0.35f;
        private const float Lower = 0.25f;

        [Differentiable]
        public static float Cost(float shoulder, float elbow, [Constant] Vector2 target, float comfort = 0.01f)
        {
            var (_, hand) = Forward(shoulder, elbow);
            return Vector2.DistanceSquared(hand, target) + comfort * (shoulder * shoulder + elbow * elbow);
        }

        private static (Vector2 Elbow, Vector2 Hand) Forward(float shoulder, float elbow)
        {
            Vector2 joint = Upper * Direction(shoulder);
            return (joint, joint + Lower * Direction(shoulder + elbow));
        }

        private static Vector2 Direction(float angle) => new(MathF.Cos(angle), MathF.Sin(angle));

        public static object[][] Points =>
        [
            [0.4f, 1.1f, new Vector2(0.3f, 0.3f), 0.01f],
            [-1.3f, 0.2f, new Vector2(0.1f, -0.5f), 0.1f],
        ];
    }
}
