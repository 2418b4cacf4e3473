using System.Collections.Immutable;
using System.Text.Json;
using Flow.Compiler.Editing;
using Flow.Compiler.Text;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Requests;

/// <summary><c>textDocument/codeAction</c>: fixes and refactorings of a place, and what can be done to the whole file.</summary>
internal static class CodeActionRequest
{
    private const string Renaming = "flow.rename";

    /// <summary>The kinds of what is offered.</summary>
    public static readonly ImmutableArray<string> Kinds = ["quickfix", "refactor.extract", "refactor.inline", "refactor.rewrite", "source.organizeImports", "source.fixAll"];

    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.Of("textDocument/codeAction", ProtocolJson.Default.CodeActionParams, ProtocolJson.Default.IReadOnlyListCodeActionResult, static (session, given) =>
        session.Find(given.TextDocument) is { } view ? Answer(session, view, given) : null);

    private static List<CodeActionResult> Answer(ServerSession session, DocumentView view, CodeActionParams given)
    {
        var actions = new List<CodeAction>();
        if (Kinds.Any(kind => !kind.StartsWith("source.", StringComparison.Ordinal) && IsWanted(given.Context, kind)))
        {
            actions.AddRange(CodeActions.In(
                view.Compilation, view.Path, view.SpanOf(given.Range), options: view.Project.EmitOptions(session.Version), found: session.Feed.Known(view.Project)));
        }

        // What concerns the whole file is only wanted by name: when a file is saved, for instance.
        if (given.Context.Only is not null)
        {
            actions.AddRange(new[] { CodeActions.FixAll(view.Compilation, view.Path), CodeActions.OrganizeImports(view.Compilation, view.Path) }.OfType<CodeAction>());
        }

        return [.. actions.Where(a => IsWanted(given.Context, KindOf(a.Kind))).DistinctBy(static a => (a.Kind, a.Title)).Select(a => ResultOf(session, view, a, given.Context)), .. Explanations(session, given.Context)];
    }

    private static bool IsWanted(CodeActionContext context, string kind) =>
        context.Only is not { } only || only.Any(o => o.Length == 0 || kind == o || kind.StartsWith(o + ".", StringComparison.Ordinal));

    private static CodeActionResult ResultOf(ServerSession session, DocumentView view, CodeAction action, CodeActionContext context)
    {
        var mended = action.Diagnostic is { } diagnostic ? (context.Diagnostics ?? []).Where(d => IsAbout(d, diagnostic.Code, action.Title)).ToList() : [];
        return new CodeActionResult(action.Title, KindOf(action.Kind))
        {
            Diagnostics = mended.Count > 0 ? mended : null,
            IsPreferred = action.IsPreferred ? true : null,
            Edit = EditConversion.Of(session, view, action.Edits),
            Command = session.Client.Commands.Contains(Renaming) ? Rename(view, action) : null,
        };
    }

    /// <summary>An action that made up a name has the client ask for a better one. The place is that after the edits; columns and lines do not depend on how lines end.</summary>
    private static Command? Rename(DocumentView view, CodeAction action)
    {
        if (action is not { Rename.Start: var start } || action.Edits.FirstOrDefault(e => e.Path == view.Path) is not { } own)
        {
            return null;
        }

        var after = new SourceText(view.Path, TextChanges.Apply(view.Source.Content, own.Edits));
        return CommandConversion.Of("Give it a name", Renaming, new CommandArgument { Uri = view.Uri, Position = view.Encoding.PositionOf(after, start) });
    }

    private static bool IsAbout(JsonElement diagnostic, string code, string title) =>
        ReadCode(diagnostic) == code
        && diagnostic.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
        && data.TryGetProperty("fixes", out var fixes) && fixes.ValueKind == JsonValueKind.Array
        && fixes.EnumerateArray().Any(f => f.ValueKind == JsonValueKind.String && f.GetString() == title);

    private static IEnumerable<CodeActionResult> Explanations(ServerSession session, CodeActionContext context) =>
        !session.Client.Commands.Contains("flow.explain") || !IsWanted(context, "quickfix")
            ? []
            : (context.Diagnostics ?? []).Select(ReadCode).OfType<string>().Distinct(StringComparer.Ordinal).Where(static c => c.StartsWith("FLOW", StringComparison.Ordinal))
                .Select(static code => new CodeActionResult($"Explain {code}", "quickfix") { Command = CommandConversion.Of($"Explain {code}", "flow.explain", new CommandArgument { Code = code }) });

    private static string? ReadCode(JsonElement diagnostic) =>
        diagnostic.ValueKind == JsonValueKind.Object && diagnostic.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String ? code.GetString() : null;

    private static string KindOf(CodeActionKind kind) => kind switch
    {
        CodeActionKind.QuickFix => "quickfix",
        CodeActionKind.Extract => "refactor.extract",
        CodeActionKind.Inline => "refactor.inline",
        CodeActionKind.Rewrite => "refactor.rewrite",
        CodeActionKind.OrganizeImports => "source.organizeImports",
        _ => "source.fixAll",
    };
}
