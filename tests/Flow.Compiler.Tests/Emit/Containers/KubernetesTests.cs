using Flow.Compiler.Emit.Kubernetes;

namespace Flow.Compiler.Tests.Emit.Containers;

/// <summary>What manifests are made of environments; the example of containers shows them whole.</summary>
public class KubernetesTests
{
    private const string Source = """
        service api { image = "example.com/api:1", port = 80, domain = "api.example.com", access = [store.connect, worker.call], secrets { KEY = "keys/api" } }
        service worker { image = "example.com/worker@sha256:0123", port = 90, scale = 1..1, env { A = "1", B = "yes" } }
        environment production {
          cloud kubernetes { ingress-from = "edge", tls-issuer = "ca" }
          host cluster { services = [api, worker] }
          database store { host = "db", addresses = "10.9.0.0/16" }
          container mail { image = "mail:1", port = 25, volumes = ["/data"], user = 7, gives { SMTP = "mail" } }
          container seed { image = "seed:1", once = true }
        }
        environment staging like production {
          worker { env { B = "no" } }
          seed = none
          api { domain = none, scale = 3..3 }
        }
        """;

    private static readonly Dictionary<string, string> Files = ImageProject.Emit(new KubernetesTarget(), Source);

    [Fact]
    public void Each_environment_is_an_overlay_with_what_is_different() => Assert.Equal(
        """
        apiVersion: kustomize.config.k8s.io/v1beta1
        kind: Kustomization
        namespace: staging
        resources:
          - namespace.yaml
          - ../../base
        labels:
          - pairs:
              app.kubernetes.io/part-of: shop
        images:
          - name: api
            newName: example.com/api
            newTag: '1'
          - name: worker
            newName: example.com/worker
            digest: sha256:0123
          - name: mail
            newTag: '1'
        patches:
          - path: patches/api/deployment.yaml
            target:
              kind: Deployment
              name: api
          - path: patches/api/ingress.yaml
            target:
              kind: Ingress
              name: api
          - path: patches/api/horizontalpodautoscaler.yaml
            target:
              kind: HorizontalPodAutoscaler
              name: api
          - path: patches/api/networkpolicy.yaml
            target:
              kind: NetworkPolicy
              name: api
          - path: patches/worker/deployment.yaml
            target:
              kind: Deployment
              name: worker
          - path: patches/seed/serviceaccount.yaml
            target:
              kind: ServiceAccount
              name: seed
          - path: patches/seed/job.yaml
            target:
              kind: Job
              name: seed
          - path: patches/seed/networkpolicy.yaml
            target:
              kind: NetworkPolicy
              name: seed

        """, Body("k8s/overlays/staging/kustomization.yaml"));

    [Fact]
    public void A_patch_says_no_more_than_the_difference()
    {
        Assert.Equal("- op: replace\n  path: /spec/template/spec/containers/0/env/1/value\n  value: 'no'\n", Body("k8s/overlays/staging/patches/worker/deployment.yaml"));
        Assert.Equal("- op: add\n  path: /spec/replicas\n  value: 3\n", Body("k8s/overlays/staging/patches/api/deployment.yaml"));
        Assert.Equal("$patch: delete\napiVersion: batch/v1\nkind: Job\nmetadata:\n  name: seed\n", Body("k8s/overlays/staging/patches/seed/job.yaml"));
        Assert.DoesNotContain(Files.Keys, static f => f.StartsWith("k8s/overlays/production/patches", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_reaches_whom_follows_from_access_and_domain() => Assert.Equal(
        """
        spec:
          podSelector:
            matchLabels:
              app.kubernetes.io/name: api
          policyTypes: [Ingress, Egress]
          ingress:
            - from:
                - namespaceSelector:
                    matchLabels:
                      kubernetes.io/metadata.name: edge
              ports:
                - port: 80
                  protocol: TCP
          egress:
            # Names.
            - to:
                - namespaceSelector:
                    matchLabels:
                      kubernetes.io/metadata.name: kube-system
              ports:
                - port: 53
                  protocol: UDP
                - port: 53
                  protocol: TCP
            - to:
                - ipBlock:
                    cidr: 10.9.0.0/16
              ports:
                - port: 5432
                  protocol: TCP
            - to:
                - podSelector:
                    matchLabels:
                      app.kubernetes.io/name: worker
              ports:
                - port: 90
                  protocol: TCP
            # What speaks HTTPS outside of the cluster, as in a cloud.
            - to:
                - ipBlock:
                    cidr: 0.0.0.0/0
                    except:
                      - 10.0.0.0/8
                      - 172.16.0.0/12
                      - 192.168.0.0/16
              ports:
                - port: 443
                  protocol: TCP

        """, Spec("k8s/base/api/networkpolicy.yaml"));

    [Fact]
    public void Every_pod_is_in_the_restricted_profile()
    {
        var running = Files.Where(static f => f.Key.Contains("/base/", StringComparison.Ordinal) && Path.GetFileName(f.Key) is "deployment.yaml" or "statefulset.yaml" or "job.yaml").ToList();

        Assert.Equal(4, running.Count);
        foreach (var asked in new[] { "runAsNonRoot: true", "allowPrivilegeEscalation: false", "readOnlyRootFilesystem: true", "drop: [ALL]", "type: RuntimeDefault", "automountServiceAccountToken: false" })
        {
            Assert.All(running, f => Assert.Contains(asked, f.Value, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_keeps_data_is_a_StatefulSet_what_ends_a_Job_and_several_are_not_taken_away_at_once()
    {
        Assert.Contains("volumeClaimTemplates:", Files["k8s/base/mail/statefulset.yaml"], StringComparison.Ordinal);
        Assert.Contains("restartPolicy: OnFailure", Files["k8s/base/seed/job.yaml"], StringComparison.Ordinal);
        Assert.Contains("maxUnavailable: 1", Files["k8s/base/api/poddisruptionbudget.yaml"], StringComparison.Ordinal);
        Assert.DoesNotContain("k8s/base/worker/poddisruptionbudget.yaml", Files.Keys); // one alone could never be moved
        Assert.Contains("cert-manager.io/cluster-issuer: ca", Files["k8s/base/api/ingress.yaml"], StringComparison.Ordinal);
    }

    private static string Body(string path) => Files[path][(Files[path].IndexOf("\n\n", StringComparison.Ordinal) + 2)..];

    private static string Spec(string path) => Files[path][Files[path].IndexOf("spec:", StringComparison.Ordinal)..];
}
