using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Terraform;

namespace Flow.Compiler.Tests.Emit.Terraform;

public class ExpressionTests
{
    private const string Resources = """
        environment production {
          cloud aws { region = "eu-west-1", state local }
          terraform aws_vpc main { cidr_block = "10.0.0.0/16" }
          terraform aws_subnet app for zone in ["a", "b"] { vpc_id = main.id, cidr_block = "10.0.0.0/24", availability_zone = zone }
          terraform aws_acm_certificate site { domain_name = "example.com", validation_method = "DNS" }
          terraform aws_sqs_queue jobs { name = "jobs" }
          data aws_availability_zones zones
        """;

    [Theory]
    [InlineData("main.id", "aws_vpc.main.id")]
    [InlineData("zones.names", "data.aws_availability_zones.zones.names")]
    [InlineData("app[\"a\"].id", "aws_subnet.app[\"a\"].id")]
    [InlineData("app.all.id", "values(aws_subnet.app)[*].id")]
    [InlineData("zones.names[1]", "try(data.aws_availability_zones.zones.names[1], null)")]
    [InlineData("site.domain_validation_options[0]?.resource_record_name", "one(aws_acm_certificate.site.domain_validation_options).resource_record_name")]
    public void What_is_read_is_an_address(string value, string expected) => Contains(value, expected);

    [Theory]
    [InlineData("\"vpc ${main.id}!\"", "\"vpc ${aws_vpc.main.id}!\"")]
    [InlineData("\"${jobs.delay_seconds}\"", "tostring(aws_sqs_queue.jobs.delay_seconds)")]
    [InlineData("\"$\" + main.id", "\"\\u0024${aws_vpc.main.id}\"")]
    [InlineData("jobs.delay_seconds + 2 * jobs.max_message_size", "aws_sqs_queue.jobs.delay_seconds + 2 * aws_sqs_queue.jobs.max_message_size")]
    [InlineData("jobs.delay_seconds / 4", "aws_sqs_queue.jobs.delay_seconds / 4")]
    [InlineData("-jobs.delay_seconds", "-aws_sqs_queue.jobs.delay_seconds")]
    [InlineData("not (jobs.fifo_queue and main.id == \"x\")", "!(aws_sqs_queue.jobs.fifo_queue && aws_vpc.main.id == \"x\")")]
    [InlineData("if jobs.fifo_queue then main.id else \"none\"", "aws_sqs_queue.jobs.fifo_queue ? aws_vpc.main.id : \"none\"")]
    [InlineData("main.id in [\"a\", \"b\"]", "contains([\"a\", \"b\"], aws_vpc.main.id)")]
    [InlineData("jobs.delay_seconds in 1..5", "aws_sqs_queue.jobs.delay_seconds >= 1 && aws_sqs_queue.jobs.delay_seconds <= 5")]
    [InlineData("zones.names[0] ?? \"x\"", "try(data.aws_availability_zones.zones.names[0], null) == null ? \"x\"")]
    [InlineData("zones.names == [\"a\"]", "jsonencode(data.aws_availability_zones.zones.names) == jsonencode([\"a\"])")]
    [InlineData("[for z in zones.names where z != \"a\" => \"${z}-1\"]", "[for z in data.aws_availability_zones.zones.names : \"${z}-1\" if z != \"a\"]")]
    [InlineData("[for each in zones.names => each]", "[for each_ in data.aws_availability_zones.zones.names : each_]")]
    [InlineData("[main.id, \"b\"]", "[aws_vpc.main.id, \"b\"]")]
    public void Operators_keep_their_meaning(string value, string expected) => Contains(value, expected);

    [Theory]
    [InlineData("trim-start(main.id, \"vpc-\")", "trimprefix(aws_vpc.main.id, \"vpc-\")")]
    [InlineData("replace(main.id, \"/a/\", \"b\")", "join(\"b\", split(\"/a/\", aws_vpc.main.id))")]
    [InlineData("replace(main.id, \"a\", \"b\")", "replace(aws_vpc.main.id, \"a\", \"b\")")]
    [InlineData("split(main.id, \"-\")", "split(\"-\", aws_vpc.main.id)")]
    [InlineData("join(zones.names, \"+\")", "join(\"+\", data.aws_availability_zones.zones.names)")]
    [InlineData("contains(main.id, \"a\")", "strcontains(aws_vpc.main.id, \"a\")")]
    [InlineData("concat(zones.names, site.subject_alternative_names)", "tolist(aws_acm_certificate.site.subject_alternative_names)")]
    [InlineData("last(zones.names)", "try(reverse(data.aws_availability_zones.zones.names)[0], null)")]
    [InlineData("matches-regex(main.id, \"^vpc-[0-9a-f]{8,17}$\")", "length(regexall(\"^vpc-[0-9a-f]{8,17}$\", aws_vpc.main.id)) > 0")]
    [InlineData("not matches-regex(main.id, \"\\\\.\")", "!(length(regexall(\"\\\\.\", aws_vpc.main.id)) > 0)")]
    [InlineData("length(zones.names)", "length(data.aws_availability_zones.zones.names)")]
    [InlineData("keys(main.tags_all)", "keys(aws_vpc.main.tags_all)")]
    [InlineData("get(main.tags_all, \"a\", \"b\")", "lookup(aws_vpc.main.tags_all, \"a\", \"b\")")]
    public void Functions_that_Terraform_has_are_called(string value, string expected) => Contains(value, expected);

