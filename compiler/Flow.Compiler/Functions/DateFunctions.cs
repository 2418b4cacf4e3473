using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Literals;
using Flow.Compiler.Types;
using static Flow.Compiler.Functions.Define;

namespace Flow.Compiler.Functions;

/// <summary>Functions of dates. None of them knows today's: the same input gives the same output on every day.</summary>
internal static class DateFunctions
{
    private static readonly EnumType Weekdays = new(null, ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]);

    private static readonly SearchValues<char> OfPattern = SearchValues.Create("yMd -/.,_");

    public static ImmutableArray<string> Names =>
    [
        "date", "days-between", "add-days", "weekday", "format-date", "now", "today",
    ];

    public static BuiltinFunction? Find(string name) => name switch
    {
        "date" => DateOf,
        "days-between" => DaysBetween,
        "add-days" => AddDays,
        "weekday" => Weekday,
        "format-date" => FormatDate,
        "now" => Now,
        "today" => Today,
        _ => null,
    };

    private static BuiltinFunction DateOf => field ??= new("date", [TextIn("text")], FlowType.Date,
        "The date that a text holds.", """date("2026-12-24")""", "2026-12-24")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => DateLiteral.Parse(a.TextAt(0)).TryGet(out var date, out var problem)
            ? new DateValue(date)
            : FunctionResult.Fail(problem.Message, 0),
    };

    private static BuiltinFunction DaysBetween => field ??= new("days-between", [DateNamed("from"), DateNamed("to")], FlowType.Int,
        "How many days lie between two dates; negative where the second is earlier.", "days-between(2026-12-24, 2026-12-31)", "7")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of((decimal)(DateAt(a, 1).DayNumber - DateAt(a, 0).DayNumber)),
    };

    private static BuiltinFunction AddDays => field ??= new("add-days", [DateNamed("date"), Int("days")], FlowType.Date,
        "The date so many days later, or earlier where the number is negative.", "add-days(2026-12-24, 8)", "2027-01-01")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => (long)DateAt(a, 0).DayNumber + a.IntAt(1) is var day && day >= DateOnly.MinValue.DayNumber && day <= DateOnly.MaxValue.DayNumber
            ? new DateValue(DateOnly.FromDayNumber((int)day))
            : FunctionResult.Fail("Dates go from 0001-01-01 to 9999-12-31.", 1),
    };

    private static BuiltinFunction Weekday => field ??= new("weekday", [DateNamed("date")], Weekdays,
        "The day of the week.", "weekday(2026-12-24)", "thursday")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => new EnumValue(Weekdays, DateAt(a, 0).DayOfWeek.ToString().ToLowerInvariant()),
    };

    private static BuiltinFunction FormatDate => field ??= new("format-date", [DateNamed("date"), TextIn("pattern", "yyyy-MM-dd")], FlowType.Text,
        "The date in a pattern of `yyyy`, `yy`, `MM`, `M`, `dd`, `d`, `MMM`, `MMMM`, `ddd` and `dddd` with signs between them. Names are English.", """format-date(2026-12-24, "d MMMM yyyy")""", "\"24 December 2026\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Formatted(DateAt(a, 0), a.TextAt(1)),
    };

    private static FunctionResult Formatted(DateOnly date, string pattern)
    {
        var wrong = pattern.AsSpan().IndexOfAnyExcept(OfPattern);
        if (wrong >= 0 || pattern.Length is 0 or > 60)
        {
            return FunctionResult.Fail(wrong >= 0 ? $"`{pattern[wrong]}` has no place in a pattern of a date; write one such as `yyyy-MM-dd`." : "A pattern is written `yyyy-MM-dd`.", 1);
        }

        return Value.Of(date.ToString(pattern.Length == 1 ? "%" + pattern : pattern, CultureInfo.InvariantCulture));
    }

    private static BuiltinFunction Now => field ??= new("now", [], FlowType.Date,
        "There is no present time while the compiler runs: the same input gives the same output on every day.", "now()", "")
    {
        Evaluate = static (_, _) => FunctionResult.Fail(
            "The compiler does not know today's date: the same files must give the same output on every day. Write the date, or let a step ask while it runs: `run \"date +%F\" as today`, then `today.stdout`."),
    };

    private static BuiltinFunction Today => field ??= new("today", [], FlowType.Date, Now.Summary, "today()", "") { Evaluate = Now.Evaluate };

    private static FunctionParameter DateNamed(string name) => new(name, FlowType.Date);

    private static DateOnly DateAt(ImmutableArray<Argument> a, int index) => ((DateValue)a.ValueAt(index)).Date;
}
