using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Flow.Compiler;
using Flow.Compiler.Diagnostics;
using Flow.LanguageServer.Previews;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Diagnosing;

/// <summary>What is wrong with a project, in stages: structure and names at once, rules when there is a moment, the targets when nothing else is to do.</summary>
/// <param name="emissions">What the targets make.</param>
internal sealed class ProjectDiagnosis(Emissions emissions)
{
    private readonly ConditionalWeakTable<Compilation, Findings> byTargets = [];

    /// <summary>What structure and names show.</summary>
    public static ImmutableArray<Diagnostic> Early(ProjectState project) => WithProblems(project, static compilation => compilation.GetBindingDiagnostics());

    /// <summary>What is known without asking the targets.</summary>
    public static ImmutableArray<Diagnostic> WithoutTargets(ProjectState project, CancellationToken cancellation) =>
        WithProblems(project, compilation => compilation.GetDiagnostics(cancellation));

    /// <summary>How many errors keep the project from being generated.</summary>
    public static int CountErrors(ProjectState project, CancellationToken cancellation) =>
        WithoutTargets(project, cancellation).Count(static d => d.Severity == Severity.Error);

    /// <summary>What is known without asking the targets; and what they said, where they were asked.</summary>
    public ImmutableArray<Diagnostic> Known(ProjectState project, CancellationToken cancellation)
    {
        var found = WithoutTargets(project, cancellation);
        return byTargets.TryGetValue(project.Compilation, out var more) ? Join(found, more.All) : found;
    }

    /// <summary>Asks the targets of <paramref name="project"/>, unless they were asked or the project has errors.</summary>
    /// <returns>Whether they had something to say that was not known.</returns>
    public bool AskTargets(ProjectState project, CancellationToken cancellation)
    {
        var compilation = project.Compilation;
        if (byTargets.TryGetValue(compilation, out _) || CountErrors(project, cancellation) > 0)
        {
            return false;
        }

        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var target in Emissions.TargetsOf(project))
        {
            cancellation.ThrowIfCancellationRequested();
            found.AddRange(emissions.Of(project, target, cancellation).Diagnostics);
        }

        byTargets.AddOrUpdate(compilation, new Findings(found.ToImmutable()));
        return found.Count > 0;
    }

    // While a source cannot be read nothing is said about names and types: what it declares would be missed everywhere.
    private static ImmutableArray<Diagnostic> WithProblems(ProjectState project, Func<Compilation, ImmutableArray<Diagnostic>> others) =>
        project.Problems.IsEmpty ? others(project.Compilation) : [.. project.Problems, .. project.Compilation.Trees.SelectMany(static t => t.Diagnostics)];

    private static ImmutableArray<Diagnostic> Join(ImmutableArray<Diagnostic> first, ImmutableArray<Diagnostic> second)
    {
        var bag = new DiagnosticBag();
        bag.AddRange(first);
        bag.AddRange(second);
        return bag.ToSortedArray();
    }

    private sealed record Findings(ImmutableArray<Diagnostic> All);
}
