using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Text;

namespace Flow.Cli.Output;

/// <summary>SARIF 2.1.0 (OASIS): for code scanning and other tools that gather results.</summary>
internal sealed class SarifDiagnostics : IDiagnosticOutput
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <inheritdoc/>
    public void Write(DiagnosticReport report, TextWriter output)
    {
        var rules = report.Diagnostics.Select(static d => d.Descriptor).DistinctBy(static d => d.Code).OrderBy(static d => d.Code, StringComparer.Ordinal).ToImmutableArray();
        var log = JsonObject.Of(
            ("$schema", Schema),
            ("version", "2.1.0"),
            ("runs", JsonArray.Of(JsonObject.Of(
                ("tool", JsonObject.Of(("driver", Driver(rules)))),
                ("columnKind", "utf16CodeUnits"),
                ("results", JsonArray.Of(report.Diagnostics.Select(d => Result(report, rules, d))))))));
        output.Write(new JsonDocument(log).Write().Text);
    }

    private static JsonObject Driver(ImmutableArray<DiagnosticDescriptor> rules) => JsonObject.Of(
        ("name", "flow"),
        ("version", Application.Version),
        ("semanticVersion", Application.Version),
        ("rules", JsonArray.Of(rules.Select(Rule))));

    private static JsonObject Rule(DiagnosticDescriptor rule) => JsonObject.Of(
        ("id", rule.Code),
        ("shortDescription", Message(rule.Title + ".")),
        ("fullDescription", Message(rule.Explanation)),
        ("help", JsonObject.Of(
            ("text", $"{rule.Explanation}\n\nWrong:\n{rule.Bad}\n\nRight:\n{rule.Good}"),
            ("markdown", $"{rule.Explanation}\n\nWrong:\n\n```flow\n{rule.Bad}\n```\n\nRight:\n\n```flow\n{rule.Good}\n```"))),
        ("defaultConfiguration", JsonObject.Of(("level", Level(rule.Severity)))));

    private static JsonObject Result(DiagnosticReport report, ImmutableArray<DiagnosticDescriptor> rules, Diagnostic diagnostic) => JsonObject.Of(
        ("ruleId", diagnostic.Code),
        ("ruleIndex", rules.Select(static r => r.Code).ToList().IndexOf(diagnostic.Code)),
        ("level", Level(diagnostic.Severity)),
        ("message", Message(diagnostic.Message)),
        ("locations", JsonArray.Of(JsonObject.Of(("physicalLocation", Physical(report, diagnostic.Location))))),
        ("relatedLocations", diagnostic.Related.IsEmpty ? null : JsonArray.Of(diagnostic.Related.Select((r, i) => JsonObject.Of(
            ("id", i),
            ("message", Message(r.Message)),
            ("physicalLocation", Physical(report, r.Location)))))),
        ("fixes", diagnostic.Fixes.IsEmpty ? null : JsonArray.Of(diagnostic.Fixes.Select(f => Fix(report, diagnostic.Location, f)))));

    private static JsonObject Fix(DiagnosticReport report, Location location, Fix fix) => JsonObject.Of(
        ("description", Message(fix.Title)),
        ("artifactChanges", JsonArray.Of(JsonObject.Of(
            ("artifactLocation", Artifact(report, location)),
            ("replacements", JsonArray.Of(fix.Edits.Select(e => JsonObject.Of(
                ("deletedRegion", Region(location.Source, e.Span)),
                ("insertedContent", JsonObject.Of(("text", e.NewText)))))))))));

    private static JsonObject Physical(DiagnosticReport report, Location location) => JsonObject.Of(
        ("artifactLocation", Artifact(report, location)),
        ("region", location.Source.Length == 0 ? null : Region(location.Source, location.Span)));

    private static JsonObject Artifact(DiagnosticReport report, Location location) =>
        JsonObject.Of(("uri", string.Join('/', report.PathOf(location).Split('/').Select(Uri.EscapeDataString))));

    private static JsonObject Region(SourceText source, TextSpan span)
    {
        var (start, end) = (source.PositionOf(span.Start), source.PositionOf(span.End));
        return JsonObject.Of(("startLine", start.Line + 1), ("startColumn", start.Column + 1), ("endLine", end.Line + 1), ("endColumn", end.Column + 1));
    }

    private static JsonObject Message(string text) => JsonObject.Of(("text", text));

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
