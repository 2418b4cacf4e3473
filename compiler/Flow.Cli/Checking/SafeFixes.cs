using System.Collections.Immutable;
using Flow.Disk;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Cli.Checking;

/// <summary>What became of the fixes.</summary>
/// <param name="Project">The project as it is on the disk now.</param>
/// <param name="Count">How many fixes were applied.</param>
/// <param name="LeftAlone">Files that somebody else changed meanwhile, or that cannot be written.</param>
/// <param name="Circle">The codes of those whose fixes undo each other, of which none was applied.</param>
internal sealed record FixOutcome(LoadedProject Project, int Count, ImmutableArray<string> LeftAlone, ImmutableArray<string> Circle);

/// <summary>Applies the fixes that keep the meaning, again and again until none is left: a fix may uncover the next mistake.</summary>
internal static class SafeFixes
{
    private const int MaxRounds = 10;

    /// <summary>A project with the fixes that led to it, by the path of the file.</summary>
    private sealed record Mended(LoadedProject Project, ImmutableDictionary<string, int> Counts);

    /// <summary>Mends the files of <paramref name="project"/> on the disk.</summary>
    public static FixOutcome Apply(LoadedProject project)
    {
        var rounds = Rounds<Mended>.From(new Mended(project, ImmutableDictionary<string, int>.Empty), MaxRounds, Next, IsSame);
        var circle = rounds.Circle.SelectMany(static m => Chosen(m.Project.Diagnostics)).Select(static c => c.Code).Distinct().Order(StringComparer.Ordinal);
        return Save(project, rounds.State, [.. circle]);
    }

    private static bool IsSame(Mended a, Mended b) =>
        a.Project.Compilation.Sources.Select(static s => s.Content).SequenceEqual(b.Project.Compilation.Sources.Select(static s => s.Content));

    private static Mended? Next(Mended mended)
    {
        var chosen = Chosen(mended.Project.Diagnostics).GroupBy(static c => c.File).ToList();
        return chosen.Count == 0 ? null : new Mended(
            mended.Project.With(chosen.Select(static file => new SourceText(file.Key.Path, Edited(file.Key.Content, file.SelectMany(static c => c.Fix.Edits))))),
            mended.Counts.SetItems(chosen.Select(file => KeyValuePair.Create(file.Key.Path, mended.Counts.GetValueOrDefault(file.Key.Path) + file.Count()))));
    }

    /// <summary>The fixes of one round: of those that touch the same place the first is taken.</summary>
    private static IEnumerable<(SourceText File, string Code, Fix Fix)> Chosen(ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var file in diagnostics.Where(static d => FixOf(d) is not null && d.Location.Source.Length > 0).GroupBy(static d => d.Location.Source))
        {
            var edits = new List<TextEdit>();
            foreach (var (code, fix) in file.Select(static d => (d.Code, FixOf(d)!)).Where(c => !c.Item2.Edits.Any(e => Touches(edits, e))))
            {
                edits.AddRange(fix.Edits);
                yield return (file.Key, code, fix);
            }
        }
    }

    private static Fix? FixOf(Diagnostic diagnostic) => diagnostic.Fixes.FirstOrDefault(static f => f.Safety == FixSafety.Safe);

    private static bool Touches(List<TextEdit> edits, TextEdit edit) =>
        edits.Exists(e => e.Span.Start < edit.Span.End && edit.Span.Start < e.Span.End || e.Span.Start == edit.Span.Start);

    private static string Edited(string text, IEnumerable<TextEdit> edits)
    {
        foreach (var edit in edits.OrderByDescending(static e => e.Span.Start))
        {
            text = string.Concat(text.AsSpan(0, edit.Span.Start), edit.NewText, text.AsSpan(edit.Span.End));
        }

        return text;
    }

    private static FixOutcome Save(LoadedProject before, Mended mended, ImmutableArray<string> circle)
    {
        var (counts, leftAlone) = (mended.Counts, ImmutableArray.CreateBuilder<string>());
        var texts = mended.Project.Compilation.Sources.ToDictionary(static s => s.Path, static s => s.Content);
        foreach (var file in before.Files.Where(f => mended.Counts.ContainsKey(f.Text.Path)))
        {
            if (!SourceWriter.TryReplace(file, texts[file.Text.Path]))
            {
                counts = counts.Remove(file.Text.Path);
                leftAlone.Add(file.Text.Path);
            }
        }

        return new FixOutcome(LoadedProject.Read(before.Root), counts.Values.Sum(), leftAlone.ToImmutable(), circle);
    }
}
