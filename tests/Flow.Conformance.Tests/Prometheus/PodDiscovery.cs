using System.Text.Json;
using System.Text.Json.Nodes;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>
/// How pods are found in a cluster. Debian builds promtool without Kubernetes, so that it is looked at here: by what Prometheus' documentation says of <c>kubernetes_sd_config</c> and of the
/// labels that a pod has before they are rewritten.
/// </summary>
internal static class PodDiscovery
{
    private const string Key = "kubernetes_sd_configs";

    private static readonly string[] LabelsOfPods =
    [
        "__meta_kubernetes_namespace", "__meta_kubernetes_pod_name", "__meta_kubernetes_pod_ip", "__meta_kubernetes_pod_container_init", "__meta_kubernetes_pod_container_name",
        "__meta_kubernetes_pod_container_id", "__meta_kubernetes_pod_container_image", "__meta_kubernetes_pod_container_port_name", "__meta_kubernetes_pod_container_port_number",
        "__meta_kubernetes_pod_container_port_protocol", "__meta_kubernetes_pod_ready", "__meta_kubernetes_pod_phase", "__meta_kubernetes_pod_node_name", "__meta_kubernetes_pod_host_ip",
        "__meta_kubernetes_pod_uid", "__meta_kubernetes_pod_controller_kind", "__meta_kubernetes_pod_controller_name",
    ];

    /// <summary>The configuration, as JSON, with another way to find what it reads, which every promtool knows.</summary>
    public static string Replaced(string json)
    {
        var root = JsonNode.Parse(json)!.AsObject();
        foreach (var job in Jobs(root).Where(static j => j.ContainsKey(Key)))
        {
            job.Remove(Key);
            job["http_sd_configs"] = new JsonArray(new JsonObject { ["url"] = "http://127.0.0.1:9" });
        }

        return root.ToJsonString();
    }

    /// <summary>What is wrong with how pods are found in <paramref name="configuration"/>.</summary>
    public static IReadOnlyList<string> Problems(JsonElement configuration) =>
        [.. Jobs(JsonNode.Parse(configuration.GetRawText())!.AsObject()).SelectMany(static j => Discovery(j).Concat(Labels(j)))];

    private static IEnumerable<JsonObject> Jobs(JsonObject root) => root["scrape_configs"]!.AsArray().Select(static j => j!.AsObject());

    private static IEnumerable<string> Discovery(JsonObject job)
    {
        foreach (var discovery in job[Key]?.AsArray().Select(static d => d!.AsObject()) ?? [])
        {
            foreach (var unknown in discovery.Select(static p => p.Key).Except(["role", "namespaces", "selectors"]))
            {
                yield return $"no field {unknown}";
            }

            if (discovery["role"]?.GetValue<string>() != "pod")
            {
                yield return "no pods";
            }

            if (discovery["namespaces"]?.AsObject() is not { Count: 1 } namespaces || namespaces["names"] is not JsonArray { Count: > 0 })
            {
                yield return "no namespace";
            }

            foreach (var selector in discovery["selectors"]!.AsArray().Select(static s => s!.AsObject()))
            {
                if (selector["role"]?.GetValue<string>() != "pod" || selector["label"]?.GetValue<string>().Split('=') is not [_, { Length: > 0 }] || selector.Count != 2)
                {
                    yield return "no selector";
                }
            }
        }
    }

    private static IEnumerable<string> Labels(JsonObject job) => !job.ContainsKey(Key) ? [] : job["relabel_configs"]!.AsArray()
        .SelectMany(static r => r!["source_labels"]!.AsArray()).Select(static l => l!.GetValue<string>()).Except(LabelsOfPods).Select(static l => $"no label {l}");
}