    [Theory]
    [InlineData("substring(main.id, 4)")]
    [InlineData("length(main.id)")]
    [InlineData("matches-regex(main.id, \"\\\\d\")")]
    [InlineData("matches-regex(main.id, \"^.{2}$\")")]
    [InlineData("jobs.delay_seconds / 3")]
    [InlineData("site.domain_validation_options[1]?.resource_record_name")]
    [InlineData("sort([for z in zones.names => length(z)])")]
    public void What_Terraform_cannot_say_exactly_is_refused(string value) => Assert.Equal(["FLOW6301"], Emitted(value).Diagnostics.Select(static d => d.Code).Distinct());

    [Theory]
    [InlineData("length(main.id) > 3 because \"short\"")]
    [InlineData("main.id.starts-with(\"vpc-\") because \"it has ${length(main.id)} signs\"")]
    [InlineData("matches-regex(main.id, \"\\\\w+\") because \"of another kind\"")]
    public void What_is_required_and_cannot_be_said_is_refused_once_where_it_stands(string required)
    {
        var compilation = Compilation.Of($"{Resources}\n  require {required}\n}}\n");
        Assert.DoesNotContain(compilation.Diagnostics, static d => d.Severity == Severity.Error);
        var refused = Assert.Single(compilation.Emit(new TerraformTarget(), EmitOptions.Default).Diagnostics);
        Assert.Equal(("FLOW6301", Resources.Split('\n').Length + 1), (refused.Code, refused.Location.LineNumber));
    }

    [Fact]
    public void What_a_construct_requires_of_a_name_is_asked_by_Terraform()
    {
        var result = Constructs("queue jobs { name = \"q-${suffix}\" }");
        Assert.Empty(result.Diagnostics);
        Assert.Contains("length(regexall(\"^[A-Za-z0-9_-]{1,62}$\", \"q-${var.suffix}\")) > 0", result.Files.Single(static f => f.Path.EndsWith("messaging.tf", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deploy-role ci { name = \"ci-${suffix}\" }", "\"ci-${suffix}\"")]
    [InlineData("let long = \"ci-${suffix}\"\n  deploy-role ci { name = long }", "long")]
    public void What_a_construct_requires_and_cannot_be_said_is_refused_at_the_value_that_was_given(string lines, string culprit)
    {
        var refused = Assert.Single(Constructs(lines).Diagnostics);
        Assert.Equal(("FLOW6301", culprit), (refused.Code, refused.Location.Source.Slice(refused.Location.Span)));
    }

    private static EmitResult Constructs(string lines)
    {
        var compilation = Compilation.Of($"project shop {{ repository = github(\"acme/shop\") }}\nenvironment production {{\n  cloud aws {{ region = \"eu-west-1\", account = \"123456789012\", state local }}\n  param suffix: string\n  {lines}\n}}\n");
        Assert.DoesNotContain(compilation.Diagnostics, static d => d.Severity == Severity.Error);
        return compilation.Emit(new TerraformTarget(), EmitOptions.Default);
    }

    [Theory]
    [InlineData("5m", "seconds(5m)")]
    [InlineData("10GiB", "in-unit(10GiB, \"GiB\")")]
    [InlineData("99.9%", "`99.9`")]
    [InlineData("2026-12-24", "As text it is \"2026-12-24\"")]
    [InlineData("1..2", "two values")]
    public void A_quantity_is_refused_with_what_to_write(string value, string advice)
    {
        var diagnostic = Assert.Single(Emitted(value).Diagnostics);
        Assert.Equal("FLOW6302", diagnostic.Code);
        Assert.Contains(advice, diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_of_AWS_has_twelve_digits() => Assert.Equal(
        ["FLOW6303"],
        Compilation.Of("environment production { cloud aws { region = \"eu-west-1\", account = \"123\", state local } }").Emit(new TerraformTarget(), EmitOptions.Default).Diagnostics.Select(static d => d.Code));

    private static void Contains(string value, string expected)
    {
        var result = Emitted(value);
        Assert.Empty(result.Diagnostics);
        var text = result.Files.Single(static f => f.Path.EndsWith("outputs.tf", StringComparison.Ordinal)).Text;
        Assert.Contains(expected, string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static EmitResult Emitted(string value)
    {
        var compilation = Compilation.Of($"{Resources}\n  output x = {value}\n}}\n");
        Assert.DoesNotContain(compilation.Diagnostics, static d => d.Severity == Severity.Error);
        return compilation.Emit(new TerraformTarget(), EmitOptions.Default);
    }
}
