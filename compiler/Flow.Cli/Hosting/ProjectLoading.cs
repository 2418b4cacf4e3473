using Flow.Compiler.Diagnostics;
using Flow.Disk;

namespace Flow.Cli.Hosting;

/// <summary>The project that a command is called for.</summary>
internal static class ProjectLoading
{
    /// <summary>Reads the project that <paramref name="argument"/> means.</summary>
    /// <param name="argument">A folder or a file; null for the current folder.</param>
    /// <param name="host">Gives the current folder.</param>
    /// <exception cref="CommandException">There is nothing at that path.</exception>
    public static LoadedProject Load(string? argument, CommandHost host) =>
        ProjectFolder.Find(argument, host.CurrentFolder) is { } root
            ? LoadedProject.Read(root)
            : throw new CommandException($"[{ProjectDiagnostics.Unreadable.Code}] There is no file or folder `{argument}`.");
}
