using System.Text;
using Flow.Compiler.Model.OnCall;
using Flow.Compiler.Planning.OnCall;

namespace Flow.Compiler.Emit.Alertmanager;

/// <summary>Who is told of which alert at which hours of the week, one line for each part of it, so that a change shows itself in a comparison.</summary>
internal static class ReachTable
{
    /// <summary>The page, in Markdown.</summary>
    public static string Of(OnCallPlan plan, string timeZone, IEnumerable<string> header)
    {
        var simulation = new ReachSimulation(plan);
        var text = new StringBuilder($"{string.Concat(header.Select(static line => $"<!-- {line} -->\n"))}# Who is told\n\nTimes are those of {timeZone}. Computed with every shift and silence, and with all that can keep an alert quiet.\n");
        foreach (var alert in plan.Alerts)
        {
            text.Append($"\n## {alert.Name}\n\n`{alert.FullName}`, {alert.Labels["severity"]}\n\n");
            foreach (var span in simulation.Of(alert))
            {
                text.Append($"- {When(span)}: {(span.People.IsEmpty ? "nobody is called" : string.Join(", ", span.People))}; told: {(span.Receivers.IsEmpty ? "nobody" : string.Join(", ", span.Receivers))}\n");
            }
        }

        return text.ToString();
    }

    private static string When(ReachedSpan span) =>
        (span.From, span.To) == (0, WeeklyWindow.Week) ? "always" : $"{WeeklyWindow.Named(span.From)} to {WeeklyWindow.Named(span.To % WeeklyWindow.Week)}";
}
