using System.Globalization;

namespace Flow.Benchmarks;

/// <summary>Writes figures as rows of a Markdown table.</summary>
internal static class Report
{
    public static void Section(string title, params IReadOnlyList<string> columns)
    {
        Console.WriteLine($"\n## {title}\n\n| {string.Join(" | ", columns)} |\n|{string.Concat(columns.Select(static _ => " --- |"))}");
    }

    public static void Row(params IReadOnlyList<string> cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

    /// <summary>How <paramref name="a"/> compares to <paramref name="b"/>: the ratio of the smallest and of the median.</summary>
    public static string Ratio(Samples a, Samples b) => string.Create(CultureInfo.InvariantCulture, $"{a.Min / b.Min:0.00} / {a.Median / b.Median:0.00}");

    /// <summary>The median and the 99th percentile: of the waiting, then of the time of processors.</summary>
    public static string[] Percentiles(Samples samples) => [Pair(samples), samples.Processor is { } processor ? Pair(processor) : ""];

    private static string Pair(Samples samples) => string.Create(CultureInfo.InvariantCulture, $"{samples.Median:0.0} / {samples.Percentile(0.99):0.0} ms");

    public static string Number(double value, string unit) => string.Create(CultureInfo.InvariantCulture, $"{value:0.0} {unit}");
}
