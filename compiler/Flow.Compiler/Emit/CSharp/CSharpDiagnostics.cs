using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Emit.CSharp;

/// <summary>What the C# runner cannot carry, or carries otherwise than GitHub.</summary>
public static class CSharpDiagnostics
{
    /// <summary>A construct that has no counterpart in the runner.</summary>
    public static readonly DiagnosticDescriptor NotInRunner = new(
        "FLOW6501", Severity.Error, "The C# runner cannot do this",
        """
        The pipeline uses something that `flow run` has no counterpart for. The other targets may well carry it; the runner says so instead of leaving it out,
        because a run that quietly does less than the pipeline says would report a success that did not happen.

        Write what the message proposes, or leave `csharp` out of the project's targets.
        """,
        """
        pipeline ci {
          on push
          job test on linux {
            sidecar db { image = "postgres:16", health = http("/ready") }
            run "make test"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job test on linux {
            sidecar db { image = "postgres:16", health = tcp(5432) }
            run "make test"
          }
        }
        """);

    /// <summary>A setting of the host that a local run does not need.</summary>
    public static readonly DiagnosticDescriptor HostOnly = new(
        "FLOW6502", Severity.Note, "This has no effect in a local run",
        """
        The setting steers the service that hosts the pipeline: what its page shows, what its token may do. A local run has no such page, so the
        setting changes nothing there. The steps do the same.
        """,
        """
        pipeline ci {
          on push
          job deploy on linux {
            environment "production" { url = "https://example.com" }
            run "./deploy"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job deploy on linux {
            environment "production"
            run "./deploy"
          }
        }
        """);

    /// <summary>A value that a local run does not know at this place.</summary>
    public static readonly DiagnosticDescriptor UnknownValue = new(
        "FLOW6503", Severity.Error, "The C# runner does not know this value here",
        """
        The value exists only at its host, or only later in the run than where it is read. `flow run` has nothing to put in its place, and an invented value would make
        the run mean something else.

        Pass the value as a parameter of the pipeline, which a local run takes from `--param`.
        """,
        """
        pipeline ci {
          on push
          job show on linux {
            run ["echo", github.path-file]
          }
        }
        """,
        """
        pipeline ci {
          on push
          job show on linux {
            run ["echo", workspace]
          }
        }
        """);

    /// <summary>A function that the runner has no code for.</summary>
    public static readonly DiagnosticDescriptor UnknownFunction = new(
        "FLOW6504", Severity.Error, "The C# runner does not know this function",
        """
        The function is called with a value that is known only while the pipeline runs, and the runner has no code for it.
        Where the value can be known earlier, the compiler works it out by itself; else do the work in a step and read the step's output.
        """,
        """
        pipeline ci {
          on push
          job show on linux {
            let waits: list<duration> = from-json(vars.WAITS ?? "[]")
            run ["echo", "${sum(waits)}"]
          }
        }
        """,
        """
        pipeline ci {
          on push
          job show on linux {
            let waits: list<int> = from-json(vars.WAITS ?? "[]")
            run ["echo", "${sum(waits)}"]
          }
        }
        """);

    /// <summary>An action that only GitHub can run.</summary>
    public static readonly DiagnosticDescriptor NeedsGitHub = new(
        "FLOW6505", Severity.Note, "Only GitHub runs this action",
        """
        An action of the market place is a program for GitHub's own runner. `flow run` refuses a pipeline with such a step before anything starts, unless
        `--skip-actions` is given; then the step is skipped and the report says so.

        Flow's own steps (`checkout`, `setup`, `cache`, `artifact`, `take`, `report`) run everywhere and may do the same work.
        """,
        """
        pipeline ci {
          on push
          job lint on linux {
            uses "octo-org/lint@v1"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job lint on linux {
            run "make lint"
          }
        }
        """);

    /// <summary>A call of a pipeline whose source is not here.</summary>
    public static readonly DiagnosticDescriptor PipelineElsewhere = new(
        "FLOW6506", Severity.Error, "The called pipeline is in another repository",
        """
        `flow run` runs what this project describes. A workflow of another repository is not at hand, so the call cannot be made locally.
        Run the jobs before it with `flow run NAME --job JOB`, or call a pipeline of this project.
        """,
        """
        pipeline ci {
          on push
          call "octo-org/shared/.github/workflows/build.yml@v1" as build
        }
        """,
        """
        pipeline ci {
          on push
          call build-all as build
        }
        pipeline build-all {
          on call
          job make on linux {
            run "make"
          }
        }
        """);

    /// <summary>Composite actions that use each other in a circle.</summary>
    public static readonly DiagnosticDescriptor ActionCycle = new(
        "FLOW6507", Severity.Error, "This action uses itself",
        """
        A composite action is its steps. One that uses itself, directly or through another action, has no end.
        Break the circle: let one of them do its work without the other.
        """,
        """
        action again {
          uses again
        }
        pipeline ci {
          on push
          job make on linux {
            uses again
          }
        }
        """,
        """
        action once {
          run "make"
        }
        pipeline ci {
          on push
          job make on linux {
            uses once
          }
        }
        """);
}
