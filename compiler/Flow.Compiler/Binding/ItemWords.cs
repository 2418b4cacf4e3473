using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Binding;

/// <summary>
/// The names that an item of a file mentions and declares, as numbers: names that differ at most in case have the same one (so may others, which costs work and
/// nothing else). An item can only depend on what it mentions: scopes are lexical, all else hangs below a name of a file, and a member has its name behind the dot.
/// A name before <c>=</c> has numbers of its own: it is looked for where the line stands, and of what files declare only a template could be meant.
/// </summary>
internal sealed class ItemWords
{
    private static readonly int letNumber = ~NumberOf("let");
    private readonly int[] mentioned; // sorted

    private ItemWords(int[] mentioned, IReadOnlyList<int> declared) => (this.mentioned, Declared) = (mentioned, declared);

    /// <summary>What it may declare for its module.</summary>
    public IReadOnlyList<int> Declared { get; }

    /// <summary>The words of <paramref name="item"/>.</summary>
    public static ItemWords Of(ItemSyntax item, SourceText source)
    {
        var numbers = new HashSet<int>();
        new NameVisitor((token, isSet) => numbers.Add(isSet ? SetNumberOf(source, token) : NumberOf(source, token))).Node(item);
        var sorted = new int[numbers.Count];
        numbers.CopyTo(sorted);
        Array.Sort(sorted);
        var declared = DeclaredBy(item).Select(t => NumberOf(source, t));
        return new ItemWords(sorted, IsValue(item, source) ? [.. declared] : [.. declared, .. DeclaredBy(item).Select(t => SetNumberOf(source, t))]);
    }

    /// <summary>Whether nothing is mentioned but what is declared: the meaning is in the text alone.</summary>
    public bool MentionsNothingElse => Declared.Count == 1 && Array.TrueForAll(mentioned, m => m == Declared[0] || m == letNumber);

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
        new NameVisitor((token, _) => lookup.Add(TextOf(source, token))).Node(item);
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

    /// <summary>Whether it declares something that only values mention.</summary>
    private static bool IsValue(ItemSyntax item, SourceText source) => item.Head is PathSyntax { Tokens: [var word] } && TextOf(source, word) is "let" or "function" or "type" or "enum" or "import";

    private static int NumberOf(SourceText source, SyntaxToken token) => NumberOf(TextOf(source, token));

    private static int SetNumberOf(SourceText source, SyntaxToken token) => ~NumberOf(source, token);

    private static int NumberOf(ReadOnlySpan<char> name) => string.GetHashCode(name, StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> TextOf(SourceText source, SyntaxToken token) => source.Content.AsSpan(token.Start, token.End - token.Start).Trim('`');

    private sealed class NameVisitor(Action<SyntaxToken, bool> take) : SyntaxVisitor
    {
        private int set = -1;

        public override void Node(SyntaxNode node)
        {
            if (node is ItemSyntax { EqualToken: not null, Head: PathSyntax { Tokens: [var only] } })
            {
                set = only.Start;
            }

            base.Node(node);
        }

        public override void Token(in SyntaxToken token)
        {
            if (token.Kind == TokenKind.Name && !token.IsMissing)
            {
                take(token, token.Start == set);
            }
        }
    }
}
