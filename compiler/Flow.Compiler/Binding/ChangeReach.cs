using System.Collections.Immutable;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>
/// How far a change of some files reaches: the items that have to be bound again. These are
/// <list type="bullet">
/// <item>the items that were edited or moved (an item whose text, comments and place are the same is the same node, see <see cref="UnchangedItems"/>);</item>
/// <item>every item that mentions a name which one of these declares or declared, and so on, unless it means the same (see <see cref="SameMeaning"/>) and no message
/// on who mentions it names its place; what the project declares, no library can mention;</item>
/// <item>when the names that can be seen became others, items on which something is reported that could be one of those: "did you mean" looks at all names;</item>
/// <item>where an environment is among these, or what may be one, every item that asked what environments have;</item>
/// <item>imports of files that came, went, or began or ceased to export, and then all items on which something is reported.</item>
/// </list>
/// All other items find the same for every name they mention, and keep what they have.
/// </summary>
internal sealed class ChangeReach
{
    private readonly BoundProject before;
    private readonly HashSet<BoundUnit> reached = [];
    private readonly HashSet<string> changed = new(StringComparer.Ordinal); // names that came or went
    private readonly HashSet<string> files = new(StringComparer.Ordinal); // of which some item changed
    private readonly HashSet<int> same = []; // names of the same meaning, declared at another place
    private readonly SpreadingNames everywhere = new();
    private readonly SpreadingNames inProject = new();
    private bool othersAreSeen;
    private bool thingsAreSeen;

    private readonly Lazy<HashSet<string>> templates;

    private ChangeReach(BoundProject before, List<FileChange> changes) =>
        (this.before, templates, othersAreSeen) = (before, new(() => Templates(before, changes), LazyThreadSafetyMode.None), changes.Exists(static c => !c.StaysWhatItIs));

    /// <summary>
    /// The items of <paramref name="before"/> that cannot be taken over into a project of <paramref name="trees"/>, and the names that came or went: what is said about
    /// others may name one of these.
    /// </summary>
    public static (HashSet<BoundUnit> Reached, IReadOnlyCollection<string> Changed) Of(BoundProject before, ImmutableArray<SyntaxTree> trees)
    {
        var changes = Changes(before, trees);
        var reach = new ChangeReach(before, changes);
        var meanTheSame = reach.othersAreSeen ? [] : SameMeaning.Of(before, trees, changes);
        foreach (var change in changes)
        {
            reach.Begin(change, meanTheSame);
        }

        reach.Spread();
        return (reach.reached, reach.changed);
    }

    private static List<FileChange> Changes(BoundProject before, ImmutableArray<SyntaxTree> trees)
    {
        var changes = new List<FileChange>();
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in trees)
        {
            paths.Add(tree.Source.Path);
            var old = before.Files.GetValueOrDefault(tree.Source.Path);
            if (!ReferenceEquals(old?.Tree, tree))
            {
                changes.Add(FileChange.Of(old, tree));
            }
        }

