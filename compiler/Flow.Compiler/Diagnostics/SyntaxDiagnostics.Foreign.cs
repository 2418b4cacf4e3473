namespace Flow.Compiler.Diagnostics;

/// <content>Habits of YAML, HCL, shells and other languages.</content>
public static partial class SyntaxDiagnostics
{
    /// <summary>`:` where a value is set.</summary>
    public static DiagnosticDescriptor ColonForEqual { get; } = new(
        "FLOW1201",
        Severity.Error,
        "`:` where a value is set",
        "A value is set with `=`. A colon gives a type: `port: int = 443`.",
        "timeout: 10m",
        "timeout = 10m");

    /// <summary>`:` where a body follows.</summary>
    public static DiagnosticDescriptor ColonForBody { get; } = new(
        "FLOW1202",
        Severity.Error,
        "`:` where a body follows",
        "What belongs to a header stands in braces. Indentation has no meaning in Flow.",
        """
            env:
              A = 1
            """,
        """
            env {
              A = 1
            }
            """);

    /// <summary>A line that starts with a dash.</summary>
    public static DiagnosticDescriptor ListDash { get; } = new(
        "FLOW1203",
        Severity.Error,
        "A line that starts with a dash",
        "Steps are lines, and the values of a list stand in brackets: `[a, b]`.",
        "- checkout",
        "checkout");

    /// <summary>A list of dependencies.</summary>
    public static DiagnosticDescriptor ForeignNeeds { get; } = new(
        "FLOW1204",
        Severity.Error,
        "A list of dependencies",
        "A job depends on what it uses: `take build.app`, `plan.shards`. For a dependency without data write `after build`.",
        "needs: [build]",
        "after build");

    /// <summary>`if:` in place of `when`.</summary>
    public static DiagnosticDescriptor ForeignCondition { get; } = new(
        "FLOW1205",
        Severity.Error,
        "`if:` in place of `when`",
        "Whether a job or a step runs is written with `when`; text stands between `\"`. `if` in a header decides when the files are generated.",
        "if: github.ref == 'refs/heads/main'",
        "when git.branch == \"main\"");

    /// <summary>`runs-on:` in place of `on`.</summary>
    public static DiagnosticDescriptor ForeignRunner { get; } = new(
        "FLOW1206",
        Severity.Error,
        "`runs-on:` in place of `on`",
        "Where a job runs is written `on linux` in its header or as a line of its body.",
        "runs-on: ubuntu-latest",
        "on linux");

    /// <summary>`steps:` above the steps.</summary>
    public static DiagnosticDescriptor ForeignSteps { get; } = new(
        "FLOW1207",
        Severity.Error,
        "`steps:` above the steps",
        "Steps stand directly in their job, one per line.",
        """
            job build {
              steps:
              checkout
            }
            """,
        """
            job build {
              checkout
            }
            """);

    /// <summary>A step with a colon.</summary>
    public static DiagnosticDescriptor ForeignStep { get; } = new(
        "FLOW1208",
        Severity.Error,
        "A step with a colon",
        "A step is a verb and what it acts on, with no colon: `run \"make\"`, `uses \"actions/checkout@v4\"`.",
        "run: make test",
        "run \"make test\"");

