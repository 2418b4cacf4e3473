using System.Text.Json;
using System.Text.RegularExpressions;
using Flow.Compiler;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Terraform;
using Flow.Compiler.Types;
using Flow.Tests;

namespace Flow.Conformance.Tests.Infrastructure;

/// <summary>
/// A value that Terraform computes is the value that the compiler computes when it knows the same. Each expression is compiled twice: over attributes of
/// resources, which only Terraform knows, and over the literals that they stand for.
/// </summary>
public partial class ExpressionTests
{
    private const string Resources = """
        environment production {
          cloud aws { region = "eu-west-1", state local }
          terraform aws_vpc main { cidr_block = "10.0.0.0/16" }
          terraform aws_sqs_queue jobs { name = "jobs" }
          data aws_availability_zones zones
        """;

    // What stands for a name in the source, and what Terraform calls it.
    private static readonly Dictionary<string, (string Source, string Address)> Names = new()
    {
        ["text"] = ("main.id", "aws_vpc.main.id"),
        ["list"] = ("zones.names", "data.aws_availability_zones.zones.names"),
        ["number"] = ("jobs.delay_seconds", "aws_sqs_queue.jobs.delay_seconds"),
        ["truth"] = ("jobs.fifo_queue", "aws_sqs_queue.jobs.fifo_queue"),
    };

    private static readonly Dictionary<string, string>[] Samples =
    [
        new() { ["text"] = "\"vpc-1\"", ["list"] = "[\"b\", \"a\", \"b\"]", ["number"] = "4", ["truth"] = "true" },
        new() { ["text"] = "\"\"", ["list"] = "[]", ["number"] = "0", ["truth"] = "false" },
        new() { ["text"] = "\" Ünïcode/x \"", ["list"] = "[\"z\"]", ["number"] = "-2.5", ["truth"] = "true" },
        new() { ["text"] = "\"vpc-1\\n\"", ["list"] = "[\"a\"]", ["number"] = "1", ["truth"] = "false" },
    ];

    private static readonly string[] Expressions =
    [
        "\"<${text}>\"", "\"${number}\"", "text + \"!\"", "number + 1", "number - 1", "number * 3", "number / 8", "-number", "not truth", "truth and number > 1", "truth or number <= 0",
        "text == \"vpc-1\"", "text != \"vpc-1\"", "number >= -2.5", "number in 1..4", "text in [\"vpc-1\", \"x\"]", "\"a\" in list", "\"a\" not in list", "list == [\"z\"]", "list[0] ?? \"none\"", "list[1]",
        "if truth then text else \"no\"", "[for x in list where x != \"a\" => \"${x}-${number}\"]", "[text, \"b\"]",
        "lower(text)", "upper(text)", "trim(text)", "trim-start(text, \"vpc-\")", "trim-end(text, \"1\")", "split(text, \"-\")", "join(list)", "join(list, \"+\")", "replace(text, \"-\", \"/\")", "replace(text, \"/x\", \"y\")",
        "replace(text, \"/\", \"-\")", "starts-with(text, \"vpc\")", "ends-with(text, \"1\")", "contains(text, \"pc\")", "contains(list, \"a\")", "same-text(text, \"VPC-1\")", "sha256(text)", "sha1(text)", "md5(text)", "base64(text)",
        "matches-regex(text, \"^vpc-[0-9]{1,3}$\")", "matches-regex(text, \"^.+/x?\")", "matches-regex(text, \"^(?:vpc|[^a-z]*)-?[0-9a-f]*$\")", "matches-regex(text, \"\\\\A.*[a1/]\")",
        "abs(number)", "floor(number)", "ceil(number)", "clamp(number, 1, 3)", "length(list)", "first(list)", "last(list)", "list.at(-1)", "list.at(1)", "distinct(list)", "reverse(list)", "sort(list)", "concat(list, [\"x\"])", "list + [\"x\"]",
    ];

    [SkippableFact]
    public void Terraform_computes_what_the_compiler_would()
    {
        Terraform.RequireAlone();
        var applied = Terraformed();
        var differences = from sample in Samples.Index()
                          from expression in Expressions.Index()
                          let wanted = Folded(expression.Item, sample.Item)
                          let got = applied.GetValueOrDefault($"s{sample.Index}c{expression.Index}", "null")
                          where wanted is not null && wanted != got
                          select $"{expression.Item} over {string.Join(", ", sample.Item)}: {got} and not {wanted}";
        Assert.Empty(differences);
        Assert.All(Expressions, static e => Assert.Contains(Samples, s => Folded(e, s) is not null));
    }

    // Null where the compiler refuses the literals, as it does with an index behind the end of a list.
    private static string? Folded(string expression, Dictionary<string, string> sample)
    {
        var written = Name().Replace(expression, m => $"({sample[m.Value]})");
        var compilation = Compilation.Of($"{Resources}\n  output x = {written}\n}}\n");
        return Assert.Single(compilation.Model.Environments).Outputs is [var only] ? Json(only.Value.Constant!) : null;
    }

    // One configuration for everything: a local value for each name and sample, an output for each expression and sample.
    private static Dictionary<string, string> Terraformed()
    {
        var outputs = string.Concat(Expressions.Index().Select(static e => $"  output c{e.Index} = {Name().Replace(e.Item, static m => Names[m.Value].Source)}\n"));
        var compilation = Compilation.Of($"{Resources}\n{outputs}}}\n");
        Assert.Empty(compilation.Diagnostics);
        var emitted = compilation.Emit(new TerraformTarget(), EmitOptions.Default);
        Assert.Empty(emitted.Diagnostics);
        var text = emitted.Files.Single(static f => f.Path.EndsWith("outputs.tf", StringComparison.Ordinal)).Text;
        var folder = Directory.CreateTempSubdirectory("flow-values-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "main.tf"), string.Concat(Samples.Index().Select(s => Over(text, s.Index, s.Item))));
            var applied = Terraform.Run(folder.FullName, "apply", "-auto-approve", "-input=false");
            Assert.True(applied.ExitCode == 0, applied.ToString());
            return JsonDocument.Parse(Terraform.Run(folder.FullName, "output", "-json").Out).RootElement.EnumerateObject()
                .ToDictionary(static o => o.Name, static o => Canonical(o.Value.GetProperty("value")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Over(string outputs, int number, Dictionary<string, string> sample)
    {
        var own = Names.Aggregate(outputs.Replace("output \"", $"output \"s{number}", StringComparison.Ordinal), (t, n) => t.Replace(n.Value.Address, $"local.{n.Key}{number}", StringComparison.Ordinal));
        var locals = string.Concat(sample.Select(v => $"  {v.Key}{number} = {(v.Key == "list" ? $"tolist({v.Value})" : v.Value)}\n"));
        return $"locals {{\n{locals}}}\n{own}\n";
    }

    private static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => JsonSerializer.Serialize(value.GetDecimal() / 1.0000000000000m),
        JsonValueKind.Array => $"[{string.Join(",", value.EnumerateArray().Select(Canonical))}]",
        _ => JsonSerializer.Serialize(value),
    };

    private static string Json(Value value) => value switch
    {
        NumberValue number => JsonSerializer.Serialize(number.Number / 1.0000000000000m),
        BoolValue truth => truth.ToText(),
        NoneValue => "null",
        ListValue list => $"[{string.Join(",", list.Items.Select(Json))}]",
        _ => JsonSerializer.Serialize(value.ToText()),
    };

    [GeneratedRegex("\\b(text|list|number|truth)\\b(?!\\()", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
