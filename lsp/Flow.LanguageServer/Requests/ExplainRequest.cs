using Flow.Compiler;
using Flow.Compiler.Diagnostics;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Sessions;

namespace Flow.LanguageServer.Requests;

/// <summary><c>flow/explain</c>: the page about a diagnostic, as <c>flow explain</c> shows it.</summary>
internal static class ExplainRequest
{
    /// <summary>Its route.</summary>
    public static readonly RequestRoute Route = RequestRoute.Of("flow/explain", ProtocolJson.Default.ExplainParams, ProtocolJson.Default.ExplainResult, static (_, given) =>
        DiagnosticCatalogue.Find(given.Code) is { } found ? new ExplainResult(found.Code, found.Title, found.Severity.ToString().ToLowerInvariant(), PageOf(found)) : null);

    private static string PageOf(DiagnosticDescriptor descriptor)
    {
        var examples = descriptor.NotShownBecause is { } reason
            ? $"There is no example: {reason}."
            : $"Wrong:\n\n```flow\n{descriptor.Bad.TrimEnd()}\n```\n\nRight:\n\n```flow\n{descriptor.Good.TrimEnd()}\n```";
        return $"# {descriptor.Code}: {descriptor.Title}\n\n{descriptor.Explanation.Trim()}\n\n{examples}\n";
    }
}
