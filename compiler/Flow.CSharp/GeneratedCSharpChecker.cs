using System.Collections.Immutable;
using System.Reflection;

namespace Flow.CSharp;

/// <summary>Checks generated C# as a strict reader would: every error and every warning. Used by tests and by <c>flow build</c> before a file is written.</summary>
/// <param name="runtime">The assemblies that generated code calls.</param>
public sealed class GeneratedCSharpChecker(params ImmutableArray<Assembly> runtime)
{
    private readonly RoslynRunnerCompiler compiler = new(new RunnerReferences(runtime));

    /// <summary>The errors and warnings of <paramref name="source"/>; empty where it is as it should be.</summary>
    /// <param name="source">The generated files.</param>
    /// <param name="cancellation">Stops the check.</param>
    public ImmutableArray<RunnerProblem> Check(RunnerSource source, CancellationToken cancellation = default) => compiler.Check(source, cancellation);
}
