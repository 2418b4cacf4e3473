using Flow.Compiler.Binding;
using Flow.Compiler.Tests.Functions;
using Flow.Compiler.Tests.Language;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Rules;

/// <summary>What jobs may do although it looks like a mistake, and how those that are mistakes are mended. The mistakes are in <c>Broken</c>.</summary>
public class JobEnvironmentTests
{
    private const string Misspelt = """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          queue jobs
        }
        pipeline infrastructure {
          on pull-request
          terraform-plan plan { folder = "infra/prodction", role = "arn:aws:iam::210987654321:role/plan", region = "us-east-1" }
        }
        """;

    [Fact]
    public void Each_fix_writes_what_the_environment_says()
    {
        var found = MarkedSource.Parse(Misspelt).Compile().Diagnostics;
        Assert.Equal(["FLOW4750", "FLOW4751", "FLOW4751"], found.Select(static d => d.Code));

        var mended = found.SelectMany(static d => d.Fixes[0].Edits).OrderByDescending(static e => e.Span.Start)
            .Aggregate(Misspelt.ReplaceLineEndings("\n"), static (text, edit) => text[..edit.Span.Start] + edit.NewText + text[edit.Span.End..]);

        Assert.Contains("{ folder = \"infra/production\", role = \"arn:aws:iam::123456789012:role/plan\", region = \"eu-west-1\" }", mended, StringComparison.Ordinal);
        LanguageChecks.Check(mended);
    }

    [Theory]
    [InlineData("role = \"arn:aws:iam::123456789012:role/plan\", region = \"eu-west-1\"", "")]
    [InlineData("role = \"arn:aws:iam::${if e == \"production\" then \"123456789012\" else \"210987654321\"}:role/plan\", region = \"eu-central-1\"", "Write `eu-west-1`")]
    public void A_fix_for_jobs_of_a_loop_is_right_for_all_of_them(string line, string expected) => Assert.Equal(expected, string.Join(", ", Assert.Single(MarkedSource.Parse($$"""
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state local }
          queue jobs
        }
        environment staging like production { cloud { account = "210987654321" } }
        pipeline infrastructure {
          on pull-request
          terraform-plan plan for e in ["staging", "production"] { folder = "infra/${e}", {{line}} }
        }
        """).Compile().Diagnostics, static d => d.Code == "FLOW4751").Fixes.Select(static f => f.Title)));

    [Fact]
    public void A_folder_that_is_there_is_what_somebody_wrote_by_hand() => Assert.Empty(Compilation.Create(
        "project", [new SourceText("main.flow", Misspelt)], new BindServices(new FilesInMemory(new Dictionary<string, string> { ["infra/prodction/main.tf"] = "" }))).Diagnostics);

    [Theory]
    [InlineData("terraform/main.tf", "")]
    [InlineData("main.tf", "FLOW4750")]
    public void A_folder_beside_those_of_environments_is_written_by_hand_where_it_is_there(string file, string expected) => Assert.Equal(expected, string.Concat(Compilation.Create(
        "project", [new SourceText("main.flow", Misspelt.Replace("infra/prodction", "terraform", StringComparison.Ordinal))], new BindServices(new FilesInMemory(new Dictionary<string, string> { [file] = "" }))).Diagnostics.Select(static d => d.Code)));

    [Fact]
    public void A_role_for_jobs_of_another_repository_is_used_there() => LanguageChecks.Check("""
        project shop { repository = github("acme/shop") }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          registry images
          deploy-role theirs { access = [images.push], repository = "acme/other" }
        }
        """);

    [Fact]
    public void A_template_of_the_project_means_what_it_wants_with_its_words() => LanguageChecks.Check("""
        template terraform-plan of job {
          param folder: string
          on linux
          run "echo ${folder}"
        }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          queue jobs
        }
        pipeline infrastructure {
          on pull-request
          terraform-plan plan { folder = "infra/prodction" }
        }
        """);
}
