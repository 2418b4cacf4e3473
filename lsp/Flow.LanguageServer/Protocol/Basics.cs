using System.Text.Json;
using System.Text.Json.Serialization;

namespace Flow.LanguageServer.Protocol;

/// <summary>A place in a document, both parts from zero; what <paramref name="Character"/> counts was agreed at the start.</summary>
internal readonly record struct Position(
    [property: JsonConverter(typeof(ClampedNumber))] int Line, [property: JsonConverter(typeof(ClampedNumber))] int Character);

/// <summary>From a place up to, not including, another.</summary>
internal readonly record struct Range(Position Start, Position End);

/// <summary>A range of a document.</summary>
internal sealed record Location(string Uri, Range Range);

/// <summary>A definition with what is shown of it.</summary>
internal sealed record LocationLink(Range? OriginSelectionRange, string TargetUri, Range TargetRange, Range TargetSelectionRange);

/// <summary>Which document.</summary>
internal record TextDocumentIdentifier(string Uri);

/// <summary>Which document, and its version where it is open.</summary>
internal sealed record OptionalVersionedTextDocumentIdentifier(string Uri, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Version);

/// <summary>Parameters that only name a document.</summary>
internal sealed record DocumentParams(TextDocumentIdentifier TextDocument);

/// <summary>A document and a place in it.</summary>
internal sealed record PositionParams(TextDocumentIdentifier TextDocument, Position Position);

/// <summary>A document and a range of it.</summary>
internal sealed record RangeParams(TextDocumentIdentifier TextDocument, Range Range);

/// <summary>A replacement.</summary>
internal sealed record TextEdit(Range Range, string NewText);

/// <summary>The edits of one document.</summary>
internal sealed record TextDocumentEdit(OptionalVersionedTextDocumentIdentifier TextDocument, IReadOnlyList<TextEdit> Edits);

/// <summary>Edits of several documents: <paramref name="DocumentChanges"/> for clients that know versions, else <paramref name="Changes"/>.</summary>
internal sealed record WorkspaceEdit(IReadOnlyDictionary<string, IReadOnlyList<TextEdit>>? Changes, IReadOnlyList<TextDocumentEdit>? DocumentChanges);

/// <summary>Text in Markdown or plain.</summary>
internal sealed record MarkupContent(string Kind, string Value)
{
    /// <summary>Text in Markdown.</summary>
    public static MarkupContent Markdown(string text) => new("markdown", text);
}

/// <summary>Something that the client can do.</summary>
internal sealed record Command(string Title, [property: JsonPropertyName("command")] string Name, IReadOnlyList<JsonElement>? Arguments = null);

/// <summary>No parameters, or none that matter.</summary>
internal sealed record NoParams;

/// <summary>An error in an answer.</summary>
internal sealed record ResponseError(int Code, string Message);

/// <summary>Which request is taken back.</summary>
internal sealed record CancelParams(RequestId Id);

/// <summary>A message for the client's log or its user. The types are 1 error, 2 warning, 3 info, 4 log, 5 debug.</summary>
internal sealed record MessageParams(int Type, string Message);

/// <summary>One line of a trace.</summary>
internal sealed record LogTraceParams(string Message, string? Verbose);

/// <summary><c>off</c>, <c>messages</c> or <c>verbose</c>.</summary>
internal sealed record SetTraceParams(string Value);
