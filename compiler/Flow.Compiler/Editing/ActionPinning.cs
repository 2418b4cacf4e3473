using Flow.Compiler.Emit;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Literals;
using Flow.Compiler.Model;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>Writes the commit of an action in place of its tag, which its owner can move.</summary>
internal static class ActionPinning
{
    /// <summary>The change, where the commit is known.</summary>
    public static IEnumerable<CodeAction> At(RefactoringPlace place)
    {
        if (place.Place is not { Kind.Word: "uses", Item: { Args: [{ Value: StringExpressionSyntax text }, ..] } item } || StringReading.PlainText(text, place.Source) is not { } written
            || !text.Span.Touches(place.Span.Start) || written.Split('@') is not [var action, var reference] || Commit(action, reference, place.Options) is not { } pin)
        {
            return [];
        }

        var line = place.Source.PositionOf(item.Span.End).Line;
        var isLast = place.Source.LineAt(line).Length == place.Source.PositionOf(item.Span.End).Column && !place.Source.Slice(item.Span).Contains('\n', StringComparison.Ordinal);
        var edit = new TextEdit(text.Span, $"\"{action}@{pin.Commit}\"");
        var title = $"Pin it to the commit of {pin.Version}";
        return [isLast ? place.Action(CodeActionKind.Rewrite, title, edit, new TextEdit(new TextSpan(item.Span.End, 0), $" // {pin.Version}")) : place.Action(CodeActionKind.Rewrite, title, edit)];
    }

    private static ActionPin? Commit(string action, string reference, EmitOptions options)
    {
        if (!ActionReferenceText.Parse($"{action}@{reference}").TryGet(out var parsed, out _) || parsed is not RepositoryAction)
        {
            return null;
        }

        var repository = string.Join('/', action.Split('/').Take(2));
        var remote = new RemoteAction(repository, string.Join('/', action.Split('/').Skip(2)), reference);
        return remote.IsPinned ? null : ActionPins.Find(remote, options);
    }
}
