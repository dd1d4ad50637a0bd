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
internal sealed class DeclarationReader(IMethodSymbol marked, Compilation compilation, CancellationToken cancellation)
{
    private const string Prefix = "DerivGen.";

    /// <summary>RefKind.RefReadOnlyParameter, which the oldest compiler that we support does not know.</summary>
    private const RefKind RefReadOnlyParameter = (RefKind)4;

    private static readonly SymbolDisplayFormat TypeFormat = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

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
        ContainingTypes().Select(ToModel).ToImmutableArray(),
        marked.Name,
        Accessibility(marked.DeclaredAccessibility),
        marked.IsStatic,
        marked.IsReadOnly && !marked.IsStatic && marked.ContainingType.TypeKind == TypeKind.Struct,
        marked.TypeParameters.Select(parameter => IdentifierText.OfType(parameter.Name)).ToImmutableArray(),
        marked.TypeParameters.Select(Constraint).Where(constraint => constraint.Length > 0).ToImmutableArray(),
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
            else if (ElementOf(parameter.Type) is not (ElementKind.Double or ElementKind.Single or ElementKind.Generic) && StructShape.Of(NumberTypeOf(parameter.Type), compilation) is null)
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

    private void ReadParameter(IParameterSymbol parameter, HashSet<string>? named)
    {
        Location location = LocationOf(parameter);
        if (parameter.RefKind is not (RefKind.None or RefKind.In or RefReadOnlyParameter))
        {
            Report(Descriptors.ParameterByReference, location, parameter.Name, parameter.RefKind == RefKind.Ref ? "ref" : parameter.RefKind == RefKind.Out ? "out" : "reference");
            return;
        }

        ParameterKind kind = KindOf(parameter.Type);
        ElementKind element = ElementOf(parameter.Type);
        bool isReal = element is ElementKind.Double or ElementKind.Single or ElementKind.Generic;
        bool isConstant = Has(parameter, "Constant");
        bool isVariable = !isConstant && (named is null || named.Contains(parameter.Name));
        StructModel? structure = null;
        if (NumberTypeOf(parameter.Type) is { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None } type && kind == ParameterKind.Opaque && !IsNullable(type))
        {
            StructUse use = !isVariable ? StructUse.Read : SymbolEqualityComparer.Default.Equals(type, parameter.Type) ? StructUse.Make : StructUse.WriteInPlace;
            isVariable &= named is not null || !StructModelReader.HoldsNoNumbers(type, compilation);
            StructModelReader reader = new(marked, compilation, TypeText, cancellation);
            (structure, string missing) = reader.Read(type, use);
            if (structure is null && use == StructUse.WriteInPlace)
            {
                // Where the numbers of an element cannot be written, a new value takes its place.
                structure = reader.Read(type, StructUse.Make).Model is { Arguments.IsEmpty: false } made ? made with { IsRemade = true } : null;
            }

            if (structure?.Leaves.Any() == false)
            {
                (structure, missing) = (null, "it holds no floating-point number: mark it [Constant]");
            }

            if (structure is null && isVariable)
            {
                Report(Descriptors.UnsupportedParameterType, location, parameter.Name, parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), missing);
                return;
            }

            element = structure is null ? element : structure.Leaves.Any(leaf => leaf.Element == ElementKind.Double) ? ElementKind.Double : ElementKind.Single;
            kind = structure is null ? kind
                : parameter.Type is IArrayTypeSymbol ? ParameterKind.Array
                : !Reader.IsSpan(parameter.Type) ? ParameterKind.Struct
                : parameter.Type.Name == "Span" ? ParameterKind.Span : ParameterKind.ReadOnlySpan;
        }

