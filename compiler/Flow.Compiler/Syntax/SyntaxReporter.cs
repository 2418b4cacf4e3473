using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <summary>Collects what the lexer and the parser find: one message per line, and a limit per file.</summary>
internal sealed class SyntaxReporter(SourceText source)
{
    /// <summary>After so many messages a file is not worth more of them.</summary>
    public const int Limit = 100;

    private readonly List<Diagnostic> found = [];
    private readonly HashSet<int> lines = [];
    private readonly HashSet<int> final = [];

    /// <summary>How many messages there are.</summary>
    public int Count => found.Count;

    /// <summary>A reporter that starts with what this one has.</summary>
    public SyntaxReporter Copy()
    {
        var copy = new SyntaxReporter(source);
        copy.found.AddRange(found);
        copy.lines.UnionWith(lines);
        return copy;
    }

    /// <summary>Reports unless the line of <paramref name="span"/> has its message already.</summary>
    public void Report(DiagnosticDescriptor descriptor, TextSpan span, string message, params ReadOnlySpan<Fix> fixes)
    {
        if (found.Count > Limit || !lines.Add(source.PositionOf(span.Start).Line))
        {
            return;
        }

        if (found.Count == Limit)
        {
            descriptor = SyntaxDiagnostics.TooManyMistakes;
            message = $"More than {Limit} lines of this file are wrong. The rest is not reported.";
            fixes = [];
        }

        found.Add(new Diagnostic(descriptor, new Location(source, span), message) { Fixes = [.. fixes] });
    }

    /// <summary>Reports in place of what was found on the line of <paramref name="span"/> so far: this message knows more.</summary>
    public void ReportInstead(DiagnosticDescriptor descriptor, TextSpan span, string message, params ReadOnlySpan<Fix> fixes)
    {
        var line = source.PositionOf(span.Start).Line;
        if (!final.Add(line))
        {
            return;
        }

        if (lines.Remove(line))
        {
            found.RemoveAll(d => d.Severity != Severity.Note && d.Location.Start.Line == line);
        }

        Report(descriptor, span, message, fixes);
    }

    /// <summary>Adds a note, which does not take the place of its line's message.</summary>
    public void Note(DiagnosticDescriptor descriptor, TextSpan span, string message, Fix fix) =>
        found.Add(new Diagnostic(descriptor, new Location(source, span), message) { Fixes = [fix] });

    /// <summary>What was found, in the order of the text.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() =>
        found.Count == 0 ? [] : [.. found.OrderBy(static d => d.Location.Span.Start)];
}
