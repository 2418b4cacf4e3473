using System.Text.RegularExpressions;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Terraform;
using Flow.Tests;

namespace Flow.Compiler.Tests.Emit.Terraform;

/// <summary>The table of what differs between environments names whatever their configurations do not have in common.</summary>
public partial class ParityTableTests
{
    private const string Production = """
        project shop
        service api { image = "ghcr.io/acme/api:1", port = 8080, internal = true, env { LEVEL = "info" } }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state s3 { bucket = "acme-state" }, tags { service = "shop" } }
          provider aws as west { region = "us-west-2" }
          param release: string
          topic incidents { emails = ["a@example.com"] }
          alarms = [incidents.arn]
          telemetry { collector = "http://otel.internal:4318", traces = x-ray }
          network main
          database orders
          bucket receipts
          queue jobs
          host cluster { services = [api] }
          terraform aws_s3_bucket own { bucket_prefix = "acme-", tags { a = "1" } }
          terraform aws_security_group door { name = "door", ingress { protocol = "tcp", from_port = 443, to_port = 443, cidr_blocks = ["10.0.0.0/8"] } }
          data aws_caller_identity me
          output jobs-url = jobs.url
          output version = release
          output who = me.account_id
        }

        """;

    /// <summary>An override, and what the table calls it.</summary>
    public static TheoryData<string, string> Overrides => new()
    {
        { "cloud { account = \"210987654321\" }", "cloud.account" },
        { "cloud { region = \"eu-central-1\" }", "cloud.region" },
        { "cloud { state s3 { bucket = \"acme-staging-state\" } }", "cloud.state" },
        { "cloud { tags { stage = \"staging\" } }", "cloud.tags.stage" },
        { "cloud { max_retries = 5 }", "cloud.max_retries" },
        { "provider aws as east { region = \"us-east-1\" }", "provider aws east" },
        { "param extra: int = 3\n  output more = \"${extra}\"", "param extra" },
        { "alarms = []", "alarms" },
        { "telemetry { collector = \"http://otel.internal:4317\" }", "telemetry.collector" },
        { "telemetry { collector-cidr = \"10.30.0.0/16\" }", "telemetry.collector-cidr" },
        { "telemetry { traces = otlp(\"https://otlp.example.com\") }\n  api { env { OTEL_TRACES_EXPORTER = \"none\" } }", "telemetry.traces" },
        { "main { nat = \"single\" }", "main.nat" },
        { "jobs { queue { receive_wait_time_seconds = 5 } }", "jobs.queue.receive_wait_time_seconds" },
        { "receipts { bucket { tags { a = \"b\" } } }", "receipts.bucket.tags" },
        { "receipts { bucket { lifecycle { ignore-changes = [\"tags\"] } } }", "receipts.bucket.lifecycle.ignore-changes" },
        { "receipts { public-access-block = none }", "receipts.public-access-block" },
        { "receipts { versioned = false }", "receipts.versioned" },
        { "receipts = none", "receipts" },
        { "orders { standby = false }", "orders.standby" },
        { "api { scale = 3..4 }", "api.scale" },
        { "api { env { LEVEL = \"debug\" } }", "api.env.LEVEL" },
        { "env { STAGE = \"staging\" }", "api.env.STAGE" },
        { "api { service { wait_for_steady_state = false } }", "api.service.wait_for_steady_state" },
        { "own { bucket_prefix = \"acme-other-\" }", "aws_s3_bucket.own.bucket_prefix" },
        { "own { tags { a = \"2\" } }", "aws_s3_bucket.own.tags" },
        { "own { lifecycle { prevent-destroy = true } }", "aws_s3_bucket.own.lifecycle.prevent-destroy" },
        { "door { ingress { protocol = \"tcp\", from_port = 80, to_port = 80, cidr_blocks = [\"10.0.0.0/8\"] } }", "aws_security_group.door.ingress" },
        { "door { description = lower(own.arn) }", "aws_security_group.door.description" },
        { "door = none", "aws_security_group.door" },
        { "queue more", "more" },
        { "terraform aws_sqs_queue more { name = \"more\" }", "aws_sqs_queue.more" },
        { "data aws_region here\n  output place = here.name", "data.aws_region.here" },
        { "me = none\n  who = none", "data.aws_caller_identity.me" },
        { "output other = jobs.arn", "output other" },
        { "jobs-url = none", "output jobs-url" },
        { "adopt own from \"acme-own\"", "adopt" },
        { "moved old to own", "moved" },
        { "forget aws_vpc.old", "forget" },
        { "require jobs.url != \"\" because \"it has an address\"", "require" },
    };

