using System.Globalization;
using Flow.Runtime;

namespace Flow.Benchmarks;

/// <summary>Running pipelines on this machine, beside the same work done by other tools.</summary>
/// <param name="flow">The published tool.</param>
internal sealed class RunBenchmarks(string flow, int rounds)
{
    private const string Pipeline = """
        pipeline ci {
          on manual
          job work on linux {
            timeout = 5m
            run "echo one"
            run "echo two"
            run "echo three"
            run "echo four"
          }
        }

        """;

    /// <summary>What <c>flow run</c> adds to the steps.</summary>
    public void Overhead(Workspace workspace)
    {
        var folder = workspace.Folder("run");
        File.WriteAllText(Path.Combine(folder, "ci.flow"), Pipeline);
        var script = Path.Combine(folder, "steps.sh");
        File.WriteAllText(script, "set -e\n" + string.Concat(new[] { "one", "two", "three", "four" }.Select(static word => $"bash -e -c 'echo {word}'\n")));
        var run = new Command(flow, "run", folder, "ci");
        run.Run();
        var samples = Sampling.Interleaved(rounds, ProcessorTime.OfEndedChildren, new Command("bash", script).Run, run.Run, () => Uncached(folder, run));
        Report.Section("flow run: one job, four steps, whole process", "what", "min / median / max", "on top of the steps (min / median)", "processor time on top of the steps (min / median)");
        foreach (var (name, sample) in new[] { ("the four steps in a bash script", samples[0]), ("flow run, runner cached", samples[1]), ("flow run, runner compiled", samples[2]) })
        {
            Report.Row(name, sample.ToString(), OnTop(sample, samples[0]), OnTop(sample.Processor!, samples[0].Processor!));
        }
    }

    private static string OnTop(Samples whole, Samples steps) => $"{Report.Number(whole.Min - steps.Min, "ms")} / {Report.Number(whole.Median - steps.Median, "ms")}";

    /// <summary>A graph of many trivial jobs, beside make and ninja on the same graph.</summary>
    public static void Graph(Workspace workspace, int jobs, int rounds)
    {
        var folder = workspace.Folder("graph");
        WriteMake(folder, jobs);
        WriteNinja(folder, jobs);
        var pipeline = new PipelineDefinition("graph") { Jobs = [.. Enumerable.Range(0, jobs).Select(static i => new JobDefinition($"j{i}") { Needs = i >= 100 ? [$"j{i - 100}"] : [] })] };
        var subjects = new List<(string Name, Action Run)> { ("Flow.Runtime, jobs without steps, in process: the scheduler alone", () => RunGraph(pipeline, folder)) };
        if (Command.Find("make") is { } make)
        {
            subjects.Add(("make -j2, recipe `true`", new Command(make, "-s", "-j2", "all") { Folder = folder }.Run));
        }

        if (Command.Find("ninja") is { } ninja)
        {
            subjects.Add(("ninja -j2, command `true`", new Command(ninja, "--quiet", "-j2") { Folder = folder }.Run));
        }

        var samples = Sampling.Interleaved(rounds, ProcessorTime.OfEndedChildren, [.. subjects.Select(static s => s.Run)]);
        Report.Section($"A graph of {jobs:n0} jobs (make and ninja start a process for each, Flow here does not)", "what", "min / median / max", "× Flow (min / median)");
        for (var i = 0; i < samples.Length; i++)
        {
            Report.Row(subjects[i].Name, samples[i].ToString(), Report.Ratio(samples[i], samples[0]));
        }
    }

    private static void Uncached(string folder, Command run)
    {
        Directory.Delete(Path.Combine(folder, ".flow"), recursive: true);
        run.Run();
    }

    private static void RunGraph(PipelineDefinition pipeline, string folder)
    {
        var code = FlowRunner.RunAsync(pipeline, new RunOptions { ProjectFolder = folder, Parallelism = 2, InPlace = true }, new RunConsole(TextWriter.Null)).GetAwaiter().GetResult();
        if (code != 0)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The graph ended with {code}."));
        }
    }

    private static void WriteMake(string folder, int jobs)
    {
        var rules = Enumerable.Range(0, jobs).Select(static i => $"j{i}:{(i >= 100 ? $" j{i - 100}" : "")}\n\t@true\n");
        File.WriteAllText(Path.Combine(folder, "Makefile"), $".PHONY: all {string.Join(' ', Enumerable.Range(0, jobs).Select(static i => $"j{i}"))}\nall: {string.Join(' ', Enumerable.Range(0, jobs).Select(static i => $"j{i}"))}\n{string.Concat(rules)}");
    }

    private static void WriteNinja(string folder, int jobs) =>
        File.WriteAllText(Path.Combine(folder, "build.ninja"), "rule t\n  command = true\n" + string.Concat(Enumerable.Range(0, jobs).Select(static i => $"build j{i}: t{(i >= 100 ? $" j{i - 100}" : "")}\n")));
}
