using System.Collections.Immutable;
using Flow.Cli.Arguments;
using Flow.Cli.Building;
using Flow.Cli.Commands;
using Flow.Cli.Comparing;
using Flow.Cli.Explaining;
using Flow.Cli.Hosting;
using Flow.Cli.Running;
using Flow.Cli.Scaffolding;
using Flow.Compiler.Model;

namespace Flow.Cli.Completion;

/// <summary>The words that may stand at the end of a command line.</summary>
internal static class LineCompletion
{
    /// <summary>What fits the last of <paramref name="words"/>, which follow <c>flow</c> and may be empty. Nothing is offered where the shell knows files better.</summary>
    public static IEnumerable<string> Of(ImmutableArray<string> words, CommandHost host)
    {
        var last = words.IsEmpty ? "" : words[^1];
        return All(words, last, host).Where(w => w.StartsWith(last, StringComparison.Ordinal)).Distinct();
    }

    private static IEnumerable<string> All(ImmutableArray<string> words, string last, CommandHost host)
    {
        if (words.Length <= 1)
        {
            return [.. CommandList.Names, "--help", "--version"];
        }

        if (!CommandList.Names.Contains(words[0]))
        {
            return [];
        }

        var spec = CommandList.Get(words[0]).Spec;
        if (words.Length > 2 && spec.Options.FirstOrDefault(o => o.Name == words[^2]) is { Value: not null } option)
        {
            return option.Choices.IsEmpty ? Words(option.Completes, words[1..^2], host) : option.Choices;
        }

        var position = words[1..^1].Count(static w => !w.StartsWith('-'));
        return last.StartsWith('-')
            ? [.. spec.Options.Select(static o => o.Name), "--help"]
            : position < spec.Positionals.Length ? Words(spec.Positionals[position].Completes, words[1..^1], host) : [];
    }

    private static IEnumerable<string> Words(Candidates candidates, ImmutableArray<string> before, CommandHost host) => candidates switch
    {
        Candidates.Targets => Targets.All.Select(static t => t.Name),
        Candidates.Topics => Explanations.Topics.Select(static t => t.Topic),
        Candidates.Templates => ProjectTemplate.All.Select(static t => t.Name),
        Candidates.ProviderActions => ProvidersCommand.Actions,
        Candidates.Reports => ReportCommand.Reports,
        Candidates.Shells => ShellScripts.Shells,
        Candidates.Pipelines => Runnable(before, ProjectLoading.Load(null, host).Compilation.Model),
        Candidates.Jobs => Jobs(before, host),
        Candidates.Environments => ProjectLoading.Load(null, host).Compilation.Model.Environments.Select(static e => e.Name),
        Candidates.Revisions => ["HEAD", .. new GitRepository(host.CurrentFolder).Names()],
        Candidates.None or Candidates.Files => [],
        _ => throw new ArgumentOutOfRangeException(nameof(candidates)),
    };

    private static IEnumerable<string> Runnable(ImmutableArray<string> before, DeliveryModel model) =>
        before.Contains(RunbookArguments.Word) ? model.Runbooks.Select(static r => r.FullName)
        : before.Contains(SyntheticRun.Word) ? model.Synthetics.Select(static s => s.FullName)
        : model.Pipelines.Select(static p => p.Name).Concat(model.Runbooks.IsEmpty ? [] : [RunbookArguments.Word]).Concat(model.Synthetics.IsEmpty ? [] : [SyntheticRun.Word]);

    private static IEnumerable<string> Jobs(ImmutableArray<string> before, CommandHost host)
    {
        var folder = before.FirstOrDefault(w => !w.StartsWith('-') && Directory.Exists(Path.GetFullPath(w, host.CurrentFolder)));
        var pipelines = ProjectLoading.Load(folder, host).Compilation.Model.Pipelines;
        var named = pipelines.Where(p => before.Contains(p.Name)).ToList();
        return (named.Count > 0 ? named : [.. pipelines]).SelectMany(static p => p.Jobs).Select(static j => j.Name);
    }
}
