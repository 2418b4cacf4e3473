using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Flow.Compiler;
using Flow.Compiler.Emit;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Previews;

/// <summary>What the targets make of a state of a project: asked once for each state, whoever wants to know.</summary>
/// <param name="version">The version of the tool, which generated files name.</param>
internal sealed class Emissions(string version)
{
    private readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<string, EmitResult>> known = [];

    /// <summary>What <paramref name="target"/> makes of <paramref name="project"/>, which has no errors.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for. It can be asked again.</exception>
    public EmitResult Of(ProjectState project, ITarget target, CancellationToken cancellation) =>
        known.GetOrCreateValue(project.Compilation)
            .GetOrAdd(target.Name, _ => project.Compilation.Emit(target, project.EmitOptions(version) with { Cancellation = cancellation }));
}
