using Flow.Compiler.Diagnostics;
using Flow.Compiler.Providers;
using Flow.Tests;

namespace Flow.Compiler.Tests.Providers;

/// <summary>The schema that the compiler brings along. That it is Terraform's own is tested with Terraform (Flow.Conformance.Tests).</summary>
public class AwsTests
{
    [Fact]
    public void It_has_every_type_of_its_version()
    {
        var aws = ProviderCatalogue.Aws;

        Assert.Equal(("aws", "hashicorp/aws", "5.100.0"), (aws.Name, aws.Source, aws.Version));
        Assert.Equal((1526, 608, 7), (aws.ResourceTypes.Length, aws.DataTypes.Length, aws.EphemeralTypes.Length));
        Assert.Equal(aws.ResourceTypes.Order(StringComparer.Ordinal), aws.ResourceTypes);
    }

    [Theory]
    [InlineData("aws_vpc", "cidr_block", "string", AttributeUse.OptionalComputed)]
    [InlineData("aws_db_instance", "instance_class", "string", AttributeUse.Required)]
    [InlineData("aws_db_instance", "allocated_storage", "number", AttributeUse.OptionalComputed)]
    [InlineData("aws_db_instance", "endpoint", "string", AttributeUse.Computed)]
    [InlineData("aws_db_subnet_group", "subnet_ids", "set(string)", AttributeUse.Required)]
    [InlineData("aws_s3_bucket", "tags", "map(string)", AttributeUse.Optional)]
    public void An_attribute_is_as_Terraform_knows_it(string type, string name, string attributeType, AttributeUse use)
    {
        var attribute = ProviderCatalogue.Aws.Resource(type)!.Block.Attribute(name)!;

        Assert.Equal((attributeType, use), (attribute.Type.ToString(), attribute.Use));
    }

    [Fact]
    public void Passwords_are_sensitive_and_some_are_written_only()
    {
        var database = ProviderCatalogue.Aws.Resource("aws_db_instance")!.Block;

        Assert.True(database.Attribute("password") is { IsSensitive: true, IsWriteOnly: false });
        Assert.True(database.Attribute("password_wo") is { IsSensitive: true, IsWriteOnly: true });
    }

    [Fact]
    public void Lists_of_objects_may_be_written_as_blocks()
    {
        var group = ProviderCatalogue.Aws.Resource("aws_security_group")!.Block;

        Assert.True(group.Attribute("ingress")!.AcceptsBlocks);
        Assert.False(group.Attribute("tags")!.AcceptsBlocks);
        Assert.True(ProviderCatalogue.Aws.Resource("aws_s3_bucket_versioning")!.Block.Nested("versioning_configuration") is { IsRequired: true, Repeats: false });
    }

    [Fact]
    public void Three_types_are_a_small_part_of_the_work_of_all()
    {
        var file = File.ReadAllBytes(Repository.PathOf("compiler/Flow.Compiler/Providers/aws.flowschema"));
        Allocated(file, static p => p.ResourceTypes.Take(10)); // what is made once for the process

        var three = Allocated(file, static _ => ["aws_s3_bucket", "aws_db_instance", "aws_ecs_service"]);
        var all = Allocated(file, static p => p.ResourceTypes);

        Assert.InRange(three, 1, 1_000_000);
        Assert.InRange((double)three / all, 0, 0.1);
    }

    [Theory]
    [InlineData("aws_s3_buket", "aws_s3_bucket")]
    [InlineData("aws_security_groups", "aws_security_group")]
    [InlineData("aws_nothing_like_it_at_all", null)]
    public void A_misspelt_type_has_a_neighbour(string written, string? meant)
    {
        Assert.Null(ProviderCatalogue.Aws.Resource(written));
        Assert.Equal(meant, Suggestions.Nearest(written, ProviderCatalogue.Aws.ResourceTypes));
    }

    private static long Allocated(byte[] file, Func<ProviderSchema, IEnumerable<string>> types)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var provider = ProviderSchema.Open(file);
        foreach (var type in types(provider))
        {
            Assert.NotNull(provider.Resource(type));
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
