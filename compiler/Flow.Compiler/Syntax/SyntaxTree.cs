using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <summary>The lossless tree of one file: <c>tree.ToString()</c> is the text, whatever the text is.</summary>
/// <param name="source">The text.</param>
/// <param name="root">The file.</param>
/// <param name="diagnostics">What the lexer and the parser found.</param>
public sealed class SyntaxTree(SourceText source, FileSyntax root, ImmutableArray<Diagnostic> diagnostics)
{
    /// <summary>The text.</summary>
    public SourceText Source { get; } = source;

    /// <summary>The file.</summary>
    public FileSyntax Root { get; } = root;

    /// <summary>What the lexer and the parser found.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; } = diagnostics;

    /// <summary>Whether one of the diagnostics is an error.</summary>
    public bool HasErrors => Diagnostics.Any(static d => d.Severity == Severity.Error);

    /// <summary>The tree of <paramref name="source"/>; any text has one, and this never throws.</summary>
    public static SyntaxTree Parse(SourceText source) => Parser.Parse(source);

    /// <summary>The text, written from the tree's tokens.</summary>
    public override string ToString() => Root.ToText(Source);
}
