using System.Collections.Immutable;
using Flow.Cli.Output;
using Flow.Compiler.Emit.Documents;

namespace Flow.Cli.Explaining;

/// <summary>What <c>flow explain</c> says about a construct.</summary>
/// <param name="construct">The construct.</param>
internal sealed class ConstructPage(Construct construct)
{
    /// <summary>For a terminal.</summary>
    public void Write(Paint paint, TextWriter output)
    {
        var markdown = new TerminalMarkdown(paint);
        output.WriteLine(markdown.Heading(construct.Place is { } place ? $"{construct.Name} ({place})" : construct.Name));
        Explanations.Section(output, markdown.Lines(construct.Summary));
        Table(output, markdown.Heading("Can be set"), construct.Parameters.Select(Row));
        Table(output, markdown.Heading("Must hold"), construct.Requirements.Select(static r => (r.Condition, r.Reason)));
        Table(output, markdown.Heading("Can be read"), construct.Outputs.Select(static o => (o.Name, o.Documentation)));
        Table(output, markdown.Heading("Levels of access"), construct.Levels.Select(static l => (l.Name, l.Documentation)));
        Table(output, markdown.Heading("Parts"), construct.Parts.Select(static p => (p.Name, p.Type)));
        Explanations.Section(output, [markdown.Heading("Example"), "", .. markdown.Code(construct.Example)]);
    }

    /// <summary>For other programs.</summary>
    public JsonObject Node() => JsonObject.Of(
        ("construct", construct.Name),
        ("place", construct.Place is { } place ? new JsonString(place) : null),
        ("summary", construct.Summary),
        ("parameters", JsonArray.Of(construct.Parameters.Select(static p => JsonObject.Of(
            ("name", p.Name), ("type", p.Type), ("default", p.Default.Length > 0 ? new JsonString(p.Default) : null), ("documentation", p.Documentation))))),
        ("outputs", JsonArray.Of(construct.Outputs.Select(static o => JsonObject.Of(("name", o.Name), ("documentation", o.Documentation))))),
        ("levels", JsonArray.Of(construct.Levels.Select(static l => JsonObject.Of(("name", l.Name), ("documentation", l.Documentation), ("lines", JsonArray.Of(l.Lines.Select(static t => new JsonString(t)))))))),
        ("parts", JsonArray.Of(construct.Parts.Select(static p => JsonObject.Of(("name", p.Name), ("type", p.Type))))));

    private static (string, string) Row(DeclaredParameter parameter) =>
        ($"{parameter.Name}: {parameter.Type}{(parameter.Default.Length > 0 ? $" = {parameter.Default}" : "")}", parameter.Documentation.Replace('\n', ' '));

    private static void Table(TextWriter output, string heading, IEnumerable<(string, string)> rows)
    {
        if (rows.ToImmutableArray() is { IsEmpty: false } all)
        {
            Explanations.Section(output, [heading, "", .. Explanations.Table(all).Select(static l => l.TrimEnd())]);
        }
    }
}
