using Flow.Cli.Hosting;
using Flow.Compiler.Model;
using Flow.Compiler.Types;
using Flow.Runtime;

namespace Flow.Cli.Running;

/// <summary>Which secrets the jobs of a run read that have no value here: said before it starts, for a job may find out only after an hour.</summary>
internal static class MissingSecrets
{
    /// <summary>Says them besides what the run says; nothing where each has a value.</summary>
    /// <param name="pipeline">The pipeline that runs.</param>
    /// <param name="model">Its project, for the pipelines that it calls.</param>
    /// <param name="options">What the command line says about the run.</param>
    /// <param name="host">Where it is said.</param>
    public static void Tell(Pipeline pipeline, DeliveryModel model, RunOptions options, CommandHost host)
    {
        var read = SecretReads.Of(Chosen(pipeline, options.Jobs), model).Select(static r => ((SecretSource)r.Source).Name).Distinct().Order(StringComparer.Ordinal);
        if (FlowRunner.WithoutValue(read, options) is [var first, ..] missing)
        {
            host.Error.WriteLine($"No value here for {string.Join(", ", missing.Select(static name => $"secrets.{name}"))}, which `{pipeline.Name}` reads. Set FLOW_SECRET_{first}, or name a file with --secrets-file.");
        }
    }

    /// <summary>The pipeline with the jobs that are asked for and those before them; with all where none is named.</summary>
    private static Pipeline Chosen(Pipeline pipeline, IReadOnlyList<string> names)
    {
        var wanted = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var open = new Stack<string>(names);
        while (open.TryPop(out var name))
        {
            if (wanted.Add(name) && pipeline.Jobs.FirstOrDefault(j => string.Equals(j.Name, name, StringComparison.OrdinalIgnoreCase)) is { } job)
            {
                job.Needs.ToList().ForEach(n => open.Push(n.Job));
            }
        }

        return names.Count == 0 ? pipeline : pipeline with { Jobs = [.. pipeline.Jobs.Where(j => wanted.Contains(j.Name))] };
    }
}
