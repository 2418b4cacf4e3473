using Flow.Cli.Arguments;
using Flow.Cli.Hosting;

namespace Flow.Cli.Commands;

/// <summary>A command of <c>flow</c>.</summary>
internal interface ICommand
{
    /// <summary>What it takes.</summary>
    CommandSpec Spec { get; }

    /// <summary>Does it.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    int Run(CommandArguments arguments, CommandHost host);
}
