using System.Text.Json.Nodes;
using Flow.Compiler;
using Flow.Compiler.Model;
using Flow.Conformance.Tests.Tools;

namespace Flow.Conformance.Tests.Meaning;

/// <summary>Which previews the job of <c>terraform-preview-sweep</c> destroys. Its script is run by bash, with doubles of AWS, GitHub and Terraform.</summary>
public sealed class PreviewSweepTests : IDisposable
{
    private const string Old = "2020-01-01T00:00:00+00:00";

    private const string Version = """, "parameters": { "version": { "variable": "version_", "text": true, "any": "given" } }""";

    /// <summary>Parameters that are kept, and that cannot be read.</summary>
    private const string Unreadable = "unreadable";

    private const string New = "2999-01-01T00:00:00+00:00";

    private readonly string folder = Directory.CreateTempSubdirectory("flow-sweep-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableTheory]
    [InlineData("it expired", $"1 {Old} OPEN", true, "1")]
    [InlineData("it is in use", $"1 {New} OPEN", true, "")]
    [InlineData("its pull request is closed", $"1 {New} MERGED", true, "1")]
    [InlineData("of one nothing can be found out", $"1 {Old} fails; 2 {Old} OPEN", false, "2")]
    [InlineData("one cannot be destroyed", $"7 {Old} OPEN; 2 {Old} OPEN", false, "2")]
    [InlineData("one could not be destroyed before, and that changed its state", $"1 {New} OPEN again", true, "1")]
    public void It_destroys(string when, string previews, bool succeeds, string destroyed)
    {
        Assert.NotEmpty(when);
        new ExternalTool("jq", "jq").Require();
        Prepare(previews.Split("; "));

        Assert.Equal((succeeds, destroyed), (RunSweep(), string.Join(' ', Removed)));
    }

    [SkippableFact]
    public void What_could_not_be_destroyed_is_marked_and_the_mark_goes_with_it()
    {
        new ExternalTool("jq", "jq").Require();
        Prepare([$"7 {Old} OPEN", $"2 {Old} OPEN"]);

        RunSweep();

        Assert.Equal(
            ["put p/7/terraform.tfstate.expired", "put p/2/terraform.tfstate.expired", "rm s3://b/p/2/terraform.tfstate", "rm s3://b/p/2/terraform.tfstate.expired"],
            File.ReadAllLines(Path.Combine(folder, "calls")));
    }

    /// <summary>What it was applied with is what it is destroyed with; where that is not known, or has not all that is needed now, anything will do.</summary>
    [SkippableTheory]
    [InlineData("""{"version_":"1.4.2","copies":3}""", """{"version_":"1.4.2","copies":3}""")]
    [InlineData("""{"copies":3}""", """{"version_":"given","copies":3}""")]
    [InlineData(null, """{"version_":"given"}""")]
    public void It_is_destroyed_with_the_parameters_that_it_was_applied_with(string? kept, string expected)
    {
        new ExternalTool("jq", "jq").Require();
        Prepare([$"1 {Old} OPEN"], """, "parameters": { "version": { "variable": "version_", "text": true, "any": "given" }, "copies": { "variable": "copies", "text": false } }""", kept);

        Assert.True(RunSweep());

        Assert.Equal(expected, JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "preview.auto.tfvars.json")))!.ToJsonString());
        Assert.Contains("rm s3://b/p/1/terraform.tfstate.parameters.json", File.ReadAllLines(Path.Combine(folder, "calls")));
    }

    /// <summary>No right, or no network: what it was made with is not known to be nothing, so nothing is destroyed or forgotten.</summary>
    [SkippableFact]
    public void It_stays_where_its_parameters_cannot_be_read()
    {
        new ExternalTool("jq", "jq").Require();
        Prepare([$"1 {Old} OPEN"], Version, Unreadable);

        Assert.False(RunSweep());

        Assert.Empty(File.ReadAllLines(Path.Combine(folder, "calls")));
    }

    [SkippableTheory]
    [InlineData("""{"version_":"1.4.2"}""", """{"version_":"1.4.2"}""")]
    [InlineData(null, """{"version_":"given"}""")]
    [InlineData(Unreadable, null)]
    public void A_closed_pull_request_destroys_its_preview_with_the_parameters_that_it_was_applied_with(string? kept, string? expected)
    {
        new ExternalTool("jq", "jq").Require();
        Prepare([$"1 {Old} OPEN"], Version, kept);

        var succeeds = Run(Down, new() { ["NUMBER"] = "1" });

        Assert.Equal(expected is not null, succeeds);
        Assert.Equal(expected is null ? [] : ["1"], Removed);
        if (expected is not null)
        {
            Assert.Equal(expected, JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "preview.auto.tfvars.json")))!.ToJsonString());
        }
    }

    [SkippableFact]
    public void Nothing_is_destroyed_where_nobody_can_say_whether_there_are_parameters()
    {
        new ExternalTool("jq", "jq").Require();
        Prepare([$"1 {Old} OPEN"], Version);
        File.Delete(Path.Combine(folder, "list"));

        Assert.False(Run(Down, new() { ["NUMBER"] = "1" }));

        Assert.Empty(Removed);
    }

    [SkippableFact]
    public void Parameters_are_text_or_JSON_as_their_environment_says()
    {
        new ExternalTool("jq", "jq").Require();
        Prepare([], """, "parameters": { "version": { "variable": "version_", "text": true }, "copies": { "variable": "copies", "text": false }, "places": { "variable": "places", "text": false } }""");

        foreach (var step in Giving)
        {
            Assert.True(BashStep.Run(step.Script.Text, step.Variables.ToDictionary(static v => v.Name, v => v.Name == "FOLDER" ? folder : v.Value.Constant!.ToText()), folder).Succeeded);
        }

        Assert.Equal("""{"version_":"1\u0022$(id)","copies":3,"places":["a","b"]}""", JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "preview.auto.tfvars.json")))!.ToJsonString());
    }

    private static IEnumerable<RunStep> Giving => Compilation.Of("""
        project shop
        pipeline previews {
          on manual
          terraform-preview preview {
            folder = "infra/preview"
            role = "arn:aws:iam::1:role/previews"
            region = "eu-west-1"
            parameters { version = "1\"$(id)", copies = "3", places = "[\"a\", \"b\"]" }
          }
        }
        """, "previews.flow").Model.Pipelines[0].Jobs[0].Steps.OfType<RunStep>().Where(static s => s.Script.Text.Contains("env.VALUE", StringComparison.Ordinal));

    private static string Sweep => Compilation.Of("""
        project shop
        pipeline sweep {
          on manual
          terraform-preview-sweep preview { folder = "infra/preview", role = "arn:aws:iam::1:role/previews", region = "eu-west-1" }
        }
        """, "sweep.flow").Model.Pipelines[0].Jobs[0].Steps.OfType<RunStep>().Single().Script.Text;

    private static string Down => Compilation.Of("""
        project shop
        pipeline previews {
          on manual
          terraform-preview preview { folder = "infra/preview", role = "arn:aws:iam::1:role/previews", region = "eu-west-1" }
        }
        """, "previews.flow").Model.Pipelines[0].Jobs[1].Steps.OfType<RunStep>().Single().Script.Text;

    private bool RunSweep() => Run(Sweep, new() { ["GITHUB_REPOSITORY"] = "a/shop" });

    private bool Run(string script, Dictionary<string, string> more) =>
        BashStep.Run(script, new Dictionary<string, string>(more) { ["FOLDER"] = folder, ["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}" }, folder).Succeeded;

    private IEnumerable<string> Removed => File.ReadAllLines(Path.Combine(folder, "calls"))
        .Where(static c => c.StartsWith("rm ", StringComparison.Ordinal) && c.EndsWith("/terraform.tfstate", StringComparison.Ordinal)).Select(static c => c.Split('/')[^2]);

    /// <summary>Previews as number, time of the last apply, state of the pull request, and whether one was to be destroyed already. Terraform cannot destroy the one with the number 7.</summary>
    private void Prepare(string[] previews, string more = "", string? kept = null)
    {
        var parts = previews.Select(static p => p.Split(' ')).ToList();
        File.WriteAllText(Path.Combine(folder, "preview.json"), $$"""{ "bucket": "b", "prefix": "p", "variable": "number", "expires-minutes": 60{{more}} }""");
        File.WriteAllText(Path.Combine(folder, "calls"), "");
        File.WriteAllText(Path.Combine(folder, "list"), $"{{ \"Contents\": [{string.Join(", ", parts.SelectMany(p => Objects(p, kept is not null)))}] }}");
        Double("aws", $"""
            case "$*" in
              *list-objects*) cat "{folder}/list" ;;
              "s3 cp"*) {(kept is null or Unreadable ? "exit 1" : $"printf '%s' '{kept}' > kept.json")} ;;
              *put-object*) printf 'put %s\n' "$6" >> "{folder}/calls" ;;
              *) printf 'rm %s\n' "$3" >> "{folder}/calls" ;;
            esac
            """);
        Double("gh", $"case \"$3\" in\n{string.Join('\n', parts.Select(static p => $"  {p[0]}) {(p[2] == "fails" ? "exit 1" : $"echo {p[2]}")} ;;"))}\nesac\n");
        Double("terraform", "case \"$*\" in *destroy*number=7*) exit 1 ;; esac\n");
    }

    private static IEnumerable<string> Objects(string[] preview, bool hasParameters)
    {
        yield return $"{{ \"Key\": \"p/{preview[0]}/terraform.tfstate\", \"LastModified\": \"{preview[1]}\" }}";
        if (hasParameters)
        {
            yield return $"{{ \"Key\": \"p/{preview[0]}/terraform.tfstate.parameters.json\", \"LastModified\": \"{preview[1]}\" }}";
        }

        if (preview is [_, _, _, "again"])
        {
            yield return $"{{ \"Key\": \"p/{preview[0]}/terraform.tfstate.expired\", \"LastModified\": \"{preview[1]}\" }}";
        }
    }

    private void Double(string command, string script)
    {
        var path = Path.Combine(folder, command);
        File.WriteAllText(path, $"#!/bin/bash\n{script}");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
