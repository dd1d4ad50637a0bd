using System;

namespace DerivGen.Losses
{
    /// <summary>Binary cross-entropy by the logit, in the text that its author stabilised by hand.</summary>
    public static partial class StabilizedLogit
    {
        [Differentiable]
        public static double OneExpression(double z, [Constant] double y)
            => Math.Max(z, 0) - z * y + Math.Log(1 + Math.Exp(-Math.Abs(z)));

        [Differentiable]
        public static double Locals(double z, [Constant] double y)
        {
            double linear = Math.Max(z, 0.0);
            double tail = Math.Log(1.0 + Math.Exp(-Math.Abs(z)));
            double loss = linear + tail;
            loss -= z * y;
            return loss;
        }
    }
}
