using Flow.Compiler.Diagnostics;

namespace Flow.Cli.Output;

/// <summary>GitHub's workflow commands: each problem shows at its line in the review, and as text in the log.</summary>
internal sealed class GitHubAnnotations : IDiagnosticOutput
{
    /// <inheritdoc/>
    public void Write(DiagnosticReport report, TextWriter output)
    {
        foreach (var diagnostic in report.Diagnostics)
        {
            output.WriteLine(Command(report, diagnostic));
        }

        output.WriteLine(new HumanDiagnostics(new Paint(isOn: false), showNotes: true).Summary(report));
    }

    private static string Command(DiagnosticReport report, Diagnostic diagnostic)
    {
        var (start, end) = (diagnostic.Location.Start, diagnostic.Location.End);
        var place = $"file={Property(report.PathOf(diagnostic.Location))},line={start.Line + 1},endLine={end.Line + 1},col={start.Column + 1},endColumn={end.Column + 1}";
        return $"::{Level(diagnostic.Severity)} {place},title={Property(diagnostic.Code)}::{Text(Message(report, diagnostic))}";
    }

    private static string Message(DiagnosticReport report, Diagnostic diagnostic) => string.Join('\n',
    [
        diagnostic.Message,
        .. diagnostic.Related.Select(r => $"{r.Message} ({report.PathOf(r.Location)}:{r.Location.LineNumber})"),
        .. diagnostic.Fixes.Take(1).Select(static f => $"Fix: {f.Title}"),
    ]);

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    // The escapes that GitHub's runner undoes: in a message the percent sign and line ends, in a property also what ends a property.
    private static string Text(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Text(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
