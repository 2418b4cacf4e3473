using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Notifications;

/// <summary>Shows that folders are being read, to clients that can show it. The client agrees later, or never; it loses nothing then.</summary>
internal sealed class LoadProgress : IDisposable
{
    private static readonly RequestId token = RequestId.Of("flow/load");
    private readonly ClientConnection client;

    private LoadProgress(ClientConnection client) => this.client = client;

    /// <summary>Begins to show it; null where the client cannot.</summary>
    public static LoadProgress? Begin(ClientConnection client)
    {
        if (client.Capabilities.Window?.WorkDoneProgress != true)
        {
            return null;
        }

        client.Ask("window/workDoneProgress/create", new ProgressCreateParams(token), ProtocolJson.Default.ProgressCreateParams);
        var progress = new LoadProgress(client);
        progress.Send(new WorkDoneProgress("begin", "Flow", "Reading the project") { Cancellable = false });
        return progress;
    }

    /// <inheritdoc/>
    public void Dispose() => Send(new WorkDoneProgress("end", null, null));

    private void Send(WorkDoneProgress value) => client.Notify("$/progress", new WorkDoneProgressParams(token, value), ProtocolJson.Default.WorkDoneProgressParams);
}
