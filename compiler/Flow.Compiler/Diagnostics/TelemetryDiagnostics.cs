namespace Flow.Compiler.Diagnostics;

/// <summary>What is wrong with where logs and traces go, and how long they are kept.</summary>
public static class TelemetryDiagnostics
{
    /// <summary>Something that is sent nowhere.</summary>
    public static readonly DiagnosticDescriptor NoStore = new(
        "FLOW8313", Severity.Warning, "What a service traces or logs goes nowhere",
        """
        A service says that it traces, and the environment that hosts it does not say where traces go; or it logs in a cluster of Kubernetes whose environment does not say where logs go. In
        `cloud aws` a service has its own log group, so that its logs need no more.
        """,
        """
        team web
        service api {
          owner = web
          image = "registry.example.com/api:1"
          internal = true
          traces { sample = 10% }
        }
        environment production {
          cloud kubernetes
          host cluster { services = [api] }
        }
        """,
        """
        team web
        service api {
          owner = web
          image = "registry.example.com/api:1"
          internal = true
          traces { sample = 10% }
        }
        environment production {
          cloud kubernetes
          telemetry { collector = "http://otel-collector.monitoring:4318", traces = tempo("http://tempo.monitoring:4318") }
          host cluster { services = [api] }
        }
        """);

    /// <summary>A store that lets go too soon.</summary>
    public static readonly DiagnosticDescriptor KeptShorter = new(
        "FLOW8314", Severity.Error, "A store does not keep something for as long as the service says",
        """
        Flow makes the log groups of CloudWatch, and gives them the `retention` of the service; in a cluster of Kubernetes that it makes, all containers share one that keeps the `log-days` of the
        host. Other stores keep what they get for a time that is set there, and `keeps` repeats it here: it must
        be there, and be long enough. X-Ray keeps traces for 30 days.
        """,
        """
        team web
        service api {
          owner = web
          image = "registry.example.com/api:1"
          internal = true
          traces { retention = 30d }
        }
        environment production {
          cloud kubernetes
          telemetry { collector = "http://otel-collector.monitoring:4318", traces = tempo("http://tempo.monitoring:4318", keeps = 7d) }
          host cluster { services = [api] }
        }
        """,
        """
        team web
        service api {
          owner = web
          image = "registry.example.com/api:1"
          internal = true
          traces { retention = 7d }
        }
        environment production {
          cloud kubernetes
          telemetry { collector = "http://otel-collector.monitoring:4318", traces = tempo("http://tempo.monitoring:4318", keeps = 7d) }
          host cluster { services = [api] }
        }
        """);

    /// <summary>A share that is none.</summary>
    public static readonly DiagnosticDescriptor NoShare = new(
        "FLOW8315", Severity.Error, "A share of traces cannot be",
        """
        `sample` is the share of the traces that is kept: more than 0 %, and 100 % at most. Who wants no traces leaves `traces` out.
        """,
        """
        service api { traces { sample = 0% } }
        """,
        """
        service api { traces { sample = 1% } }
        """);

    /// <summary>Logs that are gone before they are asked for.</summary>
    public static readonly DiagnosticDescriptor ShorterThanPeriod = new(
        "FLOW8316", Severity.Warning, "Logs are gone before the period of a service level is over",
        """
        Who writes the report of an incident looks at what burned the budget, and that may be as long ago as the period of the service level.
        """,
        """
        team web { on-call = rotation("web") }
        service api { owner = web, logs { retention = 7d } }
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(requests_total{code!~'5..'}[${{ window }}]))"
          total = promql"sum(rate(requests_total[${{ window }}]))"
          impact = "Customers cannot order"
          runbook = "https://runbooks.example.com/api"
        }
        """,
        """
        team web { on-call = rotation("web") }
        service api { owner = web, logs { retention = 30d } }
        slo availability of api {
          objective 99.9% over 30d
          good  = promql"sum(rate(requests_total{code!~'5..'}[${{ window }}]))"
          total = promql"sum(rate(requests_total[${{ window }}]))"
          impact = "Customers cannot order"
          runbook = "https://runbooks.example.com/api"
        }
        """);

    /// <summary>The same place twice.</summary>
    public static readonly DiagnosticDescriptor SentTwice = new(
        "FLOW8317", Severity.Error, "The same is sent to one store twice",
        """
        Each line of a log would be there twice.
        """,
        """
        environment production {
          cloud kubernetes
          telemetry { collector = "http://otel:4318", logs = [loki("http://loki:3100"), loki("http://loki:3100/")] }
        }
        """,
        """
        environment production {
          cloud kubernetes
          telemetry { collector = "http://otel:4318", logs = loki("http://loki:3100") }
        }
        """);

    /// <summary>A store of another cloud.</summary>
    public static readonly DiagnosticDescriptor NotThisCloud = new(
        "FLOW8318", Severity.Error, "The environment has no such store",
        """
        `cloudwatch` is the log group that a service has in `cloud aws`, and `x-ray` the one of its account and region.
        """,
        """
        environment production {
          cloud kubernetes
          telemetry { collector = "http://otel:4318", logs = cloudwatch }
        }
        """,
        """
        environment production {
          cloud kubernetes
          telemetry { collector = "http://otel:4318", logs = loki("http://loki:3100") }
        }
        """);

    /// <summary>Nobody to send to.</summary>
    public static readonly DiagnosticDescriptor NoCollector = new(
        "FLOW8319", Severity.Error, "Nobody says where the collector is",
        """
        Services send to the collector, and the collector to the stores. `collector` is the address under which services of the environment reach it; 4318 is its port for HTTP, 4317 for gRPC.
        """,
        """
        environment production {
          cloud kubernetes
          telemetry { logs = loki("http://loki:3100") }
        }
        """,
        """
        environment production {
          cloud kubernetes
          telemetry { collector = "http://otel:4318", logs = loki("http://loki:3100") }
        }
        """);

    /// <summary>A token where the name of a variable stands.</summary>
    public static readonly DiagnosticDescriptor BadVariable = new(
        "FLOW8320", Severity.Error, "Here stands the name of a variable",
        """
        No secret is in a generated file. `token` names the variable of the collector's environment that holds it, and of the `prometheus` of an environment the secret of the
        project: letters, digits and `_`, as `PROMETHEUS_TOKEN`. GitHub keeps names that begin with `GITHUB_` to itself.
        """,
        """
        environment production {
          cloud kubernetes
          telemetry { collector = "http://otel:4318", logs = loki("http://loki:3100", token = "glc-123") }
        }
        """,
        """
        environment production {
          cloud kubernetes
          telemetry { collector = "http://otel:4318", logs = loki("http://loki:3100", token = "LOKI_TOKEN") }
        }
        """);

    /// <summary>What the collector would do, where nothing passes it.</summary>
    public static readonly DiagnosticDescriptor PastTheCollector = new(
        "FLOW8321", Severity.Warning, "What the collector would do is not done",
        """
        The collector drops lines below a `level`, and takes `sensitive` attributes out. What a container of `cloud aws` writes goes into its log group of CloudWatch without it. The service itself has to
        be told what to log, or its logs have to go to another store.
        """,
        """
        team web
        service api { owner = web, image = "registry.example.com/api:1", internal = true, logs { level = info } }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          telemetry { logs = cloudwatch }
          network main
          host cluster { services = [api] }
        }
        """,
        """
        team web
        service api { owner = web, image = "registry.example.com/api:1", internal = true, logs { level = info } }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          telemetry { collector = "https://otel.example.com", logs = loki("https://loki.example.com") }
          network main
          host cluster { services = [api] }
        }
        """);
}
