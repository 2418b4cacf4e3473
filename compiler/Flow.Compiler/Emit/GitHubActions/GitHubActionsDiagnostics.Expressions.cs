using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>What GitHub's expressions cannot say.</summary>
public static partial class GitHubActionsDiagnostics
{
    /// <summary>GitHub's expressions lack the construct.</summary>
    public static readonly DiagnosticDescriptor ExpressionNotPossible = new(
        "FLOW6001",
        Severity.Error,
        "GitHub's expressions cannot do this",
        """
        GitHub's expression language has no arithmetic, no loops except `a.*.b`, and few functions. A value that is known only when the
        pipeline runs can be computed in a step, whose output is then read.
        """,
        """
        pipeline ci {
          on push
          job plan on linux {
            run "./count" as count { output number: int }
            output number: int = count.number
          }
          job build on linux {
            run "make" { env { NEXT = "${plan.number + 1}" } }
          }
        }
        """,
        """
        pipeline ci {
          on push
          job plan on linux {
            run "./count --and-one" as count { output next: int }
            output next: int = count.next
          }
          job build on linux {
            run "make" { env { NEXT = "${plan.next}" } }
          }
        }
        """);

    /// <summary>A context is read where GitHub does not give it.</summary>
    public static readonly DiagnosticDescriptor ContextNotAvailable = new(
        "FLOW6002",
        Severity.Error,
        "GitHub cannot read this value here",
        """
        GitHub decides about jobs, matrices and permissions before a machine is there. What belongs to the machine or its steps (`runner`,
        `env`, `steps`, and `secrets` in conditions) is not known at such a place. Read it in a step, or hand it on as an output.
        """,
        "",
        "")
    {
        NotShownBecause = "The language itself refuses values that are known too late; this guards what only GitHub refuses.",
    };

    /// <summary>A word of Flow that GitHub never gives.</summary>
    public static readonly DiagnosticDescriptor WordUnknownToGitHub = new(
        "FLOW6003",
        Severity.Warning,
        "GitHub has no such result",
        """
        GitHub knows the results success, failure, skipped and cancelled. A job that runs out of time is cancelled there, and a failure that
        `continue-on-error` forgives is a success. So `== cancelled` also holds for a job that ran out of time, and `== succeeded` for a forgiven
        failure, on every target. A comparison with `timed-out` or `warned` never holds at GitHub, though it may when the pipeline runs elsewhere.
        """,
        """
        pipeline ci {
          on push
          job build on linux { run "make" }
          job tell on linux when build.result == timed-out { run "echo slow" }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux { run "make" }
          job tell on linux when build.result == cancelled { run "echo slow" }
        }
        """);

    /// <summary>GitHub compares text without case.</summary>
    public static readonly DiagnosticDescriptor CaseIsIgnored = new(
        "FLOW6004",
        Severity.Note,
        "GitHub compares text without case",
        """
        In Flow `==`, `in`, `starts-with` and `contains` respect case; in GitHub's expressions they do not. The generated workflow therefore also
        accepts text that differs only in case. `same-text(a, b)` says that this is meant.
        """,
        """
        pipeline ci {
          on push
          job build on linux when run.actor == "Octocat" { run "make" }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux when same-text(run.actor, "Octocat") { run "make" }
        }
        """);

    /// <summary>Outputs of a matrix whose size is unknown.</summary>
    public static readonly DiagnosticDescriptor OutputsOfUnknownCells = new(
        "FLOW6011",
        Severity.Error,
        "GitHub cannot collect the outputs of these cells",
        """
        GitHub keeps one value per output of a job, so Flow writes one output per cell. That needs the number of cells; where it is known only at
        run time, artifacts can carry the values.
        """,
        """
        pipeline ci {
          on push
          job plan on linux {
            run "./plan" as plan { output shards: list<int> }
            output shards: list<int> = plan.shards
          }
          job shard on linux for n in plan.shards {
            run "./shard" as work { output seconds: int }
            output seconds: int = work.seconds
          }
          job sum on linux { run "./sum" { env { SECONDS = to-json(shard.all.seconds) } } }
        }
        """,
        """
        pipeline ci {
          on push
          job shard on linux for n in [1, 2] {
            run "./shard" as work { output seconds: int }
            output seconds: int = work.seconds
          }
          job sum on linux { run "./sum" { env { SECONDS = to-json(shard.all.seconds) } } }
        }
        """);

    /// <summary>A word that GitHub spells in another way.</summary>
    public static readonly DiagnosticDescriptor SpeltAsAtGitHub = new(
        "FLOW6017",
        Severity.Note,
        "GitHub spells this value in its own way",
        """
        As text, the name of an event, an operating system or a processor is spelt as GitHub does: `pull_request`, `Linux`, `X64`. Comparisons are
        translated and mean the same everywhere.
        """,
        """
        pipeline ci {
          on push
          job build on linux { run "make" { env { OS = runner.os } } }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux { run "make" when runner.os == linux }
        }
        """);
}
