using Flow.LanguageServer.Previews;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Requests;

/// <summary><c>flow/projects</c>: what is open.</summary>
internal static class ProjectsRequest
{
    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.Later("flow/projects", ProtocolJson.Default.ProjectsParams, static (session, given, request) =>
    {
        var now = session.Workspace.Now;
        session.Background.Do(
            cancellation => ProjectsAnswer.Of(now, cancellation),
            result =>
            {
                session.Watches.Set("projects", given.Watch, Watch(session), Previews.Watch.Of(result(), ProtocolJson.Default.ProjectsResult));
                request.Succeed(result(), ProtocolJson.Default.ProjectsResult);
            },
            request);
    });

    private static Watch Watch(ServerSession session) => new(
        static (now, cancellation) => Previews.Watch.Of(ProjectsAnswer.Of(now, cancellation), ProtocolJson.Default.ProjectsResult),
        () => session.Client.Notify("flow/projectsChanged", new NoParams(), ProtocolJson.Default.NoParams));
}
