namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with types, phases and values.</summary>
public static partial class TypeDiagnostics
{
    /// <summary>There is no such type</summary>
    public static readonly DiagnosticDescriptor UnknownType = new(
        "FLOW3011", Severity.Error, "There is no such type",
        """
        Types are `string`, `int`, `number`, `bool`, `duration`, `size`, `percent`, `date`, `time`, `path`, `url`, `version`, `image`, `email`, `glob`, `list<T>`, `map<T>`, unions of texts, and those that `type` and `enum` declare.
        """,
        """
        let x: text = "a"
        """,
        """
        let x: string = "a"
        """);

    /// <summary>A field is missing</summary>
    public static readonly DiagnosticDescriptor MissingField = new(
        "FLOW3012", Severity.Error, "A field is missing",
        """
        A field without a default and without `?` must be set.
        """,
        """
        type point { x: int, y: int }
        let p: point = { x = 1 }
        """,
        """
        type point { x: int, y: int }
        let p: point = { x = 1, y = 2 }
        """);

    /// <summary>There is no such field</summary>
    public static readonly DiagnosticDescriptor UnknownField = new(
        "FLOW3013", Severity.Error, "There is no such field",
        """
        A record of a declared type has exactly its fields.
        """,
        """
        type point { x: int, y: int }
        let p: point = { x = 1, y = 2, z = 3 }
        """,
        """
        type point { x: int, y: int }
        let p: point = { x = 1, y = 2 }
        """);

    /// <summary>The cases of a match are not complete</summary>
    public static readonly DiagnosticDescriptor BadMatch = new(
        "FLOW3014", Severity.Error, "The cases of a match are not complete",
        """
        A match has a value for everything that can occur.
        """,
        """
        enum tier { low, high }
        let t: tier = low
        let x = match t { low = 1 }
        """,
        """
        enum tier { low, high }
        let t: tier = low
        let x = match t { low = 1, high = 2 }
        """);

    /// <summary>A function has no result for these values</summary>
    public static readonly DiagnosticDescriptor FunctionProblem = new(
        "FLOW3015", Severity.Error, "A function has no result for these values",
        """
        The message is the function's own.
        """,
        """
        let x = from-json("{")
        """,
        """
        let x = from-json("{}")
        """);

    /// <summary>A function without a name stands where a value belongs</summary>
    public static readonly DiagnosticDescriptor LambdaOutOfPlace = new(
        "FLOW3016", Severity.Error, "A function without a name stands where a value belongs",
        """
        `x => value` is passed to functions that apply it: `map`, `filter`, `any`, `all`, `sort-by`.
        """,
        """
        let f = x => x
        """,
        """
        let f = [1, 2].map(x => x * 2)
        """);

    /// <summary>This is no element of a list</summary>
    public static readonly DiagnosticDescriptor BadListElement = new(
        "FLOW3017", Severity.Error, "This is no element of a list",
        """
        A list holds values; named values stand in a record.
        """,
        """
        let x = [a = 1]
        """,
        """
        let x = { a = 1 }
        """);

    /// <summary>C# in a source does not compile</summary>
    public static readonly DiagnosticDescriptor CSharpError = new(
        "FLOW3019", Severity.Error, "C# in a source does not compile",
        """
        The C# compiler's own message, at its place.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            csharp"var x = 1 +;"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            csharp"var x = 1 + 1;"
          }
        }
        """)
    {
        NotShownBecause = "a host that has a C# compiler finds it; the compiler library alone has none",
    };

    /// <summary>The C# compiler warns</summary>
    public static readonly DiagnosticDescriptor CSharpWarning = new(
        "FLOW3020", Severity.Warning, "The C# compiler warns",
        """
        The C# compiler's own message, at its place.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            csharp"var x = 1;"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            csharp"Console.WriteLine(1);"
          }
        }
        """)
    {
        NotShownBecause = "a host that has a C# compiler finds it; the compiler library alone has none",
    };

    /// <summary>The condition is always the same</summary>
    public static readonly DiagnosticDescriptor ConstantCondition = new(
        "FLOW3018", Severity.Warning, "The condition is always the same",
        """
        `when` is for what is decided when the pipeline runs. What the compiler knows is `if`.
        """,
        """
        pipeline ci {
          on push
          job build on linux when 1 == 1 {
            run "make"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux if 1 == 1 {
            run "make"
          }
        }
        """);
}
