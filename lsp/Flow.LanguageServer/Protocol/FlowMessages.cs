namespace Flow.LanguageServer.Protocol;

/// <summary>The answer to <c>flow/idle</c>.</summary>
/// <param name="HeapBytes">The memory that is in use after a collection.</param>
internal sealed record IdleResult(long HeapBytes);
