namespace Flow.Compiler.Syntax;

/// <summary>Reads what a string means from how it is written.</summary>
public static partial class StringReading
{
    /// <summary>How many characters the escape at the start of <paramref name="text"/> has, or zero where it is none.</summary>
    internal static int EscapeLength(ReadOnlySpan<char> text) => text switch
    {
        ['\\', '"' or '\\' or '$' or 'n' or 't' or 'r', ..] => 2,
        ['\\', 'u', '{', .. var rest] => CodePointLength(rest),
        _ => 0,
    };

    private static int CodePointLength(ReadOnlySpan<char> rest)
    {
        var close = rest[..Math.Min(rest.Length, 7)].IndexOf('}');
        return close is >= 1 and <= 6
            && int.TryParse(rest[..close], System.Globalization.NumberStyles.AllowHexSpecifier, null, out var point)
            && System.Text.Rune.IsValid(point)
            ? close + 4
            : 0;
    }
}
