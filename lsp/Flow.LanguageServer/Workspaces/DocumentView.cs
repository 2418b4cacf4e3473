using Flow.Compiler;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.LanguageServer.Documents;
using Flow.LanguageServer.Protocol;

namespace Flow.LanguageServer.Workspaces;

/// <summary>A document as a request sees it.</summary>
/// <param name="Project">What it belongs to.</param>
/// <param name="Source">Its text, under its path in the project.</param>
/// <param name="Document">What the editor has; null where it is not open.</param>
/// <param name="Encoding">How the editor counts columns.</param>
internal sealed record DocumentView(ProjectState Project, SourceText Source, OpenDocument? Document, PositionEncoding Encoding)
{
    /// <summary>What the project means.</summary>
    public Compilation Compilation => Project.Compilation;

    /// <summary>The document's path in the project.</summary>
    public string Path => Source.Path;

    /// <summary>Its tree.</summary>
    public SyntaxTree Tree => Compilation.Trees.First(t => t.Source.Path == Path);

    /// <summary>Its address.</summary>
    public string Uri => Project.UriOf(Path);

    /// <summary>Where <paramref name="position"/> is in the text.</summary>
    public int OffsetOf(Position position) => Encoding.OffsetOf(Source, position);

    /// <summary>The range of <paramref name="span"/>.</summary>
    public Protocol.Range RangeOf(TextSpan span) => Encoding.RangeOf(Source, span);

    /// <summary>The span of <paramref name="range"/>.</summary>
    public TextSpan SpanOf(Protocol.Range range) => Encoding.SpanOf(Source, range);

    /// <summary>A place of this or another file of the project.</summary>
    public Protocol.Location LocationOf(Compiler.Text.Location location) => Project.LocationOf(location, Encoding);
}
