using Flow.Compiler.Binding;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>Turns pure order into data flow: a job that waits for another takes its artifact instead.</summary>
internal static class DataFlow
{
    /// <summary>The changes.</summary>
    public static IEnumerable<CodeAction> At(RefactoringPlace place)
    {
        if (place.Place is not { Kind.Word: "job", Template: null, Item: { Body: { Close.IsMissing: false } body } item, Body: { } around }
            || item.Clauses.FirstOrDefault(c => c.Word.Word == Word.After && c.Span.Touches(place.Span.Start)) is not { Value: NameExpressionSyntax name } clause
            || around.Context.Scope.Find(around.Context.NameOf(name.Token)) is not DeclarationSymbol { Kind.Word: "job" } job)
        {
            return [];
        }

        var artifacts = job.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "artifact");
        return artifacts.Select(artifact => Taken(place, clause, body, item, $"{job.Name}{(job.IsMany ? ".all" : "")}.{artifact.Name}", job.Name));
    }

    private static CodeAction Taken(RefactoringPlace place, ClauseSyntax clause, BodySyntax body, ItemSyntax item, string artifact, string job)
    {
        var before = place.Source.Content[clause.Span.Start - 1] == ' ' ? clause.Span.Start - 1 : clause.Span.Start;
        var isOnLines = place.Source.PositionOf(body.Open.Start).Line < place.Source.PositionOf(body.Close.Start).Line;
        var text = isOnLines ? $"\n{place.IndentAt(item.Span.Start)}  take {artifact}" : body.Items.Items.Any() ? $" take {artifact}," : $" take {artifact} ";
        return place.Action(
            CodeActionKind.Rewrite, $"Take `{artifact}` instead of waiting for `{job}`",
            new TextEdit(TextSpan.FromBounds(before, clause.Span.End), ""), new TextEdit(new TextSpan(body.Open.End, 0), text));
    }
}
