using System.Collections.Frozen;
using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <summary>The one canonical layout. It never changes what a text means, and it keeps every comment.</summary>
public sealed partial class Formatter
{
    /// <summary>The longest line that is left as it is.</summary>
    public const int MaxWidth = 120;

    private const int IndentStep = 2;

    /// <summary>Kinds whose bodies take the small words of their header as lines; others may read a body in their own way.</summary>
    private static readonly FrozenSet<string> kindsWithLines =
    [
        "action", "alert", "database", "deploy", "drill", "environment", "host", "job", "pipeline", "rule", "runbook", "service",
        "slo", "step", "template",
    ];

    private readonly SourceText source;
    private readonly LayoutWriter writer;

    private Formatter(SourceText source, LayoutWriter writer)
    {
        this.source = source;
        this.writer = writer;
    }

    /// <summary>The text of <paramref name="tree"/> in the canonical layout; a tree with errors is returned as it is.</summary>
    public static string Format(SyntaxTree tree)
    {
        if (tree.HasErrors)
        {
            return tree.Source.Content;
        }

        var lines = new LayoutWriter(tree.Source, flat: false);
        new Formatter(tree.Source, lines).WriteFile(tree.Root);
        var text = lines.ToString().Trim('\n');
        return text.Length == 0 ? "" : text + "\n";
    }

    private void WriteFile(FileSyntax file)
    {
        WriteItems(file.Items, isTopLevel: true);
        WriteCommentsOnLines(file.EndOfFile, isFirst: file.Items.Parts.IsEmpty);
        writer.Line();
    }

    /// <summary>Writes items on lines of their own.</summary>
    private void WriteItems(ItemListSyntax list, bool isTopLevel)
    {
        var isFirst = true;
        var previousIsBlock = false;
        foreach (var part in list.Parts)
        {
            if (part is SeparatorSyntax separator)
            {
                writer.Skip(separator.Comma);
                continue;
            }

            var item = (ItemSyntax)part;
            var isBlock = isTopLevel && item.Body is not null && Flat(item) is null;
            var first = CommentReading.FirstToken(item);
            var wantsBlank = !isFirst && (isBlock || previousIsBlock);
            WriteCommentsOnLines(first, isFirst, wantsBlank);
            writer.TriviaIsWritten(first);
            WriteItem(item);
            isFirst = false;
            previousIsBlock = isBlock;
        }
    }

    /// <summary>Writes what stands between two items: comments, and at most one blank line at each place.</summary>
    private void WriteCommentsOnLines(in SyntaxToken token, bool isFirst, bool wantsBlank = false)
    {
        var comments = CommentReading.Before(source, token);
        var previousEnd = token.FullStart;
        foreach (var comment in comments)
        {
            if (!comment.StartsLine)
            {
                writer.Trailing(comment);
            }
            else
            {
                writer.OwnLine(comment, (comment.BlankLineBefore || wantsBlank) && !isFirst);
                (isFirst, wantsBlank) = (false, false);
            }

            previousEnd = comment.Span.End;
        }

        var hasBlank = token.Kind != TokenKind.EndOfFile && BlankLines(previousEnd, token.Start);
        if ((hasBlank || wantsBlank) && !isFirst)
        {
            writer.BlankLine();
        }

        writer.Line();
    }

    private bool BlankLines(int from, int to)
    {
        var first = source.Content.AsSpan(from, to - from);
        return first.Count('\n') > 1 || (first.IndexOf('\n') < 0 && first.Count('\r') > 1);
    }

    /// <summary>The item on one line, or null where it has to take several.</summary>
    private string? Flat(ItemSyntax item)
    {
        var line = new LayoutWriter(source, flat: true);
        line.TriviaIsWritten(CommentReading.FirstToken(item));
        new Formatter(source, line).WriteItemParts(item, []);
        return line.Failed || writer.Indent + line.Length > MaxWidth ? null : line.ToString();
    }

    private void WriteItem(ItemSyntax item)
    {
        if (Flat(item) is { } line)
        {
            writer.Raw(line);
            return;
        }

        WriteItemParts(item, MovedClauses(item));
    }

    /// <summary>The clauses of a header that is too long, when its body can take them as lines.</summary>
    private ImmutableArray<ClauseSyntax> MovedClauses(ItemSyntax item)
    {
        if (item.Body is not { } body
            || item.Clauses.IsEmpty
            || item.Head is not PathSyntax { Tokens: [var kind] }
            || !kindsWithLines.Contains(NameText.Of(source, kind))
            || CommentReading.Before(source, CommentReading.FirstToken(body.Items.Parts.IsEmpty ? body : body.Items)) is [{ StartsLine: false }, ..])
        {
            return [];
        }

        var header = new LayoutWriter(source, flat: true);
        header.TriviaIsWritten(CommentReading.FirstToken(item));
        new Formatter(source, header).WriteHeader(item, []);
        return !header.Failed && writer.Indent + header.Length + 2 > MaxWidth ? item.Clauses : [];
    }

