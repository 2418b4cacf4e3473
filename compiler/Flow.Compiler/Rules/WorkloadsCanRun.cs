using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>What runs in containers can run where its environment lives.</summary>
internal sealed class WorkloadsCanRun : ModelRule
{
    private const int LongestName = 63;

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var environment in model.Environments)
        {
            if (Platforms.Has(environment.Cloud?.Provider))
            {
                CheckResources(environment, diagnostics);
            }

            foreach (var workload in environment.Workloads)
            {
                CheckWorkload(workload, environment, model, diagnostics);
            }
        }

        foreach (var service in model.Services.Where(static s => s is { Build.Kind: BuildKind.Static, Port: { } port } && port != BaseImages.PagesPort))
        {
            Report(diagnostics, ContainerDiagnostics.PagesPort, service.Origin.Location, $"The web server of pages listens on {BaseImages.PagesPort}, and `{service.Name}` says {service.Port}: `port = {BaseImages.PagesPort}`.");
        }
    }

    private static void CheckResources(DeploymentEnvironment environment, DiagnosticBag diagnostics)
    {
        foreach (var resource in environment.Resources)
        {
            Report(
                diagnostics, ContainerDiagnostics.ResourceElsewhere, resource.Origin.Location,
                $"`{environment.Name}` lives in {Words(environment)}, where Terraform makes nothing. Write `{resource.Type}` in an environment with another `cloud`.");
        }
    }

    private static void CheckWorkload(Workload workload, DeploymentEnvironment environment, DeliveryModel model, DiagnosticBag diagnostics)
    {
        var place = workload.Origin.Location;
        var isInCluster = environment.Cloud?.Provider == Platforms.Kubernetes || workload.Cluster is not null;
        if (!Platforms.Has(environment.Cloud?.Provider) && workload.Cluster is null)
        {
            Report(diagnostics, ContainerDiagnostics.ContainerElsewhere, place, $"`{workload.Name}` cannot run in `{environment.Name}`: its `cloud` is neither `local` nor `kubernetes`. Write a service, and a `host` for it: in AWS also `host cluster using kubernetes`.");
            return;
        }

        if (!IsHostName(workload.Name))
        {
            Report(diagnostics, ContainerDiagnostics.BadContainerName, place, $"`{workload.Name}` is a name in DNS here: small letters, digits and `-`, at most {LongestName} of them.");
        }

        if (workload.Image is null && (isInCluster || workload.Service is null || model.Services.FirstOrDefault(s => s.Name == workload.Service)?.Build is null))
        {
            var written = workload.LateImage is { } late ? environment.Uses.FirstOrDefault(u => u.Name == workload.Name)?.Value("image") ?? late : null;
            var message = written is null
                ? $"`{workload.Name}` has nothing to run in `{environment.Name}`: `image = \"…\"`{(workload.Service is null || isInCluster ? "" : ", or `build = dotnet(\"…\")`")}."
                : Late(workload, written, environment);
            Report(diagnostics, ContainerDiagnostics.NoImage, written?.Location.InProject ?? place, message);
        }

        CheckOrder(workload, environment, isInCluster, diagnostics);
        foreach (var secret in isInCluster && workload.Cluster is null ? workload.Secrets.Where(static s => s.Value.KnownText?.Split('/') is not [{ Length: > 0 }, { Length: > 0 }]) : [])
        {
            Report(diagnostics, ContainerDiagnostics.BadSecret, secret.Origin.Location, $"`{secret.Name}` of `{workload.Name}` names no key of a Secret in `{environment.Name}`: `{secret.Name} = \"name/key\"`.");
        }
    }

    /// <summary>What is written before anybody gives a parameter has an image that is known; its tag can be set afterwards.</summary>
    private static string Late(Workload workload, Expr image, DeploymentEnvironment environment)
    {
        var parameter = ExprTree.Reads(image).Select(static r => r.Source).OfType<ParameterSource>().FirstOrDefault()?.Name;
        var (files, afterwards) = environment.Cloud?.Provider == Platforms.Kubernetes
            ? ("manifests are", $", and let the job that applies them set another: `kustomize edit set image` in `k8s/overlays/{environment.Name}`")
            : ("`compose.yaml` is", "");
        return $"The image of `{workload.Name}` {(parameter is null ? "is known only when" : $"has the parameter `{parameter}`, which is given when")} `{environment.Name}` is applied, and {files} written before. Write a tag that is known, `image = \"…:1.4.2\"`{afterwards}.";
    }

    private static void CheckOrder(Workload workload, DeploymentEnvironment environment, bool isInCluster, DiagnosticBag diagnostics)
    {
        if (isInCluster && !workload.WaitsFor.IsEmpty)
        {
            Report(diagnostics, ContainerDiagnostics.BadOrder, workload.Origin.Location, $"Kubernetes starts everything at once, so `{workload.Name}` cannot wait for `{workload.WaitsFor[0]}`. Let it try again until that is there.");
            return;
        }

        foreach (var other in workload.WaitsFor.Where(o => o == workload.Name || environment.Workloads.All(w => w.Name != o)))
        {
            Report(diagnostics, ContainerDiagnostics.BadOrder, workload.Origin.Location, $"`{workload.Name}` waits for `{other}`, which {(other == workload.Name ? "it is itself" : $"is no container of `{environment.Name}`")}.{Suggestions.DidYouMean(other, environment.Workloads.Select(static w => w.Name))}");
        }
    }

    private static string Words(DeploymentEnvironment environment) => environment.Cloud!.Provider == Platforms.Local ? "containers on one machine" : "a cluster of Kubernetes";

    /// <summary>A label of RFC 1123, which names of Services and of containers are.</summary>
    private static bool IsHostName(string name) =>
        name.Length is > 0 and <= LongestName && name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && name[0] != '-' && name[^1] != '-';
}
