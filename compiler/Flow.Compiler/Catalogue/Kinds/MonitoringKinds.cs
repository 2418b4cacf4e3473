using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>The servers that read what is measured, and who tells of it.</summary>
internal static class MonitoringKinds
{
    /// <summary>What the project says of Prometheus.</summary>
    public static readonly Kind Prometheus = new("prometheus", "The servers of Prometheus, one for each environment.")
    {
        Body = BodyRule.Items,
        Properties =
        [
            Property("version", new TextType(TextForm.Version), "The version that reads the generated files, `2.37` or newer. What it does not know is an error.", "2.42").Often("2.42", "2.45", "2.53", "3.1"),
            Property("every", FlowType.Duration, "How often it reads what services measure, and evaluates rules.", "30s").Often("30s", "15s", "1m"),
            Property("alertmanagers", ListOf(FlowType.Text), "Where Alertmanager listens, with its port: `\"alertmanager:9093\"`."),
            Property("jobs", ListOf(FlowType.Text), "Jobs that configurations of others read, besides what is read of services: queries may name them."),
            new("labels", "Labels that everything gets which leaves the server, besides `environment`.") { Body = BodyRule.Map, Entry = new Slot(FlowType.Text) },
        ],
    };

    /// <summary>The version of Alertmanager.</summary>
    public static readonly Kind AlertmanagerVersion = Property(
        "version", new TextType(TextForm.Version), "The version of Alertmanager that reads the generated file, `0.25` or newer. What it does not know is an error.", "0.25").Often("0.25", "0.27", "0.28");
}
