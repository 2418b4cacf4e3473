using System.Collections.Immutable;
using System.Text;
using Flow.Compiler.Types;
using static Flow.Compiler.Functions.Define;

namespace Flow.Compiler.Functions;

/// <summary>Functions of text. Case is the invariant culture's; comparison is with case unless a function says otherwise.</summary>
internal static class StringFunctions
{
    /// <summary>The longest text that a function builds by repetition.</summary>
    private const int LongestText = 1 << 20;

    public static ImmutableArray<string> Names =>
    [
        "lower", "upper", "trim", "trim-start", "trim-end", "split", "join", "replace", "starts-with", "ends-with",
        "same-text", "substring", "pad-left", "pad-right", "repeat", "lines",
    ];

    public static BuiltinFunction? Find(string name) => name switch
    {
        "lower" => Lower,
        "upper" => Upper,
        "trim" => Trim,
        "trim-start" => TrimStart,
        "trim-end" => TrimEnd,
        "split" => Split,
        "join" => Join,
        "replace" => Replace,
        "starts-with" => StartsWith,
        "ends-with" => EndsWith,
        "same-text" => SameText,
        "substring" => Substring,
        "pad-left" => PadLeft,
        "pad-right" => PadRight,
        "repeat" => Repeat,
        "lines" => Lines,
        _ => null,
    };

    private static BuiltinFunction Lower => field ??= new("lower", [TextIn("text")], FlowType.Text,
        "The text in lower case.", """lower("Ab")""", "\"ab\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of(a.TextAt(0).ToLowerInvariant()),
    };

    private static BuiltinFunction Upper => field ??= new("upper", [TextIn("text")], FlowType.Text,
        "The text in upper case.", """upper("Ab")""", "\"AB\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of(a.TextAt(0).ToUpperInvariant()),
    };

    private static BuiltinFunction Trim => field ??= new("trim", [TextIn("text")], FlowType.Text,
        "The text without white space at both ends.", """trim("  a b ")""", "\"a b\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of(a.TextAt(0).Trim()),
    };

    private static BuiltinFunction TrimStart => field ??= new("trim-start", [TextIn("text"), TextIn("prefix", "")], FlowType.Text,
        "The text without white space, or without one given prefix, at its start.", """trim-start("v1.2", "v")""", "\"1.2\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of(WithoutStart(a.TextAt(0), a.TextAt(1))),
    };

    private static string WithoutStart(string text, string prefix) =>
        prefix.Length == 0 ? text.TrimStart() : text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;

    private static BuiltinFunction TrimEnd => field ??= new("trim-end", [TextIn("text"), TextIn("suffix", "")], FlowType.Text,
        "The text without white space, or without one given suffix, at its end.", """trim-end("app.zip", ".zip")""", "\"app\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of(WithoutEnd(a.TextAt(0), a.TextAt(1))),
    };

    private static string WithoutEnd(string text, string suffix) =>
        suffix.Length == 0 ? text.TrimEnd() : text.EndsWith(suffix, StringComparison.Ordinal) ? text[..^suffix.Length] : text;

