using Flow.Compiler.Model;
using Flow.Compiler.Tests.Language;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Model;

/// <summary>Environments of which a loop makes several.</summary>
public class EnvironmentCopiesTests
{
    private const string Regions = """
        environment production "In ${region}" for region in ["eu", "us"] {
          cloud aws { region = "${region}-west-1", account = "123456789012" }
          terraform aws_sqs_queue jobs { name = "jobs-${region}" }
          output url = jobs.url
        }

        """;

    [Fact]
    public void Each_element_makes_one_with_all_of_the_body() => Check(Regions, """
        production-eu
          cloud aws eu-west-1 123456789012
          terraform aws_sqs_queue jobs
            name = "jobs-eu"
          output url = aws_sqs_queue.jobs.url
        production-us
          cloud aws us-west-1 123456789012
          terraform aws_sqs_queue jobs
            name = "jobs-us"
          output url = aws_sqs_queue.jobs.url
        """);

    [Fact]
    public void One_can_be_like_one_of_them_and_several_like_several() => Check(Regions + """
        environment staging for r in production.keys like production[r] { cloud { account = "2" }, jobs { delay_seconds = 1 } }
        environment test like staging["us"] { cloud { account = "3" }, jobs { name = "test" } }
        """, """
        production-eu
          cloud aws eu-west-1 123456789012
          terraform aws_sqs_queue jobs
            name = "jobs-eu"
          output url = aws_sqs_queue.jobs.url
        production-us
          cloud aws us-west-1 123456789012
          terraform aws_sqs_queue jobs
            name = "jobs-us"
          output url = aws_sqs_queue.jobs.url
        staging-eu like production-eu
          cloud aws eu-west-1 2
          terraform aws_sqs_queue jobs
            name = "jobs-eu"
            delay_seconds = 1
          output url = aws_sqs_queue.jobs.url
        staging-us like production-us
          cloud aws us-west-1 2
          terraform aws_sqs_queue jobs
            name = "jobs-us"
            delay_seconds = 1
          output url = aws_sqs_queue.jobs.url
        test like staging-us
          cloud aws us-west-1 3
          terraform aws_sqs_queue jobs
            name = "test"
            delay_seconds = 1
          output url = aws_sqs_queue.jobs.url
        """);

    [Fact]
    public void Records_are_known_by_their_name_and_the_place_of_the_declaration_does_not_matter() => Check("""
        environment late like area["eu"] { cloud { account = "1" } }
        environment area for a in areas { cloud aws { region = a.region } }
        let areas = [{ name = "eu", region = "eu-west-1" }, { name = "us", region = "us-east-1" }]
        """, """
        late like area-eu
          cloud aws eu-west-1 1
        area-eu
          cloud aws eu-west-1 -
        area-us
          cloud aws us-east-1 -
        """);

    [Fact]
    public void A_construct_knows_which_one_it_stands_in()
    {
        var model = LanguageChecks.Check("template named { output name = use.environment }\nenvironment production for r in [\"eu\", \"us\"] { cloud aws { region = \"${r}-west-1\" }, named it, output a = it.name }").Model;
        Assert.Equal(["production-eu", "production-us"], model.Environments.Select(static e => e.Outputs[0].Value.Constant?.ToText()));
        Assert.Equal([("production", "eu"), ("production", "us")], model.Environments.Select(static e => (e.Family, e.Key)));
    }

    [Theory]
    [InlineData("job a on linux { environment = production[\"eu\"], run \"x\" }", "production-eu")]
    [InlineData("job a on linux for r in production.keys { environment = production[r], run \"x\" }", "production-eu production-us")]
    [InlineData("job a on linux for r in [\"us\"] { environment = production[r], run \"x\" }", "production-eu production-us")]
    [InlineData("job a on linux for e in production.all { environment = e, run \"x\" }", "production-eu production-us")]
    [InlineData("param r: \"eu\" | \"us\"\n  job a on linux { environment = production[r], run \"x\" }", "production-eu production-us")]
    [InlineData("param r: string = \"eu\"\n  job a on linux { run \"x\" }", "")]
    public void A_job_runs_for(string job, string expected)
    {
        var model = LanguageChecks.Check($"{Regions}pipeline ci {{\n  on manual\n  {job}\n}}").Model;
        Assert.Equal(expected, string.Join(' ', DeployRole.EnvironmentsOf(model, model.Pipelines[0].Jobs[0]).Select(static e => e.Name)));
    }

    [Fact]
    public void An_edit_of_the_list_makes_others()
    {
        var before = LanguageChecks.Check("""
            environment production for r in regions { cloud aws { region = "${r}-east-1" } }
            pipeline ci { on push, job a on linux for r in regions { environment = production[r], run "x" } }
            //== values.flow
            let regions = ["eu", "us"]
            """);
        var after = before.With(new SourceText("values.flow", "let regions = [\"eu\", \"ap\", \"sa\"]\n"));
        Assert.Empty(after.Diagnostics);
        Assert.Equal(["production-eu", "production-ap", "production-sa"], after.Model.Environments.Select(static e => e.Name));
    }

    private static void Check(string source, string expected) => Assert.Equal(
        expected.ReplaceLineEndings("\n").TrimEnd(), string.Join('\n', LanguageChecks.Check(source).Model.Environments.Select(e => EnvironmentText.Of(e).TrimEnd())));
}
