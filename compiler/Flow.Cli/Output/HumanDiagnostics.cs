using System.Globalization;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Cli.Output;

/// <summary>For people: the message, the lines it is about, other places that explain it, and the fix.</summary>
/// <param name="paint">The colours.</param>
/// <param name="showNotes">Whether notes are written out rather than counted.</param>
internal sealed class HumanDiagnostics(Paint paint, bool showNotes) : IDiagnosticOutput
{
    /// <summary>How many diagnostics are written; nobody reads more.</summary>
    public const int MaxShown = 100;

    /// <inheritdoc/>
    public void Write(DiagnosticReport report, TextWriter output)
    {
        var shown = report.Diagnostics.Where(d => showNotes || d.Severity > Severity.Note).ToList();
        foreach (var diagnostic in shown.Take(MaxShown))
        {
            WriteOne(report, diagnostic, output);
            output.WriteLine();
        }

        if (shown.Count > MaxShown)
        {
            output.WriteLine($"… and {shown.Count - MaxShown} more. `--format json` writes all of them.");
        }

        output.WriteLine(Summary(report));
    }

    /// <summary>The last line: how many of what.</summary>
    public string Summary(DiagnosticReport report)
    {
        var found = new List<string>();
        Add(found, report.Errors, "error");
        Add(found, report.Warnings, "warning");
        Add(found, report.Notes, "note");
        var hint = report.Notes > 0 && !showNotes ? "; `--notes` shows the notes" : "";
        var time = report.Elapsed is { } elapsed ? string.Create(CultureInfo.InvariantCulture, $" ({elapsed.TotalMilliseconds:0} ms)") : "";
        var files = Plural(report.FileCount, "file");
        return found.Count == 0 ? $"No problems in {files}{time}" : $"{string.Join(", ", found)}{(report.FileCount == 0 ? "" : $" in {files}")}{hint}{time}";
    }

    private static void Add(List<string> found, int count, string noun)
    {
        if (count > 0)
        {
            found.Add(Plural(count, noun));
        }
    }

    private static string Plural(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    private void WriteOne(DiagnosticReport report, Diagnostic diagnostic, TextWriter output)
    {
        var lines = message(diagnostic.Message);
        output.WriteLine($"{Heading(diagnostic)}: {paint.Bold(lines[0])}");
        foreach (var line in lines.Skip(1))
        {
            output.WriteLine($"  {line}");
        }

        var gutter = Places(diagnostic).Max(static l => l.End.Line + 1).ToString(CultureInfo.InvariantCulture).Length;
        WritePlace(report, diagnostic.Location, gutter, output, t => Colour(diagnostic.Severity, t));
        foreach (var related in diagnostic.Related)
        {
            output.WriteLine($"{new string(' ', gutter)} {paint.Faint("=")} {paint.Cyan("note")}: {DisplayText.Show(related.Message)}");
            WritePlace(report, related.Location, gutter, output, paint.Cyan);
        }

        foreach (var fix in diagnostic.Fixes)
        {
            var how = fix.Safety == FixSafety.Safe ? "fix" : "suggestion";
            output.WriteLine($"{new string(' ', gutter)} {paint.Faint("=")} {paint.Green(how)}: {DisplayText.Show(fix.Title)}");
        }

        static string[] message(string text) => [.. text.Split('\n').Select(static l => DisplayText.Show(l))];
    }

    private static IEnumerable<Location> Places(Diagnostic diagnostic) => [diagnostic.Location, .. diagnostic.Related.Select(static r => r.Location)];

    private string Heading(Diagnostic diagnostic) =>
        Colour(diagnostic.Severity, $"{diagnostic.Severity.ToString().ToLowerInvariant()}[{diagnostic.Code}]");

    private string Colour(Severity severity, string text) => severity switch
    {
        Severity.Error => paint.Red(text),
        Severity.Warning => paint.Yellow(text),
        _ => paint.Cyan(text),
    };

    private void WritePlace(DiagnosticReport report, Location location, int gutter, TextWriter output, Func<string, string> colour)
    {
        var indent = new string(' ', gutter);
        if (location.Source.Length == 0)
        {
            output.WriteLine($"{indent}{paint.Faint("-->")} {DisplayText.Show(report.PathOf(location))}");
            return;
        }

        var start = location.Start;
        output.WriteLine($"{indent}{paint.Faint("-->")} {DisplayText.Show(report.PathOf(location))}:{start.Line + 1}:{start.Column + 1}");
        output.WriteLine($"{indent} {paint.Faint("|")}");
        foreach (var line in SourceExcerpt.Of(location))
        {
            WriteLine(line, gutter, output, colour);
        }
    }

    private void WriteLine(ExcerptLine line, int gutter, TextWriter output, Func<string, string> colour)
    {
        if (line.Number == 0)
        {
            output.WriteLine(paint.Faint(line.Text));
            return;
        }

        output.WriteLine($"{paint.Faint($"{line.Number.ToString(CultureInfo.InvariantCulture).PadLeft(gutter)} |")} {line.Text}".TrimEnd());
        if (line.Marked > 0)
        {
            output.WriteLine($"{new string(' ', gutter)} {paint.Faint("|")} {new string(' ', line.Indent)}{colour(new string('^', line.Marked))}");
        }
    }
}
