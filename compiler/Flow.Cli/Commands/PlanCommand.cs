using Flow.Compiler.Model;
using Flow.Compiler.Planning;
using Flow.Cli.Arguments;
using Flow.Cli.Hosting;
using Flow.Cli.Output;
using Flow.Cli.Planning;
using Flow.Cli.Running;

namespace Flow.Cli.Commands;

/// <summary><c>flow plan</c>: what would run, in which order, and about how long.</summary>
internal sealed class PlanCommand : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new("plan", "Shows what a pipeline would run, in which order, and about how long it takes.")
    {
        Positionals =
        [
            new("pipeline or path", "A pipeline of the project here, or a project folder.", Candidates.Pipelines),
            new("pipeline", "The pipeline of that project.", Candidates.Pipelines),
        ],
        Options =
        [
            new("--format", "How to write it.") { Value = "FORMAT", Choices = ["text", "json", "mermaid", "html"] },
            SharedOptions.Json,
            SharedOptions.Notes,
            SharedOptions.Color,
        ],
        Examples = [new("flow plan", "all pipelines of the project here"), new("flow plan ci", "levels, dependencies and the critical path (marked *)"), new("flow plan ci --format html > ci.html", "a page to look at")],
        Remarks = ["Without a name, text shows all pipelines; other formats show one.", "Times are assumptions by kind of step until runs have been measured; they are labelled as such."],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host)
    {
        var (project, name) = PipelineChoice.Of(arguments.At(0), arguments.At(1), host);
        if (project.HasErrors)
        {
            return ProjectReport.Write(project, project.Diagnostics, arguments, host);
        }

        var model = project.Compilation.Model;
        var format = arguments.Has("--json") ? "json" : arguments.Value("--format");
        if (name is null && format is (null or "text") && model.Pipelines.Length > 1)
        {
            WriteAll(model, SharedOptions.PaintOf(arguments, host), host.Out);
            return ExitCode.Done;
        }

        var plan = PipelinePlan.Of(model, PipelineChoice.Choose(model, name));
        switch (format)
        {
            case "json":
                PlanOutput.WriteJson(plan, host.Out);
                break;
            case "mermaid":
                PlanOutput.WriteMermaid(plan, host.Out);
                break;
            case "html":
                PlanOutput.WriteHtml(plan, host.Out);
                break;
            default:
                PlanOutput.WriteText(plan, SharedOptions.PaintOf(arguments, host), host.Out);
                break;
        }

        return ExitCode.Done;
    }

    /// <summary>A person who names none wants to see what there is.</summary>
    private static void WriteAll(DeliveryModel model, Paint paint, TextWriter output)
    {
        foreach (var (index, pipeline) in model.Pipelines.Index())
        {
            output.Write(index == 0 ? "" : "\n\n");
            PlanOutput.WriteText(PipelinePlan.Of(model, pipeline), paint, output);
        }
    }
}
