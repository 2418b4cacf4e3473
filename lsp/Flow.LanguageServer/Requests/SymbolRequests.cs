using System.Collections.Immutable;
using System.Text.Json;
using Flow.Compiler.Editing;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Requests;

/// <summary><c>textDocument/documentSymbol</c> and <c>workspace/symbol</c>: the outline of a file, and declarations by a part of their name.</summary>
internal static class SymbolRequests
{
    private const int MostSymbols = 200;

    /// <summary>The outline; for clients that know no trees a list.</summary>
    public static readonly RequestRoute OfDocument = RequestRoute.OfDocument("textDocument/documentSymbol", ProtocolJson.Default.JsonNode, static (session, view) =>
    {
        var symbols = DocumentSymbols.Of(view.Compilation, view.Path);
        return session.Client.Capabilities.TextDocument?.DocumentSymbol?.HierarchicalDocumentSymbolSupport == true
            ? JsonSerializer.SerializeToNode(Tree(view, symbols), ProtocolJson.Default.IReadOnlyListDocumentSymbolResult)
            : JsonSerializer.SerializeToNode([.. List(view, symbols, null)], ProtocolJson.Default.IReadOnlyListSymbolInformation);
    });

    /// <summary>Declarations of all projects.</summary>
    public static readonly RequestRoute OfWorkspace = RequestRoute.Of("workspace/symbol", ProtocolJson.Default.WorkspaceSymbolParams, ProtocolJson.Default.IReadOnlyListSymbolInformation, static (session, given) =>
        [.. session.Workspace.Now.Projects.SelectMany(p => Matching(p, given.Query, session)).Take(MostSymbols)]);

    /// <summary>What an entry of an outline is in the protocol: LSP 3.17, "SymbolKind".</summary>
    public static int KindOf(OutlineKind kind) => (int)(kind switch
    {
        OutlineKind.Object => SymbolKind.Object,
        OutlineKind.Import => SymbolKind.Module,
        OutlineKind.Pipeline => SymbolKind.Class,
        OutlineKind.Job => SymbolKind.Method,
        OutlineKind.Trigger => SymbolKind.Event,
        OutlineKind.Parameter => SymbolKind.Variable,
        OutlineKind.Output => SymbolKind.Property,
        OutlineKind.Value => SymbolKind.Constant,
        OutlineKind.Function => SymbolKind.Function,
        OutlineKind.Template => SymbolKind.Interface,
        OutlineKind.Record => SymbolKind.Struct,
        OutlineKind.Enum => SymbolKind.Enum,
        OutlineKind.EnumMember => SymbolKind.EnumMember,
        OutlineKind.Field => SymbolKind.Field,
        OutlineKind.Rule => SymbolKind.Operator,
        _ => SymbolKind.Key,
    });

    private static IEnumerable<SymbolInformation> Matching(ProjectState project, string query, ServerSession session) =>
        WorkspaceSymbols.Matching(project.Compilation, query, MostSymbols)
            .Select(s => new SymbolInformation(s.Name, KindOf(s.Kind), project.LocationOf(s.Place, session.Workspace.Encoding), s.Container.Length > 0 ? s.Container : null));

    private static IReadOnlyList<DocumentSymbolResult> Tree(DocumentView view, ImmutableArray<DocumentSymbol> symbols) =>
        [.. symbols.Select(s => new DocumentSymbolResult(
            s.Name, s.Detail.Length > 0 ? s.Detail : null, KindOf(s.Kind), view.RangeOf(s.Whole), view.RangeOf(s.NameSpan), s.Children.IsEmpty ? null : Tree(view, s.Children)))];

    private static IEnumerable<SymbolInformation> List(DocumentView view, ImmutableArray<DocumentSymbol> symbols, string? container) =>
        symbols.SelectMany(s => List(view, s.Children, s.Name).Prepend(new SymbolInformation(s.Name, KindOf(s.Kind), new Location(view.Uri, view.RangeOf(s.Whole)), container)));

    private enum SymbolKind
    {
        Module = 2, Class = 5, Method = 6, Property = 7, Field = 8, Enum = 10, Interface = 11, Function = 12, Variable = 13, Constant = 14, Object = 19, Key = 20,
        EnumMember = 22, Struct = 23, Event = 24, Operator = 25,
    }
}
