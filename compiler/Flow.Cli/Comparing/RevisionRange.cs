namespace Flow.Cli.Comparing;

/// <summary>Which two states of the project are compared.</summary>
/// <param name="From">The commit that was.</param>
/// <param name="FromName">How it is called in texts.</param>
/// <param name="To">The commit that is; null for what is on the disk.</param>
/// <param name="ToName">How it is called in texts.</param>
internal sealed record RevisionRange(string From, string FromName, string? To, string ToName)
{
    private const string Head = "HEAD";

    /// <summary>
    /// What <paramref name="written"/> means: <c>A..B</c> from A to B, <c>A...B</c> from the last commit they have in common to B, and a revision alone, or nothing, for
    /// from there (from <c>HEAD</c>) to the files on the disk.
    /// </summary>
    public static RevisionRange Of(string? written, GitRepository repository)
    {
        if (written?.IndexOf("..", StringComparison.Ordinal) is not (>= 0 and var dots))
        {
            var name = written ?? Head;
            return new RevisionRange(repository.CommitOf(name), name, null, "the files here");
        }

        var isCommon = written[dots..].StartsWith("...", StringComparison.Ordinal);
        var (from, to) = (NameOf(written[..dots]), NameOf(written[(dots + (isCommon ? 3 : 2))..]));
        return new RevisionRange(isCommon ? repository.CommonCommitOf(from, to) : repository.CommitOf(from), from, repository.CommitOf(to), to);
    }

    private static string NameOf(string written) => written.Length == 0 ? Head : written;
}
