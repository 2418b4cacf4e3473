namespace Flow.Compiler.Tests.Rules;

/// <summary>What AWS would refuse of things that work together is told, and what it takes, or what nobody knows yet, is not.</summary>
public class WiringTests
{
    private const string Refused = "`resize` gets the messages of `uploads` and may not receive them, so AWS refuses the mapping. List `uploads.receive` as its `access`.";
    private const string TooShort = "`uploads` hides a message for 30s, and `resize` may work on it for 1m: AWS refuses the mapping. Write `visibility = 6m`, which is what it recommends.";
    private const string NotSent = "`uploads` does not let S3 send to it, so AWS refuses the notification. Write `publishers = [\"s3.amazonaws.com\"]` in `uploads`.";

    private const string Mapping = "terraform aws_lambda_event_source_mapping m { event_source_arn = §uploads.arn, function_name = resize.arn }";
    private const string Notification = "terraform aws_s3_bucket_notification n {\n    bucket = photos.id\n    queue { queue_arn = §uploads.arn, events = [\"s3:ObjectCreated:*\"] }\n  }";

    private static string Source(string lines, string services = "") => $$"""
        project shop
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state local, tags { service = "shop" } }
          alarms = []
          registry images
          network main
          bucket photos
          {{lines}}
        }
        environment staging like production { cloud { account = "210987654321" } }
        {{services}}

        """;

    private static string Function(string more) => $"function resize {{ image = \"${{images.url}}:1\", {more} }}";

    public static TheoryData<string, string, string?> Environments => new()
    {
        { "FLOW4792", $"queue uploads {{ visibility = 6m }}\n  {Function("timeout = 1m, access = [photos.read]")}\n  {Mapping}", Refused },
        { "FLOW4792", $"queue uploads {{ visibility = 6m }}\n  {Function("timeout = 1m, access = [uploads.send]")}\n  {Mapping}", Refused },
        { "FLOW4792", $"queue uploads {{ visibility = 6m }}\n  {Function("timeout = 1m, access = [uploads.receive]")}\n  {Mapping}", null },
        { "FLOW4793", $"queue uploads\n  {Function("timeout = 1m, access = [uploads.receive]")}\n  {Mapping}", TooShort },
        { "FLOW4793", $"queue uploads {{ visibility = 1m }}\n  {Function("timeout = 1m, access = [uploads.receive]")}\n  {Mapping}", null },
        { "FLOW4794", $"queue uploads\n  {Notification}", NotSent },
        { "FLOW4794", $"queue uploads {{ publishers = [\"s3.amazonaws.com\"] }}\n  {Notification}", null },
        { "FLOW4794", $"queue uploads {{ publishers = [\"events.amazonaws.com\"] }}\n  {Notification}", NotSent },
        { "FLOW4794", "terraform aws_sqs_queue uploads { policy = file(\"policy.json\") }\n  " + Notification, null },
        { "FLOW4795", $"queue uploads\n  {Function("env { AT = §uploads.url }")}", "`resize` is told where `uploads` is, and may do nothing with it. List what it does as its `access`: `uploads.send` or `uploads.receive`." },
        { "FLOW4795", $"queue uploads\n  {Function("env { AT = uploads.url }, access = [uploads.receive]")}", null },
        { "FLOW4795", $"database orders\n  {Function("env { AT = §orders.host }, network = main")}", "`resize` is told where `orders` is, and may do nothing with it. List what it does as its `access`: `orders.connect`." },
        { "FLOW4795", $"database orders\n  {Function("env { AT = orders.host }, network = main, access = [orders.connect]")}", null },
        { "FLOW4795", Function("env { AT = §photos.id }"), "`resize` is told where `photos` is, and may do nothing with it. List what it does as its `access`: `photos.read` or `photos.write` or `photos.read-write`." },
        { "FLOW4795", Function("env { AT = photos.host }"), null },
        { "FLOW4795", $"queue uploads\n  access put {{ allow [\"sqs:SendMessage\"] on uploads.arn }}\n  {Function("env { AT = uploads.url }, access = [put]")}", null },
    };

    [Theory]
    [MemberData(nameof(Environments))]
    public void What_AWS_would_refuse_is_told(string code, string lines, string? expected) => Check(code, Source(lines), expected);

    [Fact]
    public void A_service_that_several_environments_host_is_told_once() => Check(
        "FLOW4795", Source("queue mails\n  host cluster { services = [api] }", "service api { image = \"registry.example.com/api:1\", env { JOBS = §mails.url }, access = [photos.read] }"),
        "`api` is told where `mails` is, and may do nothing with it. List what it does as its `access`: `mails.send` or `mails.receive`.");

    private static void Check(string code, string marked, string? expected)
    {
        var at = marked.IndexOf('§', StringComparison.Ordinal);
        var found = Compilation.Of(marked.Replace("§", "", StringComparison.Ordinal)).Diagnostics.Where(d => d.Code == code).ToList();

        if (expected is null)
        {
            Assert.Empty(found);
        }
        else
        {
            var only = Assert.Single(found);
            Assert.Equal((at, expected), (only.Location.Span.Start, only.Message));
        }
    }
}