    /// <summary>A block of lines as YAML has it.</summary>
    public static DiagnosticDescriptor BlockScalar { get; } = new(
        "FLOW1209",
        Severity.Error,
        "A block of lines as YAML has it",
        "Text of several lines stands between `\"\"\"` and `\"\"\"`; with a tag, such as `sh\"\"\"`, it is foreign text with its own checks.",
        """
            run: |
              make
              make test
            """,
        """"
            run sh"""
              make
              make test
              """
            """");

    /// <summary>`${{ }}` in a plain string.</summary>
    public static DiagnosticDescriptor DoubleHoleInPlainString { get; } = new(
        "FLOW1210",
        Severity.Error,
        "`${{ }}` in a plain string",
        "`${{ … }}` is the hole of foreign text (`sh\"…\"`). A plain string has `${ … }`, and the names are Flow's.",
        "title = \"build ${{ github.sha }}\"",
        "title = \"build ${git.sha}\"");

    /// <summary>Other quotes than `"`.</summary>
    public static DiagnosticDescriptor ForeignQuote { get; } = new(
        "FLOW1211",
        Severity.Error,
        "Other quotes than `\"`",
        "Text stands between `\"` and `\"`; typographic and single quotes are for prose.",
        "name = 'shop'",
        "name = \"shop\"");

    /// <summary>A comment that starts with `#`.</summary>
    public static DiagnosticDescriptor HashComment { get; } = new(
        "FLOW1212",
        Severity.Error,
        "A comment that starts with `#`",
        "A comment starts with `//`, documentation of the next line with `///`.",
        """
            # the shop
            name = "shop"
            """,
        """
            // the shop
            name = "shop"
            """);

    /// <summary>A comment between `/*` and `*/`.</summary>
    public static DiagnosticDescriptor BlockComment { get; } = new(
        "FLOW1213",
        Severity.Error,
        "A comment between `/*` and `*/`",
        "A comment starts with `//` and ends with its line.",
        """
            /* the shop */
            name = "shop"
            """,
        """
            // the shop
            name = "shop"
            """);

    /// <summary>A semicolon.</summary>
    public static DiagnosticDescriptor Semicolon { get; } = new(
        "FLOW1214",
        Severity.Error,
        "A semicolon",
        "A line ends by itself. Several items on one line have commas between them.",
        "a = 1;",
        "a = 1");

    /// <summary>A heredoc.</summary>
    public static DiagnosticDescriptor Heredoc { get; } = new(
        "FLOW1215",
        Severity.Error,
        "A heredoc",
        "Text of several lines stands between `\"\"\"` and `\"\"\"`. Common indentation is removed.",
        """
            script = <<EOT
            make
            EOT
            """,
        """"
            script = """
              make
              """
            """");

    /// <summary>A merge marker.</summary>
    public static DiagnosticDescriptor MergeMarker { get; } = new(
        "FLOW1216",
        Severity.Error,
        "A merge marker",
        "A merge left its marks in the file. Keep one of the two versions.",
        """
            <<<<<<< ours
            a = 1
            =======
            a = 2
            >>>>>>> theirs
            """,
        "a = 1");

    /// <summary>`&amp;&amp;`, `||` or `!`.</summary>
    public static DiagnosticDescriptor ForeignOperator { get; } = new(
        "FLOW1217",
        Severity.Error,
        "`&&`, `||` or `!`",
        "The operators of conditions are words: `and`, `or`, `not`.",
        "when a && !b",
        "when a and not b");

    /// <summary>`c ? a : b`.</summary>
    public static DiagnosticDescriptor Ternary { get; } = new(
        "FLOW1218",
        Severity.Error,
        "`c ? a : b`",
        "A choice between two values is written `if c then a else b`.",
        "x = big ? 10 : 2",
        "x = if big then 10 else 2");

    /// <summary>`$` before a name.</summary>
    public static DiagnosticDescriptor DollarName { get; } = new(
        "FLOW1219",
        Severity.Error,
        "`$` before a name or a value",
        "A name stands alone, and so does a value. `$` belongs to the holes of strings, `\"${name}\"`, and `${{ … }}` to those of foreign text.",
        "range = $window",
        "range = window");

    /// <summary>`=` in a header.</summary>
    public static DiagnosticDescriptor GrownValue { get; } = new(
        "FLOW1220",
        Severity.Error,
        "`=` in a header",
        "A property that needs more than one value grows into a header and drops its `=`: `retry = 2` becomes `retry 2 on timeout`.",
        "retry = 2 on timeout",
        "retry 2 on timeout");

    /// <summary>A loop after a value.</summary>
    public static DiagnosticDescriptor LoopAfterValue { get; } = new(
        "FLOW1221",
        Severity.Error,
        "A loop after a value",
        "A loop stands in the header of what is repeated. A list is made from another inside its brackets.",
        "names = s.name for s in services",
        "names = [for s in services => s.name]");

    /// <summary>A loop after the element of a list.</summary>
    public static DiagnosticDescriptor LoopAfterElement { get; } = new(
        "FLOW1222",
        Severity.Error,
        "A loop after the element of a list",
        "A loop in a list comes first, and then what each element becomes.",
        "names = [s.name for s in services]",
        "names = [for s in services => s.name]");

    /// <summary>A block of Terraform.</summary>
    public static DiagnosticDescriptor ForeignBlock { get; } = new(
        "FLOW1223",
        Severity.Error,
        "A block of Terraform",
        "A resource of a provider is written `terraform TYPE NAME { … }`, with no quotes around its names.",
        "resource \"aws_sqs_queue\" \"jobs\" { fifo = true }",
        "terraform aws_sqs_queue jobs { fifo = true }");

    /// <summary>Repetition as Terraform has it.</summary>
    public static DiagnosticDescriptor ForeignRepetition { get; } = new(
        "FLOW1224",
        Severity.Error,
        "Repetition as Terraform has it",
        "Any declaration may be repeated by a loop in its header.",
        "for_each = regions",
        "queue jobs for region in regions");

    /// <summary>`=>` in a case.</summary>
    public static DiagnosticDescriptor ArrowForEqual { get; } = new(
        "FLOW1225",
        Severity.Error,
        "`=>` in a case",
        "A case of `match`, like any value, is set with `=`. An arrow is for loops in lists and for functions of one parameter.",
        "x = match t { a => 1, _ = 2 }",
        "x = match t { a = 1, _ = 2 }");

    /// <summary>`==` where a value is set.</summary>
    public static DiagnosticDescriptor DoubleEqual { get; } = new(
        "FLOW1226",
        Severity.Error,
        "`==` where a value is set",
        "A value is set with one `=`; `==` compares, for instance after `expect` or `when`.",
        "port == 80",
        "port = 80");

    /// <summary>`=` where two values are compared.</summary>
    public static DiagnosticDescriptor SingleEqual { get; } = new(
        "FLOW1231",
        Severity.Error,
        "`=` where two values are compared",
        "Two values are compared with `==`; one `=` sets a value. After `when` and `where`, and in `expect` and `require`, nothing is set.",
        "run \"a\" when x = 1",
        "run \"a\" when x == 1");

    /// <summary>`else` outside of a value.</summary>
    public static DiagnosticDescriptor ElseAlone { get; } = new(
        "FLOW1227",
        Severity.Error,
        "`else` outside of a value",
        "`else` is the second branch of a value. Lines have conditions of their own, each with `when`.",
        "run \"a\" { retry = 1 } else",
        "run \"a\" when x");

    /// <summary>A line that looks like a call.</summary>
    public static DiagnosticDescriptor LineIsNoCall { get; } = new(
        "FLOW1228",
        Severity.Error,
        "A line that looks like a call",
        "A line is a kind and what it acts on, with a space between them; calls are values.",
        "checkout()",
        "checkout");

    /// <summary>Words to choose from without quotes.</summary>
    public static DiagnosticDescriptor UnquotedChoice { get; } = new(
        "FLOW1229",
        Severity.Error,
        "Words to choose from without quotes",
        "A type that lists texts has each of them in quotes. Names that are used in several places are better an `enum`.",
        "param level: quick | full",
        "param level: \"quick\" | \"full\"");

    /// <summary>A command that stands in no text.</summary>
    public static DiagnosticDescriptor CommandWithoutRun { get; } = new(
        "FLOW1230",
        Severity.Error,
        "A command that stands in no text",
        "What a shell runs is a text behind `run`; its words are none of Flow's.",
        "npm run build -- --prod",
        "run \"npm run build -- --prod\"");
}
