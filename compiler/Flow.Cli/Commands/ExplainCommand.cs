using Flow.Cli.Arguments;
using Flow.Cli.Explaining;
using Flow.Cli.Hosting;
using Flow.Compiler;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit.Documents;

namespace Flow.Cli.Commands;

/// <summary><c>flow explain</c>: the long explanation of a code or a kind.</summary>
internal sealed class ExplainCommand : ICommand
{
    /// <inheritdoc/>
    public CommandSpec Spec { get; } = new("explain", "Explains a diagnostic or a word of the language, with examples.")
    {
        Positionals = [new("code or kind", "Such as FLOW2003 or job; all of them where nothing is given.", Candidates.Topics)],
        Options = [SharedOptions.Json, SharedOptions.Color],
        Examples = [new("flow explain FLOW5001", "why it is a mistake, and what to write"), new("flow explain job", "what a job may hold"), new("flow explain", "list everything")],
    };

    /// <inheritdoc/>
    public int Run(CommandArguments arguments, CommandHost host)
    {
        if (arguments.At(0) is not { } topic)
        {
            List(arguments.Has("--json"), host);
            return ExitCode.Done;
        }

        var paint = SharedOptions.PaintOf(arguments, host);
        var descriptor = DiagnosticCatalogue.Find(topic);
        var kind = KindCatalogue.Find(topic);
        switch (descriptor, kind)
        {
            case (null, null):
                throw new UsageException($"Nothing is called `{topic}`.{Suggestions.DidYouMean(topic, Explanations.Topics.Select(static t => t.Topic))}", Spec.Name);
            case ({ }, _) when arguments.Has("--json"):
                host.Out.Write(new JsonDocument(Explanations.Node(descriptor)).Write().Text);
                break;
            case ({ }, _):
                Explanations.Write(descriptor, paint, host.Out);
                break;
            case (_, { }) when arguments.Has("--json"):
                host.Out.Write(new JsonDocument(Explanations.Node(kind)).Write().Text);
                break;
            case (_, { }):
                Explanations.Write(kind, paint, host.Out);
                break;
        }

        return ExitCode.Done;
    }

    private static void List(bool asJson, CommandHost host)
    {
        if (asJson)
        {
            var root = JsonObject.Of(
                ("version", 1),
                ("diagnostics", JsonArray.Of(DiagnosticCatalogue.All.Select(Explanations.Node))),
                ("kinds", JsonArray.Of(KindCatalogue.All.Select(Explanations.Node))));
            host.Out.Write(new JsonDocument(root).Write().Text);
            return;
        }

        foreach (var line in Explanations.Table(Explanations.Topics))
        {
            host.Out.WriteLine(line);
        }
    }
}
