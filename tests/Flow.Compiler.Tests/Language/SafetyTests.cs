using Flow.Compiler.Emit;
using Flow.Compiler.Emit.GitHubActions;

namespace Flow.Compiler.Tests.Language;

/// <summary>Detours around the labels, and names and quotes of the variables that holes become.</summary>
public class SafetyTests
{
    [Theory]
    [InlineData("step x { env { REF = event.pull_request.head.sha }, run \"make\" }\n    checkout { ref = event.pull_request.head.ref }")]
    [InlineData("uses \"actions/checkout@v4\" { ref = event.pull_request.head.sha }")]
    [InlineData("run \"gh pr checkout 1\"")]
    [InlineData("checkout { ref = git.head-branch }")]
    public void Foreign_code_gets_no_secret_however_it_is_checked_out(string checkout) =>
        Assert.Contains("FLOW5004", Codes($"pipeline p {{\n  on pull-request-target\n  job a on linux {{\n    {checkout}\n    run \"make\" {{ env {{ T = secrets.T }} }}\n  }}\n}}\n"));

    [Fact]
    public void Foreign_code_is_found_behind_an_environment_variable_of_the_job() =>
        Assert.Contains("FLOW5004", Codes("""
            pipeline p {
              on pull-request-target
              job a on linux {
                env { REF = event.pull_request.head.sha }
                checkout { ref = env.REF }
                run "make" { env { T = secrets.T } }
              }
            }

            """));

    [Theory]
    [InlineData("job a on \"${event.pull_request.title}\" { run \"make\" }")]
    [InlineData("job a on linux { container = \"${event.pull_request.title}\"\n    run \"make\" }")]
    [InlineData("job a on linux { uses \"actions/github-script@v7\" { script = \"x('${event.pull_request.title}')\" } }")]
    [InlineData("job a on linux { run [\"bash\", \"-c\", event.pull_request.title] }")]
    public void An_outsider_chooses_no_machine_no_container_and_no_code(string job) =>
        Assert.Contains("FLOW5010", Codes($"pipeline p {{\n  on pull-request\n  {job}\n}}\n"));

    /// <summary>No address is as long as a book, and to look for parameters in one would take minutes.</summary>
    [Theory]
    [InlineData(10, true)]
    [InlineData(1_000_000, false)]
    public void A_password_is_looked_for_where_an_address_can_be(int length, bool isFound) =>
        Assert.Equal(isFound, Codes($"project shop {{ standards = strict }}\npipeline p {{\n  on push\n  job a on linux {{\n    env {{ DB = \"postgresql://db/x?{new string('a', length)}&password=hunter2\" }}\n    run \"make\"\n  }}\n}}\n").Contains("FLOW5015"));

    [Fact]
    public void A_secret_of_the_step_s_own_environment_stays_a_secret() =>
        Assert.Contains("FLOW5003", Codes("pipeline p {\n  on push\n  job a on linux {\n    step \"t ${env.T}\" { env { T = secrets.T }, run \"make\" }\n  }\n}\n"));

    [Fact]
    public void A_number_that_an_outsider_gives_cannot_hold_a_command() =>
        Assert.Empty(Codes("pipeline p {\n  on pull-request\n  job a on linux { run \"echo ${starts-with(event.pull_request.title, \"a\")}\" }\n}\n"));

    [Theory]
    [InlineData("ls ${{ path }}", "FLOW_PATH: ", "ls \"${FLOW_PATH}\"")]
    [InlineData("VERSION=1; echo $VERSION ${{ version }}", "FLOW_VERSION: ", "echo $VERSION \"${FLOW_VERSION}\"")]
    [InlineData("echo $LEVEL ${{ level }}", "FLOW_LEVEL: ", "echo $LEVEL \"${FLOW_LEVEL}\"")]
    [InlineData("x=$((1 << 2)); rm -rf ${{ folder }}", "FOLDER: ", "rm -rf \"${FOLDER}\"")]
    [InlineData("cat <<< word; rm -rf ${{ folder }}", "FOLDER: ", "rm -rf \"${FOLDER}\"")]
    public void A_hole_s_variable_hides_no_other_and_is_quoted(string script, string variable, string line)
    {
        var yaml = Yaml($$"""
            pipeline p {
              on manual
              param path: string = "a"
              param version: string = "b"
              param level: string = "c"
              param folder: string = "d"
              job a on linux {
                env { LEVEL = "outer" }
                run sh#"{{script}}"#
              }
            }

            """);
        Assert.Contains(variable, yaml, StringComparison.Ordinal);
        Assert.Contains(line, yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_for_sh_is_not_run_by_PowerShell() =>
        Assert.Contains("shell: bash", Yaml("pipeline p {\n  on push\n  job a on linux {\n    defaults { shell = \"pwsh\" }\n    run sh\"for f in *; do echo $f; done\"\n  }\n}\n").Split("steps:")[1], StringComparison.Ordinal);

    [Fact]
    public void A_variable_in_PowerShell_ends_where_its_name_ends() =>
        Assert.Contains("echo ${env:GIT_SHA}_x", Yaml("pipeline p {\n  on push\n  job a on windows { run pwsh\"echo ${{ git.sha }}_x\" }\n}\n"), StringComparison.Ordinal);

    [Fact]
    public void No_cell_is_lost_before_the_condition_is_asked()
    {
        var job = Compilation.Of("pipeline p {\n  on push\n  job a on linux for x in 1..200 for y in 1..200 where x == y { run \"make ${x} ${y}\" }\n}\n").Model.Pipelines[0].Jobs[0];
        Assert.Equal(200, job.Matrix!.Cells.Length);
    }

    [Fact]
    public void A_call_of_a_call_has_the_permissions_of_the_innermost()
    {
        var model = Compilation.Of("""
            pipeline p { on push, call q }
            pipeline q { on call, call r }
            pipeline r {
              on call
              job a on linux {
                grant write on packages because "publishes"
                run "make"
              }
            }

            """).Model;
        Assert.Contains(model.Pipelines[0].Jobs[0].Permissions.Scopes, static s => s is { Scope: "packages", Level: Compiler.Model.AccessLevel.Write });
    }

    [Fact]
    public void A_chain_of_many_jobs_is_walked_without_the_stack()
    {
        var jobs = string.Concat(Enumerable.Range(0, 6000).Select(static i => $"  job j{i} on linux{(i == 0 ? "" : $" after j{i - 1}")} {{ run \"make\" }}\n"));
        Assert.Empty(Codes($"pipeline p {{\n  on push\n{jobs}}}\n"));
    }

    [Fact]
    public void Failure_beside_an_exit_code_means_any_failure()
    {
        var step = Compilation.Of("pipeline p {\n  on push\n  job a on linux { run \"make\" { retry 2 on [failure, exit-code(3)] } }\n}\n").Model.Pipelines[0].Jobs[0].Steps[0];
        Assert.Empty(step.Retry!.ExitCodes);
    }

    private static IEnumerable<string> Codes(string text) =>
        Compilation.Of(text).Diagnostics.Where(static d => d.Severity == Compiler.Diagnostics.Severity.Error).Select(static d => d.Code);

    private static string Yaml(string text)
    {
        var compilation = Compilation.Of(text);
        Assert.Empty(compilation.Diagnostics);
        return Assert.Single(compilation.Emit(new GitHubActionsTarget(), EmitOptions.Default).Files).Text;
    }
}
