using System.Collections.Immutable;

namespace Flow.Compiler.Literals;

/// <summary>
/// A cron line of five fields as GitHub takes it: POSIX with names and steps, no <c>@daily</c>, day of the week 0 to 6, at least five minutes between two runs.
/// Where both days are restricted, either is enough, as POSIX says.
/// </summary>
public sealed record CronExpression
{
    /// <summary>The shortest time between two runs that GitHub's scheduler keeps.</summary>
    public static readonly TimeSpan ShortestInterval = TimeSpan.FromMinutes(5);

    private const int LongestText = 300;

    /// <summary>29 February comes at least once in eight years and a bit.</summary>
    private const int DaysToSearch = 366 * 9;

    private CronExpression(string text, ImmutableArray<CronField> fields) => (Text, Fields) = (text, fields);

    /// <summary>The line as written.</summary>
    public string Text { get; }

    private ImmutableArray<CronField> Fields { get; }

    /// <summary>The minutes of an hour.</summary>
    public CronField Minutes => Fields[0];

    /// <summary>The hours of a day.</summary>
    public CronField Hours => Fields[1];

    /// <summary>The days of a month.</summary>
    public CronField Days => Fields[2];

    /// <summary>The months of a year.</summary>
    public CronField Months => Fields[3];

    /// <summary>The days of a week; Sunday is 0.</summary>
    public CronField Weekdays => Fields[4];

    /// <summary>Reads a cron line.</summary>
    public static Parsed<CronExpression> Parse(string text)
    {
        if (text.Length > LongestText)
        {
            return LiteralProblem.Whole(text, "This is too long for a cron line.");
        }

        if (text.StartsWith('@'))
        {
            return Nickname(text);
        }

        var words = WordsOf(text);
        if (words.Count != 5)
        {
            return LiteralProblem.Whole(text, $"A cron line has five fields (minute, hour, day of the month, month, day of the week), not {words.Count}: `0 3 * * 1-5`.");
        }

        var fields = ImmutableArray.CreateBuilder<CronField>(5);
        for (var i = 0; i < 5; i++)
        {
            if (!CronFieldRule.All[i].Read(text.Substring(words[i].Start, words[i].Length), words[i].Start).TryGet(out var field, out var problem))
            {
                return problem;
            }

            fields.Add(field);
        }

        var cron = new CronExpression(text, fields.DrainToImmutable());
        return cron.Unusable() is { } unusable ? unusable : cron;
    }

    private static LiteralProblem Nickname(string text)
    {
        var line = text switch
        {
            "@hourly" => "0 * * * *",
            "@daily" or "@midnight" => "0 0 * * *",
            "@weekly" => "0 0 * * 0",
            "@monthly" => "0 0 1 * *",
            "@yearly" or "@annually" => "0 0 1 1 *",
            _ => null,
        };
        return LiteralProblem.Whole(text, $"GitHub takes no short names for schedules. Write `{line ?? "0 3 * * *"}`, or `every day at 03:00`.", line);
    }

    private static List<(int Start, int Length)> WordsOf(string text)
    {
        var words = new List<(int Start, int Length)>();
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && text[i] is not (' ' or '\t'))
            {
                i++;
            }

            if (i > start)
            {
                words.Add((start, i - start));
            }
        }

        return words;
    }

    private LiteralProblem? Unusable()
    {
        if (ShortestGap() < ShortestInterval)
        {
            return LiteralProblem.Whole(Text, "GitHub runs nothing more often than every 5 minutes: `*/5 * * * *`.", Text.StartsWith("* ", StringComparison.Ordinal) || Text.StartsWith("*/", StringComparison.Ordinal)
                ? "*/5" + Text[Text.IndexOf(' ', StringComparison.Ordinal)..]
                : null);
        }

        return NextRuns(new DateTime(2096, 3, 1, 0, 0, 0, DateTimeKind.Unspecified), 1).IsEmpty ? LiteralProblem.Whole(Text, "This day never comes: no such month has it.") : null;
    }

    private TimeSpan ShortestGap()
    {
        var times = (from hour in Hours.Numbers from minute in Minutes.Numbers select (hour * 60) + minute).ToList();
        var gaps = times.Zip(times.Skip(1), static (a, b) => b - a).DefaultIfEmpty(24 * 60).Min();
        var midnight = DaysFollow() ? times[0] + (24 * 60) - times[^1] : 24 * 60;
        return TimeSpan.FromMinutes(Math.Min(gaps, midnight));
    }

    private bool DaysFollow() => HasNeighbours(Days.Numbers) && Weekdays.IsStar
        || HasNeighbours(Weekdays.Numbers) || (Weekdays.Contains(0) && Weekdays.Contains(6)) || (Days.IsStar && Weekdays.IsStar);

    private static bool HasNeighbours(ImmutableArray<int> numbers) => numbers.Zip(numbers.Skip(1)).Any(static p => p.Second == p.First + 1);

    /// <summary>The next runs strictly after <paramref name="from"/>, in the time zone in which <paramref name="from"/> is given. Empty where the day never comes.</summary>
    public ImmutableArray<DateTime> NextRuns(DateTime from, int count)
    {
        var runs = ImmutableArray.CreateBuilder<DateTime>();
        var day = from.Date;
        var sinceLast = 0;
        while (runs.Count < count && sinceLast++ < DaysToSearch && day < DateTime.MaxValue.Date)
        {
            if (IsDay(day))
            {
                runs.AddRange(TimesOf(day).Where(t => t > from).Take(count - runs.Count));
                sinceLast = 0;
            }

            day = day.AddDays(1);
        }

        return runs.DrainToImmutable();
    }

    private IEnumerable<DateTime> TimesOf(DateTime day) =>
        from hour in Hours.Numbers from minute in Minutes.Numbers select day.AddMinutes((hour * 60) + minute);

    private bool IsDay(DateTime day)
    {
        var inMonth = Days.Contains(day.Day);
        var inWeek = Weekdays.Contains((int)day.DayOfWeek);
        return Months.Contains(day.Month) && (Days.IsStar || Weekdays.IsStar ? inMonth && inWeek : inMonth || inWeek);
    }

    /// <summary>The schedule in plain English: <c>at 03:00 on weekdays</c>.</summary>
    public string Describe() => CronDescription.Of(this);

    /// <inheritdoc/>
    public bool Equals(CronExpression? other) => other is not null && Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
