namespace Flow.Compiler.Diagnostics;

/// <summary>Where states are kept, and what they hold.</summary>
public static partial class EnvironmentDiagnostics
{
    /// <summary>A bucket of states would be in two regions</summary>
    public static readonly DiagnosticDescriptor BucketInTwoRegions = new(
        "FLOW4770", Severity.Error, "A bucket of states would be in two regions",
        """
        Terraform asks for its state in the region of the bucket. Unless `state s3` says a `region`, that is the one of the environment which says where the state is kept; an environment
        that is like it and lies elsewhere inherits it with the bucket. Environments that each name the bucket themselves have to agree.
        """,
        """
        project shop
        environment production {
          cloud aws { region = "eu-west-1", state s3 { bucket = "acme-state" } }
        }
        environment america {
          cloud aws { region = "us-east-1", state s3 { bucket = "acme-state" } }
        }
        """,
        """
        project shop
        environment production {
          cloud aws { region = "eu-west-1", state s3 { bucket = "acme-state" } }
        }
        environment america {
          cloud aws { region = "us-east-1", state s3 { bucket = "acme-state", region = "eu-west-1" } }
        }
        """);

    /// <summary>A secret is kept in the state</summary>
    public static readonly DiagnosticDescriptor SecretKept = new(
        "FLOW4771", Severity.Note, "A secret is kept in the state",
        """
        What an argument of a resource says stands in Terraform's state, and in plans, unless the provider has a form of the argument that is only written, such as `password_wo`. Where it has one,
        Flow writes that one. Where it has none, all who may read the state can read the secret. The parameter is then no `ephemeral` variable, since Terraform would refuse it.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          param hook: secret
          terraform aws_sns_topic news { name = "news" }
          terraform aws_sns_topic_subscription call { topic_arn = news.arn, protocol = "https", endpoint = hook }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          param hook: secret
          terraform aws_ssm_parameter hook-kept { name = "/hook", type = "SecureString", value = hook }
        }
        """);
}
