using Flow.Compiler.Functions;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>What people want to know of a value, in words.</summary>
internal static class ValueFacts
{
    private const int LongestValue = 300;

    /// <summary>When it is known, who controls it, and what it is where the compiler knows that: one sentence of Markdown each.</summary>
    public static IEnumerable<string> Of(Expr value)
    {
        if (value is ErrorExpr)
        {
            yield break;
        }

        if (value.Constant is { } constant)
        {
            yield return $"Value: `{Shortened(FlowText.Write(constant))}`";
        }
        else if (PhaseOf(value.Phase) is { } phase)
        {
            yield return phase;
        }

        if (value.IsSecret)
        {
            yield return "Secret: it must not be shown.";
        }

        if (value.IsUntrusted)
        {
            yield return "An outsider controls this text.";
        }

        if (value.Labels.HasFlag(Labels.Foreign))
        {
            yield return "It names code that an outsider wrote.";
        }
    }

    /// <summary>When a value is known, as a sentence; null where only the value at hand is unknown.</summary>
    public static string? PhaseOf(Phase phase) => phase.Kind switch
    {
        PhaseKind.Plan => "Known when a run starts.",
        PhaseKind.AfterJobs when phase.Jobs.IsEmpty => "Known when the jobs before are done.",
        PhaseKind.AfterJobs => $"Known when {string.Join(" and ", phase.Jobs.Order(StringComparer.Ordinal).Select(static j => $"`{j}`"))} {(phase.Jobs.Count == 1 ? "is" : "are")} done.",
        PhaseKind.Cell => "Differs between the cells of the job's loop.",
        PhaseKind.Running => "Known only while the job runs.",
        PhaseKind.Applied => "Known when the environment is applied.",
        _ => null,
    };

    /// <summary>The text, cut where it is long.</summary>
    public static string Shortened(string text) => text.Length <= LongestValue ? text : text[..LongestValue] + "…";
}
