namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes in telling of deployments.</summary>
public static class AnnouncementDiagnostics
{
    /// <summary>Nobody says where Grafana is.</summary>
    public static readonly DiagnosticDescriptor NoGrafana = new(
        "FLOW8232", Severity.Error, "Nothing says where Grafana is",
        """
        `announce` tells Grafana of a deployment, at the address that the project has for it, or that stands in the step.
        """,
        """
        service api
        pipeline deploy {
          on push to "main"
          job api on linux { checkout, run "./deploy", announce api { token = secrets.GRAFANA_TOKEN } }
        }
        """,
        """
        project shop { grafana-url = "https://grafana.example.com" }
        service api
        pipeline deploy {
          on push to "main"
          job api on linux { checkout, run "./deploy", announce api { token = secrets.GRAFANA_TOKEN } }
        }
        """);
}
