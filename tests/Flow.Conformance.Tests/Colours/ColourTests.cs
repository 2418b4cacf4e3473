using Flow.Compiler;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Conformance.Tests.Tools;
using Flow.Tests;

namespace Flow.Conformance.Tests.Colours;

/// <summary>The grammar for editors sees every token as the compiler's lexer does.</summary>
public class ColourTests
{
    public static TheoryData<string> Files =>
        [.. Repository.Files.Where(static f => f.EndsWith(".flow", StringComparison.Ordinal) && !f.Contains("/Broken/", StringComparison.Ordinal))];

    public static TheoryData<string> Kinds => [.. KindCatalogue.All.Where(static k => k.Example.Length > 0).Select(static k => k.Word)];

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void Every_token_of_a_file_has_the_colour_of_its_kind(string file) => Check(Repository.Read(file));

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public void Every_token_of_the_example_of_a_kind_has_the_colour_of_its_kind(string kind) => Check(KindCatalogue.Find(kind)!.Example);

    [SkippableFact]
    public void Every_token_of_the_good_examples_of_diagnostics_has_the_colour_of_its_kind() =>
        Assert.Empty(DiagnosticCatalogue.All.SelectMany(static d => Disagreements(d.Good, start: 0)));

    [SkippableTheory]
    [InlineData("a-b us-east-1 x-1 a - b 1..10 0.5..0.9 1h30m..2h 09:00..16:00 2026-12-20..2027-01-02")]
    [InlineData("x = [5m, 1h30m, 512MiB, 99.9%, 5min, 3am, 1_000, 0.5, 3.10]")]
    [InlineData("x = 5-3\ny = 1e6\nz = 1.2.3\nv = 80:8080\nw = 16-alpine")]
    [InlineData("x = \"a ${f(\"b ${c}\")} d\"\ny = \"${ {a = {}} }\"\nz = \"\"")]
    [InlineData("x = sh\"a ${b} ${{c}}\"\ny = sh#\"a \"b\" c\"#\nz = sh##\"a \"# c\"##\nv = promql\"\"\n")]
    [InlineData("x = \"\"\"a \"b\"\"\"\"\ny = \"\"\"\"a \"\"\" b\"\"\"\"\nz = sh\"\"\"\"a \"\"\" b\"\"\"\"\nv = sh##\"\"\"x\"\"\"##\nw = 1")]
    [InlineData("x = \"\\\"\\\\\\u{1F680}\" // \"\ny = 1")]
    [InlineData("x = [`on`, x.on, x?.from, a ?? b, not c, f(on = 1)]\nfrom = 1\non push\nfor = 2")]
    [InlineData("x = a == b != c <= d >= e < f > g => h")]
    [InlineData("x: list<map<int>>? = none\ny(a: string, b: lib.tier = 1): path = a\nz: \"a\" | \"b\" = \"a\"")]
    public void Every_form_of_a_token_has_its_colour(string text) => Check(text);

    [SkippableTheory]
    [InlineData("run \"echo 'it\"\nlet x = 1 // one")]
    [InlineData("run \"echo \\\"${x}\\\" `date\"\nlet x = 1")]
    [InlineData("run sh\"\"\"\n  if true; then echo \"open\n  cat <<EOF\n\"\"\"\nlet x = 1")]
    [InlineData("run sh\"\"\"echo 'open\n  more 'x\"\"\"\nlet x = 1")]
    [InlineData("run bash#\"\"\"\n  echo \"\"\" '\n\"\"\"#\nlet x = 1")]
    [InlineData("run \"\"\"\n  echo ' ${x}\n  \"\"\"\nlet x = 1")]
    [InlineData("x = python\"print('\"\ny = csharp\"\"\"\n  /* open {\n  \"\"\"\nlet x = 1")]
    [InlineData("x = pwsh\"\"\"\n  @'\n  \"\"\"\ny = json\"[{\"\nz = sql\"select '\"\nlet x = 1")]
    public void What_foreign_text_leaves_open_ends_with_its_string(string text) => Check(text);

    [SkippableTheory]
    [InlineData("let x = \"open\nlet y = 1 // one")]
    [InlineData("let x = \"open ${f(a, {b\nlet y = 1 // one")]
    [InlineData("run sh\"echo ${{ x\nlet y = 1 // one")]
    public void What_is_open_at_the_end_of_a_line_ends_there(string text) => Assert.Empty(Disagreements(text, start: text.IndexOf('\n', StringComparison.Ordinal)));

    [SkippableFact]
    public void A_wrong_colour_is_found()
    {
        var expected = SyntaxTree.Parse(new SourceText("a.flow", "let x = 10m"));
        Assert.Empty(Disagreements(expected, TextMate.Colour("let x = 10m"), 0));
        Assert.NotEmpty(Disagreements(expected, TextMate.Colour("let x = abc"), 0));
        Assert.NotEmpty(Disagreements(expected, TextMate.Colour("\"et x = 10m"), 0));
    }

    private static void Check(string text) => Assert.Empty(Disagreements(text, start: 0));

    private static IEnumerable<string> Disagreements(string text, int start) =>
        Disagreements(SyntaxTree.Parse(new SourceText("a.flow", text)), TextMate.Colour(text), start);

    private static IEnumerable<string> Disagreements(SyntaxTree tree, IReadOnlyList<ColouredToken> colours, int start) =>
        from part in TokenColours.Of(tree)
        where part.Span.Start >= start
        from colour in colours
        where colour.Start < part.Span.End && colour.End > part.Span.Start && !IsBlank(tree, part.Span, colour)
        where !part.Accepts(colour.Scopes)
        select $"{tree.Source.PositionOf(part.Span.Start)}: `{tree.Source.Slice(part.Span)}` is {part.Meaning}, but has {colour.Scopes}";

    private static bool IsBlank(SyntaxTree tree, TextSpan span, ColouredToken colour) =>
        tree.Source.Slice(TextSpan.FromBounds(Math.Max(span.Start, colour.Start), Math.Min(span.End, colour.End))).AsSpan().IsWhiteSpace();
}
