using Flow.Cli.Output;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Cli.Tests;

public class HumanOutputTests
{
    [Fact]
    public void Tabs_and_wide_characters_keep_the_marks_under_the_text() => Assert.Equal(
        """
          |
        1 |     x日本 = nope
          |             ^^^^

        """,
        Excerpt("\tx日本 = nope", "nope"));

    [Fact]
    public void Every_line_of_a_span_is_marked_from_its_first_word() => Assert.Equal(
        """
          |
        1 | a = [
          |     ^
        2 |   1,
          |   ^^
        3 | ]
          | ^

        """,
        Excerpt("a = [\n  1,\n]\n", "[\n  1,\n]"));

    [Fact]
    public void The_middle_of_a_long_span_is_left_out()
    {
        var lines = string.Join('\n', Enumerable.Range(1, 30).Select(i => $"line{i}"));

        var excerpt = Excerpt(lines, lines);

        Assert.Contains("\n...\n", excerpt, StringComparison.Ordinal);
        Assert.Contains("30 | line30\n", excerpt, StringComparison.Ordinal);
        Assert.DoesNotContain("line20", excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_line_is_cut_around_the_span()
    {
        var lines = Excerpt(new string('a', 500) + "X" + new string('b', 500), "X").Split('\n');

        Assert.Equal($"1 | …{new string('a', 40)}X{new string('b', 79)}…", lines[1]);
        Assert.Equal($"  | {new string(' ', 41)}^", lines[2]);
    }

    [Theory]
    [InlineData("\e[31mred", "\u241B[31mred")]
    [InlineData("a\u202Eb", "a\uFFFDb")]
    [InlineData("e\u0301", "e\u0301")]
    public void Nothing_of_a_source_reaches_the_terminal_as_a_command(string text, string shown) => Assert.Equal(shown, DisplayText.Show(text));

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("日本", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("😀", 2)]
    [InlineData("\t", 4)]
    public void Width_is_counted_in_columns(string text, int columns) => Assert.Equal(columns, DisplayText.Width(text));

    [Fact]
    public void An_empty_span_at_the_end_is_marked_once() => Assert.Contains("  |    ^\n", Excerpt("abc", at: 3), StringComparison.Ordinal);

    [Fact]
    public void Related_places_are_shown_with_their_lines()
    {
        var source = new SourceText("a.flow", "let a = 1\nlet a = 2\n");
        var diagnostic = new Diagnostic(NameDiagnostics.Duplicate, new Location(source, new TextSpan(14, 1)), "`a` is declared twice.")
        {
            Related = [new RelatedLocation(new Location(source, new TextSpan(4, 1)), "First declared here.")],
        };

        Assert.Equal(
            $"""
            error[{NameDiagnostics.Duplicate.Code}]: `a` is declared twice.
             --> p/a.flow:2:5
              |
            2 | let a = 2
              |     ^
              = note: First declared here.
             --> p/a.flow:1:5
              |
            1 | let a = 1
              |     ^

            1 error in 1 file

            """,
            Write(diagnostic, "p/"));
    }

    [Fact]
    public void Notes_are_counted_unless_they_are_asked_for()
    {
        var note = new Diagnostic(NameDiagnostics.Duplicate, new Location(new SourceText("a.flow", "x"), default), "Worth knowing.") { Severity = Severity.Note };

        Assert.Equal("1 note in 1 file; `--notes` shows the notes\n", Write(note));
        Assert.Contains("Worth knowing.", Write(note, showNotes: true), StringComparison.Ordinal);
    }

    private static string Excerpt(string text, string span) => Excerpt(text, text.IndexOf(span, StringComparison.Ordinal), span.Length);

    private static string Excerpt(string text, int at, int length = 0)
    {
        var written = Write(new Diagnostic(NameDiagnostics.Duplicate, new Location(new SourceText("a.flow", text), new TextSpan(at, length)), "m"));
        var lines = written.Split('\n');
        return string.Join('\n', lines[2..^3]) + "\n";
    }

    private static string Write(Diagnostic diagnostic, string prefix = "", bool showNotes = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        new HumanDiagnostics(new Paint(isOn: false), showNotes).Write(new DiagnosticReport([diagnostic], 1, prefix), output);
        return output.ToString();
    }
}
