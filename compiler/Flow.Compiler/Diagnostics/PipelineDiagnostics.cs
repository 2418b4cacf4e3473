namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with pipelines, jobs and steps.</summary>
public static partial class PipelineDiagnostics
{
    /// <summary>Jobs wait for each other in a circle</summary>
    public static readonly DiagnosticDescriptor JobCycle = new(
        "FLOW4001", Severity.Error, "Jobs wait for each other in a circle",
        """
        A job can only come after jobs that do not come after it.
        """,
        """
        pipeline ci {
          on push
          job a on linux after b { run "make" }
          job b on linux after a { run "make" }
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux { run "make" }
          job b on linux after a { run "make" }
        }
        """);

    /// <summary>A job does nothing</summary>
    public static readonly DiagnosticDescriptor EmptyJob = new(
        "FLOW4002", Severity.Error, "A job does nothing",
        """
        A job has at least one step.
        """,
        """
        pipeline ci {
          on push
          job a on linux { timeout = 5m }
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux { run "make" }
        }
        """);

    /// <summary>The event does not take this</summary>
    public static readonly DiagnosticDescriptor BadTrigger = new(
        "FLOW4003", Severity.Error, "The event does not take this",
        """
        Each event has its own filters and activity types; the message lists them.
        """,
        """
        pipeline ci {
          on manual { branches = ["main"] }
          job a on linux { run "make" }
        }
        """,
        """
        pipeline ci {
          on push { branches = ["main"] }
          job a on linux { run "make" }
        }
        """);

    /// <summary>The schedule cannot be kept</summary>
    public static readonly DiagnosticDescriptor BadSchedule = new(
        "FLOW4004", Severity.Error, "The schedule cannot be kept",
        """
        GitHub starts schedules by five-field cron lines, at least five minutes apart.
        """,
        """
        pipeline ci {
          on schedule every 7m
          job a on linux { run "make" }
        }
        """,
        """
        pipeline ci {
          on schedule every 10m
          job a on linux { run "make" }
        }
        """);

    /// <summary>A time zone of which nothing is known</summary>
    public static readonly DiagnosticDescriptor UnknownTimeZone = new(
        "FLOW8137", Severity.Error, "The time zone of the project does not exist",
        """
        Days and hours of a project are those of `timezone`, which is written as the time zone database of IANA spells it: area and place. The rules of the zone, such as those of summer time,
        are read from the list of the machine on which Flow runs.
        """,
        """
        project shop { timezone = "Europe/Wien" }
        """,
        """
        project shop { timezone = "Europe/Vienna" }
        """);

    /// <summary>A job has too many cells</summary>
    public static readonly DiagnosticDescriptor TooManyCells = new(
        "FLOW4005", Severity.Error, "A job has too many cells",
        """
        GitHub runs at most 256 cells of one matrix.
        """,
        """
        pipeline ci {
          on push
          job a on linux for x in 1..300 { run "make ${x}" }
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux for x in 1..200 { run "make ${x}" }
        }
        """);

    /// <summary>The matrix has no cells, or a row that is none</summary>
    public static readonly DiagnosticDescriptor BadMatrix = new(
        "FLOW4006", Severity.Error, "The matrix has no cells, or a row that is none",
        """
        A matrix has at least one cell; rows are records.
        """,
        """
        pipeline ci {
          on push
          job a on linux for x in [] { run "make" }
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux for x in [1] { run "make ${x}" }
        }
        """);

    /// <summary>The pipeline cannot be called</summary>
    public static readonly DiagnosticDescriptor NotCallable = new(
        "FLOW4007", Severity.Error, "The pipeline cannot be called",
        """
        A pipeline says with `on call` that others may call it.
        """,
        """
        pipeline a {
          on push
          job x on linux { run "make" }
        }
        pipeline b {
          on push
          call a
        }
        """,
        """
        pipeline a {
          on call
          job x on linux { run "make" }
        }
        pipeline b {
          on push
          call a
        }
        """);

    /// <summary>The arguments of a call do not fit</summary>
    public static readonly DiagnosticDescriptor BadArgument = new(
        "FLOW4008", Severity.Error, "The arguments of a call do not fit",
        """
        The body of a call sets the parameters of the called pipeline.
        """,
        """
        pipeline a {
          on call
          param level: string
          job x on linux { run "make ${level}" }
        }
        pipeline b {
          on push
          call a
        }
        """,
        """
        pipeline a {
          on call
          param level: string
          job x on linux { run "make ${level}" }
        }
        pipeline b {
          on push
          call a { level = "full" }
        }
        """);

    /// <summary>This names no action and no pipeline</summary>
    public static readonly DiagnosticDescriptor BadActionReference = new(
        "FLOW4009", Severity.Error, "This names no action and no pipeline",
        """
        An action is `owner/repository@reference`, a folder `./path`, or one of this project by its name.
        """,
        """
        pipeline ci {
          on push
          job a on linux { uses "docker/login-action" }
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux { uses "docker/login-action@v3" }
        }
        """);

    /// <summary>A step has one verb</summary>
    public static readonly DiagnosticDescriptor OneVerb = new(
        "FLOW4010", Severity.Error, "A step has one verb",
        """
        The full form of a step holds its title, condition and environment, and one verb.
        """,
        """
        pipeline ci {
          on push
          job a on linux {
            step x {
              run "make"
              run "make test"
            }
          }
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux {
            step x { run "make" }
            step y { run "make test" }
          }
        }
        """);

    /// <summary>GitHub cannot carry this name</summary>
    public static readonly DiagnosticDescriptor BadIdentifier = new(
        "FLOW4011", Severity.Error, "GitHub cannot carry this name",
        """
        The names of jobs and steps become identifiers at GitHub: letters, digits, `_` and `-`, fewer than 100, not starting with `__`.
        """,
        """
        pipeline ci {
          on push
          job __a on linux { run "make" }
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux { run "make" }
        }
        """);

    /// <summary>The number of tries makes no sense</summary>
    public static readonly DiagnosticDescriptor BadRetry = new(
        "FLOW4012", Severity.Error, "The number of tries makes no sense",
        """
        A step is tried again 1 to 100 times.
        """,
        """
        pipeline ci {
          on push
          job a on linux { run "make" { retry = 0 } }
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux { run "make" { retry = 2 } }
        }
        """);
}
