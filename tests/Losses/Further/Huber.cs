using System;

namespace DerivGen.Losses
{
    /// <summary>Huber's loss by a branch on the size of the error.</summary>
    public static partial class Huber
    {
        [Differentiable]
        public static double IfStatement(double a, [Constant] double y, [Constant, Positive] double delta)
        {
            double error = a - y;
            if (Math.Abs(error) <= delta)
            {
                return 0.5 * error * error;
            }

            return delta * (Math.Abs(error) - 0.5 * delta);
        }

        [Differentiable]
        public static double Conditional(double a, [Constant] double y, [Constant] double delta)
        {
            double size = Math.Abs(y - a);
            return size <= delta ? size * size / 2 : delta * size - delta * delta / 2;
        }

        [Differentiable]
        public static double Assigned(double a, [Constant] double y, [Constant] double delta)
        {
            double error = y - a;
            double loss;
            if (error > delta)
                loss = delta * (error - delta / 2);
            else if (error < -delta)
                loss = -delta * (error + delta / 2);
            else
                loss = Math.Pow(error, 2) / 2;
            return loss;
        }
    }
}
