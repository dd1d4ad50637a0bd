using System;
using DerivGen;

namespace DerivGen.Programs
{
    /// <summary>A matrix of ratings as a product of two factors: squared errors of what is known, and the factors' squares.</summary>
    public static partial class MatrixFactorization
    {
        [Differentiable]
        public static double Error(ReadOnlySpan<double> users, ReadOnlySpan<double> items, ReadOnlySpan<int> userOf, ReadOnlySpan<int> itemOf, [Constant] ReadOnlySpan<double> ratings, int rank, [Constant] double penalty)
        {
            double sum = 0;
            for (int r = 0; r < ratings.Length; r++)
            {
                double prediction = 0;
                for (int k = 0; k < rank; k++)
                {
                    prediction += users[userOf[r] * rank + k] * items[itemOf[r] * rank + k];
                }

                sum += (ratings[r] - prediction) * (ratings[r] - prediction);
            }

            double squares = 0;
            foreach (double u in users)
            {
                squares += u * u;
            }

            foreach (double v in items)
            {
                squares += v * v;
            }

            return sum + penalty * squares;
        }
    }
}
