using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DerivGen.Generator.Diagnostics;

/// <summary>Every diagnostic, one row each; docs/diagnostics has a page for every id.</summary>
internal static class Descriptors
{
    // DG00xx: the declaration

    public static readonly DiagnosticDescriptor ContainingTypeNotPartial = Error(
        id: "DG0001",
        title: "The type around a differentiable method is not partial",
        message: "Declare '{0}' as partial: the derivatives of '{1}' are emitted into another part of it");

    public static readonly DiagnosticDescriptor NoVariables = Error(
        id: "DG0002",
        title: "A differentiable method has no variables",
        message: "'{0}' has no variable to differentiate by: give it a double or float parameter (or a span or array of them) that is not [Constant]");

    public static readonly DiagnosticDescriptor UnsupportedReturnType = Error(
        id: "DG0003",
        title: "The return type of a differentiable method is not supported",
        message: "'{0}' returns '{1}': return double or float");

    public static readonly DiagnosticDescriptor UnsupportedParameterType = Error(
        id: "DG0004",
        title: "The type of a parameter is not supported",
        message: "The parameter '{0}' has the type '{1}', which is not supported: {2}");

    public static readonly DiagnosticDescriptor ParameterByReference = Error(
        id: "DG0005",
        title: "A differentiable method has a parameter passed by reference",
        message: "The parameter '{0}' is passed by {1}: pass it by value or by in");

    public static readonly DiagnosticDescriptor NameTaken = Error(
        id: "DG0006",
        title: "The name of a derivative is taken",
        message: "'{0}' already has a member '{1}': rename it, or ask for other derivatives by Emit");

    public static readonly DiagnosticDescriptor UnknownVariable = Error(
        id: "DG0007",
        title: "A named variable is not a parameter",
        message: "'{0}' has no parameter '{1}': name its parameters by nameof");

    public static readonly DiagnosticDescriptor KindNotAvailable = Error(
        id: "DG0008",
        title: "A kind of derivative is not available",
        message: "{0} is not available for '{1}': {2}");

    public static readonly DiagnosticDescriptor WritesIntoParameter = Error(
        id: "DG0010",
        title: "A differentiable method writes into a parameter",
        message: "'{0}' returns a value and writes into its parameter '{1}': write into a local array instead");

    public static readonly DiagnosticDescriptor GenericNumber = Error(
        id: "DG0011",
        title: "A generic number cannot be differentiated",
        message: "'{0}' computes with the type parameter '{1}', which is not supported as it stands: {2}");

    public static readonly DiagnosticDescriptor NoBody = Error(
        id: "DG0012",
        title: "A differentiable method has no body",
        message: "'{0}' has no body to differentiate: mark a method that has one, and is neither abstract nor extern");

    public static readonly DiagnosticDescriptor VariableNotFloatingPoint = Error(
        id: "DG0013",
        title: "A named variable cannot be differentiated by",
        message: "'{0}' cannot be a variable: {1}");

    public static readonly DiagnosticDescriptor FileLocalType = Error(
        id: "DG0014",
        title: "The type around a differentiable method is local to its file",
        message: "'{0}' is local to its file, where no derivative can be emitted: remove the modifier file");

    public static readonly DiagnosticDescriptor NotAnOrdinaryMethod = Error(
        id: "DG0015",
        title: "Only an ordinary method can be differentiable",
        message: "[Differentiable] stands on {0}: mark an ordinary method of a partial type");

    // DG01xx: constructs that are not supported

    public static readonly DiagnosticDescriptor UnsupportedConstruct = Error(
        id: "DG0100",
        title: "A construct is not supported in a differentiable method",
        message: "{0} cannot be differentiated: {1}");

    public static readonly DiagnosticDescriptor Jump = Error(
        id: "DG0101",
        title: "A jump is not supported in a differentiable method",
        message: "{0} cannot be differentiated: {1}");

