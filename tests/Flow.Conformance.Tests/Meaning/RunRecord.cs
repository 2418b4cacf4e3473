using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Flow.Conformance.Tests.Meaning;

/// <summary>How a run went, in GitHub's words: what both sides must agree on.</summary>
/// <param name="Jobs">The jobs by name.</param>
internal sealed record RunRecord(ImmutableSortedDictionary<string, JobRecord> Jobs)
{
    /// <summary>All of it as lines, so that a difference can be read.</summary>
    public IEnumerable<string> Lines => Jobs.SelectMany(static job => job.Value.Lines.Select(line => $"{job.Key}: {line}"));

    public string Result(string job) => Jobs[job].Result;
}

/// <summary>A job that has ended.</summary>
/// <param name="Result">success, failure, skipped or cancelled.</param>
/// <param name="Cells">Its cells, in any order; one for a job without a matrix, none for one that did not run.</param>
internal sealed record JobRecord(string Result, ImmutableArray<CellRecord> Cells)
{
    public IEnumerable<string> Lines => Cells.SelectMany(static c => c.Lines).Order(StringComparer.Ordinal).Prepend(Result);
}

/// <summary>A cell that has ended.</summary>
internal sealed partial record CellRecord(string Title, string Result, ImmutableSortedDictionary<string, string> Outputs, ImmutableArray<StepRecord> Steps)
{
    /// <summary>Only steps with a name and outputs with a text are told: the others are not comparable.</summary>
    public IEnumerable<string> Lines =>
    [
        $"cell '{Title}' {Result}",
        .. Outputs.Where(static o => o.Value.Length > 0).Select(o => $"cell '{Title}' output {OfAnyCell(o.Key)} = {Json.Compact(o.Value)}").Distinct(),
        .. Steps.Where(static s => !s.Name.StartsWith("__", StringComparison.Ordinal)).Select(s => $"cell '{Title}' {s}"),
    ];

    /// <summary>The name without the number of the cell, which generated workflows put behind it where the outputs of all cells are read.</summary>
    private static string OfAnyCell(string output) => CellNumber().Replace(output, "");

    [GeneratedRegex("-[0-9]+$", RegexOptions.None, 1000)]
    private static partial Regex CellNumber();
}

/// <summary>A step that has ended.</summary>
internal sealed record StepRecord(string Name, string Title, string Outcome, string Conclusion, ImmutableSortedDictionary<string, string> Outputs)
{
    public override string ToString() =>
        $"step {Name} '{Title}' {Outcome} {Conclusion}{string.Concat(Outputs.Where(static o => o.Value.Length > 0).Select(static o => $" {o.Key}={Json.Compact(o.Value)}"))}";
}

/// <summary>JSON that travelled as text: its layout does not count.</summary>
internal static class Json
{
    public static string Compact(string text)
    {
        try
        {
            return text is ['[' or '{', ..] ? JsonNode.Parse(text)!.ToJsonString() : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }
}

/// <summary>What a run can see of the outside.</summary>
internal sealed record RunWorld
{
    public string EventName { get; init; } = "push";

    public string Event { get; init; } = "{}";

    public string Ref { get; init; } = "refs/heads/main";

    public ImmutableDictionary<string, string> Inputs { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    public ImmutableDictionary<string, string> Secrets { get; init; } = ImmutableDictionary<string, string>.Empty;

    public static ImmutableDictionary<string, string> Given(string name, string value) => ImmutableDictionary<string, string>.Empty.Add(name, value);

    public const string Actor = "octocat";

    public const string Sha = "0123456789abcdef0123456789abcdef01234567";

    public const string Repository = "acme/shop";

    public string RefName => Ref.Split('/', 3)[2];

    public string RefType => Ref.StartsWith("refs/tags/", StringComparison.Ordinal) ? "tag" : "branch";
}
