using System.Buffers;
using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <summary>
/// Builds the tree by recursive descent. Every loop consumes a token or leaves, so the cost is linear; depth is bounded;
/// what fits nowhere is reported once and stays in the tree.
/// </summary>
internal sealed partial class Parser
{
    private readonly SourceText source;
    private readonly string text;
    private readonly SyntaxToken[] tokens;
    private readonly SyntaxReporter reporter;

    /// <summary>Whether the brackets of the file do not match, so that indentation says where one ends.</summary>
    private readonly bool trustIndentation;

    private readonly List<SyntaxNode> pending = [];
    private int position;
    private int lineIndent;
    private int itemIndent;
    private int commandStart = -1; // where the item starts whose header is read
    private int commandEnd; // up to here a line was told to be a command
    private bool bracketsFail;

    private Parser(SourceText source, SyntaxToken[] tokens, SyntaxReporter reporter, bool trustIndentation)
    {
        this.source = source;
        this.tokens = tokens;
        this.reporter = reporter;
        this.trustIndentation = trustIndentation;
        text = source.Content;
        lineIndent = ColumnOf(tokens[0]);
    }

    /// <summary>The tree of <paramref name="source"/>.</summary>
    public static SyntaxTree Parse(SourceText source)
    {
        var lexical = new SyntaxReporter(source);
        var (tokens, _) = Lexer.Lex(source, lexical);
        var tree = Parse(source, tokens, lexical);
        ArrayPool<SyntaxToken>.Shared.Return(tokens);
        return tree;
    }

    /// <summary>
    /// Reads the brackets as written; only where they do not match it reads again with the indentation as a hint, and
    /// keeps what needs fewer messages.
    /// </summary>
    private static SyntaxTree Parse(SourceText source, SyntaxToken[] tokens, SyntaxReporter lexical)
    {
        var parser = new Parser(source, tokens, lexical.Copy(), trustIndentation: false);
        var root = parser.ParseFile();
        var found = parser.reporter;
        if (parser.bracketsFail)
        {
            var second = new Parser(source, tokens, lexical.Copy(), trustIndentation: true);
            var secondRoot = second.ParseFile();
            if (second.reporter.Count <= found.Count)
            {
                (root, found) = (secondRoot, second.reporter);
            }
        }

        return new SyntaxTree(source, root, Diagnosed(source, found));
    }

    private static ImmutableArray<Diagnostic> Diagnosed(SourceText source, SyntaxReporter reporter)
    {
        var nul = source.Content.IndexOf('\0');
        return nul < 0
            ? reporter.ToImmutable()
            : [new Diagnostic(SyntaxDiagnostics.NotText, new Location(source, new TextSpan(nul, 1)), "This file holds a NUL character, so it is no text in UTF-8.")];
    }

    private ref readonly SyntaxToken Current => ref tokens[position];

    private int PreviousEnd => position == 0 ? 0 : tokens[position - 1].End;

    private bool AtLineEnd => Current.NewlineBefore || Current.Kind == TokenKind.EndOfFile;

    private ref readonly SyntaxToken Ahead(int distance)
    {
        var at = position;
        while (distance > 0 && tokens[at].Kind != TokenKind.EndOfFile)
        {
            at++;
            distance--;
        }

        return ref tokens[at];
    }

    /// <summary>Consumes the current token; the end of the file is never consumed.</summary>
    private SyntaxToken Take()
    {
        var token = tokens[position];
        if (token.Kind != TokenKind.EndOfFile)
        {
            position++;
            ref readonly var next = ref tokens[position];
            if (next.NewlineBefore)
            {
                lineIndent = ColumnOf(next);
            }
        }

        return token;
    }

    private SyntaxToken? TakeIf(TokenKind kind) => Current.Kind == kind ? Take() : null;

    private SyntaxToken Missing(TokenKind kind) => SyntaxToken.Missing(kind, PreviousEnd);

    private MissingExpressionSyntax MissingValue()
    {
        height = 1;
        return new MissingExpressionSyntax(PreviousEnd);
    }

    private int ColumnOf(in SyntaxToken token)
    {
        var start = token.Start;
        while (start > 0 && text[start - 1] is not ('\n' or '\r'))
        {
            start--;
        }

        return token.Start - start;
    }

    private TextSpan SpanFrom(int start) => TextSpan.FromBounds(start, Math.Max(start, PreviousEnd));

    private string TextOf(in SyntaxToken token) =>
        token.End - token.Start <= 40 ? text[token.Start..token.End] : string.Concat(text.AsSpan(token.Start, 39), "…");

    private bool Is(in SyntaxToken token, string written) => text.AsSpan(token.Start, token.End - token.Start).SequenceEqual(written);

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, string message, params ReadOnlySpan<Fix> fixes) =>
        reporter.Report(descriptor, span, message, fixes);

    private static Fix Edit(string title, TextSpan span, string newText, FixSafety safety = FixSafety.Safe) =>
        new(title, safety, [new TextEdit(span, newText)]);

    /// <summary>Divides the pending nodes from <paramref name="mark"/> on into an array.</summary>
    private ImmutableArray<T> TakePending<T>(int mark)
        where T : SyntaxNode
    {
        var length = pending.Count - mark;
        if (length == 0)
        {
            return [];
        }

        var nodes = new T[length];
        for (var i = 0; i < length; i++)
        {
            nodes[i] = (T)pending[mark + i];
        }

        pending.RemoveRange(mark, length);
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(nodes);
    }
}