    public static readonly DiagnosticDescriptor ExceptionHandling = Error(
        id: "DG0102",
        title: "Exceptions are not supported in a differentiable method, but for argument checks at its head",
        message: "{0} cannot be differentiated: {1}");

    public static readonly DiagnosticDescriptor ForeignType = Error(
        id: "DG0103",
        title: "A type is not supported in a differentiable method",
        message: "{0} cannot be differentiated: {1}");

    public static readonly DiagnosticDescriptor SideEffect = Error(
        id: "DG0104",
        title: "A differentiable method writes outside of itself",
        message: "'{0}' is written outside of the method: a differentiable method may only write its own locals");

    public static readonly DiagnosticDescriptor CarriedState = Error(
        id: "DG0110",
        title: "A loop carries what cannot be followed",
        message: "This loop carries '{0}' from one iteration to the next in a way that cannot be followed: {1}");

    public static readonly DiagnosticDescriptor LoopExit = Error(
        id: "DG0111",
        title: "A loop is left with an array",
        message: "This loop is left by {0} with something else than numbers: leave it by break, and return what you need after it");

    public static readonly DiagnosticDescriptor UncountedLoop = Error(
        id: "DG0112",
        title: "What ends a loop cannot be read",
        message: "What ends this loop cannot be read: {0}");

    public static readonly DiagnosticDescriptor Recursion = Error(
        id: "DG0114",
        title: "A recursion cannot be read",
        message: "'{0}' calls itself {1}, which cannot be differentiated: write a loop instead");

    public static readonly DiagnosticDescriptor InaccessibleDatum = Error(
        id: "DG0115",
        title: "A datum cannot be read from the emitted code",
        message: "'{0}' cannot be read from the derivative's text: {1}");

    // DG02xx: not differentiable

    public static readonly DiagnosticDescriptor PiecewiseConstant = Error(
        id: "DG0201",
        title: "The derivative is zero almost everywhere",
        message: "'{0}' is piecewise constant in every variable, so its derivative is zero almost everywhere: use a differentiable surrogate such as cross-entropy instead of this {1}");

    public static readonly DiagnosticDescriptor NoRule = Error(
        id: "DG0202",
        title: "A call can neither be read nor has it a derivative rule",
        message: "'{0}' has neither source in this compilation nor a known derivative: {1}");

    // DG03xx: advice

    public static readonly DiagnosticDescriptor ZeroDerivative = Warning(
        id: "DG0301",
        title: "The derivative by a variable is zero almost everywhere",
        message: "'{0}' is piecewise constant in '{1}', so its derivative by it is zero almost everywhere: mark it [Constant], or use a differentiable expression instead of this {2}");

    public static readonly DiagnosticDescriptor IndependentOfVariable = Warning(
        id: "DG0302",
        title: "The result does not depend on a variable",
        message: "The result of '{0}' does not depend on '{1}', so its derivative by it is 0: mark it [Constant], or remove it");

    public static readonly DiagnosticDescriptor RelativeAccuracyNotShown = Warning(
        id: "DG0303",
        title: "Relative accuracy cannot be promised",
        message: "Full relative accuracy of '{0}' cannot be promised in '{1}', because {2} may cancel: state what the parameters may be, such as [Positive] or [Probability], or leave Accuracy out");

    // DG04xx: facts

    public static readonly DiagnosticDescriptor UnusableFact = Warning(
        id: "DG0401",
        title: "A fact cannot be used",
        message: "[{0}] says nothing about the parameter '{1}': {2}");

    public static readonly DiagnosticDescriptor ContradictoryFacts = Warning(
        id: "DG0402",
        title: "Facts contradict each other",
        message: "No value of '{0}' satisfies {1}: remove one of the facts");

    // DG05xx: derivative rules

    public static readonly DiagnosticDescriptor UnfitRule = Error(
        id: "DG0501",
        title: "A derivative rule does not fit its function",
        message: "'{0}' is no derivative rule: {1}");

