using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Flow.Compiler;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Previews;

/// <summary>What the targets make of a state of a project: asked once for each state, whoever wants to know.</summary>
/// <param name="version">The version of the tool, which generated files name.</param>
internal sealed class Emissions(string version)
{
    private readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<string, EmitResult>> known = [];
    private readonly ConcurrentDictionary<(string Root, string Target), EmittedParts> newest = [];

    /// <summary>The targets that <paramref name="project"/> names.</summary>
    public static IEnumerable<ITarget> TargetsOf(ProjectState project) => TargetCatalogue.All.Where(t => project.Compilation.Model.Project.Targets.Contains(t.Name));

    /// <summary>What <paramref name="target"/> makes of <paramref name="project"/>, which has no errors.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for. It can be asked again.</exception>
    public EmitResult Of(ProjectState project, ITarget target, CancellationToken cancellation) =>
        known.GetOrCreateValue(project.Compilation)
            .GetOrAdd(target.Name, _ => Make(project, target, cancellation));

    /// <summary>All files that are generated from <paramref name="project"/>; none while it has errors.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public IEnumerable<GeneratedFile> FilesOf(ProjectState project, CancellationToken cancellation) =>
        project.Problems.Any(static p => p.Severity == Severity.Error) ? [] : TargetsOf(project).SelectMany(t => Of(project, t, cancellation).Files);

    /// <summary>The same where nobody has to be asked for it; else null.</summary>
    public IEnumerable<GeneratedFile>? KnownFilesOf(ProjectState project) =>
        known.TryGetValue(project.Compilation, out var made) && TargetsOf(project).All(t => made.ContainsKey(t.Name)) ? FilesOf(project, CancellationToken.None) : null;

    private EmitResult Make(ProjectState project, ITarget target, CancellationToken cancellation)
    {
        var place = (project.Root, target.Name);
        var result = project.Compilation.Emit(target, project.EmitOptions(version) with { Cancellation = cancellation, Before = newest.GetValueOrDefault(place) });
        if (result.Parts is { } parts)
        {
            newest[place] = parts;
        }

        return result;
    }
}
