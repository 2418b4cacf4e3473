using Flow.Compiler.Tests.Language;

namespace Flow.Compiler.Tests.Emit.GitHubActions;

/// <summary>A workflow lies where GitHub finds it, and each generated file is one.</summary>
public class FilePlacesTests
{
    [Theory]
    [InlineData("workflows/ci.yml", ".github/workflows/ci.yml")]
    [InlineData(".github/workflows/release/ship.yml", ".github/workflows/ship.yml")]
    [InlineData(".github/workflows/ship.txt", ".github/workflows/ship.yml")]
    [InlineData(".github/workflows/ship", ".github/workflows/ship.yml")]
    [InlineData("/etc/ci.yaml", ".github/workflows/ci.yml")]
    [InlineData(".github\\\\workflows\\\\ci.yml", ".github/workflows/ci.yml")]
    [InlineData("..", ".github/workflows/build.yml")]
    public void A_workflow_that_GitHub_would_not_find_is_an_error_at_its_path(string path, string better)
    {
        var found = LanguageChecks.CheckAtGitHub(
            $$"""
            pipeline build {
              file = "{{path}}"
                     {{new string('^', path.Length + 2)}} FLOW6019 GitHub finds workflows directly in `.github/workflows` only, and only files that end in `.yml` or `.yaml`: `{{better}}`.
              on push
              job a on linux { run "make" }
            }
            """);

        Assert.Equal($"Write `{better}`", Assert.Single(found[0].Fixes).Title);
    }

    [Theory]
    [InlineData(".github/workflows/CI.yaml")]
    [InlineData(".github/workflows/ci.build.yml")]
    public void A_workflow_in_the_folder_of_workflows_is_fine(string path) =>
        LanguageChecks.CheckAtGitHub($"pipeline build {{\n  file = \"{path}\"\n  on push\n  job a on linux {{ run \"make\" }}\n}}\n");

    [Fact]
    public void An_action_lies_in_the_project() =>
        LanguageChecks.CheckAtGitHub(
            """
            action hello {
              folder = "../actions/hello"
                       ^^^^^^^^^^^^^^^^^^ FLOW6019 GitHub reads the action `hello` from this repository, so its folder lies in the project: `.github/actions/hello`.
              run "echo hello"
            }
            pipeline build {
              on push
              job a on linux {
                checkout
                uses hello
              }
            }
            """);

    [Fact]
    public void An_action_at_the_top_of_the_repository_is_fine() =>
        Assert.Contains("action.yml", Compilation.Of("action hello {\n  folder = \".\"\n  run \"echo hello\"\n}\n").Emit(new Compiler.Emit.GitHubActions.GitHubActionsTarget(), Compiler.Emit.EmitOptions.Default).Files.Select(static f => f.Path));

    [Fact]
    public void Two_pipelines_have_two_files()
    {
        var found = LanguageChecks.CheckAtGitHub(
            """
            pipeline ci {
              on push
              job a on linux { run "make" }
            }
            pipeline nightly {
              file = ".github/workflows/CI.yml"
                     ^^^^^^^^^^^^^^^^^^^^^^^^^^ FLOW6020 `.github/workflows/CI.yml` would be the file of the pipeline `ci` and of the pipeline `nightly`. Give one of them another.
              on manual
              job a on linux { run "make" }
            }
            """);

        Assert.Equal("main.flow:1:1", Assert.Single(found[0].Related).Location.ToString());
    }

    [Fact]
    public void Two_actions_have_two_folders() =>
        LanguageChecks.CheckAtGitHub(
            """
            action hello {
              folder = "tools/hello"
              run "echo hello"
            }
            action greet {
              folder = "tools/./hello/"
                       ^^^^^^^^^^^^^^^^ FLOW6020 `tools/hello/action.yml`
              run "echo hello"
            }
            """);
}
