using Flow.Cli.Arguments;
using Flow.Cli.Hosting;
using Flow.Cli.Scaffolding;

namespace Flow.Cli.Commands;

/// <summary><c>flow new</c>: a project that checks, builds and runs at once.</summary>
internal sealed class NewCommand : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new("new", "Makes a project that checks, builds and runs at once.")
    {
        Positionals = [new("template", $"What to make: {string.Join(", ", ProjectTemplate.All.Select(static t => t.Name))}.", Candidates.Templates)],
        Options =
        [
            new("--into", "The folder to make it in; the current one where nothing is given.") { Value = "FOLDER", Completes = Candidates.Files },
            new("--list", "List the templates."),
        ],
        Examples = [new("flow new", "a first pipeline, in the current folder"), new("flow new dotnet --into shop", "an app with tests and a pipeline, in a new folder")],
        Remarks = ["A file that exists is never overwritten: then nothing at all is made."],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host)
    {
        if (arguments.Has("--list"))
        {
            foreach (var listed in ProjectTemplate.All)
            {
                host.Out.WriteLine($"  {listed.Name.PadRight(10)}{listed.Summary}");
            }

            return ExitCode.Done;
        }

        var template = ProjectTemplate.Get(arguments.At(0) ?? ProjectTemplate.All[0].Name);
        var folder = Path.GetFullPath(arguments.Value("--into") ?? ".", host.CurrentFolder);
        var shown = arguments.Value("--into") is { } into ? into.TrimEnd('/') + "/" : "";
        foreach (var path in template.WriteTo(folder))
        {
            host.Out.WriteLine($"wrote {shown}{path}");
        }

        host.Out.WriteLine();
        host.Out.WriteLine(shown.Length == 0 ? "Next: flow run ci" : $"Next: cd {shown.TrimEnd('/')} && flow run ci");
        return ExitCode.Done;
    }
}
