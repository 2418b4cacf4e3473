using System.Text.Json;
using System.Text.RegularExpressions;
using Flow.Compiler;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Terraform;
using Flow.Compiler.Providers;
using Flow.Tests;

namespace Flow.Conformance.Tests.Infrastructure;

/// <summary>
/// The smallest declaration of each of 60 types that nobody chose becomes a configuration that Terraform takes. Which words and forms a provider takes for a text is in no
/// schema: Terraform says it, and then the declaration says that. Whatever else Terraform says is a fault of the compiler.
/// </summary>
public partial class SampleTypeTests
{
    private const int Rounds = 6;

    [SkippableFact]
    public void Terraform_takes_the_smallest_declaration_of_each()
    {
        Terraform.Require();
        var values = new Dictionary<string, string>();
        var root = Directory.CreateTempSubdirectory("flow-samples-");
        try
        {
            var folder = Write(root.FullName, values);
            Assert.Equal(0, Terraform.Run(folder, "init", "-input=false", "-backend=false").ExitCode);
            var problems = Problems(folder);
            for (var round = 1; round < Rounds && problems.FindAll(p => Learn(p, values)) is { Count: > 0 }; round++)
            {
                problems = Problems(Write(root.FullName, values));
            }

            Assert.True(problems.Count == 0, string.Join("\n\n", problems));
            var formatted = Terraform.Run(folder, "fmt", "-check", "-recursive");
            Assert.True(formatted.ExitCode == 0, formatted.ToString());
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static string Write(string root, Dictionary<string, string> values)
    {
        var declarations = SampleTypes.All.Select(t => Declaration(t, values));
        var compilation = Compilation.Of($"environment sample {{\ncloud aws {{ region = \"eu-west-1\", state local }}\n{string.Join('\n', declarations)}\n}}\n");
        Assert.Empty(compilation.Diagnostics.Where(static d => d.Severity == Severity.Error));
        var emitted = compilation.Emit(new TerraformTarget(), EmitOptions.Default);
        Assert.Empty(emitted.Diagnostics);
        foreach (var file in emitted.Files)
        {
            var path = Path.Combine(root, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }

        return Path.Combine(root, TerraformTarget.Folder, "sample");
    }

    private static string Declaration(string type, Dictionary<string, string> values)
    {
        var smallest = SmallestDeclaration.Of(ProviderCatalogue.Aws.Resource(type)!, $"example-{type.Replace('_', '-')}", path => values.GetValueOrDefault($"{type}.{path}"));
        var more = values.Where(v => v.Key.StartsWith($"{type}+", StringComparison.Ordinal)).Select(v => $"{v.Key[(type.Length + 1)..]} = {v.Value}\n");
        return smallest.Insert(smallest.IndexOf('{', StringComparison.Ordinal) + 1, string.Concat(more.Prepend("\n")));
    }

    private static List<Problem> Problems(string folder)
    {
        using var document = JsonDocument.Parse(Terraform.Run(folder, "validate", "-json").Out);
        return [.. document.RootElement.GetProperty("diagnostics").EnumerateArray().Where(static d => d.GetProperty("severity").GetString() == "error").Select(static d => new Problem(
            Text(d, "address"), Text(d, "summary") + " " + Text(d, "detail"), d.TryGetProperty("snippet", out var snippet) ? Text(snippet, "context") + " " + Text(snippet, "code") : ""))];
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    /// <summary>Takes from what Terraform says a value that it would take; false where it says nothing of a value.</summary>
    private static bool Learn(Problem problem, Dictionary<string, string> values)
    {
        var type = problem.Address.Split('.')[0];
        if (type.Length > 0 && Alternatives().Match(problem.Message) is { Success: true } alternatives)
        {
            return Choose(type, alternatives.Groups["names"].Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries), values);
        }

        if (type.Length == 0 || PathOf(problem, type) is not { } path || ValueFor(problem.Message) is not { } value)
        {
            return false;
        }

        var isNumber = ProviderCatalogue.Aws.Resource(type)!.Block.Attribute(path)?.Type is ScalarAttribute { Form: ScalarForm.Number };
        values[$"{type}.{path}"] = problem.Code.Contains('[', StringComparison.Ordinal) ? $"[{value}]" : isNumber ? value.Trim('"') : value;
        return true;
    }

    // Of several arguments that go together in no schema, the first that is text is written.
    private static bool Choose(string type, string[] names, Dictionary<string, string> values)
    {
        var block = ProviderCatalogue.Aws.Resource(type)!.Block;
        if (names.Any(n => values.ContainsKey($"{type}+{n}")))
        {
            return true;
        }

        var (chosen, value) = names.Select(n => (Name: n, Value: Placeholder(block.Attribute(n)?.Type))).FirstOrDefault(static c => c.Value is not null);
        if (value is not null)
        {
            values[$"{type}+{chosen}"] = value;
        }

        return value is not null;
    }

    private static string? Placeholder(AttributeType? type) => type switch
    {
        ScalarAttribute { Form: ScalarForm.String } => "\"example1\"",
        Compiler.Providers.CollectionAttribute { Form: not CollectionForm.Map, Element: ScalarAttribute { Form: ScalarForm.String } } => "[\"example1\"]",
        _ => null,
    };

    // The argument is the one that is named with its blocks, or the one in whose line the fault is; an argument of a block is looked for in all of them.
    private static string? PathOf(Problem problem, string type) => InBlock().Match(problem.Message) is { Success: true } inside ? Position().Replace(inside.Value, ".") : Argument().Match(problem.Code.Split('\n')[0]) is { Success: true } match
        ? Paths(ProviderCatalogue.Aws.Resource(type)!.Block, "").FirstOrDefault(p => p == match.Groups["name"].Value || p.EndsWith($".{match.Groups["name"].Value}", StringComparison.Ordinal))
        : null;

    private static IEnumerable<string> Paths(BlockSchema block, string path) => block.Attributes.Where(static a => a.Use == AttributeUse.Required).Select(a => path + a.Name)
        .Concat(block.Blocks.Where(static b => b.IsRequired).SelectMany(b => Paths(b.Block, $"{path}{b.Name}.")));

    private static string? ValueFor(string message) => message switch
    {
        _ when Words().Match(message) is { Success: true } words => $"\"{words.Groups["word"].Value}\"",
        _ when message.Contains("positive integer", StringComparison.Ordinal) => "\"1\"",
        _ when message.Contains("AWS Region", StringComparison.Ordinal) => "\"eu-west-1\"",
        _ when message.Contains("'aws.", StringComparison.Ordinal) => "\"aws.ec2\"",
        _ when Range().Match(message) is { Success: true } range => range.Groups["least"].Value,
        _ when message.Contains("ARN", StringComparison.Ordinal) || message.Contains("arn:", StringComparison.Ordinal) => "\"arn:aws:iam::123456789012:role/example\"",
        _ when message.Contains("JSON", StringComparison.Ordinal) => "\"{}\"",
        _ when message.Contains("account", StringComparison.OrdinalIgnoreCase) => "\"123456789012\"",
        _ when message.Contains("URL", StringComparison.OrdinalIgnoreCase) || message.Contains("scheme", StringComparison.Ordinal) => "\"https://example.com\"",
        _ when message.Contains("IP", StringComparison.Ordinal) => "\"192.0.2.1\"",
        _ when message.Contains("RFC3339", StringComparison.Ordinal) || message.Contains("timestamp", StringComparison.Ordinal) => "\"2030-01-01T00:00:00Z\"",
        _ when message.Contains("alphanumeric", StringComparison.Ordinal) || message.Contains("length", StringComparison.Ordinal) || message.Contains("characters", StringComparison.Ordinal)
            || message.Contains("regular expression", StringComparison.Ordinal) || message.Contains("letters", StringComparison.Ordinal) || message.Contains("alphanumerics", StringComparison.Ordinal) => "\"example1\"",
        _ => null,
    };

    private sealed record Problem(string Address, string Message, string Code);

    [GeneratedRegex(@"^.*?(?<name>[a-z0-9_]+)\s*=", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Argument();

    [GeneratedRegex(@"(one of [^\[`]*[\[`]|only one of )(?<names>[a-z0-9_]+([, ]+[a-z0-9_]+)+)[\]`]?( must be specified|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Alternatives();

    [GeneratedRegex(@"[a-z0-9_]+(\.[0-9]+\.[a-z0-9_]+)+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InBlock();

    [GeneratedRegex(@"\.[0-9]+\.", RegexOptions.None, 1000)]
    private static partial Regex Position();

    [GeneratedRegex("(one of|Valid Values:)[^\"\\[]*\\[?\"?(?<word>[^\"\\s\\]]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"range \((?<least>\d+) - \d+\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Range();
}
