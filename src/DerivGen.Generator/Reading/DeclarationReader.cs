using System.Collections.Immutable;
using DerivGen.Generator.Diagnostics;
using DerivGen.Generator.Pipeline;
using DerivGen.Generator.Writing;
using DerivGen.Symbolics.Derivation;
using DerivGen.Symbolics.Stability;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DerivGen.Generator.Reading;

/// <summary>Reads what a marked method is from the outside: where it stands, its signature, what is asked for.</summary>
internal sealed partial class DeclarationReader(IMethodSymbol marked, Compilation compilation, CancellationToken cancellation)
{
    private readonly AttributeData attribute = marked.GetAttributes().First(candidate => candidate.AttributeClass?.ToDisplayString() == MarkedMethod.AttributeName);
    private readonly TargetCapabilities target = TargetCapabilitiesReader.Read(compilation);
    private ImmutableArray<KernelKind> kinds = ImmutableArray<KernelKind>.Empty;

    public List<Diagnostic> Diagnostics { get; } = [];

    public bool HasErrors => Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>The parameters, as far as the declaration has no errors.</summary>
    public List<ParameterModel> Parameters { get; } = [];

    private MethodDeclarationSyntax? Syntax => marked.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<MethodDeclarationSyntax>().FirstOrDefault();

    public void Read()
    {
        if (marked.MethodKind != MethodKind.Ordinary && marked.MethodKind != MethodKind.ExplicitInterfaceImplementation || Syntax is null)
        {
            Report(Descriptors.NotAnOrdinaryMethod, marked.Locations[0], "'" + marked.Name + "'");
            return;
        }

        if (marked.MethodKind == MethodKind.ExplicitInterfaceImplementation)
        {
            Report(Descriptors.NotAnOrdinaryMethod, marked.Locations[0], "an explicit interface implementation");
            return;
        }

        CheckContainingTypes();
        CheckBody();
        CheckReturnType();
        if (HasErrors)
        {
            return;
        }

        HashSet<string>? named = NamedVariables();
        foreach (IParameterSymbol parameter in marked.Parameters)
        {
            ReadParameter(parameter, named);
        }

        if (HasErrors)
        {
            return;
        }

        if (!Parameters.Any(parameter => parameter.IsVariable))
        {
            Report(Descriptors.NoVariables, marked.Locations[0], marked.Name);
            return;
        }

        ReadKinds();
        if (!HasErrors)
        {
            CheckNames();
        }
    }

