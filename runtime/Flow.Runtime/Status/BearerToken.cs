using System.Net.Http.Headers;

namespace Flow.Runtime;

/// <summary>The token that Prometheus wants to see, as a header. A secret often ends with the line break of the file that it was pasted from.</summary>
internal static class BearerToken
{
    /// <summary>The header; null without a token.</summary>
    /// <exception cref="FlowRunException">It is more than one word: a second line would be a header of its own.</exception>
    public static AuthenticationHeaderValue? Of(string? token) => token?.Trim() switch
    {
        null or "" => null,
        var word when word.All(static c => c is > ' ' and <= '~') => new("Bearer", word),
        _ => throw new FlowRunException("The token for Prometheus is not one word of ASCII characters, so that it was not sent."),
    };
}
