using System.Text;
using Flow.Compiler.Binding;
using Flow.Compiler.Hosting;
using Flow.Compiler.Syntax;
using Flow.Compiler.Tests.Catalogue;
using Flow.Compiler.Tests.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Language;

/// <summary>Whatever the sources are, they are bound, a model is built, and the time grows with the size.</summary>
public class RobustnessTests
{
    private static readonly string[] Texts =
        [.. SyntaxSamples.Names.Select(SyntaxSamples.Text), .. Sources.All, .. Flow.Compiler.Catalogue.KindCatalogue.All.Select(static k => k.Example)];

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, Texts.Length)];

    [Theory]
    [MemberData(nameof(Indices))]
    public void Every_prefix_has_a_model(int index)
    {
        var step = Math.Max(1, Texts[index].Length / 400);
        for (var length = 0; length <= Texts[index].Length; length += step)
        {
            Ask(Compilation.Of(Texts[index][..length]));
        }
    }

    [Fact]
    public void Every_sample_without_one_token_has_a_model()
    {
        foreach (var text in Sources.All)
        {
            foreach (var token in Lexer.Lex(new SourceText("a.flow", text)).Tokens.Where(static t => t.End > t.Start))
            {
                Ask(Compilation.Of(text.Remove(token.Start, token.End - token.Start)));
            }
        }
    }

    [Fact]
    public void Two_thousand_mutations_have_a_model()
    {
        var random = new Random(20260201);
        const string junk = "{}[]()\"`#$=.,-+<>?!'\n\t aé0";
        for (var round = 0; round < 2000; round++)
        {
            var text = Texts[random.Next(Texts.Length)];
            for (var edit = random.Next(1, 5); edit > 0; edit--)
            {
                text = LosslessTests.Mutated(text, random, junk);
            }

            Ask(Compilation.Of(text));
        }
    }

    [Fact]
    public void Words_that_change_places_have_a_model()
    {
        var random = new Random(20260202);
        for (var round = 0; round < 1000; round++)
        {
            var text = Texts[random.Next(Texts.Length)];
            var tokens = Lexer.Lex(new SourceText("a.flow", text)).Tokens.Where(static t => t.End > t.Start).ToList();
            var (from, to) = (tokens[random.Next(tokens.Count)], tokens[random.Next(tokens.Count)]);
            Ask(Compilation.Of(string.Concat(text.AsSpan(0, to.Start), text.AsSpan(from.Start, from.End - from.Start), text.AsSpan(to.End))));
        }
    }

    [Theory]
    [InlineData("let x = [", "]")]
    [InlineData("let x = (", ")")]
    [InlineData("let x = not ", "")]
    [InlineData("let x = ", " + 1")]
    [InlineData("pipeline a { job b on linux { step c ", "}")]
    [InlineData("let x = { a = ", "}")]
    [InlineData("x", "")]
    [InlineData("\0\u0001\uFFFD", "")]
    public void A_hundred_thousand_of_anything_has_a_model(string open, string close)
    {
        var text = open + string.Concat(Enumerable.Repeat(open[^1], 100_000)) + "1" + string.Concat(Enumerable.Repeat(close, 100_000));
        Ask(Compilation.Of(text));
    }

    [Fact]
    public void A_line_of_ten_megabytes_has_a_model() => Ask(Compilation.Of("let x = \"" + new string('a', 10_000_000) + "\"\nlet y = x\n"));

    [Fact]
    public void Junk_has_a_model()
    {
        var bytes = new byte[50_000];
        new Random(11).NextBytes(bytes);
        Ask(Compilation.Of(Encoding.Latin1.GetString(bytes)));
    }

    [Fact]
    public void Templates_nested_thirty_deep_are_expanded_and_deeper_ones_refused()
    {
        Assert.Equal([], Nested(30).Diagnostics.Select(static d => d.ToString()));
        Assert.Contains(Nested(40).Diagnostics, static d => d.Code == "FLOW2020");
    }

    [Fact]
    public void Files_that_import_each_other_have_a_model()
    {
        SourceText[] files =
        [
            new("a.flow", "import \"b.flow\" as b\nexport let x = b.x\nexport template t of job { on linux, run \"${b.x}\" }"), new("b.flow", "import \"c.flow\" as c\nexport let x = c.x"),
            new("c.flow", "import \"a.flow\" as a\nexport let x = a.x"), new("main.flow", "import \"a.flow\" as a\npipeline ci { on push, a.t job1 }"),
        ];
        var compilation = Compilation.Create("p", files, new BindServices(NoFiles.Instance));
        Ask(compilation);
        Assert.Contains(compilation.Diagnostics, static d => d.Code == "FLOW2013");
    }

    public static TheoryData<string, string> Growing => new()
    {
        { "jobs", "  job j{0} on linux {{ checkout, run \"make ${{git.sha}}\" }}\n" },
        { "a chain of jobs", "  job j{0} on linux after j{1} {{ run \"make\" }}\n" },
        { "values", "  let v{0} = v{1}\n" },
        { "uses of a template", "  t j{0} {{ goal = \"g{0}\" }}\n" },
        { "outputs", "  job j{0} on linux {{ run \"echo ${{j{1}.v}}\" as s, output v: string = s.stdout }}\n" },
        { "steps", "  job j{0} on linux {{ run \"a\" as a, run \"${{a.stdout}}\", run \"b\" when a.outcome == failed }}\n" },
        { "names that do not exist", "  job j{0} on linux {{ run \"${{nothing{0}}}\" }}\n" },
    };

    [Theory]
    [MemberData(nameof(Growing))]
    public void The_work_grows_with_the_size(string what, string line)
    {
        Seconds(line, 50);
        var (small, large) = (Seconds(line, 250), Seconds(line, 1000));
        Assert.True(large / small < 12, $"{what}: four times the size took {large / small:F1} times the processor's time.");
    }

    /// <summary>The processor's time of this thread: what others do on the machine does not count.</summary>
    private static double Seconds(string line, int count) => Enumerable.Range(0, 3).Min(_ =>
    {
        var text = new StringBuilder("template t of job { param goal: string, on linux, run \"make ${goal}\" }\npipeline ci {\n  on push\n  let v0 = 1\n  job j0 on linux { run \"x\" as s, output v: string = s.stdout }\n");
        for (var i = 1; i <= count; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{string.Format(System.Globalization.CultureInfo.InvariantCulture, line, i, i - 1)}");
        }

        var before = ProcessorTime.OfThisThread();
        Ask(Compilation.Of(text.Append("}\n").ToString()));
        return (ProcessorTime.OfThisThread() - before).TotalSeconds;
    });

    private static Compilation Nested(int depth)
    {
        var text = new StringBuilder("template t0 of job { on linux, run \"make\" }\n");
        for (var i = 1; i < depth; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"template t{i} of t{i - 1} {{ run \"make {i}\" }}\n");
        }

        return Compilation.Of(text.Append(System.Globalization.CultureInfo.InvariantCulture, $"pipeline ci {{ on push, t{depth - 1} j }}\n").ToString());
    }

    private static void Ask(Compilation compilation)
    {
        Assert.NotNull(compilation.Model);
        Assert.All(compilation.Diagnostics, static d => Assert.InRange(d.Location.Span.End, d.Location.Span.Start, d.Location.Source.Content.Length));
    }
}
