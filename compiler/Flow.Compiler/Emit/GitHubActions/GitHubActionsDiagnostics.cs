using Flow.Compiler.Diagnostics;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>What cannot be said at GitHub, or is said there with another shade of meaning.</summary>
public static partial class GitHubActionsDiagnostics
{
    /// <summary>A duration that is known too late.</summary>
    public static readonly DiagnosticDescriptor DurationNotKnown = new(
        "FLOW6005",
        Severity.Error,
        "GitHub needs a duration that the compiler knows",
        """
        GitHub counts time limits in whole minutes and cannot compute, so a duration must be known when the workflow is written.
        """,
        """
        pipeline ci {
          on manual
          param limit: duration = 10m
          job build on linux { timeout = limit, run "make" }
        }
        """,
        """
        pipeline ci {
          on manual
          let limit = 10m
          job build on linux { timeout = limit, run "make" }
        }
        """);

    /// <summary>A duration that is no whole number of GitHub's units.</summary>
    public static readonly DiagnosticDescriptor DurationRounded = new(
        "FLOW6006",
        Severity.Note,
        "GitHub counts in larger units",
        """
        GitHub takes time limits in whole minutes and keeps artifacts for whole days. A duration between two of them is rounded up.
        """,
        """
        pipeline ci {
          on push
          job build on linux { timeout = 90s, run "make" }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux { timeout = 2m, run "make" }
        }
        """);

    /// <summary>An action that could change under the same name.</summary>
    public static readonly DiagnosticDescriptor ActionNotPinned = new(
        "FLOW6007",
        Severity.Warning,
        "Action is not pinned to a commit",
        """
        A tag or a branch of somebody else's repository can be moved to other code, which then runs with this pipeline's token. Flow pins the
        actions it knows; for others `flow lock` writes the commits into `flow.lock`.
        """,
        """
        pipeline ci {
          on push
          job build on linux { uses "acme/unheard-of@v1" }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux { uses "acme/unheard-of@3d3c42e5aac5ba805825da76410c181273ba90b1" }
        }
        """);

    /// <summary>A property that GitHub does not have for this kind of thing.</summary>
    public static readonly DiagnosticDescriptor PropertyNotPossible = new(
        "FLOW6008",
        Severity.Error,
        "GitHub has no such property here",
        """
        GitHub does not take every property everywhere: an action has no folder and cannot be tried again, a step of a composite action has no time
        limit, and a job that calls another pipeline has no machine, environment or variables of its own.
        """,
        """
        action hello {
          run "echo hello" { timeout = 1m }
        }
        pipeline ci {
          on push
          job build on linux { checkout, uses hello }
        }
        """,
        """
        action hello {
          run "echo hello"
        }
        pipeline ci {
          on push
          job build on linux { timeout = 1m, checkout, uses hello }
        }
        """);

    /// <summary>C# has nowhere to run.</summary>
    public static readonly DiagnosticDescriptor CSharpNotPossible = new(
        "FLOW6009",
        Severity.Error,
        "GitHub cannot run a C# step",
        """
        A `csharp` step is compiled into Flow's own runner. A GitHub workflow has no such runner, so the step needs another form there: a script,
        or `flow run` of a pipeline that holds it.
        """,
        """
        pipeline ci {
          on push
          job build on linux { csharp"Log(1)" }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux { run "echo 1" }
        }
        """);

    /// <summary>Something that is done by a wrapper written in bash.</summary>
    public static readonly DiagnosticDescriptor NeedsBash = new(
        "FLOW6010",
        Severity.Error,
        "Only a bash script can do this at GitHub",
        """
        GitHub neither tries a step again nor keeps what it writes. Flow puts a few lines of bash around the script for that, which is not possible
        around a script for another shell.
        """,
        """
        pipeline ci {
          on push
          job build on windows {
            run pwsh"./build.ps1" { retry 2 }
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on windows {
            run "pwsh ./build.ps1" { retry 2 }
          }
        }
        """);

    /// <summary>A matrix that GitHub cannot filter.</summary>
    public static readonly DiagnosticDescriptor MatrixNotPossible = new(
        "FLOW6012",
        Severity.Error,
        "GitHub cannot make this matrix",
        """
        GitHub takes a matrix as lists that are known, or as one value that a job computes. It cannot filter a list that is known only at run time.
        """,
        """
        pipeline ci {
          on push
          job plan on linux {
            run "./plan" as plan { output shards: list<int> }
            output shards: list<int> = plan.shards
          }
          job shard on linux for n in plan.shards where n > 1 { run "./shard" }
        }
        """,
        """
        pipeline ci {
          on push
          job shard on linux for n in [1, 2, 3] where n > 1 { run "./shard" }
        }
        """);

