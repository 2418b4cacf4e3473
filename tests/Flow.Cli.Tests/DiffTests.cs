using System.Text.Json;

namespace Flow.Cli.Tests;

/// <summary><c>flow diff</c> with real repositories.</summary>
public sealed class DiffTests : IDisposable
{
    private const string Before = "environment production {\n  cloud aws { region = \"eu-west-1\" }\n  terraform aws_sqs_queue jobs { name = \"jobs\" }\n}\n";
    private const string After = "environment production {\n  cloud aws { region = \"eu-west-1\" }\n  terraform aws_sqs_queue jobs { name = \"tasks\" }\n}\n";

    private readonly TestProject project = new TestProject().With("infra/shop.flow", Before).With("other/old.flow", "broken {");

    public DiffTests()
    {
        Git("init", "--quiet", "--initial-branch=main");
        Commit("first");
    }

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFiles(project.Folder, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal); // git makes its objects unwritable
        }

        project.Dispose();
    }

    [Fact]
    public void The_files_here_are_compared_with_the_last_commit()
    {
        Assert.Equal((0, "Nothing means anything else in the files here than in HEAD.\n"), Out("diff", "HEAD", "infra"));

        project.With("infra/shop.flow", "// A comment.\n" + After);

        Assert.Equal((0, """
            1 change from HEAD to the files here: 1 dangerous

            Environments
              dangerous  production aws_sqs_queue.jobs is replaced
                         another `name` replaces it: what is there is destroyed, and with it messages
                         name: "jobs" → "tasks"
                         infra/shop.flow:4

            """.ReplaceLineEndings("\n")), Out("diff", "HEAD", "infra"));
    }

    [Fact]
    public void Another_name_comes_with_the_line_that_keeps_it()
    {
        project.With("infra/shop.flow", Before.Replace("aws_sqs_queue jobs", "aws_sqs_queue tasks", StringComparison.Ordinal));

        Assert.Contains("             = to keep it, write: moved jobs to tasks\n", Out("diff", "HEAD", "infra").Out, StringComparison.Ordinal);
        Assert.Contains("  - to keep it, write `moved jobs to tasks`\n", Out("diff", "HEAD", "infra", "--format", "markdown").Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Out("diff", "HEAD", "infra", "--json").Out);
        Assert.Equal("moved jobs to tasks", Assert.Single(json.RootElement.GetProperty("changes").EnumerateArray()).GetProperty("fix").GetString());
    }

    [Fact]
    public void What_it_costs_more_is_said()
    {
        project.With("infra/shop.flow", Before.Replace("  terraform aws_sqs", "  terraform aws_nat_gateway out { subnet_id = \"subnet-0123456789abcdef0\" }\n  terraform aws_sqs", StringComparison.Ordinal));

        Assert.EndsWith("  production: $0.00 → $35.04 a month (+$35.04)\n", Out("diff", "HEAD", "infra").Out, StringComparison.Ordinal);
        Assert.Contains("- `production`: $0.00 → $35.04 a month (**+$35.04**)\n", Out("diff", "HEAD", "infra", "--format", "markdown").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_no_price_is_not_counted_and_said()
    {
        project.With("infra/shop.flow", Before.Replace("  terraform aws_sqs", "  terraform aws_wafv2_ip_set blocked { name = \"blocked\", scope = \"REGIONAL\", ip_address_version = \"IPV4\" }\n  terraform aws_sqs", StringComparison.Ordinal));

        Assert.EndsWith("  production: $0.00 a month as before; not counted, for no price is known: aws_wafv2_ip_set.blocked\n", Out("diff", "HEAD", "infra").Out, StringComparison.Ordinal);
        Assert.Contains("- `production`: $0.00 a month as before; not counted, for no price is known: `aws_wafv2_ip_set.blocked`\n", Out("diff", "HEAD", "infra", "--format", "markdown").Out, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Out("diff", "HEAD", "infra", "--json").Out);
        Assert.Equal("aws_wafv2_ip_set.blocked", json.RootElement.GetProperty("costs")[0].GetProperty("unpriced")[0].GetString());
    }

    [Fact]
    public void Two_revisions_are_compared_whatever_is_on_the_disk()
    {
        project.With("infra/shop.flow", After);
        Commit("second");
        project.With("infra/shop.flow", "broken {");

        Assert.Contains("is replaced", Out("diff", "HEAD~1..HEAD", "infra").Out, StringComparison.Ordinal);
        Assert.Contains("is replaced", Out("diff", "HEAD~1..", "infra").Out, StringComparison.Ordinal);
        Assert.StartsWith("Nothing", Out("diff", "HEAD..HEAD", "infra").Out, StringComparison.Ordinal);
        Assert.Equal(1, project.Run("diff", "HEAD", "infra").ExitCode);
    }

    [Fact]
    public void Three_dots_are_what_a_branch_adds()
    {
        Git("checkout", "--quiet", "-b", "topic");
        project.With("infra/more.flow", "pipeline ci { on push, job build on linux { run \"make\" } }\n");
        Commit("on the branch");
        Git("checkout", "--quiet", "main");
        project.With("infra/shop.flow", After);
        Commit("on main");

        var (code, output) = Out("diff", "main...topic", "infra");

        Assert.Equal(0, code);
        Assert.Contains("pipeline ci is new", output, StringComparison.Ordinal);
        Assert.DoesNotContain("aws_sqs_queue", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dangerous", 1)]
    [InlineData("review", 1)]
    public void It_fails_when_a_change_is_too_risky(string risk, int code)
    {
        project.With("infra/shop.flow", After);

        Assert.Equal(code, project.Run("diff", "HEAD", "infra", "--fail-on", risk).ExitCode);
        Assert.Equal(0, project.Run("diff", "HEAD", "infra").ExitCode);

        project.With("infra/shop.flow", Before);
        Assert.Equal(0, project.Run("diff", "HEAD", "infra", "--fail-on", risk).ExitCode);
    }

    [Fact]
    public void A_risk_that_is_only_to_review_is_not_dangerous()
    {
        project.With("infra/shop.flow", Before.Replace("name = \"jobs\"", "name = \"jobs\", delay_seconds = 5", StringComparison.Ordinal));

        Assert.Equal(0, project.Run("diff", "HEAD", "infra", "--fail-on", "dangerous").ExitCode);
        Assert.Equal(1, project.Run("diff", "HEAD", "infra", "--fail-on", "review").ExitCode);
    }

    [Fact]
    public void Markdown_shows_names_and_values_only_as_code()
    {
        project.With("infra/shop.flow", Before.Replace("\"jobs\" }", "\"jobs\", tags { a = \"`` <img src=x> @team\" } }", StringComparison.Ordinal));

        var output = Out("diff", "HEAD", "infra", "--format", "markdown").Out;

        Assert.Contains("  - `tags`: now ``` { a = \"`` <img src=x> @team\" } ```\n", output, StringComparison.Ordinal);
        Assert.Contains("- ⚪ harmless: `production aws_sqs_queue.jobs` is changed (`infra/shop.flow:3`)\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_and_sarif_say_the_same_to_other_programs()
    {
        project.With("infra/shop.flow", After);

        using var json = JsonDocument.Parse(Out("diff", "HEAD", "infra", "--json").Out);
        using var sarif = JsonDocument.Parse(Out("diff", "HEAD", "infra", "--format", "sarif").Out);

        var change = Assert.Single(json.RootElement.GetProperty("changes").EnumerateArray());
        Assert.Equal(("replaced", "dangerous", 3), (change.GetProperty("kind").GetString(), change.GetProperty("risk").GetString(), change.GetProperty("line").GetInt32()));
        var result = Assert.Single(sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
        Assert.Equal(("diff/dangerous", "error"), (result.GetProperty("ruleId").GetString(), result.GetProperty("level").GetString()));
    }

    [Fact]
    public void An_old_revision_with_errors_is_compared_as_far_as_it_is_understood()
    {
        project.With("infra/shop.flow", After + "pipeline {\n");
        Commit("broken");
        project.With("infra/shop.flow", After);

        var result = project.Run("diff", "HEAD", "infra");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("`HEAD` has errors (shop.flow:", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_revision_is_said_and_never_becomes_an_option_of_git()
    {
        Assert.Equal((1, "error: There is no revision `nope` in this repository.\n"), Failure("diff", "nope", "infra"));
        Assert.Equal((1, "error: There is no revision `--output=x` in this repository.\n"), Failure("diff", "--", "--output=x", "infra"));
        Assert.False(project.Exists("infra/x"));
    }

    [Fact]
    public void A_repository_without_a_commit_has_nothing_to_compare_with()
    {
        project.With("new/ci.flow", "let a = 1\n");
        Git("init", "--quiet", "new");

        Assert.Equal((1, "error: The repository has no commit yet, so there is nothing to compare with.\n"), Failure("diff", "HEAD", "new"));
    }

    [Fact]
    public void Completion_offers_branches_and_tags()
    {
        Git("tag", "v1");

        Assert.Equal("HEAD\nmain\nv1\n", project.Run("__complete", "diff", "").Out);
    }

    private (int Code, string Out) Out(params string[] arguments)
    {
        var result = project.Run(arguments);
        Assert.Equal("", result.Error);
        return (result.ExitCode, result.Out);
    }

    private (int Code, string Error) Failure(params string[] arguments) => project.Run(arguments) is var result ? (result.ExitCode, result.Error) : default;

    private void Commit(string message)
    {
        Git("add", "--all");
        Git("commit", "--quiet", "--message", message);
    }

    private void Git(params string[] arguments) => RepositoryServer.GitIn(project.Folder, arguments);
}
