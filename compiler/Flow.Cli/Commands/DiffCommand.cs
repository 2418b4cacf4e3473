using Flow.Cli.Arguments;
using Flow.Cli.Comparing;
using Flow.Cli.Hosting;
using Flow.Cli.Output;
using Flow.Compiler;
using Flow.Compiler.Comparing;
using Flow.Disk;

namespace Flow.Cli.Commands;

/// <summary><c>flow diff</c>: what a change means.</summary>
internal sealed class DiffCommand : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new("diff", "Says what changes in meaning between two revisions, and how dangerous that is.")
    {
        Positionals =
        [
            new("revision", "A revision of git to compare the files here with (HEAD where nothing is given); `A..B` compares two, `A...B` what B adds since it left A.", Candidates.Revisions),
            SharedOptions.Path,
        ],
        Options =
        [
            new("--format", "How to write it.") { Value = "FORMAT", Choices = ["text", "markdown", "json", "sarif"] },
            new("--fail-on", "Fail when a change is at least that risky.") { Value = "RISK", Choices = ["review", "dangerous"] },
            SharedOptions.Json,
            SharedOptions.Notes,
            SharedOptions.Color,
        ],
        Examples =
        [
            new("flow diff", "what is different from the last commit"),
            new("flow diff origin/main...HEAD --format markdown > changes.md", "what a branch changes, for its pull request"),
            new("flow diff v1.4.0..v1.5.0 --fail-on dangerous", "fail when something can be lost"),
        ],
        Remarks =
        [
            "Only meaning counts: moved declarations, other names of templates, layout and comments are no change. Both revisions are compiled; nothing is checked out, and no cloud is asked.",
            "Risks: `harmless`; `review`: it does something else, or others have to follow, such as branch protection that requires a check by its old name; `dangerous`: something can be lost "
            + "that nobody can make again, or somebody gets in who could not. That a resource is replaced is known where its type keeps something and the provider was seen to do so.",
        ],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host)
    {
        var project = ProjectLoading.Load(arguments.At(1), host);
        var repository = new GitRepository(project.Root);
        var range = RevisionRange.Of(arguments.At(0), repository);
        if (range.To is null && project.HasErrors)
        {
            return ProjectReport.Write(project, project.Diagnostics, arguments, host);
        }

        var before = ModelOf(range.From, range.FromName);
        var after = range.To is { } to ? ModelOf(to, range.ToName) : project.Compilation;
        var format = arguments.Has("--json") ? "json" : arguments.Value("--format");
        var report = new ChangeReport(
            ModelComparison.Between(before.Model, after.Model), range.FromName, range.ToName, DiagnosticReport.PrefixOf(project.Root, DiagnosticFormats.BaseFolder(format, host)))
        {
            Costs = CostDifference.Between(before.Model, after.Model),
        };
        Write(report, format, SharedOptions.PaintOf(arguments, host), host.Out);
        return Fails(report, arguments.Value("--fail-on")) ? ExitCode.Failed : ExitCode.Done;

        Compilation ModelOf(string commit, string name)
        {
            var compilation = new RevisionFiles(repository, commit).Compile(project.Compilation.Name, new LazyDotNetProjects(project.Root));
            if (compilation.HasErrors)
            {
                host.Error.WriteLine($"`{DisplayText.Show(name)}` has errors ({DisplayText.Show(compilation.Diagnostics.First(static d => d.Severity == Compiler.Diagnostics.Severity.Error).ToString())}); what could be understood of it is compared.");
            }

            return compilation;
        }
    }

    private static void Write(ChangeReport report, string? format, Paint paint, TextWriter output)
    {
        switch (format)
        {
            case "markdown":
                ChangeMarkdown.Write(report, output);
                break;
            case "json":
                ChangeJson.Write(report, output);
                break;
            case "sarif":
                ChangeJson.WriteSarif(report, output);
                break;
            default:
                new ChangeText(paint).Write(report, output);
                break;
        }
    }

    private static bool Fails(ChangeReport report, string? risk) =>
        risk is not null && report.Changes.Any(c => c.Risk >= (risk == "review" ? Risk.Review : Risk.Dangerous));
}
