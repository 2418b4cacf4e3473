using static Flow.Compiler.Tests.Comparing.ChangeChecks;

namespace Flow.Compiler.Tests.Comparing;

/// <summary>What is different is told so that somebody who reviews it understands it.</summary>
public class DifferenceDetailTests
{
    /// <summary>What stands in blocks, in lists and in texts of JSON is told by its name, and each by itself.</summary>
    [Theory]
    [InlineData("queue jobs", "queue jobs { attempts = 3 }", "aws_sqs_queue_redrive_policy.jobs", "redrive_policy.maxReceiveCount: 5 → 3")]
    [InlineData("registry images", "registry images { newest = 30 }", "aws_ecr_lifecycle_policy.images", "policy.rules[\"2\"].selection.countNumber: 100 → 30")]
    [InlineData(
        "bucket files { expires = 3650d }", "bucket files { expires = 30d, old-versions = none }", "aws_s3_bucket_lifecycle_configuration.files",
        "rule[\"expiry\"].expiration.days: 3650 → 30", "rule[\"old-versions\"].status: \"Enabled\" → -", "rule[\"old-versions\"].filter: { prefix = \"\" } → -", "rule[\"old-versions\"].noncurrent_version_expiration: { noncurrent_days = 90 } → -")]
    [InlineData("network main", "network main { nat = \"single\" }", "aws_route.main-out", "for[\"b\"].gateway: \"b\" → \"a\"", "for[\"c\"].gateway: \"c\" → \"a\"")]
    [InlineData(
        "workload api { image = \"x:1\", port = 80, internal = true, env { A = \"1\", B = \"2\" } }", "workload api { image = \"x:2\", port = 81, internal = true, env { A = \"1\", B = \"3\", C = \"4\" } }", "aws_ecs_task_definition.api",
        "container_definitions[\"api\"].image: \"x:1\" → \"x:2\"", "container_definitions[\"api\"].portMappings.containerPort: 80 → 81", "container_definitions[\"api\"].environment[\"B\"]: \"2\" → \"3\"", "container_definitions[\"api\"].environment[\"C\"]: - → \"4\"")]
    [InlineData(
        "terraform aws_security_group a { ingress { from_port = 80, to_port = 80, protocol = \"tcp\", cidr_blocks = [\"10.0.0.0/8\"] }, ingress { from_port = 443, to_port = 443, protocol = \"tcp\", cidr_blocks = [\"10.0.0.0/8\"] } }",
        "terraform aws_security_group a { ingress { from_port = 443, to_port = 443, protocol = \"tcp\", cidr_blocks = [\"10.0.0.0/8\", \"10.1.0.0/16\"] } }", "aws_security_group.a",
        "ingress.cidr_blocks: [\"10.0.0.0/8\"] → [\"10.0.0.0/8\", \"10.1.0.0/16\"]", "ingress[0]: { from_port = 80, to_port = 80, protocol = \"tcp\", cidr_blocks = [\"10.0.0.0/8\"] } → -")]
    public void A_change_is_told_by_the_smallest_thing_that_has_a_name(string before, string after, string resource, params string[] expected)
    {
        var told = Differences(With(Around(before)), With(Around(after))).Split('\n').SkipWhile(l => !l.EndsWith($"production {resource}", StringComparison.Ordinal)).Skip(1).TakeWhile(static l => l.StartsWith(' '));

        Assert.Equal(expected, told.Where(static l => l.Contains(" → ", StringComparison.Ordinal)).Select(static l => l.Trim()));

        static string Around(string lines) => lines.StartsWith("workload", StringComparison.Ordinal) ? $"network main\n  host cluster\n  {lines}" : lines;
    }

    [Fact]
    public void Another_order_is_told_as_one() => Assert.Contains("  order of local_secondary_index: a, b → b, a\n", Differences(
        With(Table("local_secondary_index { name = \"a\", projection_type = \"ALL\", range_key = \"day\" }\nlocal_secondary_index { name = \"b\", projection_type = \"ALL\", range_key = \"day\" }")),
        With(Table("local_secondary_index { name = \"b\", projection_type = \"ALL\", range_key = \"day\" }\nlocal_secondary_index { name = \"a\", projection_type = \"ALL\", range_key = \"day\" }"))) + "\n", StringComparison.Ordinal);

    [Fact]
    public void What_a_loop_knows_and_nothing_of_it_reads_is_no_change() => Assert.DoesNotContain(
        "aws_subnet.main", Differences(With("network main"), With("network main { nat = \"single\" }")), StringComparison.Ordinal);

    private static string Table(string blocks) => $$"""
        terraform aws_dynamodb_table visits {
          name = "visits"
          billing_mode = "PAY_PER_REQUEST"
          hash_key = "page"
          range_key = "time"
          attribute { name = "page", type = "S" }
          {{blocks}}
        }
        """;

    private static string With(string line) => $"environment production {{\n  cloud aws {{ region = \"eu-west-1\", tags {{ service = \"shop\" }} }}\n  {line}\n}}";
}
