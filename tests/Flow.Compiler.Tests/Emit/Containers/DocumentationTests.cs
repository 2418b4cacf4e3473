using Flow.Tests;

namespace Flow.Compiler.Tests.Emit.Containers;

/// <summary>What docs/containers.md shows is right.</summary>
public class DocumentationTests
{
    [Fact]
    public void Each_block_compiles()
    {
        var blocks = Repository.Read("docs/containers.md").Split("```flow\n").Skip(1).Select(static b => b.Split("```")[0]).ToList();

        Assert.Equal(7, blocks.Count);
        Assert.All(blocks, static b => Assert.Empty(ImageProject.Problems(b, ("src/Api/Api.csproj", "Microsoft.NET.Sdk.Web"))));
    }
}
