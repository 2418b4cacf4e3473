using Flow.Runtime.Processes;

namespace Flow.Runtime;

/// <summary>Reads what is checked out, from git, or from the variables of a run at GitHub.</summary>
internal static class GitReader
{
    /// <summary>The commit that a synthesised push names.</summary>
    internal sealed record Commit(string Sha, string Author, string Email, string Date, string Message);

    public static async Task<(GitFacts Facts, Commit? Head)> ReadAsync(RunOptions options, CancellationToken stop)
    {
        var (facts, head) = MayBeRepository(options) ? await AskAsync(options, stop) : (Local("", "", "", "", options), null);
        return (options.HostEnvironment.GetValueOrDefault("GITHUB_ACTIONS") == "true" ? AtGitHub(facts, options.HostEnvironment) : facts, head);
    }

    private static async Task<(GitFacts Facts, Commit? Head)> AskAsync(RunOptions options, CancellationToken stop)
    {
        async Task<string> Ask(params string[] arguments) =>
            await ToolOutput.AskAsync(options.ProjectFolder, options.HostEnvironment, stop, ["git", .. arguments]) is (0, var text) ? text : "";

        var log = Ask("log", "-1", "--format=%H%x00%an%x00%ae%x00%cI%x00%B");
        var symbolic = Ask("symbolic-ref", "-q", "HEAD");
        var remote = Ask("config", "--get", "remote.origin.url");
        var reference = await symbolic;
        var tags = reference.Length > 0 ? "" : await Ask("tag", "--points-at", "HEAD"); // a run of a branch is none of a tag
        var head = (await log).Split('\0') is [var sha, var author, var email, var date, var message] ? new Commit(sha, author, email, date, message.Trim()) : null;
        return (Local(head?.Sha ?? "", reference, tags.Split('\n')[0], await remote, options), head);
    }

    /// <summary>Whether git may find a repository from the project's folder upwards. Where there can be none it need not be asked; it is where a folder is elsewhere than its path says.</summary>
    private static bool MayBeRepository(RunOptions options)
    {
        if (options.HostEnvironment.ContainsKey("GIT_DIR"))
        {
            return true;
        }

        for (var folder = new DirectoryInfo(Path.GetFullPath(options.ProjectFolder)); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, ".git")) || Path.Exists(Path.Combine(folder.FullName, "HEAD")) || folder.LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static GitFacts Local(string sha, string reference, string tag, string url, RunOptions options)
    {
        var onTag = reference.Length == 0 && tag.Length > 0;
        var full = onTag ? $"refs/tags/{tag}" : reference.Length > 0 ? reference : sha;
        var repository = Repository(url) ?? $"local/{Path.GetFileName(Path.TrimEndingDirectorySeparator(options.ProjectFolder))}";
        return new()
        {
            Sha = sha, Ref = full, RefName = ShortName(full), RefType = onTag ? "tag" : "branch",
            Branch = reference.Length > 0 ? ShortName(reference) : null, Tag = onTag ? tag : null,
            Repository = repository, Owner = repository.Split('/')[0], Url = url,
        };
    }

    private static GitFacts AtGitHub(GitFacts local, IReadOnlyDictionary<string, string> variables)
    {
        string Read(string name, string otherwise) => Operators.NoneIfEmpty(variables.GetValueOrDefault(name)) ?? otherwise;
        var type = Read("GITHUB_REF_TYPE", local.RefType);
        var name = Read("GITHUB_REF_NAME", local.RefName);
        return local with
        {
            Sha = Read("GITHUB_SHA", local.Sha), Ref = Read("GITHUB_REF", local.Ref), RefName = name, RefType = type,
            Branch = type == "branch" ? name : null, Tag = type == "tag" ? name : null,
            RefProtected = Read("GITHUB_REF_PROTECTED", "false") == "true",
            HeadBranch = Operators.NoneIfEmpty(Read("GITHUB_HEAD_REF", "")), BaseBranch = Operators.NoneIfEmpty(Read("GITHUB_BASE_REF", "")),
            Repository = Read("GITHUB_REPOSITORY", local.Repository), Owner = Read("GITHUB_REPOSITORY_OWNER", local.Owner),
            RepositoryId = Read("GITHUB_REPOSITORY_ID", ""), OwnerId = Read("GITHUB_REPOSITORY_OWNER_ID", ""),
        };
    }

    private static string ShortName(string reference) =>
        reference.StartsWith("refs/", StringComparison.Ordinal) ? string.Join('/', reference.Split('/').Skip(2)) : reference;

    private static string? Repository(string url)
    {
        var path = url.EndsWith(".git", StringComparison.Ordinal) ? url[..^4] : url;
        var parts = path.Split('/', ':');
        return url.Contains(':', StringComparison.Ordinal) && parts.Length >= 2 && parts[^2].Length > 0 ? $"{parts[^2]}/{parts[^1]}" : null;
    }
}
