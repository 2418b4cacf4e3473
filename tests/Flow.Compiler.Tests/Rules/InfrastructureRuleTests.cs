using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Editing;
using Flow.Compiler.Providers;
using Flow.Compiler.Rules.Infrastructure;
using Flow.Compiler.Syntax;
using Flow.Compiler.Tests.Language;

namespace Flow.Compiler.Tests.Rules;

/// <summary>The rules over what environments are made of: what they let pass, how serious they are, how they are mended and waived. What they find is in <c>Broken</c>.</summary>
public class InfrastructureRuleTests
{
    private const string Disk = "terraform aws_ebs_volume shared { availability_zone = \"eu-west-1a\", size = 10 }";

    public static TheoryData<string> Constructs => [.. ConstructLibrary.Shared.Names];

    [Theory]
    [MemberData(nameof(Constructs))]
    public void Constructs_break_no_rule_even_where_people_are_strict(string name)
    {
        var documentation = CommentReading.Documentation(ConstructLibrary.Shared.Find(name)!.Context.Tree.Source, ConstructLibrary.Shared.Find(name)!.Item)!;
        var example = documentation.Split("```flow\n")[1].Split("```")[0];
        var tagged = example.Contains("tags {") ? example : example.Replace("region = \"eu-west-1\"", "region = \"eu-west-1\", tags { service = \"shop\" }");

        var found = Found($"project shop {{ standards = strict }}\n{tagged}").Where(static d => d.Code != "FLOW8120"); // what services have besides is not theirs to show

        Assert.Equal([], found.Select(static d => d.ToString()));
    }

    [Fact]
    public void Names_and_codes_are_used_once_and_in_order()
    {
        Assert.Distinct(InfrastructureRules.All.Select(static r => r.Name));
        Assert.Equal(InfrastructureRules.All.Select(static r => r.Descriptor.Code).Order(StringComparer.Ordinal), InfrastructureRules.All.Select(static r => r.Descriptor.Code));
    }

    [Fact]
    public void Every_type_exists() => Assert.Equal(
        [], InfrastructureRules.All.SelectMany(static r => r.Types).Distinct().Where(static t => ProviderCatalogue.Aws.Resource(t) is null && ProviderCatalogue.Aws.Data(t) is null));

    [Fact]
    public void Every_check_of_checkov_is_spelt_like_one() => Assert.All(InfrastructureRules.All.SelectMany(static r => r.Checkov), static c => Assert.Matches("^CKV2?_AWS_[0-9]+$", c));

    [Theory]
    [InlineData("relaxed", Disk, "Warning FLOW4601")]
    [InlineData("recommended", Disk, "Warning FLOW4601")]
    [InlineData("strict", Disk, "Error FLOW4601")]
    [InlineData("relaxed", "terraform aws_cloudwatch_log_group orders", "Note FLOW4622")]
    [InlineData("recommended", "terraform aws_cloudwatch_log_group orders", "Warning FLOW4622")]
    [InlineData("strict", "terraform aws_cloudwatch_log_group orders", "Error FLOW4622")]
    [InlineData("relaxed", "terraform aws_ecr_repository a { name = \"shop\", image_tag_mutability = \"IMMUTABLE\" }", "")]
    [InlineData("recommended", "terraform aws_ecr_repository a { name = \"shop\", image_tag_mutability = \"IMMUTABLE\" }", "")]
    [InlineData("strict", "terraform aws_ecr_repository a { name = \"shop\", image_tag_mutability = \"IMMUTABLE\" }", "Warning FLOW4626")]
    public void The_standards_of_the_project_decide_how_serious_it_is(string standards, string line, string expected) => Assert.Equal(
        expected, string.Join(", ", Found($"project shop {{ standards = {standards} }}\n{Environment(line)}").Select(static d => $"{d.Severity} {d.Code}")));

