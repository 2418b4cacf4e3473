using System.Buffers;
using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <summary>Divides a text into tokens. It never fails, and the tokens cover all of the text.</summary>
internal sealed partial class Lexer
{
    private const string BlockEnds = "*/";
    private static readonly SearchValues<char> lineBreaks = SearchValues.Create("\n\r");

    private readonly SourceText source;
    private readonly string text;
    private readonly SyntaxReporter reporter;
    private SyntaxToken[] tokens;
    private int count;
    private int position;
    private int fullStart;
    private bool newline;

    private Lexer(SourceText source, SyntaxReporter reporter)
    {
        this.source = source;
        text = source.Content;
        this.reporter = reporter;
        tokens = ArrayPool<SyntaxToken>.Shared.Rent((text.Length / 4) + 16);
    }

    /// <summary>
    /// The tokens of <paramref name="source"/>, the last one <see cref="TokenKind.EndOfFile"/>, in an array of the shared
    /// pool that the caller gives back. Strings and holes are always balanced: what the text lacks is a missing token.
    /// </summary>
    public static (SyntaxToken[] Rented, int Count) Lex(SourceText source, SyntaxReporter reporter)
    {
        var lexer = new Lexer(source, reporter);
        lexer.Run();
        return (lexer.tokens, lexer.count);
    }

    /// <summary>The tokens of <paramref name="source"/> and what is wrong with them.</summary>
    public static (ImmutableArray<SyntaxToken> Tokens, ImmutableArray<Diagnostic> Diagnostics) Lex(SourceText source)
    {
        var found = new SyntaxReporter(source);
        var (rented, length) = Lex(source, found);
        var copy = ImmutableArray.Create(rented, 0, length);
        ArrayPool<SyntaxToken>.Shared.Return(rented);
        return (copy, found.ToImmutable());
    }

    private bool InHole => frameCount > 0;

    private char Current => position < text.Length ? text[position] : '\0';

    private char Peek(int ahead) => position + ahead < text.Length ? text[position + ahead] : '\0';

    private void Run()
    {
        while (true)
        {
            fullStart = position;
            newline = false;
            SkipTrivia();
            if (position < text.Length && !(InHole && IsLineBreak(text[position])))
            {
                LexToken(text[position]);
            }
            else if (InHole)
            {
                EndHoleAtLineEnd();
            }
            else
            {
                Add(TokenKind.EndOfFile, 0);
                NoteTabs();
                return;
            }
        }
    }

    private void LexToken(char c)
    {
        if (char.IsAsciiLetter(c) || c == '_')
        {
            LexName();
        }
        else if (char.IsAsciiDigit(c))
        {
            LexNumber();
        }
        else
        {
            LexSymbol(c);
        }
    }

    private void LexSymbol(char c)
    {
        switch (c)
        {
            case '"': LexStringStart(position); break;
            case '`': LexQuotedName(); break;
            case '{': Open(TokenKind.OpenBrace); break;
            case '}': CloseBrace(); break;
            case '[': Add(TokenKind.OpenBracket, 1); break;
            case ']': Add(TokenKind.CloseBracket, 1); break;
            case '(': Add(TokenKind.OpenParen, 1); break;
            case ')': Add(TokenKind.CloseParen, 1); break;
            case ',': Add(TokenKind.Comma, 1); break;
            case ':': Add(TokenKind.Colon, 1); break;
            case '+': Add(TokenKind.Plus, 1); break;
            case '-': Add(TokenKind.Minus, 1); break;
            case '*': Add(TokenKind.Star, 1); break;
            case '/': Add(TokenKind.Slash, 1); break;
            case '=': LexEqual(); break;
            case '.': Either('.', TokenKind.DotDot, TokenKind.Dot); break;
            case '<': LexLess(); break;
            case '>': LexGreater(); break;
            case '!': LexExclamation(); break;
            case '?': LexQuestion(); break;
            case '|': LexPipe(); break;
            case '\'' or '‘' or '’' or '“' or '”' or '„': LexForeignQuote(); break;
            default: LexOther(c); break;
        }
    }

    private void LexEqual()
    {
        switch (Peek(1))
        {
            case '=': Add(TokenKind.EqualEqual, 2); break;
            case '>': Add(TokenKind.Arrow, 2); break;
            default: Add(TokenKind.Equal, 1); break;
        }
    }

    private void LexLess()
    {
        if (Peek(1) != '<' || !LexHeredoc())
        {
            Either('=', TokenKind.LessEqual, TokenKind.Less);
        }
    }

    private void LexGreater()
    {
        if (!LexBlockScalar())
        {
            Either('=', TokenKind.GreaterEqual, TokenKind.Greater);
        }
    }

