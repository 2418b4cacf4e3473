using System.Collections.Immutable;
using Flow.Compiler;
using Flow.Compiler.Diagnostics;

namespace Flow.Cli.Reference;

/// <summary>Codes that begin alike, on one page.</summary>
/// <param name="Prefix">How the codes begin.</param>
/// <param name="File">The page.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">What the codes are about.</param>
internal sealed record DiagnosticArea(string Prefix, string File, string Title, string Summary);

/// <summary>One page for each area of diagnostics.</summary>
internal static class DiagnosticPages
{
    /// <summary>The areas, by code.</summary>
    public static readonly ImmutableArray<DiagnosticArea> Areas =
    [
        new("FLOW1", "syntax.md", "Syntax", "how a file is written"),
        new("FLOW2", "names.md", "Names", "what names and words mean"),
        new("FLOW3", "types.md", "Types", "values and their types"),
        new("FLOW4", "pipelines.md", "Pipelines", "jobs, steps, triggers and the rules of a project"),
        new("FLOW5", "safety.md", "Safety", "secrets, untrusted text and foreign code"),
        new("FLOW6", "targets.md", "Targets", "what a target cannot express"),
        new("FLOW7", "projects.md", "Projects", "files and .NET projects"),
        new("FLOW8", "services.md", "Services", "service levels, alerts and their queries"),
    ];

    /// <summary>The pages.</summary>
    public static IEnumerable<ReferencePage> All() => Areas.Select(static a => new ReferencePage($"diagnostics/{a.File}", Write(a)));

    private static string Write(DiagnosticArea area)
    {
        var descriptors = DiagnosticCatalogue.All.Where(d => d.Code.StartsWith(area.Prefix, StringComparison.Ordinal)).ToList();
        var writer = new MarkdownWriter()
            .Heading(1, $"Diagnostics: {area.Title}")
            .Paragraph($"Codes `{area.Prefix}…`: {area.Summary}. `flow explain CODE` shows the same on a terminal.")
            .Table(["code", "severity", "what happened"], descriptors.Select(static d => new[] { $"[{d.Code}](#{d.Code.ToLowerInvariant()})", Word(d.Severity), d.Title }));
        foreach (var descriptor in descriptors)
        {
            Write(writer, descriptor);
        }

        return writer.ToString();
    }

    private static void Write(MarkdownWriter writer, DiagnosticDescriptor descriptor)
    {
        writer.Heading(2, descriptor.Code)
            .Paragraph($"**{descriptor.Title}** ({Word(descriptor.Severity)} unless the project says otherwise)")
            .Paragraph(descriptor.Explanation);
        if (descriptor.NotShownBecause is { } reason)
        {
            writer.Paragraph($"There is no example: {reason}.");
            return;
        }

        writer.Paragraph("Wrong:").Flow(Visible(descriptor.Bad)).Paragraph("Right:").Flow(Visible(descriptor.Good));
    }

    // A tab or a NUL in an example would be lost on the page, or make it no text at all.
    private static string Visible(string source) => string.Concat(source.Select(static c => c switch
    {
        '\n' => "\n",
        '\r' => "",
        < ' ' => char.ToString((char)(0x2400 + c)),
        _ => char.ToString(c),
    }));

    private static string Word(Severity severity) => severity.ToString().ToLowerInvariant();
}
