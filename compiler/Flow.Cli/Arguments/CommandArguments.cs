using System.Collections.Immutable;

namespace Flow.Cli.Arguments;

/// <summary>The arguments of a command, read by its <see cref="CommandSpec"/>.</summary>
/// <param name="Words">All of them, as they were given.</param>
/// <param name="Positionals">Those without a name.</param>
/// <param name="Options">Those with a name, in written order.</param>
internal sealed record CommandArguments(ImmutableArray<string> Words, ImmutableArray<string> Positionals, ImmutableArray<GivenOption> Options)
{
    /// <summary>Whether <paramref name="option"/> was given.</summary>
    public bool Has(string option) => Options.Any(o => o.Name == option);

    /// <summary>The last value of <paramref name="option"/>, or null.</summary>
    public string? Value(string option) => Options.LastOrDefault(o => o.Name == option)?.Value;

    /// <summary>All values of <paramref name="option"/>.</summary>
    public ImmutableArray<string> Values(string option) => [.. Options.Where(o => o.Name == option).Select(static o => o.Value)];

    /// <summary>The argument at <paramref name="index"/>, or null.</summary>
    public string? At(int index) => index < Positionals.Length ? Positionals[index] : null;
}

/// <summary>An option as it was given.</summary>
/// <param name="Name">With its dashes.</param>
/// <param name="Value">Its value; empty for an option without one.</param>
internal sealed record GivenOption(string Name, string Value);

/// <summary>The command line is wrong.</summary>
/// <param name="message">What is wrong, and what was probably meant.</param>
/// <param name="command">The command whose help says more; null where there is none.</param>
internal sealed class UsageException(string message, string? command) : Exception(message)
{
    /// <summary>The command whose help says more.</summary>
    public string? Command { get; } = command;
}
