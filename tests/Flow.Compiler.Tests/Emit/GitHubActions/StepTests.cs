using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;
using static Flow.Tests.Models;

namespace Flow.Compiler.Tests.Emit.GitHubActions;

public class StepTests
{
    [Fact]
    public void A_script_gets_its_values_from_variables()
    {
        var step = Run("x") with
        {
            Script = new Script(null, "echo \"$TITLE\"\necho \"$LEVEL\"\n", [Var("TITLE", Context("event.title", FlowType.Any))]),
            Variables = [Var("LEVEL", Number(3))],
        };
        Assert.Equal(
            """
                  - env: # ci.flow:9
                      LEVEL: '3'
                      TITLE: ${{ github.event.title }}
                    run: |
                      echo "$TITLE"
                      echo "$LEVEL"

            """,
            StepsOf(step));
    }

    [Fact]
    public void What_a_step_has_stands_in_the_usual_order()
    {
        var step = Run("make").Named("build") with
        {
            Title = Str("Build: all"), When = Eq(Context("git.branch"), Str("main")), Folder = Str("src"), Timeout = Minutes(5), ContinueOnError = Bool(true),
            Script = new Script("pwsh", "make", []),
        };
        Assert.Equal(
            """
                  - name: 'Build: all' # ci.flow:9
                    id: build
                    if: github.ref == 'refs/heads/main'
                    continue-on-error: true
                    timeout-minutes: 5
                    working-directory: src
                    shell: pwsh
                    run: make

            """,
            StepsOf(step));
    }

    [Fact]
    public void A_program_gets_each_argument_as_one_word()
    {
        var step = new ProcessStep([Str("./merge"), Str("--title"), Context("event.title", FlowType.Any), Str("a b")], At(9)) { Key = "__merge" };
        Assert.Equal(
            """
                  - env: # ci.flow:9
                      ARGUMENT_2: ${{ github.event.title }}
                    run: ./merge --title "$ARGUMENT_2" 'a b'

            """,
            StepsOf(step));
    }

    [Fact]
    public void A_known_action_is_pinned_with_its_version_beside_it() =>
        Assert.Equal(
            """
                  # ci.flow:10
                  - uses: github/codeql-action/analyze@ff2f1c621b7f889edc0d3c761ac2e6a3f8cdb0dd # v4.37.7
                    with:
                      category: x

            """,
            StepsOf(Uses("github/codeql-action/analyze@v4", Var("category", Str("x")))));

