using System.Collections.Immutable;

namespace Flow.Cli.Arguments;

/// <summary>What a command takes: reading arguments, help and completion all come from it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Summary">What it does, in one sentence.</param>
internal sealed record CommandSpec(string Name, string Summary)
{
    /// <summary>What it takes without a name, in order.</summary>
    public ImmutableArray<PositionalSpec> Positionals { get; init; } = [];

    /// <summary>What it takes by name.</summary>
    public ImmutableArray<OptionSpec> Options { get; init; } = [];

    /// <summary>Command lines that show how it is used, each with what it does.</summary>
    public ImmutableArray<Example> Examples { get; init; } = [];

    /// <summary>Paragraphs of help after the options.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];
}

/// <summary>A command line that shows how a command is used.</summary>
/// <param name="Line">The command line.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record Example(string Line, string Meaning);

/// <summary>An argument without a name. All may be left out unless <paramref name="IsRequired"/>.</summary>
/// <param name="Name">What it is called in help.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Completes">What completion offers.</param>
/// <param name="IsRequired">Whether it must be given.</param>
internal sealed record PositionalSpec(string Name, string Summary, Candidates Completes = Candidates.Files, bool IsRequired = false);

/// <summary>An argument with a name.</summary>
/// <param name="Name">With its dashes.</param>
/// <param name="Summary">What it does.</param>
internal sealed record OptionSpec(string Name, string Summary)
{
    /// <summary>What its value is called in help; null for an option without a value.</summary>
    public string? Value { get; init; }

    /// <summary>The only values it takes; empty for any.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>Whether it may be given several times.</summary>
    public bool Repeats { get; init; }

    /// <summary>What completion offers for its value.</summary>
    public Candidates Completes { get; init; } = Candidates.None;
}

/// <summary>What completion may offer.</summary>
internal enum Candidates
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Files and folders, by the shell.</summary>
    Files,

    /// <summary>The project's pipelines.</summary>
    Pipelines,

    /// <summary>The jobs of the pipeline that is named before, or of all.</summary>
    Jobs,

    /// <summary>The project's environments.</summary>
    Environments,

    /// <summary>Branches and tags of the project's repository.</summary>
    Revisions,

    /// <summary>The targets of <c>flow build</c>.</summary>
    Targets,

    /// <summary>Codes and kinds.</summary>
    Topics,

    /// <summary>The templates of <c>flow new</c>.</summary>
    Templates,

    /// <summary>What <c>flow providers</c> can do.</summary>
    ProviderActions,

    /// <summary>What <c>flow report</c> can report.</summary>
    Reports,

    /// <summary>The shells that completion knows.</summary>
    Shells,
}
