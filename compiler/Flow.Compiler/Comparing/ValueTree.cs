using System.Collections.Immutable;
using System.Text.Json;
using Flow.Compiler.Functions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>What is said about something, down to the smallest thing that has a name: also what a text in JSON says, or the lines of a long one.</summary>
/// <param name="Text">All of it, as the language writes it. Two trees with one text say the same.</param>
internal abstract record ValueTree(string Text)
{
    /// <summary>A text longer than this is told by its parts.</summary>
    public const int LongestText = 90;

    private const string LineBreak = "\\n";

    /// <summary>What is said about a resource, with what it names called by <paramref name="named"/>.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="named">What a text is with the names that count.</param>
    public static Named Of(Resource resource, Func<string, string> named) => Named.Of(
    [
        .. new FacetList().Plain("provider", resource.Provider).Facets.Select(Leaf),
        .. resource.Each is null ? [] : new[] { (EnvironmentParts.Copies, (ValueTree)Named.ByKey(EnvironmentParts.CopiesOf(resource).Select(c => (c.Key, Of(c.Element, named))))) },
        .. Of(resource.Body, named).Entries,
        .. EnvironmentParts.Around(resource).Facets.Select(Leaf),
    ]);

    private static (string Name, ValueTree Value) Leaf(Facet facet) => (facet.Name, new Leaf(facet.Text));

    private static Named Of(ResourceBody body, Func<string, string> named) => Named.Of(
    [
        .. body.Items.GroupBy(static i => i.Name).Select(g => (g.Key, g.ToList() switch
        {
            [ResourceArgument only] => Of(only.Value, named),
            [ResourceBlock { Label: null } only] => Of(only.Body, named),
            var blocks when blocks.TrueForAll(static b => b is ResourceBlock { Label: not null }) => Named.ByKey(blocks.Cast<ResourceBlock>().Select(b => (b.Label!, (ValueTree)Of(b.Body, named)))),
            var several => Listed.Of(several.Select(i => i is ResourceBlock block ? Of(block.Body, named) : Of(((ResourceArgument)i).Value, named))),
        })),
    ]);

    /// <summary>What a value says, with what it names called by <paramref name="named"/>.</summary>
    /// <param name="value">The value; of a secret nothing is shown.</param>
    /// <param name="named">What a text is with the names that count.</param>
    public static ValueTree Of(Expr value, Func<string, string> named) => value switch
    {
        { IsSecret: true } => new Leaf(ExprText.Of(value)),
        ConstantExpr { Value: var known } => Of(known, named),
        RecordExpr record => Named.Of(record.Fields.Select(f => (f.Name, Of(f.Value, named)))),
        ListExpr list => Listed.Of(list.Items.Select(i => Of(i, named))),
        CallExpr { Function: "to-json", Arguments: [var content] } => Of(content, named),
        _ => OfText(named(ExprText.Of(value))),
    };

    private static ValueTree Of(Value value, Func<string, string> named) => value switch
    {
        RecordValue record => Named.Of(record.Fields.Select(f => (f.Name, Of(f.Value, named)))),
        ListValue list => Listed.Of(list.Items.Select(i => Of(i, named))),
        TextValue { Text: ['{' or '[', ..] text } when Read(text) is { } json => json,
        _ => OfText(named(FlowText.Write(value))),
    };

    private static ValueTree OfText(string text) =>
        text.Length > LongestText && text is ['"', ..] && text.Contains(LineBreak, StringComparison.Ordinal) ? Listed.Of(text[1..^1].Split(LineBreak).Select(static l => new Leaf($"\"{l}\""))) : new Leaf(text);

    private static ValueTree? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Of(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ValueTree Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Named.Of(json.EnumerateObject().Select(static p => (p.Name, Of(p.Value)))),
        JsonValueKind.Array => Listed.Of(json.EnumerateArray().Select(Of)),
        JsonValueKind.String => new Leaf(FlowText.Quote(json.GetString()!)),
        _ => new Leaf(json.GetRawText()),
    };
}

/// <summary>Something without parts.</summary>
internal sealed record Leaf(string Text) : ValueTree(Text);

/// <summary>Things that have names.</summary>
/// <param name="Entries">The things in written order; no name occurs twice.</param>
/// <param name="Text">All of it.</param>
internal sealed record Named(ImmutableArray<(string Name, ValueTree Value)> Entries, string Text) : ValueTree(Text)
{
    /// <summary>Whether the names are keys that somebody chose: <c>subnet["a"]</c>.</summary>
    public bool IsByKey { get; init; }

    /// <summary>These things; of a name that occurs twice the first.</summary>
    public static Named Of(IEnumerable<(string Name, ValueTree Value)> entries)
    {
        ImmutableArray<(string Name, ValueTree Value)> all = [.. entries.DistinctBy(static e => e.Name)];
        return new Named(all, all.IsEmpty ? "{}" : $"{{ {string.Join(", ", all.Select(static e => $"{e.Name} = {e.Value.Text}"))} }}");
    }

    /// <summary>These things, by keys that somebody chose.</summary>
    public static Named ByKey(IEnumerable<(string Name, ValueTree Value)> entries) => Of(entries) with { IsByKey = true };

    /// <summary>What is called <paramref name="name"/>; null where there is none.</summary>
    public ValueTree? Find(string name) => Entries.FirstOrDefault(e => e.Name == name).Value;
}

/// <summary>Things in an order.</summary>
/// <param name="Elements">The things.</param>
/// <param name="Text">All of it.</param>
internal sealed record Listed(ImmutableArray<ValueTree> Elements, string Text) : ValueTree(Text)
{
    /// <summary>These things.</summary>
    public static Listed Of(IEnumerable<ValueTree> elements)
    {
        ImmutableArray<ValueTree> all = [.. elements];
        return new Listed(all, $"[{string.Join(", ", all.Select(static e => e.Text))}]");
    }
}
