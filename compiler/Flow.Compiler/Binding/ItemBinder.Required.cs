using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>What an item lacks.</summary>
internal sealed partial class ItemBinder
{
    private void CheckRequired(BoundItem bound)
    {
        var (kind, item, context) = (bound.Kind, bound.Syntax, bound.Context);
        var misspelt = (item.Body?.Items.Items ?? []).Any(i => IsUnknown(kind, i, context));
        if (misspelt)
        {
            return; // what is missing here is probably what is misspelt
        }

        if (kind.Name == NameRule.Required && bound.Name is null)
        {
            session.Report(NameDiagnostics.MissingName, context, item.Head, $"{Articles.With(kind.Word)} needs a name: `{context.WordOf(item)} name …`.");
            return;
        }

        if (kind.Subject is { Required: true } && kind.Name != NameRule.Required && bound is { Subject: null, Text: null, Artifact: null } && context.WordOf(item) != "let")
        {
            session.Report(NameDiagnostics.MissingValue, context, item.Head, $"`{kind.Word}` needs a value: {LowerFirst(kind.Summary)}");
        }

        if (bound.Symbol is { Kind.Word: "output", Owner.Kind.Word: "job" or "pipeline" } && bound is { Subject: null, Text: null })
        {
            session.Report(NameDiagnostics.MissingValue, context, item.Head, $"The output `{bound.Name}` needs a value: `output {bound.Name}: string = step.output`.");
        }

        if (kind.Word == "slo")
        {
            CheckServiceLevel(bound);
        }

        foreach (var property in kind.Properties.Where(p => p.Required && bound.Property(p.Word) is null))
        {
            session.Report(
                NameDiagnostics.MissingProperty, context, item.Head,
                $"`{(bound.Name is { } name ? $"{kind.Word} {name}" : kind.Word)}` needs `{property.Word}`: {LowerFirst(property.Summary)}{Example(kind, property)}");
        }
    }

    private static bool IsUnknown(Kind kind, ItemSyntax item, BindContext context) =>
        kind.Body == BodyRule.Items && item.Head is not PathSyntax { Tokens: [] } && Declarer.Resolve(kind, item, context) is (null, null);

    private static string LowerFirst(string text) => text.Length > 0 ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    private static string Example(Kind kind, Kind property) => (kind.Word, property.Word) switch
    {
        ("job", "on") => " Write `job name on linux { … }`.",
        ("artifact", "from") => " Write `artifact app from \"bin/**\"`.",
        ("report", "from") => " Write `report tests from \"**/*.trx\"`.",
        _ => "",
    };
}
