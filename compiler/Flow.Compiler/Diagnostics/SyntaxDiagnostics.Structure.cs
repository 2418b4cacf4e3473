namespace Flow.Compiler.Diagnostics;

/// <content>Mistakes of lines, brackets and values.</content>
public static partial class SyntaxDiagnostics
{
    /// <summary>A bracket is not closed.</summary>
    public static DiagnosticDescriptor Unclosed { get; } = new(
        "FLOW1101",
        Severity.Error,
        "A bracket is not closed",
        "Each `{`, `[` and `(` needs its counterpart. Where one is missing, a line at or left of the start of the opening line ends the bracket.",
        "ports = [80, 443",
        "ports = [80, 443]");

    /// <summary>A bracket closes nothing.</summary>
    public static DiagnosticDescriptor StrayCloser { get; } = new(
        "FLOW1102",
        Severity.Error,
        "A bracket closes nothing",
        "There is no open bracket that this one could close: it is one too many, or the opening one is missing above.",
        """
            checkout
            }
            """,
        "checkout");

    /// <summary>Something fits nowhere.</summary>
    public static DiagnosticDescriptor Unexpected { get; } = new(
        "FLOW1103",
        Severity.Error,
        "Something fits nowhere",
        "A line is `name = value`, or a kind, its names and titles, small words with one value each, and perhaps `{ details }`. What stands here is none of it.",
        "a | b",
        "a b");

    /// <summary>A value is missing.</summary>
    public static DiagnosticDescriptor ValueMissing { get; } = new(
        "FLOW1104",
        Severity.Error,
        "A value is missing",
        "After `=`, an operator, or the opening of a bracket a value is expected.",
        "port = ",
        "port = 8080");

    /// <summary>A value on the line after its `=`.</summary>
    public static DiagnosticDescriptor ValueOnNextLine { get; } = new(
        "FLOW1105",
        Severity.Error,
        "A value on the line after its `=`",
        "A line never waits for the next one: a value starts on the line of its `=`. Brackets may then go on over several lines.",
        """
            ports =
              [80, 443]
            """,
        "ports = [80, 443]");

    /// <summary>An operator at the end of a line.</summary>
    public static DiagnosticDescriptor TrailingOperator { get; } = new(
        "FLOW1106",
        Severity.Error,
        "An operator at the end of a line",
        "A line never waits for the next one. `and`, `or`, `??` and `.x` may start the next line instead; any value may take several lines inside parentheses.",
        """
            when = a and
              b
            """,
        """
            when = a
              and b
            """);

    /// <summary>A brace on the line after its header.</summary>
    public static DiagnosticDescriptor BraceOnNextLine { get; } = new(
        "FLOW1107",
        Severity.Error,
        "A brace on the line after its header",
        "`{` stands on the line of its header, so that a line without it is complete.",
        """
            job build
            {
              checkout
            }
            """,
        """
            job build {
              checkout
            }
            """);

    /// <summary>A header lacks its brace.</summary>
    public static DiagnosticDescriptor BraceMissing { get; } = new(
        "FLOW1108",
        Severity.Error,
        "A header lacks its brace",
        "The lines below this header are indented deeper and end with `}`, so its `{` is missing.",
        """
            pipeline ci {
              job build
                checkout
              }
            }
            """,
        """
            pipeline ci {
              job build {
                checkout
              }
            }
            """);

    /// <summary>Braces without a header.</summary>
    public static DiagnosticDescriptor BodyWithoutHeader { get; } = new(
        "FLOW1109",
        Severity.Error,
        "Braces without a header",
        "A pair of braces belongs to the header on its line, or is a record where a value stands. These belong to nothing.",
        "{ a = 1 }",
        "settings { a = 1 }");

    /// <summary>A name is missing.</summary>
    public static DiagnosticDescriptor NameMissing { get; } = new(
        "FLOW1110",
        Severity.Error,
        "A name is missing",
        "After a dot stands the name of a member, on the same line.",
        "x = build.",
        "x = build.app");

    /// <summary>A type is missing.</summary>
    public static DiagnosticDescriptor TypeMissing { get; } = new(
        "FLOW1111",
        Severity.Error,
        "A type is missing",
        "After `:` stands a type: a name such as `string`, `list<string>` or `secret?`, or strings with `|` between them.",
        "param level: ",
        "param level: string");

    /// <summary>A type's `&lt;` is not closed.</summary>
    public static DiagnosticDescriptor UnclosedTypeArguments { get; } = new(
        "FLOW1112",
        Severity.Error,
        "A type's `<` is not closed",
        "The types of a list or a map stand between `<` and `>`.",
        "let names: list<string = []",
        "let names: list<string> = []");

    /// <summary>A small word without a value.</summary>
    public static DiagnosticDescriptor ClauseValueMissing { get; } = new(
        "FLOW1113",
        Severity.Error,
        "A small word without a value",
        "A small word (`after`, `on`, `when`, …) is followed by one value on the same line.",
        "job test after",
        "job test after build");

