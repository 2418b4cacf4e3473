using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Syntax;

/// <content>Lines of GitHub's workflow files.</content>
internal sealed partial class Parser
{
    /// <summary>Reads a line <c>key: …</c> whose key is a word of GitHub's workflow files, or whose value is a block of lines.</summary>
    private bool ReadForeignKey(ref ItemParts item)
    {
        if (item.Head is not PathSyntax { Tokens: [var key] })
        {
            return false;
        }

        ref readonly var next = ref Ahead(1);
        var isBlock = (next.NewlineBefore && ColumnOf(next) > itemIndent) || next.Kind == TokenKind.Unexpected;
        var isForeign = IsForeignKey(text.AsSpan(key.Start, key.End - key.Start)) && !NamesType(next);
        if (!isForeign && !isBlock)
        {
            return false;
        }

        item.HasColon = true;
        item.Colon = Take();
        item.Type = new MissingTypeSyntax(PreviousEnd);
        var value = EndsLine(stopsAtBrace: false) ? null : SkipLine();
        item.Skipped = value;
        if (value?.Tokens[0] is not { Kind: TokenKind.Unexpected } first || StartsDoubleHole(first))
        {
            ReportForeignKey(key, item.Colon.Value, value);
        }

        return true;
    }

    private static bool IsForeignKey(ReadOnlySpan<char> key) => key is "steps" or "needs" or "if" or "runs-on" or "uses" or "run";

    private bool NamesType(in SyntaxToken token) =>
        token.Kind == TokenKind.Name
        && text.AsSpan(token.Start, token.End - token.Start) is
            "string" or "int" or "number" or "bool" or "path" or "version" or "duration" or "list" or "map" or "secret" or "url" or "job";

    private void ReportForeignKey(in SyntaxToken key, in SyntaxToken colon, SkippedSyntax? value)
    {
        var written = value is null ? "" : Unquoted(source.Slice(value.Span));
        var span = TextSpan.FromBounds(key.Start, value?.Span.End ?? colon.End);
        switch (TextOf(key))
        {
            case "steps":
                reporter.ReportInstead(SyntaxDiagnostics.ForeignSteps, span, "Steps stand directly in the job, one per line, with no `steps:` above them.", Edit("Remove `steps:`", span, "", FixSafety.Suggestion));
                break;
            case "needs":
                ReportNeeds(span, written);
                break;
            case "if":
                ReportCondition(span, written);
                break;
            case "runs-on":
                var runner = written.Length == 0 || written[0] is '[' or '{' ? written : GitHubNames.RunnerOf(written);
                reporter.ReportInstead(SyntaxDiagnostics.ForeignRunner, span, $"Where a job runs is written `on {(runner.Length == 0 ? "linux" : runner)}`.", runner.Length == 0 ? [] : [Edit($"Write `on {runner}`", span, $"on {runner}")]);
                break;
            case "uses" or "run" when written.Length > 0:
                var step = $"{TextOf(key)} {Quoted(written)}";
                reporter.ReportInstead(SyntaxDiagnostics.ForeignStep, span, $"A step is a verb and what it acts on: `{step}`.", Edit($"Write `{step}`", span, step));
                break;
            case "jobs":
                Report(SyntaxDiagnostics.ColonForBody, colon.Span, "Jobs stand directly in the pipeline: `job build on linux { … }`.");
                break;
            case "strategy":
                Report(SyntaxDiagnostics.ColonForBody, colon.Span, "A job runs in several cells with `for os in [linux, windows]`.");
                break;
            case var name when value is not null && StartsDoubleHole(value.Tokens[0]):
                ReportHoleAfterColon(name, span, written);
                break;
            default:
                Report(SyntaxDiagnostics.ColonForBody, colon.Span, $"What belongs to `{TextOf(key)}` stands in braces: `{TextOf(key)} {{ … }}`. (`:` gives a type.)");
                break;
        }
    }

    private static string Unquoted(string written) =>
        written.Length > 1 && written[0] is '"' or '\'' && written[^1] == written[0] ? written[1..^1] : written;

    private void ReportHoleAfterColon(string name, TextSpan span, string written)
    {
        var value = written.EndsWith("}}", StringComparison.Ordinal) ? written[3..^2].Trim() : "";
        var isOne = value.Length is > 0 and <= 80 && !value.Contains("}}", StringComparison.Ordinal);
        reporter.ReportInstead(
            SyntaxDiagnostics.ColonForEqual,
            span,
            $"A value is set with `=` and stands alone: `{name} = {(isOne ? value : "…")}`. (`:` gives a type.)",
            isOne ? [Edit($"Write `{name} = {value}`", span, $"{name} = {value}", FixSafety.Suggestion)] : []);
    }

    private void ReportNeeds(TextSpan span, string written)
    {
        var jobs = written.Trim('[', ']', ' ').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var isNames = jobs.Length > 0 && jobs.All(static j => SyntaxFacts.IsName(j));
        var after = isNames ? string.Join(" after ", jobs) : "build";
        reporter.ReportInstead(
            SyntaxDiagnostics.ForeignNeeds,
            span,
            $"Dependencies follow from use. For one without data write `after {after}`.",
            isNames && jobs.Length == 1 ? [Edit($"Write `after {after}`", span, $"after {after}", FixSafety.Suggestion)] : []);
    }

    private void ReportCondition(TextSpan span, string written)
    {
        var condition = GitHubNames.ConditionOf(written.Replace("${{", "").Replace("}}", "").Trim());
        reporter.ReportInstead(
            SyntaxDiagnostics.ForeignCondition,
            span,
            $"Whether something runs is written `when {(condition.Length is 0 or > 80 ? "…" : condition)}`; text stands between `\"`.",
            condition.Length == 0 ? [] : [Edit($"Write `when {condition}`", span, $"when {condition}", FixSafety.Suggestion)]);
    }
}
