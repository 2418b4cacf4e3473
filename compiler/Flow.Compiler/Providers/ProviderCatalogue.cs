namespace Flow.Compiler.Providers;

/// <summary>The providers that the compiler brings along.</summary>
public static class ProviderCatalogue
{
    /// <summary>The name of <see cref="Aws"/>, without reading it.</summary>
    internal const string AwsName = "aws";

    private const string AwsFile = "Flow.Compiler.Providers.aws.flowschema";

    private static readonly Lazy<ProviderSchema> ReadAws = new(static () => Read(AwsFile));

    /// <summary>Amazon Web Services. <c>flow providers add hashicorp/aws</c> makes the file, as for any other provider; it says which version it is.</summary>
    public static ProviderSchema Aws => ReadAws.Value;

    private static ProviderSchema Read(string name)
    {
        using var stream = typeof(ProviderCatalogue).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return ProviderSchema.OpenIntact(bytes);
    }
}