        isVariable &= isReal || structure is not null;
        if (UnsupportedReason(parameter.Type, kind) is { } reason)
        {
            Report(Descriptors.UnsupportedParameterType, location, parameter.Name, parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), reason);
            return;
        }

        if (element == ElementKind.Generic && !SymbolEqualityComparer.Default.Equals(ElementTypeOf(parameter.Type), GenericNumber))
        {
            Report(Descriptors.GenericNumber, location, marked.Name, ElementTypeOf(parameter.Type).Name, "return it, and let all variables be of it");
            return;
        }

        if (isVariable && element != ElementKind.Generic && GenericNumber is { } number)
        {
            Report(Descriptors.GenericNumber, location, marked.Name, number.Name, "the variable '" + parameter.Name + "' has to be of it too; or mark it [Constant]");
            return;
        }

        (StatedFacts facts, double lower, double upper) = new FactsReader(Diagnostics).Read(parameter, isReal, kind != ParameterKind.Scalar);
        Parameters.Add(new ParameterModel(
            parameter.Name,
            TypeText(parameter.Type),
            ModifierOf(parameter),
            DefaultValueText.Of(parameter),
            kind,
            element,
            facts,
            lower,
            upper,
            isVariable)
        {
            IsEnum = ElementTypeOf(parameter.Type).TypeKind == TypeKind.Enum,
            Struct = structure,
            Ordinal = Parameters.Sum(earlier => earlier.Struct?.Leaves.Count() ?? 1),
        });
    }

    private static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>The type of a scalar, or of a vector's elements.</summary>
    internal static ITypeSymbol NumberTypeOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } array => array.ElementType,
        INamedTypeSymbol span when Reader.IsSpan(span) => span.TypeArguments[0],
        _ => type,
    };

    /// <summary>What the number is that has the ordinal.</summary>
    public ElementKind ElementOf(int ordinal)
    {
        ParameterModel parameter = Parameters[ParameterOf(ordinal)];
        return parameter.Struct is { } structure ? structure.Leaves.ElementAt(ordinal - parameter.Ordinal).Element : parameter.Element;
    }

    /// <summary>The parameter that a symbol of the mathematics is, or is a number of.</summary>
    public int ParameterOf(int ordinal)
    {
        int parameter = Parameters.Count - 1;
        while (Parameters[parameter].Ordinal > ordinal)
        {
            parameter--;
        }

        return parameter;
    }

    /// <summary>The parameter without its attributes.</summary>
    private Location LocationOf(IParameterSymbol parameter)
    {
        SyntaxNode? syntax = parameter.DeclaringSyntaxReferences.IsEmpty ? null : parameter.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        if (syntax is not ParameterSyntax { Type: { } type } declaration)
        {
            return syntax?.GetLocation() ?? parameter.Locations[0];
        }

        int start = declaration.Modifiers.Count > 0 ? declaration.Modifiers[0].SpanStart : type.SpanStart;
        return Location.Create(syntax.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(start, declaration.Identifier.Span.End));
    }

    private string ModifierOf(IParameterSymbol parameter) =>
        parameter.IsParams ? "params"
        : parameter.RefKind == RefReadOnlyParameter ? "ref readonly"
        : parameter.RefKind == RefKind.In ? "in"
        : parameter.Ordinal == 0 && marked.IsExtensionMethod ? "this"
        : "";

    private string TypeText(ITypeSymbol type) => type.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr && target.LanguageVersion < 900
        ? "global::System." + type.MetadataName
        : type.ToDisplayString(target.LanguageVersion >= 800 ? TypeFormat : SymbolDisplayFormat.FullyQualifiedFormat);

    internal static bool Has(IParameterSymbol parameter, string name) =>
        parameter.GetAttributes().Any(candidate => candidate.AttributeClass?.ToDisplayString() == Prefix + name + "Attribute");

    private static ParameterKind KindOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } when ElementOf(type) != ElementKind.Other => ParameterKind.Array,
        IArrayTypeSymbol { Rank: 2 } when ElementOf(type) != ElementKind.Other => ParameterKind.Matrix,
        INamedTypeSymbol span when Reader.IsSpan(span) && ElementOf(type) != ElementKind.Other =>
            span.Name == "Span" ? ParameterKind.Span : ParameterKind.ReadOnlySpan,
        _ when ElementKindOf(type) != ElementKind.Other || Reader.IsWideDatum(type) => ParameterKind.Scalar,
        _ => ParameterKind.Opaque,
    };

    private static ElementKind ElementOf(ITypeSymbol type) => ElementTypeOf(type) switch
    {
        // Elements are read one by one as integers, a scalar as a real number.
        { SpecialType: SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64 } when !ReferenceEquals(ElementTypeOf(type), type) => ElementKind.Integer,
        var element => ElementKindOf(element),
    };

    private static ITypeSymbol ElementTypeOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol span when Reader.IsSpan(span) => span.TypeArguments[0],
        _ => type,
    };

    internal static ElementKind ElementKindOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Double => ElementKind.Double,
        SpecialType.System_Single => ElementKind.Single,
        SpecialType.System_Boolean => ElementKind.Boolean,
        SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_SByte or SpecialType.System_Byte
            or SpecialType.System_UInt16 or SpecialType.System_Char => ElementKind.Integer,
        _ when GenericMath.IsReal(type) => ElementKind.Generic,
        _ when type is INamedTypeSymbol { EnumUnderlyingType: { } underlying } => ElementKindOf(underlying),
        _ => ElementKind.Other,
    };

    /// <summary>Why a type cannot be a parameter's; null if it can.</summary>
    private string? UnsupportedReason(ITypeSymbol type, ParameterKind kind)
    {
        if (type.TypeKind == TypeKind.Dynamic || type is IPointerTypeSymbol or IFunctionPointerTypeSymbol)
        {
            return "use double, float, a span or an array of them";
        }

        if (kind != ParameterKind.Opaque)
        {
            return null;
        }

        return type switch
        {
            ITypeParameterSymbol => null,
            { SpecialType: SpecialType.System_Decimal } => "use double",
            { SpecialType: SpecialType.System_String or SpecialType.System_Object } => "a differentiable method computes with numbers, arrays and spans",
            _ when StructShape.Of(NumberTypeOf(type), compilation) is not null => null,
            { TypeKind: TypeKind.Delegate } => "call the method by its name",
            { TypeKind: TypeKind.Array } => "use a one-dimensional array or a span of double, float, int or bool",
            _ when Reader.NumberOfNullable(type) is not null => null,
            { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => "use a number, and a bool that says whether there is one",
            INamedTypeSymbol { IsGenericType: true } => "use ReadOnlySpan<double>, double[] or their kin of float",
            { TypeKind: TypeKind.Struct or TypeKind.Class } => null,
            _ => "use double, float, a span or an array of them",
        };
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

    private static ContainingTypeModel ToModel(INamedTypeSymbol type)
    {
        string keyword = type switch
        {
            { TypeKind: TypeKind.Interface } => "interface",
            { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
            { IsRecord: true } => "record",
            { TypeKind: TypeKind.Struct } => "struct",
            _ => "class",
        };
        string parameters = type.TypeParameters.IsEmpty ? "" : "<" + string.Join(", ", type.TypeParameters.Select(parameter =>
            (parameter.Variance == VarianceKind.In ? "in " : parameter.Variance == VarianceKind.Out ? "out " : "") + IdentifierText.OfType(parameter.Name))) + ">";
        return new ContainingTypeModel(keyword, IdentifierText.OfType(type.Name), parameters);
    }

    private static string Accessibility(Accessibility accessibility) => accessibility switch
    {
        Microsoft.CodeAnalysis.Accessibility.Public => "public",
        Microsoft.CodeAnalysis.Accessibility.Internal => "internal",
        Microsoft.CodeAnalysis.Accessibility.Protected => "protected",
        Microsoft.CodeAnalysis.Accessibility.ProtectedOrInternal => "protected internal",
        Microsoft.CodeAnalysis.Accessibility.ProtectedAndInternal => "private protected",
        _ => "private",
    };

    private string Constraint(ITypeParameterSymbol parameter)
    {
        List<string> parts = [];
        if (parameter.HasUnmanagedTypeConstraint)
        {
            parts.Add("unmanaged");
        }
        else if (parameter.HasValueTypeConstraint)
        {
            parts.Add("struct");
        }
        else if (parameter.HasReferenceTypeConstraint)
        {
            parts.Add(parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated && target.LanguageVersion >= 800 ? "class?" : "class");
        }
        else if (parameter.HasNotNullConstraint)
        {
            parts.Add("notnull");
        }

        parts.AddRange(parameter.ConstraintTypes.Select(TypeText));
        if (parameter.HasConstructorConstraint)
        {
            parts.Add("new()");
        }

        return parts.Count == 0 ? "" : "where " + IdentifierText.OfType(parameter.Name) + " : " + string.Join(", ", parts);
    }
}
