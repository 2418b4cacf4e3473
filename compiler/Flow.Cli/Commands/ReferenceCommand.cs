using Flow.Cli.Arguments;
using Flow.Cli.Hosting;
using Flow.Cli.Reference;

namespace Flow.Cli.Commands;

/// <summary>Writes the reference pages again: for those who work on Flow itself, so help does not show it.</summary>
internal sealed class ReferenceCommand : ICommand
{
    /// <summary>The name.</summary>
    public const string Name = "__reference";

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new(Name, "Writes the reference pages.")
    {
        Positionals = [new("folder", "Where to write them.", IsRequired: true)],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host)
    {
        var folder = Path.GetFullPath(arguments.Positionals[0], host.CurrentFolder);
        var pages = ReferencePages.All().ToList();
        foreach (var page in pages)
        {
            var file = Path.Combine(folder, page.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, page.Text);
        }

        host.Out.WriteLine($"{pages.Count} pages");
        return ExitCode.Done;
    }
}
