using Flow.Compiler.Tests.Language;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Tests.Model;

/// <summary>What environments mean: where they live, what they are made of, what they inherit.</summary>
public class EnvironmentTests
{
    [Fact]
    public void A_cloud_says_where_it_lives_and_where_the_state_is() => Check("""
        environment production "Production" {
          cloud aws {
            region  = "eu-west-1"
            account = "123456789012"
            tags { service = "shop" }
            state s3 { bucket = "shop-state" }
            assume_role { role_arn = "arn:aws:iam::123456789012:role/deploy" }
          }
          url = "https://shop.example.com"
          provider aws as virginia { region = "us-east-1" }
        }
        """, """
        production at https://shop.example.com
          cloud aws eu-west-1 123456789012 service="shop"
            assume_role
              role_arn = "arn:aws:iam::123456789012:role/deploy"
            state s3
              bucket = "shop-state"
          provider aws as virginia
            region = "us-east-1"
        """);

    [Fact]
    public void Arguments_and_blocks_are_written_the_same_way_and_the_schema_tells_them_apart() => Check("""
        environment production {
          terraform aws_s3_bucket receipts { bucket = "shop-receipts", tags = { Name = "receipts" } }
          terraform aws_s3_bucket_versioning receipts-versions {
            bucket = receipts.id
            versioning_configuration { status = "Enabled" }
          }
          terraform aws_security_group web {
            ingress { from_port = 443, to_port = 443, protocol = "tcp" }
            ingress { from_port = 80, to_port = 80, protocol = "tcp" }
            egress = []
            tags { "kubernetes.io/role" = receipts.arn }
          }
        }
        """, """
        production
          terraform aws_s3_bucket receipts
            bucket = "shop-receipts"
            tags = { Name = "receipts" }
          terraform aws_s3_bucket_versioning receipts-versions
            bucket = aws_s3_bucket.receipts.id
            versioning_configuration
              status = "Enabled"
          terraform aws_security_group web
            ingress
              from_port = 443
              to_port = 443
              protocol = "tcp"
            ingress
              from_port = 80
              to_port = 80
              protocol = "tcp"
            egress = []
            tags = { kubernetes.io/role = aws_s3_bucket.receipts.arn }
        """);

    [Fact]
    public void What_is_known_when_it_is_applied_goes_through_values_and_carries_its_label() => Check("""
        environment production {
          let vpc = main.id
          data aws_caller_identity me
          terraform aws_vpc main { cidr_block = "10.0.0.0/16" }
          terraform aws_subnet app { vpc_id = vpc, cidr_block = if main.enable_dns_support then "10.0.0.0/20" else "10.0.16.0/20" }
          terraform aws_db_instance orders { instance_class = "db.t3.micro", password = "${me.account_id}-x", replicate_source_db = "first" }
          output network = "${vpc}/${me.account_id}"
          output password = orders.password
        }
        """, """
        production
          data aws_caller_identity me
          terraform aws_vpc main
            cidr_block = "10.0.0.0/16"
          terraform aws_subnet app
            vpc_id = aws_vpc.main.id
            cidr_block = if aws_vpc.main.enable_dns_support then "10.0.0.0/20" else "10.0.16.0/20"
          terraform aws_db_instance orders
            instance_class = "db.t3.micro"
            password = "${data.aws_caller_identity.me.account_id}-x"
            replicate_source_db = "first"
          output network = "${aws_vpc.main.id}/${data.aws_caller_identity.me.account_id}"
          output password = aws_db_instance.orders.password (secret)
        """);

    [Fact]
    public void A_loop_makes_copies_with_keys_that_stay() => Check("""
        let sizes = [{ name = "small", hours = 1 }, { name = "large", hours = 2 }]
        environment production {
          terraform aws_sqs_queue jobs for q in sizes { name = q.name, message_retention_seconds = q.hours * 3600 }
          terraform aws_sqs_queue one for n in 1..2 { name = "q${n}" }
          terraform aws_sqs_queue dead for name in ["small", "large"] { name = "dead-${jobs[name].name}" }
          output first = jobs["small"].url
          output all = jobs.all.url
        }
        """, """
        production
          terraform aws_sqs_queue jobs for q in [small, large]
            name = each:q.name
            message_retention_seconds = each:q.hours Multiply 3600
          terraform aws_sqs_queue one for n in [1, 2]
            name = "q${each:n}"
          terraform aws_sqs_queue dead for name in [small, large]
            name = "dead-${aws_sqs_queue.jobs[each:name].name}"
          output first = aws_sqs_queue.jobs["small"].url
          output all = aws_sqs_queue.jobs[*].url
        """);

