namespace Flow.Compiler.Providers;

/// <summary>A type of resources, of data that is looked up, or of values that are kept nowhere.</summary>
/// <param name="Type">Its name, such as <c>aws_s3_bucket</c>.</param>
/// <param name="Block">What may be written and read.</param>
public sealed record ResourceSchema(string Type, BlockSchema Block)
{
    private const string Identifier = "id";

    /// <summary>Whether it is looked up (a data source) rather than made and kept (a resource).</summary>
    public bool IsData { get; init; }

    /// <summary>Whether its values are had for the time of one plan or one application, and kept nowhere (an ephemeral resource).</summary>
    public bool IsEphemeral { get; init; }

    /// <summary>What the schema does not say of its arguments; null where nothing is known.</summary>
    internal ArgumentFacts? Facts => IsData || IsEphemeral ? null : ArgumentFacts.Of(Type);

    /// <summary>
    /// Whether an attribute of the type itself may be written. The library that most providers are made with says that the identifier of a resource may be, and then
    /// refuses it.
    /// </summary>
    public bool MayWrite(AttributeSchema attribute) => attribute.IsWritable && (IsData || IsEphemeral || attribute.Name != Identifier);
}
