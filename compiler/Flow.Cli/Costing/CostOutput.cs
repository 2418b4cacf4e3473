using System.Collections.Immutable;
using Flow.Cli.Output;
using Flow.Compiler.Costs;
using Flow.Compiler.Emit.Documents;

namespace Flow.Cli.Costing;

/// <summary>The ways to write estimates.</summary>
internal static class CostOutput
{
    /// <summary>For a terminal.</summary>
    public static void WriteText(ImmutableArray<CostEstimate> estimates, Paint paint, TextWriter output)
    {
        foreach (var estimate in estimates)
        {
            output.WriteLine($"{paint.Bold(DisplayText.Show(estimate.Environment))}: {About(estimate)} {paint.Bold(Dollars.Of(estimate.Monthly))} a month ({CostEstimate.Label})");
            var width = estimate.Resources.Select(static r => Title(r).Length).DefaultIfEmpty().Max();
            foreach (var resource in estimate.Resources.OrderByDescending(static r => r.Monthly))
            {
                output.WriteLine($"  {Title(resource).PadRight(width)}  {Sum(resource),12}  {string.Join(", ", resource.Lines.Select(Line))}");
            }

            foreach (var note in Notes(estimate))
            {
                output.WriteLine(paint.Faint($"  {note}"));
            }
        }
    }

    /// <summary>For a pull request or a page.</summary>
    public static void WriteMarkdown(ImmutableArray<CostEstimate> estimates, TextWriter output)
    {
        foreach (var estimate in estimates)
        {
            output.WriteLine($"## `{estimate.Environment}`: {About(estimate)} {Dollars.Of(estimate.Monthly)} a month");
            output.WriteLine();
            output.WriteLine($"This is {CostEstimate.Label}.");
            output.WriteLine();
            output.WriteLine("| resource | a month | of what |");
            output.WriteLine("| --- | ---: | --- |");
            foreach (var resource in estimate.Resources.OrderByDescending(static r => r.Monthly))
            {
                output.WriteLine($"| `{resource.Address}`{(resource.Copies == 1 ? "" : $" × {resource.Copies}")} | {Sum(resource)} | {string.Join(", ", resource.Lines.Select(Line))} |");
            }

            foreach (var note in Notes(estimate))
            {
                output.WriteLine();
                output.WriteLine(note);
            }
        }
    }

    /// <summary>For other programs. Sums are US dollars for a month.</summary>
    public static void WriteJson(ImmutableArray<CostEstimate> estimates, TextWriter output) => output.Write(new JsonDocument(JsonObject.Of(
        ("version", 1),
        ("estimate", CostEstimate.Label),
        ("currency", "USD"),
        ("pricesOf", PriceTable.Date),
        ("environments", JsonArray.Of(estimates.Select(static e => JsonObject.Of(
            ("name", e.Environment),
            ("region", e.Region is { } region ? region : JsonLiteral.Null),
            ("pricesOfAnotherRegion", e.HasPricesOfAnotherRegion),
            ("monthly", Amount(e.Monthly)),
            ("resources", JsonArray.Of(e.Resources.Select(static r => JsonObject.Of(
                ("address", r.Address),
                ("copies", r.Copies),
                ("monthly", Amount(r.Monthly)),
                ("lines", JsonArray.Of(r.Lines.Select(static l => JsonObject.Of(
                    ("what", l.What),
                    ("unit", l.Price.Unit),
                    ("unitPrice", l.Price.Dollars),
                    ("priceOf", l.Price.Date),
                    ("confidence", l.Price.Confidence.ToString().ToLowerInvariant()),
                    ("monthly", l.Monthly is { } monthly ? Amount(monthly) : JsonLiteral.Null))))))))),
            ("unpriced", JsonArray.Of(e.Unpriced.Select(static u => (JsonNode)u))))))))).Write().Text);

    private static string About(CostEstimate estimate) => estimate.Unpriced.IsEmpty ? "about" : "more than";

    private static JsonNode Amount(decimal dollars) => decimal.Round(dollars, 2);

    private static string Sum(ResourceCost resource) => resource.Lines.Any(static l => l.Monthly is not null) ? Dollars.Of(resource.Monthly) : "by use";

    private static string Title(ResourceCost resource) => resource.Copies == 1 ? resource.Address : $"{resource.Address} × {resource.Copies}";

    private static string Line(CostLine line) => line.Monthly is null ? $"{line.What} ({Dollars.OfUnit(line.Price.Dollars)} for a {UnitOf(line.Price.Unit)})" : line.What;

    private static string UnitOf(string unit) => unit switch
    {
        "GB-month" => "GB and month",
        "metric-month" => "metric and month",
        "LCU-hour" => "unit of capacity and hour",
        _ => unit,
    };

    private static IEnumerable<string> Notes(CostEstimate estimate)
    {
        if (estimate.HasPricesOfAnotherRegion)
        {
            yield return $"Some prices are those of {PriceTable.BaseRegion}: those of {estimate.Region ?? "the region, which is not said"} are not known here.";
        }

        if (estimate.Likely is > 0 and var likely)
        {
            yield return $"{Dollars.Of(likely)} of it by prices that are likely, the rest by prices that have been the same for years.";
        }

        if (!estimate.Unpriced.IsEmpty)
        {
            yield return $"Not counted, for no price is known: {string.Join(", ", estimate.Unpriced)}.";
        }
    }
}
