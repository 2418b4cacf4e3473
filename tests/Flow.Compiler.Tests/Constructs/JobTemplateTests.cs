using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Model;
using Flow.Compiler.Syntax;
using Flow.Compiler.Tests.Language;
using Flow.Tests;

namespace Flow.Compiler.Tests.Constructs;

/// <summary>Templates that every pipeline knows: how they are found, and what the jobs of Terraform do. That GitHub's tools accept them is tested with those.</summary>
public class JobTemplateTests
{
    public static TheoryData<string> Names => [.. ConstructLibrary.Shared.JobTemplates];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_is_laid_out_like_every_source_and_shows_an_example_that_is_right(string name)
    {
        var tree = ConstructLibrary.Shared.FindJobTemplate(name)!.Context.Tree;

        Assert.Empty(tree.Diagnostics);
        Assert.Equal(tree.Source.Content, Formatter.Format(tree));
        LanguageChecks.CheckAtGitHub(ExampleOf(name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_says_what_every_parameter_is(string name)
    {
        var template = ConstructLibrary.Shared.FindJobTemplate(name)!;
        var lines = template.Item.Body!.Items.Items.Where(i => template.Context.WordOf(i) == "param").Append(template.Item).ToList();

        Assert.All(lines, l => Assert.False(string.IsNullOrWhiteSpace(CommentReading.Documentation(template.Context.Tree.Source, l)), template.Context.TextOf(l)));
    }

    [Fact]
    public void A_misspelt_one_is_suggested_and_a_template_of_the_project_hides_it() => LanguageChecks.Check("""
        template terraform-drift of job { on linux, run "true" }
        pipeline infrastructure {
          on pull-request
          terraform-drift mine
          terraform-plam plan { folder = "infra/production" }
          ^^^^^^^^^^^^^^ FLOW2001 Did you mean `terraform-plan`?
        }
        """);

    [Fact]
    public void They_are_no_words_of_an_environment_and_constructs_are_none_of_a_pipeline() => LanguageChecks.Check("""
        environment production {
          terraform-plan plan { folder = "x" }
          ^^^^^^^^^^^^^^ FLOW2001 `terraform-plan` is no word that can stand in an environment. `flow explain environment` lists what it may have.
        }
        pipeline infrastructure {
          on pull-request
          bucket receipts
          ^^^^^^ FLOW2001 `bucket` is no word that can stand in a pipeline. `flow explain pipeline` lists what it may have.
        }
        """);

    [Fact]
    public void What_is_applied_is_what_was_shown_after_the_approval_of_the_environment()
    {
        var model = LanguageChecks.Check(ExampleOf("terraform-apply")).Model;
        var (plan, apply, applied) = (model.Pipelines[0].Jobs[0], model.Pipelines[0].Jobs[1], model.Pipelines[0].Jobs[2]);

        Assert.Equal(("production-plan", "production-apply", "production-applied"), (plan.Name, apply.Name, applied.Name));
        Assert.Equal(("production.plan", "production.apply", "production.applied"), (plan.Written, apply.Written, applied.Written));
        Assert.Null(applied.Environment);
        Assert.Null(plan.Environment);
        Assert.Equal("production", apply.Environment?.Name.Constant?.ToText());
        Assert.Equal([plan.Name], apply.Needs.Select(static n => n.Job));
        Assert.Contains("sha256sum --check --strict", Workflow("terraform-apply"), StringComparison.Ordinal);
        Assert.Contains("apply -input=false -lock-timeout=5m -no-color flow.tfplan", Workflow("terraform-apply"), StringComparison.Ordinal);
    }

    private static readonly string[] Shown = [.. Repository.Read("docs/terraform.md").Split("```flow\n").Skip(1).Select(static b => b.Split("```")[0])];

    [Fact]
    public void What_the_page_of_Terraform_shows_is_right()
    {
        Assert.NotEmpty(Shown);
        Assert.All(Shown, static block => Assert.DoesNotContain(MarkedSource.Parse(block).Compile().Diagnostics, static d => d.Severity != Severity.Note));
    }

    [Fact]
    public void One_environment_is_applied_after_the_other_whether_or_not_that_had_something_to_apply()
    {
        var shown = Assert.Single(Shown, static b => b.Contains("after staging.applied", StringComparison.Ordinal));
        var jobs = LanguageChecks.Check(shown).Model.Pipelines[0].Jobs;

        Assert.Equal(["staging.plan", "staging.apply", "staging.applied", "production.plan", "production.apply", "production.applied"], jobs.Select(static j => j.Written));
        Assert.Equal([("staging-plan", Gate.Succeeded), ("staging-apply", Gate.Condition)], jobs[2].Needs.Select(static n => (n.Job, n.Gate)));
        Assert.All(jobs.Skip(3), static j => Assert.Contains(j.Needs, static n => n is { Job: "staging-applied", Gate: Gate.Succeeded }));
        LanguageChecks.Check(shown.Replace("terraform-apply production after staging.applied {\n", """
            terraform-apply production {
              ^^^^^^^^^^^^^^^ FLOW4650 `production.apply` does not wait for `staging.applied`: write `after staging.applied`.

            """, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("despite-freeze = emergency", "REASON: ${{ inputs.emergency || '' }}")]
    public void What_is_applied_in_an_emergency_has_a_way_round_a_freeze(string line, string expected)
    {
        var project = LanguageChecks.Check(ExampleOf("terraform-apply")
            .Replace("environment production {", "environment production { freeze = 2026-12-20..2027-01-02,", StringComparison.Ordinal)
            .Replace("on push to \"main\"", "on push to \"main\"\n  on manual\n  param emergency: string = \"\"", StringComparison.Ordinal)
            .Replace("region = ", $"{line}\n    region = ", StringComparison.Ordinal));
        var job = project.Model.Pipelines[0].Jobs[1];

        var freeze = Assert.IsType<FreezeStep>(job.Steps[0]);
        Assert.Equal(line.Length == 0, freeze.Despite is null);
        Assert.Contains(expected, Assert.Single(project.Emit(new GitHubActionsTarget(), EmitOptions.Default).Files).Text, StringComparison.Ordinal);
    }

    private const string Archive = """
        job archive on linux {
            checkout
            run "mkdir -p out && zip -j out/print.zip print/*"
            artifact print from "out/print.zip"
          }
        """;

    [Theory]
    [InlineData("terraform-plan", "take archive.print\n    ", "")]
    [InlineData("terraform-apply", "take archive.print\n    ", "")]
    [InlineData("terraform-preview", "take archive.print\n    ", "")]
    [InlineData("terraform-drift", "take archive.print\n    ", "")]
    [InlineData("terraform-plan", "", "\n    take archive.print")]
    public void What_a_use_takes_is_there_before_Terraform_looks(string name, string before, string after)
    {
        var source = ExampleOf(name).Replace("  terraform-", $"  {Archive}\n  terraform-", StringComparison.Ordinal)
            .Replace("    folder = ", $"    {before}folder = ", StringComparison.Ordinal).Replace("region = \"eu-west-1\"\n  }", $"region = \"eu-west-1\"{after}\n  }}", StringComparison.Ordinal);

        var jobs = LanguageChecks.Check(source).Model.Pipelines[0].Jobs.Where(static j => j.Name != "archive").ToList();

        Assert.NotEmpty(jobs);
        Assert.All(jobs.Where(static j => !j.Steps.All(static s => s is SummaryStep)), static job =>
        {
            var steps = job.Steps.Where(static s => s is not FreezeStep).ToList();
            var taken = steps.FindIndex(static s => s is TakeArtifactStep { Artifact: "print" });
            Assert.IsType<CheckoutStep>(steps[0]); // it deletes what lies about
            Assert.InRange(taken, 1, steps.FindIndex(static s => s is RunStep));
            Assert.Single(steps.OfType<TakeArtifactStep>(), static s => s.Artifact == "print");
            Assert.Contains("archive", job.Needs.Select(static n => n.Job));
        });
    }

    [Theory]
    [InlineData("terraform-apply production after archive {")]
    [InlineData("terraform-apply production {\n    after archive")]
    public void What_a_group_comes_after_each_of_its_jobs_comes_after(string header)
    {
        var source = ExampleOf("terraform-apply").Replace("  terraform-apply production {", $"  {Archive}\n  {header}", StringComparison.Ordinal);

        var jobs = LanguageChecks.Check(source).Model.Pipelines[0].Jobs;

        Assert.Equal(["archive", "production-plan", "production-apply", "production-applied"], jobs.Select(static j => j.Name));
        Assert.All(jobs.Skip(1), static j => Assert.Contains("archive", j.Needs.Select(static n => n.Job)));
    }

    [Fact]
    public void A_group_hands_on_what_it_is_given_to_its_own_groups_and_calls() => Assert.Equal(
        ["archive", "all-first-build: archive takes print", "all-called: archive"],
        LanguageChecks.Check("""
            template one { job build on linux { run "ls" } }
            template all-of {
              one first
              call other as called
            }
            pipeline other { on call, job noop on linux { run "true" } }
            pipeline ci {
              on push
              job archive on linux { artifact print from "out/**" }
              all-of all after archive { take archive.print }
            }
            """).Model.Pipelines[1].Jobs.Select(static j => string.Concat(
                j.Name, j.Needs.IsEmpty ? "" : $": {string.Join(", ", j.Needs.Select(static n => n.Job))}", string.Concat(j.Steps.OfType<TakeArtifactStep>().Select(static t => $" takes {t.Artifact}")))));

    [Fact]
    public void A_take_stays_where_it_is_unless_a_template_works_before_it() => Assert.Equal(
        ["CheckoutStep", "RunStep", "TakeArtifactStep", "RunStep"],
        LanguageChecks.Check("""
            template small of job { on linux, timeout = 5m, checkout }
            pipeline ci {
              on push
              job archive on linux { artifact print from "out/**" }
              small use { run "rm -rf out", take archive.print, run "ls out" }
            }
            """).Model.Pipelines[0].Jobs[1].Steps.Select(static s => s.GetType().Name));

    [Fact]
    public void What_no_job_of_a_group_can_do_is_told_once() => LanguageChecks.Check("""
        template other { call deploy as rollout }
        pipeline deploy { on call, job noop on linux { run "true" } }
        template group { job one on linux { run "ls" }, job two on linux { run "ls" } }
        pipeline ci {
          on push
          job archive on linux { artifact print from "out/**" }
          other calls { take archive.print }
                        ^^^^ FLOW2002 `other` has no parameter `take`
          group jobs { take archive.prnt }
                            ^^^^^^^^^^^^ FLOW2004 prnt
          group more after archiv
                           ^^^^^^ FLOW2003 archiv
        }
        """);

    [Theory]
    [MemberData(nameof(Names))]
    public void No_script_holds_an_expression_and_each_line_names_the_use(string name)
    {
        var scripts = LanguageChecks.Check(ExampleOf(name)).Model.Pipelines.SelectMany(static p => p.Jobs).SelectMany(static j => j.AllSteps).OfType<RunStep>().Select(static r => r.Script.Text).ToList();
        var workflow = Workflow(name);

        Assert.NotEmpty(scripts);
        Assert.All(scripts, static s => Assert.DoesNotContain("${{", s, StringComparison.Ordinal));
        Assert.DoesNotContain("library/", workflow, StringComparison.Ordinal);
        Assert.Contains("# main.flow:", workflow, StringComparison.Ordinal);
    }

    private static string Workflow(string name) =>
        Assert.Single(LanguageChecks.Check(ExampleOf(name)).Emit(new GitHubActionsTarget(), EmitOptions.Default).Files).Text;

    private static string ExampleOf(string name)
    {
        var template = ConstructLibrary.Shared.FindJobTemplate(name)!;
        return CommentReading.Documentation(template.Context.Tree.Source, template.Item)!.Split("```flow\n")[1].Split("```")[0];
    }
}
