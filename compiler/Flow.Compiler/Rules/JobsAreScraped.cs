using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Planning;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules;

/// <summary>A job that a query names is read by some Prometheus: that of a service has its name, and stays behind when that changes.</summary>
internal sealed class JobsAreScraped : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        if (ScrapedJobs.Of(model) is not { } jobs)
        {
            return;
        }

        foreach (var query in QueriesUseDeclaredMetrics.Queries(model))
        {
            foreach (var matcher in query.Tree.Selectors().SelectMany(static s => s.Matchers).Where(static m => m is { Label: "job", Operator: "=" }))
            {
                if (matcher.Value.Plain is { Length: > 0 } job && !jobs.Contains(job))
                {
                    Report(job, matcher, query, jobs, diagnostics);
                }
            }
        }
    }

    private static void Report(string job, PromMatcher matcher, PromQuery query, ImmutableSortedSet<string> jobs, DiagnosticBag diagnostics)
    {
        var near = Suggestions.Nearest(job, jobs);
        var place = query.At(matcher.ValueSpan);
        var inner = place.Span with { Start = place.Span.Start + 1, Length = Math.Max(0, place.Span.Length - 2) };
        var isWritten = place.Source.Slice(inner).Equals(job, StringComparison.Ordinal);
        diagnostics.Report(
            ServiceDiagnostics.UnknownJob, place,
            $"Nothing is read as job `{job}`, so that nothing matches.{(near is null ? $" There is {Words(jobs)}." : $" Did you mean `{near}`?")} One that another configuration reads is named in the project: `prometheus {{ jobs = [\"{job}\"] }}`.",
            near is null || !isWritten ? [] : [new Fix($"Write `{near}`", FixSafety.Suggestion, [new TextEdit(inner, near)])]);
    }

    private static string Words(ImmutableSortedSet<string> jobs) => jobs.Count == 1 ? $"`{jobs[0]}`" : $"{string.Join(", ", jobs.Take(jobs.Count - 1).Select(static j => $"`{j}`"))} and `{jobs[^1]}`";
}
