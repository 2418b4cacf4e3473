namespace Flow.Cli.Tests;

/// <summary><c>flow lock</c> against real repositories on this machine.</summary>
public sealed class LockTests : IDisposable
{
    private const string Header = "# Written by `flow lock`: the commit behind each name of another repository. `flow lock --update NAME` moves one.\n";
    private readonly TestProject project = new();
    private readonly RepositoryServer server = new();

    public void Dispose()
    {
        project.Dispose();
        server.Dispose();
    }

    [Fact]
    public void The_commits_of_tags_and_branches_are_written_and_built()
    {
        var first = server.Commit("acme/build");
        server.Tag("acme/build", "v1");
        var second = server.Commit("acme/build");
        server.Tag("acme/build", "v2", isAnnotated: true);
        var shared = server.Commit("Acme/ci");
        Uses("acme/build@v2", "acme/build/sub@v1", "acme/build@v1", "acme/build@main");
        project.With("call.flow", "pipeline all {\n  on manual\n  call \"Acme/ci/.github/workflows/x.yml@main\" as build\n}\n");

        var result = Lock();

        Assert.Equal(
            (0, $"added Acme/ci@main {shared}\nadded acme/build@main {second}\nadded acme/build@v1 {first}\nadded acme/build@v2 {second}\nflow.lock has 4 commits\n"),
            (result.ExitCode, result.Out));
        Assert.Equal($"{Header}Acme/ci@main {shared}\nacme/build@main {second}\nacme/build@v1 {first}\nacme/build@v2 {second}\n", project.Read("flow.lock"));
        Assert.Equal("", project.Run("build").Error);
        var workflow = project.Read(".github/workflows/ci.yml");
        Assert.Contains($"uses: acme/build@{second} # v2\n", workflow, StringComparison.Ordinal);
        Assert.Contains($"uses: acme/build/sub@{first} # v1\n", workflow, StringComparison.Ordinal);
        Assert.Contains($"uses: acme/build@{second} # main\n", workflow, StringComparison.Ordinal);
        Assert.Contains($"uses: Acme/ci/.github/workflows/x.yml@{shared} # main\n", project.Read(".github/workflows/all.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_locked_stays_until_it_is_moved()
    {
        var before = server.Commit("acme/build");
        server.Tag("acme/build", "v1");
        server.Commit("acme/other");
        Uses("acme/build@v1", "acme/other@main");
        Lock();
        var after = server.Commit("acme/build");
        server.Tag("acme/build", "v1");
        var lockFile = project.Read("flow.lock");

        Assert.Equal("flow.lock has 2 commits\n", Lock().Out);
        Assert.Equal(lockFile, project.Read("flow.lock"));
        Assert.Equal("flow.lock has 2 commits\n", Lock("--update", "acme/other").Out);
        Assert.Equal($"moved acme/build@v1 from {before} to {after}\nflow.lock has 2 commits\n", Lock("--update", "acme/build").Out);
        Assert.Equal(lockFile.Replace(before, after, StringComparison.Ordinal), project.Read("flow.lock"));
        Assert.Equal("flow.lock has 2 commits\n", Lock("--update", "all").Out);
    }

    [Fact]
    public void Nothing_is_reached_where_nothing_is_missing()
    {
        server.Commit("acme/build");
        Uses("acme/build@main", "acme/pinned@3d3c42e5aac5ba805825da76410c181273ba90b1");
        Lock();

        Assert.Equal(0, project.Run("lock", "--server", project.PathOf("nowhere")).ExitCode);
        Assert.Equal(0, project.Run("lock", "--check", "--server", project.PathOf("nowhere")).ExitCode);
        Assert.Equal(1, project.Run("lock", "--update", "all", "--server", project.PathOf("nowhere")).ExitCode);
    }

    [Fact]
    public void The_check_names_what_is_missing_and_what_is_too_much()
    {
        server.Commit("acme/build");
        server.Commit("acme/other");
        Uses("acme/build@main");
        Assert.Equal((1, "ci.flow:4:5: `acme/build@main` has no commit in flow.lock\nRun `flow lock` and commit the result.\n"), (project.Run("lock", "--check").ExitCode, project.Run("lock", "--check").Out));
        Lock();
        Assert.Equal((0, "flow.lock has every commit that is needed\n"), (project.Run("lock", "--check").ExitCode, project.Run("lock", "--check").Out));

        Uses("acme/other@main");
        Assert.Equal("ci.flow:4:5: `acme/other@main` has no commit in flow.lock\nflow.lock: nothing uses `acme/build@main`\nRun `flow lock` and commit the result.\n", project.Run("lock", "--check").Out);
        Assert.Contains("removed acme/build@main\n", Lock().Out, StringComparison.Ordinal);
        Assert.DoesNotContain("acme/build", project.Read("flow.lock"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_not_there_is_reported_at_its_place_and_nothing_is_written()
    {
        server.Commit("acme/build");
        server.Tag("acme/build", "v1.2");
        Uses("acme/build@v1.3", "acme/build@main", "acme/nowhere@v1");

        var result = Lock();

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["ci.flow:4:5: `acme/build` has no tag or branch `v1.3`. Did you mean `v1.2`?", "Nothing was written."], result.Error.TrimEnd().Split('\n').Where(static l => !l.Contains("nowhere", StringComparison.Ordinal)));
        Assert.Contains("ci.flow:6:5: `acme/nowhere` cannot be asked: ", result.Error, StringComparison.Ordinal);
        Assert.False(project.Exists("flow.lock"));
    }

    [Fact]
    public void A_damaged_lock_is_reported_at_its_line_and_made_anew()
    {
        var commit = server.Commit("acme/build");
        Uses("acme/build@main");
        project.With("flow.lock", $"# a comment\n<<<<<<< HEAD\nacme/build@main {commit}\nacme/build@main {new string('0', 40)}\nacme/other@v1 {commit[..7]}\n");

        var found = project.Run("check").Out;

        Assert.Contains("FLOW7006", found, StringComparison.Ordinal);
        Assert.Contains("flow.lock:2:1", found, StringComparison.Ordinal);
        Assert.Contains("flow.lock:4:1", found, StringComparison.Ordinal);
        Assert.Contains("flow.lock:5:1", found, StringComparison.Ordinal);
        Assert.Equal(1, project.Run("lock", "--check").ExitCode);
        Assert.Equal(0, Lock().ExitCode);
        Assert.Equal($"{Header}acme/build@main {commit}\n", project.Read("flow.lock"));
        Assert.Equal(0, project.Run("check").ExitCode);
    }

    [Theory]
    [InlineData("--upload-pack=touch x")]
    [InlineData("-x")]
    [InlineData("ext::sh -c id")]
    [InlineData("https://user:secret@example.com")]
    [InlineData("")]
    public void A_server_that_is_no_address_is_refused(string address)
    {
        Uses("acme/build@main");

        var result = project.Run("lock", $"--server={address}");

        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain("secret", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_server_is_an_address_or_comes_from_the_environment()
    {
        server.Commit("acme/build");
        Uses("acme/build@main");
        project.WithVariable("GITHUB_SERVER_URL", new Uri(server.Folder).AbsoluteUri);

        Assert.Equal(0, project.Run("lock").ExitCode);
        Assert.Equal((2, true), (project.Run("lock", "--update", "acme/biuld").ExitCode, project.Run("lock", "--update", "acme/biuld").Error.Contains("Did you mean `acme/build`?", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_project_that_uses_nothing_gets_no_lock()
    {
        project.With("ci.flow", Sources.Good);

        Assert.Equal((0, "Nothing is used by a name that can move.\n"), (Lock().ExitCode, Lock().Out));
        Assert.False(project.Exists("flow.lock"));
    }

    private CommandResult Lock(params string[] arguments) => project.Run(["lock", .. arguments, "--server", server.Folder]);

    private void Uses(params string[] references) =>
        project.With("ci.flow", $"pipeline ci {{\n  on push\n  job build on linux {{\n{string.Concat(references.Select(static r => $"    uses \"{r}\"\n"))}  }}\n}}\n");
}
