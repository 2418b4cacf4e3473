using System.Text.Json;

namespace Flow.LanguageServer.Protocol;

/// <summary>Which document is to be laid out. The options of the editor do not count: there is one layout.</summary>
internal sealed record FormattingParams(TextDocumentIdentifier TextDocument);

internal sealed record OnTypeFormattingParams(TextDocumentIdentifier TextDocument, Position Position, string Ch);

internal sealed record CompletionParams(TextDocumentIdentifier TextDocument, Position Position, CompletionContext? Context = null);

internal sealed record CompletionContext(string? TriggerCharacter = null);

internal sealed record CompletionListResult(bool IsIncomplete, IReadOnlyList<CompletionItemResult> Items);

/// <summary>An offer. Insert text formats: 1 plain, 2 with tab stops; the mode 2 has the editor indent the lines after the first.</summary>
internal sealed record CompletionItemResult(string Label, int Kind)
{
    public string? Detail { get; init; }

    public string? SortText { get; init; }

    public string? FilterText { get; init; }

    public int? InsertTextFormat { get; init; }

    public int? InsertTextMode { get; init; }

    public CompletionEdit? TextEdit { get; init; }

    public IReadOnlyList<TextEdit>? AdditionalTextEdits { get; init; }

    public IReadOnlyList<int>? Tags { get; init; }

    public Command? Command { get; init; }

    public CompletionOrigin? Data { get; init; }
}

/// <summary>An edit with one range, or with one for inserting and one for replacing.</summary>
internal sealed record CompletionEdit(string NewText, Range? Range, Range? Insert, Range? Replace);

/// <summary>Where the documentation of an offer is found: which of the lists, and which offer of it.</summary>
internal sealed record CompletionOrigin(int List, int Index);

internal sealed record SignatureHelpResult(IReadOnlyList<SignatureInformation> Signatures, int ActiveSignature, int? ActiveParameter);

internal sealed record SignatureInformation(string Label, MarkupContent? Documentation, IReadOnlyList<ParameterInformation> Parameters);

/// <summary>A parameter; its label is the part of the signature from one UTF-16 code unit to another.</summary>
internal sealed record ParameterInformation(IReadOnlyList<int> Label, MarkupContent? Documentation);

internal sealed record CodeActionParams(TextDocumentIdentifier TextDocument, Range Range, CodeActionContext Context);

internal sealed record CodeActionContext(IReadOnlyList<JsonElement>? Diagnostics = null, IReadOnlyList<string>? Only = null);

internal sealed record CodeActionResult(string Title, string Kind)
{
    public IReadOnlyList<JsonElement>? Diagnostics { get; init; }

    public bool? IsPreferred { get; init; }

    public WorkspaceEdit? Edit { get; init; }

    public Command? Command { get; init; }
}

internal sealed record HoverResult(MarkupContent Contents, Range Range);

internal sealed record ReferenceParams(TextDocumentIdentifier TextDocument, Position Position, ReferenceContext? Context = null);

internal sealed record ReferenceContext(bool IncludeDeclaration);

/// <summary>A place in the document. Kinds: 2 read, 3 written.</summary>
internal sealed record DocumentHighlight(Range Range, int Kind);

internal sealed record RenameParams(TextDocumentIdentifier TextDocument, Position Position, string NewName);

internal sealed record PrepareRenameResult(Range Range, string Placeholder);

internal sealed record DocumentSymbolResult(string Name, string? Detail, int Kind, Range Range, Range SelectionRange, IReadOnlyList<DocumentSymbolResult>? Children);

internal sealed record SymbolInformation(string Name, int Kind, Location Location, string? ContainerName);

internal sealed record WorkspaceSymbolParams(string Query);

internal sealed record SemanticTokensResult(string? ResultId, IReadOnlyList<int> Data);

internal sealed record SemanticTokensDeltaParams(TextDocumentIdentifier TextDocument, string PreviousResultId);

/// <summary>The tokens anew, or the edits of those that the client has.</summary>
internal sealed record SemanticTokensDeltaResult(string ResultId, IReadOnlyList<int>? Data, IReadOnlyList<SemanticTokensEdit>? Edits);

internal sealed record SemanticTokensEdit(int Start, int DeleteCount, IReadOnlyList<int> Data);

internal sealed record FoldingRange(int StartLine, int EndLine, string? Kind)
{
    public int? StartCharacter { get; init; }

    public int? EndCharacter { get; init; }
}

internal sealed record SelectionRangeParams(TextDocumentIdentifier TextDocument, IReadOnlyList<Position> Positions);

internal sealed record SelectionRange(Range Range, SelectionRange? Parent);

internal sealed record DocumentLinkResult(Range Range, string Target);

internal sealed record CodeLensResult(Range Range, Command? Command = null, CodeLensOrigin? Data = null);

/// <summary>What an unresolved lens counts: the uses of the name at a place of one version of a document.</summary>
internal sealed record CodeLensOrigin(string Uri, int? Version = null);

/// <summary>A hint. Kinds: 1 type, 2 parameter.</summary>
internal sealed record InlayHintResult(Position Position, string Label, int? Kind, IReadOnlyList<TextEdit>? TextEdits, bool? PaddingRight);

internal sealed record HierarchyItem(string Name, int Kind, string Uri, Range Range, Range SelectionRange);

internal sealed record HierarchyParams(HierarchyItem Item);

internal sealed record IncomingCall(HierarchyItem From, IReadOnlyList<Range> FromRanges);

internal sealed record OutgoingCall(HierarchyItem To, IReadOnlyList<Range> FromRanges);

internal sealed record LinkedEditingRanges(IReadOnlyList<Range> Ranges);

/// <summary>The argument of <c>flow.run</c>, <c>flow.plan</c>, <c>flow.preview</c>, <c>flow.showReferences</c> and <c>flow.rename</c>.</summary>
internal sealed record CommandArgument
{
    public string? Project { get; init; }

    public string? Pipeline { get; init; }

    public string? Job { get; init; }

    public string? Uri { get; init; }

    public Position? Position { get; init; }

    public IReadOnlyList<Location>? Locations { get; init; }

    public string? Code { get; init; }
}
