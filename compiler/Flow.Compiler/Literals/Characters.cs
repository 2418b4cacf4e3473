using System.Buffers;

namespace Flow.Compiler.Literals;

/// <summary>The sets of characters that numbers and dates are made of.</summary>
internal static class Characters
{
    /// <summary>What a number may hold.</summary>
    public static readonly SearchValues<char> OfNumber = SearchValues.Create("0123456789_.");

    /// <summary>Digits and points.</summary>
    public static readonly SearchValues<char> DigitsAndPoints = SearchValues.Create("0123456789.");

    /// <summary>Digits and hyphens.</summary>
    public static readonly SearchValues<char> DigitsAndHyphens = SearchValues.Create("0123456789-");

    /// <summary>What the name of an environment variable may hold.</summary>
    public static readonly SearchValues<char> OfVariables = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>What the address of mail has no place for before its domain.</summary>
    public static readonly SearchValues<char> NotInMailNames = SearchValues.Create(" <>(),;:\\\"[]@\t\r\n");

    /// <summary>What no branch or tag has in its name.</summary>
    public static readonly SearchValues<char> NotInRefs = SearchValues.Create("~^:?*[\\@");

    /// <summary>The text without white space at its ends where that leaves none at all; else null.</summary>
    public static string? TrimmedToWord(string text) =>
        text.Trim() is { Length: > 0 } word && word.Length < text.Length && word.AsSpan().IndexOfAnyInRange('\0', ' ') < 0 ? word : null;

    /// <summary>Whether the text has characters, and only digits.</summary>
    public static bool AreDigits(ReadOnlySpan<char> text) => text.Length > 0 && text.IndexOfAnyExceptInRange('0', '9') < 0;
}
