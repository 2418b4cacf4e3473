using Flow.Cli.Arguments;
using Flow.Cli.Hosting;
using Flow.Cli.Output;

namespace Flow.Cli.Commands;

/// <summary>Arguments that several commands have.</summary>
internal static class SharedOptions
{
    /// <summary>Which project.</summary>
    public static readonly PositionalSpec Path = new("path", "A project folder, or a file of it; the current folder where nothing is given.");

    /// <summary>Colours.</summary>
    public static readonly OptionSpec Color = new("--color", "Whether to use colours; NO_COLOR and FORCE_COLOR are obeyed.") { Value = "WHEN", Choices = ["auto", "always", "never"] };

    /// <summary>Notes as well as errors and warnings.</summary>
    public static readonly OptionSpec Notes = new("--notes", "Show notes, which are otherwise only counted.");

    /// <summary>JSON instead of a table.</summary>
    public static readonly OptionSpec Json = new("--json", "Write JSON.");

    /// <summary>The colours that <paramref name="arguments"/> ask for.</summary>
    public static Paint PaintOf(CommandArguments arguments, CommandHost host) => new(host.UsesColours(arguments.Value(Color.Name)));
}
