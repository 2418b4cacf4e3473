using System.Collections.Concurrent;
using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Disk;

namespace Flow.Cli.Locking;

/// <summary>A lock, and what is missing for it to be right.</summary>
/// <param name="Old">What is on the disk.</param>
/// <param name="Uses">What the project uses by names that can move; one for each name.</param>
/// <param name="Stale">The names whose commits are asked for: those that the lock lacks, and those that are to be moved.</param>
internal sealed record LockUpdate(ProjectLock Old, ImmutableArray<RemoteUse> Uses, ImmutableArray<RemoteUse> Stale)
{
    private const int MostAtOnce = 8;

    /// <summary>The names that the lock has though nothing uses them.</summary>
    public IEnumerable<string> Superfluous => Old.Commits.Keys.Except(Uses.Select(static u => u.Action.Key)).Order(StringComparer.Ordinal);

    /// <summary>What <paramref name="project"/> needs.</summary>
    /// <param name="project">The project.</param>
    /// <param name="isMoved">Whether the commit of a repository is asked for again.</param>
    public static LockUpdate Of(LoadedProject project, Func<string, bool> isMoved)
    {
        var uses = RemoteUses.Movable(project.Compilation.Model).DistinctBy(static u => u.Action.Key).OrderBy(static u => u.Action.Key, StringComparer.Ordinal).ToImmutableArray();
        return new LockUpdate(project.Lock, uses, [.. uses.Where(u => !project.Lock.Commits.ContainsKey(u.Action.Key) || isMoved(u.Action.Repository))]);
    }

    /// <summary>The lock with the commits that <paramref name="server"/> names. Where <paramref name="problems"/> are found it is not whole.</summary>
    public ProjectLock Resolve(GitServer server, out ImmutableArray<(RemoteUse Use, string Problem)> problems)
    {
        var repositories = Stale.Select(static u => u.Action.Repository).Distinct().ToList();
        var answers = new ConcurrentDictionary<string, (RemoteReferences? References, string Problem)>(StringComparer.Ordinal);
        Parallel.ForEach(repositories, new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce }, repository =>
            answers[repository] = (server.Ask(repository, out var problem), problem));
        var found = ImmutableArray.CreateBuilder<(RemoteUse, string)>();
        var commits = Old.Commits.RemoveRange(Superfluous).ToBuilder();
        foreach (var use in Stale)
        {
            var (references, problem) = answers[use.Action.Repository];
            if (references?.Commit(use.Action.Reference) is { } commit)
            {
                commits[use.Action.Key] = commit;
            }
            else
            {
                found.Add((use, references?.Missing(use.Action.Repository, use.Action.Reference) ?? problem));
            }
        }

        problems = found.ToImmutable();
        return new ProjectLock(commits.ToImmutable());
    }
}
