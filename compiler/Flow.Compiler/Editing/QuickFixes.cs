using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>The fixes that diagnostics bring, one by one and all together.</summary>
internal static class QuickFixes
{
    private const int MaxRounds = 10;

    /// <summary>The fixes of those of <paramref name="found"/> that touch the selection.</summary>
    public static IEnumerable<CodeAction> Of(RefactoringPlace place, ImmutableArray<Diagnostic> found, Func<Diagnostic, bool> takes)
    {
        var all = found.Where(d => d.Location.Path == place.Source.Path).ToList();
        var here = all.Where(d => d.Location.Span.Start <= place.Span.End && place.Span.Start <= d.Location.Span.End && takes(d)).ToList();
        var fixes = here.SelectMany(d => d.Fixes.Select(f => place.Action(CodeActionKind.QuickFix, f.Title, [.. f.Edits]) with { Diagnostic = d, IsPreferred = f.Safety == FixSafety.Safe }))
            .OrderByDescending(static a => a.IsPreferred).ToList();
        return fixes.Concat(here.DistinctBy(static d => d.Code).SelectMany(d => OfCode(place, all, d)));
    }

    private static IEnumerable<CodeAction> OfCode(RefactoringPlace place, List<Diagnostic> all, Diagnostic one)
    {
        var same = all.Where(d => d.Code == one.Code && SafeFix(d) is not null).ToList();
        return same.Count < 2 ? [] : [place.Action(CodeActionKind.QuickFix, $"Fix all {same.Count} of {one.Code} in this file", () => Together(same)) with { Diagnostic = one }];
    }

    /// <summary>All safe fixes of a file, again and again until none is left: a fix may uncover the next mistake.</summary>
    public static CodeAction? All(Compilation compilation, string path)
    {
        if (!compilation.Diagnostics.Any(d => d.Location.Path == path && SafeFix(d) is not null))
        {
            return null;
        }

        return new CodeAction(CodeActionKind.FixAll, "Fix all that is safe to fix")
        {
            Computed = new(() => [new FileEdits(path, TextChanges.Between(TextOf(compilation, path), TextOf(Mended(compilation, path), path)))]),
        };
    }

    private static string TextOf(Compilation compilation, string path) => compilation.Sources.First(s => s.Path == path).Content;

    private static Compilation Mended(Compilation compilation, string path)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            var edits = Together(compilation.Diagnostics.Where(d => d.Location.Path == path));
            if (edits.IsEmpty)
            {
                break;
            }

            compilation = compilation.With(new SourceText(path, TextChanges.Apply(TextOf(compilation, path), edits)));
        }

        return compilation;
    }

    private static Fix? SafeFix(Diagnostic diagnostic) => diagnostic.Fixes.FirstOrDefault(static f => f.Safety == FixSafety.Safe);

    /// <summary>The edits of the safe fixes; of two that touch one place the first counts.</summary>
    private static ImmutableArray<TextEdit> Together(IEnumerable<Diagnostic> diagnostics)
    {
        var edits = new List<TextEdit>();
        foreach (var fix in diagnostics.Select(SafeFix).OfType<Fix>().Where(f => !f.Edits.Any(e => edits.Exists(o => Touches(o.Span, e.Span)))))
        {
            edits.AddRange(fix.Edits);
        }

        return [.. edits.OrderBy(static e => e.Span.Start)];
    }

    private static bool Touches(TextSpan a, TextSpan b) => (a.Start < b.End && b.Start < a.End) || a.Start == b.Start;
}
