using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Emit;

public class YamlLayoutTests
{
    private static readonly SourceText Source = new("ci.flow", "pipeline ci {\n  job build {\n    run\n  }\n}\n");

    [Fact]
    public void A_workflow_looks_as_if_written_by_hand()
    {
        var checkout = YamlMapping.Of(("uses", YamlScalar.Of("actions/checkout@11bd719") with { TrailingComment = "v4" }));
        var test = YamlMapping.Of(
            ("name", "Test: all"),
            ("if", "${{ github.ref == 'refs/heads/main' }}"),
            ("run", "set -e\ndotnet test\n"),
            ("env", YamlMapping.Of(("VERSION", "3.10"), ("DEBUG", YamlScalar.Of("on")), ("RETRIES", 2)))) with
        {
            Comments = ["Everything is tested."],
        };
        var document = new YamlDocument(YamlMapping.Of(
            ("name", "ci"),
            ("on", YamlMapping.Of(
                ("push", YamlMapping.Of(("branches", YamlSequence.Flow("main", "release/**")), ("tags", YamlSequence.Flow("v*")))),
                ("pull_request", YamlScalar.Null))),
            ("permissions", YamlMapping.Empty),
            ("jobs", YamlMapping.Of(
                ("build", YamlMapping.Of(("runs-on", "ubuntu-latest"), ("timeout-minutes", 10), ("steps", YamlSequence.Of(checkout, test)))),
                ("release", YamlMapping.Of(("needs", YamlSequence.Flow("build"))) with { HasSpaceBefore = true })) with
            {
                HasSpaceBefore = true,
                Comments = ["The work"],
            })))
        {
            Header = ["Written by flow from ci.flow.", "Do not edit."],
        };

        Assert.Equal(
            """
            # Written by flow from ci.flow.
            # Do not edit.

            name: ci
            on:
              push:
                branches: [main, release/**]
                tags: [v*]
              pull_request:
            permissions: {}

            # The work
            jobs:
              build:
                runs-on: ubuntu-latest
                timeout-minutes: 10
                steps:
                  - uses: actions/checkout@11bd719 # v4
                  # Everything is tested.
                  - name: 'Test: all'
                    if: ${{ github.ref == 'refs/heads/main' }}
                    run: |
                      set -e
                      dotnet test
                    env:
                      VERSION: '3.10'
                      DEBUG: 'on'
                      RETRIES: 2

              release:
                needs: [build]

            """,
            document.Write().Text);
    }

    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("ubuntu-24.04", "ubuntu-24.04")]
    [InlineData("--flag", "--flag")]
    [InlineData("a:b", "a:b")]
    [InlineData("a#b", "a#b")]
    [InlineData("${{ x }}", "${{ x }}")]
    [InlineData("", "''")]
    [InlineData("yes", "'yes'")]
    [InlineData("Y", "'Y'")]
    [InlineData("~", "'~'")]
    [InlineData("3.10", "'3.10'")]
    [InlineData("10.0.x", "'10.0.x'")]
    [InlineData("12e4567", "'12e4567'")]
    [InlineData("017", "'017'")]
    [InlineData("2026-12-24", "'2026-12-24'")]
    [InlineData("*.cs", "'*.cs'")]
    [InlineData("!x", "'!x'")]
    [InlineData("[a]", "'[a]'")]
    [InlineData("{a}", "'{a}'")]
    [InlineData("%a", "'%a'")]
    [InlineData("@a", "'@a'")]
    [InlineData("- a", "'- a'")]
    [InlineData("a: b", "'a: b'")]
    [InlineData("a:", "'a:'")]
    [InlineData("a #b", "'a #b'")]
    [InlineData(" a", "' a'")]
    [InlineData("a ", "'a '")]
    [InlineData("it's: so", "\"it's: so\"")]
    [InlineData("'a' \"b\"", "'''a'' \"b\"'")]
    [InlineData("a\tb", "\"a\\tb\"")]
    [InlineData("a\r\nb", "\"a\\r\\nb\"")]
    [InlineData("\u0085\u2028", "\"\\u0085\\u2028\"")]
    [InlineData("rocket 🚀", "rocket 🚀")]
    public void Text_is_quoted_only_when_needed(string text, string expected) =>
        Assert.Equal($"key: {expected}\n", new YamlDocument(YamlMapping.Of(("key", text))).Write().Text);

    [Theory]
    [InlineData("a\nb", "key: |-\n  a\n  b\n")]
    [InlineData("a\nb\n", "key: |\n  a\n  b\n")]
    [InlineData("a\nb\n\n", "key: |+\n  a\n  b\n\n")]
    [InlineData("  a\nb\n", "key: |2\n    a\n  b\n")]
    [InlineData("\n\n", "key: \"\\n\\n\"\n")]
    public void Several_lines_are_a_literal_block(string text, string expected) =>
        Assert.Equal(expected, new YamlDocument(YamlMapping.Of(("key", text))).Write().Text);

    [Fact]
    public void A_sequence_that_is_too_long_for_one_line_gets_a_line_for_each_item()
    {
        var items = Enumerable.Range(0, 12).Select(n => $"item-number-{n}");

        Assert.StartsWith("key:\n  - item-number-0\n  - item-number-1\n", new YamlDocument(YamlMapping.Of(("key", YamlSequence.Flow(items)))).Write().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sequence_with_a_comment_on_an_item_keeps_the_comment()
    {
        var items = YamlSequence.Of("a", YamlScalar.Of("b") with { TrailingComment = "why" }) with { IsFlow = true };

        Assert.Equal("- a\n- b # why\n", new YamlDocument(items).Write().Text);
    }

    [Fact]
    public void Comments_of_nested_first_items_go_above_the_dash()
    {
        var inner = YamlSequence.Of(YamlMapping.Of(("a", YamlScalar.Of("1") with { Comments = ["of a"], TrailingComment = "behind a" }))) with
        {
            Comments = ["of inner"],
            TrailingComment = "behind inner",
        };

        Assert.Equal("# of inner\n# behind inner\n# of a\n- - a: '1' # behind a\n", new YamlDocument(YamlSequence.Of(inner)).Write().Text);
    }

    [Fact]
    public void A_key_that_stands_twice_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => new YamlDocument(YamlMapping.Of(("a", 1), ("a", 2))).Write());

    [Fact]
    public void Each_line_knows_where_it_comes_from()
    {
        var job = new Location(Source, new TextSpan(16, 9));
        var run = new Location(Source, new TextSpan(32, 3));
        var document = new YamlDocument(YamlMapping.Of(
            ("name", "ci"),
            ("build", YamlMapping.Of(("run", YamlScalar.Of("one\ntwo\n") with { Origin = run })) with { Origin = job, Comments = ["above"] })));

        var written = document.Write();

        Assert.Equal([new GeneratedLine(2, job), new GeneratedLine(3, run)], written.Lines.AsEnumerable());
        Assert.Null(written.OriginOf(1));
        Assert.Same(job, written.OriginOf(2));
        Assert.Same(run, written.OriginOf(5));
    }
}
