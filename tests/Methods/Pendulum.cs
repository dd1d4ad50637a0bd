using System.Numerics;
using DerivGen;

namespace DerivGen.Methods
{
    /// <summary>The angle of a pendulum after some steps by Runge and Kutta, in any type of number.</summary>
    public static partial class Pendulum
    {
        [Differentiable]
        public static T Angle<T>(T angle, T stiffness, [Constant] T h, int steps)
            where T : IFloatingPointIeee754<T>
        {
            T two = T.CreateChecked(2), six = T.CreateChecked(6);
            T x = angle, v = T.Zero;
            for (int i = 0; i < steps; i++)
            {
                (T x1, T v1) = (v, -stiffness * T.Sin(x));
                (T x2, T v2) = (v + h / two * v1, -stiffness * T.Sin(x + h / two * x1));
                (T x3, T v3) = (v + h / two * v2, -stiffness * T.Sin(x + h / two * x2));
                (T x4, T v4) = (v + h * v3, -stiffness * T.Sin(x + h * x3));
                x += h / six * (x1 + two * x2 + two * x3 + x4);
                v += h / six * (v1 + two * v2 + two * v3 + v4);
            }

            return x;
        }

        public static object[][] Points => new[]
        {
            new object[] { 0.5, 1.25, 0.1, 7 },
            new object[] { -1.5, 3.0, 0.05, 12 },
        };
    }
}
