using Flow.Compiler.Diagnostics;
using Flow.Compiler.Providers;

namespace Flow.Compiler.Tests.Providers;

/// <summary>What is known besides a schema is of arguments that the schema has.</summary>
public class ArgumentFactsTests
{
    [Fact]
    public void Each_is_of_something_that_there_is() =>
        Assert.Equal([], ArgumentFacts.Types.Select(static t => (t, Schema: ProviderCatalogue.Aws.Resource(t))).SelectMany(static t => t.Schema is null ? [t.t] : Unknown(ArgumentFacts.Of(t.t)!, t.Schema.Block, t.t)));

    [Theory]
    [InlineData("aws_prometheus_scraper", "destination", Need.Always, 1, "")]
    [InlineData("aws_acm_certificate", "domain_name", Need.OnlyOneOfSome, 1, "")]
    [InlineData("aws_wafv2_ip_set", "scope", Need.None, 0, "CLOUDFRONT REGIONAL")]
    [InlineData("aws_directory_service_trust", "trust_direction", Need.None, 0, "One-Way: Outgoing One-Way: Incoming Two-Way")]
    internal void They_are_read(string type, string name, Need need, int least, string values)
    {
        var facts = ArgumentFacts.Of(type)!.Find(name)!;

        Assert.Equal((need, least, values), (facts.Need, facts.Least, string.Join(' ', facts.Values)));
    }

    [Theory]
    [InlineData("aws_acm_certificate", "domain_name", Need.OnlyOneOfSome, "private_key")]
    [InlineData("aws_efs_replication_configuration", "destination.availability_zone_name", Need.OneOfSome, "region")]
    [InlineData("aws_vpclattice_resource_configuration", "protocol", Need.OneOfSome, "")] // one of them is in a block
    internal void Choices_are_read(string type, string path, Need need, string others)
    {
        var facts = path.Split('.').Aggregate(ArgumentFacts.Of(type), static (f, name) => f!.Find(name))!;

        Assert.Equal((need, others), (facts.Need, string.Join(' ', facts.Others)));
    }

    [Theory]
    [InlineData("terraform aws_alb x { internal = true }", "FLOW2009 terraform: `terraform aws_alb x` needs one of `subnets` and `subnet_mapping`: `subnets = …`.")]
    [InlineData("terraform aws_alb x { subnets = [\"a\", \"b\"] }", null)]
    [InlineData("terraform aws_alb x { subnet_mapping { subnet_id = \"a\" } }", null)]
    [InlineData("terraform aws_alb x { subnets = [\"a\"]\n subnet_mapping { subnet_id = \"a\" } }", "FLOW4513 subnet_mapping: `terraform aws_alb x` takes only one of `subnets` and `subnet_mapping`: leave out `subnets` or `subnet_mapping`.")]
    [InlineData("terraform aws_alb x { subnets = none\n subnet_mapping { subnet_id = \"a\" } }", null)]
    [InlineData("param wide: bool = false\n terraform aws_alb x { subnets = if wide then [\"a\"] else none\n subnet_mapping { if wide, subnet_id = \"a\" } }", null)]
    [InlineData("terraform aws_efs_replication_configuration x { source_file_system_id = \"fs-1\", destination { kms_key_id = \"k\" } }", "FLOW2009 destination: `destination` needs at least one of `availability_zone_name` and `region`: `availability_zone_name = …`.")]
    [InlineData("terraform aws_efs_replication_configuration x { source_file_system_id = \"fs-1\", destination { availability_zone_name = \"eu-west-1a\", region = \"eu-west-1\" } }", null)]
    [InlineData("terraform aws_lambda_function x { function_name = \"f\", role = \"r\" }", "FLOW2009 terraform: `terraform aws_lambda_function x` needs one of `filename`, `image_uri` and `s3_bucket`: `filename = …`.")]
    [InlineData("terraform aws_alb x { subnets = []\n subnet_mapping { subnet_id = \"a\" } }", "FLOW4513 subnet_mapping: `terraform aws_alb x` takes only one of `subnets` and `subnet_mapping`: leave out `subnets` or `subnet_mapping`.")]
    [InlineData("lb one { }\n}\ntemplate lb {\n param nets: list<string>? = none\n terraform aws_alb x { subnets = nets }", "FLOW2009 terraform: `terraform aws_alb one-x` needs one of `subnets` and `subnet_mapping`: `subnets = …`.")]
    [InlineData("lb one { nets = [\"a\"] }\n}\ntemplate lb {\n param nets: list<string>? = none\n terraform aws_alb x { subnets = nets }", null)]
    [InlineData("data aws_lambda_function x { function_name = \"f\" }", null)]
    public void One_of_some_must_be_there(string declaration, string? expected)
    {
        var found = Compilation.Of($"environment production {{\ncloud aws {{ region = \"eu-west-1\" }}\n{declaration}\n}}\n").Diagnostics
            .Where(static d => d.Code is "FLOW2009" or "FLOW4513").Select(static d => $"{d.Code} {d.Location.Source.Slice(d.Location.Span)}: {d.Message}").ToArray();

        Assert.Equal(expected is null ? [] : [expected], found);
    }

    /// <summary>What is put together out of two environments must be whole, too.</summary>
    [Theory]
    [InlineData("subnet_mapping { subnet_id = \"b\" }", "FLOW4513 subnet_mapping")]
    [InlineData("subnets = none\n subnet_mapping { subnet_id = \"b\" }", "")]
    [InlineData("subnets = none", "FLOW2009 subnets")]
    public void One_of_some_is_inherited(string said, string expected)
    {
        var source = $"environment production {{\ncloud aws {{ region = \"eu-west-1\" }}\nterraform aws_alb x {{ subnets = [\"a\"] }}\n}}\nenvironment staging like production {{\nx {{ {said} }}\n}}\n";

        Assert.Equal(expected, string.Join(' ', Compilation.Of(source).Diagnostics.Where(static d => d.Code is "FLOW2009" or "FLOW4513").Select(static d => $"{d.Code} {d.Location.Source.Slice(d.Location.Span)}")));
    }

    [Fact]
    public void Of_most_types_nothing_is_known() => Assert.Null(ArgumentFacts.Of("aws_vpc"));

    /// <summary>What the provider says must be there is asked for before Terraform does.</summary>
    [Fact]
    public void What_a_provider_always_wants_must_be_there()
    {
        var found = Compilation.Of("environment production {\ncloud aws { region = \"eu-west-1\" }\nterraform aws_prometheus_scraper s { scrape_configuration = \"x\", source { eks { cluster_arn = \"x\", subnet_ids = \"y\" } } }\n}\n")
            .Diagnostics.Single(static d => d.Severity == Severity.Error);

        Assert.Equal(("FLOW2009", "`terraform aws_prometheus_scraper s` needs a block `destination`: `destination { … }`."), (found.Code, found.Message));
    }

    private static IEnumerable<string> Unknown(ArgumentFacts facts, BlockSchema block, string path) => facts.Inside.SelectMany(f => f.Others.Where(o => block.Attribute(o) is not { IsWritable: true } && block.Nested(o) is null).Select(o => $"{path}.{o}").Concat(
        f.Inside.IsEmpty && block.Attribute(f.Name) is { IsWritable: true } ? [] : block.Nested(f.Name) is { } nested ? Unknown(f, nested.Block, $"{path}.{f.Name}") : (IEnumerable<string>)[$"{path}.{f.Name}"]));
}
