using Flow.Compiler.Planning;
using System.Globalization;
using System.Net;
using Flow.Cli.Output;
using Flow.Compiler.Emit.Documents;

namespace Flow.Cli.Planning;

/// <summary>The ways to write a plan.</summary>
internal static class PlanOutput
{
    /// <summary>For a terminal.</summary>
    public static void WriteText(PipelinePlan plan, Paint paint, TextWriter output)
    {
        output.WriteLine($"{paint.Bold(plan.Pipeline.Name)}: {plan.Jobs.Length} {(plan.Jobs.Length == 1 ? "job" : "jobs")}");
        foreach (var level in plan.Jobs.GroupBy(static j => j.Level))
        {
            output.WriteLine();
            output.WriteLine(level.Key == 0 ? "at once:" : $"then ({level.Key}):");
            foreach (var job in level)
            {
                WriteJob(job, paint, output);
            }
        }

        output.WriteLine();
        output.WriteLine($"critical path: {string.Join(" → ", plan.CriticalPath)}, {Length(plan.Length)} of {Length(plan.Budget)} ({Estimates.Label})");
        if (plan.Length > plan.Budget)
        {
            output.WriteLine(paint.Yellow($"The estimate is over the project's budget of {Length(plan.Budget)}."));
        }
    }

    /// <summary>For other programs. Times are in seconds.</summary>
    public static void WriteJson(PipelinePlan plan, TextWriter output)
    {
        var root = JsonObject.Of(
            ("version", 1),
            ("pipeline", plan.Pipeline.Name),
            ("estimate", Estimates.Label),
            ("estimatedSeconds", (int)plan.Length.TotalSeconds),
            ("budgetSeconds", (int)plan.Budget.TotalSeconds),
            ("criticalPath", JsonArray.Of(plan.CriticalPath.Select(static n => (JsonNode)n))),
            ("jobs", JsonArray.Of(plan.Jobs.Select(static j => JsonObject.Of(
                ("name", j.Job.Name),
                ("level", j.Level),
                ("cells", j.Cells is { } cells ? cells : JsonLiteral.Null),
                ("condition", j.Condition is { } condition ? condition : JsonLiteral.Null),
                ("after", JsonArray.Of(j.Edges.Select(static e => JsonObject.Of(("job", e.Job), ("why", e.Reason))))),
                ("calls", j.Job.Call is { } call ? call.Target : JsonLiteral.Null),
                ("estimatedSeconds", (int)j.Length.TotalSeconds),
                ("critical", j.IsCritical))))));
        output.Write(new JsonDocument(root).Write().Text);
    }

    /// <summary>A diagram in the language of Mermaid; GitHub shows it in Markdown.</summary>
    public static void WriteMermaid(PipelinePlan plan, TextWriter output)
    {
        output.WriteLine("flowchart LR");
        var ids = plan.Jobs.Select(static (job, index) => (job.Job.Name, Id: $"j{index}")).ToDictionary(static p => p.Name, static p => p.Id);
        foreach (var job in plan.Jobs)
        {
            output.WriteLine($"  {ids[job.Job.Name]}[\"{Entities(Caption(job))}\"]");
        }

        foreach (var (job, edge) in plan.Jobs.SelectMany(static j => j.Edges.Select(e => (j, e))))
        {
            output.WriteLine($"  {ids[edge.Job]} -->|\"{Entities(edge.Reason)}\"| {ids[job.Job.Name]}");
        }

        foreach (var job in plan.Jobs.Where(static j => j.IsCritical))
        {
            output.WriteLine($"  style {ids[job.Job.Name]} stroke-width:3px");
        }
    }

    /// <summary>A page of its own without scripts.</summary>
    public static void WriteHtml(PipelinePlan plan, TextWriter output)
    {
        var title = Entities(plan.Pipeline.Title ?? plan.Pipeline.Name);
        var rows = plan.Jobs.Select(j =>
            $"<tr{(j.IsCritical ? " class=\"critical\"" : "")}><td>{j.Level}</td><td>{Entities(j.Job.Name)}</td><td>{Cells(j)}</td>"
            + $"<td>{string.Join("<br>", j.Edges.Select(static e => Entities($"{e.Job} ({e.Reason})")))}</td><td>{Entities(j.Condition ?? "")}</td>"
            + $"<td>{Length(j.Length)}</td><td>{Bar(plan, j)}</td></tr>");
        output.Write($$"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>{{title}}</title>
            <style>
              body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: #222; background: #fff }
              table { border-collapse: collapse }
              th, td { text-align: left; padding: .3rem .8rem; border-bottom: 1px solid #ddd; vertical-align: top }
              .critical td { font-weight: 600 }
              .track { width: 20rem; background: #eee }
              .bar { height: .9rem; background: #4a7ab5; min-width: 2px }
            </style>
            <h1>{{title}}</h1>
            <p>Critical path: {{Entities(string.Join(" → ", plan.CriticalPath))}}, {{Length(plan.Length)}} of {{Length(plan.Budget)}} ({{Estimates.Label}}).</p>
            <table>
            <tr><th>level</th><th>job</th><th>copies</th><th>after</th><th>when</th><th>estimate</th><th>time</th></tr>
            {{string.Join('\n', rows)}}
            </table>
            </html>

            """);
    }

    private static void WriteJob(PlannedJob job, Paint paint, TextWriter output)
    {
        var mark = job.IsCritical ? paint.Yellow("*") : " ";
        output.WriteLine($"  {mark} {paint.Bold(job.Job.Name)}{(job.Cells == 1 ? "" : $" × {Cells(job)}")}  ~{Length(job.Length)}");
        foreach (var edge in job.Edges)
        {
            output.WriteLine($"      after {edge.Job} ({edge.Reason})");
        }

        if (job.Condition is { } condition)
        {
            output.WriteLine($"      when {condition}");
        }

        if (job.Job.Call is { } call)
        {
            output.WriteLine($"      calls {call.Target}");
        }
    }

    private static string Caption(PlannedJob job) => job.Cells == 1 ? job.Job.Name : $"{job.Job.Name} × {Cells(job)}";

    private static string Cells(PlannedJob job) => job.Cells?.ToString(CultureInfo.InvariantCulture) ?? "?";

    private static string Bar(PipelinePlan plan, PlannedJob job)
    {
        var total = Math.Max(1, plan.Length.TotalSeconds);
        var (start, width) = ((job.End - job.Length).TotalSeconds / total * 100, job.Length.TotalSeconds / total * 100);
        return string.Create(CultureInfo.InvariantCulture, $"<div class=\"track\"><div class=\"bar\" style=\"margin-left:{start:0.#}%;width:{width:0.#}%\"></div></div>");
    }

    private static string Length(TimeSpan length) =>
        length.TotalSeconds < 60 ? $"{(int)length.TotalSeconds}s" : $"{(int)length.TotalMinutes}m{(length.Seconds == 0 ? "" : $"{length.Seconds:00}s")}";

    private static string Entities(string text) => WebUtility.HtmlEncode(text);
}
