using Flow.Compiler.Providers;

namespace Flow.Compiler.Tests.Providers;

/// <summary>The table of stateful types speaks of what there is. That what it says is true is tested with Terraform (Flow.Conformance.Tests).</summary>
public class StatefulTypesTests
{
    [Fact]
    public void Every_type_and_argument_exists_and_can_be_written()
    {
        var unknown = StatefulTypes.All.SelectMany(static t => t.Replacing.Select(name => (t.Type, name)))
            .Where(static a => ArgumentOf(ProviderCatalogue.Aws.Resource(a.Type)?.Block, a.name.Split('.')) is not { IsWritable: true });

        Assert.Empty(unknown);
    }

    private static AttributeSchema? ArgumentOf(BlockSchema? block, string[] path) => path is [var name] ? block?.Attribute(name) : ArgumentOf(block?.Nested(path[0])?.Block, path[1..]);

    [Fact]
    public void It_is_sorted() => Assert.All(StatefulTypes.All, static t => Assert.Equal(t.Replacing.Order(StringComparer.Ordinal), t.Replacing.AsEnumerable()));

    [Fact]
    public void A_type_is_found_by_name()
    {
        Assert.Equal("objects", StatefulTypes.Find("aws_s3_bucket")!.Keeps);
        Assert.Null(StatefulTypes.Find("aws_iam_role"));
    }
}
