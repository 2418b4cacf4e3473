using System.Collections.Immutable;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>
/// The items among those that an edit changed or moved whose names mean what they meant before, to all who do not ask where they are declared:
/// <list type="bullet">
/// <item>an import, where the first import of its name brings the same file as before: an import says nothing else;</item>
/// <item>a name for a value that is written out (<c>let limit = 10m</c>) and only moved, or got another comment.</item>
/// </list>
/// Whoever uses them may go on with the older symbol.
/// </summary>
internal static class SameMeaning
{
    /// <summary>These items, of before and of now.</summary>
    /// <param name="before">The project before.</param>
    /// <param name="trees">The files of now; each was there before, and a library if it is one.</param>
    /// <param name="changes">What changed in them.</param>
    public static HashSet<ItemSyntax> Of(BoundProject before, ImmutableArray<SyntaxTree> trees, List<FileChange> changes)
    {
        var same = new HashSet<ItemSyntax>(ReferenceEqualityComparer.Instance);
        foreach (var module in changes.GroupBy(static c => c.Old!.Module, StringComparer.Ordinal))
        {
            AddImports(before, [.. trees.Where(t => before.Files[t.Source.Path].Module == module.Key)], [.. module], same);
        }

        AddValues(before, changes, same);
        return same;
    }

    private static void AddImports(BoundProject before, ImmutableArray<SyntaxTree> trees, List<FileChange> changes, HashSet<ItemSyntax> same)
    {
        var gone = changes.SelectMany(static c => c.Gone).Where(static u => u.Word == "import").ToList();
        var came = changes.SelectMany(static c => c.Came.Select(i => (Item: i, c.Tree))).Where(static i => IsImport(i.Item, i.Tree!)).ToList();
        if (gone.Count == 0 && came.Count == 0)
        {
            return;
        }

        var old = First(trees.SelectMany(t => before.Files[t.Source.Path].Units.Select(static u => Brings(u))));
        var now = First(trees.SelectMany(t => ReferenceEquals(before.Files[t.Source.Path].Tree, t)
            ? before.Files[t.Source.Path].Units.Select(static u => Brings(u))
            : t.Root.Items.Items.Where(i => IsImport(i, t)).Select(i => Brings(i, t, before))));
        same.UnionWith(gone.Select(static u => (u.Item, u.Context.Tree)).Concat(came!)
            .Where(i => Modules.NameIn(i.Item, i.Tree) is { } name && old.GetValueOrDefault(name) == now.GetValueOrDefault(name)).Select(static i => i.Item));
    }

    private static bool IsImport(ItemSyntax item, SyntaxTree tree) => item.Head is PathSyntax { Tokens: [var word] } && tree.Source.Slice(word.Span) == "import";

    /// <summary>Of imports with one name, compared without case, the first counts.</summary>
    private static Dictionary<string, (string Name, string Path)> First(IEnumerable<(string Name, string Path)?> imports)
    {
        var first = new Dictionary<string, (string Name, string Path)>(StringComparer.OrdinalIgnoreCase);
        foreach (var import in imports)
        {
            if (import is { } known)
            {
                first.TryAdd(known.Name, known);
            }
        }

        return first;
    }

    private static (string Name, string Path)? Brings(BoundUnit unit) => unit.Declared is [ModuleSymbol import] ? (import.Name, import.Module.Path) : null;

    /// <summary>What an import brings that nobody has bound yet: nothing where there is no such library.</summary>
    private static (string Name, string Path)? Brings(ItemSyntax item, SyntaxTree tree, BoundProject before) =>
        Modules.NameIn(item, tree) is { } name && Modules.PathIn(item, tree) is { Length: > 0 } path && before.Modules.ContainsKey(path) ? (name, path) : null;

    private static void AddValues(BoundProject before, List<FileChange> changes, HashSet<ItemSyntax> same)
    {
        var values = changes.SelectMany(static c => c.Gone.Where(IsWrittenOut).Select(u => (Change: c, Unit: u))).ToList();
        if (values.Count == 0)
        {
            return;
        }

        var counts = before.Files.Values.SelectMany(static f => f.Units).SelectMany(static u => u.Words.Declared).CountBy(static n => n).ToDictionary();
        var came = changes.SelectMany(static c => c.Came.Select(i => (Item: i, c.Tree, ItemWords.Of(i, c.Tree!.Source).Declared))).ToList();
        var timesCame = came.SelectMany(static c => c.Declared).CountBy(static n => n).ToDictionary();
        foreach (var (change, unit) in values)
        {
            var number = unit.Words.Declared[0];
            if (counts[number] == 1 && timesCame.GetValueOrDefault(number) == 1
                && came.Find(c => c.Declared.Contains(number)) is var twin && ReferenceEquals(twin.Tree, change.Tree) && TextOf(twin.Item, twin.Tree!) == TextOf(unit.Item, unit.Context.Tree))
            {
                same.Add(unit.Item);
                same.Add(twin.Item);
            }
        }
    }

    /// <summary>Whether it is a name for a value that its own text gives, without any place in it.</summary>
    private static bool IsWrittenOut(BoundUnit unit) =>
        unit is { Word: "let", Declared: [LetSymbol { Value: Types.ConstantExpr }], HasDiagnostics: false } && unit.Words.MentionsNothingElse;

    private static string TextOf(ItemSyntax item, SyntaxTree tree) => tree.Source.Slice(item.Span);
}