    [Theory]
    [InlineData("terraform aws_ebs_volume shared { availability_zone = \"a\", size = 10, encrypted = main.enable_dns_support }")]
    [InlineData("terraform aws_vpc_security_group_ingress_rule shell { security_group_id = \"sg\", cidr_ipv4 = main.cidr_block, ip_protocol = \"tcp\", from_port = 22, to_port = 22 }")]
    [InlineData("terraform aws_vpc_security_group_ingress_rule web { security_group_id = \"sg\", cidr_ipv4 = \"0.0.0.0/0\", ip_protocol = \"tcp\", from_port = 443, to_port = 443 }")]
    [InlineData("terraform aws_security_group_rule out { type = \"egress\", security_group_id = \"sg\", protocol = \"-1\", from_port = 0, to_port = 0, cidr_blocks = [\"0.0.0.0/0\"] }")]
    [InlineData("terraform aws_lb_listener web { load_balancer_arn = \"x\", port = 80, protocol = \"HTTP\", default_action { type = \"forward\" } }")]
    [InlineData("terraform aws_lb inside { internal = true, subnets = [\"a\", \"b\"], enable_deletion_protection = true }\n  terraform aws_lb_listener web { load_balancer_arn = inside.arn, port = 80, protocol = \"HTTP\", default_action { type = \"forward\" } }")]
    [InlineData("terraform aws_db_instance copy { instance_class = \"db.t4g.medium\", replicate_source_db = \"orders\" }")]
    [InlineData("terraform aws_dynamodb_table carts { name = \"carts\", hash_key = \"id\", lifecycle { prevent-destroy = true }, point_in_time_recovery { enabled = true }, attribute { name = \"id\", type = \"S\" } }")]
    [InlineData("terraform aws_s3_bucket a { bucket = \"receipts\" }\n  terraform aws_s3_bucket_versioning b { bucket = \"receipts\", versioning_configuration { status = \"Enabled\" } }")]
    [InlineData("data aws_iam_policy_document deny { statement { effect = \"Deny\", actions = [\"*\"], resources = [\"*\"], principals { type = \"*\", identifiers = [\"*\"] } } }")]
    [InlineData("terraform aws_kms_key pair { customer_master_key_spec = \"RSA_2048\" }")]
    public void What_is_right_and_what_nobody_knows_yet_is_not_reported(string line) => LanguageChecks.Check(Environment(line));

    [Theory]
    [InlineData(Disk, "terraform aws_ebs_volume shared { encrypted = true, availability_zone = \"eu-west-1a\", size = 10 }")]
    [InlineData("terraform aws_cloudwatch_log_group orders", "terraform aws_cloudwatch_log_group orders { retention_in_days = 90 }")]
    [InlineData("terraform aws_cloudwatch_log_group orders {\n    name = \"orders\"\n  }", "terraform aws_cloudwatch_log_group orders {\n    retention_in_days = 90\n    name = \"orders\"\n  }")]
    [InlineData("terraform aws_cloudwatch_log_group orders { retention_in_days = 0 }", "terraform aws_cloudwatch_log_group orders { retention_in_days = 90 }")]
    [InlineData("terraform aws_launch_template a", "terraform aws_launch_template a { metadata_options { http_tokens = \"required\" } }")]
    public void A_fix_writes_what_is_missing_and_then_nothing_is_found(string line, string expected)
    {
        var source = Environment(line);
        var diagnostic = Assert.Single(Found(source));

        var edit = Assert.Single(diagnostic.Fixes[0].Edits);
        var mended = source[..edit.Span.Start] + edit.NewText + source[edit.Span.End..];

        Assert.Equal(FixSafety.Suggestion, diagnostic.Fixes[0].Safety);
        Assert.Equal(Environment(expected), mended);
        LanguageChecks.Check(mended);
    }

    [Fact]
    public void A_waiver_lets_one_resource_break_one_rule() => LanguageChecks.Check($$"""
        {{Environment(Disk)}}
        waive encrypted-storage on production.shared until 2099-12-31 because "it holds nothing"
        """);

