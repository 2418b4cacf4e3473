using Flow.Compiler.Comparing;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Text;

namespace Flow.Cli.Comparing;

/// <summary>Changes for other programs: JSON, and SARIF 2.1.0 (OASIS) for tools that gather results.</summary>
internal static class ChangeJson
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <summary>Writes <paramref name="report"/> as JSON.</summary>
    public static void Write(ChangeReport report, TextWriter output) => output.Write(new JsonDocument(JsonObject.Of(
        ("version", 1),
        ("from", report.From),
        ("to", report.To),
        ("highestRisk", report.Changes.IsEmpty ? JsonLiteral.Null : ChangeReport.Word(report.Changes.Max(static c => c.Risk))),
        ("changes", JsonArray.Of(report.Changes.Select(c => Of(report, c)))),
        ("costs", JsonArray.Of(report.Costs.Select(static c => JsonObject.Of(
            ("environment", c.Environment),
            ("before", decimal.Round(c.Before, 2)),
            ("after", decimal.Round(c.After, 2)),
            ("unpriced", JsonArray.Of(c.Unpriced.Select(static u => (JsonNode)u))))))))).Write().Text);

    /// <summary>Writes <paramref name="report"/> as SARIF.</summary>
    public static void WriteSarif(ChangeReport report, TextWriter output) => output.Write(new JsonDocument(JsonObject.Of(
        ("$schema", Schema),
        ("version", "2.1.0"),
        ("runs", JsonArray.Of(JsonObject.Of(
            ("tool", JsonObject.Of(("driver", JsonObject.Of(
                ("name", "flow diff"),
                ("version", Application.Version),
                ("semanticVersion", Application.Version),
                ("rules", JsonArray.Of(Enum.GetValues<Risk>().Select(Rule))))))),
            ("columnKind", "utf16CodeUnits"),
            ("results", JsonArray.Of(report.Changes.Select(c => Result(report, c))))))))).Write().Text);

    private static JsonObject Of(ChangeReport report, Change change) => JsonObject.Of(
        ("domain", change.Domain.ToString().ToLowerInvariant()),
        ("kind", change.Kind.ToString().ToLowerInvariant()),
        ("risk", ChangeReport.Word(change.Risk)),
        ("subject", change.Subject),
        ("path", report.Prefix + change.Location.Path),
        ("line", change.Location.LineNumber),
        ("consequences", JsonArray.Of(change.Consequences.Select(static c => (JsonNode)c))),
        ("differences", JsonArray.Of(change.Differences.Select(static d => JsonObject.Of(
            ("name", d.Name),
            ("before", d.Before is { } before ? before : JsonLiteral.Null),
            ("after", d.After is { } after ? after : JsonLiteral.Null))))),
        ("fix", change.Fix is { } fix ? fix : JsonLiteral.Null));

    private static JsonObject Rule(Risk risk) => JsonObject.Of(
        ("id", RuleOf(risk)),
        ("shortDescription", JsonObject.Of(("text", risk switch
        {
            Risk.Dangerous => "Something can be lost, or somebody gets in.",
            Risk.Review => "Somebody should look at this change.",
            _ => "A change without a risk that is known.",
        }))),
        ("defaultConfiguration", JsonObject.Of(("level", Level(risk)))));

    private static JsonObject Result(ChangeReport report, Change change) => JsonObject.Of(
        ("ruleId", RuleOf(change.Risk)),
        ("ruleIndex", (int)change.Risk),
        ("level", Level(change.Risk)),
        ("message", JsonObject.Of(("text", string.Join("; ", [$"{change.Subject} {ChangeReport.Phrase(change.Kind)}", .. change.Consequences]) + "."))),
        ("locations", JsonArray.Of(JsonObject.Of(("physicalLocation", JsonObject.Of(
            ("artifactLocation", JsonObject.Of(("uri", string.Join('/', $"{report.Prefix}{change.Location.Path}".Split('/').Select(Uri.EscapeDataString))))),
            ("region", change.Kind == ChangeKind.Removed ? null : Region(change.Location))))))));

    private static JsonObject Region(Location location)
    {
        var (start, end) = (location.Source.PositionOf(location.Span.Start), location.Source.PositionOf(location.Span.End));
        return JsonObject.Of(("startLine", start.Line + 1), ("startColumn", start.Column + 1), ("endLine", end.Line + 1), ("endColumn", end.Column + 1));
    }

    private static string RuleOf(Risk risk) => $"diff/{ChangeReport.Word(risk)}";

    private static string Level(Risk risk) => risk switch
    {
        Risk.Dangerous => "error",
        Risk.Review => "warning",
        _ => "note",
    };
}
