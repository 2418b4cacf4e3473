using Flow.Cli.Grammars;
using Flow.Tests;

namespace Flow.Cli.Tests;

/// <summary>The committed TextMate grammar is what the compiler's tables say.</summary>
public class GrammarTests
{
    private const string Committed = "lsp/vscode/syntaxes/flow.tmLanguage.json";

    [Fact]
    public void The_committed_grammar_is_what_the_generator_writes() =>
        Assert.True(Repository.Read(Committed) == TextMateGrammar.Text, $"write it again with `flow __grammar {Committed}`");

    [Fact]
    public void Every_tag_has_a_language() => Assert.Empty(ForeignLanguage.Unknown);

    [Fact]
    public void The_hidden_command_writes_it()
    {
        using var project = new TestProject();
        Assert.Equal(0, project.Run("__grammar", "out.json").ExitCode);
        Assert.Equal(TextMateGrammar.Text, project.Read("out.json"));
    }
}