    private void WriteItemParts(ItemSyntax item, ImmutableArray<ClauseSyntax> moved)
    {
        WriteHeader(item, moved);
        if (item.EqualToken is { } equal)
        {
            writer.Space();
            writer.Token(equal);
            writer.Space();
            WriteValue(item.Value!);
        }

        if (item.Body is not null)
        {
            writer.Space();
            WriteBody(item.Body, moved);
        }
    }

    private void WriteHeader(ItemSyntax item, ImmutableArray<ClauseSyntax> moved)
    {
        if (item.Export is { } export)
        {
            writer.Token(export);
            writer.Space();
        }

        WriteHead(item.Head);
        WriteTypeAfter(item.Colon, item.Type);
        foreach (var arg in item.Args)
        {
            writer.Space();
            WriteValue(arg.Value);
            WriteTypeAfter(arg.Colon, arg.Type);
        }

        var isFirst = item.Head is PathSyntax { Tokens.IsEmpty: true };
        foreach (var clause in item.Clauses)
        {
            if (moved.IsEmpty)
            {
                WriteClause(clause, isFirst);
                isFirst = false;
            }
        }
    }

    private void WriteHead(HeadSyntax head)
    {
        switch (head)
        {
            case PathSyntax path:
                WriteTokens(path);
                break;
            case StringHeadSyntax text:
                writer.String(text.Text);
                break;
            default:
                throw new InvalidOperationException($"No layout for {head.GetType().Name}.");
        }
    }

    private void WriteTokens(PathSyntax path)
    {
        foreach (var token in path.Tokens)
        {
            writer.Token(token);
        }
    }

    private void WriteClause(ClauseSyntax clause, bool isFirst)
    {
        if (!isFirst)
        {
            writer.Space();
        }

        writer.Token(clause.Word);
        writer.Space();
        if (clause.Variable is { } variable && clause.In is { } @in)
        {
            writer.Token(variable);
            writer.Space();
            writer.Token(@in);
            writer.Space();
        }

        WriteValue(clause.Value);
    }

    /// <summary>Writes a body: on one line when it was written so and still may be, else its items on lines of their own.</summary>
    private void WriteBody(BodySyntax body, ImmutableArray<ClauseSyntax> moved)
    {
        var isEmpty = body.Items.Parts.IsEmpty && moved.IsEmpty && CommentReading.Before(source, body.Close).IsEmpty;
        if (isEmpty)
        {
            writer.Token(body.Open);
            writer.Token(body.Close);
        }
        else if (writer.IsFlat || (moved.IsEmpty && FitsOnLine(body)))
        {
            WriteFlatBody(body);
        }
        else
        {
            WriteBodyOnLines(body, moved);
        }
    }

    private static bool HasOwnBreak(BodySyntax body) =>
        body.Close.NewlineBefore || body.Items.Parts.Any(static p => CommentReading.FirstToken(p).NewlineBefore);

    private bool FitsOnLine(BodySyntax body)
    {
        if (HasOwnBreak(body))
        {
            return false;
        }

        var line = new LayoutWriter(source, flat: true);
        line.TriviaIsWritten(body.Open);
        new Formatter(source, line).WriteFlatBody(body);
        return !line.Failed && writer.Column + line.Length <= MaxWidth;
    }

    private void WriteFlatBody(BodySyntax body)
    {
        if (HasOwnBreak(body))
        {
            writer.Line();
            return;
        }

        writer.Token(body.Open);
        writer.Space();
        var isFirst = true;
        foreach (var part in body.Items.Parts)
        {
            if (part is SeparatorSyntax separator)
            {
                writer.Skip(separator.Comma);
                continue;
            }

            if (!isFirst)
            {
                writer.Raw(", ");
            }

            WriteItemParts((ItemSyntax)part, []);
            isFirst = false;
        }

        writer.Space();
        writer.Token(body.Close);
    }

    private void WriteBodyOnLines(BodySyntax body, ImmutableArray<ClauseSyntax> moved)
    {
        var outer = writer.Indent;
        writer.Token(body.Open);
        writer.Indent = outer + IndentStep;
        foreach (var clause in moved)
        {
            writer.Line();
            WriteClause(clause, isFirst: true);
        }

        WriteItems(body.Items, isTopLevel: false);
        foreach (var comment in CommentReading.Before(source, body.Close))
        {
            if (comment.StartsLine)
            {
                writer.OwnLine(comment, comment.BlankLineBefore && !body.Items.Parts.IsEmpty);
            }
            else
            {
                writer.Trailing(comment);
            }
        }

        writer.TriviaIsWritten(body.Close);
        writer.Indent = outer;
        writer.Line();
        writer.Token(body.Close);
    }
}
