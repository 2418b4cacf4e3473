using System.Globalization;
using System.Runtime.CompilerServices;
using Flow.Cli.Arguments;
using Flow.Cli.Hosting;
using Flow.Cli.Output;
using Flow.Cli.Running;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.CSharp;
using Flow.CSharp;
using Flow.Disk;
using Flow.Runtime;

namespace Flow.Cli.Commands;

/// <summary><c>flow run</c>: runs a pipeline on this machine, or follows a runbook.</summary>
internal sealed class RunCommand : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new("run", "Runs a pipeline on this machine, or follows a runbook.")
    {
        Positionals =
        [
            new("pipeline or path", "A pipeline of the project here, or a project folder.", Candidates.Pipelines),
            new("pipeline", "The pipeline of that project.", Candidates.Pipelines),
            new("runbook", "After `runbook`: the runbook to follow.", Candidates.Pipelines),
        ],
        Options =
        [
            new("--param", "The value of a parameter; may be given several times.") { Value = "NAME=VALUE", Repeats = true },
            new("--var", "The value of a configuration variable (`vars.NAME`).") { Value = "NAME=VALUE", Repeats = true },
            new("--job", "Run only this job and what it needs; may be given several times.") { Value = "NAME", Repeats = true, Completes = Candidates.Jobs },
            new("--env", "The deployment environment that is meant.") { Value = "NAME", Completes = Candidates.Environments },
            new("--secrets-file", "A file with lines NAME=value, readable by its owner alone.") { Value = "FILE", Completes = Candidates.Files },
            new("--event", "A JSON file with the event to play.") { Value = "FILE", Completes = Candidates.Files },
            new("--event-name", "What the event is called at GitHub, such as pull_request.") { Value = "NAME" },
            new("--jobs", "How many jobs run at once; else one for each processor.") { Value = "N" },
            new("--dry-run", "Say which jobs, steps and commands would run, and run nothing."),
            .. RunbookArguments.Options,
            new("--offline", "Tell steps to stay off the network."),
            new("--in-place", "Work in the project folder itself, not in a copy."),
            new("--keep", "Keep the folders that jobs worked in."),
            new("--skip-actions", "Skip actions of GitHub's market place instead of refusing to run."),
            new("--debug", "Show debugging output of steps."),
            SharedOptions.Notes,
            SharedOptions.Color,
        ],
        Examples =
        [
            new("flow run ci", "the pipeline `ci` of the project here"),
            new("flow run examples/hello", "a project elsewhere: its only pipeline, or the one called `ci`"),
            new("flow run deploy --param level=full --job build", "one job, with a parameter"),
            new("flow run runbook orders.fail-over --env production", "a runbook, step by step; each command is asked about"),
            new("flow run synthetic api.answers", "what the prober of Prometheus asks, once, from here"),
        ],
        Remarks = ["Secrets come from --secrets-file, then from FLOW_SECRET_NAME, then from NAME; those without a value are named before the run starts. Ctrl-C cancels and still cleans up; pressed again it stops at once."],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host)
    {
        RunbookArguments.Check(arguments, Spec.Name);
        if (SyntheticRun.NameOf(arguments) is { } asked)
        {
            var loaded = ProjectLoading.Load(asked.Path, host);
            return loaded.HasErrors ? ProjectReport.Write(loaded, loaded.Diagnostics, arguments, host)
                : SyntheticRun.Run(loaded.Compilation.Model, asked.Name, arguments.Value("--env"), Named(arguments, "--url"), host);
        }

        if (RunbookArguments.NameOf(arguments) is { } named)
        {
            return Prepare(ProjectLoading.Load(named.Path, host), project => Runbook(project, named.Runbook), arguments, host);
        }

        var options = Options(arguments);
        var (project, name) = PipelineChoice.Of(arguments.At(0), arguments.At(1), host);
        return Prepare(project, p => Pipeline(p, name, options, host), arguments, host);
    }

    /// <summary>Starts what was prepared.</summary>
    /// <exception cref="UsageException">A value is wrong.</exception>
    public int Start(PreparedRun run, CommandArguments arguments, CommandHost host) => run.IsRunbook
        ? run.Follow(RunbookArguments.Read(arguments, n => Named(arguments, n)), HasColours(arguments, host), host)
        : run.Run(Options(arguments), HasColours(arguments, host), host);

    private int Prepare(LoadedProject project, Func<LoadedProject, (EmitResult Emitted, string Name, string EntryType, bool IsRunbook)> emit, CommandArguments arguments, CommandHost host)
    {
        if (project.HasErrors)
        {
            return ProjectReport.Write(project, project.Diagnostics, arguments, host);
        }

        var (emitted, name, entry, isRunbook) = emit(project);
        if (emitted.Diagnostics.Any(static d => d.Severity == Severity.Error))
        {
            return ProjectReport.Write(project, emitted.Diagnostics, arguments, host);
        }

        var run = new PreparedRun(project.Root, name, entry, new RunnerSource([.. emitted.Files.Select(static f => new RunnerFile(f.Path, f.Text))]), isRunbook);
        return RuntimeFeature.IsDynamicCodeSupported ? Start(run, arguments, host) : HandOver(run, arguments);
    }

    private static (EmitResult, string, string, bool) Pipeline(LoadedProject project, string? name, RunOptions options, CommandHost host)
    {
        var model = project.Compilation.Model;
        var pipeline = PipelineChoice.Choose(model, name);
        MissingSecrets.Tell(pipeline, model, options, host);
        return (Target(project).EmitPipeline(model, pipeline.Name, project.EmitOptions(Application.Version)), pipeline.Name, CSharpTarget.EntryType(model, pipeline.Name), false);
    }

    private static (EmitResult, string, string, bool) Runbook(LoadedProject project, string? name)
    {
        var model = project.Compilation.Model;
        var runbook = RunbookArguments.Choose(model, name).FullName;
        return (Target(project).EmitRunbook(model, runbook, project.EmitOptions(Application.Version)), runbook, CSharpTarget.RunbookEntryType(model, runbook), true);
    }

    private static CSharpTarget Target(LoadedProject project) => new(CSharpOptions.InProcess(project.Root));

    /// <summary>Goes on in the twin, which takes the file; where there is none it does not stay.</summary>
    private static int HandOver(PreparedRun run, CommandArguments arguments)
    {
        var file = run.WriteToFile();
        try
        {
            return RuntimeTwin.Become([PreparedRunCommand.Name, file, .. arguments.Words]);
        }
        catch (CommandException)
        {
            File.Delete(file);
            throw;
        }
    }

    /// <summary>Whether the console uses colours.</summary>
    public static bool HasColours(CommandArguments arguments, CommandHost host) => host.UsesColours(arguments.Value(SharedOptions.Color.Name));

    /// <summary>What <paramref name="arguments"/> say about the run.</summary>
    /// <exception cref="UsageException">A value is wrong.</exception>
    public RunOptions Options(CommandArguments arguments) => new()
    {
        Parameters = Named(arguments, "--param"),
        Variables = Named(arguments, "--var"),
        Jobs = arguments.Values("--job"),
        Environment = arguments.Value("--env"),
        SecretsFile = arguments.Value("--secrets-file"),
        EventFile = arguments.Value("--event"),
        EventName = arguments.Value("--event-name"),
        Parallelism = Parallelism(arguments.Value("--jobs")),
        DryRun = arguments.Has("--dry-run"),
        Offline = arguments.Has("--offline"),
        InPlace = arguments.Has("--in-place"),
        KeepWorkspaces = arguments.Has("--keep"),
        SkipActions = arguments.Has("--skip-actions"),
        SkipOtherPlatforms = true,
        Debug = arguments.Has("--debug"),
    };

    private Dictionary<string, string> Named(CommandArguments arguments, string option)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in arguments.Values(option))
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new UsageException($"`{option}` takes NAME=VALUE, not `{text}`.", Spec.Name);
            }

            named[text[..equals]] = text[(equals + 1)..];
        }

        return named;
    }

    private int Parallelism(string? text) =>
        text is null ? 0
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count
        : throw new UsageException($"`--jobs` takes a whole number from 1, not `{text}`.", Spec.Name);
}
