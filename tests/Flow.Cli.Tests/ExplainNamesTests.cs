using System.Text.Json;

namespace Flow.Cli.Tests;

/// <summary><c>flow explain</c> for what a project declares.</summary>
public sealed class ExplainNamesTests : IDisposable
{
    private readonly TestProject project = new TestProject()
        .With("lib/dotnet.flow", """
            /// Tests one project.
            /// With `trx` results.
            export template dotnet-test of job {
              /// The project's folder.
              param project: path
              param level: "quick" | "full" = "quick"
              on linux
              run "dotnet test ${project}"
            }
            let hidden = 1

            """)
        .With("ci.flow", """
            import "lib/dotnet.flow" as dotnet
            let regions = ["eu-west-1", "us-east-1"]
            /// One place to deploy to.
            type spot { name: string, replicas: int = 2 }
            /// The greeting.
            function greet(who: string, times: int = 1): string = "hello ${who}"

            /// Builds on every push.
            pipeline ci "Build" {
              on push
              dotnet.dotnet-test unit { project = "tests" }

              /// Makes the app.
              job build "Make it" on linux after unit {
                run "make" as make
                artifact app from "bin/**"
                output text: string = make.stdout
              }
            }
            pipeline nightly { on manual
              job build on linux { run "make all" } }

            """);

    public void Dispose() => project.Dispose();

    [Fact]
    public void A_job_is_shown_with_what_was_made_of_it()
    {
        var lines = project.Run("build").ExitCode == 0 ? File.ReadAllLines(project.PathOf(".github/workflows/ci.yml")) : [];
        var first = Array.FindIndex(lines, static l => l == "  build:") + 1;

        var text = project.Run("explain", "ci.build").Out;

        Assert.Equal($"""
            ci.build
            job, declared in ci.flow:14:3

                job build "Make it" on linux after unit

            Makes the app.

            Declares

              step make
              artifact app
              output text

            Generated

              .github/workflows/ci.yml:{first}-{lines.Length}

            """, text);
    }

    [Fact]
    public void A_template_of_a_library_is_shown_with_its_parameters_and_where_it_went()
    {
        var text = project.Run("explain", "dotnet.dotnet-test").Out;

        Assert.StartsWith("dotnet.dotnet-test\ntemplate, declared in lib/dotnet.flow:3:1\n\n    export template dotnet-test of job\n\nTests one project. With `trx` results.\n", text, StringComparison.Ordinal);
        Assert.Contains("\nParameters\n\n  project: path            The project's folder.\n  level: \"quick\" | \"full\"  Default: \"quick\".\n", text, StringComparison.Ordinal);
        Assert.Contains("\nGenerated\n\n  .github/workflows/ci.yml:", text, StringComparison.Ordinal);
        Assert.Equal(2, project.Run("explain", "dotnet.hidden").ExitCode);
    }

    [Theory]
    [InlineData("regions", "value, declared in ci.flow:2:1", "    let regions = [\"eu-west-1\", \"us-east-1\"]")]
    [InlineData("spot", "type, declared in ci.flow:4:1", "    type spot { name: string, replicas: int = 2 }")]
    [InlineData("greet", "function, declared in ci.flow:6:1", "  times: int   Default: 1.")]
    [InlineData("ci", "pipeline, declared in ci.flow:9:1", "  job build  Makes the app.")]
    [InlineData("app", "artifact, declared in ci.flow:16:5", "    artifact app from \"bin/**\"")]
    public void Every_declaration_is_found_by_its_name(string name, string where, string line)
    {
        var lines = project.Run("explain", name).Out.Split('\n');

        Assert.Contains(where, lines);
        Assert.Contains(line, lines);
    }

    [Fact]
    public void A_name_that_several_have_shows_them_all() =>
        Assert.Equal(["ci.build", "nightly.build"], project.Run("explain", "build", "--project", ".").Out.Split('\n').Where(static l => l.EndsWith(".build", StringComparison.Ordinal)));

    [Fact]
    public void A_name_as_json()
    {
        using var json = JsonDocument.Parse(project.Run("explain", "dotnet.dotnet-test", "--json").Out);

        var root = json.RootElement;
        Assert.Equal(("template", "lib/dotnet.flow", 3), (root.GetProperty("what").GetString(), root.GetProperty("file").GetString(), root.GetProperty("line").GetInt32()));
        Assert.Equal(["project", "level"], root.GetProperty("parameters").EnumerateArray().Select(static p => p.GetProperty("name").GetString()));
        Assert.Equal("\"quick\"", root.GetProperty("parameters")[1].GetProperty("default").GetString());
        using var several = JsonDocument.Parse(project.Run("explain", "build", "--project", ".", "--json").Out);
        Assert.Equal(2, several.RootElement.GetProperty("matches").GetArrayLength());
    }

    [Fact]
    public void Words_of_the_language_go_first_unless_a_project_is_named()
    {
        project.With("other/release.flow", "/// Ships.\npipeline release { on manual\n  job a on linux { run \"make\" } }\n");

        Assert.StartsWith("on release\n", project.Run("explain", "release").Out, StringComparison.Ordinal);
        Assert.StartsWith("release\npipeline, declared in release.flow:2:1\n", project.Run("explain", "release", "--project", "other").Out, StringComparison.Ordinal);
        Assert.StartsWith("join(", project.Run("explain", "join").Out, StringComparison.Ordinal);
        Assert.StartsWith("git\n", project.Run("explain", "git").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secrets", "secrets\nSecrets of the host or the environment, each by its name: `secrets.TOKEN`.\n")]
    [InlineData("vars", "vars\nConfiguration variables of the host.\n")]
    [InlineData("schedule", "Example\n\n    on schedule every day at 03:00\n")]
    [InlineData("push", "Example\n\n    on push to \"main\"\n")]
    public void What_people_look_for_first_is_explained(string word, string expected) =>
        Assert.Contains(expected, project.Run("explain", word).Out, StringComparison.Ordinal);

    [Fact]
    public void A_property_is_explained_with_the_kinds_that_have_it()
    {
        var text = project.Run("explain", "timeout").Out;

        Assert.StartsWith("timeout: duration\n", text, StringComparison.Ordinal);
        Assert.Contains("`job`", text, StringComparison.Ordinal);
        Assert.Contains("\n  cancel: bool  ", project.Run("explain", "concurrency").Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(project.Run("explain", "sets", "--json").Out);
        Assert.Equal("sets", json.RootElement.GetProperty("property").GetString());
    }

    [Fact]
    public void An_unknown_name_is_compared_with_those_of_the_project()
    {
        var result = project.Run("explain", "ci.biuld");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Did you mean `ci.build`?", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_with_mistakes_is_explained_as_far_as_it_goes()
    {
        project.With("more.flow", Sources.Wrong.Replace("ci", "more", StringComparison.Ordinal));

        Assert.StartsWith("more.build\njob, declared in more.flow:4:3\n", project.Run("explain", "more.build").Out, StringComparison.Ordinal);
    }
}
