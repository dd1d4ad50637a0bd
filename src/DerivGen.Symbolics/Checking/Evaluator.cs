using System.Runtime.CompilerServices;
using DerivGen.Symbolics.Expressions;

namespace DerivGen.Symbolics.Checking;

/// <summary>
/// The values of prepared expressions at a point, by what their nodes mean: branches that are not taken are not evaluated,
/// and equal arguments of nested extrema are those of one extremum. A new class of nodes has its meaning in
/// <see cref="Compute"/>.
/// </summary>
internal sealed partial class Evaluator<T>
{
    /// <summary>Values at indices up to here are remembered.</summary>
    private const int Remembered = 8;

    private const int StepsOfFunction = 12;

    private readonly Arithmetic<T> arithmetic;
    private readonly NodeCompiler compiler;
    private readonly StepBudget budget;
    private readonly Inputs<T> inputs;
    private readonly long stepWeight;
    private readonly Dictionary<Rational, T> rationals = [];
    private long[] indices = [];
    private Memory?[] memory = [];
    private int epoch;

    /// <param name="arithmetic">What to compute with.</param>
    /// <param name="compiler">What prepared the nodes.</param>
    /// <param name="inputs">What is read.</param>
    /// <param name="budget">The steps that may be taken.</param>
    /// <param name="stepWeight">What one operation costs.</param>
    public Evaluator(Arithmetic<T> arithmetic, NodeCompiler compiler, Inputs<T> inputs, StepBudget budget, long stepWeight)
    {
        this.arithmetic = arithmetic;
        this.compiler = compiler;
        this.inputs = inputs;
        this.budget = budget;
        this.stepWeight = stepWeight;
    }

    /// <summary>Whether values are remembered; not where locals change.</summary>
    public bool Remembers { get; init; } = true;

    /// <summary>Whether nested extrema are one extremum, whose equal arguments share alike.</summary>
    public bool FlattensExtrema { get; set; } = true;

    /// <summary>Whether the last evaluation stopped because its steps were used up.</summary>
    public bool IsOutOfSteps { get; private set; }

    /// <summary>Whether 0·log 0 was met.</summary>
    public bool HasLimit { get; private set; }

    /// <summary>Whether a loop did not run: what its body needs may not be defined then.</summary>
    public bool HasEmptyRange { get; private set; }

    /// <summary>Starts anew: nothing is remembered.</summary>
    public void Reset()
    {
        HasLimit = false;
        HasEmptyRange = false;
        epoch++;
        IsOutOfSteps = false;
        arithmetic.IsUndecided = false;
        if (memory.Length < compiler.Count)
        {
            Array.Resize(ref memory, compiler.Count);
        }

        if (indices.Length < compiler.IndexCount)
        {
            Array.Resize(ref indices, compiler.IndexCount);
        }
    }

    public void Bind(Expressions.Index index, long value) => indices[compiler.NumberOf(index)] = value;

    public T Real(CompiledNode node)
    {
        int key = Remembers && node.Children.Length > 0 ? KeyOf(node) : -1;
        if (key < 0)
        {
            return Compute(node);
        }

        Memory cell = memory[node.Slot] ??= new(node.FreeIndices.Length);
        if (cell.Epochs[key] != epoch)
        {
            cell.Values[key] = Compute(node);
            cell.Epochs[key] = epoch;
        }

        return cell.Values[key];
    }

