using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Flow.Conformance.Tests.Datadog;

/// <summary>
/// What the documentation of the provider DataDog/datadog 4.19.0 says of the arguments that generated files use: <c>s</c> for text, <c>n</c> for a number, <c>b</c> for a truth value, <c>l</c> for
/// texts, <c>{</c> for a block. An argument that has to be there is marked with <c>!</c>. The provider itself is not on these machines.
/// </summary>
internal static partial class DatadogResources
{
    private static readonly ImmutableDictionary<string, string> Known = new Dictionary<string, string>
    {
        ["datadog_service_level_objective.name"] = "s!", ["datadog_service_level_objective.type"] = "s!", ["datadog_service_level_objective.description"] = "s",
        ["datadog_service_level_objective.timeframe"] = "s", ["datadog_service_level_objective.target_threshold"] = "n", ["datadog_service_level_objective.tags"] = "l",
        ["datadog_service_level_objective.thresholds"] = "{!", ["datadog_service_level_objective.thresholds.timeframe"] = "s!", ["datadog_service_level_objective.thresholds.target"] = "n!",
        ["datadog_service_level_objective.sli_specification"] = "{", ["datadog_service_level_objective.sli_specification.count"] = "{",
        ["datadog_service_level_objective.sli_specification.count.good_events_formula"] = "s!", ["datadog_service_level_objective.sli_specification.count.total_events_formula"] = "s",
        ["datadog_service_level_objective.sli_specification.count.queries"] = "{!", ["datadog_service_level_objective.sli_specification.count.queries.metric_query"] = "{",
        ["datadog_service_level_objective.sli_specification.count.queries.metric_query.name"] = "s!", ["datadog_service_level_objective.sli_specification.count.queries.metric_query.query"] = "s!",
        ["datadog_service_level_objective.sli_specification.time_slice"] = "{", ["datadog_service_level_objective.sli_specification.time_slice.comparator"] = "s!",
        ["datadog_service_level_objective.sli_specification.time_slice.threshold"] = "n!", ["datadog_service_level_objective.sli_specification.time_slice.query_interval_seconds"] = "n",
        ["datadog_service_level_objective.sli_specification.time_slice.query"] = "{!", ["datadog_service_level_objective.sli_specification.time_slice.query.formula"] = "{!",
        ["datadog_service_level_objective.sli_specification.time_slice.query.formula.formula_expression"] = "s!", ["datadog_service_level_objective.sli_specification.time_slice.query.query"] = "{!",
        ["datadog_service_level_objective.sli_specification.time_slice.query.query.metric_query"] = "{",
        ["datadog_service_level_objective.sli_specification.time_slice.query.query.metric_query.name"] = "s!", ["datadog_service_level_objective.sli_specification.time_slice.query.query.metric_query.query"] = "s!",
        ["datadog_monitor.name"] = "s!", ["datadog_monitor.type"] = "s!", ["datadog_monitor.query"] = "s!", ["datadog_monitor.message"] = "s!", ["datadog_monitor.priority"] = "s",
        ["datadog_monitor.require_full_window"] = "b", ["datadog_monitor.notify_no_data"] = "b", ["datadog_monitor.no_data_timeframe"] = "n", ["datadog_monitor.tags"] = "l",
        ["datadog_monitor.monitor_thresholds"] = "{", ["datadog_monitor.monitor_thresholds.critical"] = "s",
    }.ToImmutableDictionary();

    /// <summary>Values of which there are a few.</summary>
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> Values = new Dictionary<string, ImmutableArray<string>>
    {
        ["datadog_service_level_objective.type"] = ["metric", "monitor", "time_slice"], ["datadog_service_level_objective.timeframe"] = ["7d", "30d", "90d", "custom"],
        ["datadog_service_level_objective.sli_specification.time_slice.comparator"] = [">", ">=", "<", "<="], ["datadog_monitor.type"] = ["query alert", "slo alert"], ["datadog_monitor.priority"] = ["1", "2", "3", "4", "5"],
    }.ToImmutableDictionary();

    /// <summary>What is wrong with the resources of <paramref name="file"/>, in the layout of <c>terraform fmt</c>.</summary>
    public static IReadOnlyList<string> Problems(string file)
    {
        var (problems, open, seen) = (new List<string>(), new Stack<string>(), new Stack<HashSet<string>>());
        foreach (var line in file.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0 && l[0] != '#'))
        {
            if (line == "}")
            {
                var path = open.Pop();
                var had = seen.Pop();
                problems.AddRange(Known.Where(k => k.Value.EndsWith('!') && k.Key[..k.Key.LastIndexOf('.')] == path && !had.Contains(k.Key)).Select(static k => $"{k.Key} is missing"));
            }
            else if (line.EndsWith('{'))
            {
                var type = line.Split(' ', '"')[0] == "resource" ? line.Split('"')[1] : $"{open.Peek()}.{line.Split(' ')[0]}";
                problems.AddRange(open.Count > 0 ? Check(type, "{") : []);
                seen.FirstOrDefault()?.Add(type);
                open.Push(type);
                seen.Push([]);
            }
            else
            {
                var parts = line.Split('=', 2);
                var path = $"{open.Peek()}.{parts[0].Trim()}";
                problems.AddRange(Check(path, parts[1].Trim()));
                seen.Peek().Add(path);
            }
        }

        return problems;
    }

    private static IEnumerable<string> Check(string path, string value)
    {
        if (!Known.TryGetValue(path, out var type))
        {
            yield return $"{path} is unknown";
        }
        else if (!(type[0] switch
        {
            's' => value.StartsWith('"'),
            'n' => Number().IsMatch(value),
            'b' => value is "true" or "false",
            'l' => value.StartsWith('['),
            _ => value == "{",
        }))
        {
            yield return $"{path} is {value}";
        }
        else if (Values.TryGetValue(path, out var allowed) && !allowed.Contains(value.Trim('"')))
        {
            yield return $"{path} cannot be {value}";
        }
    }

    [GeneratedRegex("^[0-9]+([.][0-9]+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
