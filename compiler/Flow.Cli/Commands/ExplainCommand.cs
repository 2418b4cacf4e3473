using System.Collections.Immutable;
using Flow.Cli.Arguments;
using Flow.Cli.Explaining;
using Flow.Cli.Hosting;
using Flow.Compiler;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Functions;
using Flow.Compiler.Providers;
using Flow.Disk;

namespace Flow.Cli.Commands;

/// <summary><c>flow explain</c>: the long explanation of a code, of a word of the language, of a type of resources, or of what the project declares.</summary>
internal sealed class ExplainCommand : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new("explain", "Explains a diagnostic, a word of the language, a type of resources, or a name of the project.")
    {
        Positionals = [new("code or name", "Such as FLOW2003, job, aws_s3_bucket or ci.build; all that the language knows where nothing is given.", Candidates.Topics)],
        Options =
        [
            new("--project", "The project whose names are meant, a folder or a file of it. Without it words of the language go first.") { Value = "PATH", Completes = Candidates.Files },
            SharedOptions.Json,
            SharedOptions.Color,
        ],
        Examples =
        [
            new("flow explain FLOW5001", "why it is a mistake, and what to write"),
            new("flow explain job", "what a job may hold"),
            new("flow explain ci.build", "a job of the project: what it is for, where it is, what was made of it"),
            new("flow explain aws_s3_bucket", "what a type of resources takes and gives; a block of it as aws_s3_bucket.logging"),
            new("flow explain", "list everything"),
        ],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host)
    {
        if (arguments.At(0) is not { } topic)
        {
            List(arguments.Has("--json"), host);
            return ExitCode.Done;
        }

        var subjects = Find(topic, arguments, host);
        if (arguments.Has("--json"))
        {
            var root = subjects is [var only] ? only.Node() : JsonObject.Of(("version", 1), ("matches", JsonArray.Of(subjects.Select(static s => (JsonNode)s.Node()))));
            host.Out.Write(new JsonDocument(root).Write().Text);
            return ExitCode.Done;
        }

        foreach (var subject in subjects)
        {
            if (subject != subjects[0])
            {
                host.Out.WriteLine();
            }

            subject.Write(SharedOptions.PaintOf(arguments, host), host.Out);
        }

        return ExitCode.Done;
    }

    private ImmutableArray<Subject> Find(string topic, CommandArguments arguments, CommandHost host)
    {
        var known = Subject.OfLanguage(topic);
        if (!known.IsEmpty && !arguments.Has("--project"))
        {
            return known;
        }

        var project = Project(arguments, host);
        if (project is not null && Subject.OfProject(topic, project) is { IsEmpty: false } declared)
        {
            return declared;
        }

        var providers = project?.Compilation.Services.Providers ?? ProviderSet.BroughtAlong;
        if (known.IsEmpty && Subject.OfProvider(topic, providers) is { IsEmpty: false } types)
        {
            return types;
        }

        if (known.IsEmpty && Subject.OfElsewhere(topic) is { IsEmpty: false } elsewhere)
        {
            return elsewhere;
        }

        var names = Explanations.Topics.Select(static t => t.Topic)
            .Concat(project is null ? [] : Declarations.Of(project.Compilation).Select(static d => d.Path))
            .Concat(ResourcePage.Topics(topic, providers));
        return !known.IsEmpty ? known : throw new UsageException($"Nothing is called `{topic}`.{Suggestions.DidYouMean(topic, names)}", Spec.Name);
    }

    private static LoadedProject? Project(CommandArguments arguments, CommandHost host) =>
        arguments.Value("--project") is { } path ? ProjectLoading.Load(path, host)
        : ProjectFolder.Find(null, host.CurrentFolder) is { } root ? LoadedProject.Read(root)
        : null;

    private static void List(bool asJson, CommandHost host)
    {
        if (asJson)
        {
            var root = JsonObject.Of(
                ("version", 1),
                ("diagnostics", JsonArray.Of(DiagnosticCatalogue.All.Select(Explanations.Node))),
                ("kinds", JsonArray.Of(KindCatalogue.All.Select(Explanations.Node))),
                ("constructs", JsonArray.Of(Construct.All.Select(static c => (JsonNode)new ConstructPage(c).Node()))),
                ("functions", JsonArray.Of(StandardLibrary.Functions.Select(Explanations.Node))),
                ("contexts", JsonArray.Of(Contexts.All.Concat(Contexts.Open).Select(Explanations.Node))),
                ("events", JsonArray.Of(Events.All.Select(Explanations.Node))));
            host.Out.Write(new JsonDocument(root).Write().Text);
            return;
        }

        foreach (var line in Explanations.Table(Explanations.Topics))
        {
            host.Out.WriteLine(line);
        }
    }
}
