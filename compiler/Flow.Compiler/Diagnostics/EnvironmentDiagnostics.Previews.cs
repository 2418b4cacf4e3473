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
}
