using Flow.Compiler.Hosting;
using Flow.Compiler.Providers;
using Flow.Compiler.Tests.Functions;

namespace Flow.Compiler.Tests.Providers;

/// <summary>The providers of a project.</summary>
public class ProviderSetTests
{
    [Fact]
    public void A_project_without_schemas_has_what_is_brought_along()
    {
        var providers = ProviderSet.Of(NoFiles.Instance);

        Assert.Same(ProviderSet.BroughtAlong, providers);
        Assert.Equal(["aws"], providers.All.Select(static p => p.Name));
        Assert.Equal("aws_s3_bucket", providers.Resource("aws_s3_bucket")!.Type);
        Assert.Null(providers.Resource("small_thing"));
    }

    [Fact]
    public void A_schema_in_the_folder_is_found()
    {
        var providers = ProviderSet.Of(FilesWith("providers/small.flowschema", SmallProvider.File));

        Assert.Empty(providers.Problems);
        Assert.Equal(["aws", "small"], providers.All.Select(static p => p.Name));
        Assert.Equal(["small"], providers.OfProject.Select(static p => p.Name));
        Assert.Equal("small_other", providers.Resource("small_other")!.Type);
        Assert.True(providers.Data("small_thing")!.IsData);
        Assert.Equal("small", providers.OfResource("small_thing")!.Name);
        Assert.Equal("aws", providers.OfData("aws_ami")!.Name);
        Assert.Contains("small_other", providers.ResourceTypes);
        Assert.Equal("1.2.3", providers.Find("small")!.Version);
    }

    [Fact]
    public void A_schema_of_the_project_goes_before_what_is_brought_along()
    {
        var file = SchemaFile.Write(SmallProvider.Contents with { Source = "hashicorp/aws", Version = "6.0.0" });
        var providers = ProviderSet.Of(FilesWith("providers/aws.flowschema", file));

        Assert.Equal("6.0.0", Assert.Single(providers.All).Version);
        Assert.Null(providers.Resource("aws_s3_bucket"));
    }

    [Fact]
    public void A_file_that_cannot_be_used_is_named()
    {
        Check(FilesWith("providers/small.flowschema", "no schema"u8.ToArray()), "`providers/small.flowschema` cannot be read: it is no schema of a provider; remove it, or write it with `flow providers add`.");
        Check(
            FilesWith("providers/other.flowschema", SmallProvider.File),
            "`providers/other.flowschema` cannot be read: it is the schema of `example/small`, whose file is called `providers/small.flowschema`.");
        Check(FilesWith("providers/small.flowschema", SmallProvider.File[..^1]), "`providers/small.flowschema` cannot be read: it is damaged: its checksum does not fit; write it again with `flow providers add`.");
    }

    private static void Check(IProjectFiles files, string problem)
    {
        var providers = ProviderSet.Of(files);

        Assert.Equal(problem, Assert.Single(providers.Problems).Message);
        Assert.Equal(["aws"], providers.All.Select(static p => p.Name));
    }

    private static FilesInMemory FilesWith(string path, byte[] bytes) => new(new Dictionary<string, string> { ["ci.flow"] = "" }) { Binaries = { [path] = bytes } };
}
