using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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
    private static readonly ConditionalWeakTable<Compilation, Dictionary<string, EmitResult>> Known = [];

    /// <summary>The lines that <paramref name="target"/> makes of what starts in <paramref name="span"/>; none while the project has errors. The files are made once for a compilation.</summary>
    public static ImmutableArray<GeneratedPlace> Of(Compilation compilation, ITarget target, string path, TextSpan span) =>
    [
        .. from file in FilesOf(compilation, target)
           from line in file.Lines
           where line.Origin.Path == path && line.Origin.Span.Start >= span.Start && line.Origin.Span.Start < Math.Max(span.End, span.Start + 1)
           orderby line.Origin.Span.Start == span.Start descending, file.Path, line.Line
           select new GeneratedPlace(file.Path, line.Line + 1),
    ];

    /// <summary>The files that <paramref name="target"/> makes of <paramref name="compilation"/>.</summary>
    public static ImmutableArray<GeneratedFile> FilesOf(Compilation compilation, ITarget target)
    {
        var all = Known.GetOrCreateValue(compilation);
        lock (all)
        {
            if (!all.TryGetValue(target.Name, out var made))
            {
                all[target.Name] = made = compilation.Emit(target, EmitOptions.Default);
            }

            return made.Files;
        }
    }
}
