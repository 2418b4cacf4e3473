using static Flow.Compiler.Tests.Comparing.ChangeChecks;

namespace Flow.Compiler.Tests.Comparing;

/// <summary>What changes of pipelines and jobs mean.</summary>
public class PipelineChangeTests
{
    private const string Before = """
        pipeline ci {
          on push to "main"
          job build on linux {
            checkout
            run "make dist"
            artifact app from "dist/**"
          }
          job test "Test on ${os}" on os for os in [linux, windows] {
            checkout
            run "make test"
          }
        }
        """;

    [Fact]
    public void Another_way_to_write_the_same_is_no_change() => CheckDiff(Before, """
        // A comment.
        let systems = [linux, windows]
        template checked of job { checkout, run "make test" }
        pipeline ci {
          on push to "main"
          checked test "Test on ${system}" on system for system in systems
          job build on linux {
            checkout
            run "make ${"dist"}"
            artifact app from "dist/**"
          }
        }
        """.Replace("system in systems", "os in systems").Replace("${system}\" on system", "${os}\" on os"), "");

    [Fact]
    public void Another_deploy_role_is_a_change_of_the_job_that_takes_it() => Assert.Contains("""
        review changed job ship.deploy
          it fails until that role is there and trusts it, and then has the rights of that role
          logs in as: "arn:aws:iam::123456789012:role/production-deployer" → "arn:aws:iam::123456789012:role/production-shipper"
        """.ReplaceLineEndings("\n"), Differences(Shipped("deployer"), Shipped("shipper")), StringComparison.Ordinal);

    private static string Shipped(string role) => $$"""
        project shop { repository = github("acme/shop") }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          registry images
          deploy-role {{role}} { access = [images.push] }
        }
        pipeline ship {
          on push to "main"
          job deploy on linux { environment = production, login aws, run "make deploy" }
        }
        """;

    [Fact]
    public void A_job_with_another_name_is_the_same_job() => CheckDiff(
        Before.Replace("job test \"Test", "job tell on linux after build { run \"./tell\" }\n  job test \"Test"), Before.Replace("job build", "job compile").Replace("job test \"Test", "job tell on linux after compile { run \"./tell\" }\n  job test \"Test"), """
        review moved job ci.compile
          it was `ci.build`
          no more check named `build`: where branch protection requires it, pull requests wait for ever
        """);

    [Fact]
    public void A_check_that_pull_requests_get_no_more_is_missed_by_branch_protection() => CheckDiff(
        Before.Replace("on push to \"main\"", "on push to \"main\"\n  on pull-request"), Before, """
        review changed pipeline ci
          no more check named `build`, `Test on linux`, `Test on windows`: where branch protection requires it, pull requests wait for ever
          on: pull-request → -
        """);

    [Fact]
    public void A_push_to_any_branch_checks_it_too() => CheckDiff(
        Before.Replace("on push to \"main\"", "on push\n  on pull-request"), Before.Replace("on push to \"main\"", "on push"), """
        review changed pipeline ci
          on: pull-request → -
        """);

    [Fact]
    public void A_deployment_that_asks_no_more_whether_it_may_is_dangerous() => Assert.StartsWith(
        "dangerous changed job deploy.rollout\n  it no longer asks whether deployments are stopped\n  step: freeze production", Differences(Deploying("freeze = 2026-12-20..2026-12-27"), Deploying("")), StringComparison.Ordinal);

    private static string Deploying(string line) => $$"""
        environment production { external = true, {{line}} }
        pipeline deploy {
          on push to "main"
          job rollout on linux {
            environment production
            run "./deploy"
          }
        }
        """;

    [Fact]
    public void Jobs_that_come_after_each_other_get_other_names_together() => CheckDiff(
        Before.Replace("job build", "job build \"Build\"").Replace("job test \"Test", "job tell \"Tell\" on linux after build { run \"./tell\" }\n  job test \"Test"),
        Before.Replace("job build", "job compile \"Build\"").Replace("job test \"Test", "job say \"Tell\" on linux after compile { run \"./tell\" }\n  job test \"Test"), """
        harmless moved job ci.compile
          it was `ci.build`
        harmless moved job ci.say
          it was `ci.tell`
        """);

