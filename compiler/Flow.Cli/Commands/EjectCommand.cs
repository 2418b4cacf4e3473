using Flow.Cli.Arguments;
using Flow.Cli.Explaining;
using Flow.Cli.Hosting;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Disk;

namespace Flow.Cli.Commands;

/// <summary>
/// <c>flow eject</c>: the source of a construct, to go on from. As a template of the project it takes the construct's place for all of its uses, with the same parts under the same
/// addresses, so Terraform sees no change until somebody makes one.
/// </summary>
internal sealed class EjectCommand : ICommand
{
    /// <summary>The name.</summary>
    public const string Name = "eject";

    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new(Name, "Prints the source of a construct, as a template for the project's own files.")
    {
        Positionals = [new("construct or use", "Such as bucket, or production.receipts for what a use is made with.", Candidates.Topics, IsRequired: true)],
        Options = [new("--project", "The project whose use is meant, a folder or a file of it.") { Value = "PATH", Completes = Candidates.Files }],
        Examples =
        [
            new("flow eject bucket > infra/bucket.flow", "the project's own bucket, which begins as the one that it had"),
            new("flow eject production.receipts", "the source of what this use is made with"),
        ],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host)
    {
        var topic = arguments.Positionals[0];
        var construct = ConstructLibrary.Shared.Find(topic) ?? ConstructLibrary.Shared.FindJobTemplate(topic) ?? OfUse(topic, arguments, host);
        if (construct is null)
        {
            throw new UsageException($"Neither a construct nor the use of one is called `{topic}`.{Suggestions.DidYouMean(topic, ConstructLibrary.Shared.Names)}", Name);
        }

        host.Out.Write(construct.Context.Tree.Source.Content);
        return ExitCode.Done;
    }

    private static TemplateSymbol? OfUse(string topic, CommandArguments arguments, CommandHost host)
    {
        var project = arguments.Value("--project") is { } path ? ProjectLoading.Load(path, host)
            : ProjectFolder.Find(null, host.CurrentFolder) is { } root ? LoadedProject.Read(root)
            : null;
        return project is null ? null : Declarations.Find(project.Compilation, topic).Select(static d => (d.Symbol as DeclarationSymbol)?.Group).FirstOrDefault(static t => t is not null);
    }
}
