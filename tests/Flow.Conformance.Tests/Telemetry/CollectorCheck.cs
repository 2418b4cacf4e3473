using System.Text.Json;
using System.Text.RegularExpressions;

namespace Flow.Conformance.Tests.Telemetry;

/// <summary>
/// Looks at a configuration of the collector as the collector does before it starts: every component that a pipeline names is defined, each defined one is used, every setting is one that the
/// component has, with a value of its type. The collector itself is not on these machines.
/// </summary>
internal static partial class CollectorCheck
{
    /// <summary>What is wrong.</summary>
    public static IReadOnlyList<string> Problems(JsonElement file)
    {
        var known = new[] { "receivers", "processors", "exporters", "extensions", "service" };
        return [.. file.EnumerateObject().Where(p => !known.Contains(p.Name)).Select(static p => $"{p.Name}: unknown"), .. known[..4].SelectMany(k => Defined(file, k)), .. Pipelines(file)];
    }

    private static IEnumerable<string> Defined(JsonElement file, string kind)
    {
        foreach (var component in file.GetProperty(kind).EnumerateObject())
        {
            var type = $"{kind}/{TypeOf(component.Name)}";
            if (!CollectorFacts.Components.TryGetValue(type, out var settings))
            {
                yield return $"{type}: no such component";
                continue;
            }

            foreach (var (path, value) in Leaves("", component.Value, settings.ContainsKey))
            {
                if (!settings.TryGetValue(path, out var expected))
                {
                    yield return $"{type}: no setting {path}";
                }
                else if (!Fits(value, expected))
                {
                    yield return $"{type}: {path} is no {expected}";
                }
            }

            if (!Used(file, kind).Contains(component.Name))
            {
                yield return $"{component.Name}: defined and not used";
            }
        }
    }

    private static IEnumerable<string> Used(JsonElement file, string kind)
    {
        var service = file.GetProperty("service");
        return kind == "extensions"
            ? service.GetProperty(kind).EnumerateArray().Select(static e => e.GetString()!)
            : service.GetProperty("pipelines").EnumerateObject().SelectMany(p => p.Value.GetProperty(kind).EnumerateArray().Select(static e => e.GetString()!));
    }

    private static IEnumerable<string> Pipelines(JsonElement file)
    {
        foreach (var pipeline in file.GetProperty("service").GetProperty("pipelines").EnumerateObject())
        {
            foreach (var kind in new[] { "receivers", "processors", "exporters" })
            {
                var names = pipeline.Value.GetProperty(kind).EnumerateArray().Select(static e => e.GetString()!).ToList();
                foreach (var name in names.Where(n => !file.GetProperty(kind).TryGetProperty(n, out _)))
                {
                    yield return $"{pipeline.Name}: {name} is not defined";
                }

                foreach (var name in names.Where(n => CollectorFacts.Signals.TryGetValue($"{kind}/{TypeOf(n)}", out var signals) && !signals.Contains(pipeline.Name)))
                {
                    yield return $"{pipeline.Name}: {name} takes something else";
                }

                if (kind == "processors" && names.Select(static n => CollectorFacts.Order.IndexOf(TypeOf(n))).ToList() is var places && !places.SequenceEqual(places.Order()))
                {
                    yield return $"{pipeline.Name}: {string.Join(", ", names)} is out of order";
                }
            }
        }
    }

    private static string TypeOf(string name) => name.Split('/')[0];

    /// <summary>The values that are no further divided; what <paramref name="isSetting"/> knows is not.</summary>
    private static IEnumerable<(string Path, JsonElement Value)> Leaves(string path, JsonElement value, Func<string, bool> isSetting) => value.ValueKind switch
    {
        _ when isSetting(path) => [(path, value)],
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Leaves(path.Length == 0 ? p.Name : $"{path}.{p.Name}", p.Value, isSetting)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(e => Leaves($"{path}[]", e, isSetting)),
        _ => [(path, value)],
    };

    private static bool Fits(JsonElement value, SettingType type) => type switch
    {
        SettingType.Text => value.ValueKind == JsonValueKind.String,
        SettingType.Whole => value.ValueKind == JsonValueKind.Number && value.TryGetUInt32(out _),
        SettingType.Number => value.ValueKind == JsonValueKind.Number,
        SettingType.Time => value.ValueKind == JsonValueKind.String && Duration().IsMatch(value.GetString()!),
        SettingType.Texts => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(static e => e.ValueKind == JsonValueKind.String),
        SettingType.Map => value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(static p => p.Value.ValueKind == JsonValueKind.String),
        _ => true,
    };

    [GeneratedRegex("^([0-9]+(ms|s|m|h))+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Duration();
}