        changes.AddRange(before.Files.Values.Where(f => !paths.Contains(f.Tree.Source.Path)).Select(static f => FileChange.Of(f, null)));
        return changes;
    }

    private void Begin(FileChange change, HashSet<ItemSyntax> meanTheSame)
    {
        var isProject = change is { StaysWhatItIs: true, Old.Module: "" };
        foreach (var unit in change.Gone)
        {
            reached.Add(unit);
            SeeThings(unit.Word);
            if (FileChange.IsKind(unit.Word) || unit.Declared.Count > 0)
            {
                Begin(unit.Words, meanTheSame.Contains(unit.Item), isProject);
            }
        }

        foreach (var item in change.Came)
        {
            SeeThings(change.Tree!.Source.Slice(item.Head.Span));
        }

        foreach (var item in change.Came.Where(i => MayDeclare(i, change.Tree!)))
        {
            Begin(ItemWords.Of(item, change.Tree!.Source), meanTheSame.Contains(item), isProject);
        }

        files.Add(change.Path);
        changed.UnionWith(change.ChangedNames());
        if (!change.StaysWhatItIs)
        {
            foreach (var import in Units.Where(u => Modules.PathOf(u) == change.Path))
            {
                Reach(import); // also one that finds no file, and names the nearest
            }
        }
    }

    /// <summary>Whether an item declares something if it has a name: one whose first word is neither a kind nor a template (half a word, somebody types) does not.</summary>
    private bool MayDeclare(ItemSyntax item, SyntaxTree tree) =>
        item.Head is not PathSyntax { Tokens: [var word] } || tree.Source.Slice(word.Span).Trim('`') is var name && (FileChange.IsKind(name) || templates.Value.Contains(name));

    /// <summary>The names of all templates, of before and of now.</summary>
    private static HashSet<string> Templates(BoundProject before, List<FileChange> changes)
    {
        var came = changes.SelectMany(static c => c.Came.Where(i => c.Tree!.Source.Slice(i.Head.Span) == "template").SelectMany(i => ItemWords.DeclaredBy(i).Select(t => c.Tree!.Source.Slice(t.Span).Trim('`'))));
        var known = before.Files.Values.SelectMany(static f => f.Units).Where(static u => u.Word == "template").SelectMany(static u => u.Declared).Select(static s => s.Name);
        return known.Concat(came).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    private void Begin(ItemWords words, bool meansTheSame, bool isProject)
    {
        if (meansTheSame)
        {
            same.UnionWith(words.Declared);
        }
        else
        {
            Spread(words, isProject);
        }
    }

    private IEnumerable<BoundUnit> Units => before.Files.Values.SelectMany(static f => f.Units);

    private void Reach(BoundUnit unit)
    {
        if (reached.Add(unit))
        {
            SeeThings(unit.Word);
            Spread(unit.Words, unit.Context.Scope.ModulePath is "");
        }
    }

    private void SeeThings(string word)
    {
        if (thingsAreSeen || !EnvironmentThings.MayDecide(word))
        {
            return;
        }

        thingsAreSeen = true;
        foreach (var unit in Units.Where(static u => u.AsksForThings))
        {
            Reach(unit);
        }
    }

    private void Spread(ItemWords words, bool isProject)
    {
        foreach (var name in words.Declared)
        {
            (isProject ? inProject : everywhere).Add(name);
        }
    }

    private void Spread()
    {
        var left = Units.Where(u => !reached.Contains(u)).ToList();
        ReachReported(left);
        while (everywhere.Next() | inProject.Next())
        {
            left.RemoveAll(reached.Contains);
            var wereSeen = othersAreSeen;
            foreach (var unit in left)
            {
                if (unit.Words.MentionsAny(everywhere.Now) || (unit.Context.Scope.ModulePath is "" && unit.Words.MentionsAny(inProject.Now)))
                {
                    Reach(unit);
                    othersAreSeen |= MayDeclareOther(unit);
                }
            }

            if (othersAreSeen != wereSeen)
            {
                ReachReported(left);
            }
        }
    }

    private void ReachReported(List<BoundUnit> left)
    {
        foreach (var unit in left.Where(u => u.HasDiagnostics && (othersAreSeen || u.CouldMean(changed) || (u.Words.MentionsAny(same) && u.PointsInto(files)))))
        {
            Reach(unit);
        }
    }

    /// <summary>
    /// Whether an item that stays as it is may declare something, or nothing, or what was hidden, where it did not before: its first word may have come or gone, and of two with one
    /// name the first stays.
    /// </summary>
    private bool MayDeclareOther(BoundUnit unit) => !FileChange.IsKind(unit.Word) || unit.Words.Declared.Any(n => everywhere.Now.Contains(n) || inProject.Now.Contains(n));

    /// <summary>Names whose mention is looked for: each once.</summary>
    private sealed class SpreadingNames
    {
        private readonly HashSet<int> seen = [];
        private HashSet<int> waiting = [];

        /// <summary>Those that are looked for now.</summary>
        public HashSet<int> Now { get; private set; } = [];

        public void Add(int name)
        {
            if (seen.Add(name))
            {
                waiting.Add(name);
            }
        }

        /// <summary>Goes on to those that were added since; false where there are none.</summary>
        public bool Next()
        {
            (Now, waiting) = (waiting, []);
            return Now.Count > 0;
        }
    }
}
