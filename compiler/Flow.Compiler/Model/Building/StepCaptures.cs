using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Marks the steps whose output, error output or exit code somebody reads.</summary>
internal static class StepCaptures
{
    /// <summary>The steps with their marks.</summary>
    /// <param name="steps">The steps.</param>
    /// <param name="outside">Values outside the steps that may read them.</param>
    public static ImmutableArray<Step> Mark(ImmutableArray<Step> steps, IEnumerable<Expr> outside)
    {
        var read = steps.SelectMany(ModelValues.Of).Concat(outside).SelectMany(ExprTree.Reads).Select(static r => r.Source).OfType<StepSource>().ToList();
        var (stdout, stderr, exitCode) = (StepsRead(read, StepFacet.Stdout), StepsRead(read, StepFacet.Stderr), StepsRead(read, StepFacet.ExitCode));
        return
        [
            .. steps.Select(s => s with
            {
                CapturesStdout = stdout.Contains(s.Key), CapturesStderr = stderr.Contains(s.Key), CapturesExitCode = exitCode.Contains(s.Key),
            }),
        ];
    }

    private static HashSet<string> StepsRead(List<StepSource> read, StepFacet facet) => [.. read.Where(s => s.Facet == facet).Select(static s => s.Step)];
}