    [Fact]
    public void What_only_has_another_name_is_no_difference()
    {
        var files = Emit("api { env = {} }");
        var production = Production.Replace("env { LEVEL = \"info\" }", "env = {}", StringComparison.Ordinal);
        var same = Compile($"{production}environment staging like production\n");

        Assert.Contains("aws_ecs_task_definition", Different(files, "production", "staging"), StringComparison.Ordinal);
        Assert.Equal("", Different(same, "production", "staging"));
        Assert.Contains("\nNothing, but for ", Table(same), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Overrides))]
    public void Whatever_can_be_said_differently_is_in_the_table(string line, string what)
    {
        var files = Emit(line);

        Assert.NotEqual("", Different(files, "production", "staging"));
        Assert.Contains($"\n| `{what}` | ", Table(files), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_that_have_something_are_compared_although_a_third_has_not() => Assert.Contains(
        "\n| `orders.standby` | true | false | – |", Table(Compile($"{Production}environment staging like production {{ orders {{ standby = false }} }}\nenvironment test like staging {{ orders = none }}\n")), StringComparison.Ordinal);

    [Fact]
    public void No_secret_is_shown() => Assert.DoesNotContain("hunter2", Table(Compile($"{Production}environment staging like production {{ param key: secret = \"hunter2\" }}\n")), StringComparison.Ordinal);

    public static TheoryData<string> Examples => [.. Repository.Files.Where(static f => f.StartsWith("examples/", StringComparison.Ordinal) && f.EndsWith("/infra/parity.md", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Each_block_of_the_examples_that_differs_is_one_that_the_table_names(string table)
    {
        var folder = table[..^"parity.md".Length];
        var files = Repository.Files.Where(f => f.StartsWith(folder, StringComparison.Ordinal)).ToDictionary(f => f[(folder.Length - "infra/".Length)..], Repository.Read, StringComparer.Ordinal);
        var rows = files["infra/parity.md"].Split('\n').Where(static l => l.StartsWith("| ", StringComparison.Ordinal)).Select(static l => l.Split(" | ").Select(static c => c.Trim('|', ' ')).ToArray()).ToList();
        var names = rows[0][1..];
        Assert.True(names.Length > 1);
        for (var i = 1; i < names.Length; i++)
        {
            var different = rows.Skip(1).Where(r => r[1] != r[i + 1]).ToList();
            var named = different.Select(static r => r[0].Trim('`')).ToList();
            var followed = Follow(Follow(files, names[0], different, 1), names[i], different, i + 1);
            var unexplained = Blocks(followed, names[0], names[i]).Intersect(Blocks(files, names[0], names[i])).Where(b => !IsExplained(b, named)).ToList();
            Assert.Equal("", string.Join(", ", unexplained));
        }
    }

    /// <summary>The files with what the rows say of an environment in place of its values: what only repeats one follows from it.</summary>
    private static Dictionary<string, string> Follow(Dictionary<string, string> files, string environment, List<string[]> rows, int cell) => files.ToDictionary(static f => f.Key, f => f.Key.StartsWith($"infra/{environment}/", StringComparison.Ordinal)
        ? rows.Where(r => r[cell].Trim('"') is { Length: >= 8 }).Aggregate(f.Value, (text, row) => text.Replace(row[cell].Trim('"'), row[0], StringComparison.Ordinal)) : f.Value);

    /// <summary>Whether a row is about the block: about the use that it is a part of, the block itself, or what all of an environment has in common.</summary>
    private static bool IsExplained(string header, List<string> rows)
    {
        var words = header.Split(' ').Select(static w => w.Trim('"')).ToArray();
        return words switch
        {
            ["terraform", ..] => rows.Contains("cloud.state") || rows.Contains("per"),
            ["provider", ..] => rows.Exists(static r => r.StartsWith("cloud.", StringComparison.Ordinal)),
            ["output", "kubernetes-values", ..] => rows.Contains("pods"),
            ["output", var name, ..] => rows.Contains($"output {name}"),
            ["variable", var name, ..] => rows.Contains($"param {name}") || rows.Contains("per"),
            ["resource" or "data", var type, var name, ..] => rows.Exists(r => r.StartsWith($"{type}.{name}", StringComparison.Ordinal) || Owns(r, name)) || rows.Contains("per"),
            ["locals", var name, ..] => rows.Exists(r => Owns(r, name)) || rows.Contains("per"),
            _ => false,
        };
    }

    private static bool Owns(string row, string name) => row.Split('.')[0] is var use && (name == use || name.StartsWith($"{use}-", StringComparison.Ordinal));

    private static string Different(IReadOnlyDictionary<string, string> files, string one, string other) => string.Join(", ", Blocks(files, one, other));

    /// <summary>The headers of the blocks that two environments have differently, apart from their names and from what is a comment.</summary>
    private static IEnumerable<string> Blocks(IReadOnlyDictionary<string, string> files, string one, string other)
    {
        var (first, second) = (BlocksOf(files, one), BlocksOf(files, other));
        return first.Keys.Union(second.Keys).Where(h => first.GetValueOrDefault(h) != second.GetValueOrDefault(h)).Order(StringComparer.Ordinal);
    }

    private static Dictionary<string, string> BlocksOf(IReadOnlyDictionary<string, string> files, string environment) => files
        .Where(f => f.Key.StartsWith($"infra/{environment}/", StringComparison.Ordinal) && f.Key.EndsWith(".tf", StringComparison.Ordinal))
        .SelectMany(f => Block().Matches(Comment().Replace(f.Value.Replace(environment, "ENVIRONMENT", StringComparison.Ordinal), "")).SelectMany(static m => m.Groups["header"].Value == "locals" ? Local().Matches(m.Value).Select(static l => (Header: $"locals {l.Groups["name"].Value}", Text: l.Value)) : [(m.Groups["header"].Value, m.Value)]))
        .GroupBy(static b => b.Item1, static b => b.Item2, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => string.Join('\n', g), StringComparer.Ordinal);

    private static Dictionary<string, string> Emit(string line) => Compile($"{Production}environment staging like production {{\n  {line}\n}}\n");

    private static Dictionary<string, string> Compile(string source)
    {
        var compilation = Compilation.Of(source);
        Assert.Equal([], compilation.Diagnostics.Where(static d => d.Severity == Severity.Error).Select(static d => d.ToString()));
        return compilation.Emit(new TerraformTarget(), EmitOptions.Default).Files.ToDictionary(static f => f.Path, static f => f.Text, StringComparer.Ordinal);
    }

    private static string Table(Dictionary<string, string> files) => files["infra/parity.md"];

    [GeneratedRegex("^(?<header>[a-z][^\\n]*?) \\{\\n.*?^\\}|^(?<header>[a-z][^\\n]*?) \\{[^\\n]*\\}$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10000)]
    private static partial Regex Block();

    [GeneratedRegex("^ {2}(?<name>[A-Za-z][^ \\n]*) += .*?(?=^ {2}[A-Za-z]|^\\})", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10000)]
    private static partial Regex Local();

    [GeneratedRegex("^ *#[^\\n]*\\n| +# [^\\n]*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10000)]
    private static partial Regex Comment();
}
