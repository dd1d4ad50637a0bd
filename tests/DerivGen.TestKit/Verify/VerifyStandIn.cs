// Stands in for the packages Verify.XunitV3 and Verify.SourceGenerators where they cannot be restored: the part of their
// interface that the tests use, under their names and with their file conventions. The property UseVerify=true leaves
// this file out and takes the packages; see tests/README.md.
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using DerivGen.TestKit;
using Microsoft.CodeAnalysis;
using VerifyTests;
using Xunit;
using Xunit.v3;

namespace VerifyTests
{
    /// <summary>Where a snapshot's files stand, and how they are told apart.</summary>
    public sealed class VerifySettings
    {
        internal string? Directory { get; private set; }

        internal string? ParametersText { get; private set; }

        internal object?[]? Parameters { get; private set; }

        /// <summary>A directory for the files, relative to the test's own.</summary>
        public void UseDirectory(string directory) => Directory = directory;

        /// <summary>What stands for the test's parameters in the file names.</summary>
        public void UseTextForParameters(string parametersText) => ParametersText = parametersText;

        /// <summary>The values of the test's parameters for the file names; by default those that it was called with.</summary>
        public void UseParameters(params object?[] parameters) => Parameters = parameters;
    }

    /// <summary>A comparison that begins when it is awaited, so that it can be configured first.</summary>
    public sealed class SettingsTask
    {
        private readonly VerifySettings _settings;
        private readonly Func<VerifySettings, Task> _verify;
        private Task? _task;

        internal SettingsTask(VerifySettings? settings, Func<VerifySettings, Task> verify)
        {
            _settings = settings ?? new VerifySettings();
            _verify = verify;
        }

        public static implicit operator Task(SettingsTask task) => task.ToTask();

        public SettingsTask UseDirectory(string directory)
        {
            _settings.UseDirectory(directory);
            return this;
        }

        public SettingsTask UseTextForParameters(string parametersText)
        {
            _settings.UseTextForParameters(parametersText);
            return this;
        }

        public SettingsTask UseParameters(params object?[] parameters)
        {
            _settings.UseParameters(parameters);
            return this;
        }

        public Task ToTask() => _task ??= _verify(_settings);

        public TaskAwaiter GetAwaiter() => ToTask().GetAwaiter();
    }

    public static class VerifySourceGenerators
    {
        public static bool Initialized { get; private set; }

        /// <summary>Once, in a module initializer.</summary>
        public static void Initialize()
        {
            if (Initialized)
            {
                throw new InvalidOperationException("Already Initialized");
            }

            Initialized = true;
        }
    }
}

namespace VerifyXunit
{
    /// <summary>A snapshot that is new, different or gone. The message says how to accept it.</summary>
    public sealed class VerifyException(string message) : Exception(message);

    public static class Verifier
    {
        /// <summary>
        /// Compares what a generator made, or a text, with the files that a person has accepted. Of a generator: one file
        /// for each generated one, and one for its diagnostics if there are any.
        /// </summary>
        public static SettingsTask Verify(object? target, VerifySettings? settings = null, [CallerFilePath] string sourceFile = "") =>
            new(settings, actualSettings => VerifyTargets(ToTargets(target), actualSettings, sourceFile));

        private static List<(string? Name, string Extension, string Text)> ToTargets(object? target) => target switch
        {
            GeneratorDriver driver => ToTargets(driver.GetRunResult()),
            GeneratorDriverRunResult result => OfGenerator(result),
            string text => [(null, "txt", text)],
            _ => throw new NotSupportedException($"This stand-in compares generators and texts, not {target?.GetType().Name ?? "null"}."),
        };

        private static List<(string? Name, string Extension, string Text)> OfGenerator(GeneratorDriverRunResult result)
        {
            if (!VerifySourceGenerators.Initialized)
            {
                throw new InvalidOperationException("Call VerifySourceGenerators.Initialize() in a module initializer.");
            }

            if (result.Results.Select(one => one.Exception).FirstOrDefault(exception => exception is not null) is { } exception)
            {
                throw new InvalidOperationException("The generator threw an exception.", exception);
            }

            List<(string? Name, string Extension, string Text)> targets = [];
            if (!result.Diagnostics.IsEmpty)
            {
                targets.Add((null, "txt", Describe(result.Diagnostics)));
            }

            targets.AddRange(result.Results.SelectMany(one => one.GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal)).Select(source =>
                ((string?)Path.GetFileNameWithoutExtension(source.HintName), "cs", $"//HintName: {source.HintName}\n{source.SourceText}")));
            return targets;
        }

