using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Disk;

namespace Flow.Cli.Locking;

/// <summary>The tags and branches of a repository and their commits.</summary>
/// <param name="Commits">By full name: <c>refs/tags/v1</c>. A tag that is an object of its own has its commit as <c>refs/tags/v1^{}</c> besides.</param>
internal sealed record RemoteReferences(ImmutableDictionary<string, string> Commits)
{
    private const string Peeled = "^{}";
    private static readonly string[] places = ["refs/tags/", "refs/heads/"];

    /// <summary>Reads what <c>git ls-remote</c> prints: an object and a name on each line, with a tab between them.</summary>
    public static RemoteReferences Parse(string output) => new(output.Split('\n')
        .Select(static line => line.TrimEnd('\r').Split('\t'))
        .Where(static parts => parts.Length == 2 && ProjectLock.IsCommit(parts[0]))
        .DistinctBy(static parts => parts[1])
        .ToImmutableDictionary(static parts => parts[1], static parts => parts[0], StringComparer.Ordinal));

    /// <summary>The commit that <paramref name="name"/> stands for: a tag before a branch of the same name. Null where there is neither.</summary>
    public string? Commit(string name) => (name.StartsWith("refs/", StringComparison.Ordinal) ? [name] : places.Select(place => place + name))
        .SelectMany(static full => new[] { full + Peeled, full })
        .Select(full => Commits.GetValueOrDefault(full))
        .FirstOrDefault(static commit => commit is not null);

    /// <summary>Why <paramref name="name"/> of <paramref name="repository"/> has no commit.</summary>
    public string Missing(string repository, string name)
    {
        var names = Commits.Keys.Where(static n => !n.EndsWith(Peeled, StringComparison.Ordinal)).Select(static n => n.Split('/', 3)[^1]);
        return $"`{repository}` has no tag or branch `{name}`.{Suggestions.DidYouMean(name, names)}";
    }
}
