using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Flow.Compiler.Emit.Terraform.Expressions;

/// <summary>
/// Reads a regular expression as far as it means the same in .NET, which Flow has, and in RE2, which Terraform has (documentation of RE2: Syntax): characters, escaped signs, classes of
/// characters, groups, alternatives, the ends, and repetitions. RE2 counts whole characters where .NET counts halves of those beyond the first plane, so what takes any character is only
/// taken where nothing is counted.
/// </summary>
internal sealed class SharedPattern
{
    private const int MostRepeats = 1000;
    private const string Signs = @"\.+*?()|[]{}^$-/#&~ @%:;,<>=!""'`_";

    private readonly string pattern;
    private int at;
    private string? foreign;

    private SharedPattern(string pattern) => this.pattern = pattern;

    private enum Atom
    {
        End,
        One,
        Any,
        Group,
    }

    /// <summary>The first part of <paramref name="pattern"/> that one of both does not know, or takes for something else; null where there is none.</summary>
    public static string? Foreign(string pattern)
    {
        if (!IsRegular(pattern) || !pattern.IsNormalized(NormalizationForm.FormC))
        {
            return pattern;
        }

        var reader = new SharedPattern(pattern);
        reader.Alternatives(0);
        return reader.foreign ?? (reader.at < pattern.Length ? pattern[reader.at..] : null);
    }

    private static bool IsRegular(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return true;
        }
        catch (Exception fault) when (fault is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private char Next => at < pattern.Length ? pattern[at] : '\0';

    /// <summary>How often a part is repeated at most that stands in a repeated one: RE2 multiplies.</summary>
    private int Alternatives(int depth)
    {
        var most = Sequence(depth);
        while (foreign is null && Takes('|'))
        {
            most = Math.Max(most, Sequence(depth));
        }

        return most;
    }

    private int Sequence(int depth)
    {
        var (most, isOpen) = (1, false); // open: the end of something that takes any character, at least one, may lie here
        while (foreign is null && at < pattern.Length && Next is not ('|' or ')'))
        {
            var start = at;
            var atom = Read(depth, out var inside);
            var (least, greatest) = Repetition();
            var counts = atom == Atom.Any && !(greatest is null && (least == 0 || least == 1 && depth == 0 && !isOpen));
            var repeats = inside * Math.Max(greatest ?? least, 1);
            if (counts || repeats > MostRepeats || atom == Atom.End && (least, greatest) != (1, 1))
            {
                foreign ??= pattern[start..at];
            }

            isOpen = least > 0 && atom is Atom.One or Atom.Any ? atom == Atom.Any : isOpen;
            most = Math.Max(most, repeats);
        }

        return most;
    }

    private Atom Read(int depth, out int inside)
    {
        inside = 1;
        var start = at++;
        switch (pattern[start])
        {
            case '^' or '$':
                return Atom.End;
            case '.':
                return Atom.Any;
            case '[':
                return Class(start);
            case '(':
                inside = Group(start, depth);
                return Atom.Group;
            case '\\' when Next is 'A' or 'z':
                at++;
                return Atom.End;
            case '\\':
                Escaped(start);
                return Atom.One;
            case var other when other is '{' or '}' or ']' || char.IsSurrogate(other):
                at += char.IsHighSurrogate(other) ? 1 : 0;
                foreign = pattern[start..at];
                return Atom.One;
            default:
                return Atom.One;
        }
    }

    private int Group(int start, int depth)
    {
        if (Next == '?' && !Takes("?:"))
        {
            foreign = pattern[start..Math.Min(start + 3, pattern.Length)];
            return 1;
        }

        var inside = Alternatives(depth + 1);
        at++; // what .NET reads has an end
        return inside;
    }

    private char Escaped(int start)
    {
        var escaped = Next;
        at++;
        if (!Signs.Contains(escaped, StringComparison.Ordinal) && escaped is not ('t' or 'n' or 'r'))
        {
            foreign ??= pattern[start..at];
        }

        return escaped switch { 't' => '\t', 'n' => '\n', 'r' => '\r', _ => escaped };
    }

    private Atom Class(int start)
    {
        var atom = Takes('^') ? Atom.Any : Atom.One;
        for (var first = at; foreign is null && Next != ']';)
        {
            var place = at;
            var low = Member();
            var isRange = Next == '-' && at + 1 < pattern.Length && pattern[at + 1] != ']';
            if (pattern[place] == '-' && place != first && Next != ']' || isRange && !IsRange(low))
            {
                foreign ??= pattern[start..at];
            }
        }

        at++;
        return atom;
    }

    private bool IsRange(char low)
    {
        at++;
        return low <= Member();
    }

    private char Member()
    {
        var member = pattern[at++];
        if (member == '\\')
        {
            return Escaped(at - 1);
        }

        if (member is '[' or ']' or '&' or '~' || member >= '\ud800')
        {
            foreign ??= pattern[(at - 1)..at];
        }

        return member;
    }

    private (int Least, int? Greatest) Repetition()
    {
        if (foreign is not null || Next is not ('*' or '+' or '?' or '{'))
        {
            return (1, 1);
        }

        var repetition = Next == '{' ? Counted() : pattern[at++] switch { '*' => (0, null), '+' => (1, null), _ => (0, 1) };
        _ = Takes('?'); // as few as possible: the same for whether it occurs
        return repetition;
    }

    private (int Least, int? Greatest) Counted()
    {
        var end = pattern.IndexOf('}', at);
        var bounds = end < 0 ? [] : pattern[(at + 1)..end].Split(',');
        if (bounds is not ([_] or [_, _]) || !int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out var least)
            || !int.TryParse(bounds[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var greatest) && bounds is not [_, ""])
        {
            foreign = pattern[at..];
            return (1, 1);
        }

        at = end + 1;
        return (least, bounds is [_, ""] ? null : greatest);
    }

    private bool Takes(char sign)
    {
        var takes = Next == sign;
        at += takes ? 1 : 0;
        return takes;
    }

    private bool Takes(string signs)
    {
        var takes = string.CompareOrdinal(pattern, at, signs, 0, signs.Length) == 0;
        at += takes ? signs.Length : 0;
        return takes;
    }
}
