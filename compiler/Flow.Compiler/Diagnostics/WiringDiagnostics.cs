namespace Flow.Compiler.Diagnostics;

/// <summary>What AWS asks of things that work together: a queue and its function, a bucket and its queue, a service and what it is told of.</summary>
public static class WiringDiagnostics
{
    private const string Head = """
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }

        """;

    private static string Mapped(string queue, string access) => $$"""
        {{Head}}  queue uploads { {{queue}} }
          registry images
          function resize { image = "${images.url}:1.4.2", timeout = 1m, access = [{{access}}] }
          terraform aws_lambda_event_source_mapping uploads-resize {
            event_source_arn = uploads.arn
            function_name = resize.arn
          }
        }
        """;

    private static string Notified(string queue) => $$"""
        {{Head}}  bucket photos
          queue uploads{{queue}}
          terraform aws_s3_bucket_notification photo-events {
            bucket = photos.id
            queue { queue_arn = uploads.arn, events = ["s3:ObjectCreated:*"] }
          }
        }
        """;

    private static string Told(string access) => $$"""
        {{Head}}  queue mails
          registry images
          function remind { image = "${images.url}:1.4.2", env { MAILS = mails.url }{{access}} }
        }
        """;

    /// <summary>A function gets messages that it may not receive.</summary>
    public static readonly DiagnosticDescriptor MayNotReceive = new(
        "FLOW4792", Severity.Error, "A function gets the messages of a queue that it may not receive",
        """
        AWS takes the messages out of the queue for the function, with the role of the function: without the right to do so it refuses the mapping.
        """,
        Mapped("visibility = 6m", ""), Mapped("visibility = 6m", "uploads.receive"));

    /// <summary>A message is handed out again while it is worked on.</summary>
    public static readonly DiagnosticDescriptor HandedOutTwice = new(
        "FLOW4793", Severity.Error, "A queue hides messages for less long than its function may take",
        """
        A message that was taken is hidden for `visibility`, then somebody else gets it. AWS refuses a mapping where that is less than the `timeout` of the function, and recommends six times as much, so that
        it can try again.
        """,
        Mapped("visibility = 30s", "uploads.receive"), Mapped("visibility = 6m", "uploads.receive"));

    /// <summary>A bucket may not send to a queue.</summary>
    public static readonly DiagnosticDescriptor MayNotSend = new(
        "FLOW4794", Severity.Error, "A bucket notifies a queue that takes nothing of it",
        """
        S3 sends notifications in its own name, and the policy of the queue has to let it: else AWS refuses the notification.
        """,
        Notified(""), Notified(" { publishers = [\"s3.amazonaws.com\"] }"));

    /// <summary>Somebody is told where something is, and may do nothing with it.</summary>
    public static readonly DiagnosticDescriptor MayDoNothing = new(
        "FLOW4795", Severity.Warning, "Somebody is told where something is, and may do nothing with it",
        """
        What a service or a function may use is what its `access` lists. An address in an environment variable opens nothing: the first call would be refused, or run into its timeout.
        """,
        Told(""), Told(", access = [mails.send]"));
}
