namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with environments of which there are several.</summary>
public static partial class EnvironmentDiagnostics
{
    /// <summary>Which environment is meant is not known</summary>
    public static readonly DiagnosticDescriptor KeyNotKnown = new(
        "FLOW4640", Severity.Error, "Which environment is meant is not known",
        """
        A job may name one of several environments by a key that only a run knows, where the compiler knows all keys that it can be: the variable of a loop, or a
        parameter whose type is a few words. GitHub makes an environment that it does not know, without any rule or secret, so a key that could be anything is refused.
        """,
        """
        environment production for region in ["eu-west-1", "us-east-1"] { cloud aws { region = region } }
        pipeline deploy {
          on manual
          param region: string
          job deploy on linux {
            environment = production[region]
            run "./deploy"
          }
        }
        """,
        """
        environment production for region in ["eu-west-1", "us-east-1"] { cloud aws { region = region } }
        pipeline deploy {
          on manual
          job deploy on linux for region in production.keys {
            environment = production[region]
            run "./deploy"
          }
        }
        """);

    /// <summary>Two environments have one name</summary>
    public static readonly DiagnosticDescriptor NameTaken = new(
        "FLOW4641", Severity.Error, "Two environments have one name",
        """
        An environment with a loop is made for each key, and is called like it and its key: `production["eu"]` is `production-eu`, at GitHub, in the state and in the
        folder of its configuration. No other environment may be called so.
        """,
        """
        environment production for region in ["eu", "us"] { cloud aws { region = "eu-west-1" } }
        environment production-eu { cloud aws { region = "eu-west-1" } }
        """,
        """
        environment production for region in ["eu", "us"] { cloud aws { region = "eu-west-1" } }
        environment rehearsal { cloud aws { region = "eu-west-1" } }
        """);
}
