using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Flow.Compiler;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Diagnosing;

/// <summary>What is wrong with a project, in stages: structure and names at once, rules when there is a moment, the targets when nothing else is to do.</summary>
/// <param name="version">The version of the tool, which generated files name.</param>
internal sealed class ProjectDiagnosis(string version)
{
    private readonly ConditionalWeakTable<Compilation, object> byTargets = []; // the boxed diagnostics of the targets

    /// <summary>What structure and names show.</summary>
    public static ImmutableArray<Diagnostic> Early(ServedProject project) => WithProblems(project, static compilation => compilation.GetBindingDiagnostics());

    /// <summary>What is known without asking the targets; and what they said, where they were asked.</summary>
    public ImmutableArray<Diagnostic> Known(ServedProject project)
    {
        var found = WithProblems(project, static compilation => compilation.Diagnostics);
        return byTargets.TryGetValue(project.Compilation, out var more) ? Join(found, (ImmutableArray<Diagnostic>)more) : found;
    }

    /// <summary>Asks the targets of <paramref name="project"/>, unless they were asked or the project has errors.</summary>
    /// <returns>Whether they had something to say that was not known.</returns>
    public bool AskTargets(ServedProject project)
    {
        var compilation = project.Compilation;
        if (!project.Problems.IsEmpty || compilation.HasErrors || byTargets.TryGetValue(compilation, out _))
        {
            return false;
        }

        var targets = TargetCatalogue.All.Where(t => compilation.Model.Project.Targets.Contains(t.Name));
        ImmutableArray<Diagnostic> found = [.. targets.SelectMany(t => compilation.Emit(t, EmitOptions.Default with { FlowVersion = version }).Diagnostics)];
        byTargets.Add(compilation, found);
        return !found.IsEmpty;
    }

    // While a source cannot be read nothing is said about names and types: what it declares would be missed everywhere.
    private static ImmutableArray<Diagnostic> WithProblems(ServedProject project, Func<Compilation, ImmutableArray<Diagnostic>> others) =>
        project.Problems.IsEmpty ? others(project.Compilation) : [.. project.Problems, .. project.Compilation.Trees.SelectMany(static t => t.Diagnostics)];

    private static ImmutableArray<Diagnostic> Join(ImmutableArray<Diagnostic> first, ImmutableArray<Diagnostic> second)
    {
        var bag = new DiagnosticBag();
        bag.AddRange(first);
        bag.AddRange(second);
        return bag.ToSortedArray();
    }
}
