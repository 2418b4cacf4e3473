using Flow.Compiler.Providers;

namespace Flow.Compiler.Tests.Providers;

/// <summary>The table of stateful types speaks of what there is. That what it says is true is tested with Terraform (Flow.Conformance.Tests).</summary>
public class StatefulTypesTests
{
    [Fact]
    public void Every_type_and_argument_exists_and_can_be_written()
    {
        var unknown = StatefulTypes.All.SelectMany(static t => t.Replacing.Select(name => (t.Type, name)))
            .Where(static a => ProviderCatalogue.Aws.Resource(a.Type)?.Block.Attribute(a.name) is not { IsWritable: true });

        Assert.Empty(unknown);
    }

    [Fact]
    public void It_is_sorted() => Assert.All(StatefulTypes.All, static t => Assert.Equal(t.Replacing.Order(StringComparer.Ordinal), t.Replacing.AsEnumerable()));

    [Fact]
    public void A_type_is_found_by_name()
    {
        Assert.Equal("objects", StatefulTypes.Find("aws_s3_bucket")!.Keeps);
        Assert.Null(StatefulTypes.Find("aws_iam_role"));
    }
}
