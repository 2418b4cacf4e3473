using Flow.Cli.Arguments;
using Flow.Compiler.Diagnostics;

namespace Flow.Cli.Commands;

/// <summary>All commands. One is made when it is asked for: a start pays for no other.</summary>
internal static class CommandList
{
    /// <summary>The names, in the order of help.</summary>
    public static readonly IReadOnlyList<string> Names = ["new", "check", "build", "lock", "run", "up", "plan", "diff", "cost", "report", "fmt", "explain", EjectCommand.Name, ProvidersCommand.Name, BootstrapCommand.Name, LanguageServerCommand.Name, "completion"];

    /// <summary>The commands, in the order of help.</summary>
    public static IEnumerable<ICommand> All => Names.Select(Get);

    /// <summary>The command named <paramref name="name"/>.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static ICommand Get(string name) => name switch
    {
        "new" => new NewCommand(),
        "check" => new CheckCommand(),
        "build" => new BuildCommand(),
        "lock" => new LockCommand(),
        "run" => new RunCommand(),
        "up" => new UpCommand(),
        "plan" => new PlanCommand(),
        "diff" => new DiffCommand(),
        "cost" => new CostCommand(),
        "report" => new ReportCommand(),
        "fmt" => new FormatCommand(),
        "explain" => new ExplainCommand(),
        EjectCommand.Name => new EjectCommand(),
        ProvidersCommand.Name => new ProvidersCommand(),
        BootstrapCommand.Name => new BootstrapCommand(),
        LanguageServerCommand.Name => new LanguageServerCommand(),
        "completion" => new CompletionCommand(),
        CompleteCommand.Name => new CompleteCommand(),
        PreparedRunCommand.Name => new PreparedRunCommand(),
        ReferenceCommand.Name => new ReferenceCommand(),
        GrammarCommand.Name => new GrammarCommand(),
        _ when name.StartsWith('-') => throw new UsageException($"There is no option `{name}`. A command comes first: `flow check`.", null),
        _ => throw new UsageException($"There is no command `{name}`.{Suggestions.DidYouMean(name, Names)}", null),
    };
}
