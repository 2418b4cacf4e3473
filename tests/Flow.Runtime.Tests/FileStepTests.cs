using System.Diagnostics;

namespace Flow.Runtime.Tests;

public class FileStepTests
{
    [Fact]
    public async Task A_checkout_takes_what_git_knows_or_would_take_and_gives_a_repository_that_works()
    {
        using var project = new Project().With("src/a.txt", "a").With("ignored.log", "x").With(".gitignore", "*.log\n");
        Git(project, "init -q -b main", "add .", "-c user.name=t -c user.email=t@t commit -qm first", "tag v1.0");
        project.With("new.txt", "untracked");
        File.CreateSymbolicLink(Path.Combine(project.Folder, "link"), "src/a.txt");
        var outcome = await project.RunAsync(Make.Job("a", new CheckoutStep(),
                Make.Sh("s", "ls; readlink link; git describe --tags; git status --porcelain; git -c user.name=t -c user.email=t@t commit -q --allow-empty -m local") with { Capture = Capture.Stdout })
            .Reading("said", static c => c.Step("s").Stdout.ReplaceLineEndings(" ")));
        Assert.Equal("link new.txt src src/a.txt v1.0 ?? link ?? new.txt", outcome.Output("a", "said"));
        Assert.Equal("first", Git(project, "log -1 --format=%s").Trim());
    }

    [Fact]
    public async Task A_repository_without_a_commit_is_checked_out()
    {
        using var project = new Project().With("a.txt", "a");
        Git(project, "init -q -b main");
        var outcome = await project.RunAsync(Make.Job("a", new CheckoutStep(), Make.Sh("s", "ls; git status --porcelain") with { Capture = Capture.Stdout })
            .Reading("said", static c => c.Step("s").Stdout.ReplaceLineEndings(" ")));
        Assert.Equal("a.txt ?? a.txt", outcome.Output("a", "said"));
    }

    [Fact]
    public async Task A_checkout_can_take_another_reference()
    {
        using var project = new Project().With("a.txt", "old");
        Git(project, "init -q -b main", "add .", "-c user.name=t -c user.email=t@t commit -qm first", "tag v1.0");
        project.With("a.txt", "new");
        var outcome = await project.RunAsync(Make.Job("a", new CheckoutStep { Ref = static _ => "v1.0", Into = static _ => "sub" }, Make.Sh("s", "cat sub/a.txt") with { Capture = Capture.Stdout })
            .Reading("said", static c => c.Step("s").Stdout));
        Assert.Equal("old", outcome.Output("a", "said"));
    }

    [Fact]
    public async Task Without_git_build_output_stays_behind_and_modes_are_kept()
    {
        using var project = new Project().With("run.sh", "#!/bin/sh\necho ran").With("obj/x", "x").With("web/node_modules/y", "y");
        Git(project.Folder, "chmod", "+x run.sh");
        var outcome = await project.RunAsync(Make.Job("a", new CheckoutStep(), Make.Sh("s", "./run.sh; ls -A; rm -r run.sh") with { Capture = Capture.Stdout })
            .Reading("said", static c => c.Step("s").Stdout.ReplaceLineEndings(" ")));
        Assert.Equal("ran run.sh", outcome.Output("a", "said"));
        Assert.True(File.Exists(Path.Combine(project.Folder, "run.sh")));
    }

    [Fact]
    public async Task In_place_a_job_works_in_the_project_folder()
    {
        using var project = new Project();
        await project.RunAsync(new PipelineDefinition("p") { Jobs = [Make.Job("a", new CheckoutStep(), Make.Sh("s", "touch made"))] }, static options => options with { InPlace = true });
        Assert.True(File.Exists(Path.Combine(project.Folder, "made")));
    }

    [Fact]
    public async Task Workspaces_are_removed_unless_kept()
    {
        using var project = new Project();
        var paths = new List<string>();
        var job = Make.Job("a", new CSharpStep("s", c =>
        {
            paths.Add(c.Workspace);
            return Task.FromResult(Value.None);
        }));
        await project.RunAsync(job);
        await project.RunAsync(new PipelineDefinition("p") { Jobs = [job] }, static options => options with { KeepWorkspaces = true });
        Assert.Equal([false, true], paths.Select(Directory.Exists));
        Directory.Delete(Path.GetDirectoryName(Path.GetDirectoryName(paths[1]))!, recursive: true);
    }

