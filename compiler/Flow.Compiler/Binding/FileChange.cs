using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>What an edit did to the items of one file.</summary>
/// <param name="Old">The file as it was bound; null where there was none.</param>
/// <param name="Tree">The file of now; null where there is none.</param>
/// <param name="StaysWhatItIs">Whether it was there before and is there now, and is a library now if it was one.</param>
/// <param name="Gone">The items that are no more, or elsewhere.</param>
/// <param name="Came">The items that were not there, or elsewhere.</param>
internal sealed record FileChange(BoundFile? Old, SyntaxTree? Tree, bool StaysWhatItIs, ImmutableArray<BoundUnit> Gone, ImmutableArray<ItemSyntax> Came)
{
    /// <summary>The path of the file.</summary>
    public string Path => (Tree ?? Old!.Tree).Source.Path;

    /// <summary>Compares two texts of a file. An item that stayed is the same node, see <see cref="UnchangedItems"/>.</summary>
    public static FileChange Of(BoundFile? old, SyntaxTree? tree)
    {
        var stays = old is not null && tree is not null && old.Module.Length > 0 == Modules.IsLibrary(tree);
        var now = stays ? tree!.Root.Items.Items.ToHashSet<ItemSyntax>(ReferenceEqualityComparer.Instance) : [];
        var stayed = old?.Units.Select(static u => u.Item).Where(now.Contains).ToHashSet<ItemSyntax>(ReferenceEqualityComparer.Instance) ?? [];
        return new FileChange(
            old, tree, stays, [.. old?.Units.Where(u => !now.Contains(u.Item)) ?? []], [.. tree?.Root.Items.Items.Where(i => !stayed.Contains(i)) ?? []]);
    }

    /// <summary>Whether <paramref name="word"/> begins an item of a file whatever is declared.</summary>
    public static bool IsKind(string word) => word == "let" || KindCatalogue.FileKinds.Contains(word);

    /// <summary>
    /// What others see of what changed, when they look for what somebody could have meant: the names that came or went. Items that only moved are left out,
    /// if they are known to declare what they declared.
    /// </summary>
    public IEnumerable<string> ChangedNames()
    {
        var (gone, came) = (Gone.Select(static u => Face.Of(u.Item, u.Context.Tree)).ToList(), Came.Select(i => Face.Of(i, Tree!)).ToList());
        var first = gone.Zip(came).TakeWhile(static p => p.First == p.Second).Count();
        var last = gone.Skip(first).Reverse().Zip(came.Skip(first).Reverse()).TakeWhile(static p => p.First == p.Second).Count();
        return gone[first..^last].Concat(came[first..^last]).Concat(gone.Concat(came).Where(static f => !IsKind(f.Word))).SelectMany(static f => f.Names.Split(' '));
    }

    /// <summary>An item as others see it.</summary>
    /// <param name="Word">Its first word.</param>
    /// <param name="Names">What it may declare, with blanks between.</param>
    /// <param name="IsExported">Whether other files may use it.</param>
    private sealed record Face(string Word, string Names, bool IsExported)
    {
        public static Face Of(ItemSyntax item, SyntaxTree tree) =>
            new(tree.Source.Slice(item.Head.Span), string.Join(' ', ItemWords.DeclaredBy(item).Select(t => tree.Source.Slice(t.Span).Trim('`'))), item.Export is not null);
    }
}
