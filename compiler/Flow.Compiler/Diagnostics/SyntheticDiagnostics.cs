namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes in what is asked of services again and again.</summary>
public static class SyntheticDiagnostics
{
    /// <summary>Something else than a path or an address.</summary>
    public static readonly DiagnosticDescriptor NotAsked = new(
        "FLOW8220", Severity.Error, "What is asked is no path and no address",
        """
        `get` takes a path of the service, which begins with `/`, or a whole address.
        """,
        """
        service api
        environment production { url = "https://shop.example.com" }
        synthetic answers of api { get "healthz" every 1m }
        """,
        """
        service api
        environment production { url = "https://shop.example.com" }
        synthetic answers of api { get "/healthz" every 1m }
        """);

    /// <summary>A condition that the prober does not understand.</summary>
    public static readonly DiagnosticDescriptor NotProbed = new(
        "FLOW8221", Severity.Error, "The prober cannot check this condition",
        """
        The blackbox exporter compares the status with some numbers and looks for text in the body. What is more than that belongs into a metric of the service.
        """,
        """
        service api
        environment production { url = "https://shop.example.com" }
        synthetic answers of api {
          get "/healthz" every 1m
          expect status < 300
        }
        """,
        """
        service api
        environment production { url = "https://shop.example.com" }
        synthetic answers of api {
          get "/healthz" every 1m
          expect status in [200, 204] and body.contains("ok")
        }
        """);

    /// <summary>Nobody knows where to ask.</summary>
    public static readonly DiagnosticDescriptor NoAddress = new(
        "FLOW8222", Severity.Error, "Nobody knows where to ask",
        """
        A path is asked of the service in an environment: in one of Kubernetes or of this machine at its `domain` there, else at the `url` of the environment. The `domain` of a service in a cloud is known only when the environment is
        applied, so that such an environment says its `url`.
        """,
        """
        service api
        environment production
        synthetic answers of api { get "/healthz" on production every 1m }
        """,
        """
        service api
        environment production { url = "https://shop.example.com" }
        synthetic answers of api { get "/healthz" on production every 1m }
        """);

    /// <summary>The time for an answer does not fit between two questions.</summary>
    public static readonly DiagnosticDescriptor TooOften = new(
        "FLOW8223", Severity.Error, "There is no time for the answer",
        """
        Prometheus asks again after `every`, and waits no longer than that and never longer than 10 seconds. An answer that may take longer is never seen to be late.
        """,
        """
        service api
        environment production { url = "https://shop.example.com" }
        synthetic answers of api {
          get "/healthz" every 5s
          expect status == 200 within 20s
        }
        """,
        """
        service api
        environment production { url = "https://shop.example.com" }
        synthetic answers of api {
          get "/healthz" every 1m
          expect status == 200 within 2s
        }
        """);

    /// <summary>What is measured is forgotten before it is measured again.</summary>
    public static readonly DiagnosticDescriptor TooSeldom = new(
        "FLOW8224", Severity.Error, "What is measured is forgotten before it is measured again",
        """
        Prometheus forgets a value after 5 minutes (its documentation: staleness). What is measured more seldom is not there for a part of the time, so that an alert that waits begins to wait anew again and again,
        and never tells anybody. Up to every two minutes, one value may be missed.
        """,
        """
        service api
        environment production { url = "https://shop.example.com" }
        synthetic answers of api { get "/healthz" every 10m }
        """,
        """
        service api
        environment production { url = "https://shop.example.com" }
        synthetic answers of api { get "/healthz" every 2m }
        """);
}
