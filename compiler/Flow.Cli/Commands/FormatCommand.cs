using System.Collections.Immutable;
using Flow.Cli.Arguments;
using Flow.Cli.Hosting;
using Flow.Cli.Output;
using Flow.Disk;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Cli.Commands;

/// <summary><c>flow fmt</c>: the one canonical layout.</summary>
internal sealed class FormatCommand : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new("fmt", "Brings sources into the one canonical layout.")
    {
        Positionals = [new("path", "A file, or a folder with all its sources; the project of the current folder where nothing is given.")],
        Options =
        [
            new("--check", "Write nothing; name the files that would change and fail if there are any."),
            new("--stdin", "Format standard input to standard output."),
            SharedOptions.Color,
        ],
        Examples = [new("flow fmt", "all sources of the project"), new("flow fmt --check", "in CI"), new("flow fmt --stdin < ci.flow", "for an editor")],
        Remarks = ["A file with errors of syntax is left as it is, and reported."],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host)
    {
        if (arguments.Has("--stdin"))
        {
            return FormatInput(arguments, host);
        }

        var (root, files, problems) = Read(arguments.At(0), host);
        var trees = files.Select(static f => (File: f, Tree: SyntaxTree.Parse(f.Text))).ToList();
        var errors = problems.AddRange(trees.SelectMany(static t => t.Tree.Diagnostics).Where(static d => d.Severity == Severity.Error));
        var prefix = DiagnosticReport.PrefixOf(root, host.CurrentFolder);
        var changed = trees.Select(static t => (t.File, Text: Formatter.Format(t.Tree))).Where(static t => IsChanged(t.File, t.Text)).ToList();
        var failed = arguments.Has("--check") ? ListChanges(changed, prefix, host) : WriteChanges(changed, prefix, host);
        if (!errors.IsEmpty)
        {
            DiagnosticFormats.Get(null, host, SharedOptions.PaintOf(arguments, host), showNotes: false).Write(new DiagnosticReport(errors, files.Length, prefix), host.Error);
        }

        return failed || !errors.IsEmpty ? ExitCode.Failed : ExitCode.Done;
    }

    private static int FormatInput(CommandArguments arguments, CommandHost host)
    {
        var tree = SyntaxTree.Parse(new SourceText("stdin", host.In().ReadToEnd()));
        host.Out.Write(Formatter.Format(tree));
        if (!tree.HasErrors)
        {
            return ExitCode.Done;
        }

        new HumanDiagnostics(SharedOptions.PaintOf(arguments, host), showNotes: false).Write(new DiagnosticReport([.. tree.Diagnostics.Where(static d => d.Severity == Severity.Error)], 1, ""), host.Error);
        return ExitCode.Failed;
    }

    private static (string Root, ImmutableArray<SourceFile> Files, ImmutableArray<Diagnostic> Problems) Read(string? argument, CommandHost host)
    {
        var full = Path.GetFullPath(argument ?? ".", host.CurrentFolder);
        if (argument is null || Directory.Exists(full) || !Path.Exists(full))
        {
            var project = ProjectLoading.Load(argument, host);
            return (project.Root, project.Files, project.Problems);
        }

        var problems = ImmutableArray.CreateBuilder<Diagnostic>();
        var root = Path.GetDirectoryName(full)!;
        var file = SourceReader.Read(root, Path.GetFileName(full), problems);
        return (root, file is null ? [] : [file], problems.ToImmutable());
    }

    private static bool IsChanged(SourceFile file, string formatted) => file.Text.Content.Replace("\r\n", "\n", StringComparison.Ordinal) != formatted;

    private static bool ListChanges(List<(SourceFile File, string Text)> changed, string prefix, CommandHost host)
    {
        foreach (var (file, _) in changed)
        {
            host.Out.WriteLine($"would format {prefix}{file.Text.Path}");
        }

        return changed.Count > 0;
    }

    private static bool WriteChanges(List<(SourceFile File, string Text)> changed, string prefix, CommandHost host)
    {
        var failed = false;
        foreach (var (file, text) in changed)
        {
            var isDone = SourceWriter.TryReplace(file, text);
            (isDone ? host.Out : host.Error).WriteLine(isDone ? $"formatted {prefix}{file.Text.Path}" : $"error: `{prefix}{file.Text.Path}` cannot be written; it is left as it was.");
            failed |= !isDone;
        }

        return failed;
    }
}
