using Flow.Compiler.Text;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>A query with the place where it is written.</summary>
/// <param name="Tree">The query. Its spans count from the start of <paramref name="Place"/>.</param>
/// <param name="Place">Where its text stands, between the quotes.</param>
public sealed record PromQuery(PromExpression Tree, Location Place)
{
    /// <summary>Where a part of the query stands in the file.</summary>
    public Location At(TextSpan part) => Place with { Span = new TextSpan(Place.Span.Start + part.Start, part.Length) };
}
