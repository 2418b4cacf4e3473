using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds triggers and checks their filters.</summary>
internal static class TriggerBuilder
{
    private static readonly string[] FilterWords = ["branches", "branches-ignore", "tags", "tags-ignore", "paths", "paths-ignore", "pipelines", "names", "versions"];

    public static Trigger? Build(BoundItem item, Neighbours others, DiagnosticBag diagnostics)
    {
        if (item.Subject?.KnownText is not { } name || Events.Find(name) is not { } kind)
        {
            return null;
        }

        CheckFilters(item, kind, diagnostics);
        var tags = Values.Texts(item, "tags");
        if (name == "tag")
        {
            tags = Values.TextsOf(item.Second?.Constant) is { IsEmpty: false } given ? given : ["**"];
        }
        else if (item.Second is { } second && name != "schedule")
        {
            diagnostics.Report(PipelineDiagnostics.BadTrigger, second.Location, $"`on {name}` takes no value. Filters stand in the body: `on {name} {{ branches = [\"main\"] }}`.");
        }

        return new Trigger(name == "tag" ? "push" : name, Origins.Of(item))
        {
            Branches = Values.Texts(item, "branches").AddRange(Values.Texts(item, "to")),
            BranchesIgnore = Values.Texts(item, "branches-ignore"),
            Tags = tags,
            TagsIgnore = Values.Texts(item, "tags-ignore"),
            Paths = Values.Texts(item, "paths"),
            PathsIgnore = Values.Texts(item, "paths-ignore"),
            Types = Values.Texts(item, "types"),
            Pipelines = Pipelines(item, others),
            Names = Values.Texts(item, "names"),
            Versions = Values.Texts(item, "versions"),
            Crons = name == "schedule" ? Crons(item, diagnostics) : [],
            TimeZone = name == "schedule" ? TimeZone(item, others, diagnostics) : null,
        };
    }

    private static ImmutableArray<string> Pipelines(BoundItem item, Neighbours others) => item.Constant("pipelines") switch
    {
        ListValue list => [.. list.Items.Select(i => TitleOf(i, others))],
        { } one => [TitleOf(one, others)],
        null => [],
    };

    /// <summary>GitHub knows a workflow by its title; without one by the path of its file.</summary>
    private static string TitleOf(Value value, Neighbours others) => value is ReferenceValue reference
        ? others.Pipeline(reference.Path[^1])?.Title?.KnownText ?? reference.Path[^1]
        : value.ToText();

    private static void CheckFilters(BoundItem item, EventKind kind, DiagnosticBag diagnostics)
    {
        foreach (var word in FilterWords.Append("to"))
        {
            if (item.Property(word) is { } filter && !kind.Filters.Contains(word == "to" ? "branches" : word))
            {
                var known = kind.Filters.IsEmpty ? "It takes no filters." : $"It takes {ExpressionBinder.Words(kind.Filters)}.";
                diagnostics.Report(PipelineDiagnostics.BadTrigger, filter.Location, $"`on {kind.Name}` has no `{word}`. {known}");
            }
        }

        foreach (var (word, ignore) in new[] { ("branches", "branches-ignore"), ("tags", "tags-ignore"), ("paths", "paths-ignore") })
        {
            if (item.Property(ignore) is { } negative && (item.Property(word) ?? (word == "branches" ? item.Property("to") : null)) is not null)
            {
                diagnostics.Report(PipelineDiagnostics.BadTrigger, negative.Location, $"`{word}` and `{ignore}` cannot be combined. Put a `!` before the patterns that are left out: `{word} = [\"**\", \"!docs/**\"]`.");
            }
        }

        CheckTypes(item, kind, diagnostics);
        CheckPatterns(item, diagnostics);
        foreach (var word in new[] { "every", "at", "on", "timezone" })
        {
            if (kind.Name != "schedule" && item.Property(word) is { } timed)
            {
                diagnostics.Report(PipelineDiagnostics.BadTrigger, timed.Location, $"`{word}` belongs to `on schedule`.");
            }
        }
    }

    private static void CheckTypes(BoundItem item, EventKind kind, DiagnosticBag diagnostics)
    {
        if (item.Property("types") is not { } types || kind.Types is ["*"])
        {
            return;
        }

        foreach (var type in Values.Texts(item, "types").Where(t => !kind.Types.Contains(t)))
        {
            var known = kind.Types.IsEmpty ? "It has no activity types." : $"It has {ExpressionBinder.Words(kind.Types)}.";
            diagnostics.Report(PipelineDiagnostics.BadTrigger, types.Subject?.Location ?? types.Location, $"`on {kind.Name}` has no activity type `{type}`.{Suggestions.DidYouMean(type, kind.Types)} {known}");
        }
    }

    private static void CheckPatterns(BoundItem item, DiagnosticBag diagnostics)
    {
        foreach (var word in new[] { "to", "branches", "branches-ignore", "tags", "tags-ignore", "paths", "paths-ignore" })
        {
            foreach (var pattern in Values.Texts(item, word))
            {
                if (GlobPattern.Parse(pattern, word.StartsWith("paths", StringComparison.Ordinal) ? GlobDialect.FilterPaths : GlobDialect.FilterRefs).Problem is { } problem)
                {
                    diagnostics.Report(PipelineDiagnostics.BadTrigger, item.Value(word)!.Location, problem.Message);
                }
            }
        }
    }

    private static ImmutableArray<string> Crons(BoundItem item, DiagnosticBag diagnostics)
    {
        if (item.Second?.Constant is VariantValue { Case: "cron" } cron)
        {
            var line = cron.Arguments[0].ToText();
            if (CronExpression.Parse(line).Problem is { } problem)
            {
                diagnostics.Report(PipelineDiagnostics.BadSchedule, item.Second.Location, problem.Message);
            }

            return [line];
        }

        if (item.Value("every") is not { Constant: { } every })
        {
            diagnostics.Report(PipelineDiagnostics.BadSchedule, item.Location, "A schedule says when: `on schedule every day at 03:00`, or `on schedule cron(\"0 3 * * *\")`.");
            return [];
        }

        ImmutableArray<TimeOnly> at = item.Constant("at") is TimeValue time ? [time.Time] : [];
        ImmutableArray<int> on = item.Constant("on") is NumberValue day ? [(int)day.Number] : [];
        var rule = every is DurationValue interval ? ScheduleRule.Every(interval.Duration, at, on) : ScheduleRule.Every([.. Values.TextsOf(every)], at, on);
        var result = rule.ToCron();
        if (result.Problem is { } wrong)
        {
            diagnostics.Report(PipelineDiagnostics.BadSchedule, PlaceOf(item, wrong.Part), wrong.Message);
        }

        return result.Lines;
    }

    private static Location PlaceOf(BoundItem item, SchedulePart part) => (part switch
    {
        SchedulePart.At => item.Value("at"),
        SchedulePart.On => item.Value("on"),
        _ => item.Value("every"),
    })?.Location ?? item.Location;

    private static string? TimeZone(BoundItem item, Neighbours others, DiagnosticBag diagnostics)
    {
        var written = item.Property("timezone") ?? others.Project?.Property("timezone");
        if (written?.Subject?.KnownText is not { } name)
        {
            return null;
        }

        // That of the project is told there.
        if (item.Property("timezone") is not null && TimeZoneName.Parse(name).Problem is { } problem)
        {
            diagnostics.Report(PipelineDiagnostics.BadSchedule, written.Subject.Location, problem.Message);
        }

        return name == "UTC" ? null : name;
    }
}
