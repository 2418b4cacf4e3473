namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>How things are called in Datadog.</summary>
/// <param name="Namespace">What stands before the names of metrics; null for the name of the project.</param>
/// <param name="SlackAccount">The account of Slack as Datadog knows it; null where nothing is written.</param>
public sealed record DatadogSettings(string? Namespace, string? SlackAccount)
{
    /// <summary>Where <see cref="Namespace"/> is written; null where it is not.</summary>
    public Origin? NamespaceOrigin { get; init; }

    /// <summary>Whose state it is, in the folder of the project. The name of no environment has a slash, so that none has the same one.</summary>
    public const string StateOwner = "project/datadog";

    /// <summary>Where Terraform keeps what it knows of what it made there; null for a file beside the configuration.</summary>
    public StateBackend? State { get; init; }
}
