using System.Collections.Immutable;
using Flow.Compiler.Emit;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>A line of a generated file.</summary>
/// <param name="Path">The file, relative to the project folder.</param>
/// <param name="Line">The line, from one.</param>
public sealed record GeneratedPlace(string Path, int Line);

/// <summary>Where a source ends up in the files that a target makes of it.</summary>
public static class GeneratedPlaces
{
    /// <summary>The lines of <paramref name="files"/> that come from what starts in <paramref name="span"/> of the source at <paramref name="path"/>.</summary>
    public static ImmutableArray<GeneratedPlace> In(IEnumerable<GeneratedFile> files, string path, TextSpan span) =>
    [
        .. from file in files
           from line in file.Lines
           where line.Origin.Path == path && line.Origin.Span.Start >= span.Start && line.Origin.Span.Start < Math.Max(span.End, span.Start + 1)
           orderby line.Origin.Span.Start == span.Start descending, file.Path, line.Line
           select new GeneratedPlace(file.Path, line.Line + 1),
    ];
}
