using System.Text;
using System.Text.Json;

namespace Flow.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    private readonly TestProject project = new();

    public void Dispose() => project.Dispose();

    [Fact]
    public void A_good_project_has_no_problems()
    {
        var result = project.With("ci.flow", Sources.Good).Run("check");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("No problems in 1 file\n", result.Out);
    }

    [Fact]
    public void A_mistake_is_shown_with_its_line_and_its_fix()
    {
        var result = project.With("ci.flow", Sources.Fixable).Run("check");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            """
            error[FLOW1201]: A value is set with `=`: `timeout = 10m`. (`:` gives a type.)
             --> ci.flow:5:12
              |
            5 |     timeout: 10m
              |            ^
              = fix: Write ` =`

            1 error in 1 file

            """,
            result.Out);
    }

    [Fact]
    public void A_path_leads_from_the_current_folder_to_the_file()
    {
        project.With("shop/ci.flow", Sources.Wrong);

        Assert.Contains("--> shop/ci.flow:5:17", project.Run("check", "shop").Out, StringComparison.Ordinal);
        Assert.Contains("--> shop/ci.flow:5:17", project.Run("check", "shop/ci.flow").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_belongs_to_the_nearest_folder_upwards_that_declares_a_project()
    {
        project.With("shop/project.flow", "project shop\n").With("shop/deep/er/ci.flow", Sources.Good);

        Assert.Contains("in 2 files", project.Run("check", "shop/deep/er/ci.flow").Out, StringComparison.Ordinal);
        Assert.Contains("in 1 file", project.With("other/ci.flow", Sources.Good).Run("check", "other/ci.flow").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Folders_of_tools_are_not_searched()
    {
        project.With("ci.flow", Sources.Good);
        foreach (var folder in new[] { ".git", "bin", "obj", "node_modules", ".flow", ".hidden", "src/obj" })
        {
            project.With($"{folder}/x.flow", Sources.Wrong);
        }

        Assert.Equal("No problems in 1 file\n", project.Run("check").Out);
    }

    [Fact]
    public void Colours_are_used_only_when_they_are_wanted()
    {
        project.With("ci.flow", Sources.Wrong);

        Assert.DoesNotContain('\e', project.Run("check").Out);
        Assert.Contains('\e', project.Run("check", "--color", "always").Out);
        Assert.Contains('\e', project.WithVariable("FORCE_COLOR", "1").Run("check").Out);
        Assert.DoesNotContain('\e', project.WithVariable("NO_COLOR", "1").Run("check").Out);
        Assert.DoesNotContain('\e', project.WithVariable("NO_COLOR", "").Run("check", "--color", "never").Out);
    }

    [Fact]
    public void Json_holds_every_place_and_fix()
    {
        var result = project.With("ci.flow", Sources.Fixable).Run("check", "--format", "json");

        using var json = JsonDocument.Parse(result.Out);
        var diagnostic = Assert.Single(json.RootElement.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal(1, result.ExitCode);
        Assert.Equal((1, 1), (json.RootElement.GetProperty("version").GetInt32(), json.RootElement.GetProperty("errors").GetInt32()));
        Assert.Equal("ci.flow", diagnostic.GetProperty("file").GetString());
        Assert.Equal((5, 12), (diagnostic.GetProperty("start").GetProperty("line").GetInt32(), diagnostic.GetProperty("start").GetProperty("column").GetInt32()));
        Assert.Equal(13, diagnostic.GetProperty("end").GetProperty("column").GetInt32());
        Assert.Equal(" =", diagnostic.GetProperty("fixes")[0].GetProperty("edits")[0].GetProperty("newText").GetString());
    }

    [Fact]
    public void At_github_annotations_are_the_default_and_escape_what_has_a_meaning_there()
    {
        project.With("a,b:c%.flow", Sources.Wrong).WithVariable("GITHUB_ACTIONS", "true");

        var line = project.Run("check").Out.Split('\n')[0];

        Assert.StartsWith("::error file=a%2Cb%3Ac%25.flow,line=5,endLine=5,col=17,endColumn=21,title=FLOW2003::There is no `nope` here.", line, StringComparison.Ordinal);
    }

    [Fact]
    public void At_github_paths_start_at_the_repository()
    {
        project.With("shop/ci.flow", Sources.Wrong).WithVariable("GITHUB_ACTIONS", "true").WithVariable("GITHUB_WORKSPACE", Path.GetDirectoryName(project.Folder)!);

        Assert.Contains($"file={Path.GetFileName(project.Folder)}/shop/ci.flow,", project.Run("check", "shop").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Strict_fails_on_warnings()
    {
        project.With("ci.flow", """
            pipeline ci {
              on push
              job build on linux {
                run sh"eval $TITLE" { env { TITLE = event.head_commit.message } }
              }
            }
            """);

        Assert.Equal(0, project.Run("check").ExitCode);
        Assert.Contains("warning[FLOW5008]", project.Run("check").Out, StringComparison.Ordinal);
        Assert.Equal(1, project.Run("check", "--strict").ExitCode);
    }

    [Fact]
    public void Fixes_are_applied_and_keep_mark_line_ends_and_permissions()
    {
        var path = project.PathOf("ci.flow");
        project.With("ci.flow", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Sources.Fixable.Replace("\n", "\r\n"))]);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var result = project.Run("check", "--fix");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("1 fix was applied.\n", result.Error);
        var expected = Sources.Fixable.Replace("timeout:", "timeout =").Replace("\n", "\r\n");
        Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(expected)], File.ReadAllBytes(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(path));
        Assert.Equal(["ci.flow"], project.Everything().Keys);
    }

    [Fact]
    public void A_fixed_project_has_nothing_left_to_fix()
    {
        project.With("a.flow", Sources.Fixable).With("b.flow", Sources.Fixable.Replace("pipeline ci", "pipeline other")).Run("check", "--fix");

        Assert.Equal("Nothing could be fixed without a person.\n", project.Run("check", "--fix").Error);
    }

    [Fact]
    public void What_needs_a_person_is_not_fixed()
    {
        project.With("ci.flow", Sources.Wrong.Replace("${nope}", "${bild.app}"));
        var before = project.Read("ci.flow");

        Assert.Equal(1, project.Run("check", "--fix").ExitCode);
        Assert.Equal(before, project.Read("ci.flow"));
    }
}
