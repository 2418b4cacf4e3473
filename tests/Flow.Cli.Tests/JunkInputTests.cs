using System.Text;
using Flow.Cli.Commands;
using Flow.Cli.Running;
using Flow.CSharp;

namespace Flow.Cli.Tests;

/// <summary>Whatever lies on the disk: one clear message, no stack trace, no hang.</summary>
public sealed class JunkInputTests : IDisposable
{
    private readonly TestProject project = TestProject.Good();

    public void Dispose() => project.Dispose();

    [Fact]
    public void A_binary_file() => Rejects("FLOW7002", "`x.flow` is not text: byte 3 is zero", project.With("x.flow", [1, 2, 0, 4]));

    [Fact]
    public void A_file_that_is_not_utf8() => Rejects("FLOW7002", "line 2 is not UTF-8", project.With("x.flow", [.. "let a = 1\nlet b = \""u8, 0xE9, (byte)'"']));

    [Fact]
    public void A_utf16_file() => Rejects("FLOW7002", "it is UTF-16. Save it as UTF-8.", project.With("x.flow", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("let a = 1")]));

    [Fact]
    public void A_folder_named_like_a_source()
    {
        Directory.CreateDirectory(project.PathOf("x.flow"));

        Rejects("FLOW7001", "`x.flow` is a folder", project);
    }

    [Fact]
    public void A_link_that_leads_nowhere()
    {
        File.CreateSymbolicLink(project.PathOf("x.flow"), "nothing");

        Rejects("FLOW7001", "it is a link to `nothing`, which leads nowhere", project);
    }

    [Fact]
    public void A_link_to_itself()
    {
        File.CreateSymbolicLink(project.PathOf("x.flow"), project.PathOf("x.flow"));

        Rejects("FLOW7001", "`x.flow` cannot be read", project);
    }

    [Fact]
    public void A_link_that_makes_a_circle_of_folders_is_not_followed()
    {
        Directory.CreateDirectory(project.PathOf("a"));
        Directory.CreateSymbolicLink(project.PathOf("a/up"), project.Folder);

        Assert.Equal("No problems in 1 file\n", project.Run("check").Out);
    }

    [SkippableFact]
    public void A_file_without_permission()
    {
        project.With("x.flow", Sources.Good);
        File.SetUnixFileMode(project.PathOf("x.flow"), UnixFileMode.None);
        Skip.If(CanStillRead(project.PathOf("x.flow")), "this user may read everything");

        Rejects("FLOW7001", "`x.flow` cannot be read: permission is denied.", project);
    }

    [Fact]
    public void No_source_at_all()
    {
        using var empty = new TestProject();

        Rejects("FLOW7005", "There is no `.flow` file here.", empty);
    }

    [Fact]
    public void A_path_that_does_not_exist()
    {
        var result = project.Run("check", "nowhere");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("error: [FLOW7001] There is no file or folder `nowhere`.\n", result.Error);
    }

    [Fact]
    public void While_a_file_cannot_be_read_nothing_is_said_about_names()
    {
        project.With("broken.flow", [0]).With("b.flow", Sources.Wrong);

        Assert.DoesNotContain("FLOW2003", project.Run("check").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_ten_megabytes()
    {
        var result = project.With("x.flow", $"let a = \"{new string('x', 10_000_000)}\" nope\n").Run("check");

        Assert.Equal(1, result.ExitCode);
        Assert.All(result.Out.Split('\n'), line => Assert.True(line.Length < 250, $"{line.Length} characters"));
    }

    [Fact]
    public void A_thousand_files()
    {
        for (var i = 0; i < 1000; i++)
        {
            project.With($"many/p{i}.flow", Sources.Good.Replace("pipeline ci", $"pipeline p{i}"));
        }

        Assert.Equal("No problems in 1001 files\n", project.Run("check").Out);
    }

    [Fact]
    public void Thousands_of_mistakes_are_cut_short_for_people()
    {
        var result = project.With("x.flow", string.Concat(Enumerable.Range(0, 500).Select(i => $"let a{i} = nope{i}\n"))).Run("check");

        Assert.Contains("… and 400 more.", result.Out, StringComparison.Ordinal);
        Assert.Contains("500 errors in 2 files", result.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_no_run_prepared_is_left_alone()
    {
        var result = project.With("notes.txt", "Mine, and long enough to be something.").Run(PreparedRunCommand.Name, project.PathOf("notes.txt"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is no run that was prepared: It was not written by `flow run`.", result.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(project.PathOf("notes.txt")));
    }

    [Fact]
    public void A_prepared_run_is_for_its_owner_alone_and_is_taken_once()
    {
        var run = new PreparedRun("root", "ci", "Entry", new RunnerSource([new RunnerFile("a.cs", "class A;"), new RunnerFile("b.cs", "// ü")]));
        var file = run.WriteToFile();

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        var taken = PreparedRun.TakeFile(file);
        Assert.Equal(run with { Source = taken.Source }, taken);
        Assert.Equal(run.Source.Files.Select(static f => (f.Path, f.Text)), taken.Source.Files.Select(static f => (f.Path, f.Text)));
        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData("Broken pipe", 32, true)]
    [InlineData("The pipe is being closed.", unchecked((int)0x800700E8), true)]
    [InlineData("Could not find file 'pipeline.flow'.", 2, false)]
    public void Only_a_pipe_that_nobody_reads_is_no_mistake(string message, int number, bool expected) =>
        Assert.Equal(expected, Application.IsClosedPipe(new IOException(message, number)));

    private static void Rejects(string code, string message, TestProject project)
    {
        var result = project.Run("check");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"error[{code}]", result.Out, StringComparison.Ordinal);
        Assert.Contains(message, result.Out, StringComparison.Ordinal);
        Assert.Empty(result.Error);
    }

    private static bool CanStillRead(string path)
    {
        try
        {
            File.ReadAllText(path);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
