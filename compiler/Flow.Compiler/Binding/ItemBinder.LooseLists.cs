using System.Text.RegularExpressions;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Binding;

/// <content>Lists that somebody wrote without their brackets.</content>
internal sealed partial class ItemBinder
{
    /// <summary>
    /// Reports <c>after a, b</c>: the comma ends the line's item, so that <c>b</c> begins another one. It is one mistake, whatever the number of names, and the
    /// first of them says it.
    /// </summary>
    private bool ReportLooseList(ItemSyntax item, BindContext context)
    {
        var source = context.Tree.Source;
        var start = item.Head.Span.Start;
        var lineStart = source.LineStarts[source.PositionOf(start).Line];
        if (!item.Args.IsEmpty || item.EqualToken is not null || context.Scope.Find(context.WordOf(item)) is not DeclarationSymbol
            || NamesBefore().Match(source.Content[lineStart..start]) is not { Success: true } before)
        {
            return false;
        }

        var names = before.Groups["names"];
        if (!names.Value.Contains(',', StringComparison.Ordinal))
        {
            var span = TextSpan.FromBounds(lineStart + names.Index, start + NamesAfter().Match(source.Content, start).Length);
            var list = $"[{source.Slice(span)}]";
            session.Report(
                NameDiagnostics.UnknownKind, context, item.Head, $"Several values of a small word are a list: `after {list}`.",
                [new Fix($"Write `{list}`", FixSafety.Suggestion, [new TextEdit(span, list)])]);
        }

        return true;
    }

    [GeneratedRegex(@"\bafter[ ]+(?<names>[\w-]+(?:[ ]*,[ ]*[\w-]+)*)[ ]*,[ ]*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamesBefore();

    [GeneratedRegex(@"\G[\w-]+(?:[ ]*,[ ]*[\w-]+)*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamesAfter();
}
