using System.Collections.Immutable;
using Flow.Cli.Arguments;
using Flow.Cli.Costing;
using Flow.Cli.Hosting;
using Flow.Cli.Output;
using Flow.Compiler.Costs;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;

namespace Flow.Cli.Commands;

/// <summary><c>flow cost</c>: what environments cost in a month, by an estimate.</summary>
internal sealed class CostCommand : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new("cost", "Estimates what an environment costs in a month.")
    {
        Positionals = [new("environment", "An environment of the project; all of them where nothing is given.", Candidates.Environments), SharedOptions.Path],
        Options =
        [
            new("--format", "How to write it.") { Value = "FORMAT", Choices = ["text", "markdown", "json"] },
            SharedOptions.Json,
            SharedOptions.Notes,
            SharedOptions.Color,
        ],
        Examples = [new("flow cost production", "what runs all the time, the dearest first"), new("flow cost --format markdown > costs.md", "all environments, as a page")],
        Remarks =
        [
            $"It is an estimate by public list prices of AWS of {PriceTable.Date}, of which the compiler brings a few dozen: on demand, without discounts, free tiers, taxes, traffic and scaling. "
            + "What depends on use is named with its price and not counted. No network is needed, and nobody is asked.",
        ],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host)
    {
        var project = ProjectLoading.Load(arguments.At(1), host);
        if (project.HasErrors)
        {
            return ProjectReport.Write(project, project.Diagnostics, arguments, host);
        }

        var estimates = Estimates(project.Compilation.Model, arguments.At(0));
        switch (arguments.Has("--json") ? "json" : arguments.Value("--format"))
        {
            case "json":
                CostOutput.WriteJson(estimates, host.Out);
                break;
            case "markdown":
                CostOutput.WriteMarkdown(estimates, host.Out);
                break;
            default:
                CostOutput.WriteText(estimates, SharedOptions.PaintOf(arguments, host), host.Out);
                break;
        }

        return ExitCode.Done;
    }

    private static ImmutableArray<CostEstimate> Estimates(DeliveryModel model, string? name)
    {
        var names = model.Environments.Select(static e => e.Name).ToList();
        if (name is not null && !names.Contains(name))
        {
            throw new CommandException($"There is no environment `{DisplayText.Show(name)}`.{Suggestions.DidYouMean(name, names)}", ExitCode.WrongUse);
        }

        var estimates = model.Environments.Where(e => name is null || e.Name == name).Select(e => CostEstimate.Of(model, e)).OfType<CostEstimate>().ToImmutableArray();
        return estimates.Length > 0
            ? estimates
            : throw new CommandException(name is null ? "No environment has resources at `aws`, whose prices alone are known." : $"`{name}` has no resources at `aws`, whose prices alone are known.");
    }
}
