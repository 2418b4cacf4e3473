using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.LanguageServer.Previews;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Requests;

/// <summary><c>flow/preview</c>: what <c>flow build</c> would write, and which line comes from where.</summary>
internal static class PreviewRequest
{
    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.Later("flow/preview", ProtocolJson.Default.PreviewParams, static (session, given, request) =>
    {
        var target = TargetOf(given.Target ?? TargetCatalogue.All[0].Name);
        if (session.Find(given.TextDocument)?.Project is not { } project)
        {
            request.Succeed(null, ProtocolJson.Default.PreviewResult);
            return;
        }

        var now = session.Workspace.Now;
        session.Targets.Do(
            cancellation => PreviewAnswer.Of(project, target, session.Emissions, now, cancellation),
            result =>
            {
                session.Watches.Set($"preview {target.Name} {project.Uri}", given.Watch, Watch(session, project.Uri, target), Previews.Watch.Of(result(), ProtocolJson.Default.PreviewResult));
                request.Succeed(result(), ProtocolJson.Default.PreviewResult);
            },
            request);
    });

    private static ITarget TargetOf(string name) =>
        TargetCatalogue.All.FirstOrDefault(t => t.Name == name)
        ?? throw new RequestException(ErrorCodes.InvalidParams, $"There is no target `{name}`.{Suggestions.DidYouMean(name, TargetCatalogue.All.Select(static t => t.Name))}");

    private static Watch Watch(ServerSession session, string uri, ITarget target) => new(
        (now, cancellation) => Previews.Watch.Of(
            now.ProjectAt(uri) is { } project ? PreviewAnswer.Of(project, target, session.Emissions, now, cancellation) : null, ProtocolJson.Default.PreviewResult),
        () => session.Client.Notify("flow/previewChanged", new ProjectChangedParams(uri), ProtocolJson.Default.ProjectChangedParams));
}
