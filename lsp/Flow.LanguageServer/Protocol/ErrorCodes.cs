namespace Flow.LanguageServer.Protocol;

/// <summary>The codes of errors: JSON-RPC 2.0, section 5.1, and LSP 3.17, "ErrorCodes".</summary>
internal static class ErrorCodes
{
    /// <summary>The message is no JSON.</summary>
    public const int ParseError = -32700;

    /// <summary>The message is JSON, but no request that may be sent now.</summary>
    public const int InvalidRequest = -32600;

    /// <summary>The server does not know the method.</summary>
    public const int MethodNotFound = -32601;

    /// <summary>The parameters do not fit the method.</summary>
    public const int InvalidParams = -32602;

    /// <summary>The server has a fault.</summary>
    public const int InternalError = -32603;

    /// <summary>A request came before <c>initialize</c>.</summary>
    public const int ServerNotInitialized = -32002;

    /// <summary>The request is right, but cannot be done; the message is for people.</summary>
    public const int RequestFailed = -32803;

    /// <summary>What the request speaks of has changed since.</summary>
    public const int ContentModified = -32801;

    /// <summary>The client took the request back.</summary>
    public const int RequestCancelled = -32800;
}

/// <summary>A request that is answered with an error instead of a result.</summary>
/// <param name="code">One of <see cref="ErrorCodes"/>.</param>
/// <param name="message">For people.</param>
internal sealed class RequestException(int code, string message) : Exception(message)
{
    /// <summary>One of <see cref="ErrorCodes"/>.</summary>
    public int Code { get; } = code;
}
