using Flow.Compiler.Providers;

namespace Flow.Compiler.Tests.Providers;

/// <summary>The table of stateful types speaks of what there is. That what it says is true is tested with Terraform (Flow.Conformance.Tests).</summary>
public class StatefulTypesTests
{
    [Fact]
    public void Every_type_and_argument_exists_and_can_be_written()
    {
        var unknown = All.SelectMany(static t => t.Replacing.Select(name => (t.Type, name)))
            .Where(static a => !IsWritable(ProviderCatalogue.Aws.Resource(a.Type)?.Block, a.name.Split('.')));

        Assert.Empty(unknown);
    }

    private static IEnumerable<(string Type, IEnumerable<string> Replacing)> All =>
        [.. StatefulTypes.All.Select(static t => (t.Type, t.Replacing.AsEnumerable())), .. ReplacedTypes.All.Select(static t => (t.Type, t.Replacing.AsEnumerable()))];

    // A block of which there can be several is marked, and a block alone is one that has to be written to be there.
    private static bool IsWritable(BlockSchema? block, string[] path) => path switch
    {
        [var name] => block?.Attribute(name) is { IsWritable: true } || block?.Nested(name) is not null,
        [var name, .. var inner] when name.EndsWith("[]", StringComparison.Ordinal) => block?.Nested(name[..^2]) is { Repeats: true } several && IsWritable(several.Block, inner),
        [var name, .. var inner] => block?.Nested(name) is { } one && IsWritable(one.Block, inner),
        _ => false,
    };

    [Fact]
    public void It_is_sorted() => Assert.All(All, static t => Assert.Equal(t.Replacing.Order(StringComparer.Ordinal), t.Replacing));

    [Fact]
    public void No_type_stands_in_both_tables() => Assert.Empty(StatefulTypes.All.Select(static t => t.Type).Intersect(ReplacedTypes.All.Select(static t => t.Type)));

    [Fact]
    public void A_type_is_found_by_name()
    {
        Assert.Equal("objects", StatefulTypes.Find("aws_s3_bucket")!.Keeps);
        Assert.Null(StatefulTypes.Find("aws_iam_role"));
    }
}
