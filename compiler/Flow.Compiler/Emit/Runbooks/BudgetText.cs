using System.Globalization;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Runbooks;

/// <summary>A budget in words.</summary>
internal static class BudgetText
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(2);

    /// <summary>How much is in it, for a sentence: <c>43.2 minutes in which everything is bad use it up</c>.</summary>
    public static string Of(Objective objective) => $"{Time(objective)} in which everything is bad use the budget up";

    /// <summary>The time: in minutes, or in hours where it is long.</summary>
    public static string Time(Objective objective) => objective.AllowedOutage is var time && time >= Long
        ? $"{Written(time.TotalHours)} hours"
        : $"{Written(time.TotalMinutes)} minutes";

    private static string Written(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
