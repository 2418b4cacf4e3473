namespace Flow.Compiler.Text;

/// <summary>A span of one source text.</summary>
public sealed record Location(SourceText Source, TextSpan Span)
{
    /// <summary>The path of the file.</summary>
    public string Path => Source.Path;

    /// <summary>Where the span starts.</summary>
    public LinePosition Start => Source.PositionOf(Span.Start);

    /// <summary>Where the span ends (exclusive).</summary>
    public LinePosition End => Source.PositionOf(Span.End);

    /// <summary>The line people count, starting at one.</summary>
    public int LineNumber => Start.Line + 1;

    /// <inheritdoc/>
    public override string ToString() => $"{Path}:{Start.Line + 1}:{Start.Column + 1}";
}

/// <summary>One replacement in a text: <paramref name="Span"/> becomes <paramref name="NewText"/>.</summary>
public sealed record TextEdit(TextSpan Span, string NewText);
