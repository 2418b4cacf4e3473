using Flow.Compiler.Editing;
using Flow.Compiler.Emit;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Requests;

/// <summary>
/// <c>textDocument/hover</c>: what is known about a place. Where it can be in a generated file and the targets were not asked about this state yet, they are asked
/// beside the session: nothing else waits for them.
/// </summary>
internal static class HoverRequest
{
    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.Later("textDocument/hover", ProtocolJson.Default.PositionParams, static (session, given, request) =>
    {
        if (session.Find(given.TextDocument) is not { } view)
        {
            request.Succeed(null, ProtocolJson.Default.HoverResult);
            return;
        }

        var (now, offset, areMissing) = (session.Calendar.Now, view.OffsetOf(given.Position), false);
        var quick = At(view, offset, now, () =>
        {
            var files = session.Emissions.KnownFilesOf(view.Project);
            areMissing |= files is null;
            return files ?? [];
        });
        if (areMissing)
        {
            session.Targets.Do(cancellation => At(view, offset, now, () => session.Emissions.FilesOf(view.Project, cancellation)), result => request.Succeed(result(), ProtocolJson.Default.HoverResult), request);
        }
        else
        {
            request.Succeed(quick, ProtocolJson.Default.HoverResult);
        }
    });

    private static Protocol.HoverResult? At(DocumentView view, int offset, DateTimeOffset now, Func<IEnumerable<GeneratedFile>> files) =>
        Hover.At(view.Compilation, view.Path, offset, new HoverOptions(now, files)) is { } found
            ? new Protocol.HoverResult(MarkupContent.Markdown(found.Markdown), view.RangeOf(found.Span))
            : null;
}
