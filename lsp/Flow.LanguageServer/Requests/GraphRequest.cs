using Flow.LanguageServer.Previews;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Requests;

/// <summary><c>flow/graph</c>: the jobs of pipelines and what each comes after.</summary>
internal static class GraphRequest
{
    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.Later("flow/graph", ProtocolJson.Default.GraphParams, static (session, given, request) =>
    {
        if (session.Find(given.TextDocument) is not { } view)
        {
            request.Succeed(null, ProtocolJson.Default.GraphResult);
            return;
        }

        session.Background.Do(
            cancellation => GraphAnswer.Of(view.Project, view.Path, given.Pipeline, view.Encoding, cancellation),
            result =>
            {
                session.Watches.Set($"graph {view.Project.Uri}", given.Watch, Watch(session, view.Project.Uri, view.Path, given.Pipeline), Previews.Watch.Of(result(), ProtocolJson.Default.GraphResult));
                request.Succeed(result(), ProtocolJson.Default.GraphResult);
            },
            request);
    });

    private static Watch Watch(ServerSession session, string uri, string path, string? pipeline) => new(
        (now, cancellation) => Previews.Watch.Of(
            now.ProjectAt(uri) is { } project ? GraphAnswer.Of(project, path, pipeline, now.Encoding, cancellation) : null, ProtocolJson.Default.GraphResult),
        () => session.Client.Notify("flow/graphChanged", new ProjectChangedParams(uri), ProtocolJson.Default.ProjectChangedParams));
}
