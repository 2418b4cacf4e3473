using System.Collections.Immutable;
using Flow.Cli.Output;
using Flow.Compiler.Emit.Documents;

namespace Flow.Cli.Explaining;

/// <summary>What <c>flow explain</c> says about a declaration of the project.</summary>
/// <param name="declaration">The declaration.</param>
/// <param name="generated">Where it is in the generated files.</param>
internal sealed class DeclarationPage(Declaration declaration, ImmutableArray<GeneratedRange> generated)
{
    /// <summary>For a terminal.</summary>
    public void Write(Paint paint, TextWriter output)
    {
        var markdown = new TerminalMarkdown(paint);
        output.WriteLine(markdown.Heading(declaration.Path));
        output.WriteLine($"{declaration.What}, declared in {declaration.Location}");
        Explanations.Section(output, markdown.Code(declaration.Signature));
        if (declaration.Documentation.Length > 0)
        {
            Explanations.Section(output, markdown.Lines(declaration.Documentation));
        }

        if (declaration.Value.Length > 0 && declaration.Value != declaration.Signature)
        {
            Explanations.Section(output, [markdown.Heading("Value"), "", .. markdown.Code(declaration.Value)]);
        }

        Table(output, markdown.Heading("Parameters"), declaration.Parameters.Select(Row));
        Table(output, markdown.Heading("Declares"), declaration.Members.Select(static m => ($"{m.What} {m.Symbol.Name}", m.Documentation.Split('\n')[0])));
        if (!generated.IsEmpty)
        {
            Explanations.Section(output, [markdown.Heading("Generated"), "", .. generated.Select(static g => $"  {g}")]);
        }
    }

    /// <summary>For other programs.</summary>
    public JsonObject Node() => JsonObject.Of(
        ("name", declaration.Path),
        ("what", declaration.What),
        ("signature", declaration.Signature),
        ("documentation", declaration.Documentation),
        ("file", declaration.Location.Path),
        ("line", declaration.Location.LineNumber),
        ("value", declaration.Value.Length > 0 ? new JsonString(declaration.Value) : null),
        ("parameters", JsonArray.Of(declaration.Parameters.Select(static p => JsonObject.Of(
            ("name", p.Name),
            ("type", p.Type.Length > 0 ? new JsonString(p.Type) : null),
            ("default", p.Default.Length > 0 ? new JsonString(p.Default) : null),
            ("documentation", p.Documentation))))),
        ("declares", JsonArray.Of(declaration.Members.Select(static m => (JsonNode)m.Path))),
        ("generated", JsonArray.Of(generated.Select(static g => JsonObject.Of(("file", g.Path), ("first", g.First), ("last", g.Last))))));

    private static (string, string) Row(DeclaredParameter parameter) =>
        (parameter.Type.Length > 0 ? $"{parameter.Name}: {parameter.Type}" : parameter.Name,
         string.Join(' ', new[] { parameter.Documentation.Replace('\n', ' '), parameter.Default.Length > 0 ? $"Default: {parameter.Default}." : "" }.Where(static t => t.Length > 0)));

    private static void Table(TextWriter output, string heading, IEnumerable<(string, string)> rows)
    {
        if (rows.ToImmutableArray() is { IsEmpty: false } all)
        {
            Explanations.Section(output, [heading, "", .. Explanations.Table(all).Select(static l => l.TrimEnd())]);
        }
    }
}
