using System.Text.RegularExpressions;
using Flow.Tests;

namespace Flow.Compiler.Tests.Architecture;

/// <summary>Links in the Markdown files of the project lead somewhere.</summary>
public partial class MarkdownTests
{
    [Fact]
    public void Links_lead_to_files_and_headings_that_exist() =>
        Assert.Empty(MarkdownFiles().SelectMany(file => BrokenLinks(file, Repository.Read(file))));

    [Theory]
    [InlineData("[a](no-such-file.md)", "no-such-file.md")]
    [InlineData("![a](no-such-picture.png)", "no-such-picture.png")]
    [InlineData("[a]: no-such-file.md", "no-such-file.md")]
    [InlineData("[a](#no-such-heading)", "#no-such-heading")]
    [InlineData("# It's a `Heading`!\n[a](#its-a-heading)", null)]
    [InlineData("# Twice\n# Twice\n[a](#twice-1)", null)]
    [InlineData("[a](LICENSE) [b](compiler) [c](https://example.com/x)", null)]
    [InlineData("```\n[a](no-such-file.md)\n```", null)]
    [InlineData("`[a](no-such-file.md)`", null)]
    public void A_broken_link_is_found(string text, string? link) =>
        Assert.Equal(link is null ? [] : [$"sample.md: {link}"], BrokenLinks("sample.md", text));

    private static IEnumerable<string> MarkdownFiles() => Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal));

    private static IEnumerable<string> BrokenLinks(string file, string text)
    {
        var prose = WithoutFences(text);
        return Link().Matches(InlineCode().Replace(prose, ""))
            .Select(match => match.Groups["target"].Value)
            .Where(target => !Scheme().IsMatch(target) && !LeadsSomewhere(file, prose, target))
            .Select(target => $"{file}: {target}");
    }

    private static bool LeadsSomewhere(string file, string prose, string target)
    {
        var parts = target.Split('#', 2);
        var path = parts[0].Length == 0 ? null : Path.Combine(Path.GetDirectoryName(file) ?? "", Uri.UnescapeDataString(parts[0]));
        return (path is null || Path.Exists(Repository.PathOf(path)))
            && (parts.Length == 1 || !HasHeadings(path ?? file) || Anchors(path is null ? prose : WithoutFences(Repository.Read(path))).Contains(parts[1]));
    }

    private static bool HasHeadings(string path) => path.EndsWith(".md", StringComparison.Ordinal);

    // A heading's anchor as GitHub makes it: lower case, punctuation left out, spaces to hyphens, a number for the second of a kind.
    private static HashSet<string> Anchors(string prose)
    {
        var anchors = new HashSet<string>();
        foreach (Match heading in Heading().Matches(prose))
        {
            var words = NotInAnchor().Replace(heading.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-');
            var name = words;
            for (var n = 1; !anchors.Add(name); n++)
            {
                name = $"{words}-{n}";
            }
        }

        return anchors;
    }

    private static string WithoutFences(string text) => Fence().Replace(text, "");

    [GeneratedRegex(@"\]\(<?(?<target>[^)>\s]+)>?(\s+""[^""]*"")?\)|^\[[^\]]+\]:\s*(?<target>\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^(?<fence>\s*(```+|~~~+)).*?\n(.*\n)*?\k<fence>\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`\n]*`", RegexOptions.None, 1000)]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"^#{1,6}\s+(?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N}\s_-]", RegexOptions.None, 1000)]
    private static partial Regex NotInAnchor();

    [GeneratedRegex("^[a-z][a-z0-9+.-]*:", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Scheme();
}
