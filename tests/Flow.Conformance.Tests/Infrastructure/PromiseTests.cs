using System.Text.RegularExpressions;
using Flow.Compiler.Diagnostics;
using Flow.Tests;

namespace Flow.Conformance.Tests.Infrastructure;

/// <summary>The generated test holds what the model promises: whatever is changed in the configuration by hand is found, at the resource that it belongs to.</summary>
public partial class PromiseTests
{
    /// <summary>A change by hand: the file, what stands there, and what somebody writes instead; the resource that is wrong then.</summary>
    private static readonly (string File, string Block, string Written, string Instead)[] Changes =
    [
        // An argument: a text, a number, a truth value, a link.
        ("network.tf", "resource \"aws_vpc\" \"main\"", "enable_dns_support = true", "enable_dns_support = false"),
        ("database.tf", "resource \"aws_db_instance\" \"orders\"", "backup_retention_period = 14", "backup_retention_period = 1"),
        ("monitoring.tf", "resource \"aws_cloudwatch_metric_alarm\" \"api-slow\"", "\"TargetResponseTime\"", "\"RequestCount\""),
        ("compute.tf", "resource \"aws_ecs_service\" \"worker\"", "task_definition = aws_ecs_task_definition.worker.arn", "task_definition = aws_ecs_cluster.cluster.arn"),
        // In a block: alone, the only one of a set, one of several.
        ("storage.tf", "resource \"aws_s3_bucket_versioning\" \"receipts\"", "\"Enabled\"", "\"Suspended\""),
        ("compute.tf", "resource \"aws_ecs_service\" \"api\"", "enable = true", "enable = false"),
        // Of each copy: the same of all, what the key says, another of each, and in a block.
        ("network.tf", "resource \"aws_subnet\" \"main-public\"", "map_public_ip_on_launch = false", "map_public_ip_on_launch = true"),
        ("network.tf", "resource \"aws_subnet\" \"main-private\"", "each.value.private", "each.value.public"),
        ("network.tf", "resource \"aws_vpc_endpoint\" \"main-gateway\"", "${each.key}", "s3"),
        // What a policy allows, and on what.
        ("access.tf", "data \"aws_iam_policy_document\" \"api-allowed\"", "\"s3:GetObject\"", "\"s3:*\""),
        ("access.tf", "data \"aws_iam_policy_document\" \"worker-starting\"", "resources = [", "resources = [\"*\", "),
    ];

    [SkippableFact]
    public void A_change_by_hand_of_the_shop_is_found_at_its_resource()
    {
        Terraform.Require();
        var compilation = new EnvironmentProject("shop", "examples/shop").Compile();
        Assert.Empty(compilation.Diagnostics.Where(static d => d.Severity == Severity.Error));
        InfrastructureModules.InEach(compilation, static (environment, folder) =>
        {
            if (environment.Name != "production")
            {
                return;
            }

            var changed = Changes.Select(c => Change(folder, c.File, c.Block, c.Written, c.Instead)).ToList();
            Assert.Equal(0, Terraform.Run(folder, "init", "-backend=false", "-input=false").ExitCode);

            var result = Terraform.Run(folder, "test");

            Assert.Equal(1, result.ExitCode);
            Assert.Equal(changed.Order(StringComparer.Ordinal), Wrong().Matches(Unfolded(result.ToString())).Select(static m => m.Groups["address"].Value).Distinct().Order(StringComparer.Ordinal));
        });
    }

    private static string Change(string folder, string file, string block, string written, string instead)
    {
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        var from = text.IndexOf(block, StringComparison.Ordinal);
        Assert.True(from >= 0, $"{file} has no {block}");
        var end = text.IndexOf("\n}\n", from, StringComparison.Ordinal);
        var at = Aligned(written).Match(text, from, end - from);
        Assert.True(at.Success, $"{block} of {file} has no {written}:\n{text[from..end]}");
        File.WriteAllText(path, $"{text[..at.Index]}{instead}{text[(at.Index + at.Length)..]}");
        var header = Header().Match(text[from..end]);
        return $"{(header.Groups["mode"].Value == "data" ? "data." : "")}{header.Groups["type"].Value}.{header.Groups["name"].Value}";
    }

    // Terraform breaks messages into lines and draws a bar before each.
    private static string Unfolded(string text) => string.Join(' ', text.Split((char[])[' ', '\n', '│'], StringSplitOptions.RemoveEmptyEntries));

    // Terraform's layout puts signs below each other.
    private static Regex Aligned(string written) => new(Regex.Escape(written).Replace("\\ ", " +", StringComparison.Ordinal), RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex("^(?<mode>resource|data) \"(?<type>[^\"]+)\" \"(?<name>[^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Header();

    [GeneratedRegex("(?<address>\\S+) is not what the model says", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Wrong();
}