    [Fact]
    public void A_waiver_may_be_for_a_whole_environment() => LanguageChecks.Check($$"""
        {{Environment(Disk)}}
        waive encrypted-storage on production until 2099-12-31 because "it holds nothing"
        """);

    [Fact]
    public void A_waiver_that_nothing_needs_is_reported_and_so_is_one_of_no_rule() => LanguageChecks.Check("""
        environment production {
          cloud aws { region = "eu-west-1" }
          terraform aws_sqs_queue jobs
        }
        waive encrypted-storage on production.jobs until 2099-12-31 because "it holds nothing"
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FLOW4803 `production.jobs` does not break `encrypted-storage`. Remove the waiver.
        waive encrypted-storag on production.jobs until 2099-12-31 because "it holds nothing"
              ^^^^^^^^^^^^^^^^ FLOW2022 There is no rule `encrypted-storag`. Did you mean `encrypted-storage`?
        """);

    [Theory]
    [InlineData("fixed-tags-of-images on production.images", true)]
    [InlineData("fixed-tags-of-images on production", true)]
    [InlineData("fixed-tags-of-images on images", false)]
    public void A_waiver_names_a_construct_with_its_environment(string waived, bool isNeeded)
    {
        var source = $"environment production {{\n  cloud aws {{ region = \"eu-west-1\", tags {{ service = \"shop\" }} }}\n  registry images {{ mutable = true }}\n}}\nwaive {waived} until 2099-12-31 because \"it is rebuilt\"\n";
        var found = Found(source);

        Assert.Equal(isNeeded ? [] : ["FLOW4625", "FLOW4803"], found.Select(static d => d.Code).Order());
        Assert.Equal(
            isNeeded ? null : ("`images` is not the whole name of what breaks `fixed-tags-of-images`. Did you mean `production.images`?", "images", "production.images"),
            found.Where(static d => d.Code == "FLOW4803").Select(static d => ((string, string, string)?)(d.Message, d.Location.Source.Slice(d.Location.Span), d.Fixes[0].Edits[0].NewText)).FirstOrDefault());
    }

    /// <summary>A part of a construct may be waived with all of the construct.</summary>
    [Fact]
    public void A_waiver_of_a_construct_is_one_of_its_parts() => Assert.Equal([], Found(
        "environment production {\n  cloud aws { region = \"eu-west-1\", tags { service = \"shop\" } }\n  bucket files\n  function resize { file = \"resize.zip\", runtime = \"python3.13\", handler = \"a.b\", log-group { retention_in_days = 0 } }\n}\nwaive log-retention on production.resize until 2099-12-31 because \"they are kept elsewhere\"\n").Select(static d => d.Code).Except(["FLOW4730"])); // that there is no such file

    [Fact]
    public void The_fix_that_waives_is_offered_and_works()
    {
        var source = Environment(Disk) + "\n";
        var edit = Assert.Single(Assert.Single(Found(source)).Fixes[1].Edits);

        Assert.Equal("\nwaive encrypted-storage on production.shared until 2026-07-01 because \"\"\n", edit.NewText);
        LanguageChecks.Check(source[..edit.Span.Start] + edit.NewText.Replace("\"\"", "\"why\""));
    }

    [Fact]
    public void What_another_environment_weakens_on_purpose_is_its_own_affair() => LanguageChecks.Check("""
        environment production {
          cloud aws { region = "eu-west-1", account = "1" }
          network main
          database orders
        }
        environment staging like production {
          cloud { account = "2" }
          orders { standby = false, protected = false }
        }
        """);

    [Fact]
    public void What_a_use_of_a_construct_weakens_is_reported_where_it_is_used() => LanguageChecks.Check("""
        environment production {
          cloud aws { region = "eu-west-1" }
          network main
          database orders { standby = false }
                            ^^^^^^^^^^^^^^^ FLOW4617 `orders` (`aws_db_instance`) stands in one zone alone: write `standby = true`.
        }
        """);

