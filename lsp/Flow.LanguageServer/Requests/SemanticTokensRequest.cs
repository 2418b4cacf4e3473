using System.Collections.Immutable;
using Flow.Compiler.Editing;
using Flow.Compiler.Text;
using Flow.LanguageServer.Previews;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Requests;

/// <summary><c>textDocument/semanticTokens/full</c>, <c>…/full/delta</c> and <c>…/range</c>: colours that only the meaning tells.</summary>
internal static class SemanticTokensRequest
{
    /// <summary>The names of the types, by number.</summary>
    public static readonly ImmutableArray<string> Types = [.. Enum.GetNames<SemanticTokenType>().Select(CamelCase)];

    /// <summary>The names of the modifiers, by bit.</summary>
    public static readonly ImmutableArray<string> Modifiers = [.. Enum.GetValues<SemanticTokenModifiers>().Where(static m => m != SemanticTokenModifiers.None).Order().Select(static m => CamelCase(m.ToString()))];

    /// <summary>The route for all tokens.</summary>
    public static readonly RequestRoute FullRoute = RequestRoute.OfDocument("textDocument/semanticTokens/full", ProtocolJson.Default.SemanticTokensResult, static (session, view) =>
    {
        var data = Encode(view, Given(session, view));
        return new SemanticTokensResult(session.Tokens.Keep(view.Uri, data), data);
    });

    /// <summary>The route for what has changed.</summary>
    public static readonly RequestRoute DeltaRoute = RequestRoute.Of("textDocument/semanticTokens/full/delta", ProtocolJson.Default.SemanticTokensDeltaParams, ProtocolJson.Default.SemanticTokensDeltaResult, static (session, given) =>
        session.Find(given.TextDocument) is { } view ? Delta(session, view, given.PreviousResultId) : null);

    /// <summary>The route for the tokens of a part.</summary>
    public static readonly RequestRoute RangeRoute = RequestRoute.Of("textDocument/semanticTokens/range", ProtocolJson.Default.RangeParams, ProtocolJson.Default.SemanticTokensResult, static (session, given) =>
        session.Find(given.TextDocument) is { } view ? new SemanticTokensResult(null, Encode(view, Inside(Given(session, view), view.SpanOf(given.Range)))) : null);

    private static ImmutableArray<SemanticToken> Given(ServerSession session, DocumentView view)
    {
        session.Shown.Note(view, ShownPart.Colours);
        return SemanticTokens.Of(view.Compilation, view.Path);
    }

    private static IEnumerable<SemanticToken> Inside(IEnumerable<SemanticToken> tokens, TextSpan span) => tokens.Where(t => t.Span.Start < span.End && t.Span.End > span.Start);

    private static SemanticTokensDeltaResult Delta(ServerSession session, DocumentView view, string previous)
    {
        var before = session.Tokens.Find(view.Uri, previous);
        var data = Encode(view, Given(session, view));
        var id = session.Tokens.Keep(view.Uri, data);
        return before is null ? new SemanticTokensDeltaResult(id, data, null) : new SemanticTokensDeltaResult(id, null, EditsBetween(before, data));
    }

    /// <summary>What both begin and end with stays, token by token.</summary>
    private static SemanticTokensEdit[] EditsBetween(int[] before, int[] after)
    {
        var start = before.AsSpan().CommonPrefixLength(after) / 5 * 5;
        var end = 0;
        while (end < Math.Min(before.Length, after.Length) - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        end = end / 5 * 5;
        return start == before.Length && start == after.Length ? [] : [new SemanticTokensEdit(start, before.Length - start - end, after[start..^end])];
    }

    /// <summary>Five numbers for each token, places counted from the token before it: LSP 3.17, "Integer Encoding for Tokens".</summary>
    private static int[] Encode(DocumentView view, IEnumerable<SemanticToken> tokens)
    {
        var data = new List<int>();
        var last = default(Position);
        foreach (var token in tokens)
        {
            var start = view.Encoding.PositionOf(view.Source, token.Span.Start);
            var length = view.Encoding.Count(view.Source.Content.AsSpan(token.Span.Start, token.Span.Length));
            data.AddRange(start.Line - last.Line, start.Line == last.Line ? start.Character - last.Character : start.Character, length, (int)token.Type, (int)token.Modifiers);
            last = start;
        }

        return [.. data];
    }

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
