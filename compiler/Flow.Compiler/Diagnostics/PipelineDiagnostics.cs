namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with pipelines, jobs and steps.</summary>
public static class PipelineDiagnostics
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

    /// <summary>A container needs an image</summary>
    public static readonly DiagnosticDescriptor NoImage = new(
        "FLOW4013", Severity.Error, "A container needs an image",
        """
        An image is named like `redis:7`.
        """,
        """
        pipeline ci {
          on push
          job a on linux {
            sidecar redis { health = tcp(6379) }
            run "make"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux {
            sidecar redis { image = "redis:7", health = tcp(6379) }
            run "make"
          }
        }
        """);

    /// <summary>There is no such permission</summary>
    public static readonly DiagnosticDescriptor BadPermission = new(
        "FLOW4014", Severity.Error, "There is no such permission",
        """
        The scopes are those of GitHub's token.
        """,
        """
        pipeline ci {
          on push
          job a on linux {
            permissions { content = read }
            run "make"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux {
            permissions { contents = read }
            run "make"
          }
        }
        """);

    /// <summary>Nothing starts the pipeline</summary>
    public static readonly DiagnosticDescriptor NoTrigger = new(
        "FLOW4015", Severity.Error, "Nothing starts the pipeline",
        """
        A pipeline has at least one `on` line.
        """,
        """
        pipeline ci {
          job a on linux { run "make" }
        }
        """,
        """
        pipeline ci {
          on manual
          job a on linux { run "make" }
        }
        """);

    /// <summary>The pipeline has no jobs</summary>
    public static readonly DiagnosticDescriptor NoJobs = new(
        "FLOW4016", Severity.Error, "The pipeline has no jobs",
        """
        A pipeline has at least one job or call.
        """,
        """
        pipeline ci {
          on push
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux { run "make" }
        }
        """);

    /// <summary>The pipeline has too many parameters for a start by hand</summary>
    public static readonly DiagnosticDescriptor TooManyInputs = new(
        "FLOW4017", Severity.Error, "The pipeline has too many parameters for a start by hand",
        """
        GitHub takes at most 25 inputs.
        """,
        """
        pipeline ci {
          on manual
          param p0: string = "x"
          param p1: string = "x"
          param p2: string = "x"
          param p3: string = "x"
          param p4: string = "x"
          param p5: string = "x"
          param p6: string = "x"
          param p7: string = "x"
          param p8: string = "x"
          param p9: string = "x"
          param p10: string = "x"
          param p11: string = "x"
          param p12: string = "x"
          param p13: string = "x"
          param p14: string = "x"
          param p15: string = "x"
          param p16: string = "x"
          param p17: string = "x"
          param p18: string = "x"
          param p19: string = "x"
          param p20: string = "x"
          param p21: string = "x"
          param p22: string = "x"
          param p23: string = "x"
          param p24: string = "x"
          param p25: string = "x"
          job a on linux { run "make" }
        }
        """,
        """
        pipeline ci {
          on manual
          param p: string = "x"
          job a on linux { run "make" }
        }
        """);

    /// <summary>Two artifacts of one name from different jobs would mix</summary>
    public static readonly DiagnosticDescriptor DuplicateArtifactPath = new(
        "FLOW4018", Severity.Warning, "Two artifacts of one name from different jobs would mix",
        """
        Taken into one folder, the files of one would replace those of the other.
        """,
        """
        pipeline ci {
          on push
          job a on linux { run "make", artifact x from "bin/**" }
          job b on linux { run "make", artifact x from "bin/**" }
          job c on linux { take a.x, take b.x, run "test" }
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux { run "make", artifact x from "bin/**" }
          job b on linux { run "make", artifact x from "bin/**" }
          job c on linux { take a.x to "a", take b.x to "b", run "test" }
        }
        """);

    /// <summary>The condition can never hold</summary>
    public static readonly DiagnosticDescriptor DefeatedCondition = new(
        "FLOW4019", Severity.Warning, "The condition can never hold",
        """
        The job only runs when the jobs before it succeeded, and the condition asks for something else.
        """,
        """
        pipeline ci {
          on push
          job a on linux { run "make" }
          job b on linux after a when failure() and success() { run "echo" }
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux { run "make" }
          job b on linux when a.result == failed { run "echo" }
        }
        """);

    /// <summary>The time limit makes no sense</summary>
    public static readonly DiagnosticDescriptor BadTimeout = new(
        "FLOW4020", Severity.Error, "The time limit makes no sense",
        """
        A job may take more than nothing and at most five days, a step at most six hours.
        """,
        """
        pipeline ci {
          on push
          job a on linux { timeout = 0s, run "make" }
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux { timeout = 10m, run "make" }
        }
        """);

    /// <summary>A rule of the project is broken</summary>
    public static readonly DiagnosticDescriptor RuleBroken = new(
        "FLOW4801", Severity.Error, "A rule of the project is broken",
        """
        The rule and its reason stand in the message. `waive` lets one thing break it until a day.
        """,
        """
        rule every-job-has-a-timeout for j in jobs {
          require j.timeout != none because "a job that hangs costs six hours"
        }
        pipeline ci {
          on push
          job a on linux { run "make" }
        }
        """,
        """
        rule every-job-has-a-timeout for j in jobs {
          require j.timeout != none because "a job that hangs costs six hours"
        }
        pipeline ci {
          on push
          job a on linux { timeout = 5m, run "make" }
        }
        """);
}