    [Theory]
    [InlineData("relaxed", "Warning")]
    [InlineData("recommended", "Warning")]
    [InlineData("strict", "Error")]
    public void A_grant_of_a_construct_that_is_too_wide_is_reported(string standards, string severity) => Assert.Equal([$"{severity} FLOW4608", $"{severity} FLOW4608"], Found($$"""
        project shop { standards = {{standards}}, repository = github("acme/shop") }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", tags { service = "shop" } }
          topic incidents { emails = ["on-call@example.com"] }
          alarms = [incidents.arn]
          function resize { image = "resize:1", policy = to-json({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] }) }
          deploy-role deployer { policies = ["arn:aws:iam::aws:policy/AmazonS3FullAccess"] }
        }
        pipeline release {
          on push to "main"
          job deploy on linux { environment = production, login aws, run "./deploy" }
        }
        """).Select(static d => $"{d.Severity} {d.Code}"));

    public static TheoryData<string> Rules => [.. InfrastructureRules.All.Select(static r => r.Name)];

    /// <summary>The rule's own bad example with each resource in copies, and what is written in them taken from the element.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_looks_at_each_copy(string name)
    {
        var rule = InfrastructureRules.All.Single(r => r.Name == name);
        var copied = Copied.Of(rule.Descriptor.Bad);

        var found = Found(copied);

        Assert.True(found.Count(d => d.Code == rule.Descriptor.Code) == 1, $"{copied}\n{string.Join('\n', found)}");
        Assert.True(found.All(static d => d.Code.StartsWith("FLOW46", StringComparison.Ordinal)), $"{copied}\n{string.Join('\n', found)}");
    }

    [Fact]
    public void Copies_that_break_a_rule_are_told_once_and_named() => LanguageChecks.Check("""
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_vpc_security_group_ingress_rule door for p in [22, 443, 3389] {
            security_group_id = "sg-0123456789abcdef0"
            cidr_ipv4 = "0.0.0.0/0"
            ^^^^^^^^^^^^^^^^^^^^^^^ FLOW4605 `door["22"]` (`aws_vpc_security_group_ingress_rule`) opens the port of SSH (22) to the whole world: write from which addresses, or from which security group, it is reached. The same rule is broken by `door["3389"]`.
            ip_protocol = "tcp"
            from_port = p
            to_port = p
          }
          terraform aws_ebs_volume disk for d in [{ name = "a", safe = true, zone = "eu-west-1a" }, { name = "b", safe = false, zone = "eu-west-1b" }] {
            availability_zone = d.zone
            size = 1
            encrypted = d.safe
            ^^^^^^^^^^^^^^^^^^ FLOW4601 `disk["b"]` (`aws_ebs_volume`) is not encrypted where it is stored: write `encrypted = true`.
          }
          terraform aws_cloudwatch_log_group logs for n in ["a", "b", "c"] { name = n }
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FLOW4622 `logs` (`aws_cloudwatch_log_group`) is kept for ever: write `retention_in_days = 90`.
          data aws_iam_policy_document all for a in ["*"] {
            statement { actions = [a], resources = [a] }
            ^^^^^^^^^ FLOW4608 `all` (`aws_iam_policy_document`) allows `*`
          }
          terraform aws_iam_policy json for a in ["sqs:SendMessage", "*"] {
            policy = to-json({ Statement = [{ Effect = "Allow", Action = [a], Resource = "arn:aws:sqs:eu-west-1:123456789012:jobs" }] })
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FLOW4608 `json["*"]` (`aws_iam_policy`) allows `*`
          }
          terraform aws_security_group doors {
            description = "Doors"
            ingress for p in [3389, 22, 443] { from_port = p, to_port = p, protocol = "tcp", cidr_blocks = ["0.0.0.0/0"] }
                                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^ FLOW4605 `doors` (`aws_security_group`) opens the ports of SSH (22), RDP (3389) to the whole world
            ingress { from_port = 0, to_port = 0, protocol = "-1", cidr_blocks = ["0.0.0.0/0"] }
                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ FLOW4605 `doors` (`aws_security_group`) opens all ports to the whole world
          }
          function resize {
            image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/resize:1"
            policy = to-json({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FLOW4608 `resize-use-policy` (`aws_iam_role_policy`) allows `*`
          }
        }
        """);

