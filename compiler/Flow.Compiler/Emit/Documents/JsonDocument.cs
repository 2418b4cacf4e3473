namespace Flow.Compiler.Emit.Documents;

/// <summary>A JSON document with one stable layout: two spaces for each level, short arrays of scalars on one line.</summary>
/// <param name="Root">What the document holds.</param>
public sealed record JsonDocument(JsonNode Root)
{
    /// <summary>How wide a line with an array may get.</summary>
    public const int ArrayWidth = 100;

    /// <summary>Prints the document; lines end with <c>\n</c>.</summary>
    /// <exception cref="InvalidOperationException">A name stands twice in an object.</exception>
    public DocumentText Write() => new JsonWriter().Write(this);
}
