using System.Diagnostics;
using Flow.Compiler.Literals;

namespace Flow.Compiler.Tests.Literals;

public class GlobTests
{
    [Theory]
    [InlineData("*", "README.md server.rb", "docs/x")]
    [InlineData("**", "a a/b/c", "")]
    [InlineData("*.jsx?", "page.js page.jsx", "page.jsxx a/page.js")]
    [InlineData("docs/*", "docs/README.md", "docs/a/b.md")]
    [InlineData("docs/**", "docs/README.md docs/a/b.md", "docs2/x")]
    [InlineData("docs/**/*.md", "docs/README.md docs/a/b/c.md", "docs/a.txt")]
    [InlineData("**/docs/**", "docs/hello.md dir/docs/x space/docs/a/b", "mydocs/x")]
    [InlineData("**/README.md", "README.md js/README.md", "xREADME.md")]
    [InlineData("**/*src/**", "a/src/app.js my-src/code/x", "src2/x")]
    [InlineData("v[12].[0-9]+.[0-9]+", "v1.10.1 v2.0.0", "v3.0.0 v1.a.0")]
    [InlineData("releases/**-alpha", "releases/beta/3-alpha releases/10-alpha", "releases/10")]
    [InlineData("a\\*b", "a*b", "axb")]
    public void Filters_match_as_GitHub_documents(string pattern, string yes, string no)
    {
        var glob = GlobPattern.Parse(pattern, GlobDialect.FilterPaths).Value;
        Assert.All(yes.Split(' '), p => Assert.True(glob.Matches(p), p));
        Assert.All(no.Split(' ', StringSplitOptions.RemoveEmptyEntries), p => Assert.False(glob.Matches(p), p));
    }

    [Theory]
    [InlineData("**/*.trx", "a.trx x/y/a.trx", "a.trxx")]
    [InlineData("src/*.{cs,fs}", "src/a.cs src/b.fs", "src/c.vb src/x/a.cs")]
    [InlineData("file?.txt", "file1.txt", "file.txt file12.txt file/.txt")]
    [InlineData("[!a]b", "xb", "ab /b")]
    [InlineData("a+b", "a+b", "aab")]
    public void Patterns_of_files_match(string pattern, string yes, string no)
    {
        var glob = GlobPattern.Parse(pattern).Value;
        Assert.All(yes.Split(' '), p => Assert.True(glob.Matches(p), p));
        Assert.All(no.Split(' '), p => Assert.False(glob.Matches(p), p));
    }

    [Theory]
    [InlineData("./src/**", GlobDialect.FilterPaths, "never matches", "src/**")]
    [InlineData("!./src/**", GlobDialect.FilterPaths, "never matches", "!src/**")]
    [InlineData("+x", GlobDialect.FilterPaths, "character before it", null)]
    [InlineData("*?", GlobDialect.FilterRefs, "character before it", null)]
    [InlineData("[z-a]", GlobDialect.Files, "`a-z`", null)]
    [InlineData("[abc", GlobDialect.Files, "`]`", null)]
    [InlineData("a b", GlobDialect.FilterRefs, "No branch", null)]
    [InlineData("src\\*.cs", GlobDialect.Files, "`/`", "src/*.cs")]
    [InlineData("*.{cs", GlobDialect.Files, "needs its `}`", null)]
    [InlineData("!", GlobDialect.FilterPaths, "at least one character", null)]
    [InlineData("", GlobDialect.Files, "at least one character", null)]
    public void A_wrong_pattern_is_explained(string pattern, GlobDialect dialect, string part, string? replacement)
    {
        var problem = GlobPattern.Parse(pattern, dialect).Problem!;
        Assert.Contains(part, problem.Message, StringComparison.Ordinal);
        Assert.Equal(replacement, problem.Replacement);
    }

    [Fact]
    public void The_last_pattern_that_matches_decides()
    {
        GlobPattern[] patterns = [.. ((string[])["docs/**", "!docs/internal/**", "docs/internal/public.md"]).Select(static p => GlobPattern.Parse(p, GlobDialect.FilterPaths).Value)];
        Assert.True(GlobPattern.Selects(patterns, "docs/a.md"));
        Assert.False(GlobPattern.Selects(patterns, "docs/internal/a.md"));
        Assert.True(GlobPattern.Selects(patterns, "docs/internal/public.md"));
        Assert.False(GlobPattern.Selects(patterns, "src/a.cs"));
    }

    [Fact]
    public void No_pattern_is_slow()
    {
        var watch = Stopwatch.StartNew();
        var glob = GlobPattern.Parse(string.Concat(Enumerable.Repeat("**/*a", 200)) + "b").Value;
        Assert.False(glob.Matches(new string('a', 20_000)));
        Assert.InRange(watch.ElapsedMilliseconds, 0, 2000);
    }
}
