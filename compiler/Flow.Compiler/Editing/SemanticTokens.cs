using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>What a token is, in the standard words of the Language Server Protocol (3.17, SemanticTokenTypes).</summary>
public enum SemanticTokenType
{
#pragma warning disable CS1591 // each is the standard word itself
    Namespace, Type, Class, Enum, Interface, Struct, TypeParameter, Parameter, Variable, Property, EnumMember, Event, Function, Method, Macro, Keyword, Modifier, Comment,
    String, Number, Regexp, Operator, Decorator,
#pragma warning restore CS1591
}

/// <summary>More about a token, in the standard words of the protocol (3.17, SemanticTokenModifiers).</summary>
[Flags]
public enum SemanticTokenModifiers
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is declared here.</summary>
    Declaration = 1,

    /// <summary>It cannot be set again.</summary>
    Readonly = 2,

    /// <summary>It belongs to the language.</summary>
    DefaultLibrary = 4,

    /// <summary>It is documentation.</summary>
    Documentation = 8,
}

/// <summary>A coloured piece of text. It lies on one line.</summary>
public readonly record struct SemanticToken(TextSpan Span, SemanticTokenType Type, SemanticTokenModifiers Modifiers);

/// <summary>The colours of a file: what only the meaning tells, and the rest for editors without a grammar.</summary>
public static class SemanticTokens
{
    /// <summary>
    /// The tokens in the order of the text; none overlaps another. Inside text for a shell only comments, quoted texts and variables have one. An escape is a
    /// <see cref="SemanticTokenType.Regexp"/>, the marks of a hole are operators.
    /// </summary>
    public static ImmutableArray<SemanticToken> Of(Compilation compilation, string path)
    {
        if (SemanticModel.Of(compilation, path) is not { } model)
        {
            return [];
        }

        var colouring = new Colouring(model);
        colouring.Node(model.Tree.Root);
        return colouring.Tokens.ToImmutable();
    }

    private sealed class Colouring(SemanticModel model) : SyntaxVisitor
    {
        private readonly Dictionary<int, NameUse> names = model.Names.Where(static n => !n.Span.IsEmpty).DistinctBy(static n => n.Span.Start).ToDictionary(static n => n.Span.Start);
        private readonly SourceText source = model.Tree.Source;
        private SyntaxNode? parent;
        private StringExpressionSyntax? text;

        public ImmutableArray<SemanticToken>.Builder Tokens { get; } = ImmutableArray.CreateBuilder<SemanticToken>();

        public override void Node(SyntaxNode node)
        {
            var (outer, outerText) = (parent, text);
            parent = node;
            text = node is StringExpressionSyntax own ? own : node is HoleSyntax ? null : text;
            base.Node(node);
            (parent, text) = (outer, outerText);
        }

        public override void Token(in SyntaxToken token)
        {
            foreach (var comment in CommentReading.Before(source, token))
            {
                Add(comment.Span, SemanticTokenType.Comment, comment.Kind == CommentKind.Documentation ? SemanticTokenModifiers.Documentation : SemanticTokenModifiers.None);
            }

            if (token.IsMissing)
            {
                return;
            }

            switch (token.Kind)
            {
                case TokenKind.StringText:
                    Text(token.Span);
                    break;
                case TokenKind.Name when names.TryGetValue(token.Start, out var name):
                    var (type, modifiers) = TokenTypes.Of(name);
                    Add(token.Span, type, modifiers);
                    break;
                default:
                    if (TypeOf(token) is { } known)
                    {
                        Add(token.Span, known, SemanticTokenModifiers.None);
                    }

                    break;
            }
        }

        private SemanticTokenType? TypeOf(in SyntaxToken token) => token.Kind switch
        {
            TokenKind.Name when parent is PathSyntax => token.Word == Word.None ? SemanticTokenType.Property : SemanticTokenType.Keyword,
            TokenKind.Name when parent is NamedArgumentSyntax named && named.Name == token => SemanticTokenType.Parameter,
            TokenKind.Name when parent is NameExpressionSyntax name && model.ValueOf(name) is { Slot.Form: Catalogue.SlotForm.Word } => SemanticTokenType.EnumMember,
            TokenKind.Name => token.Word == Word.None ? null : SemanticTokenType.Keyword,
            TokenKind.Number or TokenKind.Quantity or TokenKind.Date or TokenKind.Time => SemanticTokenType.Number,
            TokenKind.StringStart or TokenKind.StringEnd => SemanticTokenType.String,
            TokenKind.HoleStart or TokenKind.HoleEnd => SemanticTokenType.Operator,
            >= TokenKind.Equal and <= TokenKind.Arrow or >= TokenKind.DotDot and <= TokenKind.GreaterEqual => SemanticTokenType.Operator,
            _ => null,
        };

        private void Text(TextSpan span)
        {
            var tag = text is null ? null : StringReading.Tag(text, source);
            var pieces = tag switch
            {
                "sh" or "bash" => ShellColours.Of(source.Content, span),
                null => Escapes(span),
                _ => [(span, SemanticTokenType.String)],
            };
            foreach (var (place, type) in pieces)
            {
                Add(place, type, SemanticTokenModifiers.None);
            }
        }

        private IEnumerable<(TextSpan Span, SemanticTokenType Type)> Escapes(TextSpan span)
        {
            var start = span.Start;
            for (var at = span.Start; at < span.End - 1; at++)
            {
                if (source.Content[at] != '\\')
                {
                    continue;
                }

                var end = source.Content[at + 1] == 'u' && source.Content.IndexOf('}', at, span.End - at) is > 0 and var close ? close + 1 : at + 2;
                yield return (TextSpan.FromBounds(start, at), SemanticTokenType.String);
                yield return (TextSpan.FromBounds(at, end), SemanticTokenType.Regexp);
                (start, at) = (end, end - 1);
            }

            yield return (TextSpan.FromBounds(start, span.End), SemanticTokenType.String);
        }

        /// <summary>Adds a token for each line of <paramref name="span"/>.</summary>
        private void Add(TextSpan span, SemanticTokenType type, SemanticTokenModifiers modifiers)
        {
            for (var start = span.Start; start < span.End;)
            {
                var length = source.Content.AsSpan(start, span.End - start).IndexOfAny('\n', '\r') is >= 0 and var found ? found : span.End - start;
                if (length > 0)
                {
                    Tokens.Add(new SemanticToken(new TextSpan(start, length), type, modifiers));
                }

                start += length + 1;
            }
        }
    }
}