    private static BuiltinFunction Split => field ??= new("split", [TextIn("text"), TextIn("separator")], ValueTypes.TextList,
        "The parts of the text between separators.", """split("a,b", ",")""", """["a", "b"]""")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => a.TextAt(1).Length == 0
            ? FunctionResult.Fail("A separator has at least one character.", 1)
            : Texts(a.TextAt(0).Split(a.TextAt(1))),
    };

    private static BuiltinFunction Join => field ??= new("join", [List("items"), TextIn("separator", ",")], FlowType.Text,
        "The items as one text, with the separator between them.", """join(["a", "b"], "-")""", "\"a-b\"")
    {
        Reach = RunTimeReach.Everywhere,
        Evaluate = static (a, _) => Value.Of(string.Join(a.TextAt(1), a.ListAt(0).Select(static i => i.ToText()))),
    };

    private static BuiltinFunction Replace => field ??= new("replace", [TextIn("text"), TextIn("old"), TextIn("new")], FlowType.Text,
        "The text with every occurrence of one text replaced by another.", """replace("a/b", "/", "-")""", "\"a-b\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => a.TextAt(1).Length == 0
            ? FunctionResult.Fail("The text to replace has at least one character.", 1)
            : Replaced(a.TextAt(0), a.TextAt(1), a.TextAt(2)),
    };

    private static FunctionResult Replaced(string text, string old, string replacement) =>
        (long)(text.Length / old.Length) * replacement.Length > 64L * LongestText
            ? FunctionResult.Fail("The result would be too long.", 2)
            : Value.Of(text.Replace(old, replacement, StringComparison.Ordinal));

    private static BuiltinFunction StartsWith => field ??= new("starts-with", [TextIn("text"), TextIn("prefix")], FlowType.Bool,
        "Whether the text starts with a prefix, with case.", """starts-with("v1.2", "v")""", "true")
    {
        Reach = RunTimeReach.Everywhere,
        Evaluate = static (a, _) => Value.Of(a.TextAt(0).StartsWith(a.TextAt(1), StringComparison.Ordinal)),
    };

    private static BuiltinFunction EndsWith => field ??= new("ends-with", [TextIn("text"), TextIn("suffix")], FlowType.Bool,
        "Whether the text ends with a suffix, with case.", """ends-with("app.zip", ".zip")""", "true")
    {
        Reach = RunTimeReach.Everywhere,
        Evaluate = static (a, _) => Value.Of(a.TextAt(0).EndsWith(a.TextAt(1), StringComparison.Ordinal)),
    };

    private static BuiltinFunction SameText => field ??= new("same-text", [TextIn("a"), TextIn("b")], FlowType.Bool,
        "Whether two texts are the same when case is ignored, as GitHub compares.", """same-text("Main", "main")""", "true")
    {
        Reach = RunTimeReach.Everywhere,
        Evaluate = static (a, _) => Value.Of(string.Equals(a.TextAt(0), a.TextAt(1), StringComparison.OrdinalIgnoreCase)),
    };

    private static BuiltinFunction Substring => field ??= new("substring", [TextIn("text"), Int("start"), Int("length", int.MaxValue)], FlowType.Text,
        "A part of the text. A negative start counts from the end; what lies outside the text is left out.", """substring("abcdef", 2, 3)""", "\"cde\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of(Part(a.TextAt(0), a.IntAt(1), a.IntAt(2))),
    };

    private static string Part(string text, int start, int length)
    {
        var from = (int)Math.Clamp(start < 0 ? (long)text.Length + start : start, 0, text.Length);
        return text.Substring(from, Math.Clamp(length, 0, text.Length - from));
    }

    private static BuiltinFunction PadLeft => field ??= new("pad-left", [TextIn("text"), Int("width"), TextIn("with", " ")], FlowType.Text,
        "The text with one character repeated before it until it is as long as the width.", """pad-left("7", 3, "0")""", "\"007\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Padded(a, static (text, width, with) => text.PadLeft(width, with)),
    };

    private static BuiltinFunction PadRight => field ??= new("pad-right", [TextIn("text"), Int("width"), TextIn("with", " ")], FlowType.Text,
        "The text with one character repeated behind it until it is as long as the width.", """pad-right("a", 3, ".")""", "\"a..\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Padded(a, static (text, width, with) => text.PadRight(width, with)),
    };

    private static FunctionResult Padded(ImmutableArray<Argument> a, Func<string, int, char, string> pad)
    {
        if (a.TextAt(2).Length != 1)
        {
            return FunctionResult.Fail("Padding is one character.", 2);
        }

        return a.IntAt(1) > LongestText
            ? FunctionResult.Fail($"A width is at most {LongestText}.", 1)
            : Value.Of(pad(a.TextAt(0), Math.Max(0, a.IntAt(1)), a.TextAt(2)[0]));
    }

    private static BuiltinFunction Repeat => field ??= new("repeat", [TextIn("text"), Int("times")], FlowType.Text,
        "The text several times, one after the other.", """repeat("ab", 3)""", "\"ababab\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Repeated(a.TextAt(0), a.IntAt(1)),
    };

    private static FunctionResult Repeated(string text, int times)
    {
        if (times < 0)
        {
            return FunctionResult.Fail("A text cannot be repeated less than zero times.", 1);
        }

        return (long)text.Length * times > LongestText
            ? FunctionResult.Fail($"The result would be longer than {LongestText} characters.", 1)
            : Value.Of(new StringBuilder(text.Length * times).Insert(0, text, times).ToString());
    }

    private static BuiltinFunction Lines => field ??= new("lines", [TextIn("text")], ValueTypes.TextList,
        "The lines of the text; a line break at its end starts no other line.", """lines("a\nb\n")""", """["a", "b"]""")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Texts(LinesOf(a.TextAt(0))),
    };

    internal static IEnumerable<string> LinesOf(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines[^1].Length == 0 ? lines.Take(lines.Length - 1) : lines;
    }
}
