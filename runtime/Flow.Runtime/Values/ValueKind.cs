namespace Flow.Runtime;

/// <summary>The kinds a <see cref="Value"/> can have.</summary>
public enum ValueKind
{
    /// <summary>No value.</summary>
    None,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A number; like GitHub and JSON, a double.</summary>
    Number,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Values in order.</summary>
    List,

    /// <summary>Named values in order.</summary>
    Record,
}
