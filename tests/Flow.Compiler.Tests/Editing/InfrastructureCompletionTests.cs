using Flow.Compiler.Editing;

namespace Flow.Compiler.Tests.Editing;

/// <summary>What is offered in environments and services; <see cref="OfferCheck"/> says how an expected list is read.</summary>
public class InfrastructureCompletionTests
{
    [Theory]
    [InlineData("on linux { environment = production, login aws { role = $0 }", "deployer sender")]
    [InlineData("on linux { environment = staging, login aws { role = $0 }", "tester")]
    [InlineData("on linux {\n environment = production\n login aws {\n role = se$0\n}\n", "deployer sender")]
    [InlineData("for e in [staging, production] on linux { environment = e, login aws { role = $0 }", "deployer sender tester")]
    public void Deploy_roles(string line, string expected) => Check(
        "environment production {\n cloud aws { region = \"eu-west-1\", account = \"123456789012\" }\n deploy-role deployer\n deploy-role sender\n queue jobs\n}\n"
        + "environment staging {\n cloud aws { region = \"eu-west-1\", account = \"210987654321\" }\n deploy-role tester\n}\n"
        + $"pipeline ci {{ job a {line} }} }}", expected);

    [Theory]
    [InlineData("$0", "cloud terraform url approval window freeze access env output param … provider data moved adopt forget like")]
    [InlineData("terraform aws_sqs_$0", "… aws_sqs_queue aws_sqs_queue_policy !aws_caller_identity")]
    [InlineData("data $0", "… aws_vpc aws_caller_identity !aws_sqs_queue_policy")]
    [InlineData("cloud $0", "aws kubernetes local")]
    [InlineData("cloud aws { $0 }", "region account state tags … assume_role !default_tags")]
    [InlineData("cloud aws { state $0 }", "azurerm gcs local s3")]
    [InlineData("terraform aws_subnet s $0", "{·…·} after using if for")]
    [InlineData("terraform aws_subnet s { $0 }", "vpc_id … cidr_block lifecycle !arn !id")]
    [InlineData("terraform aws_subnet s { vpc_id = \"x\", $0 }", "… cidr_block !vpc_id")]
    [InlineData("terraform aws_subnet s { vpc_id = $0 }", "\"…\" main many …")]
    [InlineData("terraform aws_subnet s { vpc_id = main.$0 }", "… id arn cidr_block")]
    [InlineData("terraform aws_subnet s { vpc_id = many.$0 }", "all")]
    [InlineData("terraform aws_subnet s { vpc_id = many.all.$0 }", "… id arn")]
    [InlineData("terraform aws_security_group g { ingress { $0 } }", "… from_port to_port protocol cidr_blocks")]
    [InlineData("terraform aws_security_group g { $0 }", "… description")]
    [InlineData("terraform aws_wafv2_ip_set s { scope = \"$0\" }", "CLOUDFRONT REGIONAL")]
    [InlineData("terraform aws_subnet s { vpc_id = \"$0\" }", "vpc-0123456789abcdef0")]
    [InlineData("terraform aws_sqs_queue orders { name = \"$0\" }", "orders")]
    [InlineData("terraform aws_route53_resolver_endpoint e {\n ip_address { subnet_id = \"subnet-0123456789abcdef0\" }\n $0 }", "direction ip_address security_group_ids …")]
    [InlineData("terraform aws_route53_resolver_endpoint e {\n ip_address { subnet_id = \"subnet-0123456789abcdef0\" }\n ip_address { subnet_id = \"$0\" } }", "subnet-0123456789abcdef1 subnet-0123456789abcdef0")]
    [InlineData("terraform aws_subnet s after $0", "main many …")]
    [InlineData("terraform aws_subnet s using $0", "west …")]
    [InlineData("approval by $0", "operators …")]
    [InlineData("window $0", "daily weekdays weekends …")]
    [InlineData("}\nenvironment staging like $0 {", "production …")]
    [InlineData("}\nenvironment staging like production {\n  $0", "west main many …")]
    [InlineData("}\nenvironment staging like production {\n  main { $0 }", "… cidr_block !arn")]
    [InlineData("}\nenvironment staging like production {\n  cloud { $0 }", "region account …")]
    public void Environments(string line, string expected) => Check(
        $"team operators\nenvironment production {{\n  provider aws as west {{ region = \"us-west-2\" }}\n  terraform aws_vpc main\n  terraform aws_vpc many for n in [\"a\"]\n  {line}\n}}", expected);

