using System.Collections.Immutable;
using Flow.Cli.Arguments;
using Flow.Cli.Hosting;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Runtime;

namespace Flow.Cli.Running;

/// <summary>What <c>flow run [path] runbook NAME</c> takes.</summary>
internal static class RunbookArguments
{
    /// <summary>The word that says that a runbook is meant. A folder of that name is written <c>./runbook</c>.</summary>
    public const string Word = "runbook";

    /// <summary>The options that belong to runbooks alone.</summary>
    public static readonly ImmutableArray<OptionSpec> Options =
    [
        new("--yes", "Runbook: run every command without asking. What only a person can do or see is not said to be done."),
        new("--resume", "Runbook: go on where it stopped the last time."),
        new("--rollback", "Runbook: follow the steps that take it back."),
        new("--url", "Runbook and synthetic: where a service is reached; may be given several times.") { Value = "SERVICE=URL", Repeats = true },
        new("--prometheus", "Runbook: where Prometheus is asked; else the variable PROMETHEUS_URL.") { Value = "URL" },
    ];

    /// <summary>The options of a run that mean something for a runbook, too.</summary>
    private static readonly ImmutableArray<string> Shared = ["--env", "--secrets-file", "--dry-run", "--color"];

    /// <summary>The project's path and the runbook's name; null where a pipeline is meant.</summary>
    public static (string? Path, string? Runbook)? NameOf(CommandArguments arguments) =>
        arguments.At(0) == Word ? (null, arguments.At(1))
        : arguments.At(1) == Word ? (arguments.At(0), arguments.At(2))
        : null;

    /// <summary>Looks whether every option belongs to what is run.</summary>
    /// <exception cref="UsageException">One does not.</exception>
    public static void Check(CommandArguments arguments, string command)
    {
        var isRunbook = NameOf(arguments) is not null;
        var isSynthetic = SyntheticRun.NameOf(arguments) is not null;
        var wrong = isSynthetic ? arguments.Options.Select(static o => o.Name).FirstOrDefault(static o => !SyntheticRun.Options.Contains(o))
            : isRunbook
            ? arguments.Options.Select(static o => o.Name).FirstOrDefault(static o => !Shared.Contains(o) && Options.All(r => r.Name != o))
            : arguments.Options.Select(static o => o.Name).FirstOrDefault(static o => Options.Any(r => r.Name == o));
        if (wrong is not null)
        {
            throw new UsageException(isSynthetic ? $"`{wrong}` means nothing for a synthetic." : isRunbook ? $"`{wrong}` belongs to pipelines, and a runbook is followed." : $"`{wrong}` belongs to runbooks: `flow run runbook NAME {wrong}`.", command);
        }

        if (!isRunbook && !isSynthetic && arguments.At(2) is { } extra)
        {
            throw new UsageException($"`{extra}` is too much: `flow run` takes a path and a pipeline.", command);
        }
    }

    /// <summary>The runbook that is meant.</summary>
    /// <exception cref="CommandException">There is none of that name, or none is named and there are several.</exception>
    public static Runbook Choose(DeliveryModel model, string? name)
    {
        var names = model.Runbooks.Select(static r => r.FullName).ToList();
        return (model.Runbooks, name) switch
        {
            ([], _) => throw new CommandException("The project has no runbook.", ExitCode.WrongUse),
            ([var only], null) => only,
            (_, null) => throw new CommandException($"The project has several runbooks; name one of them: {string.Join(", ", names)}.", ExitCode.WrongUse),
            _ when model.Runbooks.FirstOrDefault(r => r.FullName == name) is { } named => named,
            _ when model.Runbooks.Where(r => r.Name == name).ToList() is [var one] => one,
            _ => throw new CommandException($"There is no runbook `{name}`.{Suggestions.DidYouMean(name, names)} Runbooks: {string.Join(", ", names)}.", ExitCode.WrongUse),
        };
    }

    /// <summary>What <paramref name="arguments"/> say about following it.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="named">Reads an option of the form NAME=VALUE.</param>
    /// <exception cref="UsageException">A value is wrong.</exception>
    public static RunbookOptions Read(CommandArguments arguments, Func<string, IReadOnlyDictionary<string, string>> named) => new()
    {
        Environment = arguments.Value("--env"),
        SecretsFile = arguments.Value("--secrets-file"),
        DryRun = arguments.Has("--dry-run"),
        Yes = arguments.Has("--yes"),
        Resume = arguments.Has("--resume"),
        Rollback = arguments.Has("--rollback"),
        Addresses = named("--url"),
        Prometheus = arguments.Value("--prometheus"),
    };
}
