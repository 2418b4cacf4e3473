using System.Collections.Immutable;
using System.Globalization;
using Flow.Cli.Arguments;
using Flow.Cli.Hosting;
using Flow.Cli.Output;
using Flow.Cli.Reporting;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Planning.Coverage;

namespace Flow.Cli.Commands;

/// <summary><c>flow report</c>: what services have and lack, and how they are.</summary>
internal sealed class ReportCommand : ICommand
{
    private const string FailUnder = "--fail-under";

    /// <summary>What can be reported.</summary>
    public static readonly ImmutableArray<string> Reports = ["coverage", StatusReport.Name];

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new("report", "Reports what the services of a project have and lack, and how they are.")
    {
        Positionals = [new("report", "`coverage`: which service has an owner, a service level, an alert, a dashboard and a runbook. `status`: what a status page shows, asked of Prometheus.", Candidates.Reports, IsRequired: true), SharedOptions.Path],
        Options =
        [
            new("--format", "How to write it.") { Value = "FORMAT", Choices = ["text", "markdown", "json"] },
            SharedOptions.Json,
            new("--markdown", "The same as --format markdown."),
            new(FailUnder, "Fail when less than so many percent of what is asked for is there.") { Value = "PERCENT" },
            .. StatusReport.Options,
            SharedOptions.Notes,
            SharedOptions.Color,
        ],
        Examples =
        [
            new("flow report coverage", "a line for each service, and what to write where something is missing"),
            new("flow report coverage --fail-under 90%", "fail in CI when it gets less"),
            new("flow report coverage --markdown > coverage.md", "as a page"),
            new("flow report status --prometheus https://prometheus.example.com --out status/customers/status.json", "what the status page reads"),
        ],
        Remarks =
        [
            "An internal service is shown and asked for nothing. What is waived (`waive service-has-runbook on api until 2027-01-31 because \"…\"`) is not asked for until that day. "
            + "`flow check` reports what critical services lack, and, with `standards = strict`, all that are not internal.",
            StatusReport.Remark,
        ],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host)
    {
        if (arguments.At(0) is var name && (name is null || !Reports.Contains(name)))
        {
            throw new UsageException(name is null ? "`flow report` takes what to report: `flow report coverage`." : $"There is no report `{DisplayText.Show(name)}`.{Suggestions.DidYouMean(name, Reports)}", "report");
        }

        StatusReport.CheckOptions(arguments, name);
        var least = Least(arguments.Value(FailUnder));
        var project = ProjectLoading.Load(arguments.At(1), host);
        if (!project.Problems.IsEmpty || project.Compilation.GetBindingDiagnostics().Any(static d => d.Severity == Severity.Error))
        {
            return ProjectReport.Write(project, project.Diagnostics, arguments, host);
        }

        if (name == StatusReport.Name)
        {
            return StatusReport.Write(project, arguments, host);
        }

        var report = CoverageReport.Of(project.Compilation.Model, project.Compilation.Services.Today);
        Write(report, arguments, host);
        return least is { } percent && report.Share.Percent < percent ? ExitCode.Failed : ExitCode.Done;
    }

    private static decimal? Least(string? written) => written is null ? null
        : decimal.TryParse(written.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100 ? percent
        : throw new UsageException($"{FailUnder} takes a number of percent up to 100, such as 90%, and not `{DisplayText.Show(written)}`.", "report");

    private static void Write(CoverageReport report, CommandArguments arguments, CommandHost host)
    {
        switch (arguments.Has("--json") ? "json" : arguments.Has("--markdown") ? "markdown" : arguments.Value("--format"))
        {
            case "json":
                CoverageOutput.WriteJson(report, host.Out);
                break;
            case "markdown":
                CoverageOutput.WriteMarkdown(report, host.Out);
                break;
            default:
                CoverageOutput.WriteText(report, SharedOptions.PaintOf(arguments, host), host.Out);
                break;
        }
    }
}
