using System.Text.Json;
using Flow.LanguageServer.Documents;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Requests;

/// <summary><c>initialize</c>: both sides say what they can do.</summary>
internal static class InitializeRequest
{
    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.Of("initialize", ProtocolJson.Default.InitializeParams, ProtocolJson.Default.InitializeResult, Answer);

    private static InitializeResult Answer(ServerSession session, InitializeParams given)
    {
        var options = Options(given);
        session.Client.Capabilities = given.Capabilities ?? new ClientCapabilities();
        session.Client.Commands = options.Commands ?? [];
        session.Client.Trace = given.Trace ?? "off";
        session.ChecksTargets = options.CheckTargets ?? true;
        session.Agree(PositionEncoding.Choose(session.Client.Capabilities.General?.PositionEncodings));
        session.FirstFolders = [.. Folders(given)];
        session.Phase = SessionPhase.Running;
        return new InitializeResult(ServerAbilities.Of(session), new ServerInformation(LanguageServer.Name, session.Version));
    }

    private static IEnumerable<string> Folders(InitializeParams given) => given switch
    {
        { WorkspaceFolders: { } folders } => folders.Select(static f => DocumentUri.PathOf(f.Uri)).OfType<string>(),
        { RootUri: { } uri } => DocumentUri.PathOf(uri) is { } path ? [path] : [],
        { RootPath: { Length: > 0 } path } when Path.IsPathRooted(path) => [Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))],
        _ => [],
    };

    private static InitializationOptions Options(InitializeParams given)
    {
        try
        {
            return given.InitializationOptions is { ValueKind: JsonValueKind.Object } options
                ? options.Deserialize(ProtocolJson.Default.InitializationOptions) ?? new InitializationOptions()
                : new InitializationOptions();
        }
        catch (JsonException)
        {
            return new InitializationOptions(); // options of another server, in an editor that was set up by hand
        }
    }
}
