using System.Runtime.CompilerServices;
using Flow.Cli.Arguments;
using Flow.Cli.Hosting;
using Flow.Cli.Running;
using Flow.Compiler.Hosting;

namespace Flow.Cli.Commands;

/// <summary>The second half of <c>flow run</c>, on the .NET runtime: the native program did the first and gives what it made in a file, before its own arguments.</summary>
internal sealed class PreparedRunCommand : ICommand
{
    /// <summary>The name; help does not show it.</summary>
    public const string Name = "__run";

    private readonly RunCommand command = new();

    /// <inheritdoc/>
    public CommandSpec Spec => command.Spec with { Positionals = [new("file", "What was prepared.", IsRequired: true), .. command.Spec.Positionals] };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host) =>
        RuntimeFeature.IsDynamicCodeSupported
            ? command.Start(PreparedRun.TakeFile(arguments.Positionals[0]), arguments, host)
            : throw new RuntimeNeededException();
}
