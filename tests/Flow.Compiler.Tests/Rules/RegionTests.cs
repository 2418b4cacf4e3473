namespace Flow.Compiler.Tests.Rules;

/// <summary>What names something of another region is told where that is written, and what AWS lets reach further is not.</summary>
public class RegionTests
{
    private static string Source(string lines) => $$"""
        project shop
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state local, tags { service = "shop" } }
          provider aws as ohio { region = "us-east-2" }
          provider aws as home { region = "eu-west-1" }
          provider aws as virginia { region = "us-east-1" }
          alarms = []
        {{lines}}
        }

        """;

    [Theory]
    [InlineData("network main\n  §database orders using ohio", "`orders` is in `us-east-2`, and `main` is in `eu-west-1`: `subnet_ids` takes only what is in its own region. Leave `using ohio` out here, or make `main` with it, too.")]
    [InlineData("network main using ohio\n  §database orders", "`orders` is in `eu-west-1`, and `main` is in `us-east-2`: `subnet_ids` takes only what is in its own region. Make it with `using ohio`, too, or both without.")]
    [InlineData("network main\n  network other using ohio\n  database orders using ohio { network = §main }", "`orders` is in `us-east-2`, and `main` is in `eu-west-1`: `subnet_ids` takes only what is in its own region. `other` is in `us-east-2`.")]
    [InlineData("network main using virginia\n  §cache c using ohio", "`c` is in `us-east-2`, and `main` is in `us-east-1`: `subnet_ids` takes only what is in its own region. Make both with `using ohio`, or both with `using virginia`.")]
    [InlineData("topic t { emails = [\"a@example.com\"] }\n  queue q using ohio { alarms = [§t.arn] }", "`q` is in `us-east-2`, and `t` is in `eu-west-1`: an alarm tells topics of its own region. Make one there, `topic t-there using ohio { … }`, and say `alarms = [t-there.arn]`; or `alarms = []`.")]
    [InlineData("topic t { emails = [\"a@example.com\"] }\n  topic u using ohio\n  queue q using ohio { alarms = [§t.arn] }", "`q` is in `us-east-2`, and `t` is in `eu-west-1`: an alarm tells topics of its own region. `u` is in `us-east-2`: `alarms = [u.arn]`.")]
    [InlineData("terraform aws_kms_key k using ohio { enable_key_rotation = true }\n  bucket b { bucket { }, key = §k.arn }", null)]
    [InlineData("terraform aws_kms_key k using ohio { enable_key_rotation = true }\n  secret s { key = §k.arn }", "`s` is in `eu-west-1`, and `k` is in `us-east-2`: `kms_key_id` takes only what is in its own region. Make it with `using ohio`, too, or both without.")]
    [InlineData("terraform aws_vpc v using ohio { cidr_block = \"10.0.0.0/16\" }\n  terraform aws_subnet s { cidr_block = \"10.0.0.0/24\", vpc_id = §v.id }", "`s` is in `eu-west-1`, and `v` is in `us-east-2`: `vpc_id` takes only what is in its own region. Make it with `using ohio`, too, or both without.")]
    [InlineData("terraform aws_vpc v using home { cidr_block = \"10.0.0.0/16\" }\n  terraform aws_subnet s { cidr_block = \"10.0.0.0/24\", vpc_id = v.id }", null)]
    [InlineData("terraform aws_vpc v using ohio { cidr_block = \"10.0.0.0/16\" }\n  terraform aws_route53_zone z { name = \"example.com\", vpc { vpc_id = v.id, vpc_region = \"us-east-2\" } }", null)]
    [InlineData("terraform aws_vpc v { cidr_block = \"10.0.0.0/16\" }\n  terraform aws_vpc w using ohio { cidr_block = \"10.1.0.0/16\" }\n  terraform aws_vpc_peering_connection p { vpc_id = v.id, peer_vpc_id = w.id, peer_region = \"us-east-2\" }", null)]
    [InlineData("terraform aws_kms_key k using ohio { enable_key_rotation = true }\n  terraform aws_secretsmanager_secret s { name = \"s\", replica { region = \"us-east-2\", kms_key_id = k.arn } }", null)]
    [InlineData("queue q using ohio { alarms = [] }\n  topic t\n  terraform aws_sns_topic_subscription s { topic_arn = t.arn, protocol = \"sqs\", endpoint = q.arn }", null)]
    [InlineData("dns site { domain = \"example.com\", existing = true }\n  certificate tls using virginia { domain = \"shop.example.com\" }\n  static-site shop { domain = \"shop.example.com\", certificate = tls.arn }", null)]
    [InlineData("terraform aws_kms_key k { enable_key_rotation = true }\n  terraform aws_s3_bucket b { bucket = \"acme-findings\" }\n  terraform aws_guardduty_detector g using ohio { enable = true }\n  terraform aws_guardduty_publishing_destination d using ohio { detector_id = g.id, destination_arn = b.arn, kms_key_arn = k.arn }", null)]
    [InlineData("topic t { emails = [\"a@example.com\"] }\n  queue q using ohio { alarms = [t.arn.replace(\"eu-west-1\", \"us-east-2\")] }", null)]
    [InlineData("topic t { emails = [\"a@example.com\"] }\n  queue q using ohio { alarms = flatten([[§t.arn]]) }", "`q` is in `us-east-2`, and `t` is in `eu-west-1`: an alarm tells topics of its own region. Make one there, `topic t-there using ohio { … }`, and say `alarms = [t-there.arn]`; or `alarms = []`.")]
    [InlineData("terraform aws_kms_key k { multi_region = true, enable_key_rotation = true }\n  terraform aws_kms_replica_key there using ohio { primary_key_arn = k.arn }\n  terraform aws_kinesis_stream s using ohio after there { name = \"s\", shard_count = 1, encryption_type = \"KMS\", kms_key_id = k.key_id }", null)]
    [InlineData("terraform aws_kms_key k { multi_region = true, enable_key_rotation = true }\n  terraform aws_kms_replica_key there using ohio { primary_key_arn = k.arn }\n  terraform aws_kinesis_stream s using ohio after there { name = \"s\", shard_count = 1, encryption_type = \"KMS\", kms_key_id = §k.arn }", "`s` is in `us-east-2`, and `k` is in `eu-west-1`: `kms_key_id` takes only what is in its own region. Leave `using ohio` out here, or make `k` with it, too.")]
    [InlineData("terraform aws_vpc v using ohio { cidr_block = \"10.0.0.0/16\" }\n  terraform aws_route53_zone z { name = \"example.com\", vpc { vpc_id = §v.id } }", "`z` is in `eu-west-1`, and `v` is in `us-east-2`: `vpc_id` takes only what is in its own region. Say beside it where that is: `vpc_region = \"us-east-2\"`.")]
    [InlineData("network main\n  network far using ohio\n  terraform aws_route53_zone z { name = \"example.com\", vpc { vpc_id = §far.id } }", "`z` is in `eu-west-1`, and `far` is in `us-east-2`: `vpc_id` takes only what is in its own region. Say beside it where that is: `vpc_region = \"us-east-2\"`.")]
    [InlineData("network main\n  cache c using ohio { network = §main }", "`c` is in `us-east-2`, and `main` is in `eu-west-1`: `subnet_ids` takes only what is in its own region. Leave `using ohio` out here, or make `main` with it, too.")]
    public void What_names_something_of_another_region_is_told(string lines, string? expected)
    {
        var at = Source(lines).IndexOf('§', StringComparison.Ordinal);
        var found = Compilation.Of(Source(lines).Replace("§", "", StringComparison.Ordinal)).Diagnostics.Where(static d => d.Code == "FLOW4791").ToList();

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

    /// <summary>A topic that all alarms tell, and that is elsewhere, is one mistake: where they are said to tell it.</summary>
    [Theory]
    [InlineData("topic far using ohio { emails = [\"a@example.com\"] }\n  queue jobs\n  queue mails\n  network main\n  database orders", "`far` is in `us-east-2`, and the environment is in `eu-west-1`: an alarm tells topics of its own region. Leave `using ohio` out there, or make another topic without it and name that.")]
    [InlineData("topic far using ohio { emails = [\"a@example.com\"] }\n  topic near\n  queue jobs\n  queue mails", "`far` is in `us-east-2`, and the environment is in `eu-west-1`: an alarm tells topics of its own region. `near` is in `eu-west-1`: `alarms = [near.arn]`.")]
    public void A_topic_elsewhere_is_one_mistake(string lines, string expected)
    {
        var source = Source(lines).Replace("alarms = []", "alarms = [far.arn]", StringComparison.Ordinal);

        var only = Assert.Single(Compilation.Of(source).Diagnostics, static d => d.Code == "FLOW4791");

        Assert.Equal((source.IndexOf("far.arn", StringComparison.Ordinal), expected), (only.Location.Span.Start, only.Message));
    }

    /// <summary>Of a whole environment the topics at home are told; what is made elsewhere tells one that is there.</summary>
    [Theory]
    [InlineData("topic far using ohio { emails = [\"a@example.com\"] }\n  topic near { emails = [\"a@example.com\"] }\n  queue jobs", "`alarms = [near.arn]` in the environment")]
    [InlineData("topic far using ohio { emails = [\"a@example.com\"] }\n  queue jobs using ohio", "`alarms = [far.arn]` tells `far`, which is there, too.")]
    [InlineData("topic far using ohio { emails = [\"a@example.com\"] }\n  queue jobs", null)]
    [InlineData("topic near { emails = [\"a@example.com\"] }\n  queue jobs using ohio", "with `jobs` in `us-east-2`. Make a topic there, `topic jobs-incidents using ohio { emails = [\"…\"] }`, and say `alarms = [jobs-incidents.arn]`; or `alarms = []`.")]
    [InlineData("topic near { emails = [\"a@example.com\"] }\n  provider aws as other { profile = \"other\" }\n  queue jobs using other", "with `jobs`. Make a topic there, `topic jobs-incidents using other { emails = [\"…\"] }`")]
    [InlineData("topic near { emails = [\"a@example.com\"] }\n  provider aws as other { profile = \"other\" }\n  topic far using other { emails = [\"a@example.com\"] }\n  queue jobs using other", "`alarms = [far.arn]` tells `far`, which is there, too.")]
    [InlineData("topic near\n  queue jobs using ohio", null)]
    public void The_topic_that_is_advised_is_in_the_same_region(string lines, string? expected)
    {
        var found = Compilation.Of(Source(lines).Replace("  alarms = []\n", "", StringComparison.Ordinal)).Diagnostics;

        Assert.DoesNotContain(found, static d => d.Code == "FLOW4791");
        Assert.Equal(expected is null ? [] : ["FLOW4731"], found.Where(static d => d.Code == "FLOW4731").Select(static d => d.Code));
        Assert.All(found.Where(static d => d.Code == "FLOW4731"), d => Assert.Contains(expected!, d.Message, StringComparison.Ordinal));
    }
}
