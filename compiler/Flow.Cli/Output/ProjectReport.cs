using System.Collections.Immutable;
using Flow.Cli.Arguments;
using Flow.Cli.Commands;
using Flow.Cli.Hosting;
using Flow.Compiler.Diagnostics;
using Flow.Disk;

namespace Flow.Cli.Output;

/// <summary>What a command says about mistakes when it was asked for something else.</summary>
internal static class ProjectReport
{
    /// <summary>Writes <paramref name="diagnostics"/> to the error stream, and gives what the process ends with.</summary>
    public static int Write(LoadedProject project, ImmutableArray<Diagnostic> diagnostics, CommandArguments arguments, CommandHost host)
    {
        var report = new DiagnosticReport(diagnostics, project.Files.Length, DiagnosticReport.PrefixOf(project.Root, DiagnosticFormats.BaseFolder(null, host)));
        DiagnosticFormats.Get(null, host, SharedOptions.PaintOf(arguments, host), arguments.Has(SharedOptions.Notes.Name)).Write(report, host.Error);
        return report.Errors > 0 ? ExitCode.Failed : ExitCode.Done;
    }
}
