using Flow.Compiler.Literals;
using Flow.Compiler.Literals.PromQl;

namespace Flow.Compiler.Tests.Literals;

/// <summary>All little grammars as one list, each giving its problem or null.</summary>
internal static class Grammars
{
    public static readonly (string Name, Func<string, LiteralProblem?> Read)[] All =
    [
        ("quantity", static t => QuantityLiteral.Parse(t).Problem),
        ("number", static t => NumberLiteral.Parse(t).Problem),
        ("date", static t => DateLiteral.Parse(t).Problem),
        ("time", static t => TimeLiteral.Parse(t).Problem),
        ("malformed", static t => MalformedLiteral.Explain(t)),
        ("cron", static t => CronExpression.Parse(t).Problem),
        ("time zone", static t => TimeZoneName.Parse(t).Problem),
        ("image", static t => ImageReference.Parse(t).Problem),
        ("version", static t => VersionText.Parse(t).Problem),
        ("version range", static t => VersionRange.Parse(t).Problem),
        ("files", static t => GlobPattern.Parse(t).Problem),
        ("filter of paths", static t => GlobPattern.Parse(t, GlobDialect.FilterPaths).Problem),
        ("filter of refs", static t => GlobPattern.Parse(t, GlobDialect.FilterRefs).Problem),
        ("url", static t => UrlText.Parse(t).Problem),
        ("mail", static t => EmailText.Parse(t).Problem),
        ("variable", static t => EnvironmentVariableName.Parse(t).Problem),
        ("action", static t => ActionReferenceText.Parse(t).Problem),
        ("workflow", static t => WorkflowReferenceText.Parse(t).Problem),
        ("label", static t => RunnerLabel.Parse(t).Problem),
        ("identifier", static t => GitHubIdentifier.Parse(t).Problem),
        ("query", static t => PromParser.Parse(t).Problem),
        ("path", static t => ProjectPath.Resolve("a", t).Problem),
    ];
}
