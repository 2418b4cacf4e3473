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
    [InlineData("aws_acm_certificate", "domain_name", Need.OneOfSome, 1, "")]
    [InlineData("aws_wafv2_ip_set", "scope", Need.None, 0, "CLOUDFRONT REGIONAL")]
    [InlineData("aws_directory_service_trust", "trust_direction", Need.None, 0, "One-Way: Outgoing One-Way: Incoming Two-Way")]
    internal void They_are_read(string type, string name, Need need, int least, string values)
    {
        var facts = ArgumentFacts.Of(type)!.Find(name)!;

        Assert.Equal((need, least, values), (facts.Need, facts.Least, string.Join(' ', facts.Values)));
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

    private static IEnumerable<string> Unknown(ArgumentFacts facts, BlockSchema block, string path) => facts.Inside.SelectMany(f =>
        f.Inside.IsEmpty && block.Attribute(f.Name) is { IsWritable: true } ? [] : block.Nested(f.Name) is { } nested ? Unknown(f, nested.Block, $"{path}.{f.Name}") : (IEnumerable<string>)[$"{path}.{f.Name}"]);
}
