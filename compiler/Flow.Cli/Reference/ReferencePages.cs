using Flow.Cli.Building;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Functions;
using static Flow.Cli.Reference.MarkdownWriter;

namespace Flow.Cli.Reference;

/// <summary>The pages of <c>docs/reference</c>, written from the catalogues and nothing else.</summary>
internal static class ReferencePages
{
    /// <summary>All pages.</summary>
    public static IEnumerable<ReferencePage> All() =>
        [Index(), .. KindPages.All(), .. ConstructPages.All(), ConstructPages.OfPipelines(), TypePage.Make(), InfrastructureRulePage.Make(), .. DiagnosticPages.All(), Functions(), ContextPage(), EventPage(), TargetPage()];

    private static ReferencePage Index() => Page("README.md", new MarkdownWriter()
        .Heading(1, "Reference")
        .Paragraph("These pages are generated from the compiler's own catalogues; `flow explain` shows the same on a terminal. They are written again with")
        .Paragraph("```sh\nflow __reference docs/reference\n```")
        .Paragraph("and a test fails when they differ from what the compiler knows.")
        .Table(
            ["page", "what it lists"],
            [
                ["[Types](types.md)", "the words and written forms that properties take"],
                ["[Constructs](constructs.md)", "what an environment is made of"],
                ["[Templates for pipelines](pipeline-templates.md)", "jobs that plan, apply and watch what Terraform makes"],
                ["[Functions](functions.md)", "the standard library"],
                ["[Contexts](contexts.md)", "what a pipeline can know about its run"],
                ["[Events](events.md)", "what can start a pipeline"],
                ["[Rules over infrastructure](infrastructure-rules.md)", "what is asked of every resource, and how serious it is"],
                ["[Targets](targets.md)", "what `flow build` can make"],
                .. DiagnosticPages.Areas.Select(static a => new[] { $"[Diagnostics: {a.Title}](diagnostics/{a.File})", $"`{a.Prefix}…`: {a.Summary}" }),
            ])
        .Heading(2, "Kinds")
        .Paragraph("A kind is a word that a line can start with.")
        .Table(["kind", "what it is"], KindCatalogue.All.Select(static k => new[] { $"[`{k.Word}`](kinds/{k.Word}.md)", k.Summary })));

    private static ReferencePage Functions()
    {
        var writer = new MarkdownWriter()
            .Heading(1, "Functions")
            .Paragraph("`x.f(y)` means `f(x, y)`. *Evaluated at* says where: every function is evaluated by the compiler when all of its arguments are known there; some also while a pipeline runs.")
            .Table(["function", "what it gives"], StandardLibrary.Functions.Select(static f => new[] { $"[`{f.Name}`](#{f.Name})", f.Summary }));
        foreach (var function in StandardLibrary.Functions)
        {
            writer.Heading(2, function.Name)
                .Paragraph(Code(function.Signature))
                .Paragraph(function.Summary)
                .Paragraph($"Example: {Code(function.Example)} gives {Code(function.ExampleResult)}. Evaluated at: {Where(function)}.");
        }

        return Page("functions.md", writer);
    }

    private static string Where(BuiltinFunction function) => function.Evaluate is null ? "`flow run`, GitHub" : ReferenceWords.Of(function.Reach);

    private static ReferencePage ContextPage()
    {
        var writer = new MarkdownWriter()
            .Heading(1, "Contexts")
            .Paragraph("Names that every pipeline knows. *Untrusted* values are chosen by people outside the team: they reach a script only as environment variables. *Secret* values are masked and never become part of a text.");
        foreach (var context in Contexts.All.Concat(Contexts.Open))
        {
            writer.Heading(2, context.Name)
                .Paragraph($"{context.Summary} Known: {ReferenceWords.Of(context.Phase.Kind)}.{(context.Members.IsEmpty ? " Its members are free." : "")}")
                .Table(["member", "type", "labels", "what it is"], context.Members.Select(static m => new[] { Code(m.Name), Code(m.Type.Name), ReferenceWords.Of(m.Labels), m.Summary }));
        }

        return Page("contexts.md", writer);
    }

    private static ReferencePage EventPage() => Page("events.md", new MarkdownWriter()
        .Heading(1, "Events")
        .Paragraph("What can stand after `on` in a [pipeline](kinds/pipeline.md). `types` are written as GitHub spells them; `on push to \"main\"` and `on tag \"v*\"` are the short ways for branches and tags.")
        .Table(
            ["event", "at GitHub", "filters", "types"],
            Events.All.Select(static e => new[] { Code(e.Name), Code(e.GitHubName), Codes(e.Filters), Codes(e.Types) })));

    private static ReferencePage TargetPage() => Page("targets.md", new MarkdownWriter()
        .Heading(1, "Targets")
        .Paragraph("What `flow build --target NAME` can make. A project names its targets in [`project`](kinds/project.md).")
        .Table(["target", "what it makes"], Targets.All.Select(static t => new[] { Code(t.Name), t.Summary })));

    private static string Codes(IEnumerable<string> words) => string.Join(' ', words.Select(Code));

    private static ReferencePage Page(string path, MarkdownWriter writer) => new(path, writer.ToString());
}
