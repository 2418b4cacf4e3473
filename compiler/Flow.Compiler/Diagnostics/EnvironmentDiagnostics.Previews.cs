namespace Flow.Compiler.Diagnostics;

/// <summary>Mistakes with environments that come and go.</summary>
public static partial class EnvironmentDiagnostics
{
    /// <summary>A preview cannot be made like this</summary>
    public static readonly DiagnosticDescriptor PreviewNotPossible = new(
        "FLOW4642", Severity.Error, "A preview cannot be made like this",
        """
        A preview is made by one run and destroyed by another, so its state has to be where both find it: in S3, under the number of its pull request. It lives for an hour at
        least.
        """,
        """
        environment preview {
          cloud aws { region = "eu-west-1" }
          per pull-request as number { expires after 3d }
          queue jobs
        }
        """,
        """
        project shop
        environment preview {
          cloud aws { region = "eu-west-1", state s3 { bucket = "shop-state" } }
          per pull-request as number { expires after 3d }
          queue jobs
        }
        """);

    /// <summary>A preview would be kept</summary>
    public static readonly DiagnosticDescriptor PreviewKept = new(
        "FLOW4643", Severity.Error, "A preview would be kept",
        """
        What is protected from being destroyed cannot expire, and a last snapshot or the content of a bucket would stay behind. Constructs protect nothing in a preview; what says
        that it is protected all the same is an error.
        """,
        """
        project shop
        environment preview {
          cloud aws { region = "eu-west-1", state s3 { bucket = "shop-state" } }
          per pull-request as number { expires after 3d }
          network main
          database orders { protected = true }
        }
        """,
        """
        project shop
        environment preview {
          cloud aws { region = "eu-west-1", state s3 { bucket = "shop-state" } }
          per pull-request as number { expires after 3d }
          network main
          database orders
        }
        """);

    /// <summary>Two previews would be one</summary>
    public static readonly DiagnosticDescriptor PreviewsCollide = new(
        "FLOW4644", Severity.Error, "Two previews would be one",
        """
        What has one name in an account, or is there once, cannot be made for each pull request. Names that constructs choose hold the number; one that is written has to hold it,
        too.
        """,
        """
        project shop
        environment preview {
          cloud aws { region = "eu-west-1", state s3 { bucket = "shop-state" } }
          per pull-request as number { expires after 3d }
          queue jobs { name = "jobs" }
        }
        """,
        """
        project shop
        environment preview {
          cloud aws { region = "eu-west-1", state s3 { bucket = "shop-state" } }
          per pull-request as number { expires after 3d }
          queue jobs { name = "jobs-${number}" }
        }
        """);

    /// <summary>A configuration is not given a parameter</summary>
    public static readonly DiagnosticDescriptor ParameterMissing = new(
        "FLOW4651", Severity.Error, "An environment is planned without a parameter that it needs",
        """
        What an environment has as a `param` without a default has to come from whoever plans it, and that are `terraform-plan`, `terraform-apply`, `terraform-drift` and, for previews, `terraform-preview`:
        their `parameters` give each of them. They stand in plans, and beside the state of a preview, which is destroyed with what it was made with; a secret is therefore none of them.
        """,
        """
        project shop
        environment preview {
          cloud aws { region = "eu-west-1", state s3 { bucket = "shop-state" } }
          per pull-request as number { expires after 3d }
          param version: string
          function resize { image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/resize:${version}" }
        }
        pipeline previews {
          on pull-request { types = ["opened", "reopened", "synchronize", "closed"] }
          terraform-preview preview { folder = "infra/preview", role = "arn:aws:iam::123456789012:role/previews", region = "eu-west-1" }
        }
        """,
        """
        project shop
        environment preview {
          cloud aws { region = "eu-west-1", state s3 { bucket = "shop-state" } }
          per pull-request as number { expires after 3d }
          param version: string
          function resize { image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/resize:${version}" }
        }
        pipeline previews {
          on pull-request { types = ["opened", "reopened", "synchronize", "closed"] }
          terraform-preview preview {
            folder = "infra/preview"
            role = "arn:aws:iam::123456789012:role/previews"
            region = "eu-west-1"
            parameters { version = git.sha }
          }
        }
        """);

    /// <summary>A configuration is given something that it cannot take</summary>
    public static readonly DiagnosticDescriptor ParameterWrong = new(
        "FLOW4652", Severity.Error, "An environment is given something that it cannot take",
        """
        `parameters` of `terraform-preview`, `terraform-plan`, `terraform-apply` and `terraform-drift` name what the environment has as `param`, and give what the type of that takes: what is no text is written as JSON, `"2"` or `"[1, 2]"`.
        """,
        """
        project shop
        environment preview {
          cloud aws { region = "eu-west-1", state s3 { bucket = "shop-state" } }
          per pull-request as number { expires after 3d }
          param copies: int = 1
          function resize { image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/resize:1", concurrent = copies }
        }
        pipeline previews {
          on pull-request { types = ["opened", "reopened", "synchronize", "closed"] }
          terraform-preview preview {
            folder = "infra/preview"
            role = "arn:aws:iam::123456789012:role/previews"
            region = "eu-west-1"
            parameters { copies = "two" }
          }
        }
        """,
        """
        project shop
        environment preview {
          cloud aws { region = "eu-west-1", state s3 { bucket = "shop-state" } }
          per pull-request as number { expires after 3d }
          param copies: int = 1
          function resize { image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/resize:1", concurrent = copies }
        }
        pipeline previews {
          on pull-request { types = ["opened", "reopened", "synchronize", "closed"] }
          terraform-preview preview {
            folder = "infra/preview"
            role = "arn:aws:iam::123456789012:role/previews"
            region = "eu-west-1"
            parameters { copies = "2" }
          }
        }
        """);

    /// <summary>A preview names an address of another environment</summary>
    public static readonly DiagnosticDescriptor PreviewKeepsAddress = new(
        "FLOW4653", Severity.Warning, "A preview uses an address of the environment that it is like",
        """
        A preview does not inherit the `url` of the environment that it is like, so nothing asks that one in the name of a preview. But what a service or a function gets as a variable is inherited:
        where that holds the address of the other environment, the preview would send people, or itself, there.
        """,
        """
        project shop
        environment staging {
          cloud aws { region = "eu-west-1", account = "123456789012", state s3 { bucket = "shop-state" } }
          url = "https://staging.example.com"
          function resize { image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/resize:1", env { HOME_PAGE = "https://staging.example.com/" } }
        }
        environment preview like staging {
          cloud { account = "210987654321" }
          per pull-request as number { expires after 3d }
        }
        """,
        """
        project shop
        environment staging {
          cloud aws { region = "eu-west-1", account = "123456789012", state s3 { bucket = "shop-state" } }
          url = "https://staging.example.com"
          function resize { image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/resize:1", env { HOME_PAGE = "https://staging.example.com/" } }
        }
        environment preview like staging {
          cloud { account = "210987654321" }
          per pull-request as number { expires after 3d }
          resize { env { HOME_PAGE = "https://${number}.preview.example.com/" } }
        }
        """);
}