    [Fact]
    public void Order_life_and_history_are_said_beside_the_arguments() => Check("""
        environment production {
          provider aws as virginia { region = "us-east-1" }
          terraform aws_sqs_queue first
          terraform aws_sqs_queue second after first using virginia if 1 > 2
          terraform aws_sqs_queue third after first using virginia {
            lifecycle { prevent-destroy = true, create-before-destroy = true, ignore-changes = [tags, name], replace-triggered-by = [first, first.arn] }
          }
          terraform aws_sqs_queue fourth { lifecycle { ignore-changes = all } }
          moved old to third
          moved aws_sqs_queue.older to third
          adopt first from "https://sqs.eu-west-1.amazonaws.com/1/first"
          forget aws_sqs_queue.gone
        }
        """, """
        production
          provider aws as virginia
            region = "us-east-1"
          terraform aws_sqs_queue first
          terraform aws_sqs_queue third using virginia after aws_sqs_queue.first was aws_sqs_queue.old was aws_sqs_queue.older
            lifecycle create-first=True keep=True ignore=[tags, name] replace=[aws_sqs_queue.first, aws_sqs_queue.first.arn]
          terraform aws_sqs_queue fourth
            lifecycle create-first=False keep=False ignore=[all] replace=[]
          adopt aws_sqs_queue.first from "https://sqs.eu-west-1.amazonaws.com/1/first"
          forget aws_sqs_queue.gone
        """);

    [Fact]
    public void The_use_of_a_construct_is_moved_with_all_of_its_resources() => Assert.Equal(
        ["aws_sqs_queue.tasks: aws_sqs_queue.jobs", "aws_sqs_queue.tasks-dead-letters: aws_sqs_queue.jobs-dead-letters", "aws_sqs_queue.other: aws_sqs_queue.first-dead-letters", "aws_sqs_queue.second: aws_sqs_queue.terraform-was-here"],
        LanguageChecks.Check("""
            environment production {
              cloud aws { region = "eu-west-1" }
              queue tasks { policy = none, dead-letters-policy = none, redrive-policy = none, redrive-allow-policy = none }
              moved jobs to tasks
              terraform aws_sqs_queue other
              moved first.dead-letters to other
              queue second { attempts = none, policy = none }
              moved aws_sqs_queue.terraform-was-here to second.queue
            }
            """).Model.Environments[0].Resources.Where(static r => r.Mode == ResourceMode.Managed).Select(static r => $"{r.Type}.{r.Name}: {string.Join(", ", r.FormerAddresses)}"));

    [Fact]
    public void What_is_added_differs_by_its_name() => Assert.Equal(
        ["jobs.visibility", "extra", "topic", "cloud.account"],
        LanguageChecks.Check("""
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              may-differ = ["jobs.visibility", "extra", "topic", "cloud.account"]
              queue jobs
            }
            environment staging like production {
              jobs { visibility = 1m }
              queue extra { visibility = 1m }
              terraform aws_sns_topic topic { name = "t" }
              cloud { account = "210987654321" }
            }
            """).Model.Environments[1].Differences.Select(static d => d.Path));

    [Fact]
    public void What_a_template_knows_of_its_cloud_is_what_holds() => Assert.Equal(
        ["\"eu-central-1\"", "\"eu-west-1\""],
        LanguageChecks.Check("""
            template named { terraform aws_sqs_queue queue { name = use.region } }
            environment production { cloud aws { region = "eu-west-1", account = "123456789012" }, named jobs }
            environment staging like production { cloud aws { region = "eu-central-1", account = "210987654321" } }
            environment test like production { cloud { account = "210987654322" } }
            """).Model.Environments.Skip(1).SelectMany(static e => e.Resources).SelectMany(static r => r.Body.Values).Select(EnvironmentText.Of));

