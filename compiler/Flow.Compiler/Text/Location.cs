using System.Collections.Immutable;

namespace Flow.Compiler.Text;

/// <summary>A span of one source text. Two are equal when they are the same place, whatever brought it there.</summary>
public sealed record Location(SourceText Source, TextSpan Span)
{
    /// <summary>Where the templates are used in whose bodies it stands, the innermost first. Whatever is reported here is explained by them.</summary>
    public ImmutableArray<Location> UsedAt { get; init; } = [];

    /// <summary>The place in a file of the project: where something that comes with the compiler is used, for what stands in it.</summary>
    public Location InProject => Source.IsBuiltIn && UsedAt.FirstOrDefault(static use => !use.Source.IsBuiltIn) is { } use ? use : this;

    /// <summary>The path of the file.</summary>
    public string Path => Source.Path;

    /// <summary>Where the span starts.</summary>
    public LinePosition Start => Source.PositionOf(Span.Start);

    /// <summary>Where the span ends (exclusive).</summary>
    public LinePosition End => Source.PositionOf(Span.End);

    /// <summary>The line people count, starting at one.</summary>
    public int LineNumber => Start.Line + 1;

    /// <inheritdoc/>
    public bool Equals(Location? other) => other is not null && Source.Equals(other.Source) && Span.Equals(other.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Source, Span);

    /// <inheritdoc/>
    public override string ToString() => $"{Path}:{Start.Line + 1}:{Start.Column + 1}";
}

/// <summary>One replacement in a text: <paramref name="Span"/> becomes <paramref name="NewText"/>.</summary>
public sealed record TextEdit(TextSpan Span, string NewText);