    private T Compute(CompiledNode node)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!Step(1))
        {
            return arithmetic.Unknown;
        }

        if (node.Node.Type == NodeType.Integer)
        {
            return arithmetic.FromInteger(Integer(node));
        }

        switch (node.Node)
        {
            case Constant constant:
                return Rational(constant.Value);
            case NamedConstant named:
                return arithmetic.Named(named.Name);
            case Symbol:
                return inputs.Scalar(node.Symbol);
            case Element element:
                inputs.TryElement(node.Symbol, Integer(node.Children[1]), element.Children.Length > 2 ? Integer(node.Children[2]) : 0, out T value);
                return value;
            case Sum sum:
                return ComputeSum(node, sum);
            case Product product:
                return ComputeProduct(node, product);
            case Conditional:
                return Real(Truth(node.Children[0]) ? node.Children[1] : node.Children[2]);
            case Call call:
                return ComputeCall(node, call);
            case Reduction reduction:
                return ComputeReduction(node, reduction);
            default:
                throw new InvalidOperationException(node.Node.GetType().Name);
        }
    }

    private T ComputeSum(CompiledNode node, Sum sum)
    {
        T total = sum.Constant.IsZero ? default! : Rational(sum.Constant);
        bool isFirst = sum.Constant.IsZero;
        for (int i = 0; i < node.Children.Length; i++)
        {
            T term = Scaled(Real(node.Children[i]), sum.Coefficients[i]);
            total = isFirst ? term : arithmetic.Add(total, term);
            isFirst = false;
        }

        return total;
    }

    private T Scaled(T term, Rational coefficient) => coefficient.IsOne ? term : arithmetic.Multiply(Rational(coefficient), term);

    private T ComputeProduct(CompiledNode node, Product product)
    {
        T result = default!;
        bool isFirst = true;
        List<T>? logarithmsOfZero = null;
        bool hasZero = false;
        for (int i = 0; i < node.Children.Length; i++)
        {
            Rational exponent = product.Exponents[i];
            T value = Real(node.Children[i]);
            T factor = exponent.IsOne ? value : arithmetic.Power(value, exponent);
            if (arithmetic.ZeroTimesLogarithmIsZero && exponent.IsOne && product.Bases[i] is Call { Function: Function.Log or Function.Log1P }
                && !arithmetic.IsFinite(factor) && arithmetic.Compare(factor, arithmetic.Named(ConstantName.NegativeInfinity)) == Order.Equal)
            {
                (logarithmsOfZero ??= []).Add(factor);
                continue;
            }

            hasZero |= arithmetic.IsZero(factor);
            result = isFirst ? factor : arithmetic.Multiply(result, factor);
            isFirst = false;
        }

        if (logarithmsOfZero is not null && hasZero)
        {
            // 0·log 0 is 0 where the facts allow 0.
            HasLimit = true;
            return arithmetic.FromInteger(0);
        }

        foreach (T logarithm in logarithmsOfZero ?? [])
        {
            result = isFirst ? logarithm : arithmetic.Multiply(result, logarithm);
            isFirst = false;
        }

        return result;
    }

    private T ComputeCall(CompiledNode node, Call call)
    {
        switch (call.Function)
        {
            case Function.Max or Function.Min:
                return Extremum(node, call.Function == Function.Max);
            case Function.ToReal:
                return arithmetic.FromInteger(Integer(node.Children[0]));
            case Function.Foreign:
                return Step(StepsOfFunction) ? new ForeignStandIn<T>(arithmetic).Value(call.Foreign!, Array.ConvertAll(node.Children, Number)) : arithmetic.Unknown;
            case Function.Exp when node.FormalTerms is not null:
                return FormalExponential(node);
        }

        if (!Step(StepsOfFunction))
        {
            return arithmetic.Unknown;
        }

        T[] arguments = new T[node.Children.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Real(node.Children[i]);
        }

        return arithmetic.Call(call.Function, arguments);
    }

    private T Number(CompiledNode node) => node.Node.Type == NodeType.Boolean ? arithmetic.FromInteger(Truth(node) ? 1 : 0) : Real(node);

    private T FormalExponential(CompiledNode node)
    {
        CompiledNode exponent = node.Children[0];
        Sum sum = (Sum)exponent.Node;
        T rest = Rational(sum.Constant);
        T? product = default;
        bool hasFactor = false;
        Step(StepsOfFunction);
        for (int i = 0; i < sum.Terms.Length; i++)
        {
            if (node.FormalTerms![i])
            {
                T factor = arithmetic.Power(Real(exponent.Children[i].Children[0]), sum.Coefficients[i]);
                product = hasFactor ? arithmetic.Multiply(product!, factor) : factor;
                hasFactor = true;
            }
            else
            {
                rest = arithmetic.Add(rest, Scaled(Real(exponent.Children[i]), sum.Coefficients[i]));
            }
        }

        return arithmetic.Multiply(arithmetic.Call(Function.Exp, [rest]), product!);
    }

    private T Rational(Rational value)
    {
        if (!rationals.TryGetValue(value, out T? result))
        {
            result = arithmetic.FromRational(value);
            rationals.Add(value, result);
        }

        return result;
    }

    /// <summary>A number for the values of the indices that a node depends on; −1 where they are too many, or too large.</summary>
    private int KeyOf(CompiledNode node)
    {
        if (node.FreeIndices.Length > 2)
        {
            return -1;
        }

        int key = 0;
        foreach (int index in node.FreeIndices)
        {
            long value = indices[index];
            if (value is < 0 or >= Remembered)
            {
                return -1;
            }

            key = (key * Remembered) + (int)value;
        }

        return key;
    }

    private bool Step(long steps)
    {
        if (budget.Spend(steps * stepWeight))
        {
            return true;
        }

        IsOutOfSteps = true;
        return false;
    }

    /// <summary>The values of a node for the values of its indices, and when they were computed.</summary>
    private sealed class Memory
    {
        public Memory(int indexCount)
        {
            int size = indexCount == 0 ? 1 : indexCount == 1 ? Remembered : Remembered * Remembered;
            Values = new T[size];
            Epochs = new int[size];
        }

        public T[] Values { get; }

        public int[] Epochs { get; }
    }
}
