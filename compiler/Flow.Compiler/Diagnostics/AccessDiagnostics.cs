namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with services in environments, with what they may do there, and with who deploys them.</summary>
public static class AccessDiagnostics
{
    /// <summary>A host lists what is no service.</summary>
    public static readonly DiagnosticDescriptor NoSuchService = new(
        "FLOW4560", Severity.Error, "A host lists something that is no service",
        """
        `services` of a host names services of the project. Each of them runs in the environment, with the names that the environment has.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          host cluster { services = [wroker] }
        }
        service worker { image = "registry.example.com/worker:1" }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          host cluster { services = [worker] }
        }
        service worker { image = "registry.example.com/worker:1" }
        """);

    /// <summary>A service is hosted twice in one environment.</summary>
    public static readonly DiagnosticDescriptor HostedTwice = new(
        "FLOW4561", Severity.Error, "A service is hosted twice in one environment",
        """
        In an environment a service has one place, since `api.url` means one thing. To have more of it, let it scale.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          host cluster { services = [worker, worker] }
        }
        service worker { image = "registry.example.com/worker:1" }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          host cluster { services = [worker] }
        }
        service worker { image = "registry.example.com/worker:1", scale 2..10 }
        """);

    /// <summary>A service needs something that an environment does not have.</summary>
    public static readonly DiagnosticDescriptor NotInEnvironment = new(
        "FLOW4562", Severity.Error, "A service uses something that an environment does not have",
        """
        What a service says about databases, queues and the like means those of the environment that hosts it. So each of these environments must have them, by the same name.
        """,
        """
        service worker { image = "registry.example.com/worker:1", access = [jobs.receive] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          host cluster { services = [worker] }
        }
        """,
        """
        service worker { image = "registry.example.com/worker:1", access = [jobs.receive] }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          network main
          queue jobs
          host cluster { services = [worker] }
        }
        """);
}
