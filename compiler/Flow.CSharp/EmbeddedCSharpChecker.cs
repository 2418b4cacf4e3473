using System.Collections.Immutable;
using System.Reflection;
using Flow.Compiler.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Flow.CSharp;

/// <summary>
/// Checks C# that stands in a <c>.flow</c> file: puts it into a method with the captures as parameters, compiles that without making an assembly, and gives the
/// problems at their places in the user's own text. Nothing is banned: the code runs where a script could run as well.
/// </summary>
public sealed class EmbeddedCSharpChecker : ICSharpChecker
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, DocumentationMode.None);

    private readonly Lazy<CSharpCompilation> frame;
    private readonly bool knowsRuntime;

    /// <summary>A checker of code that may call <paramref name="runtime"/>.</summary>
    /// <param name="runtime">The assemblies that generated code calls; none where only the framework is to be known.</param>
    public EmbeddedCSharpChecker(params ImmutableArray<Assembly> runtime)
    {
        knowsRuntime = !runtime.IsEmpty;
        frame = new(() => CSharpCompilation.Create("Flow.Embedded", references: new RunnerReferences(runtime).All, options: new(
            OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false)));
    }

    /// <inheritdoc/>
    public ImmutableArray<CSharpProblem> Check(string code, bool isExpression, ImmutableArray<CSharpCapture> captures, string resultType)
    {
        var method = EmbeddedMethod.Around(code, isExpression, captures, resultType, knowsRuntime);
        var tree = CSharpSyntaxTree.ParseText(method.Text, Parsing);
        if (method.StrayBrace(tree) is { } stray)
        {
            return [stray];
        }

        var faults = tree.GetDiagnostics().ToImmutableArray();
        var diagnostics = faults.Any(static d => d.Severity == DiagnosticSeverity.Error)
            ? faults
            : frame.Value.AddSyntaxTrees(tree).GetSemanticModel(tree).GetDiagnostics();
        return [.. diagnostics.Where(IsOfInterest).Select(d => Problem(d, method, captures, resultType)).OrderBy(static p => p.Start)];
    }

    private static bool IsOfInterest(Microsoft.CodeAnalysis.Diagnostic diagnostic) =>
        diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != "CS1998"; // CS1998: the frame is async whether or not the code awaits.

    private static CSharpProblem Problem(
        Microsoft.CodeAnalysis.Diagnostic diagnostic, EmbeddedMethod method, ImmutableArray<CSharpCapture> captures, string resultType)
    {
        var span = method.Map(diagnostic.Location.SourceSpan);
        var message = EmbeddedMessages.Of(diagnostic, method.CodeAt(span), captures, resultType);
        return new(diagnostic.Id, message, span.Start, span.Length, diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
