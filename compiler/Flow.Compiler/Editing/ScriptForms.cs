using System.Text;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>A script as a plain text with escapes, or as raw text with the tag of the shell that runs it anyway.</summary>
internal static class ScriptForms
{
    private const string DefaultShell = "bash";

    /// <summary>The changes.</summary>
    public static IEnumerable<CodeAction> At(RefactoringPlace place)
    {
        if (place.Place is not { Kind.Word: "run", Item.Args: [{ Value: StringExpressionSyntax text }, ..] } run || text.End.IsMissing || !text.Span.Touches(place.Span.Start) || ShellIsSet(run))
        {
            return [];
        }

        var (written, title) = StringReading.Tag(text, place.Source) switch
        {
            null => (Tagged(place, text), $"Write it as {DefaultShell} text without escapes"),
            DefaultShell => (Plain(place, text), "Write it as a plain text"),
            _ => (null, ""),
        };
        return written is null ? [] : [place.Action(CodeActionKind.Rewrite, title, new TextEdit(text.Span, written))];
    }

    /// <summary>Whether something around the step names its shell, so that a tag would change it.</summary>
    private static bool ShellIsSet(ItemPlace run)
    {
        for (var body = run.Body; body is not null; body = body.Outer)
        {
            if (body.Lines.Any(l => body.Context.WordOf(l) is "shell" or "container" || (body.Context.WordOf(l) == "defaults" && l.Body is { } defaults && defaults.Items.Items.Any(i => body.Context.WordOf(i) == "shell"))))
            {
                return true;
            }
        }

        return false;
    }

    private static string? Tagged(RefactoringPlace place, StringExpressionSyntax text)
    {
        var raw = new StringBuilder();
        foreach (var piece in StringReading.Pieces(text, place.Source))
        {
            if (piece.Text is { } written && (written.Contains("${{", StringComparison.Ordinal) || written.Contains("\"\"\"", StringComparison.Ordinal) || written.Contains('\r', StringComparison.Ordinal)))
            {
                return null;
            }

            raw.Append(piece.Text ?? $"${{{{ {place.Source.Slice(piece.Hole!.Span)} }}}}");
        }

        return Quoted(place, text, raw.ToString(), DefaultShell, isRaw: true);
    }

    private static string? Plain(RefactoringPlace place, StringExpressionSyntax text)
    {
        var plain = new StringBuilder();
        foreach (var piece in StringReading.Pieces(text, place.Source))
        {
            if (piece.Text is { } written)
            {
                plain.Append(written.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("${", "\\${", StringComparison.Ordinal));
                continue;
            }

            plain.Append($"${{{place.Source.Slice(piece.Hole!.Span)}}}");
        }

        var whole = plain.ToString();
        return whole.Contains("\"\"\"", StringComparison.Ordinal) ? null : Quoted(place, text, whole, "", isRaw: false);
    }

    /// <summary>The text between quotes; on lines of its own where it has lines, or quotes that would need escapes.</summary>
    private static string? Quoted(RefactoringPlace place, StringExpressionSyntax text, string content, string tag, bool isRaw)
    {
        if (!content.Contains('\n', StringComparison.Ordinal) && (!isRaw || !content.Contains('"', StringComparison.Ordinal)))
        {
            return $"{tag}\"{(isRaw ? content : content.Replace("\"", "\\\"", StringComparison.Ordinal))}\"";
        }

        if (content.StartsWith('\n') || content.EndsWith('\n') || content.EndsWith('"') || content.Split('\n').Any(static l => l.Length > 0 && l.Trim().Length == 0))
        {
            return null; // the form with lines drops a blank first or last line
        }

        var indent = place.IndentAt(text.Span.Start);
        var lines = string.Join('\n', content.Split('\n').Select(l => l.Length == 0 ? "" : $"{indent}  {l}"));
        return content.Split('\n').Where(static l => l.Length > 0).All(static l => l[0] is ' ' or '\t') ? null : $"{tag}\"\"\"\n{lines}\n{indent}\"\"\"";
    }
}
