#if !ROSLYN_BASELINE && !ROSLYN_SDK // once: the forms do not depend on the compiler
using DerivGen.Generator.Pipeline;
using DerivGen.Generator.Reading;
using DerivGen.Generator.Tests.Reading;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Scheduling;
using DerivGen.Symbolics.Stability;
using DerivGen.TestKit;

namespace DerivGen.Generator.Tests.Accuracy;

/// <summary>
/// Every stable form is chosen for some formula of the table of accuracy, and so is held against 50-digit references by
/// <see cref="AccuracyTableTests"/>.
/// </summary>
public sealed class StableFormTests(ITestOutputHelper output)
{
    private static readonly Lazy<Dictionary<string, List<string>>> FormulasByForm = new(Collect);

    public static TheoryData<string> Names => [.. StableFormTable.All.Select(form => form.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Form_IsChosenInTheTableOfAccuracy(string name)
    {
        List<string> formulas = FormulasByForm.Value[name];
        output.WriteLine($"{name}: {string.Join(", ", formulas)}");
        Assert.NotEmpty(formulas);
    }

    private static Dictionary<string, List<string>> Collect()
    {
        Dictionary<string, List<string>> formulas = StableFormTable.All.ToDictionary(form => form.Name, _ => new List<string>());
        ReadMethods methods = ReadMethods.OfMembers(string.Join(
            '\n',
            ReferenceTable.Expressions.Select(e => $"[Differentiable{(e.IsRelative ? "(Accuracy = Accuracy.Relative)" : "")}] public static double {e.Name}({e.Parameters}) {e.Body}")));
        foreach (ExpressionReference expression in ReferenceTable.Expressions)
        {
            MethodModel model = methods.Read(expression.Name).Model!;
            DerivationResult result = Deriver.Derive(
                model.Loss.Function,
                new DerivationRequest([KernelKind.Value, KernelKind.Gradient, KernelKind.ValueAndGradient], false, Explains: true) { Goal = model.Goal },
                TestContext.Current.CancellationToken);
            foreach (StableForm form in StableFormTable.All.Where(form => result.Explanation.Any(line => line.Contains($"{form.Left} is computed as {form.Right}", StringComparison.Ordinal))))
            {
                formulas[form.Name].Add(expression.Name);
            }
        }

        return formulas;
    }
}
#endif
