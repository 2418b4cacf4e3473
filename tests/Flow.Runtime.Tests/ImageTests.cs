using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace Flow.Runtime.Tests;

/// <summary>Images are built with what is here; the tools stand in for docker and buildah, and write down how they were called.</summary>
[UnsupportedOSPlatform("windows")]
public class ImageTests
{
    private const string Digest = "sha256:4bc453b53cb3d914b45f4b250294236adba2c0e09ff6f03793949e7e39fd4cc1";

    [Theory]
    [InlineData("docker-container", "--provenance mode=max ")]
    [InlineData("docker", "")]
    public async Task Docker_builds_and_pushes_and_gives_the_digest(string driver, string provenance)
    {
        using var project = Prepared(("docker", $$"""
            case "$*" in
              "buildx inspect") printf 'Name:   default\nDriver: {{driver}}\n\nNodes:\n';;
              *--metadata-file*) while [ "$1" != --metadata-file ]; do shift; done; echo '{"containerimage.digest": "{{Digest}}"}' > "$2";;
            esac
            """));
        var outcome = await project.RunAsync(Job(Step with { HasBill = true, IsPushed = true, TagPrefix = "api-" }));
        Assert.Equal(("succeeded", Digest, $"registry.example.com/shop/api@{Digest}"), (outcome.Result("a"), outcome.Output("a", "digest"), outcome.Output("a", "reference")));
        Assert.Equal(
            ["docker buildx version", "docker info", "docker buildx inspect",
                $"docker buildx build --file docker/api.Dockerfile --tag registry.example.com/shop/api:api-1.4.2 {provenance}--sbom true --metadata-file FILE --push ."],
            Calls(project));
    }

    [Fact]
    public async Task Where_docker_does_not_work_buildah_does_it()
    {
        using var project = Prepared(("docker", """[ "$1" != info ]"""), ("buildah", $"""if [ "$1" = push ]; then echo {Digest} > "$3"; fi"""));
        var outcome = await project.RunAsync(Job(Step with { IsPushed = true }));
        Assert.Equal(("succeeded", Digest), (outcome.Result("a"), outcome.Output("a", "digest")));
        Assert.Equal(
            ["docker buildx version", "docker info", "buildah --version", "buildah build --file docker/api.Dockerfile --tag registry.example.com/shop/api:1.4.2 --format docker .",
                "buildah push --digestfile FILE registry.example.com/shop/api:1.4.2"],
            Calls(project));
    }

    [Fact]
    public async Task A_known_hole_keeps_an_image_from_being_pushed()
    {
        using var project = Prepared(("docker", ""), ("grype", """[ "$1" = version ]"""));
        var outcome = await project.RunAsync(Job(Step with { IsPushed = true, FailsOn = "high" }));
        Assert.Equal("failed", outcome.Result("a"));
        Assert.Contains("grype docker:registry.example.com/shop/api:1.4.2 --fail-on high", Calls(project));
        Assert.DoesNotContain(Calls(project), static c => c.Contains("--push", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", false, false, null, "neither 'docker buildx version' and 'docker info' nor 'buildah --version' work here")]
    [InlineData("docker", true, false, null, "'cosign version' does not work here")]
    [InlineData("docker", false, false, "high", "'grype version' does not work here")]
    [InlineData("buildah", false, true, null, "'sbom') is made by docker, which does not work here")]
    public async Task What_is_missing_is_said_before_anything_is_built(string engine, bool sign, bool bill, string? severity, string message)
    {
        using var project = engine.Length == 0 ? Prepared() : Prepared((engine, ""));
        var outcome = await project.RunAsync(Job(Step with { IsPushed = true, IsSigned = sign, HasBill = bill, FailsOn = severity }));
        Assert.Equal("failed", outcome.Result("a"));
        Assert.Contains(message, outcome.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Calls(project), static c => c.Contains(" build ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_Dockerfile_that_is_not_there_is_named()
    {
        using var project = Prepared(("docker", ""));
        var outcome = await project.RunAsync(Job(Step with { File = "docker/web.Dockerfile" }));
        Assert.Contains("There is no 'docker/web.Dockerfile' in the workspace", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_image_without_any_tag_in_this_run_fails()
    {
        using var project = Prepared(("docker", ""));
        var outcome = await project.RunAsync(Job(Step with { Tags = static _ => [""] }));
        Assert.Contains("The image has no tag in this run", outcome.Text, StringComparison.Ordinal);
    }

    private static BuildImageStep Step => new("api", "registry.example.com/shop/api", "docker/api.Dockerfile", ".", static _ => ["1.4.2", ""]);

    private static JobDefinition Job(BuildImageStep step) => Make.Job("a", new CheckoutStep(), step)
        .Reading("digest", static c => c.Step("api").Output("digest")).Reading("reference", static c => c.Step("api").Output("reference"));

    /// <summary>A project on a machine with these tools, each with what it does after it wrote down how it was called; the others do not work, whatever the machine has.</summary>
    private static Project Prepared(params (string Name, string Script)[] tools)
    {
        var project = new Project().With("docker/api.Dockerfile", "FROM scratch\n");
        var folder = Directory.CreateDirectory(Path.Combine(project.Folder, ".flow", "tools")).FullName;
        var calls = Path.Combine(folder, "calls");
        foreach (var (name, script) in new[] { "docker", "buildah", "cosign", "grype" }.Where(n => tools.All(t => t.Name != n)).Select(static n => (n, "exit 1")).Concat(tools))
        {
            var path = Path.Combine(folder, name);
            File.WriteAllText(path, $"#!/bin/sh\necho \"{name} $*\" >> '{calls}'\n{script}\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        project.Host["PATH"] = folder + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        return project;
    }

    private static IReadOnlyList<string> Calls(Project project)
    {
        var file = Path.Combine(project.Folder, ".flow", "tools", "calls");
        return File.Exists(file) ? [.. File.ReadAllLines(file).Select(static l => Regex.Replace(l, @"/\S*\.image", "FILE", RegexOptions.None, TimeSpan.FromSeconds(10)))] : [];
    }
}