    [Fact]
    public void An_unknown_action_keeps_its_reference_with_a_warning()
    {
        var result = Pipeline(Job("build", Uses("acme/thing@v1"))).Emit();
        Assert.Contains("      - uses: acme/thing@v1 # ci.flow:10\n", result.Files[0].Text, StringComparison.Ordinal);
        var diagnostic = Assert.Single(result.Diagnostics);
        Assert.Equal("FLOW6007", diagnostic.Code);
        Assert.Contains("flow.lock", diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_are_given_to_actions_line_by_line() =>
        Assert.Contains("          tags: |-\n            a\n            b\n", StepsOf(Uses("docker/build-push-action@v7", Var("tags", List("a", "b")))), StringComparison.Ordinal);

    [Fact]
    public void Credentials_stay_only_where_they_are_kept()
    {
        Assert.Contains("persist-credentials: false", StepsOf(Checkout), StringComparison.Ordinal);
        Assert.DoesNotContain("with:", StepsOf(Checkout with { KeepsCredentials = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void An_action_of_the_project_needs_the_repository()
    {
        var uses = new UsesStep(new DeclaredAction("hello"), [], At(9)) { Key = "__hello" };
        var model = ModelOf(Pipeline(Job("build", uses))) with { Actions = [Flow.Tests.WorkflowCases.Hello] };
        Assert.Equal("FLOW6016", Assert.Single(model.Emit().Diagnostics).Code);
        Assert.Contains("      - uses: ./.github/actions/hello # ci.flow:9\n", model.Emit().Files[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_only_scripts_have_is_refused_elsewhere()
    {
        var retried = Checkout with { Retry = new Retry(2, At(70)), Folder = Str("x") };
        Assert.Equal(["FLOW6008", "FLOW6008"], Pipeline(Job("build", retried)).Emit().Diagnostics.Select(static d => d.Code));
    }

    [Fact]
    public void Only_bash_can_be_wrapped()
    {
        var step = Run("x") with { Script = new Script("pwsh", "x", []), Retry = new Retry(2, At(70)) };
        Assert.Equal("FLOW6010", Assert.Single(Pipeline(Job("build", step)).Emit().Diagnostics).Code);
    }

    [Fact]
    public void A_time_out_on_a_Mac_cannot_be_tried_again()
    {
        var step = Run("x") with { Timeout = Minutes(1), Retry = new Retry(2, At(70)) { OnTimeout = true } };
        var mac = Job("build", step) with { Runner = new RunnerSelection([On("macos")], null, At()) };
        Assert.Equal("FLOW6008", Assert.Single(Pipeline(mac).Emit().Diagnostics).Code);
        Assert.Empty(Pipeline(Job("build", step)).Emit().Diagnostics);
    }

    [Fact]
    public void CSharp_is_refused_by_name()
    {
        var step = new CSharpStep(new CSharpText("Log(1)", [Line(9)]), [], FlowType.None, At(9)) { Key = "__csharp" };
        var diagnostic = Assert.Single(Pipeline(Job("build", step)).Emit().Diagnostics);
        Assert.Equal("FLOW6009", diagnostic.Code);
        Assert.Equal(9, diagnostic.Location.LineNumber);
    }

    [Fact]
    public void A_script_that_is_too_long_is_refused() =>
        Assert.Equal("FLOW6015", Assert.Single(Pipeline(Job("build", Run(new string('x', 21_001)))).Emit().Diagnostics).Code);

    [Fact]
    public void Clean_up_and_reports_run_after_failures()
    {
        var job = Job("build", new ReportStep("tests", [Str("**/*.trx")], At(9)) { Key = "__report" }) with { Cleanup = [Run("rm -rf out")] };
        var yaml = Pipeline(job).Yaml();
        Assert.Contains("      - if: ${{ !cancelled() }} # ci.flow:9\n        uses: actions/upload-artifact@", yaml, StringComparison.Ordinal);
        Assert.Contains("          name: build-tests\n          path: '**/*.trx'\n", yaml, StringComparison.Ordinal);
        Assert.Contains("      - if: always() # ci.flow:9\n        run: rm -rf out\n", yaml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("src/bin/Release/**", "src/bin/Release", null)]
    [InlineData("out/app.zip", "out", null)]
    [InlineData("out/app", "out", "out/.artifact-root")]
    [InlineData("app", ".", ".artifact-root")]
    [InlineData("./out/", "out", null)]
    [InlineData("**/*.trx", ".", null)]
    public void The_root_of_a_path_is_its_folder_before_the_first_wildcard(string path, string root, string? anchor)
    {
        Assert.Equal(root, ArtifactRoot.Of([Str(path)]));
        Assert.Equal(anchor, ArtifactLayout.AnchorFor([Str(path)]));
    }

    [Fact]
    public void The_root_of_several_paths_is_what_they_share()
    {
        Assert.Equal("src", ArtifactRoot.Of([Str("src/a/bin/**"), Str("src/b/x.zip"), Str("!src/**/*.pdb")]));
        Assert.Null(ArtifactRoot.Of([Str("~/x")]));
        Assert.Equal("out", ArtifactRoot.Of([Join(Str("out/"), Context("git.sha"))]));
    }

    [Fact]
    public void A_path_that_may_be_the_folder_of_the_others_does_not_become_the_root()
    {
        Assert.Equal("out/.artifact-root", ArtifactLayout.AnchorFor([Str("out/app"), Str("out/app/bin/**")]));
        Assert.Null(ArtifactLayout.AnchorFor([Str("out/app"), Str("out/lib/**")]));
    }

    [Fact]
    public void Hidden_files_go_up_where_they_are_named()
    {
        Assert.Contains("          include-hidden-files: true\n", StepsOf(Publish("app", Str("web/.next/**"))), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", StepsOf(Publish("app", Str("./web/**"))), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_taken_lands_where_it_was_made()
    {
        var build = Job("build", Publish("app", Str("src/bin/**")));
        var yaml = Pipeline(build, Job("test", Take("build", "app"), Take("build", "app") with { Into = Str("x") }).After("build")).Yaml();
        Assert.Contains("          name: app\n          path: src/bin\n", yaml, StringComparison.Ordinal);
        Assert.Contains("          name: app\n          path: x\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Artifacts_of_one_name_are_told_apart_by_their_jobs()
    {
        var yaml = Pipeline(Job("a", Publish("app", Str("x/**"))), Job("b", Publish("app", Str("x/**"))), Job("c", Take("b", "app")).After("b")).Yaml();
        Assert.Contains("          name: a-app\n", yaml, StringComparison.Ordinal);
        Assert.Equal(2, yaml.Split("          name: b-app\n").Length - 1);
    }

    [Fact]
    public void Files_from_a_place_that_is_not_known_need_a_folder()
    {
        var pipeline = Pipeline(Job("a", Publish("app", Context("runner.temp"))), Job("b", Take("a", "app")).After("a"));
        Assert.Equal("FLOW6014", Assert.Single(pipeline.Emit().Diagnostics).Code);
    }

    [Fact]
    public void The_artifacts_of_all_cells_come_together()
    {
        var build = Job("build", Publish("app", Str("out/**"))).For([("n", FlowType.Int, [Value.Of(1), Value.Of(2)])]);
        var yaml = Pipeline(build, Job("sum", Take("build", "app", ArtifactCells.All), Take("build", "app", ArtifactCells.One, Number(2))).After("build")).Yaml();
        Assert.Contains("          name: app-${{ matrix.n }}\n", yaml, StringComparison.Ordinal);
        Assert.Contains("          pattern: app-*\n          merge-multiple: true\n          path: out\n", yaml, StringComparison.Ordinal);
        Assert.Contains("          name: app-2\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_whose_values_cannot_stand_in_a_name_are_numbered()
    {
        var build = Job("build", Publish("app", Str("out/**"))).For([("dir", FlowType.Text, [Value.Of("a/b"), Value.Of("c/d")])]);
        var yaml = Pipeline(build, Job("sum", Take("build", "app", ArtifactCells.One, Str("c/d"))).After("build")).Yaml();
        Assert.Contains("          name: app-${{ strategy.job-index }}\n", yaml, StringComparison.Ordinal);
        Assert.Contains("          name: app-1\n", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_comes_through_a_variable() =>
        Assert.Equal(
            """
                  - env: # ci.flow:9
                      SUMMARY: Done by ${{ github.actor }}
                    run: printf '%s\n' "$SUMMARY" >> "$GITHUB_STEP_SUMMARY"

            """,
            StepsOf(new SummaryStep(Join(Str("Done by "), Context("run.actor")), At(9)) { Key = "__summary" }));

    [Theory]
    [InlineData(Tool.Dotnet, null, "true")]
    [InlineData(Tool.Node, "web/yarn.lock", "yarn")]
    [InlineData(Tool.Python, null, "pip")]
    [InlineData(Tool.Java, "build.gradle.kts", "gradle")]
    [InlineData(Tool.Java, null, null)]
    [InlineData(Tool.Docker, null, null)]
    public void The_dependency_file_tells_the_package_manager(Tool tool, string? file, string? manager) =>
        Assert.Equal(manager, SetupCache.ManagerOf(tool, file));

    private static string StepsOf(params Step[] steps)
    {
        var yaml = Pipeline(Job("build", steps)).Yaml();
        const string start = "    steps:\n";
        return yaml[(yaml.IndexOf(start, StringComparison.Ordinal) + start.Length)..];
    }
}
