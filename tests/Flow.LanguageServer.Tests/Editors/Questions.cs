using System.Text.Json.Nodes;

namespace Flow.LanguageServer.Tests.Editors;

/// <summary>Everything that can be asked about a place of a document.</summary>
internal static class Questions
{
    /// <summary>The questions about the line and column given.</summary>
    public static IEnumerable<(string Method, JsonObject Parameters)> About(string uri, int line, int character)
    {
        foreach (var method in new[]
        {
            "hover", "definition", "declaration", "typeDefinition", "implementation", "documentHighlight", "signatureHelp", "prepareRename", "prepareCallHierarchy", "linkedEditingRange",
        })
        {
            yield return ($"textDocument/{method}", At(uri, line, character));
        }

        yield return ("textDocument/references", With(At(uri, line, character), "context", new JsonObject { ["includeDeclaration"] = true }));
        yield return ("textDocument/completion", With(At(uri, line, character), "context", new JsonObject { ["triggerKind"] = 1 }));
        yield return ("textDocument/rename", With(At(uri, line, character), "newName", "renamed"));
        yield return ("textDocument/selectionRange", With(Of(uri), "positions", new JsonArray(Position(line, character))));
        yield return ("textDocument/onTypeFormatting", With(With(At(uri, line, character), "ch", "\n"), "options", Options));
        var range = new JsonObject { ["start"] = Position(line, 0), ["end"] = Position(line + 3, character) };
        yield return ("textDocument/codeAction", With(With(Of(uri), "range", range.DeepClone()), "context", new JsonObject { ["diagnostics"] = new JsonArray() }));
        yield return ("textDocument/rangeFormatting", With(With(Of(uri), "range", range.DeepClone()), "options", Options));
        yield return ("textDocument/inlayHint", With(Of(uri), "range", range.DeepClone()));
        yield return ("textDocument/semanticTokens/range", With(Of(uri), "range", range.DeepClone()));
    }

    /// <summary>The questions about the whole document.</summary>
    public static IEnumerable<(string Method, JsonObject Parameters)> About(string uri)
    {
        foreach (var method in new[] { "documentSymbol", "foldingRange", "documentLink", "codeLens", "semanticTokens/full", "diagnostic" })
        {
            yield return ($"textDocument/{method}", Of(uri));
        }

        yield return ("textDocument/formatting", With(Of(uri), "options", Options));
        foreach (var kind in new[] { "source.fixAll", "source.organizeImports", "quickfix" })
        {
            var context = new JsonObject { ["diagnostics"] = new JsonArray(), ["only"] = new JsonArray(kind) };
            var range = new JsonObject { ["start"] = Position(0, 0), ["end"] = Position(9999, 0) };
            yield return ("textDocument/codeAction", With(With(Of(uri), "range", range), "context", context));
        }

        yield return ("flow/preview", Of(uri));
        yield return ("flow/preview", With(Of(uri), "target", "csharp"));
        yield return ("flow/graph", Of(uri));
    }

    /// <summary>The questions about everything.</summary>
    public static IEnumerable<(string Method, JsonObject Parameters)> AboutAll()
    {
        yield return ("workspace/symbol", new JsonObject { ["query"] = "b" });
        yield return ("workspace/diagnostic", new JsonObject { ["previousResultIds"] = new JsonArray() });
        yield return ("flow/projects", []);
        yield return ("workspace/willRenameFiles", new JsonObject { ["files"] = new JsonArray(new JsonObject { ["oldUri"] = "file:///nowhere/lib", ["newUri"] = "file:///nowhere/other" }) });
    }

    private static JsonObject Options => new() { ["tabSize"] = 8, ["insertSpaces"] = false };

    private static JsonObject Of(string uri) => new() { ["textDocument"] = new JsonObject { ["uri"] = uri } };

    private static JsonObject Position(int line, int character) => new() { ["line"] = line, ["character"] = character };

    private static JsonObject At(string uri, int line, int character) => With(Of(uri), "position", Position(line, character));

    private static JsonObject With(JsonObject parameters, string name, JsonNode value)
    {
        parameters[name] = value;
        return parameters;
    }
}
