using System.Collections.Immutable;
using System.Text;
using Flow.Cli.Arguments;
using Flow.Cli.Hosting;
using Flow.Cli.Locking;
using Flow.Cli.Output;
using Flow.Compiler.Diagnostics;
using Flow.Disk;

namespace Flow.Cli.Commands;

/// <summary><c>flow lock</c>: the commits of what a project uses of other repositories, and the digests of the images that its images are built on.</summary>
internal sealed class LockCommand : ICommand
{
    private const string Everything = "all";

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new("lock", $"Writes the commits of actions and the digests of base images into {ProjectLock.FileName}.")
    {
        Positionals = [SharedOptions.Path],
        Options =
        [
            new("--check", "Write nothing and reach nothing; fail if the file lacks a commit or a digest, or has one that nothing uses."),
            new("--update", $"Ask again for the commits of this repository or the digests of this image, `{Everything}` for every one; may be given several times.") { Value = "NAME", Repeats = true },
            new("--server", "Where the repositories lie, instead of GITHUB_SERVER_URL or https://github.com; also a folder.") { Value = "ADDRESS", Completes = Candidates.Files },
            new("--registry", "A registry that is asked for all base images in place of their own, such as a mirror.") { Value = "ADDRESS" },
            SharedOptions.Notes,
            SharedOptions.Color,
        ],
        Examples =
        [
            new("flow lock", "ask for the commits that are missing"),
            new("flow lock --update docker/login-action", "take what its tags stand for now"),
            new("flow lock --check", "in CI: does every action have a commit, and every base image a digest?"),
        ],
        Remarks =
        [
            "The owner of a repository can move its tags and branches to other code. `flow build` writes the commits of the lock, with the name as a comment beside them.",
            "Whoever publishes an image can put another one under its tag. `flow build` writes the digests of the lock into Dockerfiles.",
            "The server is asked through git, with git's own settings for credentials and proxies; registries are asked by HTTPS as nobody. Nothing else of flow needs the network.",
        ],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host)
    {
        var project = ProjectLoading.Load(arguments.At(0), host);
        var broken = project.Diagnostics.Where(static d => d.Severity == Severity.Error && d.Descriptor != ProjectDiagnostics.BadLock).ToImmutableArray();
        if (!broken.IsEmpty || (arguments.Has("--check") && project.HasErrors))
        {
            return ProjectReport.Write(project, broken.IsEmpty ? project.Diagnostics : broken, arguments, host);
        }

        var moved = arguments.Values("--update");
        var update = LockUpdate.Of(project, repository => moved.Contains(Everything) || moved.Contains(repository));
        CheckNames(moved, update);
        return arguments.Has("--check") ? Compare(update, host) : Write(project, update, ServerOf(arguments, project, host), arguments.Value("--registry"), host);
    }

    private static void CheckNames(ImmutableArray<string> moved, LockUpdate update)
    {
        var known = update.Uses.Select(static u => u.Action.Repository).Concat(update.Images.Select(LockUpdate.RepositoryOf)).ToImmutableSortedSet(StringComparer.Ordinal);
        if (moved.FirstOrDefault(name => name != Everything && !known.Contains(name)) is { } unknown)
        {
            throw new UsageException($"Nothing uses `{unknown}` by a name that can move.{Suggestions.DidYouMean(unknown, known)}", "lock");
        }
    }

    private static GitServer ServerOf(CommandArguments arguments, LoadedProject project, CommandHost host) =>
        arguments.Value("--server") is { } given ? GitServer.At(given, host.CurrentFolder)
        : GitServer.At(host.Variable("GITHUB_SERVER_URL") is { Length: > 0 } address ? address : "https://github.com", project.Root);

    private static int Compare(LockUpdate update, CommandHost host)
    {
        foreach (var use in update.Stale)
        {
            host.Out.WriteLine($"{use.Location}: `{use.Action.Key}` has no commit in {ProjectLock.FileName}");
        }

        foreach (var use in update.StaleImages)
        {
            host.Out.WriteLine($"{use.Origin.Location}: `{use.Image}` has no digest in {ProjectLock.FileName}");
        }

        foreach (var name in update.Superfluous)
        {
            host.Out.WriteLine($"{ProjectLock.FileName}: nothing uses `{name}`");
        }

        var isRight = update.Stale.IsEmpty && update.StaleImages.IsEmpty && !update.Superfluous.Any();
        host.Out.WriteLine(isRight ? $"{ProjectLock.FileName} has every {(update.Images.IsEmpty ? "commit" : "commit and digest")} that is needed" : "Run `flow lock` and commit the result.");
        return isRight ? ExitCode.Done : ExitCode.Failed;
    }

    private static int Write(LoadedProject project, LockUpdate update, GitServer server, string? registry, CommandHost host)
    {
        using var registries = Registries.At(registry);
        var result = update.Resolve(server, registries, out var problems);
        foreach (var (place, problem) in problems)
        {
            host.Error.WriteLine($"{place}: {problem}");
        }

        if (!problems.IsEmpty)
        {
            host.Error.WriteLine("Nothing was written.");
            return ExitCode.Failed;
        }

        Tell(update.Old, result, host);
        Save(Path.Combine(project.Root, ProjectLock.FileName), result);
        return ExitCode.Done;
    }

    private static void Save(string file, ProjectLock result)
    {
        var text = result.ToText();
        try
        {
            if (File.Exists(file) ? File.ReadAllText(file) != text : !result.IsEmpty)
            {
                AtomicFile.Write(file, Encoding.UTF8.GetBytes(text));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"`{ProjectLock.FileName}` cannot be written: {fault.Message}");
        }
    }

    private static void Tell(ProjectLock old, ProjectLock now, CommandHost host)
    {
        Tell(old.Commits, now.Commits, host);
        Tell(old.Digests, now.Digests, host);
        string[] parts = [.. Counted(now.Commits.Count, "commit", now.Digests.IsEmpty), .. Counted(now.Digests.Count, "digest", false)];
        host.Out.WriteLine(now.IsEmpty ? "Nothing is used by a name that can move." : $"{ProjectLock.FileName} has {string.Join(" and ", parts)}");
    }

    private static IEnumerable<string> Counted(int count, string what, bool isAlways) => count > 0 || isAlways ? [count == 1 ? $"1 {what}" : $"{count} {what}s"] : [];

    private static void Tell(ImmutableDictionary<string, string> old, ImmutableDictionary<string, string> now, CommandHost host)
    {
        foreach (var (key, value) in now.OrderBy(static c => c.Key, StringComparer.Ordinal).Where(c => old.GetValueOrDefault(c.Key) != c.Value))
        {
            host.Out.WriteLine(old.TryGetValue(key, out var before) ? $"moved {key} from {before} to {value}" : $"added {key} {value}");
        }

        foreach (var key in old.Keys.Except(now.Keys).Order(StringComparer.Ordinal))
        {
            host.Out.WriteLine($"removed {key}");
        }
    }
}
