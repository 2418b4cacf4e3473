namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with types, phases and values.</summary>
public static partial class TypeDiagnostics
{
    /// <summary>The value has the wrong type</summary>
    public static readonly DiagnosticDescriptor WrongType = new(
        "FLOW3001", Severity.Error, "The value has the wrong type",
        """
        Every place takes values of one type, and types with units do not mix.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            timeout = 10
            run "make"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            timeout = 10m
            run "make"
          }
        }
        """);

    /// <summary>The operator does not go with these types</summary>
    public static readonly DiagnosticDescriptor NoOperator = new(
        "FLOW3002", Severity.Error, "The operator does not go with these types",
        """
        Units cannot be mixed up: a percentage is no number, a time is no size.
        """,
        """
        let x = 99.9% == 0.999
        """,
        """
        let x = 99.9% == 99.9%
        """);

    /// <summary>There is no such function</summary>
    public static readonly DiagnosticDescriptor NoFunction = new(
        "FLOW3003", Severity.Error, "There is no such function",
        """
        The built-in functions are listed in the reference; `function` declares others.
        """,
        """
        let x = uper("a")
        """,
        """
        let x = upper("a")
        """);

    /// <summary>The arguments do not fit</summary>
    public static readonly DiagnosticDescriptor WrongArguments = new(
        "FLOW3004", Severity.Error, "The arguments do not fit",
        """
        The message shows what the function takes.
        """,
        """
        let x = upper()
        """,
        """
        let x = upper("a")
        """);

    /// <summary>The value is known too late</summary>
    public static readonly DiagnosticDescriptor TooLate = new(
        "FLOW3005", Severity.Error, "The value is known too late",
        """
        A value is known to the compiler, when a run starts, when other jobs are done, or only while the job runs. Each place takes values up to one of these.
        """,
        """
        pipeline ci {
          on push
          job build on linux if git.branch == "main" {
            run "make"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux when git.branch == "main" {
            run "make"
          }
        }
        """);

    /// <summary>The literal has no value</summary>
    public static readonly DiagnosticDescriptor BadLiteral = new(
        "FLOW3006", Severity.Error, "The literal has no value",
        """
        Quantities have a known unit, dates exist, times are of 24 hours.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            timeout = 5min
            run "make"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            timeout = 5m
            run "make"
          }
        }
        """);

    /// <summary>The value can be none</summary>
    public static readonly DiagnosticDescriptor MayBeNone = new(
        "FLOW3007", Severity.Error, "The value can be none",
        """
        What comes from outside, and what is declared with `?`, can be none. Say what to take then with `??`.
        """,
        """
        pipeline ci {
          on push
          job build on vars.RUNNER {
            run "make"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on vars.RUNNER ?? "linux" {
            run "make"
          }
        }
        """);

    /// <summary>The word is not one of those that may stand here</summary>
    public static readonly DiagnosticDescriptor NoMember = new(
        "FLOW3008", Severity.Error, "The word is not one of those that may stand here",
        """
        The place takes one of a closed list of words.
        """,
        """
        project p { standards = hard }
        """,
        """
        project p { standards = strict }
        """);

    /// <summary>The text does not have the form that is needed</summary>
    public static readonly DiagnosticDescriptor BadText = new(
        "FLOW3009", Severity.Error, "The text does not have the form that is needed",
        """
        Paths, addresses, versions and patterns are checked where they stand.
        """,
        """
        environment e { external = true, url = "shop" }
        """,
        """
        environment e { external = true, url = "https://shop.example.com" }
        """);

    /// <summary>The result does not exist</summary>
    public static readonly DiagnosticDescriptor OutOfRange = new(
        "FLOW3010", Severity.Error, "The result does not exist",
        """
        An index outside a list, a division by zero, a number that is too large, days that end before they begin.
        """,
        """
        let x = 1 / 0
        """,
        """
        let x = 1 / 2
        """);
}
