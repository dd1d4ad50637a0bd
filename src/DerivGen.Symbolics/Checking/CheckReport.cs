namespace DerivGen.Symbolics.Checking;

/// <summary>What a check found.</summary>
/// <param name="Verdict">The outcome.</param>
/// <param name="Output">The output that differed, or of which too little is known: <c>value</c>, or the name of a variable.</param>
/// <param name="Details">What differed, and where.</param>
/// <param name="ConclusivePoints">The number of points that said something of the output of which they said least.</param>
/// <param name="Steps">The steps taken.</param>
internal sealed record CheckReport(CheckVerdict Verdict, string Output, string Details, int ConclusivePoints, long Steps);
