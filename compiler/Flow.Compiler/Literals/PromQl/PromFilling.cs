using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>What a hole of a query stands for, by where it stands.</summary>
public enum PromHoleKind
{
    /// <summary>A length of time: <c>x[${{ window }}]</c>.</summary>
    Duration,

    /// <summary>A number: <c>x > ${{ limit }}</c>.</summary>
    Number,

    /// <summary>A text, or a part of one: <c>x{job='${{ job }}'}</c>.</summary>
    Text,
}

/// <summary>A value for a hole.</summary>
public abstract record PromHoleValue
{
    private PromHoleValue()
    {
    }

    /// <summary>A length of time.</summary>
    public sealed record Duration(TimeSpan Value) : PromHoleValue;

    /// <summary>A number.</summary>
    public sealed record Number(decimal Value) : PromHoleValue;

    /// <summary>A text; where a regular expression stands it matches itself alone.</summary>
    public sealed record Text(string Value) : PromHoleValue;
}

/// <summary>Puts values into the holes of a query.</summary>
public static class PromFilling
{
    /// <summary>The kinds of the holes of a query, by their number; a hole that stands in a comment has none.</summary>
    public static ImmutableDictionary<int, PromHoleKind> HolesOf(PromExpression query)
    {
        var holes = ImmutableDictionary.CreateBuilder<int, PromHoleKind>();
        foreach (var node in query.Descendants())
        {
            foreach (var (index, kind) in Own(node))
            {
                holes[index] = kind;
            }
        }

        return holes.ToImmutable();
    }

    private static IEnumerable<(int Index, PromHoleKind Kind)> Own(PromExpression node) => node switch
    {
        PromHole hole => [(hole.Index, PromHoleKind.Number)],
        PromString text => OfText(text.Text),
        PromSelector selector => [.. selector.Matchers.SelectMany(static m => OfText(m.Value)), .. OfDurations(selector.Time.Offset)],
        PromRange range => OfDurations(range.Range, range.Time.Offset),
        PromSubquery subquery => OfDurations(subquery.Range, subquery.Step, subquery.Time.Offset),
        _ => [],
    };

    private static IEnumerable<(int Index, PromHoleKind Kind)> OfText(PromText text) =>
        text.Parts.Where(static p => p.Text is null).Select(static p => (p.Hole, PromHoleKind.Text));

    private static IEnumerable<(int Index, PromHoleKind Kind)> OfDurations(params PromDuration?[] durations) =>
        durations.OfType<PromDuration.Hole>().Select(static h => (h.Index, PromHoleKind.Duration));

    /// <summary>The query with <paramref name="values"/> in its holes, by their numbers; a hole for which there is none stays.</summary>
    /// <exception cref="InvalidOperationException">A value is of another kind than its hole.</exception>
    public static PromExpression Fill(this PromExpression query, Func<int, PromHoleValue?> values) => query switch
    {
        PromHole hole => NumberOf(values(hole.Index), hole),
        PromString text => text with { Text = Filled(text.Text, values, isRegex: false) },
        PromSelector selector => Filled(selector, values),
        PromRange range => range with { Selector = Filled(range.Selector, values), Range = Filled(range.Range, values), Time = Filled(range.Time, values) },
        PromSubquery subquery => subquery with
        {
            Inner = subquery.Inner.Fill(values),
            Range = Filled(subquery.Range, values),
            Step = subquery.Step is null ? null : Filled(subquery.Step, values),
            Time = Filled(subquery.Time, values),
        },
        PromParen paren => paren with { Inner = paren.Inner.Fill(values) },
        PromUnary unary => unary with { Operand = unary.Operand.Fill(values) },
        PromBinary binary => binary with { Left = binary.Left.Fill(values), Right = binary.Right.Fill(values) },
        PromCall call => call with { Arguments = [.. call.Arguments.Select(a => a.Fill(values))] },
        PromAggregation aggregation => aggregation with { Arguments = [.. aggregation.Arguments.Select(a => a.Fill(values))] },
        _ => query,
    };

    private static PromSelector Filled(PromSelector selector, Func<int, PromHoleValue?> values) => selector with
    {
        Matchers = [.. selector.Matchers.Select(m => m with { Value = Filled(m.Value, values, m.IsRegex) })],
        Time = Filled(selector.Time, values),
    };

    private static PromTime Filled(PromTime time, Func<int, PromHoleValue?> values) =>
        time.Offset is PromDuration.Hole ? time with { Offset = Filled(time.Offset, values) } : time;

    private static PromDuration Filled(PromDuration duration, Func<int, PromHoleValue?> values) => duration is not PromDuration.Hole hole ? duration : values(hole.Index) switch
    {
        null => hole,
        PromHoleValue.Duration { Value: var value } => PromDuration.Of(value),
        _ => throw WrongKind(hole.Index, PromHoleKind.Duration),
    };

    private static PromExpression NumberOf(PromHoleValue? value, PromHole hole) => value switch
    {
        null => hole,
        PromHoleValue.Number { Value: >= 0 and var number } => Number(number),
        PromHoleValue.Number { Value: var negative } => new PromParen(Number(negative), hole.Span), // `x ^ -1` is read as it stands only in parentheses
        _ => throw WrongKind(hole.Index, PromHoleKind.Number),
    };

    /// <summary>A number as a query has it: all its digits, and no more.</summary>
    public static PromExpression Number(decimal value)
    {
        var digits = Math.Abs(value).ToString("0.############################", CultureInfo.InvariantCulture);
        var number = new PromNumber(digits, (double)Math.Abs(value), default);
        return value < 0 ? new PromUnary('-', number, default) : number;
    }

    private static PromText Filled(PromText text, Func<int, PromHoleValue?> values, bool isRegex)
    {
        if (text.Plain is not null)
        {
            return text;
        }

        return new PromText([.. text.Parts.Select(part => part.Text is not null ? part : values(part.Hole) switch
        {
            null => part,
            PromHoleValue.Text { Value: var value } => new PromTextPart(isRegex ? QuotedMeta(value) : value),
            _ => throw WrongKind(part.Hole, PromHoleKind.Text),
        })]);
    }

    /// <summary>A regular expression of RE2 that matches a text alone.</summary>
    internal static string QuotedMeta(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            result.Append(c is '\\' or '.' or '+' or '*' or '?' or '(' or ')' or '|' or '[' or ']' or '{' or '}' or '^' or '$' ? "\\" : "").Append(c);
        }

        return result.ToString();
    }

    private static InvalidOperationException WrongKind(int hole, PromHoleKind wanted) => new($"Hole {hole} of the query needs a value of the kind {wanted}.");
}
