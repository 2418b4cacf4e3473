using System.Collections.Immutable;
using Flow.Cli.Building;
using Flow.Compiler.Emit;
using Flow.Disk;

namespace Flow.Cli.Explaining;

/// <summary>Lines of a generated file that come from one declaration, counted from one.</summary>
internal sealed record GeneratedRange(string Path, int First, int Last)
{
    /// <summary>Where <paramref name="declaration"/> is in the generated files; nothing while the project has errors.</summary>
    public static ImmutableArray<GeneratedRange> Of(LoadedProject project, Declaration declaration)
    {
        if (project.HasErrors)
        {
            return [];
        }

        var targets = Targets.All.Where(t => project.Compilation.Model.Project.Targets.Contains(t.Name));
        return [.. targets.SelectMany(t => project.Compilation.Emit(t, project.EmitOptions(Application.Version)).Files).SelectMany(f => In(f, declaration))];
    }

    private static IEnumerable<GeneratedRange> In(GeneratedFile file, Declaration declaration)
    {
        var lines = file.Text.TrimEnd('\n').Split('\n');
        for (var i = 0; i < file.Lines.Length; i++)
        {
            if (!declaration.Holds(file.Lines[i].Origin))
            {
                continue;
            }

            var first = file.Lines[i].Line;
            while (i + 1 < file.Lines.Length && declaration.Holds(file.Lines[i + 1].Origin))
            {
                i++;
            }

            yield return new(file.Path, first + 1, End(lines, file.Lines[i].Line, i + 1 < file.Lines.Length ? file.Lines[i + 1].Line : lines.Length));
        }
    }

    /// <summary>The number of the last line before <paramref name="next"/> that belongs to what starts at <paramref name="last"/>: a comment belongs to what is below it.</summary>
    private static int End(string[] lines, int last, int next)
    {
        var end = next - 1;
        while (end > last && lines[end].AsSpan().TrimStart() is [] or ['#', ..])
        {
            end--;
        }

        return end + 1;
    }

    /// <inheritdoc/>
    public override string ToString() => First == Last ? $"{Path}:{First}" : $"{Path}:{First}-{Last}";
}
