using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Binding;

/// <summary>
/// The names that were looked for in vain while something was bound. What is said about them names the nearest of all that can be seen, so it stays true until a name
/// comes or goes that is near one of them. Where only the words would be others, they can be found again without binding.
/// </summary>
internal sealed class MissedNames
{
    private readonly List<(string Name, int Index, Func<BindSession, Diagnostic> Tell)> told = [];
    private HashSet<string>? near;
    private HashSet<string>? exact;
    private bool asksForAll;

    /// <summary><paramref name="name"/> was compared with everything that can be seen.</summary>
    public void Add(string name) => (near ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);

    /// <summary>It was asked whether there is <paramref name="name"/>; another would not have done.</summary>
    public void AddExact(string name) => (exact ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);

    /// <summary>It was said which names there are.</summary>
    public void AddAll() => asksForAll = true;

    /// <summary>The diagnostic at <paramref name="index"/> is what <paramref name="tell"/> says of <paramref name="name"/>, and nothing else depends on it.</summary>
    public void Add(string name, int index, Func<BindSession, Diagnostic> tell) => told.Add((name, index, tell));

    /// <summary>Whether something else could be found when <paramref name="changed"/> came or went.</summary>
    public bool CouldMean(IReadOnlyCollection<string> changed) =>
        changed.Count > 0 && (asksForAll || exact?.Overlaps(changed) == true || near?.Any(n => IsNear(n, changed)) == true);

    /// <summary>Whether other words could be found.</summary>
    public bool CouldBeTold(IReadOnlyCollection<string> changed) => changed.Count > 0 && told.Exists(t => IsNear(t.Name, changed));

    /// <summary><paramref name="diagnostics"/> in the words of now.</summary>
    public ImmutableArray<Diagnostic> Tell(ImmutableArray<Diagnostic> diagnostics, IReadOnlyCollection<string> changed, BindSession session)
    {
        var now = diagnostics.ToBuilder();
        foreach (var (_, index, tell) in told.Where(t => IsNear(t.Name, changed)))
        {
            now[index] = DiagnosticBag.WithUses(tell(session));
        }

        return now.MoveToImmutable();
    }

    private static bool IsNear(string name, IReadOnlyCollection<string> changed) => Suggestions.Nearest(name, changed) is not null;
}
