namespace Flow.Compiler.Diagnostics;

/// <summary>What the lexer and the parser report. Codes: FLOW10xx tokens, FLOW11xx structure, FLOW12xx habits of other languages.</summary>
public static partial class SyntaxDiagnostics
{
    /// <summary>The file is no text.</summary>
    public static DiagnosticDescriptor NotText { get; } = new(
        "FLOW1001",
        Severity.Error,
        "The file is no text",
        "A `.flow` file is text in UTF-8. This file holds a NUL character, so it is probably a binary file, or text in UTF-16. Save it as UTF-8.",
        "a = 1 \0",
        "a = 1");

    /// <summary>A string is not closed.</summary>
    public static DiagnosticDescriptor UnclosedString { get; } = new(
        "FLOW1002",
        Severity.Error,
        "A string is not closed",
        "A string between single quotes (`\"…\"`) ends on its line. Text of several lines stands between `\"\"\"` and `\"\"\"`.",
        "name = \"shop",
        "name = \"shop\"");

    /// <summary>A string of several lines is not closed.</summary>
    public static DiagnosticDescriptor UnclosedBlockString { get; } = new(
        "FLOW1003",
        Severity.Error,
        "A string of several lines is not closed",
        "A string that starts with `\"\"\"` goes on until the next `\"\"\"`, so without it all of the rest of the file is text. The message stands at the opening quotes.",
        """"
            script = """
              make
            """",
        """"
            script = """
              make
              """
            """");

    /// <summary>A hole is not closed.</summary>
    public static DiagnosticDescriptor UnclosedHole { get; } = new(
        "FLOW1004",
        Severity.Error,
        "A hole is not closed",
        "A hole `${ … }` of a string ends on its line, also in a string of several lines.",
        "name = \"shop ${version",
        "name = \"shop ${version}\"");

    /// <summary>A hole of foreign text ends with one brace.</summary>
    public static DiagnosticDescriptor HoleEndsWithTwoBraces { get; } = new(
        "FLOW1005",
        Severity.Error,
        "A hole of foreign text ends with one brace",
        "Foreign text (`sh\"…\"`, `promql\"…\"`, …) has holes of the form `${{ value }}`, which that text cannot contain by accident. Such a hole ends with two braces.",
        "run sh\"echo ${{ version }\"",
        "run sh\"echo ${{ version }}\"");

    /// <summary>An unknown tag touches a string.</summary>
    public static DiagnosticDescriptor UnknownTag { get; } = new(
        "FLOW1006",
        Severity.Error,
        "An unknown tag touches a string",
        "A word that touches a quote is the tag of foreign text: `sh\"…\"`, `promql\"…\"`. There is a closed list of tags. After any other word a space stands before the string.",
        "run\"make\"",
        "run \"make\"");

    /// <summary>Text touches the end of a string.</summary>
    public static DiagnosticDescriptor TextTouchesQuote { get; } = new(
        "FLOW1007",
        Severity.Error,
        "Text touches the end of a string",
        "A quote inside a string would end it. Use `'` inside, write `\\\"`, or put the text between `\"\"\"` and `\"\"\"`. If the string was meant to end, put a space after it.",
        "good = promql\"up{job=\"api\"}\"",
        "good = promql\"up{job='api'}\"");

    /// <summary>An unknown escape.</summary>
    public static DiagnosticDescriptor UnknownEscape { get; } = new(
        "FLOW1008",
        Severity.Error,
        "An unknown escape",
        "In a plain string a backslash starts an escape: `\\\"`, `\\\\`, `\\$`, `\\n`, `\\t`, `\\r`, `\\u{1F680}`. A backslash of the text itself is written twice. Foreign text (with a tag) has no escapes.",
        "pattern = \"\\d+\"",
        "pattern = \"\\\\d+\"");

    /// <summary>A name in backquotes is not closed.</summary>
    public static DiagnosticDescriptor UnclosedName { get; } = new(
        "FLOW1009",
        Severity.Error,
        "A name in backquotes is not closed",
        "A name that is also a small word of the language is written between backquotes, on one line.",
        "take `on",
        "take `on`");

    /// <summary>Backquotes around what is no name.</summary>
    public static DiagnosticDescriptor BadQuotedName { get; } = new(
        "FLOW1010",
        Severity.Error,
        "Backquotes around what is no name",
        "Backquotes make a name of a small word; they do not allow other characters. A name has letters, digits, `_`, and `-` between them. What may be any text is a title or a map key and stands in quotes.",
        "take `my app`",
        "take `on`");

    /// <summary>Subtraction without spaces.</summary>
    public static DiagnosticDescriptor SubtractionWithoutSpaces { get; } = new(
        "FLOW1011",
        Severity.Error,
        "Subtraction without spaces",
        "A `-` belongs to the name that it touches (`us-east-1`, `pull-request`), so subtraction has a space on both sides.",
        "x = a -b",
        "x = a - b");

    /// <summary>A number with an exponent.</summary>
    public static DiagnosticDescriptor Exponent { get; } = new(
        "FLOW1012",
        Severity.Error,
        "A number with an exponent",
        "Numbers are written in full, with `_` between groups of digits where that helps the eye.",
        "limit = 1e6",
        "limit = 1_000_000");

    /// <summary>A number with more than one point.</summary>
    public static DiagnosticDescriptor UnquotedVersion { get; } = new(
        "FLOW1013",
        Severity.Error,
        "A number with more than one point",
        "A number has one `.` at most. A version with three parts or an address is text and stands in quotes. (A version with two parts, such as `3.10`, keeps its spelling.)",
        "version = 1.2.3",
        "version = \"1.2.3\"");

    /// <summary>A malformed time.</summary>
    public static DiagnosticDescriptor MalformedTime { get; } = new(
        "FLOW1014",
        Severity.Error,
        "A malformed time",
        "A time of day has two digits for the hour and two for the minute.",
        "at 9:00",
        "at 09:00");

    /// <summary>A colon between digits.</summary>
    public static DiagnosticDescriptor ColonBetweenDigits { get; } = new(
        "FLOW1015",
        Severity.Error,
        "A colon between digits",
        "Only a time of day has a colon between digits. A pair of ports, or anything else of that shape, is text and stands in quotes.",
        "ports = [80:8080]",
        "ports = [\"80:8080\"]");

    /// <summary>A quantity whose last number has no unit.</summary>
    public static DiagnosticDescriptor MissingUnit { get; } = new(
        "FLOW1016",
        Severity.Error,
        "A quantity whose last number has no unit",
        "Each number of a quantity has its unit: `5m10s`, `1h30m`, `512MiB`.",
        "timeout = 5m10",
        "timeout = 5m10s");

    /// <summary>A malformed date.</summary>
    public static DiagnosticDescriptor MalformedDate { get; } = new(
        "FLOW1017",
        Severity.Error,
        "A malformed date",
        "A date has four digits for the year and two each for the month and the day, so that dates sort as text.",
        "freeze = 2026-1-5",
        "freeze = 2026-01-05");

    /// <summary>Neither a number nor a name.</summary>
    public static DiagnosticDescriptor MalformedLiteral { get; } = new(
        "FLOW1018",
        Severity.Error,
        "Neither a number nor a name",
        "What starts with a digit is a number, a quantity, a date or a time. A name starts with a letter or `_`; other text stands in quotes.",
        "image = 16-alpine",
        "image = \"16-alpine\"");

    /// <summary>A tab in the indentation.</summary>
    public static DiagnosticDescriptor TabIndentation { get; } = new(
        "FLOW1019",
        Severity.Note,
        "A tab in the indentation",
        "Lines are indented with two spaces. A tab is read as white space, and `flow fmt` replaces it.",
        "job build {\n\tcheckout\n}",
        """
            job build {
              checkout
            }
            """);

    /// <summary>A character without a meaning.</summary>
    public static DiagnosticDescriptor StrangeCharacter { get; } = new(
        "FLOW1020",
        Severity.Error,
        "A character without a meaning",
        "This character starts nothing in the language. Text stands in quotes.",
        "members = [@acme]",
        "members = [\"@acme\"]");

    /// <summary>Too many mistakes in one file.</summary>
    public static DiagnosticDescriptor TooManyMistakes { get; } = new(
        "FLOW1021",
        Severity.Error,
        "Too many mistakes in one file",
        "After a hundred messages a file is probably not written in Flow, so the rest is not reported.",
        "",
        "a = 1")
    {
        NotShownBecause = "It stands after a hundred other messages.",
    };
}
