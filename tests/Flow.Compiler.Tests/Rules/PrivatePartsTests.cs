using Flow.Compiler.Editing;
using Flow.Compiler.Tests.Language;

namespace Flow.Compiler.Tests.Rules;

/// <summary>What lies in private subnets reaches what it needs, or the compiler says what is missing.</summary>
public class PrivatePartsTests
{
    private const string Own = "image = \"${images.url}:1\", pulls = [images.pull]";

    private static string Source(string network, string service, string more = "") => $$"""
        service api { {{service}}, port = 8080, internal = true }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main { {{network}} }
          registry images
          queue jobs
          host cluster { services = [api] }
        {{more}}}

        """;

    [Theory]
    [InlineData("", "image = \"ghcr.io/acme/api:1\"", "")]
    [InlineData("nat = \"single\"", "image = \"ghcr.io/acme/api:1\"", "")]
    [InlineData("nat = \"none\", endpoints = [\"ecr.api\", \"ecr.dkr\", \"logs\"]", Own, "")]
    [InlineData("nat = \"none\", gateways = [], endpoints = [\"ecr.api\", \"ecr.dkr\", \"logs\", \"s3\"]", Own, "")]
    [InlineData("nat = \"none\", endpoints = [\"ecr.api\", \"ecr.dkr\", \"logs\"]", "image = \"123456789012.dkr.ecr.eu-west-1.amazonaws.com/api:1\"", "")]
    [InlineData("nat = \"none\", endpoints = [\"ecr.api\", \"ecr.dkr\", \"logs\"]", "image = \"${version}\"", "  param version: string\n")]
    [InlineData("nat = \"none\"", "image = \"ghcr.io/acme/api:1\"", "  terraform aws_route peer { route_table_id = \"rtb-1\", destination_cidr_block = \"0.0.0.0/0\", transit_gateway_id = \"tgw-1\" }\n")]
    [InlineData("nat = \"none\", endpoints = [\"ecr.api\", \"ecr.dkr\"]", Own, "  terraform aws_vpc_endpoint logs { vpc_id = main.id, service_name = \"com.amazonaws.eu-west-1.logs\", vpc_endpoint_type = \"Interface\" }\n")]
    public void What_is_reached_needs_no_word(string network, string service, string more) => Assert.DoesNotContain(Compilation.Of(Source(network, service, more)).Diagnostics, static d => d.Code == "FLOW4660");

    [Theory]
    [InlineData("image = \"redis:7\"", "takes its image from `docker.io`")]
    [InlineData("image = \"123456789012.dkr.ecr.us-east-1.amazonaws.com/api:1\"", "takes its image from `123456789012.dkr.ecr.us-east-1.amazonaws.com`")]
    [InlineData("image = \"public.ecr.aws/acme/api:${version}\"", "takes its image from `public.ecr.aws`")]
    public void An_image_from_elsewhere_needs_NAT(string service, string expected)
    {
        var found = Assert.Single(Compilation.Of(Source("nat = \"none\", endpoints = [\"ecr.api\", \"ecr.dkr\", \"logs\"]", service, "  param version: string\n")).Diagnostics, static d => d.Code == "FLOW4660");

        Assert.Contains(expected, found.Message, StringComparison.Ordinal);
        Assert.Contains("take images from a `registry` of the environment.", found.Message, StringComparison.Ordinal);
        Assert.Equal(["Write `nat = \"single\"`"], found.Fixes.Select(static f => f.Title));
    }

    [Theory]
    [InlineData("nat = \"none\"", "nat = \"none\", endpoints = [\"ecr.api\", \"ecr.dkr\", \"logs\", \"sqs\"]")]
    [InlineData("nat = \"none\", endpoints = [\"logs\"], gateways = []", "nat = \"none\", endpoints = [\"logs\", \"ecr.api\", \"ecr.dkr\", \"sqs\"], gateways = [\"s3\"]")]
    [InlineData("endpoints = [], nat = \"none\"", "endpoints = [\"ecr.api\", \"ecr.dkr\", \"logs\", \"sqs\"], nat = \"none\"")]
    public void The_fix_writes_the_endpoints_that_are_missing(string network, string mended)
    {
        var found = Assert.Single(Compilation.Of(Source(network, $"{Own}, access = [jobs.send]")).Diagnostics, static d => d.Code == "FLOW4660");

        Assert.Equal(2, found.Fixes.Length);
        foreach (var (fix, expected) in found.Fixes.Zip([network.Replace("\"none\"", "\"single\"", StringComparison.Ordinal), mended]))
        {
            var after = TextChanges.Apply(Source(network, $"{Own}, access = [jobs.send]"), fix.Edits);
            Assert.Equal(Source(expected, $"{Own}, access = [jobs.send]"), after);
            Assert.DoesNotContain(Compilation.Of(after).Diagnostics, static d => d.Code == "FLOW4660");
        }
    }

    [Fact]
    public void A_cluster_that_is_made_needs_endpoints_for_its_machines_and_NAT_for_names()
    {
        var found = Assert.Single(Compilation.Of(Source("nat = \"none\"", Own).Replace("host cluster {", "host cluster using kubernetes {", StringComparison.Ordinal)).Diagnostics, static d => d.Code == "FLOW4660");

        Assert.Contains("`cluster` writes names into Route 53", found.Message, StringComparison.Ordinal);
        Assert.Contains("or write `names = false` in the host, and write `endpoints = [\"ec2\", \"eks\", \"eks-auth\", \"sts\", \"ecr.api\", \"ecr.dkr\", \"logs\"]`", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_inherited_is_said_once()
    {
        var found = Compilation.Of(Source("nat = \"none\"", Own) + "environment staging like production { cloud { account = \"210987654321\" } }\n").Diagnostics.Where(static d => d.Code == "FLOW4660");

        Assert.Single(found);
    }

    [Fact]
    public void An_environment_that_takes_NAT_away_is_told_so_there() => LanguageChecks.Check(Source("", "image = \"ghcr.io/acme/api:1\"") + """
        environment staging like production {
          cloud { account = "210987654321" }
          main { nat = "none" }
                 ^^^^^^^^^^^^ FLOW4660 `api` takes its image from `ghcr.io`
        }
        """);
}
