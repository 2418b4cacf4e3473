namespace Flow.Runtime.Concurrency;

/// <summary>Who wants to run in a group, and how it treats the others.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Holder">What the others are told: <c>run 12 of ci</c>.</param>
/// <param name="CancelsHolder">Whether it cancels the one that runs.</param>
/// <param name="QueueAll">Whether all wait in their order, instead of the newest alone.</param>
internal sealed record GroupRequest(string Group, string Holder, bool CancelsHolder, bool QueueAll)
{
    /// <summary>The request of a definition.</summary>
    public static GroupRequest Of<TContext>(ConcurrencyDefinition<TContext> definition, TContext context, string holder) =>
        new(definition.Group(context), holder, definition.Cancel?.Invoke(context) == true, definition.QueueAll);
}
