using System.Text;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Flow.Compiler.Tests.Literals.PromQl;

/// <summary>Whatever is written has an answer: a tree with types or problems, or one problem; each at a place inside the text.</summary>
public class PrefixTests
{
    private static readonly string[] Pieces =
    [
        "a", "b:c", "sum", "by", "without", "rate", "(", ")", "[", "]", "{", "}", "5m", "1h30m", "5", "0.5", "1e3", "0x", "inf", "'t'", "\"", "`", ",", ":", "@", "=", "=~", "!~", "==", "+",
        "-", "^", "*", "and", "or", "unless", "on", "ignoring", "group_left", "bool", "offset", "start()", " ", "\n", "#", "\\", "${{ x }}", "é", "$", ".", "~'('", "topk", "label_replace",
    ];

    public static TheoryData<string> Queries => new(
        "sum by (job) (rate(http_requests_total{code=~\"5..\", job!=''}[5m])) / ignoring (code) group_left (a) sum(rate(x[5m] offset -1h))",
        "max_over_time((a and on () b)[30m:1m] @ end()) or vector(0x1F) unless c{d!~'e|f'} # end\n + topk(5, count_values('v', up)) != bool 1e3",
        "label_replace(a, \"b\", '$1', `c`, '(.*)') == -a ^ 2 ^ -b % c * +d - 1 atan2 e >= 2 @ -1609746000.5");

    [Theory]
    [MemberData(nameof(Queries))]
    public void Every_prefix_has_an_answer(string query)
    {
        for (var length = 0; length <= query.Length; length++)
        {
            Answered(query[..length], []);
        }
    }

    [Fact]
    public void Every_row_of_words_has_an_answer() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(5000),
        Prop.ForAll(Gen.Elements(Pieces).ListOf().ToArbitrary(), static words =>
        {
            var text = new StringBuilder();
            var holes = new List<TextSpan>();
            foreach (var word in words)
            {
                if (word == "${{ x }}")
                {
                    holes.Add(new(text.Length, word.Length));
                }

                text.Append(word);
            }

            Answered(text.ToString(), [.. holes]);
        }));

    private static void Answered(string text, System.Collections.Immutable.ImmutableArray<TextSpan> holes)
    {
        if (!PromParser.Parse(text, holes).TryGet(out var tree, out var problem))
        {
            AssertInside(text, problem);
            return;
        }

        var typing = PromTypes.Check(tree);
        Assert.Equal(typing.Type is null, typing.Problems.Length > 0);
        Assert.All(typing.Problems, p => AssertInside(text, p));
        Assert.All(tree.Descendants(), node => Assert.True(node.Span.Start >= 0 && node.Span.End <= text.Length && node.Span.Length > 0, $"{text}: {node}"));
        Assert.Equal(PromPrinter.Print(tree), holes.IsEmpty ? PromPrinter.Print(PromParser.Parse(PromPrinter.Print(tree)).Value) : PromPrinter.Print(tree));
    }

    private static void AssertInside(string text, Compiler.Literals.LiteralProblem problem) =>
        Assert.True(problem.Start >= 0 && problem.Length >= 0 && problem.Start + problem.Length <= text.Length && (problem.Length > 0 || text.Length == 0 || string.IsNullOrWhiteSpace(text)), $"{text}: {problem}");
}
