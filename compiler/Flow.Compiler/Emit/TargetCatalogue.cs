using System.Collections.Immutable;
using Flow.Compiler.Emit.Alertmanager;
using Flow.Compiler.Emit.Compose;
using Flow.Compiler.Emit.CSharp;
using Flow.Compiler.Emit.Datadog;
using Flow.Compiler.Emit.Docker;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Emit.Grafana;
using Flow.Compiler.Emit.Kubernetes;
using Flow.Compiler.Emit.OpenSlo;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Emit.Runbooks;
using Flow.Compiler.Emit.StatusPages;
using Flow.Compiler.Emit.Telemetry;
using Flow.Compiler.Emit.Terraform;

namespace Flow.Compiler.Emit;

/// <summary>Every target, in the order of help.</summary>
public static class TargetCatalogue
{
    /// <summary>The targets.</summary>
    public static readonly ImmutableArray<ITarget> All =
    [
        new GitHubActionsTarget(), new TerraformTarget(), new PrometheusTarget(), new AlertmanagerTarget(), new GrafanaTarget(), new CollectorTarget(), new OpenSloTarget(), new DatadogTarget(), new RunbooksTarget(), new StatusPageTarget(),
        new DockerTarget(), new ComposeTarget(), new KubernetesTarget(), new CSharpTarget(),
    ];
}
