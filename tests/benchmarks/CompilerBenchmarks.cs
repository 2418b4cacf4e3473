using System.Globalization;
using Flow.Compiler;
using Flow.Compiler.Binding;
using Flow.Compiler.Hosting;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Benchmarks;

/// <summary>The compiler inside one warm process: what an editor meets.</summary>
internal static class CompilerBenchmarks
{
    /// <summary>How fast text becomes a tree, and whether the cost is linear.</summary>
    public static void Parsing(int rounds)
    {
        var texts = new[] { 20_000, 200_000, 2_000_000 }.Select(ProjectGenerator.Text).ToArray();
        var cold = texts.Select(Parse).ToArray();
        for (var i = 0; i < 200; i++)
        {
            _ = Parse(texts[0]);
        }

        var samples = Sampling.Interleaved(rounds, [.. texts.Select(static text => (Action)(() => Parse(text)))]);
        Report.Section("Parsing", "text", "first in this process", "warm (best / median)", "time per character × that of the smallest");
        for (var i = 0; i < texts.Length; i++)
        {
            var perCharacter = samples[i].Min / texts[i].Length / (samples[0].Min / texts[0].Length);
            Report.Row(
                $"{texts[i].Length / 1000} KB", Speed(texts[i], cold[i]), $"{Speed(texts[i], samples[i].Min)} / {Speed(texts[i], samples[i].Median)}",
                perCharacter.ToString("0.00", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>How long an edit takes until the diagnostics are there.</summary>
    public static void Edits(int files, int lines, int rounds)
    {
        var project = ProjectGenerator.Project(files, lines);
        var compilation = Compilation.Create("generated", project, new BindServices(NoFiles.Instance));
        if (!compilation.Diagnostics.IsEmpty)
        {
            throw new InvalidOperationException($"The generated project is not clean: {compilation.Diagnostics[0].Message}");
        }

        var inBody = new List<double>();
        var broken = new List<double>();
        var repaired = new List<double>();
        var shared = new List<double>();
        for (var i = 0; i < rounds; i++)
        {
            inBody.Add(Edit(ref compilation, project[2 + (i % (files - 2))], "15m", $"{10 + (i % 40)}m"));
            broken.Add(Edit(ref compilation, project[2 + (i % (files - 2))], "bundle.digest}", "bundle.dige"));
            repaired.Add(Edit(ref compilation, project[2 + (i % (files - 2))], "15m", "15m"));
            shared.Add(Edit(ref compilation, project[1], "shared-timeout = 10m", $"shared-timeout = {i + 1}m"));
        }

        if (!compilation.Diagnostics.IsEmpty)
        {
            throw new InvalidOperationException("An edit left a mistake behind: what follows one is not looked at, and would seem fast.");
        }

        var cold = new Samples([.. Enumerable.Range(0, 5).Select(_ => Sampling.Time(() => _ = Compilation.Create("generated", project, new BindServices(NoFiles.Instance)).Diagnostics.Length))]);
        Report.Section($"Keystroke to diagnostics: {files} files, {ProjectGenerator.Lines(project):n0} lines, in process", "edit", "p50", "p99", "p50 × the whole project anew");
        EditRow("inside the body of a pipeline", new Samples(inBody.Skip(rounds / 4)), cold);
        EditRow("that leaves a mistake of syntax", new Samples(broken.Skip(rounds / 4)), cold);
        EditRow("that repairs it", new Samples(repaired.Skip(rounds / 4)), cold);
        EditRow("of a value that every file uses", new Samples(shared.Skip(rounds / 4)), cold);
        Report.Row("the whole project anew, warm", Report.Number(cold.Median, "ms"), Report.Number(cold.Max, "ms"), "1.00");
    }

    private static void EditRow(string name, Samples samples, Samples cold) => Report.Row(
        name, Report.Number(samples.Median, "ms"), Report.Number(samples.Percentile(0.99), "ms"), (samples.Median / cold.Median).ToString("0.00", CultureInfo.InvariantCulture));

    private static double Edit(ref Compilation compilation, SourceText source, string old, string replacement)
    {
        var before = compilation;
        Compilation after = before;
        var text = new SourceText(source.Path, source.Content.Replace(old, replacement, StringComparison.Ordinal));
        var milliseconds = Sampling.Time(() =>
        {
            after = before.With(text);
            _ = after.Diagnostics.Length;
        });
        compilation = after;
        return milliseconds;
    }

    private static double Parse(string text) => Sampling.Time(() => SyntaxTree.Parse(new SourceText("text.flow", text)));

    private static string Speed(string text, double milliseconds) => Report.Number(text.Length / 1000.0 / milliseconds, "MB/s");
}
