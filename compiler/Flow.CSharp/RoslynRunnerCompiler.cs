using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Flow.CSharp;

/// <summary>Compiles runners with Roslyn. The same sources give the same bytes.</summary>
internal sealed class RoslynRunnerCompiler(RunnerReferences references)
{
    private static readonly HashSet<string> UnknownName = ["CS0103", "CS0234", "CS0246", "CS0012", "CS1061", "CS1069", "CS1070", "CS0117", "CS0433", "CS7069"];
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, DocumentationMode.None);
    private static readonly EmitOptions Emitting = new(debugInformationFormat: DebugInformationFormat.PortablePdb);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Debug,
        deterministic: true,
        nullableContextOptions: NullableContextOptions.Enable,
        concurrentBuild: false);

    /// <summary>Compiles; a source that uses more of the framework than usual is compiled a second time with all of it.</summary>
    public RunnerBuild Compile(RunnerSource source, string digest, CancellationToken cancellation)
    {
        var name = digest.Length > 0 ? "Flow.Runner." + digest[..12] : "Flow.Runner";
        var trees = source.Files.OrderBy(static f => f.Path, StringComparer.Ordinal).Select(f => Parse(f, cancellation)).ToImmutableArray();
        var first = Emit(CSharpCompilation.Create(name, trees, references.Common, Options), cancellation);
        return first.Problems.Any(static p => UnknownName.Contains(p.Code))
            ? Emit(CSharpCompilation.Create(name, trees, references.All, Options), cancellation)
            : first;
    }

    /// <summary>All errors and warnings of <paramref name="source"/>, without making an assembly.</summary>
    public ImmutableArray<RunnerProblem> Check(RunnerSource source, CancellationToken cancellation)
    {
        var trees = source.Files.Select(f => Parse(f, cancellation));
        return Problems(CSharpCompilation.Create("Flow.Runner", trees, references.All, Options).GetDiagnostics(cancellation));
    }

    private static SyntaxTree Parse(RunnerFile file, CancellationToken cancellation) =>
        CSharpSyntaxTree.ParseText(SourceText.From(file.Text, Encoding.UTF8, SourceHashAlgorithm.Sha256), Parsing, file.Path, cancellation);

    private static RunnerBuild Emit(CSharpCompilation compilation, CancellationToken cancellation)
    {
        using var code = new MemoryStream();
        using var symbols = new MemoryStream();
        var result = compilation.Emit(code, symbols, options: Emitting, cancellationToken: cancellation);
        return new RunnerBuild(result.Success ? new RunnerImage(BytesOf(code), BytesOf(symbols)) : null, Problems(result.Diagnostics), FromCache: false);
    }

    private static ImmutableArray<byte> BytesOf(MemoryStream stream) => ImmutableCollectionsMarshal.AsImmutableArray(stream.ToArray());

    private static ImmutableArray<RunnerProblem> Problems(ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> diagnostics) =>
        [.. diagnostics.Where(static d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed).Select(Problem)];

    private static RunnerProblem Problem(Microsoft.CodeAnalysis.Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetMappedLineSpan();
        var start = place.StartLinePosition;
        return new(diagnostic.Id, diagnostic.GetMessage(), place.Path ?? "", start.Line + 1, start.Character + 1, diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
