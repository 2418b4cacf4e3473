using static Flow.Compiler.Tests.Comparing.ChangeChecks;

namespace Flow.Compiler.Tests.Comparing;

/// <summary>What changes of containers mean, on a cluster of Kubernetes and on the own machine.</summary>
public class WorkloadChangeTests
{
    private const string Api = """
        service api { image = "acme/api:1", port = 8080, health = "/ok", access = [sessions.connect], scale 2..4, limits { cpu = 0.5, memory = 512MiB }, env { MODE = "x" }, secrets { STRIPE = stripe.arn } }
        """;

    [Fact]
    public void The_same_is_no_change() => CheckDiff(With(Api), $"{With(Api)}\n// A comment.", "");

    [Fact]
    public void Each_thing_that_a_service_runs_with_is_seen() => CheckDiff(
        With(Api), With(Api.Replace(":1\"", ":2\"").Replace("8080", "8081").Replace("health = \"/ok\", ", "").Replace("2..4", "1..4").Replace("512MiB", "1GiB").Replace("\"x\"", "\"y\"").Replace("STRIPE", "KEY")), """
        review changed production service api
          image: "acme/api:1" → "acme/api:2"
          port: 8080 → 8081
          health: "/ok" → "/"
          env.MODE: "x" → "y"
          secrets.STRIPE: "stripe/value" → -
          memory: 512MiB → 1GiB
          scale: 2..4 → 1..4
          secrets.KEY: - → "stripe/value"
        """);

    [Fact]
    public void Who_may_reach_what_is_seen() => CheckDiff(With(Api.Replace("access = [sessions.connect], ", "")), With(Api), """
        review changed production service api
          it may reach `sessions` on port 6379
          connects to: - → `sessions` on port 6379
        """);

    [Fact]
    public void Another_name_for_visitors_is_said() => CheckDiff(With(Api.Replace("port =", "domain = \"a.example.com\", port =")), With(Api.Replace("port =", "domain = \"b.example.com\", port =")), """
        review changed production service api
          it is no longer reached under the name that it had
          domain: "a.example.com" → "b.example.com"
        """);

    [Fact]
    public void A_database_that_goes_takes_what_it_kept_out_of_reach() => CheckDiff(With(Api, "database orders", "local"), With(Api, "", "local"), """
        review removed production container orders
          it runs no more, and nobody reads what it kept in `/var/lib/postgresql/data`
        """);

    [Fact]
    public void A_container_of_a_use_that_was_moved_has_another_name() => CheckDiff(Renamed("orders", "", "local"), Renamed("shop-orders", "moved orders to shop-orders", "local"), """
        harmless moved production container shop-orders
          it was `orders`
          it begins with nothing: what it kept in `/var/lib/postgresql/data` stays in the volume of `orders`, which nobody reads
        """);

    private static string Renamed(string name, string moved, string cloud) => With(Api.Replace("sessions.connect", $"{name}.connect"), $"database {name}\n  {moved}", cloud);

    [Fact]
    public void Another_namespace_is_a_change_of_the_environment() => CheckDiff(With(Api), With(Api).Replace("\"shop\"", "\"other\""), """
        review changed environment production
          cloud.namespace: "shop" → "other"
        """);

    private static string With(string service, string more = "", string cloud = "kubernetes { namespace = \"shop\", ingress-class = \"nginx\" }") =>
        $"environment production {{\n  cloud {cloud}\n  cache sessions\n  secret stripe\n  {more}\n  host cluster {{ services = [api] }}\n}}\n{service}";
}
