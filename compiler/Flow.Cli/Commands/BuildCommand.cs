using System.Collections.Immutable;
using Flow.Cli.Arguments;
using Flow.Cli.Building;
using Flow.Cli.Hosting;
using Flow.Cli.Output;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Model;

namespace Flow.Cli.Commands;

/// <summary><c>flow build</c>: writes what the targets make.</summary>
internal sealed class BuildCommand : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new("build", "Writes the generated files of a project, such as its workflows.")
    {
        Positionals = [SharedOptions.Path],
        Options =
        [
            new("--target", "Make only this; may be given several times. Else what the project names.") { Value = "NAME", Repeats = true, Completes = Candidates.Targets },
            new("--check", "Write nothing; show how files differ from what would be made, and fail if they do."),
            new("--dry-run", "Write nothing; say what would be written."),
            new("--stdout", "Write the files to standard output instead."),
            new("--force", "Also overwrite and remove files that were edited by hand, or that no build made."),
            new("--out", "The folder to write to, instead of the project's.") { Value = "FOLDER", Completes = Candidates.Files },
            SharedOptions.Notes,
            SharedOptions.Color,
        ],
        Examples =
        [
            new("flow build", "write all files of the project"),
            new("flow build --check", "in CI: are the committed files up to date?"),
            new("flow build --target csharp --stdout", "look at the C# runner"),
        ],
        Remarks =
        [
            $"`{BuildManifest.FileName}` lists what was made; commit it with the files. A file that it does not list, or that was edited since, is never overwritten without --force.",
            "Without --target it writes what the project has something for (workflows, Terraform for environments, Prometheus and Grafana for service levels and alerts), and every target that was named before. "
            + "A project that says `targets` gets exactly those.",
        ],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host)
    {
        var project = ProjectLoading.Load(arguments.At(0), host);
        var targets = arguments.Values("--target").Distinct().Select(Targets.Get).ToImmutableArray();
        if (project.HasErrors)
        {
            return ProjectReport.Write(project, project.Diagnostics, arguments, host);
        }

        var folder = arguments.Value("--out") is { } given ? Path.GetFullPath(given, host.CurrentFolder) : project.Root;
        var chosen = project.Compilation.Model.Project;
        TellOfOthers(targets, chosen, host);
        targets = targets.IsEmpty ? TargetsOf(chosen, arguments.Has("--stdout") ? BuildManifest.Empty : BuildManifest.Read(folder)) : targets;
        var results = targets.Select(t => (Target: t.Name, Result: project.Compilation.Emit(t, project.EmitOptions(Application.Version)))).ToList();
        var diagnostics = project.Diagnostics.AddRange(results.SelectMany(static r => r.Result.Diagnostics));
        if (diagnostics.Any(d => d.Severity >= Severity.Warning || arguments.Has(SharedOptions.Notes.Name)) && ProjectReport.Write(project, diagnostics, arguments, host) != ExitCode.Done)
        {
            return ExitCode.Failed;
        }

        var files = results.SelectMany(static r => r.Result.Files.Select(f => (r.Target, f))).ToImmutableArray();
        if (arguments.Has("--stdout"))
        {
            return Print(files, host);
        }

        var only = arguments.Has("--target") ? targets.Select(static t => t.Name).ToImmutableHashSet() : null;
        var plan = BuildPlan.Of(folder, files, only);
        return new BuildRun(plan, DiagnosticReport.PrefixOf(folder, host.CurrentFolder), SharedOptions.PaintOf(arguments, host), host).Finish(arguments);
    }

    /// <summary>The targets of a build that names none: those of the project, and those that an earlier build was asked for by name, unless the project says which it has.</summary>
    private static ImmutableArray<ITarget> TargetsOf(Project project, BuildManifest before)
    {
        var remembered = project.ChoosesTargets ? Array.Empty<string>() : (IEnumerable<string>)before.Entries.Values.Select(static e => e.Target).Where(static t => Targets.All.Any(k => k.Name == t)).Order(StringComparer.Ordinal);
        return [.. project.Targets.Concat(remembered).Distinct().Select(Targets.Get)];
    }

    private static void TellOfOthers(ImmutableArray<ITarget> named, Project project, CommandHost host)
    {
        foreach (var other in named.Where(t => project.ChoosesTargets && !project.Targets.Contains(t.Name)))
        {
            host.Error.WriteLine($"note: `{other.Name}` is not among the `targets` of the project, so the next `flow build` removes these files. Add it there to keep them.");
        }
    }

    private static int Print(ImmutableArray<(string Target, GeneratedFile File)> files, CommandHost host)
    {
        foreach (var (_, file) in files)
        {
            if (files.Length > 1)
            {
                host.Out.WriteLine($"==> {file.Path} <==");
            }

            host.Out.Write(file.Text);
        }

        return ExitCode.Done;
    }
}
