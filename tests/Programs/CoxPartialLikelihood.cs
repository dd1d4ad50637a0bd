using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>Cox's negative log partial likelihood; the subjects are ordered by their times.</summary>
    public static partial class CoxPartialLikelihood
    {
        [Differentiable]
        public static double NegativeLog(ReadOnlySpan<double> beta, [Constant] ReadOnlySpan<double> covariates, ReadOnlySpan<bool> died)
        {
            int n = died.Length;
            int p = beta.Length;
            double risk = 0;
            double result = 0;
            for (int i = n - 1; i >= 0; i--)
            {
                double eta = 0;
                for (int j = 0; j < p; j++)
                {
                    eta += beta[j] * covariates[i * p + j];
                }

                risk += Math.Exp(eta);
                if (died[i])
                {
                    result -= eta - Math.Log(risk);
                }
            }

            return result;
        }
    }
}
