using Flow.Compiler.Emit.Documents;

namespace Flow.Compiler.Emit.Telemetry;

/// <summary>Text in a configuration of the collector, which takes <c>$</c> for the start of a variable everywhere.</summary>
internal static class CollectorText
{
    /// <summary>The text as it is.</summary>
    public static YamlScalar Escape(string text) => YamlScalar.Of(Doubled(text));

    /// <summary>The node with every text in it as it is.</summary>
    public static YamlNode Escape(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping with { Entries = [.. mapping.Entries.Select(static e => e with { Value = Escape(e.Value) })] },
        YamlSequence sequence => sequence with { Items = [.. sequence.Items.Select(Escape)] },
        YamlScalar { Kind: YamlScalarKind.Text } scalar when scalar.Text.Contains('$', StringComparison.Ordinal) => Escape(scalar.Text) with { Style = scalar.Style, Origin = scalar.Origin },
        _ => node,
    };

    /// <summary>The text inside a string of the collector's language for conditions.</summary>
    public static string Quoted(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string Doubled(string text) => text.Replace("$", "$$", StringComparison.Ordinal);
}
