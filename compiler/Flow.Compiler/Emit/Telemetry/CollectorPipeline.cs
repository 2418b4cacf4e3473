using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;

namespace Flow.Compiler.Emit.Telemetry;

/// <summary>The way of one signal through the collector.</summary>
/// <param name="Signal"><c>traces</c>, <c>metrics</c> or <c>logs</c>.</param>
/// <param name="Receivers">Where it comes from.</param>
/// <param name="Processors">What is done with it, in that order.</param>
/// <param name="Exporters">Where it goes.</param>
internal sealed record CollectorPipeline(string Signal, ImmutableArray<string> Receivers, ImmutableArray<CollectorProcessor> Processors, ImmutableArray<string> Exporters)
{
    /// <summary>The document.</summary>
    public YamlMapping Document => YamlMapping.Of(
        ("receivers", YamlSequence.Flow(Receivers)), ("processors", YamlSequence.Flow(Processors.Select(static p => p.Name))), ("exporters", YamlSequence.Flow(Exporters)));
}

/// <summary>Something that is done with what passes.</summary>
/// <param name="Place">Where it stands among the others.</param>
/// <param name="Name">Its name: the type of the component, perhaps with a name of its own behind a slash.</param>
/// <param name="Settings">Its settings.</param>
internal sealed record CollectorProcessor(int Place, string Name, YamlMapping Settings);
