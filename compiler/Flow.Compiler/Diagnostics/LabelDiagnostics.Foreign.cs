namespace Flow.Compiler.Diagnostics;

/// <summary>Secrets, untrusted text and foreign code.</summary>
public static partial class LabelDiagnostics
{
    /// <summary>A job that runs foreign code would get a secret</summary>
    public static readonly DiagnosticDescriptor ForeignCodeSecret = new(
        "FLOW5004", Severity.Error, "A job that runs foreign code would get a secret",
        """
        The job checks out what somebody outside wrote, while the event gives it the rights of the project. What runs there can take every secret that the job has.
        """,
        """
        pipeline pr {
          on pull-request-target
          job build on linux {
            checkout { ref = event.pull_request.head.sha }
            run "make" { env { TOKEN = secrets.TOKEN } }
          }
        }
        """,
        """
        pipeline pr {
          on pull-request
          job build on linux {
            checkout
            run "make"
          }
        }
        """);

    /// <summary>A job that runs foreign code would get write access</summary>
    public static readonly DiagnosticDescriptor ForeignCodeWrite = new(
        "FLOW5005", Severity.Error, "A job that runs foreign code would get write access",
        """
        The job checks out what somebody outside wrote, while the event gives it the rights of the project.
        """,
        """
        pipeline pr {
          on pull-request-target
          job build on linux {
            grant write on contents because "pushes"
            checkout { ref = event.pull_request.head.sha }
            run "make"
          }
        }
        """,
        """
        pipeline pr {
          on pull-request
          job build on linux {
            checkout
            run "make"
          }
        }
        """);

    /// <summary>A job that runs foreign code would write a shared cache</summary>
    public static readonly DiagnosticDescriptor ForeignCodeCache = new(
        "FLOW5011", Severity.Error, "A job that runs foreign code would write a shared cache",
        """
        The job checks out what somebody outside wrote, and its cache belongs to the branch of the project: runs with secrets would restore what it left there.
        """,
        """
        pipeline pr {
          on pull-request-target
          job build on linux {
            checkout { ref = event.pull_request.head.sha }
            cache nuget { key = "nuget", paths = ["~/.nuget/packages"] }
            run "make"
          }
        }
        """,
        """
        pipeline pr {
          on pull-request-target
          job build on linux {
            checkout { ref = event.pull_request.head.sha }
            cache nuget { key = "nuget", paths = ["~/.nuget/packages"], mode = restore }
            run "make"
          }
        }
        """);

    /// <summary>Foreign files would run with the rights of the project</summary>
    public static readonly DiagnosticDescriptor ForeignFiles = new(
        "FLOW5012", Severity.Error, "Foreign files would run with the rights of the project",
        """
        An artifact of a job that checked out foreign code holds what somebody outside wrote. A job with secrets or write access may read such files, and nothing
        else: it takes them into a folder of their own, where they replace nothing, and runs none of them. Files that are surely harmless are taken with
        `because "…"`, which says why.
        """,
        """
        pipeline pr {
          on pull-request-target
          job build on linux {
            checkout { ref = event.pull_request.head.sha }
            run "make report"
            artifact report from "report/**"
          }
          job comment on linux {
            grant write on pull-requests because "comments"
            checkout
            take build.report
            run "make comment"
          }
        }
        """,
        """
        pipeline pr {
          on pull-request-target
          job build on linux {
            checkout { ref = event.pull_request.head.sha }
            run "make report"
            artifact report from "report/**"
          }
          job comment on linux {
            grant write on pull-requests because "comments"
            checkout
            take build.report to "foreign"
            run "make comment < foreign/report.txt"
          }
        }
        """);

    /// <summary>There is nothing to trust</summary>
    public static readonly DiagnosticDescriptor NeedlessTrust = new(
        "FLOW5013", Severity.Warning, "There is nothing to trust",
        """
        `because` at `take` says why files that somebody outside wrote may be used like the project's own. These are the project's own.
        """,
        """
        pipeline ci {
          on push
          job build on linux { checkout, run "make", artifact app from "bin/**" }
          job test on linux { take build.app because "they are ours", run "bin/app" }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux { checkout, run "make", artifact app from "bin/**" }
          job test on linux { take build.app, run "bin/app" }
        }
        """);
}
