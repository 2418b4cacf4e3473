namespace Flow.Compiler.Providers;

/// <summary>A type of resources, or of data that is looked up.</summary>
/// <param name="Type">Its name, such as <c>aws_s3_bucket</c>.</param>
/// <param name="Block">What may be written and read.</param>
public sealed record ResourceSchema(string Type, BlockSchema Block)
{
    private const string Identifier = "id";

    /// <summary>Whether it is looked up (a data source) rather than made and kept (a resource).</summary>
    public bool IsData { get; init; }

    /// <summary>
    /// Whether an attribute of the type itself may be written. The library that most providers are made with says that the identifier of a resource may be, and then
    /// refuses it.
    /// </summary>
    public bool MayWrite(AttributeSchema attribute) => attribute.IsWritable && (IsData || attribute.Name != Identifier);
}
