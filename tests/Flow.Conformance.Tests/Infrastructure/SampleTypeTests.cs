using System.Text.Json;
using Flow.Compiler;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Terraform;
using Flow.Compiler.Providers;
using Flow.Tests;

namespace Flow.Conformance.Tests.Infrastructure;

/// <summary>What completion alone writes for 60 types that nobody chose becomes a configuration that Terraform takes; and so does what it writes for every other type.</summary>
public class SampleTypeTests
{
    private const int PartCount = 6;

    [SkippableFact]
    public void Terraform_takes_what_completion_writes() => Check(SampleTypes.All, CompletionWriter.Resource);

    [SkippableFact]
    public void Terraform_takes_what_completion_writes_at_once() => Check(SampleTypes.All, CompletionWriter.ResourceAtOnce);

    /// <summary>Chance may choose any of them, so that each is asked for, in parts that Terraform takes at once.</summary>
    [SkippableTheory]
    [MemberData(nameof(Parts))]
    public void Terraform_takes_what_completion_writes_for_every_type(int part) => Check([.. ProviderCatalogue.Aws.ResourceTypes.Where((_, i) => i % PartCount == part)], CompletionWriter.Resource);

    public static TheoryData<int> Parts => [.. Enumerable.Range(0, PartCount)];

    private static void Check(IReadOnlyList<string> types, Func<string, string> declaration)
    {
        Terraform.Require();
        var root = Directory.CreateTempSubdirectory("flow-samples-");
        try
        {
            var folder = Write(root.FullName, CompletionWriter.Around(string.Concat(types.Select(t => Named(t, declaration(t))))));
            Assert.Equal(0, Terraform.Run(folder, "init", "-input=false", "-backend=false").ExitCode);
            Assert.Equal("", string.Join("\n\n", Problems(folder)));
            var formatted = Terraform.Run(folder, "fmt", "-check", "-recursive");
            Assert.True(formatted.ExitCode == 0, formatted.ToString());
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    // In an environment each has a name of its own.
    private static string Named(string type, string declaration) => declaration.Replace($"{type} example", $"{type} {type.Replace('_', '-')}", StringComparison.Ordinal);

    private static string Write(string root, string source)
    {
        var compilation = Compilation.Of(source);
        Assert.Equal("", string.Join('\n', compilation.Diagnostics.Where(static d => d.Severity == Severity.Error).Select(static d => $"{d.Code} {d.Message} {d.Location.Source.LineAt(d.Location.Source.PositionOf(d.Location.Span.Start).Line)}")));
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

    private static IEnumerable<string> Problems(string folder)
    {
        using var document = JsonDocument.Parse(Terraform.Run(folder, "validate", "-json").Out);
        return [.. document.RootElement.GetProperty("diagnostics").EnumerateArray().Where(static d => d.GetProperty("severity").GetString() == "error").Select(static d =>
            $"{Text(d, "address")}: {Text(d, "summary")} {Text(d, "detail")} {(d.TryGetProperty("snippet", out var snippet) ? Text(snippet, "code") : "")}")];
    }

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
