using DerivGen.Benchmarks.Compiler;
using DerivGen.Benchmarks.Gradients;
using DerivGen.Benchmarks.Operations;

switch (args)
{
    case ["operations"]:
        OperationTable.Print();
        return 0;
    case ["gradients"]:
        GradientTable.Print();
        return 0;
    case ["compiler"]:
        StageTable.Print();
        return 0;
    default:
        Console.Error.WriteLine("What is to be measured: operations, gradients or compiler?");
        return 1;
}