        private static string Describe(IEnumerable<Diagnostic> diagnostics)
        {
            IEnumerable<string> each = diagnostics.Select(diagnostic =>
            {
                FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
                DiagnosticDescriptor descriptor = diagnostic.Descriptor;
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""
                        {
                          Location: {{span.Path}}: ({{span.StartLinePosition.Line}},{{span.StartLinePosition.Character}})-({{span.EndLinePosition.Line}},{{span.EndLinePosition.Character}}),
                          Message: {{diagnostic.GetMessage(CultureInfo.InvariantCulture)}},
                          Severity: {{diagnostic.Severity}},
                          WarningLevel: {{diagnostic.WarningLevel}},
                          Descriptor: {
                            Id: {{descriptor.Id}},
                            Title: {{descriptor.Title.ToString(CultureInfo.InvariantCulture)}},
                            MessageFormat: {{descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture)}},
                            Category: {{descriptor.Category}},
                            DefaultSeverity: {{descriptor.DefaultSeverity}},
                            IsEnabledByDefault: {{descriptor.IsEnabledByDefault}}
                          }
                        }
                    """).Replace("\r\n", "\n", StringComparison.Ordinal);
            });
            return $"{{\n  Diagnostics: [\n{string.Join(",\n", each)}\n  ]\n}}";
        }

        private static async Task VerifyTargets(List<(string? Name, string Extension, string Text)> targets, VerifySettings settings, string sourceFile)
        {
            string directory = Path.Combine(Path.GetDirectoryName(sourceFile)!, settings.Directory ?? "");
            Directory.CreateDirectory(directory);
            string prefix = FilePrefix(settings);
            HashSet<string> verifiedFiles = [];
            List<string> faults = [];
            foreach ((string? name, string extension, string text) in targets)
            {
                string path = Path.Combine(directory, name is null ? prefix : $"{prefix}#{name}");
                string verifiedFile = $"{path}.verified.{extension}";
                string receivedFile = $"{path}.received.{extension}";
                verifiedFiles.Add(verifiedFile);
                string received = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
                string? verified = File.Exists(verifiedFile) ? await File.ReadAllTextAsync(verifiedFile) : null;
                if (verified is not null && (verified == received || verified == $"{received}\n"))
                {
                    File.Delete(receivedFile);
                    continue;
                }

                await File.WriteAllTextAsync(receivedFile, received, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                faults.Add(verified is null ? $"{verifiedFile} is new:\n{received}" : $"{verifiedFile}\n{TextDifference.Describe(verified, received)}");
            }

            // What was accepted once and is no longer made. An empty received file stands for "no such file".
            foreach (string stale in Directory.EnumerateFiles(directory, $"{prefix}*.verified.*").Where(file => IsOf(prefix, file) && !verifiedFiles.Contains(file)).Order(StringComparer.Ordinal))
            {
                await File.WriteAllTextAsync(stale.Replace(".verified.", ".received.", StringComparison.Ordinal), "");
                faults.Add($"{stale} is no longer made.");
            }

            if (faults.Count > 0)
            {
                throw new VerifyException($"Snapshots are not what was accepted.\n\n{string.Join("\n\n", faults)}\n\nTo accept all that was received, from the root of the repository:\n\n    tests/accept\n");
            }
        }

        private static bool IsOf(string prefix, string file) => Path.GetFileName(file)[prefix.Length] is '.' or '#';

        /// <summary>Class.Method, and the parameters of a theory.</summary>
        private static string FilePrefix(VerifySettings settings)
        {
            if (TestContext.Current.TestMethod is not IXunitTestMethod testMethod)
            {
                throw new InvalidOperationException("A snapshot belongs to a test: no test is running here.");
            }

            Type type = testMethod.Method.ReflectedType!;
            string name = $"{(type.DeclaringType is { } outer ? $"{outer.Name}." : "")}{type.Name}.{testMethod.Method.Name}";
            if (settings.ParametersText is { } text)
            {
                return $"{name}_{text}";
            }

            object?[] values = settings.Parameters ?? (TestContext.Current.Test as IXunitTest)?.TestMethodArguments ?? [];
            IEnumerable<string> parameters = testMethod.Method.GetParameters().Zip(values, (parameter, value) => $"_{parameter.Name}={ToFileName(value)}");
            return name + string.Concat(parameters);
        }

        private static string ToFileName(object? value) =>
            string.Concat((Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null").Select(character => char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or ' ' or '(' or ')' ? character : '-'));
    }
}
