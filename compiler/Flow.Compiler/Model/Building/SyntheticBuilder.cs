using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds what is asked again and again. What has a mistake is left out: it was reported.</summary>
/// <param name="diagnostics">Where mistakes go.</param>
internal sealed class SyntheticBuilder(DiagnosticBag diagnostics)
{
    /// <summary>The synthetic of <paramref name="item"/>, or null.</summary>
    public Synthetic? Of(BoundItem item)
    {
        if (item.Constant("of") is not ReferenceValue { Path: [.., var service] } || item.Property("get") is not { Subject.Constant: TextValue { Text: var asked } } get || !IsAsked(get, asked))
        {
            return null;
        }

        var every = get.Constant("every") is DurationValue written ? written.Duration : TimeSpan.FromMinutes(1);
        var answer = item.Property("expect");
        var expected = new Expected([], []);
        if (answer?.Subject is { Type: not ErrorType } condition && (expected = Read(condition)) is null)
        {
            return null;
        }

        return new Synthetic(item.Name ?? "", service, asked, every, Origins.Of(item))
        {
            EveryPlace = get.Value("every")?.Location,
            Title = item.Title?.KnownText,
            Environments = [.. Values.Elements(get.Value("on")).Select(static e => e.Constant).OfType<ReferenceValue>().Select(static r => r.Path[^1])],
            Statuses = expected.Statuses, Body = expected.Body,
            Within = answer?.Constant("within") is DurationValue within ? within.Duration : null,
            For = item.Constant("tell-after") is DurationValue hold ? hold.Duration : every * 3,
            Severity = item.Text1("severity") is { } severity ? Enum.Parse<AlertSeverity>(severity, ignoreCase: true) : AlertSeverity.Warning,
            Impact = item.Text1("impact"),
            TitlePlace = item.Title?.Location,
            ImpactPlace = item.Value("impact")?.Location,
            Runbook = (item.Constant("runbook") as TextValue)?.Text,
            RunbookPlace = item.Value("runbook")?.Location,
            RunbookName = RunbookLinks.NameIn(item),
        };
    }

    private bool IsAsked(BoundItem get, string asked)
    {
        if (asked.StartsWith('/') || asked.StartsWith("https://", StringComparison.Ordinal) || asked.StartsWith("http://", StringComparison.Ordinal))
        {
            return true;
        }

        diagnostics.Report(SyntheticDiagnostics.NotAsked, get.Subject!.Location, $"`{asked}` is no path and no address: `get \"/{asked}\"`, or `get \"https://…\"`.");
        return false;
    }

    /// <summary>What the prober understands: it compares statuses and looks for text, and no more.</summary>
    private Expected? Read(Expr condition)
    {
        switch (condition)
        {
            case BinaryExpr { Operator: BinaryOperator.And } both:
                return Read(both.Left) is { } left && Read(both.Right) is { } right ? Both(left, right, both) : null;
            case BinaryExpr { Operator: BinaryOperator.Equal, Left: ReadExpr { Source: ContextSource { Context: "status" } }, Right.Constant: NumberValue status }:
                return new([(int)status.Number], []);
            case BinaryExpr { Operator: BinaryOperator.In, Left: ReadExpr { Source: ContextSource { Context: "status" } }, Right.Constant: ListValue statuses }:
                return new([.. statuses.Items.OfType<NumberValue>().Select(static s => (int)s.Number)], []);
            case CallExpr { Function: "contains", Arguments: [ReadExpr { Source: ContextSource { Context: "body" } }, { Constant: TextValue text }] }:
                return new([], [Escaped(text.Text)]);
            case CallExpr { Function: "matches-regex", Arguments: [ReadExpr { Source: ContextSource { Context: "body" } }, { Constant: TextValue pattern }] }:
                return ProberPattern.Problem(pattern.Text) is { } problem ? Fail(condition, $"`{pattern.Text}` is no regular expression of RE2, which the prober has: {problem}.") : new([], [pattern.Text]);
            default:
                return Fail(condition, "The prober compares the status and looks for text: `status == 200`, `status in [200, 204]`, `body.contains(\"ok\")`, `body.matches-regex(\"…\")`, joined by `and`.");
        }
    }

    /// <summary>The characters that mean something in RE2; it refuses a backslash before any letter, digit or blank.</summary>
    private static string Escaped(string text) => string.Concat(text.Select(static c => "\\.+*?()|[]{}^$".Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString()));

    private Expected? Both(Expected left, Expected right, Expr place) => left.Statuses.IsEmpty || right.Statuses.IsEmpty
        ? new([.. left.Statuses, .. right.Statuses], [.. left.Body, .. right.Body])
        : Fail(place, "One answer has one status: write the right ones as a list, `status in [200, 204]`.");

    private Expected? Fail(Expr place, string message)
    {
        diagnostics.Report(SyntheticDiagnostics.NotProbed, place.Location, message);
        return null;
    }

    private sealed record Expected(ImmutableArray<int> Statuses, ImmutableArray<string> Body);
}
