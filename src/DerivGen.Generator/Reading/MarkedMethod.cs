using System.Collections.Immutable;
using DerivGen.Generator.Diagnostics;
using DerivGen.Generator.Pipeline;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Differentiation;
using DerivGen.Symbolics.Expressions;
using DerivGen.Symbolics.Programs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.Generator.Reading;

/// <summary>A marked method after reading: its model if derivatives can be emitted, and everything to be said about it.</summary>
internal sealed record ReadingResult(MethodModel? Model, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>
/// Reads a marked method: first its declaration, then its body. The generator and the analyzer both call this, so they
/// cannot disagree.
/// </summary>
internal static class MarkedMethod
{
    public const string AttributeName = "DerivGen.DifferentiableAttribute";

    public static ReadingResult Read(IMethodSymbol marked, Compilation compilation, CancellationToken cancellation)
    {
        try
        {
            return LargeStack.Run(() => ReadDeclaration(marked, compilation, cancellation), SyntaxDepth.IsLarge(marked, cancellation));
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (Refusal refusal)
        {
            return refusal.IsSilent || HasErrors(refusal.Location, compilation, cancellation) ? new ReadingResult(null, ImmutableArray<Diagnostic>.Empty) : Failed(refusal.ToDiagnostic());
        }
        catch (InsufficientExecutionStackException)
        {
            return Failed(Diagnostic.Create(Descriptors.TooDeep, marked.Locations[0], marked.Name));
        }
        catch (GraphLimitException exception)
        {
            return Failed(Diagnostic.Create(Descriptors.TooLarge, marked.Locations[0], marked.Name, exception.Message));
        }
#pragma warning disable CA1031 // an exception would withdraw the output of every generator
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Failed(Diagnostic.Create(Descriptors.InternalError, marked.Locations[0], marked.Name, exception.GetType().Name + ": " + exception.Message));
        }
    }

    /// <summary>Whether the compiler finds errors in the statement that is refused: then it says what is wrong, and nothing is to be added.</summary>
    private static bool HasErrors(Location location, Compilation compilation, CancellationToken cancellation) =>
        location.SourceTree is { } tree
            && tree.GetRoot(cancellation).FindNode(location.SourceSpan).AncestorsAndSelf().FirstOrDefault(node => node is StatementSyntax or ArrowExpressionClauseSyntax) is { } statement
            && compilation.GetSemanticModel(tree).GetDiagnostics(statement.Span, cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static ReadingResult Failed(Diagnostic diagnostic) => new(null, ImmutableArray.Create(diagnostic));

    private static ReadingResult ReadDeclaration(IMethodSymbol marked, Compilation compilation, CancellationToken cancellation)
    {
        DeclarationReader declaration = new(marked, compilation, cancellation);
        declaration.Read();
        if (declaration.HasErrors)
        {
            return new ReadingResult(null, declaration.Diagnostics.ToImmutableArray());
        }

        Reader reader = new(compilation, marked.PartialImplementationPart ?? marked, cancellation);
        (ImmutableArray<Value> values, ImmutableArray<LossParameter> parameters) = Symbols(reader, marked, declaration);
        reader.Variables.UnionWith(parameters.Where(parameter => parameter.IsVariable).Select(parameter => parameter.Symbol));
        Node read = reader.Read(values);
        (ImmutableArray<ProgramStatement> program, Node value) = ArrayReuse.Apply(reader.Graph, reader.Program, read);
        bool isDouble = declaration.PrecisionOf(reader.ReadsDouble) == Writing.RealPrecision.Double;
        parameters = parameters.Select(parameter => parameter with { IsNarrow = isDouble && declaration.ElementOf(parameter.Symbol.Ordinal) == ElementKind.Single }).ToImmutableArray();
        LossFunction loss = new(reader.Graph, value, parameters, reader.Assumptions.ToImmutableArray(), reader.Names)
        {
            Program = program,
        };
        List<Diagnostic> diagnostics = [.. declaration.Diagnostics, .. Judge(marked, declaration, loss, reader.Origins)];
        return diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            ? new ReadingResult(null, diagnostics.ToImmutableArray())
            : new ReadingResult(declaration.ToModel(loss, reader.ArgumentChecks, reader.ReadsDouble) with { OtherData = reader.OtherData.ToImmutableArray(), TakenNames = reader.HeadNames.ToImmutableArray() }, diagnostics.ToImmutableArray());
    }

    /// <summary>A symbol for every parameter that mathematics can mention, and what the parameter is to the reader.</summary>
    private static (ImmutableArray<Value> Values, ImmutableArray<LossParameter> Parameters) Symbols(Reader reader, IMethodSymbol marked, DeclarationReader declaration)
    {
        ExpressionGraph graph = reader.Graph;
        ImmutableArray<Value>.Builder values = ImmutableArray.CreateBuilder<Value>();
        ImmutableArray<LossParameter>.Builder parameters = ImmutableArray.CreateBuilder<LossParameter>();
        Node zero = graph.Integer(Rational.Zero);
        for (int i = 0; i < marked.Parameters.Length; i++)
        {
            ParameterModel model = declaration.Parameters[i];
            string text = Writing.IdentifierText.Of(model.Name);
            ITypeSymbol type = marked.Parameters[i].Type;
            if (model.Kind == ParameterKind.Opaque || model.Element == ElementKind.Other)
            {
                values.Add(OfOther(reader, marked.Parameters[i], text, model.Ordinal));
                continue;
            }

            if (model.Struct is not null)
            {
                values.Add(new VariableStructs(reader, parameters, model).Of(reader.ShapeOf(ParameterTypes.NumberTypeOf(type))!));
                continue;
            }

            NodeType nodeType = model.Element switch { ElementKind.Boolean => NodeType.Boolean, ElementKind.Integer => NodeType.Integer, _ => NodeType.Real };
            int dimensions = model.Kind switch { ParameterKind.Scalar => 0, ParameterKind.Matrix or ParameterKind.Rows => 2, _ => 1 };
            Symbol symbol = model.Kind == ParameterKind.Rows ? graph.Rows(model.Name, text, nodeType, model.Ordinal) : graph.Symbol(model.Name, type.TypeKind == TypeKind.Enum ? "((int)" + text + ")" : text, nodeType, dimensions, model.Ordinal);
            LossParameter parameter = new(symbol, model.IsVariable, model.Facts, model.Lower, model.Upper);
            if (parameter.Range.IsNonNegative)
            {
                symbol.IsNonNegative = true;
            }

            parameters.Add(parameter);
            values.Add(dimensions switch
            {
                0 => new ScalarValue(symbol),
                1 => new ArrayValue(symbol, -1, zero, graph.Length(symbol), model.Name),
                _ when symbol.IsJagged => reader.RowsOf(symbol),
                _ => new MatrixValue(symbol),
            });
        }

        return (values.ToImmutable(), parameters.ToImmutable());
    }

    /// <summary>A wide integer is a number whose arithmetic is not C#'s; any other value is an object that at most has fields.</summary>
    private static Value OfOther(Reader reader, IParameterSymbol parameter, string text, int ordinal) =>
        Reader.IsWideDatum(parameter.Type)
            ? new ScalarValue(reader.Graph.Symbol(parameter.Name, reader.WideText(text, parameter.Type), NodeType.Real, 0, ordinal))
            : reader.DatumOf(parameter);

    /// <summary>What the way in which the result depends on each variable gives to say.</summary>
    private static IEnumerable<Diagnostic> Judge(IMethodSymbol marked, DeclarationReader declaration, LossFunction loss, Origins origins)
    {
        ImmutableArray<VariableDependence> dependences = Dependence.Of(loss);
        Location name = marked.Locations[0];
        if (dependences.All(dependence => dependence.Kind != DependenceKind.Differentiable) && dependences.Any(dependence => dependence.Kind == DependenceKind.PiecewiseConstant))
        {
            VariableDependence first = dependences.First(dependence => dependence.Kind == DependenceKind.PiecewiseConstant);
            SyntaxNode? syntax = first.Culprit is null ? null : origins.Find(first.Culprit);
            yield return Diagnostic.Create(Descriptors.PiecewiseConstant, syntax?.GetLocation() ?? name, marked.Name, NameOf(first.Culprit));
            yield break;
        }

        // A struct depends on the result as that of its numbers does which depends most.
        foreach (IGrouping<int, VariableDependence> numbers in dependences.GroupBy(dependence => declaration.ParameterOf(dependence.Variable.Symbol.Ordinal)))
        {
            VariableDependence dependence = numbers.FirstOrDefault(number => number.Kind == DependenceKind.Differentiable)
                ?? numbers.FirstOrDefault(number => number.Kind == DependenceKind.PiecewiseConstant)
                ?? numbers.First();
            string variable = marked.Parameters[numbers.Key].Name;
            Location location = marked.Parameters[numbers.Key].Locations[0];
            switch (dependence.Kind)
            {
                case DependenceKind.None:
                    yield return Diagnostic.Create(Descriptors.IndependentOfVariable, location, marked.Name, variable);
                    break;
                case DependenceKind.PiecewiseConstant:
                    SyntaxNode? syntax = dependence.Culprit is null ? null : origins.Find(dependence.Culprit);
                    yield return Diagnostic.Create(Descriptors.ZeroDerivative, syntax?.GetLocation() ?? location, marked.Name, variable, NameOf(dependence.Culprit));
                    break;
            }
        }
    }

    private static string NameOf(Node? culprit) => culprit switch
    {
        Call { Function: Function.Less or Function.LessOrEqual or Function.Equal } => "comparison",
        Call { Function: Function.ToInteger } => "cast",
        Call call => "function (" + call.Function + ")",
        _ => "choice of an index",
    };
}