    /// <summary>Triggers that cannot stand side by side.</summary>
    public static readonly DiagnosticDescriptor TriggersNotPossible = new(
        "FLOW6013",
        Severity.Error,
        "GitHub cannot start a pipeline like this",
        """
        GitHub has one entry per event. Two lines for one event can be written as one only where their filters do not depend on each other. Two
        lines whose paths or ignored patterns differ need two pipelines.
        """,
        """
        pipeline ci {
          on push { branches = ["main"], paths = ["src/**"] }
          on push { branches = ["next"], paths = ["lib/**"] }
          job build on linux { run "make" }
        }
        """,
        """
        pipeline ci {
          on push { branches = ["main", "next"], paths = ["src/**", "lib/**"] }
          job build on linux { run "make" }
        }
        """);

    /// <summary>An artifact whose place is not known.</summary>
    public static readonly DiagnosticDescriptor ArtifactPlaceUnknown = new(
        "FLOW6014",
        Severity.Error,
        "It is not known where these files belong",
        """
        Files that are taken land where they were made, unless `to` names another folder. Where that was cannot be told when the path begins with a
        value that is known only at run time, or lies outside the workspace.
        """,
        """
        pipeline ci {
          on push
          job build on linux { artifact app from "${runner.temp}/app" }
          job test on linux { take build.app }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux { artifact app from "${runner.temp}/app" }
          job test on linux { take build.app to "app" }
        }
        """);

    /// <summary>A script that GitHub would change.</summary>
    public static readonly DiagnosticDescriptor ScriptNotPossible = new(
        "FLOW6015",
        Severity.Error,
        "GitHub cannot carry this script",
        """
        GitHub replaces `${{ … }}` inside a script before the shell sees it, and takes at most 21,000 characters. Put a longer script into a file of
        the repository.
        """,
        "",
        "")
    {
        NotShownBecause = "A hole in a script is always a variable, and a script of 21,000 characters is no example.",
    };

    /// <summary>An action of this repository without the repository.</summary>
    public static readonly DiagnosticDescriptor LocalActionWithoutCheckout = new(
        "FLOW6016",
        Severity.Warning,
        "Action of this repository without a checkout",
        """
        GitHub reads an action of the repository from the workspace, which is empty until `checkout`.
        """,
        """
        action hello { run "echo hello" }
        pipeline ci {
          on push
          job build on linux { uses hello }
        }
        """,
        """
        action hello { run "echo hello" }
        pipeline ci {
          on push
          job build on linux {
            checkout
            uses hello
          }
        }
        """);

    /// <summary>A way to tell readiness that GitHub cannot check.</summary>
    public static readonly DiagnosticDescriptor HealthNotPossible = new(
        "FLOW6018",
        Severity.Error,
        "GitHub cannot check this container's health",
        """
        GitHub asks the container engine, which knows one command per container. `tcp`, `http` and `command` become such a command.
        """,
        "",
        "")
    {
        NotShownBecause = "Every form of health that the language has can be written; this guards the ones it will get.",
    };

    /// <summary>A generated file that GitHub would not read.</summary>
    public static readonly DiagnosticDescriptor FileNotFoundThere = new(
        "FLOW6019",
        Severity.Error,
        "GitHub does not find a file there",
        """
        GitHub reads workflows from `.github/workflows` only, not from the folders in it, and only from files that end in `.yml` or `.yaml`. An action
        lies anywhere in its repository.
        """,
        """
        pipeline ci {
          file = "workflows/ci.yml"
          on push
          job build on linux { run "make" }
        }
        """,
        """
        pipeline ci {
          file = ".github/workflows/build.yml"
          on push
          job build on linux { run "make" }
        }
        """);

    /// <summary>Two generated files at one place.</summary>
    public static readonly DiagnosticDescriptor FileShared = new(
        "FLOW6020",
        Severity.Error,
        "Two generated files would be one",
        """
        Each pipeline and each action has a file of its own. Names that differ only in case are one file on many disks.
        """,
        """
        pipeline ci {
          on push
          job build on linux { run "make" }
        }
        pipeline nightly {
          file = ".github/workflows/ci.yml"
          on manual
          job build on linux { run "make all" }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux { run "make" }
        }
        pipeline nightly {
          file = ".github/workflows/ci-nightly.yml"
          on manual
          job build on linux { run "make all" }
        }
        """);
}
