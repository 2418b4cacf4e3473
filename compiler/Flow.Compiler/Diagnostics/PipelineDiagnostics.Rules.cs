namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with pipelines, jobs and steps.</summary>
public static partial class PipelineDiagnostics
{
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

    /// <summary>Files of artifacts would replace each other</summary>
    public static readonly DiagnosticDescriptor DuplicateArtifactPath = new(
        "FLOW4018", Severity.Warning, "Files of artifacts would replace each other",
        """
        Taken into one folder, the files of one artifact would replace those of another of that name. A second job's gets a folder of its own: `to "b"`. All copies
        of one job (`build.all.app`) land in one folder, so a file that each of them keeps has a name that says whose it is: `"report-${os}.xml"`.
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
        Without a status function a step runs only while everything before it succeeded, and a job only when the gates to the jobs before it hold. A condition
        that asks for something else then never holds. On a step write `failure() and …` or `always() and …`. On a job, reading `x.result` takes away the gate
        for `x` alone; a job behind `x` still asks for the success of `x`.
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

    /// <summary>Two gates of a job contradict each other</summary>
    public static readonly DiagnosticDescriptor GatesContradict = new(
        "FLOW4022", Severity.Error, "Two gates of a job contradict each other",
        """
        `after x` waits for the success of `x`; `after ended(x)`, `after failed(x)`, `after any-of(x, y)` and a condition that reads `x.result` say otherwise.
        A job asks one thing of another.
        """,
        """
        pipeline ci {
          on push
          job a on linux { run "make" }
          job b on linux after a when a.result == failed { run "echo" }
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux { run "make" }
          job b on linux when a.result == failed { run "echo" }
        }
        """);

    /// <summary>Data of a job that failed may be missing</summary>
    public static readonly DiagnosticDescriptor DataOfFailedJob = new(
        "FLOW4023", Severity.Warning, "Data of a job that failed may be missing",
        """
        Behind `after failed(x)` an output or artifact of `x` may not have been made. An output takes a value instead with `??`; a `take` may fail without harm
        with `continue-on-error = true`.
        """,
        """
        pipeline ci {
          on push
          job a on linux {
            run "make" as make { output log: string }
            output log: string = make.log
          }
          job b on linux after failed(a) { run ["echo", a.log] }
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux {
            run "make" as make { output log: string }
            output log: string = make.log
          }
          job b on linux after failed(a) { run ["echo", a.log ?? "no log"] }
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

    /// <summary>A variable cannot see one beside it</summary>
    public static readonly DiagnosticDescriptor VariableBesideAnother = new(
        "FLOW4021", Severity.Error, "A variable cannot see one beside it",
        """
        The variables of one `env` are worked out together, from what the job and earlier steps have set. At GitHub a variable beside them would be empty.
        """,
        """
        pipeline ci {
          on push
          job a on linux {
            run "make" { env { NAME = "app", FILE = "${env.NAME}.zip" } }
          }
        }
        """,
        """
        pipeline ci {
          on push
          job a on linux {
            let name = "app"
            run "make" { env { NAME = name, FILE = "${name}.zip" } }
          }
        }
        """);

    /// <summary>A waiver has expired</summary>
    public static readonly DiagnosticDescriptor WaiverExpired = new(
        "FLOW4802", Severity.Error, "A waiver has expired",
        """
        Mend what it covered, or agree on a new day.
        """,
        """
        rule r for j in jobs {
          require j.timeout != none because "time"
        }
        pipeline ci {
          on push
          job a on linux { run "make" }
        }
        waive r on ci.a until 2020-01-31 because "later"
        """,
        """
        rule r for j in jobs {
          require j.timeout != none because "time"
        }
        pipeline ci {
          on push
          job a on linux { run "make" }
        }
        waive r on ci.a until 2099-01-31 because "later"
        """);

    /// <summary>A waiver covers nothing</summary>
    public static readonly DiagnosticDescriptor WaiverUnused = new(
        "FLOW4803", Severity.Warning, "A waiver covers nothing",
        """
        The rule holds without it. Remove the line.
        """,
        """
        rule r for j in jobs {
          require j.timeout != none because "time"
        }
        pipeline ci {
          on push
          job a on linux { timeout = 5m, run "make" }
        }
        waive r on ci.a until 2099-01-31 because "later"
        """,
        """
        rule r for j in jobs {
          require j.timeout != none because "time"
        }
        pipeline ci {
          on push
          job a on linux { timeout = 5m, run "make" }
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
