using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals;
using Flow.Compiler.Text;

namespace Flow.Disk;

/// <summary>
/// The commits of what a project uses of other repositories: <c>flow.lock</c>, committed beside the sources. One line for each, sorted, so that a review shows
/// what moved: <c>owner/name@ref commit</c>. The same for the images that Dockerfiles begin with: <c>name:tag digest</c>.
/// </summary>
/// <param name="Commits">The commits by <c>owner/name@ref</c>.</param>
public sealed record ProjectLock(ImmutableDictionary<string, string> Commits)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "flow.lock";

    private const string Header = "# Written by `flow lock`: the commit behind each name of another repository. `flow lock --update NAME` moves one.\n";

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private const string ImagesHeader = "# The digest behind each tag of a base image.\n";

    /// <summary>The digests of base images by name and tag: <c>sha256:…</c>.</summary>
    public ImmutableDictionary<string, string> Digests { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether nothing is locked.</summary>
    public bool IsEmpty => Commits.IsEmpty && Digests.IsEmpty;

    /// <summary>No commit is known.</summary>
    public static readonly ProjectLock Empty = new(ImmutableDictionary<string, string>.Empty);

    /// <summary>The lock of the project in <paramref name="root"/>; an empty one where there is none. Lines that are wrong are left out and reported.</summary>
    public static ProjectLock Read(string root, ImmutableArray<Diagnostic>.Builder problems) =>
        Path.Exists(Path.Combine(root, FileName)) && SourceReader.Read(root, FileName, problems) is { } file ? Parse(file.Text, problems) : Empty;

    /// <summary>Whether <paramref name="text"/> is a whole commit: 40 hexadecimal digits in small letters.</summary>
    public static bool IsCommit(string text) => text.Length == 40 && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether <paramref name="text"/> is the digest of an image: <c>sha256:</c> and 64 hexadecimal digits in small letters.</summary>
    public static bool IsDigest(string text) => text.Length == 71 && text.StartsWith("sha256:", StringComparison.Ordinal) && text.AsSpan(7).IndexOfAnyExcept(Digits) < 0;

    /// <summary>The text of the file.</summary>
    public string ToText()
    {
        var text = new StringBuilder(Header);
        foreach (var (key, commit) in Commits.OrderBy(static c => c.Key, StringComparer.Ordinal))
        {
            text.Append(key).Append(' ').Append(commit).Append('\n');
        }

        if (!Digests.IsEmpty)
        {
            text.Append(ImagesHeader);
        }

        foreach (var (image, digest) in Digests.OrderBy(static d => d.Key, StringComparer.Ordinal))
        {
            text.Append(image).Append(' ').Append(digest).Append('\n');
        }

        return text.ToString();
    }

    private static ProjectLock Parse(SourceText source, ImmutableArray<Diagnostic>.Builder problems)
    {
        var (commits, digests) = (ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal), ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal));
        for (var line = 0; line < source.LineStarts.Length; line++)
        {
            var text = source.LineAt(line).ToString().TrimEnd('\r', '\n');
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            if ((ImageIn(text) is { } image ? Take(digests, image, text.Split(' ')[1]) : Problem(text, commits)) is { } problem)
            {
                problems.Add(new Diagnostic(ProjectDiagnostics.BadLock, new Location(source, new TextSpan(source.LineStarts[line], text.Length)), problem));
            }
        }

        return new ProjectLock(commits.ToImmutable()) { Digests = digests.ToImmutable() };
    }

    private static string? Problem(string line, ImmutableDictionary<string, string>.Builder commits)
    {
        if (line.Split(' ') is not [var key, var commit] || !IsCommit(commit) || ActionReferenceText.Parse(key).ValueOrDefault is not RepositoryAction { Reference.Path: "" })
        {
            return "A line of the lock is `owner/name@ref` and a commit of 40 hexadecimal digits, or `image:tag` and its digest. Delete the line and call `flow lock`.";
        }

        return Take(commits, key, commit);
    }

    /// <summary>The image of a line that names one with its digest; null for every other line.</summary>
    private static string? ImageIn(string line) =>
        line.Split(' ') is [var image, var digest] && IsDigest(digest) && ImageReference.Parse(image).ValueOrDefault is { Tag.Length: > 0, Digest.Length: 0 } ? image : null;

    private static string? Take(ImmutableDictionary<string, string>.Builder known, string key, string value)
    {
        if (known.TryGetValue(key, out var other) && other != value)
        {
            return $"`{key}` stands for something else above. Keep one of the two lines.";
        }

        known[key] = value;
        return null;
    }
}
