using System.Globalization;
using Flow.Cli.Output;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Planning.Coverage;

namespace Flow.Cli.Reporting;

/// <summary>The ways to write what services have and lack.</summary>
internal static class CoverageOutput
{
    /// <summary>For a terminal.</summary>
    public static void WriteText(CoverageReport report, Paint paint, TextWriter output)
    {
        var rows = report.Lines.Select(static l => (string[])[DisplayText.Show(l.Service.Name), l.Service.Tier, .. l.States.Select(Short)]).Prepend([.. Header]).ToList();
        var widths = Enumerable.Range(0, Header.Length).Select(c => rows.Max(r => r[c].Length)).ToList();
        foreach (var (row, i) in rows.Select(static (r, i) => (r, i)))
        {
            var line = string.Join("  ", row.Select((cell, c) => Painted(cell.PadRight(c == row.Length - 1 ? 0 : widths[c]), paint)));
            output.WriteLine(i == 0 ? paint.Bold(line) : line);
        }

        output.WriteLine();
        foreach (var reason in Reasons(report))
        {
            output.WriteLine(reason);
        }

        output.WriteLine(paint.Bold(Sum(report)));
    }

    /// <summary>For a pull request or a page.</summary>
    public static void WriteMarkdown(CoverageReport report, TextWriter output)
    {
        output.WriteLine($"| {string.Join(" | ", Header)} |");
        output.WriteLine($"|{string.Concat(Enumerable.Repeat(" --- |", Header.Length))}");
        foreach (var line in report.Lines)
        {
            output.WriteLine($"| `{line.Service.Name}` | {line.Service.Tier} | {string.Join(" | ", line.States.Select(Long))} |");
        }

        output.WriteLine();
        output.WriteLine(Sum(report));
    }

    /// <summary>For other programs. Shares are percent.</summary>
    public static void WriteJson(CoverageReport report, TextWriter output) => output.Write(new JsonDocument(JsonObject.Of(
        ("version", 1),
        ("covered", report.Share.Covered),
        ("asked", report.Share.Asked),
        ("percent", report.Share.Percent),
        ("tiers", JsonArray.Of(report.ByTier.Select(static t => JsonObject.Of(
            ("tier", t.Tier), ("covered", t.Share.Covered), ("asked", t.Share.Asked), ("percent", t.Share.Percent))))),
        ("services", JsonArray.Of(report.Lines.Select(static l => JsonObject.Of(
            ("name", l.Service.Name),
            ("tier", l.Service.Tier),
            ("aspects", JsonArray.Of(l.States.Select(Aspect))))))))).Write().Text);

    private static string[] Header => ["service", "tier", .. ServiceCoverage.Aspects.Select(Word)];

    private static string Word(CoverageAspect aspect) => aspect.ToString().ToLowerInvariant();

    private static JsonObject Aspect(CoverageState state) => JsonObject.Of(
        ("aspect", Word(state.Cell.Aspect)),
        ("rule", state.Cell.Rule),
        ("by", state.Cell.By is { } by ? by : JsonLiteral.Null),
        ("missing", state.Cell.By is null ? state.Cell.Missing : JsonLiteral.Null),
        ("waivedUntil", state.Waiver is { } waiver ? waiver.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : JsonLiteral.Null));

    private static string Short(CoverageState state) => state.Cell.By is not null ? "yes" : state.Waiver is not null ? "waived" : "no";

    private static string Painted(string cell, Paint paint) => cell.TrimEnd() switch
    {
        "yes" => paint.Green(cell),
        "no" => paint.Red(cell),
        "waived" => paint.Yellow(cell),
        _ => cell,
    };

    private static string Long(CoverageState state) => state switch
    {
        { Cell.By: { } by } => by,
        { Waiver: { } waiver } => $"waived until {waiver.Until:yyyy-MM-dd}: {waiver.Because}",
        _ => $"**no**: {state.Cell.Missing}",
    };

    private static IEnumerable<string> Reasons(CoverageReport report) => report.Lines.Where(static l => l.Service.Tier != CoverageReport.Unasked).SelectMany(static l => l.States
        .Where(static s => s.Cell.By is null)
        .Select(s => $"{DisplayText.Show(l.Service.Name)}: no {Word(s.Cell.Aspect)}{(s.Waiver is { } waiver ? $", waived until {waiver.Until:yyyy-MM-dd}: {DisplayText.Show(waiver.Because)}" : $": {s.Cell.Missing}")}"));

    private static string Sum(CoverageReport report) => string.Join("; ", report.ByTier.Append(("together", report.Share)).Select(static t => $"{t.Item1}: {t.Item2.Covered} of {t.Item2.Asked} ({t.Item2.Percent.ToString("0.#", CultureInfo.InvariantCulture)}%)"));
}
