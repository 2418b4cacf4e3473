using System.Text.Json.Serialization;

namespace Flow.LanguageServer.Protocol;

/// <summary>Reads and writes every structure of the protocol without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(NoParams))]
[JsonSerializable(typeof(ResponseError))]
[JsonSerializable(typeof(CancelParams))]
[JsonSerializable(typeof(MessageParams))]
[JsonSerializable(typeof(LogTraceParams))]
[JsonSerializable(typeof(SetTraceParams))]
[JsonSerializable(typeof(InitializeParams))]
[JsonSerializable(typeof(InitializationOptions))]
[JsonSerializable(typeof(InitializeResult))]
[JsonSerializable(typeof(RegistrationParams))]
[JsonSerializable(typeof(DidOpenParams))]
[JsonSerializable(typeof(DidChangeParams))]
[JsonSerializable(typeof(DidChangeWatchedFilesParams))]
[JsonSerializable(typeof(DidChangeWorkspaceFoldersParams))]
[JsonSerializable(typeof(FilesParams))]
[JsonSerializable(typeof(RenameFilesParams))]
[JsonSerializable(typeof(DocumentParams))]
[JsonSerializable(typeof(PositionParams))]
[JsonSerializable(typeof(RangeParams))]
[JsonSerializable(typeof(PublishDiagnosticsParams))]
[JsonSerializable(typeof(DocumentDiagnosticParams))]
[JsonSerializable(typeof(DocumentDiagnosticReport))]
[JsonSerializable(typeof(WorkspaceDiagnosticParams))]
[JsonSerializable(typeof(WorkspaceDiagnosticReport))]
[JsonSerializable(typeof(ProgressCreateParams))]
[JsonSerializable(typeof(WorkDoneProgressParams))]
[JsonSerializable(typeof(PartialDiagnosticsParams))]
[JsonSerializable(typeof(FormattingParams))]
[JsonSerializable(typeof(IReadOnlyList<TextEdit>))]
[JsonSerializable(typeof(IdleResult))]
[JsonSerializable(typeof(IReadOnlyList<DiagnosticItem>))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
