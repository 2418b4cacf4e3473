using System.Collections.Immutable;
using System.Text.Json;
using Flow.Compiler.Editing;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Requests;

/// <summary><c>textDocument/definition</c>, <c>…/declaration</c>, <c>…/typeDefinition</c> and <c>…/implementation</c>: where a name leads to.</summary>
internal static class DefinitionRequests
{
    /// <summary>Where it is declared.</summary>
    public static readonly RequestRoute Definition = Of("textDocument/definition", Definitions.At, static c => c?.Definition);

    /// <summary>The same: there is nothing like a declaration apart from the definition.</summary>
    public static readonly RequestRoute Declaration = Of("textDocument/declaration", Definitions.At, static c => c?.Declaration);

    /// <summary>Where its type is declared.</summary>
    public static readonly RequestRoute TypeDefinition = Of("textDocument/typeDefinition", TypeDefinitions.At, static c => c?.TypeDefinition);

    /// <summary>What stands behind it, or what uses it.</summary>
    public static readonly RequestRoute Implementation = Of("textDocument/implementation", Implementations.At, static c => c?.Implementation);

    private static RequestRoute Of(
        string method, Func<Compiler.Compilation, string, int, ImmutableArray<NavigationTarget>> find, Func<TextDocumentClientCapabilities?, Support?> support) =>
        RequestRoute.OfPosition(method, ProtocolJson.Default.JsonNode, (session, view, offset) =>
        {
            var found = find(view.Compilation, view.Path, offset);
            return support(session.Client.Capabilities.TextDocument)?.LinkSupport == true
                ? JsonSerializer.SerializeToNode([.. found.Select(t => LinkOf(view, t))], ProtocolJson.Default.IReadOnlyListLocationLink)
                : JsonSerializer.SerializeToNode([.. found.Select(t => view.LocationOf(t.Name))], ProtocolJson.Default.IReadOnlyListLocation);
        });

    private static LocationLink LinkOf(DocumentView view, NavigationTarget target)
    {
        var name = view.LocationOf(target.Name);
        return new LocationLink(view.RangeOf(target.Origin), name.Uri, view.Encoding.RangeOf(target.Name.Source, target.Whole), name.Range);
    }
}
