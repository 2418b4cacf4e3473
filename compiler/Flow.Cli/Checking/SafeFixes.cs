using System.Collections.Immutable;
using Flow.Disk;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Cli.Checking;

/// <summary>What became of the fixes.</summary>
/// <param name="Project">The project as it is on the disk now.</param>
/// <param name="Count">How many fixes were applied.</param>
/// <param name="LeftAlone">Files that somebody else changed meanwhile, or that cannot be written.</param>
internal sealed record FixOutcome(LoadedProject Project, int Count, ImmutableArray<string> LeftAlone);

/// <summary>Applies the fixes that keep the meaning, again and again until none is left: a fix may uncover the next mistake.</summary>
internal static class SafeFixes
{
    private const int MaxRounds = 10;

    /// <summary>Mends the files of <paramref name="project"/> on the disk.</summary>
    public static FixOutcome Apply(LoadedProject project)
    {
        var mended = project;
        var counts = new Dictionary<string, int>();
        for (var round = 0; round < MaxRounds; round++)
        {
            var next = Round(mended.Diagnostics, counts);
            if (next.Count == 0)
            {
                break;
            }

            mended = mended.With(next);
        }

        return Save(project, mended, counts);
    }

    /// <summary>The texts after one round: of fixes that touch the same place the first is taken.</summary>
    private static List<SourceText> Round(ImmutableArray<Diagnostic> diagnostics, Dictionary<string, int> counts)
    {
        var texts = new List<SourceText>();
        var fixable = diagnostics.Where(static d => FixOf(d) is not null && d.Location.Source.Length > 0);
        foreach (var file in fixable.GroupBy(static d => d.Location.Source))
        {
            var edits = new List<TextEdit>();
            foreach (var fix in file.Select(static d => FixOf(d)!).Where(fix => !fix.Edits.Any(e => Touches(edits, e))))
            {
                edits.AddRange(fix.Edits);
                counts[file.Key.Path] = counts.GetValueOrDefault(file.Key.Path) + 1;
            }

            texts.Add(new SourceText(file.Key.Path, Edited(file.Key.Content, edits)));
        }

        return texts;
    }

    private static Fix? FixOf(Diagnostic diagnostic) => diagnostic.Fixes.FirstOrDefault(static f => f.Safety == FixSafety.Safe);

    private static bool Touches(List<TextEdit> edits, TextEdit edit) =>
        edits.Exists(e => e.Span.Start < edit.Span.End && edit.Span.Start < e.Span.End || e.Span.Start == edit.Span.Start);

    private static string Edited(string text, List<TextEdit> edits)
    {
        foreach (var edit in edits.OrderByDescending(static e => e.Span.Start))
        {
            text = string.Concat(text.AsSpan(0, edit.Span.Start), edit.NewText, text.AsSpan(edit.Span.End));
        }

        return text;
    }

    private static FixOutcome Save(LoadedProject before, LoadedProject after, Dictionary<string, int> counts)
    {
        var leftAlone = ImmutableArray.CreateBuilder<string>();
        var texts = after.Compilation.Sources.ToDictionary(static s => s.Path, static s => s.Content);
        foreach (var file in before.Files.Where(f => counts.ContainsKey(f.Text.Path)))
        {
            if (!SourceWriter.TryReplace(file, texts[file.Text.Path]))
            {
                counts.Remove(file.Text.Path);
                leftAlone.Add(file.Text.Path);
            }
        }

        return new FixOutcome(LoadedProject.Read(before.Root), counts.Values.Sum(), leftAlone.ToImmutable());
    }
}