    private void LexExclamation() => Either('=', TokenKind.NotEqual, TokenKind.Unexpected);

    private void LexQuestion()
    {
        switch (Peek(1))
        {
            case '.' when Peek(2) != '.': Add(TokenKind.QuestionDot, 2); break;
            case '?': Add(TokenKind.QuestionQuestion, 2); break;
            default: Add(TokenKind.Question, 1); break;
        }
    }

    private void LexPipe()
    {
        if (!LexBlockScalar())
        {
            Either('|', TokenKind.Unexpected, TokenKind.Pipe);
        }
    }

    private void Either(char second, TokenKind both, TokenKind alone)
    {
        if (Peek(1) == second)
        {
            Add(both, 2);
        }
        else
        {
            Add(alone, 1);
        }
    }

    private void LexOther(char c)
    {
        if (SyntaxFacts.StartsName(c))
        {
            LexName();
            return;
        }

        var length = 1;
        if (c == '&' && Peek(1) == '&')
        {
            length = 2;
        }
        else if (!char.IsAscii(c) || char.IsControl(c))
        {
            length = JunkLength();
        }

        Add(TokenKind.Unexpected, length);
    }

    private int JunkLength()
    {
        var end = position + 1;
        while (end < text.Length && IsJunk(text[end]))
        {
            end++;
        }

        return end - position;
    }

    private static bool IsJunk(char c) =>
        (c > '\x7f' || char.IsControl(c)) && !char.IsLetter(c) && !char.IsWhiteSpace(c)
        && c is not ('‘' or '’' or '“' or '”' or '„');

    private void LexName()
    {
        var start = position;
        var end = start + 1;
        while (end < text.Length && SyntaxFacts.IsInName(text[end]))
        {
            end++;
        }

        var name = text.AsSpan(start, end - start);
        if (end < text.Length && text[end] is '"' or '#' && StartsTagged(name, end))
        {
            return;
        }

        Add(TokenKind.Name, end - start, name.Length <= 7 ? SyntaxFacts.WordOf(name) : Word.None);
    }

    private void LexQuotedName()
    {
        var line = LineRest(position + 1, longest: 200);
        var close = line.IndexOf('`');
        if (close < 0)
        {
            reporter.Report(SyntaxDiagnostics.UnclosedName, new TextSpan(position, 1), "A name in backquotes ends with a backquote on the same line.");
            Add(TokenKind.Unexpected, 1);
            return;
        }

        if (!SyntaxFacts.IsName(line[..close]))
        {
            reporter.Report(SyntaxDiagnostics.BadQuotedName, new TextSpan(position, close + 2), "A name has letters, digits, `_`, and `-` between them, also in backquotes.");
        }

        Add(TokenKind.Name, close + 2);
    }

    private void Open(TokenKind kind)
    {
        if (InHole)
        {
            Top.Braces++;
        }

        Add(kind, 1);
    }

    private void CloseBrace()
    {
        if (!InHole)
        {
            Add(TokenKind.CloseBrace, 1);
        }
        else if (Top.Braces > 0)
        {
            Top.Braces--;
            Add(TokenKind.CloseBrace, 1);
        }
        else
        {
            EndHole();
        }
    }

    private void Add(TokenKind kind, int length, Word word = Word.None)
    {
        if (count == tokens.Length)
        {
            Grow();
        }

        tokens[count++] = new SyntaxToken(kind, word, fullStart, position, position + length, newline);
        position += length;
    }

    /// <summary>Adds a token that follows the last one without white space; with length zero one that the text lacks.</summary>
    private void AddTouching(TokenKind kind, int length)
    {
        fullStart = position;
        newline = false;
        Add(kind, length);
    }

    private void Grow()
    {
        var larger = ArrayPool<SyntaxToken>.Shared.Rent(tokens.Length * 2);
        tokens.AsSpan(0, count).CopyTo(larger);
        ArrayPool<SyntaxToken>.Shared.Return(tokens);
        tokens = larger;
    }

    /// <summary>
    /// The line from <paramref name="from"/> on, at most <paramref name="longest"/> characters of it: who looks ahead and does
    /// not consume the line must not look far, or a long line costs its length at every token.
    /// </summary>
    private ReadOnlySpan<char> LineRest(int from, int longest = int.MaxValue)
    {
        var rest = text.AsSpan(from, Math.Min(longest, text.Length - from));
        var length = rest.IndexOfAny(lineBreaks);
        return length < 0 ? rest : rest[..length];
    }

    private static bool IsLineBreak(char c) => c is '\n' or '\r';
}
