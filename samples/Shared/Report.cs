using System.Globalization;
using System.Text;
using DerivGen.Testing;
using MathNet.Numerics.Optimization;
using Spectre.Console;

namespace DerivGen.Samples;

/// <summary>What a sample shows: on a terminal with colours and a moving line, in a file as plain text.</summary>
internal static class Report
{
    private const int WidthOfFiles = 100;

    private static bool IsLive => AnsiConsole.Profile.Capabilities is { Interactive: true, Ansi: true };

    public static void Begin(string title)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.OutputEncoding = Encoding.UTF8;
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
            AnsiConsole.Profile.Width = WidthOfFiles;
        }

        AnsiConsole.Write(new Rule($"[bold]{title}[/]"));
    }

    public static void Heading(string text)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Rule($"[bold blue]{text}[/]").LeftJustified());
    }

    public static void Say(string text) => AnsiConsole.MarkupLine(text);

    /// <summary>Shows source text as it stands, however wide.</summary>
    public static void Code(string code) => AnsiConsole.Profile.Out.Writer.WriteLine(code);

    /// <summary>Shows the text of a loss and of the methods that it calls, and what DerivGen made of it: the formula and the method.</summary>
    public static void LossAndDerivative(string loss, params string[] helpers)
    {
        Heading("The loss, as it stands in Losses.cs");
        Code(string.Join("\n\n", new[] { loss }.Concat(helpers).Select(method => MethodText.Written(method).Code)));

        Heading("Its derivative, as DerivGen gave it to the compiler");
        MethodText derivative = MethodText.Emitted(loss + "ValueAndGradient");
        Code(derivative.Summary + "\n");
        Code(derivative.Code);
    }

    /// <summary>Compares a derivative with differences of the loss's values at a random point, and says whether they agree.</summary>
    public static bool GradientCheck(string name, SpanFunction<double> loss, ValueAndGradient derivative, int dimension)
    {
        const double Size = 0.1;
        const int Directions = 8;
        Random random = new(dimension);
        double[] point = [.. Enumerable.Range(0, dimension).Select(_ => Size * (2 * random.NextDouble() - 1))];
        GradientCheckResult result = Testing.GradientCheck.CheckDirection(loss, (x, gradient) => derivative(x, gradient), point, Directions);
        if (!result.Passed)
        {
            Say($"{name}: [red]the gradient is wrong.[/]");
            Code(result.ToString());
            return false;
        }

        Say($"{name}: the gradient by {dimension} parameters [green]agrees[/] with differences of the loss.");
        return true;
    }

    /// <summary>Shows the progress of a minimisation: every evaluation where a line can move, else the 1st, 2nd, 4th, 8th and so on.</summary>
    public static Minimization Training(string name, IUnconstrainedMinimizer minimizer, ValueAndGradient loss, double[] start)
    {
        Minimization? result = null;
        if (IsLive)
        {
            AnsiConsole.Status().Start(name, status =>
                result = Minimization.Run(minimizer, loss, start, (evaluation, value, norm) =>
                    status.Status = $"{name}: {Progress(evaluation, value, norm)}"));
        }

        result ??= Minimization.Run(minimizer, loss, start, (evaluation, value, norm) =>
        {
            if (int.IsPow2(evaluation))
            {
                Say(Progress(evaluation, value, norm));
            }
        });
        Say(Progress(result.Evaluations, result.Loss, result.LastGradientNorm));
        Say($"{name}: done; iterations: [bold]{result.Iterations}[/].");
        return result;
    }

    /// <summary>Shows a table; numbers, which every column after the third holds, stand on the right.</summary>
    public static void Table(string[] columns, IEnumerable<string[]> rows)
    {
        const int TextColumns = 3;
        Table table = new();
        foreach ((int index, string column) in columns.Index())
        {
            TableColumn header = new(column);
            table.AddColumn(index < TextColumns ? header.NoWrap() : header.RightAligned());
        }

        foreach (string[] row in rows)
        {
            table.AddRow(row);
        }

        AnsiConsole.Write(table);
    }

    /// <summary>Says how good the trained model is, and gives the program's exit code: 0 where that is good enough and the gradients are right.</summary>
    public static int Verdict(double accuracy, double wanted, bool gradientsAgree)
    {
        bool reached = accuracy >= wanted;
        Heading("Result");
        Say($"Test accuracy [bold]{accuracy:0.0 %}[/], wanted {wanted:0 %}: {(reached ? "[green]reached[/]" : "[red]missed[/]")}.");
        return reached && gradientsAgree ? 0 : 1;
    }

    private static string Progress(int evaluation, double loss, double norm) =>
        $"evaluation {evaluation,4}: loss {loss:0.000000}, norm of the gradient {norm:0.0e+00}";
}
