using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <summary>Reads names as they will appear: without backquotes.</summary>
public static class NameText
{
    /// <summary>The name that <paramref name="token"/> writes; empty for one that the text lacks.</summary>
    public static string Of(SourceText source, in SyntaxToken token) =>
        token.End - token.Start is 0 ? "" : source.Content.AsSpan(token.Start, token.End - token.Start).Trim('`').TrimStart('$').ToString();

    /// <summary>The names of <paramref name="path"/> with dots between them.</summary>
    public static string Of(SourceText source, PathSyntax path) =>
        path.Tokens is [var only] ? Of(source, only) : string.Join('.', path.Names.Select(n => Of(source, n)));
}