    [Fact]
    public void A_secret_of_a_block_stays_one() => Assert.True(Assert.Single(LanguageChecks.Check("""
        environment production {
          terraform aws_lb_listener listener {
            load_balancer_arn = "x"
            default_action { type = "forward" }
          }
          output secret = listener.default_action[0]?.authenticate_oidc
        }
        """).Model.Environments[0].Outputs).Value.IsSecret);

    [Fact]
    public void An_environment_inherits_and_says_only_what_differs() => Check(Inheriting, """
        dev like staging at https://staging.example.com
          cloud aws eu-west-1 1 service="shop" stage="staging"
            state s3
              bucket = "shop-state"
          freeze 2026-12-20..2027-01-02
          terraform aws_sqs_queue orders
            name = "orders"
            visibility_timeout_seconds = 5
            tags = { a = "1", b = "2" }
          terraform aws_sqs_queue reader
            name = "reads-${aws_sqs_queue.orders.name}"
          terraform aws_security_group web
            ingress
              from_port = 80
              to_port = 80
              protocol = "tcp"
          terraform aws_s3_bucket_versioning versions
            bucket = "x"
            versioning_configuration
              status = "Suspended"
              mfa_delete = "Disabled"
          terraform aws_sqs_queue copies for q in [a, b]
            name = "dev-${each:q}"
          terraform aws_sqs_queue extra
            name = aws_sqs_queue.orders.arn
          output queue = aws_sqs_queue.orders.url

        staging like production at https://staging.example.com
          cloud aws eu-west-1 210987654321 service="shop" stage="staging"
            state s3
              bucket = "shop-state"
          freeze 2026-12-20..2027-01-02
          terraform aws_sqs_queue orders
            name = "orders"
            visibility_timeout_seconds = 30
            tags = { a = "1", b = "2" }
          terraform aws_sqs_queue reader
            name = "reads-${aws_sqs_queue.orders.name}"
          terraform aws_security_group web
            ingress
              from_port = 80
              to_port = 80
              protocol = "tcp"
          terraform aws_s3_bucket_versioning versions
            bucket = "x"
            versioning_configuration
              status = "Suspended"
              mfa_delete = "Disabled"
          terraform aws_sqs_queue copies for q in [a, b]
            name = each:q
          output queue = aws_sqs_queue.orders.url

        production at https://shop.example.com
          cloud aws eu-west-1 123456789012 service="shop"
            state s3
              bucket = "shop-state"
          approval by operators
          window Weekdays 09:00..16:00
          freeze 2026-12-20..2027-01-02
          terraform aws_sqs_queue orders
            name = "orders"
            visibility_timeout_seconds = 60
            tags = { a = "1" }
          terraform aws_sqs_queue reader
            name = "reads-${aws_sqs_queue.orders.name}"
          terraform aws_security_group web
            ingress
              from_port = 443
              to_port = 443
              protocol = "tcp"
            ingress
              from_port = 444
              to_port = 444
              protocol = "tcp"
          terraform aws_s3_bucket_versioning versions
            bucket = "x"
            versioning_configuration
              status = "Enabled"
              mfa_delete = "Disabled"
          terraform aws_sqs_queue copies for q in [a, b]
            name = each:q
          terraform aws_sqs_queue only
          output queue = aws_sqs_queue.orders.url
          adopt aws_sqs_queue.only from "there"
        """);

