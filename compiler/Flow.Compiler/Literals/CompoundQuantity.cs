using System.Globalization;
using Sprache;

namespace Flow.Compiler.Literals;

/// <summary>Durations of several parts: <c>1h30m</c>. Units go from large to small, each once.</summary>
internal static class CompoundQuantity
{
    private const int LongestText = 200;

    private static readonly Lazy<Parser<IReadOnlyList<Part>>> Grammar = new(BuildGrammar);

    private readonly record struct Part(string Number, string Unit, int Start)
    {
        public int Length => Number.Length + Unit.Length;

        public long Ticks => QuantityUnits.Ticks(Unit);
    }

    private static Parser<IReadOnlyList<Part>> BuildGrammar()
    {
        var part =
            from start in Sprache.Parse.Return(0).Span()
            from number in Sprache.Parse.Chars("0123456789._").AtLeastOnce().Text()
            from unit in Sprache.Parse.Char(static c => !char.IsAsciiDigit(c), "a unit").Many().Text()
            select new Part(number, unit, start.Start.Pos);
        return part.AtLeastOnce().End().Select(static parts => (IReadOnlyList<Part>)[.. parts]);
    }

    /// <summary>Reads a quantity that has digits after letters.</summary>
    public static Parsed<Quantity> Parse(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestText)
        {
            return LiteralProblem.Whole(text, $"`{LiteralProblem.Shown(text)}` is too long for a quantity. Write one such as `1h30m`.");
        }

        var result = Grammar.Value.TryParse(text.ToString());
        return result.WasSuccessful
            ? Check(text.ToString(), result.Value)
            : LiteralProblem.Whole(text, "A quantity is a number and a unit, such as `5m`, `512MiB` or `99.9%`.");
    }

    private static Parsed<Quantity> Check(string text, IReadOnlyList<Part> parts)
    {
        var ticks = 0m;
        foreach (var part in parts)
        {
            if (CheckPart(text, part) is { } problem)
            {
                return problem;
            }

            ticks += decimal.Parse(part.Number, CultureInfo.InvariantCulture) * part.Ticks;
        }

        if (ticks > TimeSpan.MaxValue.Ticks)
        {
            return LiteralProblem.Whole(text, "This is longer than any duration can be (about 29,000 years).");
        }

        return CheckOrder(parts) is { } wrongOrder ? wrongOrder : new DurationQuantity(new TimeSpan((long)ticks));
    }

    private static LiteralProblem? CheckPart(string text, Part part)
    {
        if (part.Unit.Length == 0)
        {
            return MissingUnit(text, part);
        }

        if (part.Ticks == 0)
        {
            return NoDuration(text, part);
        }

        if (part.Number.Any(static c => !char.IsAsciiDigit(c)))
        {
            return new("In a quantity of several parts every number is whole: `1h30m`, not `1.5h30m`.", part.Start, part.Number.Length);
        }

        return part.Number.Length > 18 ? new("This number is too large for a duration.", part.Start, part.Number.Length) : null;
    }

    private static LiteralProblem MissingUnit(string text, Part part)
    {
        var before = text[..part.Start];
        var next = before.EndsWith('h') ? "m" : before.EndsWith('m') ? "s" : before.EndsWith('d') ? "h" : null;
        var hint = next is null ? "such as `1h30m`" : $"`{text}{next}`";
        return new($"`{part.Number}` has no unit. Each number of a quantity has one: {hint}.", part.Start, part.Length, next is null ? null : text + next);
    }

    private static LiteralProblem NoDuration(string text, Part part)
    {
        if (QuantityUnits.Bytes(part.Unit) > 0)
        {
            return new("A size has one number and one unit: write `1536MiB`, not `1GiB512MiB`.", part.Start, part.Length);
        }

        if (part.Unit == "%")
        {
            return new("A share has one number: `99.9%`.", part.Start, part.Length);
        }

        var inner = QuantityLiteral.UnknownUnit(part.Number + part.Unit, 0, part.Unit);
        var replacement = inner.Replacement is { } better ? string.Concat(text.AsSpan(0, part.Start), better, text.AsSpan(part.Start + part.Length)) : null;
        return inner with { Start = inner.Start + part.Start, Replacement = replacement };
    }

    private static LiteralProblem? CheckOrder(IReadOnlyList<Part> parts)
    {
        for (var i = 1; i < parts.Count; i++)
        {
            if (parts[i].Ticks >= parts[i - 1].Ticks)
            {
                var sorted = string.Concat(parts.OrderByDescending(static p => p.Ticks).Select(static p => p.Number + p.Unit));
                var twice = parts[i].Ticks == parts[i - 1].Ticks;
                return new(
                    twice ? $"The unit `{parts[i].Unit}` is written twice. Each unit stands once." : $"Units go from large to small: write `{sorted}`.",
                    parts[i].Start, parts[i].Length, twice || HasUnitTwice(parts) ? null : sorted);
            }
        }

        return null;
    }

    private static bool HasUnitTwice(IReadOnlyList<Part> parts) => parts.DistinctBy(static p => p.Unit, StringComparer.Ordinal).Count() < parts.Count;
}