    [Theory]
    [InlineData("terraform aws_lb_listener_rule r $0", "{ action { type = \"$1\" }, condition { $2 }, listener_arn = \"$3\" }")]
    [InlineData("terraform aws_keyspaces_table t $0", "{ keyspace_name = \"$1\", schema_definition { column { name = \"$2\", type = \"$3\" }, partition_key { name = \"$4\" } }, table_name = \"$5\" }")]
    [InlineData("terraform aws_vpc v $0", "{\n  $0\n}")]
    [InlineData("terraform aws_route r $0", "{ carrier_gateway_id = \"$1\", destination_cidr_block = \"$2\", route_table_id = \"$3\" }")] // one of several targets, and one of several destinations
    [InlineData("terraform aws_prometheus_scraper s $0", "{ destination { $1 }, scrape_configuration = \"$2\" }")]
    [InlineData("terraform aws_route53_resolver_endpoint e $0", "{ direction = \"$1\", ip_address { subnet_id = \"$2\" }, ip_address { subnet_id = \"$3\" }, security_group_ids = \"$4\" }")]
    [InlineData("terraform aws_dms_replication_subnet_group g $0", "{ replication_subnet_group_description = \"$1\", replication_subnet_group_id = \"$2\", subnet_ids = ${3:[\"subnet-0123456789abcdef0\", \"subnet-0123456789abcdef1\"]} }")]
    public void What_a_resource_must_have_is_written_with_its_blocks(string line, string expected)
    {
        var source = EditorSource.Parse($"environment production {{\n  {line}\n}}");
        Assert.Equal(expected, Completion.At(source.Compile(), source.CaretPath, source.Caret, CompletionTrigger.Invoked).Items.Single(static i => i.Label == "{ … }").Snippet);
    }

    [Theory]
    [InlineData("job a on linux { environment = $0 }", "production[\"eu\"] production[\"us\"] staging … production")]
    [InlineData("job a on linux { environment = production[$0] }", "\"eu\" \"us\" …")]
    [InlineData("job a on linux { environment = production[\"$0\"] }", "eu us")]
    [InlineData("job a on linux for r in production.$0 { run \"x\" }", "keys all")]
    [InlineData("job a on linux for r in production.keys { run \"${production[r].$0}\" }", "site")]
    [InlineData("job a on linux { run \"${production[\"eu\"].$0}\" }", "site")]
    [InlineData("job a on linux { run \"${production.all.$0}\" }", "site")]
    [InlineData("job a on linux { run \"${staging.$0}\" }", "site")]
    [InlineData("}\nenvironment test like production[$0] {", "\"eu\" \"us\" …")]
    [InlineData("}\nenvironment test like production[\"eu\"] {\n  $0", "site …")]
    [InlineData("}\nenvironment test for x in [] {\n  terraform aws_sqs_queue q { name = $0 }", "\"…\" x …")]
    [InlineData("}\nenvironment test for x in [\"a\"] {\n  terraform aws_sqs_queue q { name = $0 }", "\"…\" x …")]
    public void Copies(string line, string expected) => Check(
        $"environment production for r in [\"eu\", \"us\"] {{ cloud aws {{ region = r }}, dns site {{ domain = \"${{r}}.example.com\" }} }}\nenvironment staging like production[\"eu\"] {{ cloud {{ account = \"1\" }} }}\npipeline ci {{\n  on push\n  {line}\n}}", expected);

