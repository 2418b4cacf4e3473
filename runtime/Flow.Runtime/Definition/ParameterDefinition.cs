namespace Flow.Runtime;

/// <summary>The types a parameter can have.</summary>
public enum ParameterKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>One of <see cref="ParameterDefinition.Options"/>.</summary>
    Choice,

    /// <summary>The name of an environment.</summary>
    Environment,

    /// <summary>Text that is masked wherever it would be shown.</summary>
    Secret,

    /// <summary>Any other type; given as JSON.</summary>
    Json,
}

/// <summary>One input of a pipeline: <c>new("level", ParameterKind.Text, "quick")</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its type.</param>
/// <param name="Default">Its value where none is given; null where it has none.</param>
public sealed record ParameterDefinition(string Name, ParameterKind Kind = ParameterKind.Text, string? Default = null)
{
    /// <summary>Whether a run without it is refused. An optional one without a default has no value.</summary>
    public bool Required { get; init; }

    /// <summary>What a <see cref="ParameterKind.Choice"/> may be.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }
}

/// <summary>A secret that a pipeline reads.</summary>
/// <param name="Name">Its name, as in <c>secrets.NAME</c>.</param>
/// <param name="Required">Whether a run without it is refused.</param>
public sealed record SecretDefinition(string Name, bool Required = false);
