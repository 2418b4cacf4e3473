using Flow.Compiler;
using Flow.Compiler.Model;

namespace Flow.Conformance.Tests.Meaning;

/// <summary>How the job of <c>kubernetes-apply</c> brings manifests into a cluster. Its script is run by bash, with doubles of AWS, kubectl and Terraform.</summary>
public sealed class KubernetesApplyTests : IDisposable
{
    private const string Overlay = "k8s/overlays/it's $(touch escaped)";

    private readonly string folder = Directory.CreateTempSubdirectory("flow-kubernetes-").FullName;

    public KubernetesApplyTests()
    {
        Directory.CreateDirectory(Path.Combine(folder, Overlay));
        Double("terraform", """[ "$*" = "-chdir=infra/production output -no-color -raw kubernetes-values" ] && echo 'kind: Values'""");
        Double("aws", """printf '%s\n' "$*" >> calls; : > "$KUBECONFIG"; printf '%s' "$KUBECONFIG" > kubeconfig""");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void What_is_shown_is_what_is_applied_and_it_waits_until_all_is_well()
    {
        Kubectl(diff: 1, apply: 0, rollout: "");

        Assert.True(RunScript());

        Assert.Equal("kind: Values\n", File.ReadAllText(Path.Combine(folder, Overlay, "values.yaml")));
        Assert.Equal(
            ["eks update-kubeconfig --name production-cluster --region eu-west-1", "applied kind: Values", "rollout status Deployment/api --namespace shop --timeout 10m", "rollout status StatefulSet/store --namespace shop --timeout 10m"],
            Calls);
        Assert.Equal($"""
            ### Kubernetes: {Overlay}

            ~~~~diff
            + replicas ~ ~ ~ ~

            ~~~~

            | workload | |
            | --- | --- |
            | `api` | is well |
            | `store` | is well |

            """.ReplaceLineEndings("\n"), Summary);
        Assert.False(File.Exists(Path.Combine(folder, "escaped")));
        Assert.False(File.Exists(File.ReadAllText(Path.Combine(folder, "kubeconfig"))));
    }

    [Theory]
    [InlineData(0, "Nothing changes.")]
    [InlineData(2, "What changes cannot be shown; the log says why.")]
    public void Where_nothing_can_be_shown_it_says_so_and_applies(int diff, string said)
    {
        Kubectl(diff, apply: 0, rollout: "");

        Assert.True(RunScript());
        Assert.Contains(said, Summary, StringComparison.Ordinal);
        Assert.Contains("applied kind: Values", Calls);
    }

    [Fact]
    public void A_workload_that_is_not_well_fails_the_job_and_the_others_are_looked_at()
    {
        Kubectl(diff: 1, apply: 0, rollout: "Deployment/api");

        Assert.False(RunScript());
        Assert.EndsWith("| `api` | is not well after 10m |\n| `store` | is well |\n", Summary, StringComparison.Ordinal);
        Assert.Contains("get pods --namespace shop", Calls);
    }

    [Fact]
    public void What_cannot_be_applied_fails_the_job_at_once()
    {
        Kubectl(diff: 1, apply: 1, rollout: "");

        Assert.False(RunScript());
        Assert.EndsWith("Not all of it could be applied; the log says what.\n", Summary, StringComparison.Ordinal);
        Assert.DoesNotContain(Calls, static c => c.StartsWith("rollout", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_values_nothing_is_asked_of_the_cluster()
    {
        Double("terraform", "exit 1");
        Kubectl(diff: 1, apply: 0, rollout: "");

        Assert.False(RunScript());
        Assert.Empty(Calls);
    }

    private static RunStep Step => Compilation.Of($$"""
        project shop
        pipeline deploy {
          on manual
          kubernetes-apply production {
            on linux
            folder = "infra/production"
            overlay = "{{Overlay.Replace("$", "\\$", StringComparison.Ordinal)}}"
            environment = "production"
            cluster = "production-cluster"
            role = "arn:aws:iam::1:role/deployer"
            region = "eu-west-1"
          }
        }
        """, "deploy.flow").Model.Pipelines[0].Jobs[0].Steps.OfType<RunStep>().Last();

    private string[] Calls => File.Exists(Path.Combine(folder, "calls")) ? File.ReadAllLines(Path.Combine(folder, "calls")) : [];

    private string Summary => File.ReadAllText(Path.Combine(folder, "summary"));

    private bool RunScript()
    {
        var variables = Step.Variables.ToDictionary(static v => v.Name, static v => v.Value.Constant!.ToText());
        variables["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}";
        return BashStep.Run(Step.Script.Text, variables, folder).Succeeded;
    }

    /// <summary>A cluster that answers a comparison and an apply with these numbers, and in which the workload <paramref name="rollout"/> does not get well.</summary>
    private void Kubectl(int diff, int apply, string rollout) => Double("kubectl", $"""
        case "$1" in
          kustomize) cat "$2/values.yaml" ;;
          diff) echo '+ replicas ~~~~'; exit {diff} ;;
          apply) printf 'applied ' >> calls; cat "$4" >> calls; exit {apply} ;;
          rollout) printf '%s\n' "$*" >> calls; cat > /dev/null; [ "$3" != "{rollout}" ] ;;
          get)
            if [ "$2" = pods ]; then printf '%s\n' "$*" >> calls; exit 0; fi
            printf 'Namespace <none> shop\nService shop api\nDeployment shop api\nStatefulSet shop store\n' ;;
        esac
        """);

    private void Double(string command, string script)
    {
        var path = Path.Combine(folder, command);
        File.WriteAllText(path, $"#!/bin/bash\n{script.ReplaceLineEndings("\n")}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
