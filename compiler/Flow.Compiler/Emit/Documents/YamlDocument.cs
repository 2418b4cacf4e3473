using System.Collections.Immutable;

namespace Flow.Compiler.Emit.Documents;

/// <summary>A YAML document, as a careful person would have written it by hand.</summary>
/// <param name="Root">What the document holds.</param>
public sealed record YamlDocument(YamlNode Root)
{
    /// <summary>How wide a line with a sequence in flow style may get.</summary>
    public const int FlowWidth = 100;

    /// <summary>The comment lines at the top, without <c>#</c>; an empty line divides them from what follows.</summary>
    public ImmutableArray<string> Header { get; init; } = [];

    /// <summary>Prints the document: two spaces for each level, <c>\n</c> at the end of each line.</summary>
    /// <exception cref="InvalidOperationException">A key stands twice in a mapping.</exception>
    public DocumentText Write() => new YamlWriter().Write(this);
}
