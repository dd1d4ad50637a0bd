using System.Collections.Immutable;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>The value and the derivatives that were derived, to a given precision.</summary>
internal sealed class DerivativeEvaluation
{
    private readonly ExpressionGraph graph;
    private readonly ImmutableArray<PartialDerivative> derivatives;
    private readonly MultiprecisionArithmetic reals;
    private readonly NodeCompiler compiler;
    private readonly Inputs<Multiprecision> inputs;
    private readonly Evaluator<Multiprecision> evaluator;
    private readonly CompiledNode value;

    public DerivativeEvaluation(DerivedForms forms, SymbolNumbers symbols, MultiprecisionArithmetic reals, StepBudget budget, long stepWeight)
    {
        graph = forms.Graph;
        derivatives = forms.Derivatives;
        this.reals = reals;
        compiler = new(symbols, readsLogDomain: true);
        inputs = new(reals, symbols);
        evaluator = new(reals, compiler, inputs, budget, stepWeight);
        value = compiler.Compile(forms.Value);
        foreach (PartialDerivative derivative in derivatives)
        {
            compiler.Symbols.NumberOf(derivative.Variable);
            if (derivative.Scalar is not null)
            {
                compiler.Compile(derivative.Scalar);
            }

            foreach (Contribution contribution in derivative.Contributions)
            {
                compiler.Compile(contribution.Value);
                foreach (Node place in contribution.Indices)
                {
                    compiler.Compile(place);
                }

                foreach (Expressions.Index index in contribution.Context)
                {
                    compiler.NumberOf(index);
                    (Node lower, Node upper) = graph.RangeOf(index);
                    compiler.Compile(lower);
                    compiler.Compile(upper);
                }
            }
        }
    }

    /// <summary>Whether the evaluation at the last point ended before its result was there, or a condition could not be decided.</summary>
    public bool IsInconclusive { get; private set; }

    /// <summary>Whether a loop did not run at the last point.</summary>
    public bool HasEmptyRange => evaluator.HasEmptyRange;

    /// <summary>The value, and for each variable the derivatives by its elements, at their places.</summary>
    public (Multiprecision Value, Multiprecision[][] Gradients) At(SamplePoint point)
    {
        inputs.MoveTo(point);
        evaluator.Reset();
        Multiprecision result = Checked(evaluator.Real(value));
        Multiprecision[][] gradients = new Multiprecision[derivatives.Length][];
        for (int v = 0; v < derivatives.Length; v++)
        {
            gradients[v] = derivatives[v].Scalar is { } scalar
                ? [Checked(evaluator.Real(compiler.Compile(scalar)))]
                : Elements(derivatives[v], point);
        }

        IsInconclusive = reals.IsUndecided || evaluator.IsOutOfSteps;
        reals.IsUndecided = false;
        return (result, gradients);
    }

    private Multiprecision[] Elements(PartialDerivative derivative, SamplePoint point)
    {
        int symbol = compiler.Symbols.NumberOf(derivative.Variable);
        Multiprecision[] elements = new Multiprecision[point.Capacity(symbol)];
        foreach (Contribution contribution in derivative.Contributions)
        {
            Run(contribution, 0, symbol, elements);
        }

        if (inputs.IsUndefined)
        {
            inputs.IsUndefined = false;
            return Array.ConvertAll(elements, _ => Multiprecision.Unknown);
        }

        return elements;
    }

    private void Run(Contribution contribution, int level, int symbol, Multiprecision[] elements)
    {
        if (level < contribution.Context.Length)
        {
            Expressions.Index index = contribution.Context[level];
            (Node lower, Node upper) = graph.RangeOf(index);
            long last = evaluator.Integer(compiler.Compile(upper));
            for (long i = evaluator.Integer(compiler.Compile(lower)); i < last && !evaluator.IsOutOfSteps && !inputs.IsUndefined; i++)
            {
                evaluator.Bind(index, i);
                Run(contribution, level + 1, symbol, elements);
            }

            return;
        }

        Multiprecision part = evaluator.Real(compiler.Compile(contribution.Value));
        if (part.IsExactZero)
        {
            return; // as under a condition: then no element is asked for
        }

        long row = evaluator.Integer(compiler.Compile(contribution.Indices[0]));
        long column = contribution.Indices.Length > 1 ? evaluator.Integer(compiler.Compile(contribution.Indices[1])) : 0;
        int place = inputs.PlaceOf(symbol, row, column);
        if (place < 0 || place >= elements.Length)
        {
            inputs.IsUndefined = true;
            return;
        }

        elements[place] = elements[place].IsExactZero ? part : reals.Add(elements[place], part);
    }

    /// <summary>
    /// A number whose computation read what does not exist is not known: the text did not read that element at this point,
    /// and whether it exists is not for a point to say.
    /// </summary>
    private Multiprecision Checked(Multiprecision number)
    {
        bool isUndefined = inputs.IsUndefined;
        inputs.IsUndefined = false;
        return isUndefined ? Multiprecision.Unknown : number;
    }
}
