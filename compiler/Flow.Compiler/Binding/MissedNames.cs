using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Binding;

/// <summary>A name that is missing, where nothing depends on it but the words of a message.</summary>
/// <param name="Name">What is missing.</param>
/// <param name="Index">Which of the item's diagnostics says so.</param>
/// <param name="Local">The nearest of what can be seen besides the names of the module.</param>
/// <param name="Module">The path of the module whose names can be seen too; null where there is none.</param>
/// <param name="Say">The diagnostic, for the nearest name.</param>
internal sealed record MissedName(string Name, int Index, string? Local, string? Module, Func<string?, Diagnostic> Say)
{
    /// <summary>The diagnostic where <paramref name="session"/> knows the names of the module.</summary>
    public Diagnostic Tell(BindSession session)
    {
        string?[] candidates = [Local, Module is null ? null : session.NearestIn(Module, Name)];
        return Say(Suggestions.Nearest(Name, candidates.OfType<string>()));
    }
}

/// <summary>
/// The names that were looked for in vain while something was bound. What is said about them names the nearest of all that can be seen, so it stays true until a name
/// comes or goes that is near one of them. Where only the words would be others, they can be found again without binding.
/// </summary>
internal sealed class MissedNames
{
    private readonly List<MissedName> told = [];
    private HashSet<string>? near;
    private HashSet<string>? exact;
    private bool asksForAll;

    /// <summary><paramref name="name"/> was compared with everything that can be seen.</summary>
    public void Add(string name) => (near ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);

    /// <summary>It was asked whether there is <paramref name="name"/>; another would not have done.</summary>
    public void AddExact(string name) => (exact ??= new HashSet<string>(StringComparer.Ordinal)).Add(name);

    /// <summary>It was said which names there are.</summary>
    public void AddAll() => asksForAll = true;

    /// <summary>One was reported.</summary>
    public void Add(MissedName name) => told.Add(name);

    /// <summary>Whether something else could be found when <paramref name="changed"/> came or went.</summary>
    public bool CouldMean(IReadOnlyCollection<string> changed) =>
        changed.Count > 0 && (asksForAll || exact?.Overlaps(changed) == true || near?.Any(n => IsNear(n, changed)) == true);

    /// <summary>Whether other words could be found.</summary>
    public bool CouldBeTold(IReadOnlyCollection<string> changed) => changed.Count > 0 && told.Exists(t => IsNear(t.Name, changed));

    /// <summary><paramref name="diagnostics"/> in the words of now.</summary>
    public ImmutableArray<Diagnostic> Tell(ImmutableArray<Diagnostic> diagnostics, IReadOnlyCollection<string> changed, BindSession session)
    {
        var now = diagnostics.ToBuilder();
        foreach (var name in told.Where(t => IsNear(t.Name, changed)))
        {
            now[name.Index] = DiagnosticBag.WithUses(name.Tell(session));
        }

        return now.MoveToImmutable();
    }

    private static bool IsNear(string name, IReadOnlyCollection<string> changed) => Suggestions.Nearest(name, changed) is not null;
}
