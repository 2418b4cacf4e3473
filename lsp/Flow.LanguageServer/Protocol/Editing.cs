namespace Flow.LanguageServer.Protocol;

/// <summary>Which document is to be laid out. The options of the editor do not count: there is one layout.</summary>
internal sealed record FormattingParams(TextDocumentIdentifier TextDocument);