    /// <summary>A second value after a small word.</summary>
    public static DiagnosticDescriptor ArgAfterClause { get; } = new(
        "FLOW1114",
        Severity.Error,
        "A second value after a small word",
        "Each small word takes one value. Names and titles stand before the first small word; several values are several small words, or a list.",
        "job test on linux build",
        "job test on linux after build");

    /// <summary>A small word in place of a name.</summary>
    public static DiagnosticDescriptor SmallWordAsName { get; } = new(
        "FLOW1115",
        Severity.Error,
        "A small word in place of a name",
        "The small words that start clauses are reserved inside values. A name of that spelling is written in backquotes.",
        "x = [from, b]",
        "x = [`from`, b]");

    /// <summary>A part of a value needs parentheses.</summary>
    public static DiagnosticDescriptor NeedsParentheses { get; } = new(
        "FLOW1116",
        Severity.Error,
        "A part of a value needs parentheses",
        "After an operator, `if`, `match` and (after a comparison or a sum) `not` stand in parentheses, so that everybody reads the same.",
        "x = 1 + if a then 1 else 2",
        "x = 1 + (if a then 1 else 2)");

    /// <summary>Two comparisons or ranges in a row.</summary>
    public static DiagnosticDescriptor OperatorDoesNotChain { get; } = new(
        "FLOW1117",
        Severity.Error,
        "Two comparisons or ranges in a row",
        "A comparison compares two values and a range has two ends.",
        "ok = a < b < c",
        "ok = a < b and b < c");

    /// <summary>A bracket does not touch what it applies to.</summary>
    public static DiagnosticDescriptor BracketDoesNotTouch { get; } = new(
        "FLOW1118",
        Severity.Error,
        "A bracket does not touch what it applies to",
        "In a value `f(x)` and `x[1]` have no space before the bracket; in a header a bracket after a space is the next argument.",
        "x = f (1)",
        "x = f(1)");

    /// <summary>A comma is missing.</summary>
    public static DiagnosticDescriptor CommaMissing { get; } = new(
        "FLOW1119",
        Severity.Error,
        "A comma is missing",
        "The values of a list and the arguments of a call are separated by commas or new lines.",
        "ports = [80 443]",
        "ports = [80, 443]");

    /// <summary>Two items without a separator.</summary>
    public static DiagnosticDescriptor SeparatorMissing { get; } = new(
        "FLOW1120",
        Severity.Error,
        "Two items without a separator",
        "Items stand on lines of their own, or have a comma between them.",
        "a { b = 1 } c = 2",
        """
            a { b = 1 }
            c = 2
            """);

    /// <summary>Something stands after a value.</summary>
    public static DiagnosticDescriptor AfterValue { get; } = new(
        "FLOW1121",
        Severity.Error,
        "Something stands after a value",
        "After `=` stands one value, and the line ends with it.",
        "name = my shop",
        "name = \"my shop\"");

    /// <summary>More than one value in parentheses.</summary>
    public static DiagnosticDescriptor OneValueInParentheses { get; } = new(
        "FLOW1122",
        Severity.Error,
        "More than one value in parentheses",
        "Parentheses around a value hold one value. Several values are a list: `[a, b]`.",
        "x = (1, 2)",
        "x = [1, 2]");

    /// <summary>More than one value in a hole.</summary>
    public static DiagnosticDescriptor OneValueInHole { get; } = new(
        "FLOW1123",
        Severity.Error,
        "More than one value in a hole",
        "A hole of a string holds one value.",
        "title = \"shop ${a b}\"",
        "title = \"shop ${a} ${b}\"");

    /// <summary>An `if` without both of its branches.</summary>
    public static DiagnosticDescriptor IncompleteIf { get; } = new(
        "FLOW1124",
        Severity.Error,
        "An `if` without both of its branches",
        "`if` inside a value chooses between two values, so it has `then` and `else`. Whether a line exists is written with the small word `if` in its header, whether it runs with `when`.",
        "x = if a then 1",
        "x = if a then 1 else 2");

    /// <summary>A `match` without its cases.</summary>
    public static DiagnosticDescriptor IncompleteMatch { get; } = new(
        "FLOW1125",
        Severity.Error,
        "A `match` without its cases",
        "`match` has its cases in braces, each a line `case = value`; `_` is every other case.",
        "x = match tier",
        "x = match tier { critical = 1, _ = 2 }");

    /// <summary>An incomplete loop in a list.</summary>
    public static DiagnosticDescriptor IncompleteLoop { get; } = new(
        "FLOW1126",
        Severity.Error,
        "An incomplete loop in a list",
        "A list is made from another by `[for x in list => value]`, perhaps with `where condition` before the arrow.",
        "names = [for s in services]",
        "names = [for s in services => s.name]");

    /// <summary>Nested too deeply.</summary>
    public static DiagnosticDescriptor NestedTooDeeply { get; } = new(
        "FLOW1127",
        Severity.Error,
        "Nested too deeply",
        "Brackets may nest a hundred levels, and 250 operators may stand in a row. More than that is not written by people; give a part a name with `let`.",
        "x = " + new string('(', 101) + "1" + new string(')', 101),
        "x = (1)");
}