    [Theory]
    [InlineData("database orders", "standby = false", "standby = true")]
    [InlineData("database orders", "protected = false", "protected = true")]
    [InlineData("database orders", "final-snapshot = false", "final-snapshot = true")]
    [InlineData("cache sessions", "machines = 1", "machines = 2")]
    [InlineData("cache sessions", "backup-days = 0", "backup-days = 7")]
    [InlineData("registry images", "mutable = true", "mutable = false")]
    [InlineData("bucket receipts", "versioned = false, old-versions = none", "versioned = true")]
    [InlineData("database orders", "max-storage = none", null)]
    public void A_rule_speaks_of_the_parameter_at_its_line_and_the_fix_mends_it(string use, string line, string? advice)
    {
        var source = $"project shop {{ standards = strict }}\nenvironment production {{\n  cloud aws {{ region = \"eu-west-1\", tags {{ service = \"shop\" }} }}\n  network main\n  {use} {{ {line} }}\n}}\n";

        var found = Assert.Single(Found(source));

        Assert.Equal(line.Split(',')[0], found.Location.Source.Slice(found.Location.Span));
        Assert.EndsWith(advice is null ? ": leave `max-storage` out." : $": write `{advice}`.", found.Message, StringComparison.Ordinal);
        Assert.Equal(advice is null ? [] : [$"Write `{advice}`"], found.Fixes.Select(static f => f.Title).Where(static t => t.StartsWith("Write", StringComparison.Ordinal)));
        Assert.Empty(Found(advice is null ? source.Replace(line, "", StringComparison.Ordinal) : TextChanges.Apply(source, found.Fixes[0].Edits)));
    }

    [Fact]
    public void A_part_that_a_line_goes_on_with_is_told_there() => LanguageChecks.Check("""
        environment production {
          cloud aws { region = "eu-west-1" }
          network main
          database orders { instance { multi_az = false } }
                                       ^^^^^^^^^^^^^^^^ FLOW4617 `orders` (`aws_db_instance`) stands in one zone alone: write `multi_az = true`.
        }
        """);

    [Fact]
    public void What_belongs_to_one_copy_does_not_excuse_another() => LanguageChecks.Check("""
        environment production {
          cloud aws { region = "eu-west-1", tags { service = "shop" } }
          terraform aws_s3_bucket files for n in ["receipts", "reports"] { bucket = n }
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FLOW4620 `files["reports"]` (`aws_s3_bucket`) keeps no old versions
          terraform aws_s3_bucket_versioning versions for n in ["receipts"] {
            bucket = files[n].id
            versioning_configuration { status = "Enabled" }
          }
        }
        """);

    [Fact]
    public void What_a_construct_repeats_for_each_of_a_list_is_reported_at_the_list() => LanguageChecks.Check("""
        project shop { repository = github("acme/shop") }
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", tags { service = "shop" } }
          deploy-role deployer {
            policies = ["arn:aws:iam::aws:policy/ReadOnlyAccess", "arn:aws:iam::aws:policy/AdministratorAccess"]
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FLOW4610 `deployer["arn:aws:iam::aws:policy/AdministratorAccess"]` (`aws_iam_role_policy_attachment`) may do everything in the account
          }
        }
        pipeline release {
          on push to "main"
          job deploy on linux { environment = production, login aws, run "./deploy" }
        }
        """);

    [Fact]
    public void What_one_does_without_on_purpose_the_next_that_is_like_it_does_without_too() => LanguageChecks.Check("""
        project shop
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012", state local }
          network main
          database orders
        }
        environment staging like production {
          cloud { account = "210987654321" }
          orders { standby = false }
        }
        environment test like staging { cloud { account = "310987654321" } }
        """);

