using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Binding;

/// <summary>
/// The names that an item of a file mentions and declares, as numbers: names that differ at most in case have the same one (so may others, which costs work and
/// nothing else). An item can only depend on what it mentions: scopes are lexical, all else hangs below a name of a file, and a member has its name behind the dot.
/// </summary>
internal sealed class ItemWords
{
    private readonly int[] mentioned; // sorted

    private ItemWords(int[] mentioned, IReadOnlyList<int> declared) => (this.mentioned, Declared) = (mentioned, declared);

    /// <summary>What it may declare for its module.</summary>
    public IReadOnlyList<int> Declared { get; }

    /// <summary>The words of <paramref name="item"/>.</summary>
    public static ItemWords Of(ItemSyntax item, SourceText source)
    {
        var numbers = new HashSet<int>();
        new NameVisitor(token => numbers.Add(NumberOf(source, token))).Node(item);
        var sorted = new int[numbers.Count];
        numbers.CopyTo(sorted);
        Array.Sort(sorted);
        return new ItemWords(sorted, [.. DeclaredBy(item).Select(t => NumberOf(source, t))]);
    }

    /// <summary>Whether one of <paramref name="names"/> is mentioned.</summary>
    public bool MentionsAny(HashSet<int> names)
    {
        if (names.Count > mentioned.Length / 8)
        {
            return Array.Exists(mentioned, names.Contains);
        }

        foreach (var name in names)
        {
            if (Array.BinarySearch(mentioned, name) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The names in <paramref name="item"/>, without backquotes.</summary>
    public static IReadOnlyCollection<string> NamesIn(ItemSyntax item, SourceText source)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();
        new NameVisitor(token => lookup.Add(TextOf(source, token))).Node(item);
        return names;
    }

    /// <summary>The tokens that can name what <paramref name="item"/> declares in its file: more rather than fewer, since the kind is not looked at.</summary>
    public static IEnumerable<SyntaxToken> DeclaredBy(ItemSyntax item)
    {
        if (Declarer.NameToken(item) is { } name)
        {
            yield return name;
        }

        if (item.Args is [{ Value: CallExpressionSyntax { Target: NameExpressionSyntax function } }, ..])
        {
            yield return function.Token;
        }

        foreach (var clause in item.Clauses)
        {
            if (clause is { Word.Word: Word.As, Value: NameExpressionSyntax second })
            {
                yield return second.Token;
            }
        }
    }

    private static int NumberOf(SourceText source, SyntaxToken token) => string.GetHashCode(TextOf(source, token), StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> TextOf(SourceText source, SyntaxToken token) => source.Content.AsSpan(token.Start, token.End - token.Start).Trim('`');

    private sealed class NameVisitor(Action<SyntaxToken> take) : SyntaxVisitor
    {
        public override void Token(in SyntaxToken token)
        {
            if (token.Kind == TokenKind.Name && !token.IsMissing)
            {
                take(token);
            }
        }
    }
}
