using System.Collections.Immutable;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>
/// How far a change of some files reaches: the items that have to be bound again. These are
/// <list type="bullet">
/// <item>the items that were edited or moved (an item whose text, comments and place are the same is the same node, see <see cref="UnchangedItems"/>);</item>
/// <item>every item that mentions a name which one of these declares or declared, and so on;</item>
/// <item>when the names that can be seen became others, items on which something is reported: "did you mean" looks at all names;</item>
/// <item>imports of files that came, went, or began or ceased to export.</item>
/// </list>
/// All other items find the same for every name they mention, and keep what they have.
/// </summary>
internal sealed class ChangeReach
{
    private readonly BoundProject before;
    private readonly HashSet<BoundUnit> reached = [];
    private readonly HashSet<int> seen = [];
    private HashSet<int> names = [];
    private bool othersAreSeen;

    private ChangeReach(BoundProject before) => this.before = before;

    /// <summary>The items of <paramref name="before"/> that cannot be taken over into a project of <paramref name="trees"/>.</summary>
    public static HashSet<BoundUnit> Of(BoundProject before, ImmutableArray<SyntaxTree> trees)
    {
        var reach = new ChangeReach(before);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in trees)
        {
            paths.Add(tree.Source.Path);
            var old = before.Files.GetValueOrDefault(tree.Source.Path);
            if (!ReferenceEquals(old?.Tree, tree))
            {
                reach.Compare(tree.Source.Path, old, tree);
            }
        }

        foreach (var file in before.Files.Values.Where(f => !paths.Contains(f.Tree.Source.Path)))
        {
            reach.Compare(file.Tree.Source.Path, file, null);
        }

        reach.Spread();
        return reach.reached;
    }

    private void Compare(string path, BoundFile? old, SyntaxTree? tree)
    {
        var staysLibrary = old is not null && tree is not null && old.Module.Length > 0 == Modules.IsLibrary(tree);
        var stays = staysLibrary ? tree!.Root.Items.Items.ToHashSet<ItemSyntax>(ReferenceEqualityComparer.Instance) : [];
        var gone = old?.Units.Where(u => !stays.Contains(u.Item)).ToList() ?? [];
        var stayed = old?.Units.Select(static u => u.Item).Where(stays.Contains).ToHashSet<ItemSyntax>(ReferenceEqualityComparer.Instance) ?? [];
        var came = tree?.Root.Items.Items.Where(i => !stayed.Contains(i)).ToList() ?? [];
        foreach (var unit in gone)
        {
            Reach(unit);
        }

        foreach (var item in came)
        {
            Spread(ItemWords.Of(item, tree!.Source));
        }

        othersAreSeen |= !gone.Select(static u => FaceOf(u.Item, u.Context.Tree)).SequenceEqual(came.Select(i => FaceOf(i, tree!)));
        if (!staysLibrary)
        {
            othersAreSeen = true; // also to imports that find no file, and name the nearest
            foreach (var import in Units.Where(u => Modules.PathOf(u) == path))
            {
                Reach(import);
            }
        }
    }

    private IEnumerable<BoundUnit> Units => before.Files.Values.SelectMany(static f => f.Units);

    /// <summary>What others see of an item when they look for what somebody could have meant.</summary>
    private static (string Word, string Names, bool IsExported) FaceOf(ItemSyntax item, SyntaxTree tree) =>
        (tree.Source.Slice(item.Head.Span), string.Join(' ', ItemWords.DeclaredBy(item).Select(t => tree.Source.Slice(t.Span))), item.Export is not null);

    private void Reach(BoundUnit unit)
    {
        if (reached.Add(unit))
        {
            Spread(unit.Words);
        }
    }

    private void Spread(ItemWords words)
    {
        foreach (var name in words.Declared)
        {
            if (seen.Add(name))
            {
                names.Add(name);
            }
        }
    }

    private void Spread()
    {
        var left = Units.Where(u => !reached.Contains(u)).ToList();
        foreach (var unit in left.Where(u => othersAreSeen && u.HasDiagnostics))
        {
            Reach(unit);
        }

        while (names.Count > 0)
        {
            var now = names;
            names = [];
            left.RemoveAll(reached.Contains);
            foreach (var unit in left)
            {
                if (unit.Words.MentionsAny(now))
                {
                    Reach(unit);
                }
            }
        }
    }
}
