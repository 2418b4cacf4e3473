using Flow.Compiler.Diagnostics;
using Flow.LanguageServer.Documents;
using Flow.LanguageServer.Protocol;
using Flow.LanguageServer.Workspaces;

namespace Flow.LanguageServer.Diagnosing;

/// <summary>Diagnostics as the protocol has them.</summary>
internal static class DiagnosticConversion
{
    private const int Unnecessary = 1;

    /// <summary><paramref name="diagnostic"/> of <paramref name="project"/>.</summary>
    public static DiagnosticItem Of(ProjectState project, Diagnostic diagnostic, PositionEncoding encoding) =>
        new(encoding.RangeOf(diagnostic.Location.Source, diagnostic.Location.Span), SeverityOf(diagnostic.Severity), diagnostic.Code, LanguageServer.Name, diagnostic.Message)
        {
            Tags = diagnostic.Descriptor == PipelineDiagnostics.WaiverUnused ? [Unnecessary] : null,
            RelatedInformation = diagnostic.Related.IsEmpty
                ? null
                : [.. diagnostic.Related.Select(r => new RelatedInformation(project.LocationOf(r.Location, encoding), r.Message))],
            Data = diagnostic.Fixes.IsEmpty ? null : new DiagnosticFixes([.. diagnostic.Fixes.Select(static f => f.Title)]),
        };

    private static int SeverityOf(Severity severity) => severity switch
    {
        Severity.Error => 1,
        Severity.Warning => 2,
        _ => 3,
    };
}
