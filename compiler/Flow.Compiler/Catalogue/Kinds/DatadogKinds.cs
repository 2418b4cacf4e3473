using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>What the project says of Datadog.</summary>
internal static class DatadogKinds
{
    /// <summary>The settings.</summary>
    public static readonly Kind Settings = new("datadog", "How things are called in Datadog, for the target `datadog`.")
    {
        Body = BodyRule.Items,
        Properties =
        [
            Property("namespace", FlowType.Text, "What stands before the names of metrics there, as the OpenMetrics check of its agent is told; unless it is written, the name of the project, with `_` for `-`."),
            Property("slack-account", FlowType.Text, "The account of Slack as Datadog knows it: `@slack-ACCOUNT-CHANNEL`."),
            InfrastructureKinds.State,
        ],
    };
}