    [Theory]
    [InlineData("out/**", "b.txt sub/c.txt")]
    [InlineData("out/sub/c.txt", "c.txt")]
    [InlineData("out", "b.txt sub/c.txt")]
    [InlineData("**/*.txt", "a.txt out/b.txt out/sub/c.txt")]
    [InlineData("out/**\n!out/b.txt", "sub/c.txt")]
    [InlineData("a.txt\nout/sub/*", "a.txt out/sub/c.txt")]
    public async Task An_artifact_holds_its_files_below_the_common_folder(string patterns, string expected)
    {
        using var project = new Project();
        var outcome = await project.RunAsync(
            Make.Job("a", Make.Sh("make", "mkdir -p out/sub; touch a.txt out/b.txt out/sub/c.txt out/.hidden"), new UploadArtifactStep("keep", "app", _ => patterns.Split('\n'))),
            (Make.Job("b", new DownloadArtifactStep("take", "a", "app"), Make.Sh("s", "find . -type f | sed 's|^./||' | sort") with { Capture = Capture.Stdout }) with { Needs = ["a"] })
                .Reading("files", static c => c.Step("s").Stdout.ReplaceLineEndings(" ")));
        Assert.Equal(expected, outcome.Output("b", "files"));
    }

    [Fact]
    public async Task An_upload_without_files_fails_and_names_the_pattern()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(
            Make.Job("a", new UploadArtifactStep("keep", "app", static _ => ["bin/**"])),
            Make.Job("b", new UploadArtifactStep("keep", "app", static _ => ["bin/**"]) { IfNoFiles = IfNoFiles.Warn }));
        Assert.Equal(("failed", "succeeded"), (outcome.Result("a"), outcome.Result("b")));
        Assert.Contains("No file matches 'bin/**'", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Artifacts_of_all_cells_are_merged_and_one_cell_can_be_chosen()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(
            Make.Job("a", Make.Sh("make", "echo $OS > $OS.txt") with { Environment = [new("OS", static c => c.Matrix.Text("os"))] }, new UploadArtifactStep("keep", "app", static _ => ["*.txt"]))
                with { Matrix = static _ => Matrix.Cross(("os", ["linux", "windows"])) },
            (Make.Job("b",
                new DownloadArtifactStep("all", "a", "app") { Into = static _ => "all" },
                new DownloadArtifactStep("one", "a", "app") { Into = static _ => "one", Cell = static _ => new() { ["os"] = "windows" } },
                Make.Sh("s", "cat all/*.txt one/*.txt") with { Capture = Capture.Stdout }) with { Needs = ["a"] })
                .Reading("said", static c => c.Step("s").Stdout.ReplaceLineEndings(" ")));
        Assert.Equal("linux windows windows", outcome.Output("b", "said"));
    }

    [Fact]
    public async Task A_cache_is_found_again_by_its_key_or_the_beginning_of_it()
    {
        using var project = new Project();
        async Task<string> Run(string key) => (await project.RunAsync(Make.Job("a",
                new CacheStep("cache", _ => key, static _ => ["deps"]) { RestoreKeys = static _ => ["deps-"] },
                Make.Sh("s", "echo \"$(cat deps/x 2>/dev/null)\"; mkdir -p deps; echo \"$KEY\" > deps/x") with { Capture = Capture.Stdout, Environment = [new("KEY", _ => key)] })
            .Reading("said", static c => $"{c.Step("cache").Output("cache-hit")}|{c.Step("s").Stdout}"))).Output("a", "said");
        Assert.Equal("|", await Run("deps-1"));
        Assert.Equal("true|deps-1", await Run("deps-1"));
        Assert.Equal("false|deps-1", await Run("deps-2"));
        Assert.Equal("false|deps-2", await Run("other"));
    }

    [Fact]
    public async Task Hashes_of_files_change_with_their_content_only()
    {
        using var project = new Project();
        var outcome = await project.RunAsync(Make.Job("a", Make.Sh("make", "mkdir d; echo 1 > d/a.lock; echo 1 > b.lock"))
            .Reading("two", static c => c.HashFiles("**/*.lock")).Reading("none", static c => c.HashFiles("*.none")));
        Assert.Equal((64, ""), (outcome.Output("a", "two").Length, outcome.Output("a", "none")));
    }

    internal static string Git(Project project, params string[] commands) => string.Concat(commands.Select(command => Git(project.Folder, "git", command)));

    private static string Git(string folder, string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return text;
    }
}
