using System.Globalization;
using System.Text;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>A length of time in a query: written there, or left to a hole.</summary>
public abstract record PromDuration
{
    private static readonly (string Unit, long Milliseconds)[] Units =
    [
        ("y", 365L * 24 * 60 * 60 * 1000), ("w", 7L * 24 * 60 * 60 * 1000), ("d", 24L * 60 * 60 * 1000),
        ("h", 60L * 60 * 1000), ("m", 60L * 1000), ("s", 1000), ("ms", 1),
    ];

    private PromDuration()
    {
    }

    /// <summary>A duration with a known value.</summary>
    /// <param name="Value">How long; whole milliseconds, more than none.</param>
    /// <param name="Text">How it is written.</param>
    public sealed record Known(TimeSpan Value, string Text) : PromDuration;

    /// <summary>A duration that is filled in later.</summary>
    /// <param name="Index">The number of the hole, from zero.</param>
    public sealed record Hole(int Index) : PromDuration;

    /// <summary>A duration as Prometheus writes it: <c>1h30m</c>, and weeks and years only where nothing remains (<c>90d</c>, not <c>12w6d</c>).</summary>
    /// <param name="value">How long; parts below a millisecond are left out.</param>
    public static Known Of(TimeSpan value) => new(value, Written(value));

    /// <summary>The text of a duration as Prometheus writes it; <c>0s</c> for none.</summary>
    public static string Written(TimeSpan value)
    {
        var rest = (long)value.TotalMilliseconds;
        var text = new StringBuilder();
        foreach (var (unit, size) in Units)
        {
            if (rest >= size && (unit is not ("y" or "w") || rest % size == 0))
            {
                text.Append((rest / size).ToString(CultureInfo.InvariantCulture)).Append(unit);
                rest %= size;
            }
        }

        return text.Length == 0 ? "0s" : text.ToString();
    }

    /// <summary>Reads a duration: whole numbers with units from large to small, each once.</summary>
    /// <returns>The duration, or null where the text is none or is longer than 292 years, which is what Prometheus can hold.</returns>
    internal static Known? Read(ReadOnlySpan<char> text)
    {
        var total = 0m;
        var next = 0;
        for (var at = 0; at < text.Length;)
        {
            var digits = text[at..].IndexOfAnyExceptInRange('0', '9');
            if (digits is <= 0 or > 15)
            {
                return null;
            }

            var letters = text[(at + digits)..].IndexOfAnyInRange('0', '9');
            var unit = letters < 0 ? text[(at + digits)..] : text.Slice(at + digits, letters);
            var index = IndexOf(unit, next);
            if (index < 0)
            {
                return null;
            }

            total += (decimal)long.Parse(text.Slice(at, digits), CultureInfo.InvariantCulture) * Units[index].Milliseconds;
            next = index + 1;
            at += digits + unit.Length;
        }

        return total is > 0 and <= 9_223_372_036_854m ? new Known(TimeSpan.FromTicks((long)total * TimeSpan.TicksPerMillisecond), text.ToString()) : null;
    }

    private static int IndexOf(ReadOnlySpan<char> unit, int from)
    {
        for (var i = from; i < Units.Length; i++)
        {
            if (unit.SequenceEqual(Units[i].Unit))
            {
                return i;
            }
        }

        return -1;
    }
}
