using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Syntax;

public class SampleTests
{
    public static TheoryData<string> Names => [.. SyntaxSamples.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_parses_without_a_diagnostic(string name)
    {
        var tree = SyntaxTree.Parse(new SourceText(name, SyntaxSamples.Text(name)));
        Assert.Equal([], tree.Diagnostics.Select(static d => d.ToString()));
    }
}
