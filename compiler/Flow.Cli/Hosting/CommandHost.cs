using System.Text;

namespace Flow.Cli.Hosting;

/// <summary>What surrounds a command: its streams, its current folder and its environment. Tests give their own.</summary>
/// <param name="Out">Takes what was asked for.</param>
/// <param name="Error">Takes what is said besides.</param>
/// <param name="In">Gives what <c>--stdin</c> reads.</param>
/// <param name="Variable">The value of an environment variable, or null.</param>
internal sealed record CommandHost(TextWriter Out, TextWriter Error, Func<TextReader> In, Func<string, string?> Variable)
{
    private static readonly UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly string? folder;

    /// <summary>Whether a person reads <see cref="Out"/> on a terminal.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether a person answers at <see cref="In"/>.</summary>
    public bool CanAsk { get; init; }

    /// <summary>The current folder.</summary>
    /// <exception cref="DirectoryNotFoundException">It was deleted.</exception>
    public string CurrentFolder
    {
        get => folder ?? ReadCurrentFolder();
        init => folder = value;
    }

    /// <summary>Whether the command runs as a step at GitHub.</summary>
    public bool IsGitHub => Variable("GITHUB_ACTIONS") == "true";

    /// <summary>The host of a real process.</summary>
    public static CommandHost OfThisProcess() => new(
        Writer(Console.OpenStandardOutput()),
        Writer(Console.OpenStandardError()),
        static () => new StreamReader(Console.OpenStandardInput(), utf8),
        Environment.GetEnvironmentVariable)
    {
        IsTerminal = !Console.IsOutputRedirected,
        CanAsk = !Console.IsInputRedirected,
    };

    /// <summary>Whether colours are used: <paramref name="choice"/> decides, then <c>NO_COLOR</c>, then <c>FORCE_COLOR</c>, then whether there is a terminal.</summary>
    /// <param name="choice">The value of <c>--color</c>, or null.</param>
    public bool UsesColours(string? choice) => choice switch
    {
        "always" => true,
        "never" => false,
        _ when !string.IsNullOrEmpty(Variable("NO_COLOR")) => false,
        _ when Variable("FORCE_COLOR") is { Length: > 0 } force && force != "0" => true,
        _ => IsTerminal && Variable("TERM") != "dumb",
    };

    private static StreamWriter Writer(Stream stream) => new(stream, utf8, bufferSize: 4096) { AutoFlush = false, NewLine = "\n" };

    private static string ReadCurrentFolder()
    {
        try
        {
            return Directory.GetCurrentDirectory();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandException("The current folder does not exist any more, or may not be read. Change to another one.");
        }
    }
}
