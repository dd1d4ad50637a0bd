// Where C# has ranges, System.Index would win or clash: here an index is a reduction's.
global using Index = DerivGen.Symbolics.Expressions.Index;
