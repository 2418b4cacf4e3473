using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>Binds a renamed project and compares it with the one before.</summary>
internal static class RenameCheck
{
    /// <summary>Why the changes cannot be made, or null: what is reported then, or which name stands for something else then.</summary>
    public static RenameRefusal? Problem(Compilation before, ImmutableArray<FileEdits> edits, string oldName, string newName)
    {
        var after = Applied(before, edits);
        var moved = edits.ToDictionary(static e => e.Path, static e => e.Edits, StringComparer.Ordinal);
        return Reported(before, after, moved, newName) ?? Captured(before, after, moved, oldName, newName);
    }

    /// <summary>The project with <paramref name="edits"/> made.</summary>
    public static Compilation Applied(Compilation before, ImmutableArray<FileEdits> edits) =>
        edits.Aggregate(before, static (c, e) => c.With(new SourceText(e.Path, TextChanges.Apply(c.Sources.First(s => s.Path == e.Path).Content, e.Edits))));

    private static RenameRefusal? Reported(Compilation before, Compilation after, Dictionary<string, ImmutableArray<TextEdit>> moved, string newName)
    {
        var known = before.Diagnostics.Select(d => Key(d, Moved(moved, d.Location))).ToHashSet();
        var found = after.Diagnostics.FirstOrDefault(d => !known.Contains(Key(d, d.Location.Span)));
        return found is null ? null : new RenameRefusal($"`{newName}` cannot be the name: {found.Message}", InTheWay(before, moved, found));
    }

    /// <summary>The place that has the name already: the one that is not renamed.</summary>
    private static Location InTheWay(Compilation before, Dictionary<string, ImmutableArray<TextEdit>> moved, Diagnostic found)
    {
        var renamed = moved.SelectMany(m => m.Value.Select(e => (m.Key, Moved(moved, new Location(before.Sources.First(s => s.Path == m.Key), e.Span)).Start))).ToHashSet();
        return found.Related.Select(static r => r.Location).Append(found.Location).FirstOrDefault(l => !renamed.Contains((l.Path, l.Span.Start))) ?? found.Location;
    }

    private static (string Code, string Path, int Start) Key(Diagnostic diagnostic, TextSpan span) => (diagnostic.Code, diagnostic.Location.Path, span.Start);

    /// <summary>Every name that is written like the old or the new one stands for the same as before.</summary>
    private static RenameRefusal? Captured(Compilation before, Compilation after, Dictionary<string, ImmutableArray<TextEdit>> moved, string oldName, string newName)
    {
        foreach (var source in before.Sources.Where(s => moved.ContainsKey(s.Path) || s.Content.Contains(newName, StringComparison.Ordinal) || s.Content.Contains(oldName, StringComparison.Ordinal)))
        {
            if (SemanticModel.Of(before, source.Path) is { } old && SemanticModel.Of(after, source.Path) is { } changed && Captured(old, changed, moved, newName) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static RenameRefusal? Captured(SemanticModel before, SemanticModel after, Dictionary<string, ImmutableArray<TextEdit>> moved, string newName)
    {
        var then = after.Names.Where(static n => SymbolIdentity.Of(n.Referent) is { IsDeclared: true, Span.IsEmpty: false }).DistinctBy(static n => (n.Span.Start, n.IsDeclaration))
            .ToDictionary(static n => (n.Span.Start, n.IsDeclaration), static n => n);
        foreach (var name in before.Names)
        {
            var place = new Location(before.Tree.Source, name.Span);
            var start = name.IsDeclaration ? MovedDeclaration(moved, place) : Moved(moved, place).Start;
            var identity = SymbolIdentity.Of(name.Referent);
            if (!then.Remove((start, name.IsDeclaration), out var now))
            {
                if (identity is { IsDeclared: true, Span.IsEmpty: false })
                {
                    return new RenameRefusal($"`{newName}` would stand for something else there.", place);
                }

                continue;
            }

            if (!IsSame(before, moved, identity, SymbolIdentity.Of(now.Referent)))
            {
                return new RenameRefusal($"`{newName}` would stand for another declaration there.", place);
            }
        }

        return then.Values.FirstOrDefault(static n => !n.IsDeclaration) is { } taken
            ? new RenameRefusal($"`{newName}` is written there already, and would then mean what is renamed.", new Location(before.Tree.Source, Unmoved(moved, before.Tree.Source.Path, taken.Span)))
            : null;
    }

    /// <summary>Where a place of the changed text was before.</summary>
    private static TextSpan Unmoved(Dictionary<string, ImmutableArray<TextEdit>> moved, string path, TextSpan span)
    {
        var shift = 0;
        foreach (var edit in moved.GetValueOrDefault(path, []).OrderBy(static e => e.Span.Start).TakeWhile(e => e.Span.Start + shift < span.Start))
        {
            shift += edit.NewText.Length - edit.Span.Length;
        }

        return new TextSpan(span.Start - shift, span.Length);
    }

    private static bool IsSame(SemanticModel before, Dictionary<string, ImmutableArray<TextEdit>> moved, SymbolIdentity old, SymbolIdentity now) =>
        old.IsDeclared && old.Path == now.Path
        && before.Compilation.TreeAt(old.Path)?.Source is { } source && MovedDeclaration(moved, new Location(source, old.Span)) == now.Span.Start;

    /// <summary>Where a declaration starts after the changes; the job of a call may have got a name behind <c>as</c>.</summary>
    private static int MovedDeclaration(Dictionary<string, ImmutableArray<TextEdit>> moved, Location place)
    {
        const string named = " as ";
        var own = moved.GetValueOrDefault(place.Path, []).FirstOrDefault(e => e.Span == place.Span);
        var behind = own?.NewText.IndexOf(named, StringComparison.Ordinal) ?? -1;
        return Moved(moved, place).Start + (behind < 0 ? 0 : behind + named.Length);
    }

    /// <summary>Where a place is after the changes.</summary>
    private static TextSpan Moved(Dictionary<string, ImmutableArray<TextEdit>> moved, Location place)
    {
        var shift = moved.GetValueOrDefault(place.Path, []).Where(e => e.Span.Start < place.Span.Start).Sum(static e => e.NewText.Length - e.Span.Length);
        return new TextSpan(place.Span.Start + shift, place.Span.Length);
    }
}
