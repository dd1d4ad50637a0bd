using System;

namespace DerivGen.Losses
{
    /// <summary>Binary cross-entropy behind a sigmoid, the label decided by a branch.</summary>
    public static partial class LabelBranch
    {
        [Differentiable]
        public static double IfStatement(double z, bool positive)
        {
            double a = 1 / (1 + Math.Exp(-z));
            if (positive)
            {
                return -Math.Log(a);
            }

            return -Math.Log(1 - a);
        }

        [Differentiable]
        public static double Conditional(double z, bool positive)
        {
            double p = Activations.Sigmoid(z);
            return -Math.Log(positive ? p : 1 - p);
        }
    }
}
