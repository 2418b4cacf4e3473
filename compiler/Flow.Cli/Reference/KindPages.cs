using Flow.Compiler.Catalogue;
using Flow.Compiler.Providers;
using static Flow.Cli.Reference.MarkdownWriter;

namespace Flow.Cli.Reference;

/// <summary>One page for each kind.</summary>
internal static class KindPages
{
    /// <summary>The pages.</summary>
    public static IEnumerable<ReferencePage> All() => KindCatalogue.All.Select(static k => new ReferencePage($"kinds/{k.Word}.md", Write(k)));

    private static string Write(Kind kind) => new MarkdownWriter()
        .Heading(1, Code(kind.Word))
        .Paragraph(kind.Summary)
        .Paragraph(kind.Documentation)
        .Flow(kind.Example)
        .Table(["part", "what may stand there"], Parts(kind))
        .Paragraph(kind.Properties.IsEmpty ? "" : "## Properties")
        .Table(["property", "type", "known at the latest", "default", "what it is"], kind.Properties.SelectMany(static p => Rows(p, "")))
        .Paragraph(kind.Children.IsEmpty ? "" : $"## May hold\n\n{string.Join(", ", kind.Children.Select(Link))}")
        .ToString();

    private static IEnumerable<string[]> Parts(Kind kind)
    {
        yield return ["stands in", StandsIn(kind)];
        if (kind.Varieties is { } varieties)
        {
            yield return ["first", $"a {varieties.What}, which brings further properties: `flow explain {varieties.Words(ProviderSet.BroughtAlong).First()}`"];
        }

        yield return ["name", kind.Name switch { NameRule.Required => "must have one", NameRule.Optional => "may have one", _ => "has none" }];
        if (kind.Title is { } title)
        {
            yield return ["title", $"a text; known at the latest: {ReferenceWords.Of(title.Latest)}"];
        }

        if (kind.Subject is { } subject)
        {
            yield return ["value", Describe(subject)];
        }

        if (kind.Second is { } second)
        {
            yield return ["second value", Describe(second)];
        }

        if (kind.Loop != LoopRule.None)
        {
            yield return ["`for`", kind.Loop switch
            {
                LoopRule.Matrix => "a matrix: one declaration, a cell for each element",
                LoopRule.Keyed => "one copy for each element, known by its key",
                _ => "one copy for each element, made by the compiler",
            }];
        }

        if (kind.Body != BodyRule.None)
        {
            yield return ["body", Body(kind)];
        }
    }

    private static string StandsIn(Kind kind)
    {
        var owners = KindCatalogue.All.Where(k => k.Children.Contains(kind.Word) || k.Properties.Any(p => p.Word == kind.Word)).Select(static k => Link(k.Word));
        return string.Join(", ", KindCatalogue.FileKinds.Contains(kind.Word) ? owners.Prepend("a file") : owners);
    }

    private static string Describe(Slot slot) =>
        $"{TypePage.LinkFrom("../", slot.Type)}{(slot.Form == SlotForm.Value ? "" : $", {Form(slot.Form)}")}; known at the latest: {ReferenceWords.Of(slot.Latest)}{(slot.Required ? "" : "; may be left out")}";

    private static string Form(SlotForm form) => form switch
    {
        SlotForm.Value => "a value",
        SlotForm.Command => "a command: its holes become environment variables, or arguments of a list",
        SlotForm.Word => "a word or a text",
        SlotForm.Reference => "a name",
        SlotForm.Expectation => "words for people, a condition, or `promql\"…\"`",
        SlotForm.Edge => "a job, or `ended(job)`, `failed(job)`, `any-of(job, …)`",
        SlotForm.Artifact => "an artifact of a job: `build.app`, `build.all.app`, `build[os].app`",
        SlotForm.PipelineTarget => "a pipeline, or a text that names one elsewhere",
        SlotForm.ActionTarget => "an action of this project, or a text that names one elsewhere",
        SlotForm.CSharp => "C#",
        SlotForm.PromQl => "a query: `promql\"…\"`",
        _ => throw new ArgumentOutOfRangeException(nameof(form)),
    };

    private static string Body(Kind kind) =>
        kind.Body == BodyRule.Map && kind.Entry is { } entry ? $"free names, each with {TypePage.LinkFrom("../", entry.Type)}" : "properties and what it may hold";

    private static IEnumerable<string[]> Rows(Kind property, string owner)
    {
        var path = owner + property.Word;
        var notes = new[]
        {
            property.Required ? "Required." : "",
            property.Repeats ? "May stand several times." : "",
            property.Varieties is { } varieties ? $"First stands a {varieties.What}: {string.Join(", ", varieties.Words(ProviderSet.BroughtAlong).Select(Code))}." : "",
            property.Body == BodyRule.Map && property.Entry is { } entry ? $"Free names, each with {TypePage.LinkFrom("../", entry.Type)}." : "",
            property.Children.IsEmpty ? "" : "Holds steps.",
        };
        yield return
        [
            Code(path),
            property.Subject is { } slot ? TypePage.LinkFrom("../", slot.Type) + (slot.Otherwise is { } other ? $" or {TypePage.LinkFrom("../", other)}" : "") : "",
            (property.Subject ?? property.Entry) is { } timed ? ReferenceWords.Of(timed.Latest) : "",
            property.Default.Length > 0 ? Code(property.Default) : "",
            string.Join(' ', notes.Where(static n => n.Length > 0).Prepend(property.Summary)),
        ];
        foreach (var row in property.Properties.SelectMany(p => Rows(p, path + ".")))
        {
            yield return row;
        }
    }

    private static string Link(string word) => KindCatalogue.Find(word) is null ? Code(word) : $"[`{word}`]({word}.md)";
}
