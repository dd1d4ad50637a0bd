using System;

namespace DerivGen.Losses
{
    /// <summary>The winner of a pair by the difference of their scores.</summary>
    public static partial class BradleyTerry
    {
        [Differentiable]
        public static double OneExpression(double winner, double loser)
            => -Math.Log(Math.Exp(winner) / (Math.Exp(winner) + Math.Exp(loser)));

        [Differentiable]
        public static double Locals(double winner, double loser)
        {
            double difference = winner - loser;
            double odds = Math.Exp(-difference);
            return Math.Log(1 + odds);
        }
    }
}
