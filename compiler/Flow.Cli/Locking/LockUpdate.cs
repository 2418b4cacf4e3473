using System.Collections.Concurrent;
using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Disk;

namespace Flow.Cli.Locking;

/// <summary>Why something cannot be locked.</summary>
/// <param name="Place">Where it is used.</param>
/// <param name="Problem">Why.</param>
internal sealed record LockProblem(Location Place, string Problem);

/// <summary>A lock, and what is missing for it to be right.</summary>
/// <param name="Old">What is on the disk.</param>
/// <param name="Uses">What the project uses by names that can move; one for each name.</param>
/// <param name="Stale">The names whose commits are asked for: those that the lock lacks, and those that are to be moved.</param>
/// <param name="Images">The images that Dockerfiles begin with; one for each name.</param>
/// <param name="StaleImages">Those whose digests are asked for.</param>
internal sealed record LockUpdate(
    ProjectLock Old, ImmutableArray<RemoteUse> Uses, ImmutableArray<RemoteUse> Stale, ImmutableArray<BaseImageUse> Images, ImmutableArray<BaseImageUse> StaleImages)
{
    private const int MostAtOnce = 8;

    /// <summary>The names that the lock has though nothing uses them.</summary>
    public IEnumerable<string> Superfluous => SuperfluousActions.Concat(SuperfluousImages);

    private IEnumerable<string> SuperfluousActions => Old.Commits.Keys.Except(Uses.Select(static u => u.Action.Key)).Order(StringComparer.Ordinal);

    private IEnumerable<string> SuperfluousImages => Old.Digests.Keys.Except(Images.Select(static u => u.Image)).Order(StringComparer.Ordinal);

    /// <summary>What <paramref name="project"/> needs.</summary>
    /// <param name="project">The project.</param>
    /// <param name="isMoved">Whether a repository is asked again, of code or of images.</param>
    public static LockUpdate Of(LoadedProject project, Func<string, bool> isMoved)
    {
        var model = project.Compilation.Model;
        var uses = RemoteUses.Movable(model).DistinctBy(static u => u.Action.Key).OrderBy(static u => u.Action.Key, StringComparer.Ordinal).ToImmutableArray();
        var images = BaseImageUses.Of(model).OrderBy(static u => u.Image, StringComparer.Ordinal).ToImmutableArray();
        return new LockUpdate(
            project.Lock, uses, [.. uses.Where(u => !project.Lock.Commits.ContainsKey(u.Action.Key) || isMoved(u.Action.Repository))],
            images, [.. images.Where(u => !project.Lock.Digests.ContainsKey(u.Image) || isMoved(RepositoryOf(u)))]);
    }

    /// <summary>The repository of an image: its name without the tag.</summary>
    public static string RepositoryOf(BaseImageUse use) => use.Image[..use.Image.LastIndexOf(':')];

    /// <summary>The lock with what the servers name. Where <paramref name="problems"/> are found it is not whole.</summary>
    public ProjectLock Resolve(GitServer server, Registries registries, out ImmutableArray<LockProblem> problems)
    {
        var found = ImmutableArray.CreateBuilder<LockProblem>();
        var result = new ProjectLock(Commits(server, found)) { Digests = DigestsOf(registries, found) };
        problems = found.ToImmutable();
        return result;
    }

    private ImmutableDictionary<string, string> Commits(GitServer server, ImmutableArray<LockProblem>.Builder found)
    {
        var repositories = Stale.Select(static u => u.Action.Repository).Distinct().ToList();
        var answers = new ConcurrentDictionary<string, (RemoteReferences? References, string Problem)>(StringComparer.Ordinal);
        Parallel.ForEach(repositories, new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce }, repository =>
            answers[repository] = (server.Ask(repository, out var problem), problem));
        var commits = Old.Commits.RemoveRange(SuperfluousActions).ToBuilder();
        foreach (var use in Stale)
        {
            var (references, problem) = answers[use.Action.Repository];
            if (references?.Commit(use.Action.Reference) is { } commit)
            {
                commits[use.Action.Key] = commit;
            }
            else
            {
                found.Add(new LockProblem(use.Location, references?.Missing(use.Action.Repository, use.Action.Reference) ?? problem));
            }
        }

        return commits.ToImmutable();
    }

    private ImmutableDictionary<string, string> DigestsOf(Registries registries, ImmutableArray<LockProblem>.Builder found)
    {
        var answers = new ConcurrentDictionary<string, (string? Digest, string Problem)>(StringComparer.Ordinal);
        Parallel.ForEach(StaleImages, new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce }, use => answers[use.Image] = (registries.Ask(use.Image, out var problem), problem));
        var digests = Old.Digests.RemoveRange(SuperfluousImages).ToBuilder();
        foreach (var use in StaleImages)
        {
            if (answers[use.Image] is { Digest: { } digest })
            {
                digests[use.Image] = digest;
            }
            else
            {
                found.Add(new LockProblem(use.Origin.Location, answers[use.Image].Problem));
            }
        }

        return digests.ToImmutable();
    }
}
