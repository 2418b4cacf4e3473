using Flow.Cli.Arguments;
using Flow.Cli.Grammars;
using Flow.Cli.Hosting;

namespace Flow.Cli.Commands;

/// <summary>Writes the TextMate grammar again: for those who work on Flow itself, so help does not show it.</summary>
internal sealed class GrammarCommand : ICommand
{
    /// <summary>The name.</summary>
    public const string Name = "__grammar";

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new(Name, "Writes the TextMate grammar.")
    {
        Positionals = [new("file", "Where to write it.", IsRequired: true)],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host)
    {
        File.WriteAllText(Path.GetFullPath(arguments.Positionals[0], host.CurrentFolder), TextMateGrammar.Text);
        return ExitCode.Done;
    }
}
