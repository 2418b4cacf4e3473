using System.Collections.Immutable;
using Flow.Compiler.Editing;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Requests;

/// <summary><c>textDocument/completion</c>: what can be written at the caret.</summary>
internal static class CompletionRequest
{
    private const string GoOn = "editor.action.triggerSuggest";
    private const int Deprecated = 1;

    /// <summary>The characters that make an editor ask by itself.</summary>
    public static readonly ImmutableArray<string> TriggerCharacters = [".", "\"", "/", "$", "{", "@", " "];

    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.Of("textDocument/completion", ProtocolJson.Default.CompletionParams, ProtocolJson.Default.CompletionListResult, static (session, given) =>
        session.Find(given.TextDocument) is { } view ? Answer(session, view, given) : null);

    private static CompletionListResult Answer(ServerSession session, DocumentView view, CompletionParams given)
    {
        var trigger = given.Context?.TriggerCharacter is [var typed] ? new CompletionTrigger(typed) : CompletionTrigger.Invoked;
        var offers = Completion.At(view.Compilation, view.Path, view.OffsetOf(given.Position), trigger).Items;
        var list = session.Offers.Keep(offers);
        return new CompletionListResult(IsIncomplete: false, [.. offers.Select((offer, index) => ItemOf(session, view, offer, new CompletionOrigin(list, index)))]);
    }

    private static CompletionItemResult ItemOf(ServerSession session, DocumentView view, CompletionItem offer, CompletionOrigin origin)
    {
        var abilities = session.Client.Capabilities.TextDocument?.Completion?.CompletionItem;
        var snippet = abilities?.SnippetSupport == true ? offer.Snippet : null;
        var text = EditConversion.LineEnds(view, snippet ?? offer.NewText);
        return new CompletionItemResult(offer.Label, (int)KindOf(offer.Kind))
        {
            Detail = offer.Detail.Length > 0 ? offer.Detail : null,
            SortText = offer.SortText.Length > 0 ? offer.SortText : null,
            FilterText = offer.FilterText.Length > 0 ? offer.FilterText : null,
            InsertTextFormat = snippet is null ? 1 : 2,
            InsertTextMode = text.Contains('\n', StringComparison.Ordinal) ? 2 : null,
            TextEdit = EditOf(view, offer, text, abilities?.InsertReplaceSupport == true),
            AdditionalTextEdits = offer.AdditionalEdits.IsEmpty ? null : EditConversion.Of(view, offer.AdditionalEdits),
            Tags = offer.IsDeprecated ? [Deprecated] : null,
            Command = offer.GoesOn && session.Client.Commands.Contains(GoOn) ? new Command("Go on", GoOn, null) : null,
            Data = offer.Documentation is null ? origin : null,
        };
    }

    private static CompletionEdit EditOf(DocumentView view, CompletionItem offer, string text, bool both) =>
        both && offer.Insert != offer.Replace
            ? new CompletionEdit(text, null, view.RangeOf(offer.Insert), view.RangeOf(offer.Replace))
            : new CompletionEdit(text, view.RangeOf(offer.Replace), null, null);

    private static CompletionItemKind KindOf(CompletionKind kind) => kind switch
    {
        CompletionKind.Keyword => CompletionItemKind.Keyword,
        CompletionKind.Kind => CompletionItemKind.Class,
        CompletionKind.Property or CompletionKind.Member => CompletionItemKind.Property,
        CompletionKind.Value => CompletionItemKind.Constant,
        CompletionKind.Parameter or CompletionKind.Variable => CompletionItemKind.Variable,
        CompletionKind.Function => CompletionItemKind.Function,
        CompletionKind.Declaration => CompletionItemKind.Reference,
        CompletionKind.EnumMember => CompletionItemKind.EnumMember,
        CompletionKind.Variant => CompletionItemKind.Constructor,
        CompletionKind.Context or CompletionKind.Module => CompletionItemKind.Module,
        CompletionKind.Type => CompletionItemKind.Struct,
        CompletionKind.Template => CompletionItemKind.Interface,
        CompletionKind.Unit => CompletionItemKind.Unit,
        CompletionKind.File => CompletionItemKind.File,
        CompletionKind.Folder => CompletionItemKind.Folder,
        CompletionKind.Snippet => CompletionItemKind.Snippet,
        _ => CompletionItemKind.Text,
    };

    // LSP 3.17, "CompletionItemKind".
    private enum CompletionItemKind
    {
        Text = 1, Function = 3, Constructor = 4, Variable = 6, Class = 7, Interface = 8, Module = 9, Property = 10, Unit = 11, Keyword = 14, Snippet = 15, File = 17,
        Reference = 18, Folder = 19, EnumMember = 20, Constant = 21, Struct = 22,
    }
}
