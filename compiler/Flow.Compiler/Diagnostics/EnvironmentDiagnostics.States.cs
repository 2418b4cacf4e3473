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

        What is looked up with `data` is in the state whoever reads it. Where all that reads it has such a form, and the provider hands it out, `ephemeral` in the place of `data` keeps it nowhere.
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

    /// <summary>What is only written is read</summary>
    public static readonly DiagnosticDescriptor OnlyWrittenRead = new(
        "FLOW4772", Severity.Error, "What is only written is read",
        """
        Where the provider has a form of an argument that is only written, such as `password_wo`, and the argument is given a secret, Flow writes that form, so that no state and no plan holds the secret.
        Terraform then does not know it, and `password` of the resource is empty for all that reads it. What the argument is given is read instead: the parameter, or the `ephemeral` that it comes from.
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          param token: secret
          terraform aws_secretsmanager_secret kept { name = "shop/token" }
          terraform aws_secretsmanager_secret_version kept-value { secret_id = kept.id, secret_string = token }
          terraform aws_ssm_parameter copy { name = "/shop/token", type = "SecureString", value = kept-value.secret_string }
        }
        """,
        """
        environment production {
          cloud aws { region = "eu-west-1" }
          param token: secret
          terraform aws_secretsmanager_secret kept { name = "shop/token" }
          terraform aws_secretsmanager_secret_version kept-value { secret_id = kept.id, secret_string = token }
          terraform aws_ssm_parameter copy { name = "/shop/token", type = "SecureString", value = token }
        }
        """);

    /// <summary>What a service is told of a secret is not where it is kept</summary>
    public static readonly DiagnosticDescriptor SecretNowhere = new(
        "FLOW4773", Severity.Error, "What a service is told of a secret is not where it is kept",
        """
        At AWS, `secrets` of a service has an ARN for each variable: of a secret of Secrets Manager, or of a parameter of the Systems Manager. The containers get its value when they start. A value that is
        written there itself would stand in the task definition, in policies and in generated files, and the ARN of something else, such as a topic, gives no value.
        """,
        """
        service api { image = "api:1", secrets { STRIPE = "sk_live_123" } }
        environment production {
          cloud aws { region = "eu-west-1" }
          network main
          host cluster { services = [api] }
        }
        """,
        """
        service api { image = "api:1", secrets { STRIPE = stripe.arn } }
        environment production {
          cloud aws { region = "eu-west-1" }
          network main
          secret stripe from "shop/stripe"
          host cluster { services = [api] }
        }
        """);
}
