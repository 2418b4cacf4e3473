using System.Collections.Immutable;
using System.Text;
using Flow.Cli.Arguments;
using Flow.Cli.Hosting;
using Flow.Cli.Output;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Disk;
using Flow.Runtime;

namespace Flow.Cli.Reporting;

/// <summary><c>flow report status</c>: asks Prometheus how the components of a status page are, and writes what the page reads.</summary>
internal static class StatusReport
{
    /// <summary>What is reported.</summary>
    public const string Name = "status";

    /// <summary>What <c>flow report --help</c> says about it.</summary>
    public const string Remark = "`status` asks the Prometheus that has the rules of the page (`prometheus/rules/ENVIRONMENT/status.PAGE.yml`); a token for it is taken from the variable PROMETHEUS_TOKEN. "
        + "What it answers nothing about is written as not known. When it does not answer at all nothing is written, and the page says by itself that what it has is old.";

    private const string PrometheusOption = "--prometheus";
    private const string PrometheusVariable = "PROMETHEUS_URL";
    private const string TokenVariable = "PROMETHEUS_TOKEN";
    private const string PageOption = "--page";
    private const string OutOption = "--out";

    /// <summary>The options that belong to it alone.</summary>
    public static readonly ImmutableArray<OptionSpec> Options =
    [
        new(PrometheusOption, $"Status: where Prometheus is asked; else the variable {PrometheusVariable}, else the `prometheus` of the environment that the page is `on`.") { Value = "URL" },
        new(PageOption, "Status: the status page, where the project has several.") { Value = "NAME" },
        new(OutOption, "Status: the file that is written, at once or not at all; else the output.") { Value = "FILE" },
    ];

    private static readonly ImmutableArray<string> Shared = ["--color"];

    /// <summary>Looks whether every option belongs to the report.</summary>
    /// <exception cref="UsageException">One does not.</exception>
    public static void CheckOptions(CommandArguments arguments, string report)
    {
        var written = arguments.Options.Select(static o => o.Name).Where(static o => !Shared.Contains(o));
        if (written.FirstOrDefault(o => Options.Any(s => s.Name == o) != (report == Name)) is { } wrong)
        {
            throw new UsageException($"`{wrong}` means nothing for `flow report {report}`.", "report");
        }
    }

    /// <summary>Asks and writes.</summary>
    /// <exception cref="CommandException">The project has no such page, or Prometheus does not answer.</exception>
    public static int Write(LoadedProject project, CommandArguments arguments, CommandHost host)
    {
        var model = project.Compilation.Model;
        var page = Choose(model, arguments.Value(PageOption));
        var prometheus = arguments.Value(PrometheusOption) ?? NoneIfEmpty(host.Variable(PrometheusVariable)) ?? model.Environments.FirstOrDefault(e => e.Name == page.Environment)?.Prometheus?.Url
            ?? throw new CommandException($"Nothing says where Prometheus is: {PrometheusOption} URL, the variable {PrometheusVariable}, or `prometheus \"https://…\"` of the environment that the page is `on`.", ExitCode.WrongUse);
        try
        {
            var text = new StatusReading(page, model, prometheus, NoneIfEmpty(host.Variable(TokenVariable)), DateTimeOffset.UtcNow).Json();
            Put(text, arguments.Value(OutOption), host);
        }
        catch (FlowRunException fault)
        {
            throw new CommandException(fault.Message, ExitCode.Failed);
        }

        return ExitCode.Done;
    }

    private static void Put(string text, string? file, CommandHost host)
    {
        if (file is null)
        {
            host.Out.Write(text);
            return;
        }

        var path = Path.GetFullPath(file, host.CurrentFolder);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            AtomicFile.Write(path, Encoding.UTF8.GetBytes(text));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"`{DisplayText.Show(file)}` cannot be written: {fault.Message}", ExitCode.Failed);
        }
    }

    private static StatusPage Choose(DeliveryModel model, string? name)
    {
        var names = model.StatusPages.Select(static p => p.Name).ToList();
        return (model.StatusPages, name) switch
        {
            ([], _) => throw new CommandException("The project has no `status-page`.", ExitCode.WrongUse),
            ([var only], null) => only,
            (_, null) => throw new CommandException($"The project has several status pages; name one of them with {PageOption}: {string.Join(", ", names)}.", ExitCode.WrongUse),
            _ => model.StatusPages.FirstOrDefault(p => p.Name == name)
                ?? throw new CommandException($"There is no status page `{name}`.{Suggestions.DidYouMean(name, names)} Status pages: {string.Join(", ", names)}.", ExitCode.WrongUse),
        };
    }

    private static string? NoneIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
