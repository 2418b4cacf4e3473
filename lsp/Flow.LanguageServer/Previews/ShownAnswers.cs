using Flow.Compiler;
using Flow.Compiler.Editing;
using Flow.Compiler.Text;
using Flow.LanguageServer.Documents;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Previews;

/// <summary>What an editor draws into a document and asks for again only when that document is edited.</summary>
internal enum ShownPart
{
    /// <summary>Semantic tokens.</summary>
    Colours,

    /// <summary>Inlay hints.</summary>
    Hints,

    /// <summary>Code lenses.</summary>
    Lenses,
}

/// <summary>
/// What the editor was given of open documents. When an edit elsewhere makes one of these answers another, the editor is told to ask again; what an edit does not reach
/// costs no message.
/// </summary>
/// <param name="session">The work for the editor.</param>
internal sealed class ShownAnswers(ServerSession session)
{
    private readonly Dictionary<(string Document, ShownPart Part), Given> given = [];

    /// <summary>The editor is given <paramref name="part"/> of a document.</summary>
    public void Note(DocumentView view, ShownPart part)
    {
        if (view.Document is { } open && MayAsk(part))
        {
            given[(DocumentUri.KeyOf(open.Uri), part)] = new Given(open.Version, view.Path, view.Compilation);
        }
    }

    /// <summary>The document at <paramref name="uri"/> is closed.</summary>
    public void Forget(string uri)
    {
        foreach (var part in Enum.GetValues<ShownPart>())
        {
            given.Remove((DocumentUri.KeyOf(uri), part));
        }
    }

    /// <summary>Looks for answers that are others by now. A document that was itself edited since is asked about anyway.</summary>
    public void Look(CancellationToken cancellation)
    {
        var shown = given.Select(g => (g.Key, Before: g.Value, Now: NowOf(g.Key.Document))).Where(static s => s.Now?.Version == s.Before.Version && s.Now.Compilation != s.Before.Compilation).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        session.Background.Do(
            _ => shown.Where(s => Differ(s.Key.Part, s.Before, s.Now!)).Select(static s => s.Key.Part).Distinct().Order().ToList(),
            result =>
            {
                foreach (var (key, before, now) in shown.Where(s => given.GetValueOrDefault(s.Key) == s.Before))
                {
                    given[key] = now!;
                }

                result().ForEach(AskAgain);
            },
            cancellation);
    }

    private Given? NowOf(string document) => session.Workspace.Find(document) is { Document: { } open } view ? new Given(open.Version, view.Path, view.Compilation) : null;

    private static bool Differ(ShownPart part, Given before, Given now) => part switch
    {
        ShownPart.Colours => !IsSame(before, now) && !SemanticTokens.Of(before.Compilation, before.Path).SequenceEqual(SemanticTokens.Of(now.Compilation, now.Path)),
        ShownPart.Hints => !HintsOf(before).SequenceEqual(HintsOf(now)),
        _ => !LensesOf(before).SequenceEqual(LensesOf(now)),
    };

    private static bool IsSame(Given before, Given now) =>
        SemanticModel.Of(before.Compilation, before.Path) is { } old && SemanticModel.Of(now.Compilation, now.Path) is { } changed && old.IsSameAs(changed);

    private static IEnumerable<InlayHint> HintsOf(Given given) => InlayHints.In(given.Compilation, given.Path, new TextSpan(0, given.Compilation.SourceAt(given.Path)!.Length));

    private static IEnumerable<CodeLens> LensesOf(Given given) => CodeLenses.Of(given.Compilation, given.Path).Select(l => CodeLenses.Counted(given.Compilation, given.Path, l));

    private bool MayAsk(ShownPart part) => (part, session.Client.Capabilities.Workspace) switch
    {
        (ShownPart.Colours, { SemanticTokens.RefreshSupport: true }) => true,
        (ShownPart.Hints, { InlayHint.RefreshSupport: true }) => true,
        (ShownPart.Lenses, { CodeLens.RefreshSupport: true }) => true,
        _ => false,
    };

    private void AskAgain(ShownPart part) => session.Client.Ask(
        part switch
        {
            ShownPart.Colours => "workspace/semanticTokens/refresh",
            ShownPart.Hints => "workspace/inlayHint/refresh",
            _ => "workspace/codeLens/refresh",
        },
        new NoParams(),
        ProtocolJson.Default.NoParams);

    /// <summary>What an answer was made of.</summary>
    private sealed record Given(int Version, string Path, Compilation Compilation);
}