    public MethodModel ToModel(LossFunction loss, List<string> argumentChecks, bool readsDouble) => new(
        HintName.Of(marked),
        marked.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)) : "",
        ContainingTypes().Select(DeclarationTexts.OfContainingType).ToImmutableArray(),
        marked.Name,
        DeclarationTexts.OfAccessibility(marked.DeclaredAccessibility),
        marked.IsStatic,
        marked.IsReadOnly && !marked.IsStatic && marked.ContainingType.TypeKind == TypeKind.Struct,
        marked.TypeParameters.Select(parameter => IdentifierText.OfType(parameter.Name)).ToImmutableArray(),
        marked.TypeParameters.Select(parameter => DeclarationTexts.OfConstraints(parameter, target)).Where(constraint => constraint.Length > 0).ToImmutableArray(),
        Parameters.ToImmutableArray(),
        GenericNumber is not null ? ElementKind.Generic : IsSingle ? ElementKind.Single : ElementKind.Double,
        PrecisionOf(readsDouble),
        kinds,
        Named("Accumulate") is true,
        Named("Accuracy") is int and not 0 ? AccuracyGoal.Relative : AccuracyGoal.Operands,
        argumentChecks.ToImmutableArray(),
        target,
        new LossModel(loss))
    {
        GenericNumber = GenericNumber is { } generic ? IdentifierText.OfType(generic.Name) : null,
        IsGenericUnmanaged = GenericNumber is { HasUnmanagedTypeConstraint: true },
    };

    /// <summary>The type parameter that is returned and computed in.</summary>
    private ITypeParameterSymbol? GenericNumber => GenericMath.IsReal(marked.ReturnType) ? (ITypeParameterSymbol)marked.ReturnType : null;

    /// <summary>Float only where all is float: the result, every parameter and every datum, and what the text computes between them.</summary>
    public RealPrecision PrecisionOf(bool readsDouble) =>
        GenericNumber is not null ? RealPrecision.Generic :
        IsSingle && !readsDouble && !Parameters.Any(parameter => parameter.Element == ElementKind.Double) ? RealPrecision.Single : RealPrecision.Double;

    private bool IsSingle => marked.ReturnType.SpecialType == SpecialType.System_Single;

    private object? Named(string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value.Value;
            }
        }

        return null;
    }

    private void Report(DiagnosticDescriptor descriptor, Location location, params object[] arguments) =>
        Diagnostics.Add(Diagnostic.Create(descriptor, location, arguments));

    private IEnumerable<INamedTypeSymbol> ContainingTypes()
    {
        Stack<INamedTypeSymbol> types = new();
        for (INamedTypeSymbol? type = marked.ContainingType; type is not null; type = type.ContainingType)
        {
            types.Push(type);
        }

        return types;
    }

    private void CheckContainingTypes()
    {
        foreach (INamedTypeSymbol type in ContainingTypes())
        {
            foreach (TypeDeclarationSyntax part in type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>())
            {
                if (part.Modifiers.Any(modifier => modifier.ValueText == "file"))
                {
                    Report(Descriptors.FileLocalType, part.Identifier.GetLocation(), type.Name);
                    return;
                }

                if (!part.Modifiers.Any(modifier => modifier.ValueText == "partial"))
                {
                    Report(Descriptors.ContainingTypeNotPartial, part.Identifier.GetLocation(), type.Name, marked.Name);
                    return;
                }
            }
        }
    }

    private void CheckBody()
    {
        IMethodSymbol implementation = marked.PartialImplementationPart ?? marked;
        bool hasBody = implementation.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<MethodDeclarationSyntax>()
            .Any(method => method.Body is not null || method.ExpressionBody is not null);
        if (!hasBody || marked.IsAbstract || marked.IsExtern)
        {
            Report(Descriptors.NoBody, marked.Locations[0], marked.Name);
        }
    }

    private void CheckReturnType()
    {
        Location location = Syntax!.ReturnType.GetLocation();
        if (marked.ReturnsVoid && marked.Parameters.Any(parameter => parameter.Type is INamedTypeSymbol { Name: "Span", Arity: 1 } span && Reader.IsSpan(span)))
        {
            Report(Descriptors.KindNotAvailable, location, "A Jacobian", marked.Name, "derivatives of methods that write a vector are not built yet; return one number");
        }
        else if (GenericNumber is { } parameter && marked.RefKind == RefKind.None)
        {
            if (!GenericMath.IsComplete(parameter))
            {
                Report(Descriptors.GenericNumber, location, marked.Name, parameter.Name, "constrain it to IFloatingPointIeee754<" + parameter.Name + ">, which has all the functions that derivatives need");
            }
        }
        else if (marked.RefKind != RefKind.None || marked.ReturnType.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single))
        {
            Report(Descriptors.UnsupportedReturnType, location, marked.Name, marked.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        }
    }

    /// <summary>The variables that the attribute names; null if it names none, which means all.</summary>
    private HashSet<string>? NamedVariables()
    {
        if (attribute.ConstructorArguments.Length != 1 || attribute.ConstructorArguments[0] is not { Kind: TypedConstantKind.Array, IsNull: false, Values: { IsEmpty: false } values })
        {
            return null;
        }

        HashSet<string> names = new(StringComparer.Ordinal);
        for (int i = 0; i < values.Length; i++)
        {
            string name = values[i].Value as string ?? "";
            IParameterSymbol? parameter = marked.Parameters.FirstOrDefault(candidate => candidate.Name == name);
            Location location = PositionalArgument(i);
            if (parameter is null)
            {
                Report(Descriptors.UnknownVariable, location, marked.Name, name);
            }
            else if (ParameterTypes.ElementOf(parameter.Type) is not (ElementKind.Double or ElementKind.Single or ElementKind.Generic) && StructShape.Of(ParameterTypes.NumberTypeOf(parameter.Type), compilation) is null)
            {
                Report(Descriptors.VariableNotFloatingPoint, location, name, "it is not made of double or float");
            }
            else if (Has(parameter, "Constant"))
            {
                Report(Descriptors.VariableNotFloatingPoint, location, name, "it is marked [Constant]");
            }

            names.Add(name);
        }

        return names;
    }

    private Location PositionalArgument(int position)
    {
        AttributeSyntax? syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;
        AttributeArgumentSyntax[] arguments = syntax?.ArgumentList?.Arguments.Where(argument => argument.NameEquals is null).ToArray() ?? [];
        return arguments.Length > position ? arguments[position].GetLocation()
            : arguments.Length == 1 ? arguments[0].GetLocation()
            : syntax?.GetLocation() ?? marked.Locations[0];
    }

    private Location NamedArgument(string name)
    {
        AttributeSyntax? syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellation) as AttributeSyntax;
        return syntax?.ArgumentList?.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.GetLocation()
            ?? syntax?.GetLocation() ?? marked.Locations[0];
    }

    private void ReadKinds()
    {
        (int Bit, string Name, KernelKind? Kind)[] all =
        [
            (128, "A value", KernelKind.Value),
            (1, "A gradient", KernelKind.Gradient),
            (2, "A value with its gradient", KernelKind.ValueAndGradient),
            (4, "A Jvp", null),
            (8, "An Hvp", null),
            (16, "A Hessian", null),
            (32, "A Vjp", null),
            (64, "A Jacobian", null),
        ];
        int asked = attribute.NamedArguments.Any(argument => argument.Key == "Emit") && Named("Emit") is int emit ? emit : 3;
        bool isAll = (asked & 255) == 255;
        if ((asked & 255) == 0)
        {
            Report(Descriptors.KindNotAvailable, NamedArgument("Emit"), "No derivative", marked.Name, "Emit asks for none; name at least one");
            return;
        }

        ImmutableArray<KernelKind>.Builder wanted = ImmutableArray.CreateBuilder<KernelKind>();
        foreach ((int bit, string name, KernelKind? kind) in all)
        {
            if ((asked & bit) == 0)
            {
                continue;
            }

            if (kind is { } available)
            {
                wanted.Add(available);
            }
            else if (!isAll)
            {
                Report(
                    Descriptors.KindNotAvailable,
                    NamedArgument("Emit"),
                    name,
                    marked.Name,
                    bit is 32 or 64 ? "it returns a number, not a vector; ask for Gradient" : "it is not built yet; ask for Gradient, ValueAndGradient or Value");
                return;
            }
        }

        kinds = wanted.ToImmutable();
    }

    /// <summary>A member of the name and the parameters of one that will be emitted, or one that is no method.</summary>
    private void CheckNames()
    {
        List<string> types = marked.Parameters.Select(parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).ToList();
        List<string> withDestinations = [.. types, .. Parameters.Where(parameter => parameter.IsVariable && parameter.HasLength).Select(parameter => Writing.Destination.TypeOf(parameter))];
        foreach (KernelKind kind in kinds)
        {
            string name = marked.Name + kind;
            List<string> emitted = kind == KernelKind.Value ? types : withDestinations;
            bool isTaken = marked.ContainingType.Name == name || marked.ContainingType.GetMembers(name).Any(member =>
                !IsEmitted(member) && (member is not IMethodSymbol method
                    || (method.Arity == marked.Arity && method.Parameters.Select(parameter => parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)).SequenceEqual(emitted))));
            if (isTaken)
            {
                Report(Descriptors.NameTaken, marked.Locations[0], marked.ContainingType.Name, name);
                return;
            }
        }
    }

    /// <summary>Whether the member is one of ours: the analyzer sees the compilation with the emitted files in it.</summary>
    private static bool IsEmitted(ISymbol member) => member.GetAttributes().Any(candidate =>
        candidate.AttributeClass?.Name == "GeneratedCodeAttribute" && candidate.ConstructorArguments.Length > 0 && candidate.ConstructorArguments[0].Value is "DerivGen");
}
