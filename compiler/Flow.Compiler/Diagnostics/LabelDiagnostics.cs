namespace Flow.Compiler.Diagnostics;

/// <summary>Secrets, untrusted text and foreign code.</summary>
public static partial class LabelDiagnostics
{
    /// <summary>A text that an outsider chooses would become part of a script</summary>
    public static readonly DiagnosticDescriptor UntrustedInShell = new(
        "FLOW5001", Severity.Error, "A text that an outsider chooses would become part of a script",
        """
        A pull request's title, a branch's name or a commit's message may hold anything, also commands. Pass it as an environment variable, which no shell runs.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run "echo ${event.head_commit.message}"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run "echo \"$TITLE\"" { env { TITLE = event.head_commit.message } }
          }
        }
        """);

    /// <summary>A secret would become part of a script</summary>
    public static readonly DiagnosticDescriptor SecretInScript = new(
        "FLOW5002", Severity.Error, "A secret would become part of a script",
        """
        Command lines are visible to other processes and in logs. Pass the secret as an environment variable.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run "curl -H ${secrets.TOKEN} https://example.com"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run "curl -H \"$TOKEN\" https://example.com" { env { TOKEN = secrets.TOKEN } }
          }
        }
        """);

    /// <summary>A secret would be shown</summary>
    public static readonly DiagnosticDescriptor SecretOutOfPlace = new(
        "FLOW5003", Severity.Error, "A secret would be shown",
        """
        Names, conditions, outputs, artifacts, matrices and cache keys are visible to everybody who can see the run.
        """,
        """
        pipeline ci {
          on push
          job build on linux when secrets.TOKEN != none {
            run "make"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run "make" { env { TOKEN = secrets.TOKEN } }
          }
        }
        """);

    /// <summary>A hole stands between single quotes</summary>
    public static readonly DiagnosticDescriptor HoleInSingleQuotes = new(
        "FLOW5006", Severity.Error, "A hole stands between single quotes",
        """
        The value reaches the shell as a variable, and between single quotes the shell reads no variables. Use double quotes.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run "echo '${git.sha}'"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run "echo ${git.sha}"
          }
        }
        """);

    /// <summary>A value of the run cannot stand in this text</summary>
    public static readonly DiagnosticDescriptor HoleInForeignText = new(
        "FLOW5007", Severity.Error, "A value of the run cannot stand in this text",
        """
        In C#, Python and cmd a hole takes what the compiler knows; other values are passed through `env`.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run python"print(${{ git.sha }})"
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run python"import os; print(os.environ['SHA'])" { env { SHA = git.sha } }
          }
        }
        """);

    /// <summary>A shell runs the text of a variable that an outsider chooses</summary>
    public static readonly DiagnosticDescriptor EvaluatedVariable = new(
        "FLOW5008", Severity.Warning, "A shell runs the text of a variable that an outsider chooses",
        """
        `eval` and `bash -c` run the text of a variable as a script.
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run sh"eval $TITLE" { env { TITLE = event.head_commit.message } }
          }
        }
        """,
        """
        pipeline ci {
          on push
          job build on linux {
            run sh"echo $TITLE" { env { TITLE = event.head_commit.message } }
          }
        }
        """);

    /// <summary>An outsider would choose what runs</summary>
    public static readonly DiagnosticDescriptor UntrustedChoice = new(
        "FLOW5010", Severity.Error, "An outsider would choose what runs, or where",
        """
        A pull request's title, a branch's name or a commit's message may hold anything. It must not choose the machine, the container or its options, nor
        become code: the `script` of an action, or what `bash -c` gets. Compare it with known values first, or pass it as an environment variable.
        """,
        """
        pipeline ci {
          on pull-request
          job build on "${event.pull_request.title}" { run "make" }
        }
        """,
        """
        pipeline ci {
          on pull-request
          job build on linux { run "make" }
        }
        """);

    /// <summary>A called pipeline would not have this secret</summary>
    public static readonly DiagnosticDescriptor SecretNotGiven = new(
        "FLOW5014", Severity.Error, "A called pipeline would not have this secret",
        """
        A called pipeline has the secrets that its caller hands on. Its parameters of type `secret` say which, so that a missing one is an error and not an
        empty text. `secrets = inherit` at the call hands on all.
        """,
        """
        pipeline deploy {
          on call
          job x on linux { run "./deploy" { env { TOKEN = secrets.TOKEN } } }
        }
        pipeline ci {
          on push
          call deploy
        }
        """,
        """
        pipeline deploy {
          on call
          param token: secret
          job x on linux { run "./deploy" { env { TOKEN = token } } }
        }
        pipeline ci {
          on push
          call deploy { token = secrets.TOKEN }
        }
        """);

    /// <summary>All secrets are handed on</summary>
    public static readonly DiagnosticDescriptor InheritedSecrets = new(
        "FLOW5009", Severity.Warning, "All secrets are handed on",
        """
        Name the secrets that the called pipeline needs; it gets no others.
        """,
        """
        pipeline a {
          on call
          job x on linux { run "make" }
        }
        pipeline b {
          on push
          call a { secrets = inherit }
        }
        """,
        """
        pipeline a {
          on call
          param token: secret
          job x on linux { run "make" }
        }
        pipeline b {
          on push
          call a { token = secrets.TOKEN }
        }
        """);

    /// <summary>A password stands in the source</summary>
    public static readonly DiagnosticDescriptor CredentialWritten = new(
        "FLOW5015", Severity.Warning, "A password stands in the source",
        """
        What a variable says as text can be read by everybody who can read the source, and stands in generated files. That it is a password, a token or a key its name says, as in `DB_PASSWORD`, or the
        text: an address with a password in it. What something else replaces, such as `$(DB_PASSWORD)` and `<password>`, is none. `cloud local` is not asked, and what a container beside a job has is known to that job. An error with `standards = strict`.
        """,
        """
        service api { image = "registry.example.com/api:1.4.2", env { DB_PASSWORD = "hunter2" } }
        environment production {
          cloud kubernetes
          host cluster { services = [api] }
        }
        """,
        """
        service api { image = "registry.example.com/api:1.4.2", secrets { DB_PASSWORD = "database/password" } }
        environment production {
          cloud kubernetes
          host cluster { services = [api] }
        }
        """);
}