    public static readonly DiagnosticDescriptor WrongRule = Warning(
        id: "DG0502",
        title: "A derivative rule contradicts its function",
        message: "'{0}' is not the derivative of '{1}' by '{2}' ({3}): correct it");

    // DG09xx: the generator's own

    public static readonly DiagnosticDescriptor InternalError = Error(
        id: "DG0901",
        title: "The generator failed",
        message: "'{0}' could not be differentiated by a fault of DerivGen's own, not of the method ({1}): please report it");

    public static readonly DiagnosticDescriptor TooDeep = Error(
        id: "DG0902",
        title: "An expression is nested too deeply",
        message: "'{0}' is nested too deeply to be differentiated: assign its parts to locals");

    public static readonly DiagnosticDescriptor TooLarge = Error(
        id: "DG0903",
        title: "A method is too large",
        message: "'{0}' is too large to be differentiated ({1}): split it");

    public static readonly DiagnosticDescriptor SimplificationWithdrawn = Warning(
        id: "DG0904",
        title: "A simplified derivative was withdrawn",
        message: "The simplified derivative of '{0}' does not agree with its text in '{1}', so the plain one was emitted, which is right but may be slow and less accurate ({2}): please report it");

    public static readonly DiagnosticDescriptor DerivativeRefuted = Error(
        id: "DG0905",
        title: "A derivative does not agree with its method",
        message: "Neither the simplified nor the plain derivative of '{0}' agrees with its text in '{1}', so nothing was emitted ({2}): please report it");

    public static readonly DiagnosticDescriptor DerivativeUnconfirmed = Warning(
        id: "DG0906",
        title: "A derivative could not be checked",
        message: "The derivative of '{0}' was emitted, but could be checked against its text in '{1}' at {2} points only: state what the parameters may be, such as [Positive] or [InRange]");

    public static readonly DiagnosticDescriptor UnsupportedProgram = Error(
        id: "DG0907",
        title: "The state of a loop cannot be followed backwards",
        message: "'{0}' cannot be differentiated: {1}");

    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.Create(
        ContainingTypeNotPartial,
        NoVariables,
        UnsupportedReturnType,
        UnsupportedParameterType,
        ParameterByReference,
        NameTaken,
        UnknownVariable,
        KindNotAvailable,
        WritesIntoParameter,
        GenericNumber,
        NoBody,
        VariableNotFloatingPoint,
        FileLocalType,
        NotAnOrdinaryMethod,
        UnsupportedConstruct,
        Jump,
        ExceptionHandling,
        ForeignType,
        SideEffect,
        CarriedState,
        LoopExit,
        UncountedLoop,
        Recursion,
        InaccessibleDatum,
        PiecewiseConstant,
        NoRule,
        ZeroDerivative,
        IndependentOfVariable,
        RelativeAccuracyNotShown,
        UnusableFact,
        ContradictoryFacts,
        UnfitRule,
        WrongRule,
        InternalError,
        TooDeep,
        TooLarge,
        SimplificationWithdrawn,
        DerivativeRefuted,
        DerivativeUnconfirmed,
        UnsupportedProgram);

    private static DiagnosticDescriptor Error(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity) => new(
        id: id,
        title: title,
        messageFormat: message,
        category: CategoryOf(id),
        defaultSeverity: severity,
        isEnabledByDefault: true,
        helpLinkUri: "docs/diagnostics/" + id + ".md");

    private static string CategoryOf(string id) => id.Substring(0, 4) switch
    {
        "DG00" => "DerivGen.Declaration",
        "DG01" => "DerivGen.Language",
        "DG02" => "DerivGen.Differentiability",
        "DG03" => "DerivGen.Advice",
        "DG04" => "DerivGen.Facts",
        "DG05" => "DerivGen.Rules",
        _ => "DerivGen.Generator",
    };
}
