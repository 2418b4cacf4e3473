namespace Flow.Cli.Tests;

/// <summary><c>flow lock</c> for the images that Dockerfiles begin with, against a registry on this machine.</summary>
public sealed class ImageLockTests : IDisposable
{
    private const string Pages = "nginxinc/nginx-unprivileged:1.27.3-alpine";
    private const string Node = "node:22.12.0-alpine3.20";
    private readonly TestProject project = new();
    private readonly ImageRegistry registry = new();

    public void Dispose()
    {
        project.Dispose();
        registry.Dispose();
    }

    [Fact]
    public void Digests_are_written_into_the_lock_and_into_Dockerfiles()
    {
        Services();
        var pages = registry.Put("nginxinc/nginx-unprivileged", "1.27.3-alpine", "{}");
        var node = registry.Put("library/node", "22.12.0-alpine3.20", """{"manifests":[]}""");

        var result = Lock();

        Assert.Equal((0, $"added {Pages} {pages}\nadded {Node} {node}\nflow.lock has 2 digests\n"), (result.ExitCode, result.Out));
        Assert.EndsWith($"# The digest behind each tag of a base image.\n{Pages} {pages}\n{Node} {node}\n", project.Read("flow.lock"), StringComparison.Ordinal);
        Assert.Equal((0, "flow.lock has every commit and digest that is needed\n"), (project.Run("lock", "--check").ExitCode, project.Run("lock", "--check").Out));
        Assert.Equal("", project.Run("build").Error);
        Assert.Contains($"FROM {Pages}@{pages}\n", project.Read("docker/web.Dockerfile"), StringComparison.Ordinal);
        Assert.Contains($"FROM {Node}@{node} AS build\n", project.Read("docker/api.Dockerfile"), StringComparison.Ordinal);
        Assert.Contains($"FROM {Node}@{node}\n", project.Read("docker/api.Dockerfile"), StringComparison.Ordinal);
        Assert.DoesNotContain("FLOW4724", project.Run("check", "--notes").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_locked_stays_until_it_is_moved_and_nothing_is_reached()
    {
        Services();
        registry.Put("nginxinc/nginx-unprivileged", "1.27.3-alpine", "{}");
        var before = registry.Put("library/node", "22.12.0-alpine3.20", "{}");
        Lock();
        var after = registry.Put("library/node", "22.12.0-alpine3.20", """{"a":1}""");
        var asked = registry.Asked.Count;

        Assert.Equal("flow.lock has 2 digests\n", Lock().Out);
        Assert.Equal(asked, registry.Asked.Count);
        Assert.Equal($"moved {Node} from {before} to {after}\nflow.lock has 2 digests\n", Lock("--update", "node").Out);
        Assert.Equal(["/v2/library/node/manifests/22.12.0-alpine3.20"], registry.Asked.Skip(asked));
    }

    [Fact]
    public void What_cannot_be_had_is_said_at_its_place_and_nothing_is_written()
    {
        Services();
        registry.Put("library/node", "22.12.0-alpine3.20", "{}");

        var result = Lock();
        var offline = project.Run("lock", "--registry", "http://127.0.0.1:9");

        Assert.Equal((1, $"main.flow:1:15: `{Pages}` is not at 127.0.0.1.\nNothing was written.\n"), (result.ExitCode, result.Error));
        Assert.Equal(1, offline.ExitCode);
        Assert.Contains($"main.flow:2:15: `{Node}` cannot be asked for: ", offline.Error, StringComparison.Ordinal);
        Assert.False(project.Exists("flow.lock"));
        Assert.Contains($"main.flow:2:15: `{Node}` has no digest in flow.lock\n", project.Run("lock", "--check").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_digest_that_is_not_that_of_what_came_is_refused()
    {
        Services();
        registry.Put("nginxinc/nginx-unprivileged", "1.27.3-alpine", "{}");
        registry.Put("library/node", "22.12.0-alpine3.20", "{}");
        registry.WrongDigest = "sha256:" + new string('0', 64);

        var result = Lock();

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"what came for `{Node}` is not what its digest says.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_base_image_without_a_digest_is_a_note_and_beside_others_with_one_a_warning()
    {
        Services();
        registry.Put("nginxinc/nginx-unprivileged", "1.27.3-alpine", "{}");
        registry.Put("library/node", "22.12.0-alpine3.20", "{}");

        Assert.Contains("note[FLOW4724]", project.Run("check", "--notes").Out, StringComparison.Ordinal);
        Assert.Equal(0, project.Run("check", "--strict").ExitCode);
        Lock();
        project.With("flow.lock", string.Concat(project.Read("flow.lock").Split('\n').Where(static l => !l.StartsWith("node", StringComparison.Ordinal)).Select(static l => l + "\n")));
        Assert.Contains($"warning[FLOW4724]: `{Node}` can become another image under the same tag. `flow lock` writes its digest", project.Run("check").Out, StringComparison.Ordinal);
        Assert.Equal(1, project.Run("check", "--strict").ExitCode);
    }

    [Theory]
    [InlineData("ftp://example.com")]
    [InlineData("https://user:secret@example.com")]
    [InlineData("https://example.com/x")]
    [InlineData("mirror")]
    public void A_registry_that_is_no_address_is_refused(string address)
    {
        Services();

        var result = project.Run("lock", $"--registry={address}");

        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain("secret", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("node:22.12.0-alpine3.20 sha256:12")]
    [InlineData("node sha256:4bc453b53cb3d914b45f4b250294236adba2c0e09ff6f03793949e7e39fd4cc1")]
    [InlineData("node:22 sha256:4bc453b53cb3d914b45f4b250294236adba2c0e09ff6f03793949e7e39fd4cc1\nnode:22 sha256:0bc453b53cb3d914b45f4b250294236adba2c0e09ff6f03793949e7e39fd4cc1")]
    public void A_damaged_line_is_reported(string lines)
    {
        Services();
        project.With("flow.lock", lines + "\n");

        Assert.Contains("FLOW7006", project.Run("check").Out, StringComparison.Ordinal);
    }

    private CommandResult Lock(params string[] arguments) => project.Run(["lock", .. arguments, "--registry", registry.Address]);

    private void Services() => project
        .With("main.flow", "service web { build = static(\"site\"), port = 8080 }\nservice api { build = node(\"api\"), port = 3000 }\n")
        .With("site/index.html", "").With("api/package.json", """{"scripts":{"start":"node main.js"}}""").With("api/package-lock.json", "{}").With("api/main.js", "");
}
