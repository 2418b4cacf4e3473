using FsCheck;
using FsCheck.Fluent;
using Flow.Compiler.Literals;

namespace Flow.Compiler.Tests.Literals;

public class VersionTests
{
    /// <summary>The order of precedence that Semantic Versioning 2.0.0 gives in its item 11.</summary>
    [Fact]
    public void Orders_as_semantic_versioning_says()
    {
        VersionText[] ordered = [.. ((string[])["0.9", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.9", "1.10.0", "2"]).Select(Read)];
        Assert.Equal(ordered, ordered.Reverse().Order());
        Assert.All(ordered.Zip(ordered.Skip(1)), static p => Assert.True(p.First < p.Second));
    }

    [Fact]
    public void The_order_is_total() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(Versions.ArrayOf(3).ToArbitrary(), static v =>
    {
        var (a, b, c) = (v[0], v[1], v[2]);
        return Math.Sign(a.CompareTo(b)) == -Math.Sign(b.CompareTo(a))
            && (!(a <= b && b <= c) || a <= c)
            && (!a.Equals(b) || a.GetHashCode() == b.GetHashCode());
    }));

    [Theory]
    [InlineData("10.0")]
    [InlineData("v1.2.3")]
    [InlineData("1.2.3-rc.1+build.5")]
    [InlineData("1.2.3.4")]
    public void Reads_versions(string text) => Assert.Equal(text, Read(text).ToString());

    [Theory]
    [InlineData("1..2", "missing")]
    [InlineData("1.x", "range")]
    [InlineData("latest", "no number")]
    [InlineData("1.2.3.4.5", "at most 4")]
    [InlineData("1.2-", "After `-`")]
    [InlineData("", "numbers with points")]
    public void Refuses_what_is_no_version(string text, string part) =>
        Assert.Contains(part, VersionText.Parse(text).Problem!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("^1.2", "1.2.0 1.9.9", "1.1.9 2.0.0 2.0.0-rc.1 1.3.0-rc.1")]
    [InlineData("^0.2.3", "0.2.3 0.2.9", "0.3.0 0.2.2 1.0.0")]
    [InlineData("^0.0.3", "0.0.3", "0.0.4")]
    [InlineData("~1.2.3", "1.2.3 1.2.9", "1.3.0")]
    [InlineData("~1", "1.0.0 1.9.0", "2.0.0")]
    [InlineData(">=1.2 <2", "1.2.0 1.99.0", "2.0.0 1.1.0")]
    [InlineData("10.x", "10.0.1 10.9.0", "11.0.0 9.0.0")]
    [InlineData("10.0", "10.0.0 10.0.4", "10.1.0")]
    [InlineData("*", "0.0.1 9.9.9", "1.0.0-rc.1")]
    [InlineData("1.2 || 3", "1.2.7 3.4.5", "2.0.0")]
    [InlineData(">1.2", "1.3.0", "1.2.9")]
    [InlineData("<=1.2", "1.2.9", "1.3.0")]
    [InlineData(">=1.2.3-rc.1", "1.2.3-rc.2 1.2.3 1.4.0", "1.2.3-beta 1.4.0-rc.1")]
    [InlineData("=1.2.3", "1.2.3", "1.2.4")]
    [InlineData(">= 1.0, < 2.0", "1.5.0", "2.0.0")]
    public void Ranges_hold_what_they_should(string text, string inside, string outside)
    {
        var range = VersionRange.Parse(text).Value;
        Assert.All(inside.Split(' '), v => Assert.True(range.Contains(Read(v)), v));
        Assert.All(outside.Split(' '), v => Assert.False(range.Contains(Read(v)), v));
    }

    [Theory]
    [InlineData("")]
    [InlineData(">=")]
    [InlineData("1 ||")]
    [InlineData("=>1")]
    [InlineData("^a")]
    public void Refuses_what_is_no_range(string text) => Assert.NotNull(VersionRange.Parse(text).Problem);

    private static readonly Gen<VersionText> Versions =
        from numbers in Gen.Choose(0, 3).ArrayOf(3)
        from count in Gen.Choose(1, 3)
        from tail in Gen.Elements("", "", "-a", "-a.1", "-1", "-1.0", "-01", "-b", "+x", "-a+y")
        select Read(string.Join('.', numbers.Take(count)) + tail);

    private static VersionText Read(string text) => VersionText.Parse(text).Value;
}
