namespace Flow.Compiler.Providers;

/// <summary>A type of resources, or of data that is looked up.</summary>
/// <param name="Type">Its name, such as <c>aws_s3_bucket</c>.</param>
/// <param name="Block">What may be written and read.</param>
public sealed record ResourceSchema(string Type, BlockSchema Block)
{
    /// <summary>Whether it is looked up (a data source) rather than made and kept (a resource).</summary>
    public bool IsData { get; init; }
}
