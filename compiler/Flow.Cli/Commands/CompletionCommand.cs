using System.Collections.Immutable;
using Flow.Cli.Arguments;
using Flow.Cli.Completion;
using Flow.Cli.Hosting;

namespace Flow.Cli.Commands;

/// <summary><c>flow completion</c>: the script that teaches a shell to complete.</summary>
internal sealed class CompletionCommand : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new("completion", "Writes the script that teaches a shell to complete flow's command lines.")
    {
        Positionals = [new("shell", $"{string.Join(", ", ShellScripts.Shells)}.", Candidates.Shells, IsRequired: true)],
        Examples =
        [
            new("flow completion bash > ~/.local/share/bash-completion/completions/flow", "for bash"),
            new("flow completion zsh > ~/.zfunc/_flow", "for zsh; the folder is in fpath"),
            new("flow completion fish > ~/.config/fish/completions/flow.fish", "for fish"),
            new("flow completion pwsh >> $PROFILE", "for PowerShell"),
        ],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host)
    {
        host.Out.Write(ShellScripts.For(arguments.Positionals[0]));
        return ExitCode.Done;
    }
}

/// <summary>What the scripts of <see cref="CompletionCommand"/> call with the words of the line: it writes the words that fit, one a line.</summary>
internal sealed class CompleteCommand : ICommand
{
    /// <summary>The name; help does not show it.</summary>
    public const string Name = "__complete";

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new(Name, "Writes the words that may stand at the end of a command line.")
    {
        Positionals = [.. Enumerable.Repeat(new PositionalSpec("word", "A word of the line."), 100)],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host)
    {
        foreach (var candidate in LineCompletion.Of(arguments.Positionals, host).ToImmutableArray())
        {
            host.Out.WriteLine(candidate);
        }

        return ExitCode.Done;
    }
}
