namespace Flow.Compiler.Catalogue;

/// <summary>The collector on the machine of whoever develops, and where it sends.</summary>
public static class LocalCollector
{
    /// <summary>Its name in the network of Compose.</summary>
    public const string Name = "otel-collector";

    /// <summary>Where services reach it.</summary>
    public const string Address = "http://otel-collector:4318";

    /// <summary>Where it sends logs, and where Grafana reads them.</summary>
    public const string Logs = "http://loki:3100";

    /// <summary>Where it sends traces.</summary>
    public const string Traces = "http://tempo:4318";

    /// <summary>Where Grafana reads traces.</summary>
    public const string TracesRead = "http://tempo:3200";
}
