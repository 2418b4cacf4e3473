using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>
/// The names by which GitHub shows the jobs of a pipeline at a commit, and by which branch protection requires them: the title or the name; for each cell of a matrix the
/// title with the cell's values, or with them behind it in parentheses; for a called pipeline the caller's name, " / " and the job's.
/// </summary>
internal static class CheckNames
{
    private const int Longest = 100; // GitHub cuts names of checks

    /// <summary>The names of <paramref name="pipeline"/>'s checks. Jobs of which only a run knows the names have none.</summary>
    public static IEnumerable<string> Of(DeliveryModel model, Pipeline pipeline) => pipeline.Jobs.SelectMany(j => Of(model, j, [pipeline.Name]));

    /// <summary>The names of the checks of <paramref name="job"/>, a job of <paramref name="pipeline"/>.</summary>
    public static IEnumerable<string> Of(DeliveryModel model, Pipeline pipeline, Job job) => Of(model, job, [pipeline.Name]);

    private static IEnumerable<string> Of(DeliveryModel model, Job job, ImmutableArray<string> callers) =>
        job.Call is { IsLocal: true } call && !callers.Contains(call.Target) && model.Pipelines.FirstOrDefault(p => p.Name == call.Target) is { } called
            ? OwnNames(job).SelectMany(name => called.Jobs.SelectMany(j => Of(model, j, callers.Add(call.Target))).Select(inner => $"{name} / {inner}"))
            : OwnNames(job);

    private static IEnumerable<string> OwnNames(Job job) => job.Matrix switch
    {
        null => Title(job, null) is { } name ? [name] : [],
        { IsKnown: true } matrix => matrix.Cells.Select(c => Title(job, c)).OfType<string>(),
        _ => [],
    };

    private static string? Title(Job job, RecordValue? cell) => job.Title switch
    {
        null => InParentheses(job.Name, job, cell),
        { Constant: { } known } => InParentheses(known.ToText(), job, cell),
        InterpolationExpr text when text.Parts.All(p => ValueOf(p, cell) is not null) => Cut(string.Concat(text.Parts.Select(p => ValueOf(p, cell)))),
        _ => null,
    };

    private static string InParentheses(string name, Job job, RecordValue? cell) => cell is null
        ? name
        : Cut($"{name} ({string.Join(", ", job.Matrix!.Axes.Select(a => cell.Field(a.Name)).OfType<Value>().SelectMany(Parts))})");

    // The values of a row stand one after the other.
    private static IEnumerable<string> Parts(Value value) => value is RecordValue record ? record.Fields.SelectMany(static f => Parts(f.Value)) : [value.ToText()];

    private static string? ValueOf(Expr part, RecordValue? cell) => part switch
    {
        { Constant: { } known } => known.ToText(),
        ReadExpr { Source: MatrixSource axis } => cell?.Field(axis.Axis)?.ToText(),
        MemberExpr { Target: ReadExpr { Source: MatrixSource axis } } member => (cell?.Field(axis.Axis) as RecordValue)?.Field(member.Member)?.ToText(),
        _ => null,
    };

    private static string Cut(string name) => name.Length <= Longest ? name : string.Concat(name.AsSpan(0, Longest - 3), "...");
}
