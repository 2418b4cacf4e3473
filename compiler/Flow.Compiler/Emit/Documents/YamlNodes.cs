using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Text;

namespace Flow.Compiler.Emit.Documents;

/// <summary>A node of a YAML document, with what a person would have written around it.</summary>
public abstract record YamlNode
{
    private protected YamlNode()
    {
    }

    /// <summary>The comment lines above the node (above its key or its dash), without <c>#</c>. A text with line breaks gives several lines.</summary>
    public ImmutableArray<string> Comments { get; init; } = [];

    /// <summary>The comment behind the node's first line, without <c>#</c>.</summary>
    public string? TrailingComment { get; init; }

    /// <summary>Whether an empty line stands before the node and its comments.</summary>
    public bool HasSpaceBefore { get; init; }

    /// <summary>Where the node was written in a <c>.flow</c> file.</summary>
    public Location? Origin { get; init; }

    /// <summary>Text, in the plainest style that is safe.</summary>
    public static implicit operator YamlNode(string text) => YamlScalar.Of(text);

    /// <summary>A boolean.</summary>
    public static implicit operator YamlNode(bool value) => YamlScalar.Of(value);

    /// <summary>A whole number.</summary>
    public static implicit operator YamlNode(int value) => YamlScalar.Of(value);
}

/// <summary>A key of a mapping with its value. The comments, the space and the origin of the value are those of the entry.</summary>
/// <param name="Key">The key, always text: one that looks like a number is quoted.</param>
/// <param name="Value">The value.</param>
public sealed record YamlEntry(string Key, YamlNode Value);

/// <summary>A mapping, whose entries keep their order. No key may stand twice.</summary>
public sealed record YamlMapping(ImmutableArray<YamlEntry> Entries) : YamlNode
{
    /// <summary>A mapping without entries.</summary>
    public static YamlMapping Empty { get; } = new([]);

    /// <summary>A mapping of the given entries; those whose value is <c>null</c> are left out.</summary>
    public static YamlMapping Of(params IEnumerable<(string Key, YamlNode? Value)> entries) =>
        new([.. entries.Where(e => e.Value is not null).Select(e => new YamlEntry(e.Key, e.Value!))]);

    /// <summary>This mapping with one more entry at its end, or unchanged when <paramref name="value"/> is <c>null</c>.</summary>
    public YamlMapping Add(string key, YamlNode? value) =>
        value is null ? this : this with { Entries = Entries.Add(new YamlEntry(key, value)) };
}

/// <summary>A sequence.</summary>
public sealed record YamlSequence(ImmutableArray<YamlNode> Items) : YamlNode
{
    /// <summary>
    /// Asks for <c>[a, b]</c>. It is granted when all items are scalars without comments and the line stays within
    /// <see cref="YamlDocument.FlowWidth"/> columns.
    /// </summary>
    public bool IsFlow { get; init; }

    /// <summary>A sequence with an item on each line.</summary>
    public static YamlSequence Of(params IEnumerable<YamlNode> items) => new([.. items]);

    /// <summary>A sequence of texts on one line, when they are short.</summary>
    public static YamlSequence Flow(params IEnumerable<string> items) => new([.. items.Select(YamlScalar.Of)]) { IsFlow = true };
}

/// <summary>What the text of a scalar stands for.</summary>
public enum YamlScalarKind
{
    /// <summary>Text, which is quoted where a reader could take it for something else.</summary>
    Text,

    /// <summary>A boolean, a number or null: printed as it is.</summary>
    Literal,
}

/// <summary>How a text is asked to look. Where a style cannot hold the text, a safe one is taken.</summary>
public enum YamlStyle
{
    /// <summary>Plain where it is safe, a literal block for several lines, else quoted.</summary>
    Automatic,

    /// <summary><c>'text'</c>.</summary>
    SingleQuoted,

    /// <summary><c>"text"</c>.</summary>
    DoubleQuoted,

    /// <summary><c>|</c>, also for a single line.</summary>
    Block,
}

/// <summary>A text, a boolean, a number or null.</summary>
public sealed record YamlScalar : YamlNode
{
    private YamlScalar(string text, YamlScalarKind kind)
    {
        Text = text;
        Kind = kind;
    }

    /// <summary>Null: nothing behind a key, <c>null</c> elsewhere.</summary>
    public static YamlScalar Null { get; } = new("null", YamlScalarKind.Literal);

    /// <summary>The text, or the spelling of what is not text.</summary>
    public string Text { get; }

    /// <summary>What the text stands for.</summary>
    public YamlScalarKind Kind { get; }

    /// <summary>How a text is asked to look.</summary>
    public YamlStyle Style { get; init; }

    /// <summary>Whether this is null.</summary>
    public bool IsNull => Kind == YamlScalarKind.Literal && Text == Null.Text;

    /// <summary>Text.</summary>
    public static YamlScalar Of(string text) => new(text, YamlScalarKind.Text);

    /// <summary>A boolean.</summary>
    public static YamlScalar Of(bool value) => new(value ? "true" : "false", YamlScalarKind.Literal);

    /// <summary>A whole number.</summary>
    public static YamlScalar Of(long value) => new(value.ToString(CultureInfo.InvariantCulture), YamlScalarKind.Literal);

    /// <summary>A decimal number, with the digits it has.</summary>
    public static YamlScalar Of(decimal value) => new(value.ToString(CultureInfo.InvariantCulture), YamlScalarKind.Literal);

    /// <summary>A floating-point number, in the shortest form that reads back the same.</summary>
    public static YamlScalar Of(double value) => new(Spell(value), YamlScalarKind.Literal);

    private static string Spell(double value) => value switch
    {
        double.PositiveInfinity => ".inf",
        double.NegativeInfinity => "-.inf",
        _ when double.IsNaN(value) => ".nan",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
