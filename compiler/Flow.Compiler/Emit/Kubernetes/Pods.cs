using System.Globalization;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Kubernetes;

/// <summary>
/// What runs of a workload: pods in the restricted profile of the Pod Security Standards (no root, no further rights, no capabilities, the runtime's filter of system calls),
/// whose file system cannot be written besides <c>/tmp</c> and what is kept.
/// </summary>
/// <param name="neighbours">The other workloads by name, whose variables it gets.</param>
internal sealed class Pods(IReadOnlyDictionary<string, Workload> neighbours)
{
    /// <summary>What stands where a value is known when the environment is applied; the overlay puts it in its place.</summary>
    public const string FromTerraform = "from-terraform";

    /// <summary>The folder of the files that a secret comes with.</summary>
    public const string SecretsFolder = "/mnt/secrets";

    private const int ProbeSeconds = 5;
    private const string SecretsVolume = "secrets";

    /// <summary>The template of the pods of <paramref name="workload"/>.</summary>
    public YamlMapping Template(Workload workload, YamlMapping labels) => YamlMapping.Of(
        ("metadata", YamlMapping.Of(("labels", labels))),
        ("spec", YamlMapping.Of(
            ("serviceAccountName", workload.Name),
            ("automountServiceAccountToken", false),
            ("restartPolicy", workload.IsOnce ? YamlScalar.Of("OnFailure") : null),
            ("securityContext", YamlMapping.Of(
                ("runAsNonRoot", true),
                ("runAsUser", workload.User is { } user ? YamlScalar.Of(user) : null),
                ("fsGroup", !workload.Volumes.IsEmpty && workload.User is { } group ? YamlScalar.Of(group) : null),
                ("seccompProfile", YamlMapping.Of(("type", "RuntimeDefault"))))),
            ("topologySpreadConstraints", workload.Most > 1 ? YamlSequence.Of(Spread(labels)) : null),
            ("containers", YamlSequence.Of(Container(workload))),
            ("volumes", YamlSequence.Of([YamlMapping.Of(("name", "tmp"), ("emptyDir", YamlMapping.Empty)), .. SecretVolumes(workload)])))));

    /// <summary>The Secret of a workload exists as long as a pod has the secrets as files.</summary>
    private static IEnumerable<YamlNode> SecretVolumes(Workload workload) => ClusterSecrets.Has(workload)
        ? [YamlMapping.Of(("name", SecretsVolume), ("csi", YamlMapping.Of(("driver", "secrets-store.csi.k8s.io"), ("readOnly", true), ("volumeAttributes", YamlMapping.Of(("secretProviderClass", workload.Name))))))]
        : [];

    private static IEnumerable<YamlNode> SecretMounts(Workload workload) => ClusterSecrets.Has(workload)
        ? [YamlMapping.Of(("name", SecretsVolume), ("mountPath", SecretsFolder), ("readOnly", true))]
        : [];

    /// <summary>The name of one of its folders that stay.</summary>
    public static string VolumeOf(int index) => index == 0 ? "data" : string.Create(CultureInfo.InvariantCulture, $"data-{index + 1}");

    private static YamlMapping Spread(YamlMapping labels) => YamlMapping.Of(
        ("maxSkew", 1), ("topologyKey", "kubernetes.io/hostname"), ("whenUnsatisfiable", "ScheduleAnyway"), ("labelSelector", YamlMapping.Of(("matchLabels", labels))));

    private YamlMapping Container(Workload workload) => YamlMapping.Of(
        ("name", workload.Name),
        ("image", workload.Name), // the overlay says which image that is: two workloads may run images of one repository
        ("args", workload.Command.IsEmpty ? null : YamlSequence.Of(workload.Command.Select(static c => (YamlNode)c))),
        ("ports", workload.Port is { } port ? YamlSequence.Of(YamlMapping.Of(("name", "main"), ("containerPort", port))) : null),
        ("env", Variables(workload)),
        ("resources", YamlMapping.Of(
            ("requests", YamlMapping.Of(("cpu", Cpu(workload.Cpu)), ("memory", Memory(workload.Memory)))),
            ("limits", YamlMapping.Of(("memory", Memory(workload.Memory)))))),
        ("startupProbe", Probe(workload, (int)Math.Max(1, Math.Ceiling(workload.Start.TotalSeconds / ProbeSeconds)))),
        ("readinessProbe", Probe(workload, 3)),
        ("livenessProbe", Probe(workload, 6)),
        ("securityContext", YamlMapping.Of(
            ("allowPrivilegeEscalation", false), ("readOnlyRootFilesystem", true), ("capabilities", YamlMapping.Of(("drop", YamlSequence.Flow("ALL")))))),
        ("volumeMounts", YamlSequence.Of([YamlMapping.Of(("name", "tmp"), ("mountPath", "/tmp")), .. SecretMounts(workload), .. workload.Volumes.Select(static (v, i) => YamlMapping.Of(("name", VolumeOf(i)), ("mountPath", v)))])));

    private YamlSequence? Variables(Workload workload)
    {
        var given = workload.Connections.Select(c => neighbours.GetValueOrDefault(c.To)).OfType<Workload>().Where(n => n.Name != workload.Name).Distinct().SelectMany(static n => n.Gives);
        var all = given.Concat(workload.Variables).Select(static v => (v.Name, Node: YamlMapping.Of(("name", v.Name), ("value", YamlScalar.Of(TextOf(v))))))
            .Concat(workload.Secrets.Select(s => (s.Name, Node: ClusterSecrets.Has(workload) ? Secret(s.Name, workload.Name, s.Name) : Secret(s))))
            .GroupBy(static v => v.Name).Select(static g => (YamlNode)g.Last().Node).ToList();
        return all.Count == 0 ? null : YamlSequence.Of(all);
    }

    private static YamlMapping Secret(Variable secret)
    {
        var parts = TextOf(secret).Split('/');
        return Secret(secret.Name, parts[0], parts.Length > 1 ? parts[1] : secret.Name);
    }

    private static YamlMapping Secret(string variable, string name, string key) =>
        YamlMapping.Of(("name", variable), ("valueFrom", YamlMapping.Of(("secretKeyRef", YamlMapping.Of(("name", name), ("key", key))))));

    private static YamlMapping? Probe(Workload workload, int failures) => (workload.Health, workload.Check.IsEmpty) switch
    {
        ({ } path, _) when workload.Port is not null => YamlMapping.Of(
            ("httpGet", YamlMapping.Of(("path", path), ("port", "main"))), ("periodSeconds", ProbeSeconds), ("timeoutSeconds", 3), ("failureThreshold", failures)),
        (_, false) => YamlMapping.Of(
            ("exec", YamlMapping.Of(("command", YamlSequence.Of(workload.Check.Select(static c => (YamlNode)c))))), ("periodSeconds", ProbeSeconds), ("timeoutSeconds", 3), ("failureThreshold", failures)),
        _ => null,
    };

    private static string TextOf(Variable variable) => variable.Value.KnownText ?? FromTerraform;

    private static YamlScalar Cpu(decimal processors) => YamlScalar.Of(string.Create(CultureInfo.InvariantCulture, $"{(int)Math.Ceiling(processors * 1000)}m"));

    private static YamlScalar Memory(decimal bytes) => YamlScalar.Of(string.Create(CultureInfo.InvariantCulture, $"{(long)Math.Ceiling(bytes / (1024 * 1024))}Mi"));
}
