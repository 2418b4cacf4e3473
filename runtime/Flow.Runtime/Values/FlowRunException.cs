namespace Flow.Runtime;

/// <summary>Something about this run is wrong in a way that a person can understand and mend; the message says what.</summary>
public sealed class FlowRunException : Exception
{
    /// <summary>A failure without words; prefer the one with a message.</summary>
    public FlowRunException()
    {
    }

    /// <summary>A failure that a person can understand.</summary>
    /// <param name="message">What is wrong, in whole sentences.</param>
    public FlowRunException(string message) : base(message)
    {
    }

    /// <summary>A failure that a person can understand, and its cause.</summary>
    /// <param name="message">What is wrong, in whole sentences.</param>
    /// <param name="innerException">The cause.</param>
    public FlowRunException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
