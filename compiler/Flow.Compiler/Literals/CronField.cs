using System.Collections.Immutable;
using System.Globalization;
using Sprache;

namespace Flow.Compiler.Literals;

/// <summary>Which numbers one field of a cron line selects.</summary>
/// <param name="Numbers">The numbers in order.</param>
/// <param name="IsStar">Whether it starts with a star, so that it does not restrict the day.</param>
/// <param name="Text">The field as written.</param>
public sealed record CronField(ImmutableArray<int> Numbers, bool IsStar, string Text)
{
    /// <summary>Whether the field selects the number.</summary>
    public bool Contains(int number) => Numbers.BinarySearch(number) >= 0;
}

/// <summary>The meaning of one of the five fields.</summary>
/// <param name="What">Its name in messages.</param>
/// <param name="First">The smallest number.</param>
/// <param name="Last">The largest number.</param>
/// <param name="Names">Names for the numbers from the first on; none for most.</param>
internal sealed record CronFieldRule(string What, int First, int Last, ImmutableArray<string> Names)
{
    public static readonly ImmutableArray<CronFieldRule> All =
    [
        new("minute", 0, 59, []),
        new("hour", 0, 23, []),
        new("day of the month", 1, 31, []),
        new("month", 1, 12, ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
        new("day of the week", 0, 6, ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]),
    ];

    private static readonly Lazy<Parser<IEnumerable<Item>>> Grammar = new(BuildGrammar);

    /// <summary>One part of a list: a star or a first number, perhaps a last one, perhaps a step.</summary>
    private readonly record struct Item(string? First, string? Last, string? Step);

    private static Parser<IEnumerable<Item>> BuildGrammar()
    {
        var word = Parse.Char(char.IsAsciiLetterOrDigit, "a number or a name").AtLeastOnce().Text();
        var last = Parse.Char('-').Then(_ => word).Optional();
        var step = Parse.Char('/').Then(_ => Parse.Digit.AtLeastOnce().Text()).Optional();
        var star = Parse.Char('*').Select(static _ => ((string?)null, (string?)null));
        var numbers = from first in word from end in last select ((string?)first, end.GetOrDefault());
        var item = from range in star.Or(numbers) from every in step select new Item(range.Item1, range.Item2, every.GetOrDefault());
        return item.DelimitedBy(Parse.Char(',')).End();
    }

    /// <summary>Reads the field; <paramref name="start"/> is where it stands in the line.</summary>
    public Parsed<CronField> Read(string text, int start)
    {
        var result = Grammar.Value.TryParse(text);
        if (!result.WasSuccessful)
        {
            return Unreadable(text, start);
        }

        var numbers = new SortedSet<int>();
        foreach (var item in result.Value)
        {
            if (Add(item, numbers) is { } message)
            {
                return new LiteralProblem(message, start, text.Length);
            }
        }

        return new CronField([.. numbers], text[0] == '*', text);
    }

    private LiteralProblem Unreadable(string text, int start)
    {
        var sign = text.AsSpan().IndexOfAny("?LW#");
        return new(sign >= 0 && (text.Length == 1 || !Names.IsEmpty || Last == 31)
            ? $"`{text[sign]}` belongs to another kind of cron. Here a {What} is `*`, a number, a range `1-5`, a list `1,3` or a step `*/2`."
            : $"A {What} is `*`, a number, a range `1-5`, a list `1,3` or a step `*/2`.", start, text.Length);
    }

    private string? Add(Item item, SortedSet<int> numbers)
    {
        var first = item.First is null ? First : NumberOf(item.First);
        var last = item.Last is not null ? NumberOf(item.Last) : item.First is null || item.Step is not null ? Last : first;
        if (first is null || last is null)
        {
            return Unknown(first is null ? item.First! : item.Last!);
        }

        if (last < first)
        {
            return $"The range `{item.First}-{item.Last}` goes backwards. Write two: `{item.First}-{Last},{First}-{item.Last}`.";
        }

        var step = item.Step is null ? 1 : item.Step.Length > 3 ? 1000 : int.Parse(item.Step, CultureInfo.InvariantCulture);
        if (step == 0 || (item.Step is not null && step > Last))
        {
            return $"A step of the {What} goes from 1 to {Last}.";
        }

        for (var i = first.Value; i <= last; i += step)
        {
            numbers.Add(i);
        }

        return null;
    }

    private int? NumberOf(string word)
    {
        var name = Names.IndexOf(word.ToLowerInvariant());
        return name >= 0 ? First + name
            : word.Length <= 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= First && number <= Last ? number
            : null;
    }

    private string Unknown(string word)
    {
        if (word == "7" && Last == 6)
        {
            return "Sunday is 0 (or `sun`); GitHub does not take 7.";
        }

        var names = Names.IsEmpty ? "" : $" or {Names[0]}-{Names[^1]}";
        var longName = Names.FirstOrDefault(n => word.StartsWith(n, StringComparison.OrdinalIgnoreCase));
        return longName is null ? $"A {What} goes from {First} to {Last}{names}." : $"Names have three letters: `{longName}`.";
    }
}