    [Fact]
    public void A_renamed_check_is_missed_by_branch_protection() => CheckDiff(Before, Before.Replace("Test on", "Tests on"), """
        review changed job ci.test
          no more check named `Test on linux`, `Test on windows`: where branch protection requires it, pull requests wait for ever
          title: "Test on ${os}" → "Tests on ${os}"
        """);

    [Fact]
    public void A_cell_that_goes_takes_its_check_with_it() => CheckDiff(Before, Before.Replace("[linux, windows]", "[linux, macos]"), """
        review changed job ci.test
          no more check named `Test on windows`: where branch protection requires it, pull requests wait for ever
          for: os in [linux, windows] → os in [linux, macos]
        """);

    [Fact]
    public void A_matrix_without_a_hole_in_the_title_is_named_by_its_values() => CheckDiff(
        Before.Replace("\"Test on ${os}\" ", "").Replace("for os in [linux, windows]", "for os in [linux] for v in [1, 2]"),
        Before.Replace("\"Test on ${os}\" ", "").Replace("for os in [linux, windows]", "for os in [linux] for v in [1]"), """
        review changed job ci.test
          no more check named `test (linux, 2)`: where branch protection requires it, pull requests wait for ever
          for: os in [linux]; v in [1, 2] → os in [linux]; v in [1]
        """);

    [Fact]
    public void A_step_more_is_harmless_and_a_job_less_is_not() => CheckDiff(Before, """
        pipeline ci {
          on push to "main"
          job build on linux {
            checkout
            run "make clean"
            run "make dist"
            artifact app from "dist/**"
          }
        }
        """, """
        harmless changed job ci.build
          step: - → run "make clean"
        review removed job ci.test
          no more check named `Test on linux`, `Test on windows`: where branch protection requires it, pull requests wait for ever
        """);

    [Fact]
    public void More_rights_are_dangerous_and_so_is_who_can_start_it() => CheckDiff(Before, Before.Replace("on push to \"main\"", "on push to \"main\"\n  on pull-request-target").Replace("run \"make dist\"", "grant write on packages because \"it publishes\"\n    run \"make dist\""), """
        dangerous changed pipeline ci
          `pull-request-target`: somebody outside can start it while it has the project's rights
          on: - → pull-request-target
        dangerous changed job ci.build
          its token may write `packages`, because it publishes
          permissions.packages: - → write
        """);

    [Fact]
    public void A_job_that_leaves_its_environment_waits_for_nobody() => CheckDiff(
        "environment production { approval by ops }\nteam ops\npipeline cd { on manual, job deploy on linux { environment = production, run \"./deploy\" } }",
        "environment production { approval by ops }\nteam ops\npipeline cd { on manual, job deploy on linux { run \"./deploy\" } }", """
        dangerous changed job cd.deploy
          it no longer waits for the approval of the environment "production", nor gets its secrets
          environment: "production" → -
        """);

    [Fact]
    public void A_pipeline_that_goes_takes_its_checks_with_it() => CheckDiff(Before, "pipeline other { on push, job build on linux { run \"make\" } }", """
        harmless added pipeline other
          job: - → build
        review removed pipeline ci
          no more check named `build`, `Test on linux`, `Test on windows`: where branch protection requires it, pull requests wait for ever
        """);

    [Fact]
    public void A_called_pipeline_shows_its_checks_behind_the_caller() => CheckDiff(
        "pipeline ci { on push, call tests as t }\npipeline tests { on call, job unit on linux { run \"make test\" } }",
        "pipeline ci { on push, call tests as t }\npipeline tests { on call, job units on linux { run \"make test\" } }", """
        review moved job tests.units
          it was `tests.unit`
          no more check named `unit`: where branch protection requires it, pull requests wait for ever
        """);
}