    [Fact]
    public void The_order_of_files_does_not_matter_for_what_is_inherited()
    {
        var parts = Inheriting.Split("\nenvironment ");
        var child = $"environment {parts[1]}\nenvironment {parts[2]}";
        var whole = $"{parts[0]}\nenvironment {parts[3]}\n//== a/child.flow\n{child}";
        var other = $"{child}\n//== z/parent.flow\n{parts[0]}\nenvironment {parts[3]}";
        Assert.Equal(Texts(whole).Order(StringComparer.Ordinal), Texts(other).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_environment_that_lives_in_the_settings_of_the_host_has_no_cloud()
    {
        var environment = Assert.Single(LanguageChecks.Check("environment production { external = true }").Model.Environments);
        Assert.True(environment is { External: true, Cloud: null, Resources.IsEmpty: true });
    }

    [Fact]
    public void An_edit_elsewhere_keeps_an_environment_and_one_of_its_parent_makes_it_anew()
    {
        var before = LanguageChecks.Check("""
            environment production { terraform aws_sqs_queue jobs { name = "jobs" } }
            //== other.flow
            team operators
            //== staging.flow
            environment staging like production { jobs { delay_seconds = 1 } }
            """);
        var (production, staging) = (before.Model.Environments[0], before.Model.Environments[1]);
        var elsewhere = before.With(new SourceText("other.flow", "team operators \"Operators\"\n"));
        Assert.Same(production, elsewhere.Model.Environments[0]);
        Assert.Same(staging, elsewhere.Model.Environments[1]);

        var renamed = before.With(new SourceText("main.flow", "environment production { terraform aws_sqs_queue jobs { name = \"work\" } }\n"));
        Assert.Empty(renamed.Diagnostics);
        Assert.Equal("staging like production\n  terraform aws_sqs_queue jobs\n    name = \"work\"\n    delay_seconds = 1\n", EnvironmentText.Of(renamed.Model.Environments[1]));
    }

    [Theory]
    [InlineData("incidents = none, alarms = []")]
    [InlineData("incidents = none, alarms = none")]
    [InlineData("paging = none, incidents { webhook = none }")]
    public void What_is_said_anew_reads_nothing_that_is_left_out(string line) => Assert.DoesNotContain(Compile($$"""
        project shop
        environment staging {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          param paging: secret
          topic incidents { emails = ["on-call@example.com"], webhook = {{(line.StartsWith("paging", StringComparison.Ordinal) ? "paging" : "none")}} }
          alarms = [incidents.arn]
          queue jobs
        }
        environment test like staging { cloud { account = "210987654321" }, {{line}} }
        """), static d => d.Severity == Compiler.Diagnostics.Severity.Error);

    private static IEnumerable<Compiler.Diagnostics.Diagnostic> Compile(string source) => MarkedSource.Parse(source).Compile().Diagnostics;

    private const string Inheriting = """
        team operators

        environment dev like staging {
          cloud { account = "1" }
          orders { visibility_timeout_seconds = 5 }
          copies { name = "dev-${q}" }
          terraform aws_sqs_queue extra { name = orders.arn }
        }

        environment staging like production {
          cloud { account = "210987654321", tags { stage = "staging" } }
          url = "https://staging.example.com"
          approval = none
          window = none
          orders { visibility_timeout_seconds = 30, tags { b = "2" } }
          web { ingress { from_port = 80, to_port = 80, protocol = "tcp" } }
          versions { versioning_configuration { status = "Suspended" } }
          only = none
        }

        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", tags { service = "shop" }, state s3 { bucket = "shop-state" } }
          url = "https://shop.example.com"
          approval by operators
          window weekdays at 09:00..16:00
          freeze = 2026-12-20..2027-01-02
          terraform aws_sqs_queue orders { name = "orders", visibility_timeout_seconds = 60, tags { a = "1" } }
          terraform aws_sqs_queue reader { name = "reads-${orders.name}" }
          terraform aws_security_group web {
            ingress { from_port = 443, to_port = 443, protocol = "tcp" }
            ingress { from_port = 444, to_port = 444, protocol = "tcp" }
          }
          terraform aws_s3_bucket_versioning versions { bucket = "x", versioning_configuration { status = "Enabled", mfa_delete = "Disabled" } }
          terraform aws_sqs_queue copies for q in ["a", "b"] { name = q }
          terraform aws_sqs_queue only
          output queue = orders.url
          adopt only from "there"
        }
        """;

    private static void Check(string source, string expected) => Assert.Equal(expected.ReplaceLineEndings("\n").TrimEnd(), string.Join('\n', Texts(source)).TrimEnd());

    private static IEnumerable<string> Texts(string source) => LanguageChecks.Check(source).Model.Environments.Select(EnvironmentText.Of);
}
