using Flow.Cli.Explaining;
using static Flow.Cli.Reference.MarkdownWriter;

namespace Flow.Cli.Reference;

/// <summary>One page for each construct, and a list of them.</summary>
internal static class ConstructPages
{
    /// <summary>The pages.</summary>
    public static IEnumerable<ReferencePage> All() => Construct.All.Select(static c => new ReferencePage($"constructs/{c.Name}.md", Write(c))).Prepend(new ReferencePage("constructs.md", List()));

    private static string List() => new MarkdownWriter()
        .Heading(1, "Constructs")
        .Paragraph("A construct is a template that every [environment](kinds/environment.md) knows without an import. It is written in Flow; `flow eject NAME` prints its source. How to use them: [Infrastructure](../infrastructure.md).")
        .Table(["construct", "what it is"], Construct.All.Select(static c => new[] { $"[`{c.Name}`](constructs/{c.Name}.md)", c.Summary }))
        .ToString();

    /// <summary>The page of the templates that every pipeline knows.</summary>
    public static ReferencePage OfPipelines()
    {
        var writer = new MarkdownWriter()
            .Heading(1, "Templates for pipelines")
            .Paragraph("Every [pipeline](kinds/pipeline.md) knows these templates without an import. They are written in Flow; `flow eject NAME` prints the source. What they do together is told in [Terraform](../terraform.md#plan-apply-and-drift).")
            .Table(["template", "what it is"], Construct.OfPipelines.Select(static c => new[] { $"[`{c.Name}`](#{c.Name})", c.Summary }));
        foreach (var template in Construct.OfPipelines)
        {
            writer.Heading(2, template.Name)
                .Paragraph(template.Summary)
                .Flow(template.Example)
                .Table(["parameter", "type", "default", "what it is"], template.Parameters.Select(static p => new[] { Code(p.Name), Code(p.Type), p.Default.Length > 0 ? Code(p.Default) : "must be set", p.Documentation }));
        }

        return new ReferencePage("pipeline-templates.md", writer.ToString());
    }

    private static string Write(Construct construct)
    {
        var all = Construct.Everywhere(construct.Name);
        var writer = new MarkdownWriter().Heading(1, Code(construct.Name));
        Write(writer, construct, 2);
        foreach (var other in all.Where(o => o.Place != construct.Place))
        {
            Write(writer.Heading(2, $"With {Code(other.Place!)}"), other, 3);
        }

        return writer.ToString();
    }

    private static void Write(MarkdownWriter writer, Construct construct, int level) => writer
        .Paragraph(construct.Summary)
        .Flow(construct.Example)
        .Heading(level, "Can be set")
        .Table(["parameter", "type", "default", "what it is"], construct.Parameters.Select(static p => new[] { Code(p.Name), Code(p.Type), p.Default.Length > 0 ? Code(p.Default) : "must be set, unless it is another construct of which there is one", p.Documentation }))
        .Paragraph(construct.Requirements.IsEmpty ? "" : $"{new string('#', level)} Must hold")
        .Table(["condition", "why"], construct.Requirements.Select(static r => new[] { Code(r.Condition), r.Reason }))
        .Heading(level, "Can be read")
        .Table(["of a use", "what it is"], construct.Outputs.Select(static o => new[] { Code(o.Name), o.Documentation }))
        .Paragraph(construct.Levels.IsEmpty ? "" : $"{new string('#', level)} Levels of access")
        .Table(["level", "what it is", "exactly"], construct.Levels.Select(static l => new[] { Code(l.Name), l.Documentation, string.Join("<br>", l.Lines.Select(Code)) }))
        .Paragraph(construct.Parts.IsEmpty ? "" : $"{new string('#', level)} Parts")
        .Paragraph(construct.Parts.IsEmpty ? "" : "A line of a use goes on with a part, `part { … }`, or leaves it out, `part = none`.")
        .Table(["part", "resource", ""], construct.Parts.Select(static p => new[] { Code(p.Name), Code(p.Type), p.Documentation }));
}
