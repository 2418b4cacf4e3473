using Flow.Compiler.Binding;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>Adds what somebody who is called at night needs: an alert, its runbook and impact, the approval of an environment.</summary>
internal static class MissingOperations
{
    /// <summary>The changes.</summary>
    public static IEnumerable<CodeAction> At(RefactoringPlace place) =>
        place.Place is { Kind: { } kind, Template: null } found && place.IsInHeader(found.Item) && Declarer.NameToken(found.Item) is { } token
            ? kind.Word switch
            {
                "slo" or "alert" => OfNotice(place, found),
                "service" => OfService(place, found, found.Outer.Context.NameOf(token)),
                "environment" => OfEnvironment(place, found),
                _ => [],
            }
            : [];

    private static IEnumerable<CodeAction> OfNotice(RefactoringPlace place, ItemPlace found)
    {
        if (found is not { Body: { } lines, Item.Body: { Close.IsMissing: false } body })
        {
            yield break;
        }

        var written = lines.WordsBut(null).ToHashSet();
        if (!written.Contains("impact"))
        {
            yield return place.Action(CodeActionKind.Rewrite, "Add the impact", AtEnd(place, found.Item, body, "impact = \"What users notice\""));
        }

        if (!written.Contains("runbook"))
        {
            yield return place.Action(CodeActionKind.Rewrite, "Add a runbook", AtEnd(place, found.Item, body, "runbook = \"https://runbooks.example.com\""));
        }
    }

    private static IEnumerable<CodeAction> OfService(RefactoringPlace place, ItemPlace found, string name)
    {
        if (IsNamedBy("alert", place, name))
        {
            return [];
        }

        var text = $"\n\nalert {name}-down \"{name} cannot be reached\" of {name} {{\n  when promql\"up{{job='{name}'}} == 0\" for 5m\n  severity = critical\n  impact = \"What users notice\"\n  runbook = \"https://runbooks.example.com\"\n}}";
        return [place.Action(CodeActionKind.Rewrite, $"Add an alert of `{name}`", new TextEdit(new TextSpan(found.Item.Span.End, 0), text))];
    }

    /// <summary>Whether something of <paramref name="kind"/> in the project says <c>of</c> <paramref name="name"/>.</summary>
    private static bool IsNamedBy(string kind, RefactoringPlace place, string name) => place.Compilation.Trees.Any(tree => tree.Root.Items.Items.Any(item =>
        item.Head is PathSyntax { Tokens: [_, ..] } path && NameText.Of(tree.Source, path) == kind
        && item.Clauses.Any(c => c is { Word.Word: Word.Of, Value: NameExpressionSyntax of } && NameText.Of(tree.Source, of.Token) == name)));

    private static IEnumerable<CodeAction> OfEnvironment(RefactoringPlace place, ItemPlace found)
    {
        var team = place.Binder.Declared(found.Outer.Context, "team").FirstOrDefault()?.Name;
        return team is null || found is not { Body: { } lines, Item.Body: { Close.IsMissing: false } body } || lines.WordsBut(null).Contains("approval")
            ? []
            : [place.Action(CodeActionKind.Rewrite, $"Add an approval by `{team}`", AtEnd(place, found.Item, body, $"approval by {team}"))];
    }

    /// <summary>A line at the end of a body, which may stand on one line.</summary>
    private static TextEdit AtEnd(RefactoringPlace place, ItemSyntax item, BodySyntax body, string line)
    {
        var close = place.Source.PositionOf(body.Close.Start).Line;
        return place.Source.PositionOf(body.Open.Start).Line < close
            ? new TextEdit(new TextSpan(place.Source.LineStarts[close], 0), $"{place.IndentAt(item.Span.Start)}  {line}\n")
            : body.Items.Items.LastOrDefault() is { } last ? new TextEdit(new TextSpan(last.Span.End, 0), $", {line}")
            : new TextEdit(TextSpan.FromBounds(body.Open.End, body.Close.Start), $" {line} ");
    }
}