    [Theory]
    [InlineData("network main {\n  $0\n}", "cidr zones …")]
    [InlineData("network main { zones = $0 }", "… main ceil !git !secrets !job")]
    [InlineData("network main\ndatabase orders {\n  $0\n}", "network …")]
    [InlineData("network main\ndatabase orders { network = $0 }", "main")]
    [InlineData("queue jobs\noutput url = jobs.$0", "arn url id queue …")]
    [InlineData("terraform aws_sqs_queue jobs { name = $0 }", "\"…\" … base64 !git !event !vars !workspace")]
    [InlineData("cloud aws { region = $0 }", "\"…\" …")]
    [InlineData("cloud aws { region = \"$0\" }", "eu-west-1 eu-central-1 us-east-1 us-west-2")]
    [InlineData("freeze = $0", "2026-12-20..2027-01-02 if match")]
    [InlineData("window weekdays at $0", "09:00..16:00 match")]
    public void Infrastructure(string line, string expected) => Check($"environment production {{\n{line}\n}}", expected);

    [Theory]
    [InlineData("service api\nslo up $0", "of {·…·} \"…\"")]
    [InlineData("service api\nslo up of api {\n  $0\n}", "objective good total bad latency slices …")]
    [InlineData("service api\nslo up of api { objective $0 }", "99.9% 99% 99.5% 99.95% …")]
    [InlineData("service api\nslo up of api { objective 99% over $0 }", "30d 7d 28d 90d …")]
    [InlineData("service api\nalert down of api {\n  $0\n}", "when severity impact runbook owner let")]
    [InlineData("service api\nalert down of api { when promql\"up == 0\" $0 }", "for keep {·…·}")]
    [InlineData("service api\nalert down of api { when promql\"up == 0\" for $0 }", "5m 1m 10m 30m …")]
    [InlineData("team a\nservice api { owner = $0 }", "a")]
    [InlineData("service api { image = \"x/y:1\", port = 80 }\nenvironment p {\n cloud kubernetes\n host cluster { services = [api] }\n}\nrunbook r of api { step \"a\" { run \"curl ${api.$0}\" } }", "… url")]
    public void Services(string marked, string expected) => Check(marked, expected);

    [Theory]
    [InlineData("environment production {\n  $0\n}", "terraform", "terraform $1 ${2:name} {\n  $0\n}")]
    [InlineData("environment production {\n  $0\n}", "cloud", "cloud $1 {\n  $0\n}")]
    [InlineData("environment production {\n  cloud aws { region = \"x\" }\n  terraform aws_s3_bucket b {\n    $0\n  }\n}", "grant", "grant {\n  $0\n}")]
    [InlineData("environment production {\n  network main {\n    $0\n  }\n}", "zones", "zones = ${1:3}")]
    [InlineData("environment production {\n  network main {\n    $0\n  }\n}", "flow-logs", "flow-logs = ${1:false}")]
    [InlineData("service api {\n  $0\n}", "owner", "owner = $1")]
    [InlineData("slo up of api {\n  $0\n}", "good", "good = promql\"$1\"")]
    [InlineData("alert down of api {\n  $0\n}", "when", "when promql\"$1\"")]
    [InlineData("pipeline ci {\n  on push\n  job a on linux {\n    $0\n  }\n}", "timeout", "timeout = ${1:10m}")]
    [InlineData("pipeline ci {\n  on push\n  job a on linux {\n    $0\n  }\n}", "setup", "setup $1")]
    [InlineData("pipeline ci {\n  $0\n}", "on", "on $1")]
    [InlineData("pipeline ci {\n  on $0\n}", "push", "push to \"${1:main}\"")]
    public void A_line_is_written_with_what_people_put_there(string marked, string label, string snippet)
    {
        var source = CaretSource.Parse(marked);

        Assert.Equal(snippet, Completion.At(source.Compilation, source.Path, source.Position, CompletionTrigger.Invoked).Items.Single(i => i.Label == label).Snippet);
    }

    private static void Check(string marked, string expected)
    {
        var source = CaretSource.Parse(marked);
        OfferCheck.Check(expected, [.. Completion.At(source.Compilation, source.Path, source.Position, CompletionTrigger.Invoked).Items.Select(static i => i.Label.Replace(' ', '·'))]);
    }
}
