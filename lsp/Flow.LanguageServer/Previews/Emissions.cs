using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Flow.Compiler;
using Flow.Compiler.Emit;

namespace Flow.LanguageServer.Previews;

/// <summary>What the targets make of a state of a project: asked once for each state, whoever wants to know.</summary>
/// <param name="version">The version of the tool, which generated files name.</param>
internal sealed class Emissions(string version)
{
    private readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<string, EmitResult>> known = [];

    /// <summary>What <paramref name="target"/> makes of <paramref name="compilation"/>, which has no errors.</summary>
    public EmitResult Of(Compilation compilation, ITarget target) =>
        known.GetOrCreateValue(compilation).GetOrAdd(target.Name, _ => compilation.Emit(target, EmitOptions.Default with { FlowVersion = version }));
}
