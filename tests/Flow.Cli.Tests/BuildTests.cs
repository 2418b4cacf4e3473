using System.Text.Json;
using Flow.Cli.Building;
using Flow.Compiler.Emit;

namespace Flow.Cli.Tests;

public sealed class BuildTests : IDisposable
{
    private const string Workflow = ".github/workflows/ci.yml";
    private const string Elsewhere = "action hello {\n  folder = \"elsewhere\"\n  run \"echo hello\"\n}\n";
    private readonly TestProject project = TestProject.Good();

    public void Dispose() => project.Dispose();

    [Fact]
    public void Writes_the_workflow_and_the_manifest_once()
    {
        var first = project.Run("build");
        var files = project.Everything();
        var second = project.Run("build");

        Assert.Equal((0, $"wrote {Workflow}\n"), (first.ExitCode, first.Out));
        Assert.Equal([Workflow, "ci.flow", "flow.manifest.json"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((0, "1 file is unchanged\n"), (second.ExitCode, second.Out));
        Assert.Equal(files, project.Everything());
    }

    [Fact]
    public void The_manifest_holds_the_digest_of_each_file()
    {
        project.Run("build");

        using var manifest = JsonDocument.Parse(project.Read("flow.manifest.json"));
        var entry = Assert.Single(manifest.RootElement.GetProperty("files").EnumerateArray());
        Assert.Equal(Workflow, entry.GetProperty("path").GetString());
        Assert.Equal("github-actions", entry.GetProperty("target").GetString());
        Assert.Equal(BuildManifest.Digest(project.Read(Workflow)), entry.GetProperty("sha256").GetString());
    }

    [Theory]
    [InlineData("build")]
    [InlineData("plan")]
    [InlineData("cost")]
    [InlineData("run")]
    [InlineData("up")]
    public void Whoever_is_told_of_the_option_for_notes_can_give_it(string command)
    {
        project.With("b.flow", Sources.Wrong.Replace("pipeline ci", "pipeline b", StringComparison.Ordinal) + "\tlet tab = 1\n");

        var result = project.Run(command, "--notes");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("note[FLOW", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("`--notes` shows", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_build_with_nothing_but_notes_shows_them_on_request()
    {
        project.With("b.flow", "\tlet tab = 1\n");

        Assert.DoesNotContain("note[", project.Run("build").Error, StringComparison.Ordinal);
        Assert.Contains("note[FLOW", project.Run("build", "--notes").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_written_while_there_are_errors()
    {
        var result = project.With("b.flow", Sources.Wrong.Replace("pipeline ci", "pipeline b")).Run("build");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("FLOW2003", result.Error, StringComparison.Ordinal);
        Assert.False(project.Exists(".github"));
    }

    [Fact]
    public void A_file_edited_by_hand_stops_the_whole_build()
    {
        project.Run("build");
        project.With(Workflow, "mine\n").With("b.flow", Sources.Good.Replace("pipeline ci", "pipeline b"));
        var before = project.Everything();

        var result = project.Run("build");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"`{Workflow}` is left as it is: it was edited by hand", result.Error, StringComparison.Ordinal);
        Assert.Equal(before, project.Everything());
        Assert.Equal(0, project.Run("build", "--force").ExitCode);
        Assert.NotEqual("mine\n", project.Read(Workflow));
    }

    [Fact]
    public void A_file_that_no_build_made_is_not_overwritten()
    {
        var result = project.With(Workflow, "theirs\n").Run("build");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("no build made it", result.Error, StringComparison.Ordinal);
        Assert.Equal("theirs\n", project.Read(Workflow));
    }

    [Fact]
    public void Line_ends_that_git_changed_are_no_edit()
    {
        project.Run("build");
        project.With(Workflow, project.Read(Workflow).Replace("\n", "\r\n"));

        Assert.Equal(0, project.Run("build", "--check").ExitCode);
        Assert.Equal(0, project.With("ci.flow", Sources.Good.Replace("make", "make all")).Run("build").ExitCode);
    }

    [Fact]
    public void What_is_no_longer_made_is_removed_with_its_empty_folders()
    {
        project.Run("build");
        var result = project.With("ci.flow", Elsewhere).Run("build");

        Assert.Equal($"removed {Workflow}\nwrote elsewhere/action.yml\n", result.Out);
        Assert.False(project.Exists(".github"));
    }

    [Fact]
    public void What_is_no_longer_made_but_was_edited_stays()
    {
        project.Run("build");
        project.With(Workflow, "mine\n").With("ci.flow", Elsewhere);

        Assert.Equal(1, project.Run("build").ExitCode);
        Assert.Equal("mine\n", project.Read(Workflow));
        Assert.False(project.Exists("elsewhere"));
    }

    [Fact]
    public void Check_shows_the_difference_and_writes_nothing()
    {
        project.Run("build");
        var before = project.With("ci.flow", Sources.Good.Replace("\"make\"", "\"make all\"")).Everything();

        var result = project.Run("build", "--check");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("\n-      - run: make", result.Out, StringComparison.Ordinal);
        Assert.Contains("\n+      - run: make all", result.Out, StringComparison.Ordinal);
        Assert.Equal(before, project.Everything());
        project.Run("build");
        Assert.Equal((0, "1 generated file is up to date\n"), (project.Run("build", "--check").ExitCode, project.Run("build", "--check").Out));
    }

    [Fact]
    public void A_dry_run_writes_nothing()
    {
        Assert.Equal($"would write {Workflow}\n", project.Run("build", "--dry-run").Out);
        Assert.Equal(["ci.flow"], project.Everything().Keys);
    }

    [Fact]
    public void Standard_output_gets_the_file_itself()
    {
        var result = project.Run("build", "--stdout");

        Assert.Equal(["ci.flow"], project.Everything().Keys);
        project.Run("build");
        Assert.Equal(project.Read(Workflow), result.Out);
    }

    [Fact]
    public void One_target_leaves_the_files_of_others_alone()
    {
        project.Run("build");

        var result = project.Run("build", "--target", "csharp");

        Assert.DoesNotContain("removed", result.Out, StringComparison.Ordinal);
        Assert.True(project.Exists(Workflow) && project.Exists("runners/Program.cs"));
    }

    [Fact]
    public void A_target_that_was_built_by_its_name_is_built_from_then_on()
    {
        project.Run("build", "--target", "csharp");
        project.With("ci.flow", Sources.Good.Replace("make", "make all"));

        Assert.Equal(1, project.Run("build", "--check").ExitCode);
        Assert.Contains("wrote runners/", project.Run("build").Out, StringComparison.Ordinal);
        Assert.Equal(0, project.Run("build", "--check").ExitCode);
    }

    [Fact]
    public void A_project_that_says_its_targets_has_exactly_those()
    {
        project.With("project.flow", "project shop { targets = [\"github-actions\"] }\n");

        Assert.Contains("`csharp` is not among the `targets`", project.Run("build", "--target", "csharp").Error, StringComparison.Ordinal);
        Assert.Contains("removed runners/Program.cs", project.Run("build").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_project_holds_says_what_is_built()
    {
        project.With("levels.flow", Levels).With("environments.flow", "environment production {\n  cloud aws { region = \"eu-west-1\", state s3 { bucket = \"states\" } }\n  queue jobs\n}\nproject shop\n");

        var built = project.Run("build");

        Assert.Contains("wrote infra/production/terraform.tf", built.Out, StringComparison.Ordinal);
        Assert.Contains("wrote prometheus/", built.Out, StringComparison.Ordinal);
        Assert.Contains("wrote grafana/dashboards/", built.Out, StringComparison.Ordinal);
        Assert.Equal(0, project.Run("build", "--check").ExitCode);
    }

    [Fact]
    public void An_environment_that_is_gone_is_not_removed_without_a_word()
    {
        project.With("environments.flow", "environment production {\n  cloud aws { region = \"eu-west-1\", state s3 { bucket = \"states\" } }\n  queue jobs\n}\nproject shop\n").Run("build");

        var result = project.With("environments.flow", "project shop\n").Run("build");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("removed infra/production/terraform.tf", result.Out, StringComparison.Ordinal);
        Assert.Contains("warning: the environment of `infra/production` is gone", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_folder_gets_files_and_manifest()
    {
        Assert.Equal($"wrote out/{Workflow}\n", project.Run("build", "--out", "out").Out);
        Assert.True(project.Exists("out/flow.manifest.json"));
        Assert.False(project.Exists(".github"));
    }

    [Fact]
    public void A_damaged_manifest_is_said_and_nothing_is_written()
    {
        var result = project.With("flow.manifest.json", "<<<<<<< HEAD\n").Run("build");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("`flow.manifest.json` is damaged", result.Error, StringComparison.Ordinal);
        Assert.False(project.Exists(".github"));
    }

    [Theory]
    [InlineData("../x.yml")]
    [InlineData("/tmp/x.yml")]
    [InlineData("a/../../x.yml")]
    [InlineData("a\\..\\x.yml")]
    public void A_file_outside_of_the_project_is_refused(string path) =>
        Assert.Contains("outside", Assert.Throws<Hosting.CommandException>(() => Plan(path)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_link_out_of_the_project_is_not_written_through()
    {
        Directory.CreateSymbolicLink(project.PathOf(".github"), Path.GetTempPath());

        Assert.Contains("outside", Assert.Throws<Hosting.CommandException>(() => Plan(Workflow)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_targets_that_make_one_file_are_refused() =>
        Assert.Contains("twice", Assert.Throws<Hosting.CommandException>(() => BuildPlan.Of(project.Folder, [("a", File("x")), ("b", File("X"))], null)).Message, StringComparison.Ordinal);

    [Fact]
    public void When_one_file_cannot_be_written_nothing_is()
    {
        project.With("blocked", "a file where a folder is needed");
        var before = project.Everything();
        var plan = BuildPlan.Of(project.Folder, [("t", File("a/b/new.txt")), ("t", File("blocked/x.txt"))], null);

        var fault = Assert.Throws<Hosting.CommandException>(() => FileWriter.Write(plan));

        Assert.Contains("Nothing was changed.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, project.Everything());
        Assert.False(project.Exists("a"));
    }

    [SkippableFact]
    public void A_folder_without_permission_is_said()
    {
        Directory.CreateDirectory(project.PathOf("locked"));
        System.IO.File.SetUnixFileMode(project.PathOf("locked"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Skip.If(Environment.UserName == "root", "this user may write everywhere");

        var result = project.Run("build", "--out", "locked");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("permission is denied. Nothing was changed.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_changes_nothing()
    {
        var result = await FlowProcess.InShellAsync(project.Folder, "ulimit -f 0; trap '' XFSZ; $FLOW build");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Equal(["ci.flow"], project.Everything().Keys);
    }

    private const string Levels = """
        service api
        slo availability of api {
          objective 99.9% over 30d
          good = promql"sum(rate(good_total[${{ window }}]))"
          total = promql"sum(rate(all_total[${{ window }}]))"
        }

        """;

    private static GeneratedFile File(string path) => new(path, "text\n", []);

    private BuildPlan Plan(string path) => BuildPlan.Of(project.Folder, [("t", File(path))], null);
}
