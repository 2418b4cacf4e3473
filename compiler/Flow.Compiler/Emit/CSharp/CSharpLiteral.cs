using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.CSharp;

/// <summary>Known values as C#.</summary>
internal static class CSharpLiteral
{
    /// <summary>A text: quoted on one line, or as a raw string literal where it has several lines.</summary>
    public static CSharpCode Text(string text) => IsForRaw(text) ? Raw(text) : Quoted(text);

    /// <summary>A text on one line, whatever it holds.</summary>
    public static CSharpCode Quoted(string text) => new($"\"{Escape(text)}\"");

    /// <summary>A text between quotes without the quotes.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            Append(escaped, character);
        }

        return escaped.ToString();
    }

    /// <summary>Whether the text reads better as a raw string literal.</summary>
    public static bool IsForRaw(string text) =>
        text.Contains('\n', StringComparison.Ordinal) && !text.AsSpan().ContainsAnyInRange('\0', '\b') && !text.AsSpan().ContainsAnyInRange('\v', '\u001f')
        && !text.AsSpan().ContainsAny('\u0085', '\u2028', '\u2029');

    /// <summary>How many quotes a raw literal of this text needs.</summary>
    public static string RawQuotes(string text) => new('"', Math.Max(3, LongestRun(text, '"') + 1));

    /// <summary>How often the character stands in a row at most.</summary>
    public static int LongestRun(string text, char wanted)
    {
        var (longest, current) = (0, 0);
        foreach (var character in text)
        {
            current = character == wanted ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return longest;
    }

    /// <summary>A value in the C# type of <paramref name="shape"/>.</summary>
    public static CSharpCode Of(Value value, CSharpShape shape) => (shape.Kind, value) switch
    {
        (CSharpKind.Json, _) => new(AsValue(value)),
        (_, NoneValue) => new(shape.IsOptional ? "null" : DefaultOf(shape)),
        (CSharpKind.List, ListValue list) => ListOf(list.Items, shape),
        (CSharpKind.List, RangeValue range) => new($"TypedOperators.Range({Of(range.First, shape.ElementShape)}, {Of(range.Last, shape.ElementShape)})"),
        (CSharpKind.Int, NumberValue number) => Number(number.Number, "L"),
        (CSharpKind.Number, NumberValue number) => Number(number.Number, "m"),
        (CSharpKind.Bool, BoolValue flag) => new(flag.Truth ? "true" : "false"),
        (CSharpKind.Duration, DurationValue duration) => Duration(duration.Duration),
        (CSharpKind.Size, SizeValue size) => Number(size.Bytes, "m"),
        (CSharpKind.Percent, PercentValue percent) => Number(percent.Percent, "m"),
        (CSharpKind.Date, DateValue date) => new($"new DateOnly({date.Date.Year}, {date.Date.Month}, {date.Date.Day})"),
        (CSharpKind.Time, TimeValue time) => new($"new TimeOnly({time.Time.Hour}, {time.Time.Minute})"),
        (CSharpKind.Text, _) => Text(value.ToText()),
        _ => new($"Typed.{shape.Word}({Quoted(value.ToText())})"),
    };

    /// <summary>A value as the runtime's own, in a place where C# converts to it.</summary>
    public static string AsValue(Value value) => value switch
    {
        NoneValue => "Value.None",
        BoolValue flag => flag.Truth ? "(Value)true" : "(Value)false",
        NumberValue number when IsPlain(number) => $"(Value){Member(number)}",
        ListValue list => $"(Value)new Value[] {{ {string.Join(", ", list.Items.Select(Member))} }}",
        RecordValue record => $"(Value){Record(record)}",
        _ => $"(Value){Member(value)}",
    };

    /// <summary>A value where a conversion to the runtime's own is implied: a member of a list or a field.</summary>
    public static string Member(Value value) => value switch
    {
        BoolValue flag => flag.Truth ? "true" : "false",
        NumberValue number when IsPlain(number) => number.Number < 0 ? $"({number.Spelling})" : number.Spelling,
        NoneValue or ListValue => AsValue(value),
        RecordValue record => Record(record),
        _ => Quoted(value.ToText()).Text,
    };

    /// <summary>A record of the runtime.</summary>
    public static string Record(RecordValue record) =>
        record.Fields.IsEmpty ? "new Record()" : $"new Record {{ {string.Join(", ", record.Fields.Select(static f => $"[\"{Escape(f.Name)}\"] = {Member(f.Value)}"))} }}";

    /// <summary>A length of time in its largest whole unit.</summary>
    public static CSharpCode Duration(TimeSpan duration) => new(duration switch
    {
        { Ticks: 0 } => "TimeSpan.Zero",
        _ when duration.Ticks % TimeSpan.TicksPerDay == 0 => $"TimeSpan.FromDays({duration.Ticks / TimeSpan.TicksPerDay})",
        _ when duration.Ticks % TimeSpan.TicksPerHour == 0 => $"TimeSpan.FromHours({duration.Ticks / TimeSpan.TicksPerHour})",
        _ when duration.Ticks % TimeSpan.TicksPerMinute == 0 => $"TimeSpan.FromMinutes({duration.Ticks / TimeSpan.TicksPerMinute})",
        _ when duration.Ticks % TimeSpan.TicksPerSecond == 0 => $"TimeSpan.FromSeconds({duration.Ticks / TimeSpan.TicksPerSecond})",
        _ => $"TimeSpan.FromTicks({duration.Ticks})",
    });

    /// <summary>A list with members in their own C# type.</summary>
    private static CSharpCode ListOf(ImmutableArray<Value> items, CSharpShape shape) => Array(items.Select(i => Of(i, shape.ElementShape).Text), shape);

    /// <summary>An array of the members' C# type.</summary>
    public static CSharpCode Array(IEnumerable<string> items, CSharpShape shape)
    {
        var text = string.Join(", ", items);
        return new(text.Length == 0 ? $"Array.Empty<{shape.ElementShape.Name}>()" : $"new {shape.ElementShape.Name}[] {{ {text} }}");
    }

    private static bool IsPlain(NumberValue number) =>
        number.Spelling == ((double)number.Number).ToString("G15", CultureInfo.InvariantCulture) && !number.Spelling.Contains('E', StringComparison.Ordinal)
        && (number.Spelling.Contains('.', StringComparison.Ordinal) || Math.Abs(number.Number) <= int.MaxValue);

    private static CSharpCode Number(decimal number, string suffix) =>
        new(number.ToString(CultureInfo.InvariantCulture) + suffix, number < 0 ? Precedence.Unary : Precedence.Primary);

    private static string DefaultOf(CSharpShape shape) => shape.Kind switch
    {
        CSharpKind.Text => "\"\"",
        CSharpKind.List => Array([], shape).Text,
        _ => $"default({shape.Name})",
    };

    private static CSharpCode Raw(string text)
    {
        var quotes = RawQuotes(text);
        return new($"{quotes}\n{text}\n{quotes}");
    }

    private static void Append(StringBuilder text, char character)
    {
        _ = character switch
        {
            '"' => text.Append("\\\""),
            '\\' => text.Append("\\\\"),
            '\n' => text.Append("\\n"),
            '\r' => text.Append("\\r"),
            '\t' => text.Append("\\t"),
            < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
            _ when char.IsSurrogate(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
            _ => text.Append(character),
        };
    }
}
