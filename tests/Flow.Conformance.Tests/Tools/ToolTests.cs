namespace Flow.Conformance.Tests.Tools;

/// <summary>A tool is worth asking only if it accepts what is right and rejects what is wrong.</summary>
public class ToolTests
{
    private static readonly ToolFile Good = Workflow(
        """
        name: ci
        on: push
        jobs:
          build:
            runs-on: ubuntu-latest
            outputs:
              version: ${{ steps.read.outputs.version }}
            steps:
              - id: read
                run: echo "version=1" >> "$GITHUB_OUTPUT"
          release:
            needs: build
            runs-on: ubuntu-latest
            steps:
              - run: |
                  echo start
                  echo "$VERSION"
                env:
                  VERSION: ${{ needs.build.outputs.version }}
        """);

    private static readonly ToolFile UnknownNeed = Good with { Text = Good.Text.Replace("needs: build", "needs: bild") };
    private static readonly ToolFile UnknownOutput = Good with { Text = Good.Text.Replace("build.outputs.version", "build.outputs.verison") };
    private static readonly ToolFile UnquotedVariable = Good with { Text = Good.Text.Replace("\"$VERSION\"", "$VERSION") };

    [SkippableFact]
    public void Actionlint_accepts_a_good_workflow() => Assert.Empty(Actionlint.Check(Good));

    [SkippableFact]
    public void Actionlint_rejects_an_output_that_no_job_has() =>
        Assert.Contains(Actionlint.Check(UnknownOutput), f => f.Line == 19 && f.Message.Contains("verison"));

    [SkippableFact]
    public void The_workflow_parser_accepts_a_good_workflow() => Assert.Empty(WorkflowParser.Check(Good));

    [SkippableFact]
    public void The_workflow_parser_rejects_a_need_that_does_not_exist() =>
        Assert.Contains(WorkflowParser.Check(UnknownNeed), f => f.Line == 12 && f.Message.Contains("bild"));

    [SkippableFact]
    public void The_workflow_parser_follows_a_call_to_a_workflow_of_the_same_repository()
    {
        var called = new ToolFile(
            ".github/workflows/called.yml",
            """
            on:
              workflow_call:
                inputs:
                  level: { type: string, required: true }
            jobs:
              one:
                runs-on: ubuntu-latest
                steps: [{ run: echo }]
            """);
        var caller = Workflow(
            """
            on: push
            jobs:
              call:
                uses: ./.github/workflows/called.yml
                with:
                  level: high
            """);
        var wrong = caller with { Text = caller.Text.Replace("level: high", "levle: high") };

        Assert.Empty(WorkflowParser.Check(caller, called));
        Assert.NotEmpty(WorkflowParser.Check(wrong, called));
        Assert.NotEmpty(WorkflowParser.Check(caller));
    }

    [SkippableFact]
    public void The_language_service_accepts_a_good_workflow() => Assert.Empty(LanguageService.Check(Good));

    [SkippableFact]
    public void The_language_service_rejects_an_output_that_no_job_has() =>
        Assert.Contains(LanguageService.Check(UnknownOutput), f => f.Line == 19 && f.Message.Contains("verison"));

    [SkippableFact]
    public void The_language_service_sees_a_changed_text_under_the_same_path()
    {
        Assert.Empty(LanguageService.Check(Good));
        Assert.NotEmpty(LanguageService.Check(UnknownNeed));
        Assert.Empty(LanguageService.Check(Good));
    }

    [SkippableFact]
    public void The_language_service_checks_action_files_too()
    {
        var action = new ToolFile(
            "actions/greet/action.yml",
            """
            name: greet
            description: Greets
            runs:
              using: composite
              steps:
                - run: echo
                  shell: bash
            """);

        Assert.Empty(LanguageService.Check(action));
        Assert.NotEmpty(LanguageService.Check(action with { Text = action.Text.Replace("using: composite", "using: magic") }));
    }

    [SkippableFact]
    public void Shellcheck_accepts_a_quoted_variable() => Assert.Empty(ShellCheck.Check(Good));

    [SkippableFact]
    public void Shellcheck_rejects_an_unquoted_variable_and_says_where() =>
        Assert.Contains(ShellCheck.Check(UnquotedVariable), f => f.Line == 17 && f.Message.Contains("SC2086: "));

    [SkippableFact]
    public void Expressions_are_evaluated_as_github_does()
    {
        var results = GitHubExpressions.Evaluate(
            new { github = new { @ref = "refs/heads/main" }, needs = new { a = new { result = "success" } } },
            ["github.ref == 'REFS/heads/MAIN'", "format('{0}!', join(needs.*.result))", "1 < 2 && 'yes' || 'no'", "failure()", "fromJSON('[3]')[0]"],
            JobStatus.Failure);

        Assert.Equal(["true", "success!", "yes", "true", "3"], results.Select(r => r.Text));
        Assert.Equal(["Boolean", "String", "String", "Boolean", "Number"], results.Select(r => r.Kind));
    }

    [SkippableFact]
    public void An_expression_that_does_not_parse_has_an_error_and_no_value()
    {
        var result = Assert.Single(GitHubExpressions.Evaluate(new { github = new { } }, ["format(1"]));

        Assert.NotNull(result.Error);
        Assert.Null(result.Text);
    }

    [SkippableFact]
    public void The_yaml_reader_reads_by_version_1_2()
    {
        var reading = Assert.Single(YamlReader.Read(["{ on: yes, n: 017, v: 3.10 }"]));

        Assert.Equal("""{"on":"yes","n":17,"v":3.1}""", reading.Json);
    }

    [SkippableFact]
    public void The_yaml_reader_rejects_a_key_that_stands_twice() => Assert.NotNull(Assert.Single(YamlReader.Read(["a: 1\na: 2"])).Error);

    [SkippableFact]
    public void Sarif_accepts_a_good_log() => Assert.Empty(Sarif.Check(Log("error", ruleIndex: 0)));

    [SkippableFact]
    public void Sarif_rejects_an_unknown_level() => Assert.Contains(Sarif.Check(Log("fatal", ruleIndex: 0)), f => f.Message.Contains("fatal"));

    [SkippableFact]
    public void Sarif_rejects_a_rule_that_does_not_exist() =>
        Assert.Contains(Sarif.Check(Log("error", ruleIndex: 4)), f => f.Message.Contains("SARIF1009: "));

    private static ToolFile Workflow(string text) => new(".github/workflows/ci.yml", text + "\n");

    private static ToolFile Log(string level, int ruleIndex) => new(
        "flow.sarif",
        $$"""
        {
          "version": "2.1.0",
          "runs": [
            {
              "tool": { "driver": { "name": "flow", "rules": [{ "id": "FLOW0001" }] } },
              "results": [{ "ruleId": "FLOW0001", "ruleIndex": {{ruleIndex}}, "level": "{{level}}", "message": { "text": "A message." } }]
            }
          ]
        }
        """);
}
