using System.Collections.Immutable;
using System.Diagnostics;
using Flow.Cli.Arguments;
using Flow.Cli.Building;
using Flow.Cli.Checking;
using Flow.Cli.Hosting;
using Flow.Cli.Output;
using Flow.Disk;
using Flow.Compiler.Diagnostics;

namespace Flow.Cli.Commands;

/// <summary><c>flow check</c>: finds mistakes, and mends those with a safe fix.</summary>
internal sealed class CheckCommand : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new("check", "Finds mistakes in a project.")
    {
        Positionals = [SharedOptions.Path],
        Options =
        [
            new("--format", "How to write what is found: for people, or for tools. At GitHub the default is github.") { Value = "FORMAT", Choices = [.. DiagnosticFormats.Names] },
            new("--fix", "Apply every fix that keeps the meaning."),
            new("--strict", "Fail on warnings too."),
            SharedOptions.Notes,
            SharedOptions.Color,
        ],
        Examples =
        [
            new("flow check", "the project of the current folder"),
            new("flow check examples/hello --fix", "mend what can be mended"),
            new("flow check --format sarif > flow.sarif", "for code scanning"),
        ],
        Remarks = ["All `.flow` files in and below the project folder are read, except in hidden folders, bin, obj and node_modules."],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host)
    {
        var watch = Stopwatch.StartNew();
        var project = ProjectLoading.Load(arguments.At(0), host);
        if (arguments.Has("--fix"))
        {
            project = Fix(project, host);
        }

        var format = arguments.Value("--format");
        var report = new DiagnosticReport(WithTargets(project), project.Files.Length, DiagnosticReport.PrefixOf(project.Root, DiagnosticFormats.BaseFolder(format, host)))
        {
            Elapsed = host.IsTerminal ? watch.Elapsed : null,
        };
        DiagnosticFormats.Get(format, host, SharedOptions.PaintOf(arguments, host), arguments.Has(SharedOptions.Notes.Name)).Write(report, host.Out);
        return report.Errors > 0 || (arguments.Has("--strict") && report.Warnings > 0) ? ExitCode.Failed : ExitCode.Done;
    }

    /// <summary>What is found in the sources; where that is no error, also what the project's own targets cannot carry.</summary>
    private static ImmutableArray<Diagnostic> WithTargets(LoadedProject project)
    {
        if (project.Diagnostics.Any(static d => d.Severity == Severity.Error))
        {
            return project.Diagnostics;
        }

        var found = new DiagnosticBag();
        found.AddRange(project.Diagnostics);
        foreach (var target in Targets.All.Where(t => project.Compilation.Model.Project.Targets.Contains(t.Name)))
        {
            found.AddRange(project.Compilation.Emit(target, project.EmitOptions(Application.Version)).Diagnostics);
        }

        return found.ToSortedArray();
    }

    private static LoadedProject Fix(LoadedProject project, CommandHost host)
    {
        var outcome = SafeFixes.Apply(project);
        foreach (var path in outcome.LeftAlone)
        {
            host.Error.WriteLine($"`{path}` changed while it was being fixed, or cannot be written; it is left alone.");
        }

        if (!outcome.Circle.IsEmpty)
        {
            host.Error.WriteLine($"The fixes of {string.Join(", ", outcome.Circle)} undo each other; there it takes a person.");
        }

        host.Error.WriteLine(outcome.Count switch
        {
            0 => "Nothing could be fixed without a person.",
            1 => "1 fix was applied.",
            var count => $"{count} fixes were applied.",
        });
        return outcome.Project;
    }
}
