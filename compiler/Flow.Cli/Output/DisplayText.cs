using System.Globalization;
using System.Text;

namespace Flow.Cli.Output;

/// <summary>How text of a source looks in a terminal, and how wide it is.</summary>
internal static class DisplayText
{
    /// <summary>How wide a tab is shown.</summary>
    public const int TabWidth = 4;

    // East Asian wide and full-width characters and emoji, after Unicode's EastAsianWidth (classes W and F), in ranges.
    private static readonly (int First, int Last)[] wide =
    [
        (0x1100, 0x115F), (0x231A, 0x231B), (0x23E9, 0x23EC), (0x25FD, 0x25FE), (0x2614, 0x2615), (0x2648, 0x2653), (0x26A1, 0x26A1), (0x26BD, 0x26BE),
        (0x26D4, 0x26D4), (0x2705, 0x2705), (0x270A, 0x270B), (0x2728, 0x2728), (0x274C, 0x274C), (0x2753, 0x2757), (0x2795, 0x2797), (0x2B1B, 0x2B1C),
        (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF), (0xA960, 0xA97F), (0xAC00, 0xD7A3), (0xF900, 0xFAFF),
        (0xFE30, 0xFE6F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1F64F), (0x1F680, 0x1F6FF), (0x1F900, 0x1F9FF), (0x20000, 0x3FFFD),
    ];

    /// <summary>The text as it may be written to a terminal: tabs widened, and nothing that could move the cursor or turn the direction of writing.</summary>
    public static string Show(ReadOnlySpan<char> text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            shown.Append(Shown(rune));
        }

        return shown.ToString();
    }

    /// <summary>How many columns <see cref="Show"/> takes.</summary>
    public static int Width(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += WidthOf(rune);
        }

        return width;
    }

    private static string Shown(Rune rune) => rune.Value switch
    {
        '\t' => new string(' ', TabWidth),
        < 0x20 => ((char)(0x2400 + rune.Value)).ToString(),
        0x7F => "\u2421",
        _ when IsUnsafe(rune) => "\uFFFD",
        _ => rune.ToString(),
    };

    private static int WidthOf(Rune rune) => rune.Value switch
    {
        '\t' => TabWidth,
        < 0x7F => 1,
        _ when IsUnsafe(rune) => 1,
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        _ => Array.Exists(wide, range => rune.Value >= range.First && rune.Value <= range.Last) ? 2 : 1,
    };

    // C1 controls, and the marks that show text in another order than it is read.
    private static bool IsUnsafe(Rune rune) =>
        rune.Value is (>= 0x80 and < 0xA0) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C;
}
