using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Text;

namespace Flow.Cli.Output;

/// <summary>
/// For other programs: <c>{ version, files, errors, warnings, notes, diagnostics: [{ code, severity, title, message, file, start, end, related, fixes }] }</c>. A place is
/// <c>{ line, column, offset }</c>: line and column count from one, the offset from zero, in UTF-16 code units. Members may be added; none is removed without a new version.
/// </summary>
internal sealed class JsonDiagnostics : IDiagnosticOutput
{
    private const int SchemaVersion = 1;

    /// <inheritdoc/>
    public void Write(DiagnosticReport report, TextWriter output)
    {
        var root = JsonObject.Of(
            ("version", SchemaVersion),
            ("files", report.FileCount),
            ("errors", report.Errors),
            ("warnings", report.Warnings),
            ("notes", report.Notes),
            ("diagnostics", JsonArray.Of(report.Diagnostics.Select(d => Node(report, d)))));
        output.Write(new JsonDocument(root).Write().Text);
    }

    private static JsonObject Node(DiagnosticReport report, Diagnostic diagnostic) => JsonObject.Of(
    [
        ("code", diagnostic.Code),
        ("severity", diagnostic.Severity.ToString().ToLowerInvariant()),
        ("title", diagnostic.Descriptor.Title),
        ("message", diagnostic.Message),
        .. Place(report, diagnostic.Location),
        ("related", JsonArray.Of(diagnostic.Related.Select(r => JsonObject.Of([("message", r.Message), .. Place(report, r.Location)])))),
        ("fixes", JsonArray.Of(diagnostic.Fixes.Select(f => Fix(diagnostic.Location.Source, f)))),
    ]);

    private static IEnumerable<(string, JsonNode?)> Place(DiagnosticReport report, Location location) =>
    [
        ("file", report.PathOf(location)),
        ("start", Position(location.Source, location.Span.Start)),
        ("end", Position(location.Source, location.Span.End)),
    ];

    private static JsonObject Fix(SourceText source, Fix fix) => JsonObject.Of(
        ("title", fix.Title),
        ("safe", fix.Safety == FixSafety.Safe),
        ("edits", JsonArray.Of(fix.Edits.Select(e => JsonObject.Of(
            ("start", Position(source, e.Span.Start)),
            ("end", Position(source, e.Span.End)),
            ("newText", e.NewText))))));

    private static JsonObject Position(SourceText source, int offset)
    {
        var position = source.PositionOf(offset);
        return JsonObject.Of(("line", position.Line + 1), ("column", position.Column + 1), ("offset", offset));
    }
}
