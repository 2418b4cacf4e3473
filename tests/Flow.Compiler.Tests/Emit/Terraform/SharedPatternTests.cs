using Flow.Compiler.Emit.Terraform.Expressions;

namespace Flow.Compiler.Tests.Emit.Terraform;

public class SharedPatternTests
{
    [Theory]
    [InlineData("")]
    [InlineData("^[A-Za-z0-9_-]{1,62}$")]
    [InlineData("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")]
    [InlineData(@"^[0-9]+(\.[0-9]+){3}/(1[6-9]|2[0-4])$")]
    [InlineData("^https://.+$")]
    [InlineData("^[^/]+/[^/]+$")]
    [InlineData("a.*b.*?")]
    [InlineData("(?:ab|c)+?x{3}y{2,}")]
    [InlineData(@"\A[-a-z.]*\z")]
    [InlineData(@"[a\-z\]]\t\(")]
    [InlineData("^.+$|^a.+$")]
    [InlineData("[äöü]+")]
    public void What_means_the_same_in_both_is_taken(string pattern) => Assert.Null(SharedPattern.Foreign(pattern));

    [Theory]
    [InlineData(@"^\d+$", @"\d")]
    [InlineData(@"\w", @"\w")]
    [InlineData(@"[\s]", @"\s")]
    [InlineData(@"\bx", @"\b")]
    [InlineData(@"x\Z", @"\Z")]
    [InlineData(@"\p{L}", @"\p")]
    [InlineData(@"\u0041", @"\u")]
    [InlineData("a.c", ".")]
    [InlineData("^.{2}$", ".{2}")]
    [InlineData("^[^a]$", "[^a]")]
    [InlineData("^.+.+$", ".+")]
    [InlineData("(.+)b", ".+")]
    [InlineData("(?i)a", "(?i")]
    [InlineData("(?<n>a)", "(?<")]
    [InlineData("(?=a)", "(?=a)")]
    [InlineData("a{", "{")]
    [InlineData("a{,3}", "{,3}")]
    [InlineData("a{1001}", "a{1001}")]
    [InlineData("(a{40}){40}", "(a{40}){40}")]
    [InlineData("[a-z-[b]]", "[a-z-")]
    [InlineData("[[:alpha:]]", "[")]
    [InlineData("^*a", "^*")]
    [InlineData("(", "(")]
    [InlineData("a\U0001F600", "\U0001F600")]
    public void What_one_of_both_takes_for_something_else_is_named(string pattern, string foreign) => Assert.Equal(foreign, SharedPattern.Foreign(pattern));
}