    [Theory]
    [InlineData("encrypted = k == \"a\"", "")]
    [InlineData("encrypted = k == \"c\"", "")]
    [InlineData("encrypted = if k == \"a\" then true else none", "")]
    [InlineData("encrypted = false", "Write `encrypted = true`")]
    [InlineData("size = 20", "Write `encrypted = true`")]
    public void A_fix_never_changes_a_copy_that_is_right(string line, string expected) => Assert.Equal(
        expected, Mends($"environment production {{\n  cloud aws {{ region = \"eu-west-1\", tags {{ service = \"shop\" }} }}\n  terraform aws_ebs_volume disk for k in [\"a\", \"b\"] {{ availability_zone = \"eu-west-1${{k}}\", snapshot_id = \"snap-1\", {line} }}\n}}"));

    [Theory]
    [InlineData("terraform aws_launch_template machine for k in [\"a\", \"b\"] { metadata_options { http_tokens = if k == \"a\" then \"required\" else \"optional\" } }", "")]
    [InlineData("terraform aws_launch_template machine for k in [\"a\", \"b\"] { name = k, metadata_options { http_tokens = \"optional\" } }", "Write `metadata_options { http_tokens = \"required\" }`")]
    [InlineData("terraform aws_iam_role_policy_attachment wide for k in [\"AdministratorAccess\", \"ReadOnlyAccess\"] { role = \"admins\", policy_arn = \"arn:aws:iam::aws:policy/${k}\" }", "")]
    [InlineData("terraform aws_iam_role_policy_attachment wide for k in [\"admins\", \"others\"] { role = k, policy_arn = \"arn:aws:iam::aws:policy/AdministratorAccess\" }", "Write `policy_arn = \"arn:aws:iam::aws:policy/ReadOnlyAccess\"`")]
    public void Nor_does_one_of_what_the_copy_is_in(string line, string expected) => Assert.Equal(expected, Mends(Environment(line)));

    [Theory]
    [InlineData("encrypted = r == \"eu\"", "")]
    [InlineData("encrypted = false", "Write `encrypted = true`")]
    public void Nor_an_environment_of_a_loop_that_is_right(string line, string expected) => Assert.Equal(
        expected, Mends($"environment production for r in [\"eu\", \"us\"] {{\n  cloud aws {{ region = \"${{r}}-west-1\", tags {{ service = \"shop\" }} }}\n  terraform aws_ebs_volume disk {{ availability_zone = \"${{r}}-west-1a\", snapshot_id = \"snap-1\", {line} }}\n}}"));

    [Fact]
    public void A_tag_for_everything_is_right_whichever_copy_has_none() => Assert.Equal(
        "Tag everything in `production`: `service = \"shop\"`",
        string.Concat(Found("project shop { standards = strict }\nenvironment production {\n  cloud aws { region = \"eu-west-1\" }\n  terraform aws_sqs_queue q for k in [\"a\", \"b\"] { tags = if k == \"a\" then { service = \"shop\" } else none }\n}")
            .Where(static d => d.Code == "FLOW4630").SelectMany(static d => d.Fixes).Select(static f => f.Title).Where(static t => t.StartsWith("Tag", StringComparison.Ordinal))));

    private static string Mends(string source) =>
        string.Join(", ", Assert.Single(Found(source), static d => d.Code is "FLOW4601" or "FLOW4610" or "FLOW4614").Fixes.Select(static f => f.Title).Where(static t => t.StartsWith("Write", StringComparison.Ordinal)));

    private static string Environment(string line) =>
        $"environment production {{\n  cloud aws {{ region = \"eu-west-1\", tags {{ service = \"shop\" }} }}\n{(line.Contains("main.") ? "  terraform aws_vpc main { cidr_block = \"10.0.0.0/16\" }\n" : "")}  {line}\n}}";

    private static ImmutableArray<Diagnostic> Found(string source) => MarkedSource.Parse(source).Compile().Diagnostics;
}
