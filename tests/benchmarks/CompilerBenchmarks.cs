using System.Globalization;
using Flow.Compiler;
using Flow.Compiler.Binding;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Terraform;
using Flow.Compiler.Hosting;
using Flow.Compiler.Providers;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Benchmarks;

/// <summary>The compiler inside one warm process: what an editor meets.</summary>
internal static class CompilerBenchmarks
{
    private static readonly string[] threeTypes = ["aws_s3_bucket", "aws_db_instance", "aws_ecs_service"];

    /// <summary>How fast text becomes a tree, and whether the cost is linear.</summary>
    public static void Parsing(int rounds)
    {
        var texts = new[] { 20_000, 200_000, 2_000_000 }.Select(ProjectGenerator.Text).ToArray();
        var cold = texts.Select(static t => Sampling.Time(() => Parse(t), ProcessorTime.OfThread).Wall).ToArray();
        for (var i = 0; i < 200; i++)
        {
            Parse(texts[0]);
        }

        var samples = Sampling.Interleaved(rounds, ProcessorTime.OfThread, [.. texts.Select(static text => (Action)(() => Parse(text)))]);
        Report.Section("Parsing", "text", "first in this process", "warm (best / median)", "the same by processor time", "processor time per character × that of the smallest");
        for (var i = 0; i < texts.Length; i++)
        {
            var processor = samples[i].Processor!;
            var perCharacter = processor.Min / texts[i].Length / (samples[0].Processor!.Min / texts[0].Length);
            Report.Row(
                $"{texts[i].Length / 1000} KB", Speed(texts[i], cold[i]), $"{Speed(texts[i], samples[i].Min)} / {Speed(texts[i], samples[i].Median)}",
                $"{Speed(texts[i], processor.Min)} / {Speed(texts[i], processor.Median)}", perCharacter.ToString("0.00", CultureInfo.InvariantCulture));
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

        var (typed, inBody, broken, repaired, shared, onTop, retyped) = (new EditTimes(), new EditTimes(), new EditTimes(), new EditTimes(), new EditTimes(), new EditTimes(), new EditTimes());
        compilation = Type(compilation, project[files / 2], typed);
        for (var i = 0; i < rounds / 10; i++)
        {
            compilation = TypeOnTop(compilation, project[2 + (i % (files - 2))], onTop);
            compilation = Retype(compilation, project[1], "let shared-timeout", retyped);
        }

        for (var i = 0; i < rounds; i++)
        {
            compilation = Edit(compilation, project[2 + (i % (files - 2))], "15m", $"{10 + (i % 40)}m", inBody);
            compilation = Edit(compilation, project[2 + (i % (files - 2))], "bundle.digest}", "bundle.dige", broken);
            compilation = Edit(compilation, project[2 + (i % (files - 2))], "15m", "15m", repaired);
            compilation = Edit(compilation, project[1], "shared-timeout = 10m", $"shared-timeout = {i + 1}m", shared);
        }

        if (!compilation.Diagnostics.IsEmpty)
        {
            throw new InvalidOperationException("An edit left a mistake behind: what follows one is not looked at, and would seem fast.");
        }

        var cold = Sampling.Interleaved(5, ProcessorTime.OfThread, () => _ = Compilation.Create("generated", project, new BindServices(NoFiles.Instance)).Diagnostics.Length)[0];
        Report.Section($"Keystroke to diagnostics: {files} files, {ProjectGenerator.Lines(project):n0} lines, in process", "edit", "syntax and binding: p50 / p99", "all: p50 / p99", "all by processor time: p50 / p99", "that × the whole project anew (p50)", "items bound: p50 / p99");
        EditRow("each character of a file, typed from the first to the last", typed, cold);
        EditRow("inside the body of a pipeline", inBody, cold);
        EditRow("that leaves a mistake of syntax", broken, cold);
        EditRow("that repairs it", repaired, cold);
        EditRow("of a value that every file uses", shared, cold);
        EditRow("each character of a line on top of a file, and its end", onTop, cold);
        EditRow("each character of a name that every file uses, taken away and typed again", retyped, cold);
        Report.Row(["the whole project anew, warm", "", .. Report.Percentiles(cold), "1.00", ""]);
    }

    /// <summary>What a project pays for the schema of AWS: reading three types, against reading all of them.</summary>
    public static void Schemas(string repository, int rounds)
    {
        var file = File.ReadAllBytes(Path.Combine(repository, "compiler", "Flow.Compiler", "Providers", "aws.flowschema"));
        var first = Sampling.Time(() => Open(file, threeTypes), ProcessorTime.OfThread).Wall;
        var all = ProviderSchema.Open(file).ResourceTypes;
        var samples = Sampling.Interleaved(Math.Max(rounds, 20), ProcessorTime.OfThread, () => Open(file, threeTypes), () => Open(file, all));
        Report.Section("The schema of AWS, in process", "read", "first in this process", "warm (best / median)", "allocated", "÷ all types (best / median)");
        Report.Row(
            "index and three types", Report.Number(first, "ms"), $"{Report.Number(samples[0].Min, "ms")} / {Report.Number(samples[0].Median, "ms")}",
            Report.Number(Allocated(() => Open(file, threeTypes)) / 1000.0, "KB"), Report.Ratio(samples[0], samples[1]));
        Report.Row(
            $"all {all.Length} types of resources", "", $"{Report.Number(samples[1].Min, "ms")} / {Report.Number(samples[1].Median, "ms")}",
            Report.Number(Allocated(() => Open(file, all)) / 1000.0, "KB"), "1.00");
    }

    /// <summary>How long it takes from the sources of <c>examples/shop</c> to the Terraform of its environments.</summary>
    public static void Infrastructure(string repository, int rounds)
    {
        var folder = Path.Combine(repository, "examples", "shop");
        SourceText[] sources = [.. Directory.GetFiles(folder, "*.flow").Order(StringComparer.Ordinal).Select(static f => new SourceText(Path.GetFileName(f), File.ReadAllText(f)))];
        var first = Sampling.Time(() => ToTerraform(sources), ProcessorTime.OfThread);
        for (var i = 0; i < 20; i++)
        {
            ToTerraform(sources);
        }

        var samples = Sampling.Interleaved(Math.Max(rounds, 20), ProcessorTime.OfThread, () => Checked(sources), () => ToTerraform(sources));
        Report.Section("examples/shop, in process", "until", "first in this process", "warm: p50 / p99", "the same by processor time", "÷ the diagnostics (best / median)");
        Report.Row(["the diagnostics", "", .. Report.Percentiles(samples[0]), "1.00"]);
        Report.Row(["the Terraform of both environments", Report.Number(first.Wall, "ms"), .. Report.Percentiles(samples[1]), Report.Ratio(samples[1], samples[0])]);
    }

    private static Compilation Checked(SourceText[] sources)
    {
        var compilation = Compilation.Create("shop", sources, new BindServices(NoFiles.Instance));
        return compilation.HasErrors ? throw new InvalidOperationException($"The example is not right: {compilation.Diagnostics[0].Message}") : compilation;
    }

    private static void ToTerraform(SourceText[] sources)
    {
        if (Checked(sources).Emit(new TerraformTarget(), EmitOptions.Default).Files.IsEmpty)
        {
            throw new InvalidOperationException("Nothing was written.");
        }
    }

    private static void Open(byte[] file, IEnumerable<string> types)
    {
        var provider = ProviderSchema.Open(file);
        foreach (var type in types)
        {
            _ = provider.Resource(type) ?? throw new InvalidOperationException($"There is no type {type}.");
        }
    }

    private static long Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void EditRow(string name, EditTimes edits, Samples cold)
    {
        var (all, items) = (edits.All, edits.Items);
        Report.Row(
        [
            name, Report.Percentiles(edits.Binding)[0], .. Report.Percentiles(all), (all.Processor!.Median / cold.Processor!.Median).ToString("0.00", CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"{items.Median} / {items.Percentile(0.99)}"),
        ]);
    }

    /// <summary>Empties a file and types it again. Every keystroke counts, also those that leave nonsense.</summary>
    private static Compilation Type(Compilation compilation, SourceText source, EditTimes edits)
    {
        for (var length = 0; length <= source.Length; length++)
        {
            compilation = Ask(compilation.With(new SourceText(source.Path, source.Content[..length])), edits);
        }

        return compilation;
    }

    /// <summary>Types a line on top of a file, and takes it away again.</summary>
    private static Compilation TypeOnTop(Compilation compilation, SourceText source, EditTimes edits)
    {
        const string Line = "let first-of-all = shared-retries + 1";
        for (var length = 1; length <= Line.Length; length++)
        {
            compilation = Ask(compilation.With(new SourceText(source.Path, $"{Line[..length]}\n{source.Content}")), edits);
        }

        return Ask(compilation.With(source), edits);
    }

    /// <summary>Takes a name away letter by letter, and types it again.</summary>
    private static Compilation Retype(Compilation compilation, SourceText source, string declaration, EditTimes edits)
    {
        var lengths = Enumerable.Range("let s".Length, declaration.Length - "let s".Length);
        foreach (var length in lengths.Reverse().Concat(lengths).Append(declaration.Length))
        {
            compilation = Edit(compilation, source, declaration, declaration[..length], edits);
        }

        return compilation;
    }

    private static Compilation Edit(Compilation compilation, SourceText source, string old, string replacement, EditTimes edits) =>
        Ask(compilation.With(new SourceText(source.Path, source.Content.Replace(old, replacement, StringComparison.Ordinal))), edits);

    private static Compilation Ask(Compilation compilation, EditTimes edits)
    {
        var binding = Sampling.Time(() => _ = compilation.GetBindingDiagnostics().Length, ProcessorTime.OfThread);
        var rest = Sampling.Time(() => _ = compilation.Diagnostics.Length, ProcessorTime.OfThread);
        edits.Add(binding, new Duration(binding.Wall + rest.Wall, binding.Processor + rest.Processor), compilation.Bound.UnitsBound);
        return compilation;
    }

    /// <summary>How long edits of one sort took until their diagnostics were there; the first quarter warms up.</summary>
    private sealed class EditTimes
    {
        private readonly List<Duration> binding = [];
        private readonly List<Duration> all = [];
        private readonly List<double> items = [];

        public Samples Binding => new([.. binding.Skip(binding.Count / 4)]);

        public Samples All => new([.. all.Skip(all.Count / 4)]);

        /// <summary>How many items were bound, in place of milliseconds.</summary>
        public Samples Items => new(items.Skip(items.Count / 4));

        public void Add(Duration untilBound, Duration untilAll, int itemsBound)
        {
            binding.Add(untilBound);
            all.Add(untilAll);
            items.Add(itemsBound);
        }
    }

    private static void Parse(string text) => _ = SyntaxTree.Parse(new SourceText("text.flow", text));

    private static string Speed(string text, double milliseconds) => Report.Number(text.Length / 1000.0 / milliseconds, "MB/s");
}
