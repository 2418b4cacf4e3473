using System.Collections.Immutable;
using Flow.Compiler.Emit;
using Flow.Disk;
using Flow.LanguageServer.Diagnosing;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Previews;

/// <summary>The generated files of a project, and from which lines they come.</summary>
internal static class PreviewAnswer
{
    /// <summary>The answer to <c>flow/preview</c>.</summary>
    public static PreviewResult Of(ProjectState project, ITarget target, Emissions emissions, WorkspaceState now, CancellationToken cancellation)
    {
        var errors = ProjectDiagnosis.CountErrors(project, cancellation);
        if (errors > 0)
        {
            return new PreviewResult(project.Uri, target.Name, IsComplete: false, errors, []);
        }

        var emitted = emissions.Of(project, target, cancellation);
        return new PreviewResult(project.Uri, target.Name, IsComplete: true, 0, [.. emitted.Files.Select(f => FileOf(project, f, now))]);
    }

    private static PreviewFile FileOf(ProjectState project, GeneratedFile file, WorkspaceState now)
    {
        var lines = file.Lines.Select(l => new PreviewLine(l.Line, project.LocationOf(l.Origin, now.Encoding))).OrderBy(static l => l.Line).ToImmutableArray();
        var written = project.IsAlone ? null : new DiskFiles(project.Root).ReadText(file.Path);
        return new PreviewFile(file.Path, project.UriOf(file.Path), LanguageOf(file.Path), file.Text, written?.ReplaceLineEndings("\n") == file.Text, lines, [.. Backwards(lines)]);
    }

    private static IEnumerable<SourceLine> Backwards(IEnumerable<PreviewLine> lines) =>
        lines.GroupBy(static l => (l.Source.Uri, l.Source.Range.Start.Line))
            .OrderBy(static g => g.Key.Uri, StringComparer.Ordinal).ThenBy(static g => g.Key.Line)
            .Select(static g => new SourceLine(g.Key.Uri, g.Key.Line, [.. g.Select(static l => l.Line).Distinct()]));

    private static string LanguageOf(string path) => Path.GetExtension(path) switch
    {
        ".yml" or ".yaml" => "yaml",
        ".cs" => "csharp",
        ".json" => "json",
        _ => "plaintext",
    };
}
