using System.Text.Json;
using System.Text.Json.Nodes;
using Flow.Compiler.Editing;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Requests;

/// <summary><c>completionItem/resolve</c>: the documentation of an offer that somebody looks at.</summary>
internal static class CompletionResolveRequest
{
    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.Of("completionItem/resolve", ProtocolJson.Default.JsonObject, ProtocolJson.Default.JsonObject, Answer);

    private static JsonObject Answer(ServerSession session, JsonObject item)
    {
        if (OriginOf(item) is { } origin && session.Offers.Find(origin.List, origin.Index) is { } offer && Completion.Resolve(offer).Documentation is { Length: > 0 } text)
        {
            item["documentation"] = JsonSerializer.SerializeToNode(MarkupContent.Markdown(text), ProtocolJson.Default.MarkupContent);
        }

        return item;
    }

    private static CompletionOrigin? OriginOf(JsonObject item)
    {
        try
        {
            return item["data"]?.Deserialize(ProtocolJson.Default.CompletionOrigin);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
