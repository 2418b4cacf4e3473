using System.Collections.Immutable;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>
/// What only Terraform knows of the workloads of a cluster that it makes: addresses, ARNs, the name of a registry. It is an output of the environment, as a document that Kustomize
/// reads and never sends to the cluster. Nothing in it is secret: of secrets it has their ARN.
/// </summary>
public static class ClusterValues
{
    /// <summary>The name of the output.</summary>
    public const string OutputName = "kubernetes-values";

    /// <summary>The kind of the document, which names the object for Kustomize.</summary>
    public const string Kind = "Values";

    /// <summary>The field of the document that holds a record for each workload.</summary>
    public const string Field = "values";

    /// <summary>The annotation by which Kustomize keeps an object to itself.</summary>
    public const string LocalAnnotation = "config.kubernetes.io/local-config";

    /// <summary>The output of an environment with <paramref name="workloads"/>; null where none of them runs in a cluster that the environment makes.</summary>
    /// <param name="environment">The name of the environment.</param>
    /// <param name="origin">Where it is declared.</param>
    /// <param name="workloads">What runs in it.</param>
    public static EnvironmentOutput? Output(string environment, Origin origin, ImmutableArray<Workload> workloads)
    {
        var place = origin.Location;
        var all = workloads.Where(static w => w.Cluster is not null).Select(w => (w.Name, Value: Of(w, place))).Where(static w => w.Value is not null).ToImmutableArray();
        if (workloads.All(static w => w.Cluster is null))
        {
            return null;
        }

        var document = Record(place,
            ("apiVersion", Text("flow/v1", place)), ("kind", Text(Kind, place)),
            ("metadata", Record(place, ("name", Text(environment, place)), ("annotations", Record(place, (LocalAnnotation, Text("true", place)))))),
            (Field, Record(place, [.. all.Select(static w => (w.Name, w.Value!))])));
        return new EnvironmentOutput(OutputName, Json(document, place), new Origin(place))
        {
            Description = $"What the manifests of {environment} need to know: `terraform output -raw {OutputName}` writes k8s/overlays/{environment}/values.yaml.",
        };
    }

    private static RecordExpr? Of(Workload workload, Location place)
    {
        var cluster = workload.Cluster!;
        var environment = workload.Variables.Where(static v => v.Value.Constant is null).Select(v => (v.Name, AsText(v.Value, place))).ToImmutableArray();
        (string, Expr)[] fields =
        [
            .. Some("image", cluster.ImageName),
            .. environment.IsEmpty ? [] : new[] { ("env", (Expr)Record(place, environment)) },
            .. workload.Secrets.IsEmpty ? [] : new[] { ("secrets", (Expr)Json(Secrets(workload, place), place)) },
            .. workload.Domain is null ? [] : Some("certificate", cluster.Certificate).Concat(Some("subnets", cluster.Subnets)).Concat(Some("log-bucket", cluster.LogBucket)),
        ];
        return fields.Length == 0 ? null : Record(place, [.. fields]);
    }

    /// <summary>The objects that the provider of the Secrets Store CSI driver takes out of Secrets Manager and the store of parameters, each under the name of its variable.</summary>
    private static ListExpr Secrets(Workload workload, Location place) => new(
        [.. workload.Secrets.Select(s => Record(place, ("objectName", s.Value), ("objectType", Text(SsmParameter.IsMeantBy(s.Value) ? "ssmparameter" : "secretsmanager", place)), ("objectAlias", Text(s.Name, place))))],
        new ListType(FlowType.Any), place) { Labels = All(workload.Secrets.Select(static s => s.Value)) };

    private static IEnumerable<(string, Expr)> Some(string name, Expr? value) => value is null ? [] : [(name, value)];

    private static Expr AsText(Expr value, Location place) => value.Type.Required is TextType ? value : new CallExpr("text", [value], FlowType.Text, place) { Phase = value.Phase, Labels = value.Labels };

    private static CallExpr Json(Expr value, Location place) => new("to-json", [value], FlowType.Text, place) { Phase = Phase.Applied, Labels = value.Labels };

    private static ConstantExpr Text(string text, Location place) => new(Value.Of(text), FlowType.Text, place);

    private static RecordExpr Record(Location place, params ImmutableArray<(string Name, Expr Value)> fields) =>
        new([.. fields.Select(static f => new FieldExpr(f.Name, f.Value))], FlowType.Any, place) { Phase = Phase.Applied, Labels = All(fields.Select(static f => f.Value)) };

    private static Labels All(IEnumerable<Expr> parts) => parts.Aggregate(Labels.None, static (all, p) => all | p.Labels);
}
