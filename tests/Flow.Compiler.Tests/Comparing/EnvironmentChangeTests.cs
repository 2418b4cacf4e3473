using static Flow.Compiler.Tests.Comparing.ChangeChecks;

namespace Flow.Compiler.Tests.Comparing;

/// <summary>What changes of environments and resources mean: what is destroyed, what is replaced, what can no longer be had back.</summary>
public class EnvironmentChangeTests
{
    private const string Database = """
        terraform aws_db_instance orders {
            instance_class = "db.t4g.medium"
            engine = "postgres"
            engine_version = "15"
            storage_encrypted = true
            multi_az = true
            backup_retention_period = 14
            deletion_protection = true
            lifecycle { prevent-destroy = true }
          }
        """;

    [Fact]
    public void The_same_from_a_construct_and_written_out_is_no_change() => CheckDiff(
        With("secret stripe { recovery = 7d }"),
        With("terraform aws_secretsmanager_secret stripe { name = \"production/stripe\", description = \"stripe of production\", recovery_window_in_days = 7 }"), "");

    [Fact]
    public void An_argument_that_forces_a_replacement_destroys_the_database() => CheckDiff(With(Database), With(Database.Replace("\"postgres\"", "\"mysql\"")), """
        dangerous replaced production aws_db_instance.orders
          another `engine` replaces it: what is there is destroyed, and with it a database
          a change of it that destroys it fails as long as it has `prevent-destroy`
          engine: "postgres" → "mysql"
        """);

    [Fact]
    public void An_argument_of_a_block_that_forces_a_replacement_destroys_what_is_on_the_disks() => CheckDiff(With(Machine("encrypted = false")), With(Machine("encrypted = true")), """
        dangerous replaced production aws_instance.worker
          another `root_block_device.encrypted` replaces it: what is there is destroyed, and with it what is on its disks
          root_block_device.encrypted: false → true
        """);

    [Theory]
    [InlineData("", "local_secondary_index { name = \"by-day\", projection_type = \"ALL\", range_key = \"day\" }", "local_secondary_index")]
    [InlineData("local_secondary_index { name = \"by-day\", projection_type = \"ALL\", range_key = \"day\" }", "", "local_secondary_index")]
    [InlineData(
        "local_secondary_index { name = \"a\", projection_type = \"ALL\", range_key = \"day\" }\nlocal_secondary_index { name = \"b\", projection_type = \"ALL\", range_key = \"day\" }",
        "local_secondary_index { name = \"b\", projection_type = \"ALL\", range_key = \"day\" }\nlocal_secondary_index { name = \"c\", projection_type = \"ALL\", range_key = \"day\" }", "local_secondary_index.name")]
    [InlineData("local_secondary_index { name = \"a\", projection_type = \"ALL\", range_key = \"day\" }", "local_secondary_index { name = \"a\", projection_type = \"ALL\", range_key = \"day\" }\nlocal_secondary_index { name = \"b\", projection_type = \"ALL\", range_key = \"day\" }", "local_secondary_index.name")]
    [InlineData("local_secondary_index { name = \"a\", projection_type = \"ALL\", range_key = \"day\" }\nlocal_secondary_index { name = \"b\", projection_type = \"ALL\", range_key = \"day\" }", "local_secondary_index { name = \"a\", projection_type = \"ALL\", range_key = \"day\" }", "local_secondary_index.name")]
    public void A_block_of_several_that_forces_a_replacement_destroys_the_table(string before, string after, string argument) =>
        Assert.Contains($"another `{argument}` replaces it: what is there is destroyed, and with it a table", Differences(With(Table(before)), With(Table(after))), StringComparison.Ordinal);

    [Theory]
    [InlineData("attribute { name = \"week\", type = \"S\" }", "attribute { name = \"week\", type = \"N\" }")]
    [InlineData(
        "local_secondary_index { name = \"a\", projection_type = \"ALL\", range_key = \"day\" }\nlocal_secondary_index { name = \"b\", projection_type = \"ALL\", range_key = \"day\" }",
        "local_secondary_index { name = \"b\", projection_type = \"ALL\", range_key = \"day\" }\nlocal_secondary_index { name = \"a\", projection_type = \"ALL\", range_key = \"day\" }")] // only their order
    [InlineData("local_secondary_index { name = \"a\", projection_type = \"ALL\", range_key = \"day\" }\nlocal_secondary_index { name = \"b\", projection_type = \"ALL\", range_key = \"day\" }", "local_secondary_index { name = \"a\", projection_type = \"ALL\", range_key = \"week\" }\nlocal_secondary_index { name = \"b\", projection_type = \"ALL\", range_key = \"day\" }")] // so says the provider, of one index and of two
    [InlineData("local_secondary_index { name = \"a\", projection_type = \"ALL\", range_key = \"day\" }\nlocal_secondary_index { name = \"b\", projection_type = \"ALL\", range_key = \"day\" }", "local_secondary_index { name = \"a\", projection_type = \"KEYS_ONLY\", range_key = \"day\" }\nlocal_secondary_index { name = \"b\", projection_type = \"ALL\", range_key = \"day\" }")]
    public void Another_block_of_several_does_not(string before, string after) =>
        Assert.DoesNotContain("replaces it", Differences(With(Table(before)), With(Table(after))), StringComparison.Ordinal);

    [Theory]
    [InlineData("volume_size = 10", "volume_size = 20", "volume_size: 10 → 20")]
    [InlineData("volume_size = 10", "volume_size = 10, encrypted = true", "encrypted: - → true")] // what it was without a word is not known
    public void Another_argument_of_the_block_does_not(string before, string after, string difference) => CheckDiff(With(Machine(before)), With(Machine(after)), $$"""
        review changed production aws_instance.worker
          root_block_device.{{difference}}
        """);

    [Fact]
    public void What_Terraform_is_told_to_ignore_changes_nothing() => CheckDiff(
        With(Database.Replace("prevent-destroy = true", "ignore-changes = [engine]")), With(Database.Replace("prevent-destroy = true", "ignore-changes = [engine]").Replace("\"postgres\"", "\"mysql\"")), "");

    [Fact]
    public void Of_something_renamed_what_Terraform_is_told_to_ignore_is_not_told() => CheckDiff(
        With("""terraform aws_security_group a { name = "a", description = "a of production", lifecycle { ignore-changes = [name, description] } }"""),
        With("""
            terraform aws_security_group b { name = "b", description = "b of production", lifecycle { ignore-changes = [name, description] } }
              moved a to b
            """), """
        harmless moved production aws_security_group.b
          it was `aws_security_group.a`; nothing is destroyed
        """);

    [Fact]
    public void A_protection_that_goes_is_dangerous() => CheckDiff(
        With(Database), With(Database.Replace("deletion_protection = true", "deletion_protection = false").Replace("= 14", "= 3").Replace("lifecycle { prevent-destroy = true }", "").Replace("\"15\"", "\"16\"")), """
        dangerous changed production aws_db_instance.orders
          another major version of the engine: there is no way back but a backup
          `backup_retention_period` is shorter: what is older can no longer be had back
          it can be deleted from now on
          Terraform may destroy it from now on
          engine_version: "15" → "16"
          backup_retention_period: 14 → 3
          deletion_protection: true → false
          lifecycle.prevent-destroy: true → -
        """);

    [Fact]
    public void What_keeps_something_is_lost_with_it_and_the_rest_is_only_gone() => CheckDiff(With("terraform aws_sqs_queue jobs\n  terraform aws_iam_group people { name = \"people\" }"), With(""), """
        dangerous removed production aws_sqs_queue.jobs
          it is destroyed, and with it messages
        review removed production aws_iam_group.people
          it is destroyed
        """);

    [Fact]
    public void Another_name_with_moved_destroys_nothing() => CheckDiff(With("terraform aws_sqs_queue jobs"), With("terraform aws_sqs_queue tasks\n  moved jobs to tasks"), """
        harmless moved production aws_sqs_queue.tasks
          it was `aws_sqs_queue.jobs`; nothing is destroyed
        """);

    [Fact]
    public void Another_name_without_moved_destroys_it_and_moved_is_offered() => CheckDiff(With("terraform aws_sqs_queue jobs"), With("terraform aws_sqs_queue tasks"), """
        dangerous replaced production aws_sqs_queue.tasks
          it was called `jobs`: what is there is destroyed, and made anew under another name, and with it messages
          with `moved jobs to tasks` beside it, it only gets another name
          address: aws_sqs_queue.jobs → aws_sqs_queue.tasks
          = moved jobs to tasks
        """);

    [Fact]
    public void What_is_not_alike_is_no_rename() => CheckDiff(
        With("terraform aws_sqs_queue jobs { name = \"a\", delay_seconds = 1, receive_wait_time_seconds = 1 }"), With("terraform aws_sqs_queue tasks { name = \"b\", fifo_queue = true }"), """
        harmless added production aws_sqs_queue.tasks
        dangerous removed production aws_sqs_queue.jobs
          it is destroyed, and with it messages
        """);

    [Fact]
    public void Uses_that_are_not_alike_are_no_rename() => CheckDiff(With("queue orders { visibility = 5m, attempts = none }"), With("queue sessions { visibility = 1h, attempts = none, retention = 1d }"), """
        harmless added production aws_sqs_queue.sessions
        harmless added production data.aws_iam_policy_document.sessions-tls-only
        harmless added production aws_sqs_queue_policy.sessions
        dangerous removed production aws_sqs_queue.orders
          it is destroyed, and with it messages
        harmless removed production data.aws_iam_policy_document.orders-tls-only
        review removed production aws_sqs_queue_policy.orders
          it is destroyed
        """);

    [Fact]
    public void Of_several_the_most_alike_is_meant() => CheckDiff(
        With("terraform aws_sqs_queue a { delay_seconds = 1 }\n  terraform aws_sqs_queue b { delay_seconds = 2 }"),
        With("terraform aws_sqs_queue c { delay_seconds = 2 }\n  terraform aws_sqs_queue d { delay_seconds = 1 }"), """
        dangerous replaced production aws_sqs_queue.c
          it was called `b`: what is there is destroyed, and made anew under another name, and with it messages
          with `moved b to c` beside it, it only gets another name
          address: aws_sqs_queue.b → aws_sqs_queue.c
          = moved b to c
        dangerous replaced production aws_sqs_queue.d
          it was called `a`: what is there is destroyed, and made anew under another name, and with it messages
          with `moved a to d` beside it, it only gets another name
          address: aws_sqs_queue.a → aws_sqs_queue.d
          = moved a to d
        """);

    [Fact]
    public void A_use_that_is_renamed_is_one_change_and_what_keeps_its_names_is_said() => CheckDiff(With(Secret("stripe")), With(Secret("payment")), """
        dangerous replaced production secret payment
          it was called `stripe`: what is there is destroyed, and made anew under another name, and with it a secret
          with `moved stripe to payment` beside it, it only gets another name
          its names at the provider come from its name: with `name = "production/stripe"` they stay too
          its names at the provider come from its name: with `description = "stripe of production"` they stay too
          address: aws_secretsmanager_secret.stripe → aws_secretsmanager_secret.payment
          = moved stripe to payment
        """);

    [Fact]
    public void Each_environment_keeps_a_name_of_its_own() => CheckDiff(Two("jobs"), Two("tasks"), """
        dangerous replaced production queue tasks
          it was called `jobs`: what is there is destroyed, and made anew under another name, and with it messages
          with `moved jobs to tasks` beside it, it only gets another name
          its names at the provider come from its name: with `name = "production-jobs"` they stay too; `staging` would inherit that, and needs its own
          address: aws_sqs_queue.jobs → aws_sqs_queue.tasks
          address: aws_sqs_queue_policy.jobs → aws_sqs_queue_policy.tasks
          = moved jobs to tasks
        dangerous replaced staging queue tasks
          it was called `jobs`: what is there is destroyed, and made anew under another name, and with it messages
          with `moved jobs to tasks` in `production`, it only gets another name
          its names at the provider come from its name: with `tasks { name = "staging-jobs" }` in `staging` they stay too
          address: aws_sqs_queue.jobs → aws_sqs_queue.tasks
          address: aws_sqs_queue_policy.jobs → aws_sqs_queue_policy.tasks
        """);

    private static string Two(string name) => With($"queue {name} {{ visibility = 5m, attempts = none }}") + "\nenvironment staging like production { cloud { account = \"210987654321\" } }\n";

    [Fact]
    public void What_would_be_replaced_even_with_another_name_is_said() => CheckDiff(
        With("queue jobs { visibility = 5m, attempts = none }"), With("queue invoices { visibility = 5m, attempts = none, fifo = true }"), """
        dangerous replaced production queue invoices
          it was called `jobs`: what is there is destroyed, and made anew under another name, and with it messages
          with `moved jobs to invoices` beside it, it only gets another name
          its names at the provider come from its name: with `name = "production-jobs"` they stay too
          even then another `fifo_queue`, `name` replaces `aws_sqs_queue.invoices`
          address: aws_sqs_queue.jobs → aws_sqs_queue.invoices
          address: aws_sqs_queue_policy.jobs → aws_sqs_queue_policy.invoices
          = moved jobs to invoices
        """);

    [Fact]
    public void With_what_was_offered_nothing_is_destroyed() => CheckDiff(
        With(Secret("stripe")), With($"moved stripe to payment\n  {Secret("payment").Replace("payment {", "payment { name = \"production/stripe\", description = \"stripe of production\"")}"), """
        harmless moved production aws_secretsmanager_secret.payment
          it was `aws_secretsmanager_secret.stripe`; nothing is destroyed
        """);

    [Fact]
    public void With_moved_alone_another_name_at_the_provider_still_replaces_it() => CheckDiff(
        With(Secret("stripe")), With($"moved stripe to payment\n  {Secret("payment")}"), """
        dangerous replaced production aws_secretsmanager_secret.payment
          it was `aws_secretsmanager_secret.stripe`
          another `name` replaces it: what is there is destroyed, and with it a secret
          name: "production/stripe" → "production/payment"
          description: "stripe of production" → "payment of production"
        """);

    [Theory]
    [InlineData("aws_lb", "subnets = [\"subnet-1\"], name = ")]
    [InlineData("aws_ecs_service", "task_definition = \"x:1\", name = ")]
    [InlineData("aws_security_group", "name = ")]
    [InlineData("aws_lb_target_group", "name = ")]
    [InlineData("aws_iam_role", "assume_role_policy = \"{}\", name_prefix = ")]
    public void A_name_that_cannot_be_another_replaces_also_what_keeps_nothing(string type, string arguments)
    {
        var differences = Differences(With($"terraform {type} api {{ {arguments}\"api\" }}"), With($"moved api to web\n  terraform {type} web {{ {arguments}\"web\" }}"));

        Assert.StartsWith($"review replaced production {type}.web\n  it was `{type}.api`\n  another `name", differences, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_knows_whether_it_is_replaced_nothing_is_said() => CheckDiff(
        With("terraform aws_iam_group a { name = \"a\" }"), With("moved a to b\n  terraform aws_iam_group b { name = \"b\" }"), """
        review moved production aws_iam_group.b
          it was `aws_iam_group.a`
          name: "a" → "b"
        """);

    [Fact]
    public void The_environment_that_declares_it_is_named_however_far_it_is() => Assert.Contains("replaced dev aws_sqs_queue.tasks\n  it was called `jobs`: what is there is destroyed, and made anew under another name, and with it messages\n  with `moved jobs to tasks` in `production`, it", Differences(
        $"{With("terraform aws_sqs_queue jobs")}\nenvironment staging like production\nenvironment dev like staging",
        $"{With("terraform aws_sqs_queue tasks")}\nenvironment staging like production\nenvironment dev like staging"), StringComparison.Ordinal);

    [Fact]
    public void Rights_that_come_and_go_are_named_whatever_statements_they_stand_in() => CheckDiff(
        With(Document("statement { sid = \"Write\", actions = [\"s3:PutObject\"], resources = [\"a/*\"] }")),
        With(Document("statement { sid = \"List\", actions = [\"s3:ListBucket\"], resources = [\"a\"] }\nstatement { sid = \"ReadWrite\", actions = [\"s3:GetObject\", \"s3:PutObject\"], resources = [\"a/*\"] }")), """
        review changed production data.aws_iam_policy_document.allowed
          it also allows `s3:ListBucket` on a
          it also allows `s3:GetObject` on a/*
        """);

    [Fact]
    public void Rights_that_are_taken_away_or_bound_to_something_are_named() => CheckDiff(
        With(Document("statement { actions = [\"s3:PutObject\", \"s3:GetObject\"], resources = [\"a/*\"] }")),
        With(Document("statement { actions = [\"s3:GetObject\"], resources = [\"a/*\"], condition { test = \"Bool\", variable = \"aws:SecureTransport\", values = [\"true\"] } }")), """
        review changed production data.aws_iam_policy_document.allowed
          it also allows `s3:GetObject` on a/* where aws:SecureTransport is true (Bool)
          it no longer allows `s3:PutObject`, `s3:GetObject` on a/*
        """);

    [Fact]
    public void A_document_that_lets_in_others_is_to_be_looked_at() => Assert.Contains(
        "review added production data.aws_iam_policy_document.images-readers-pull\n  it allows `ecr:BatchCheckLayerAvailability`, `ecr:BatchGetImage`, `ecr:GetDownloadUrlForLayer` to AWS arn:aws:iam::210987654321:root\n",
        Differences(With("registry images"), With("registry images { readers = [\"210987654321\"] }")), StringComparison.Ordinal);

    [Fact]
    public void Another_name_of_a_statement_gives_nobody_other_rights() => CheckDiff(
        With(Document("statement { sid = \"A\", actions = [\"s3:PutObject\"], resources = [\"a/*\"] }")), With(Document("statement { sid = \"B\", actions = [\"s3:PutObject\"], resources = [\"a/*\"] }")), "");

    [Fact]
    public void Where_no_alarm_is_left_nobody_is_told() => Assert.Contains("dangerous changed environment production\n  no alarm of CloudWatch is left of 2: nobody is told any more what goes wrong with its resources\n  - ".TrimEnd(' ', '-'), Differences(
        With("topic incidents { emails = [\"a@example.com\"] }\n  alarms = [incidents.arn]\n  queue jobs"), With("topic incidents { emails = [\"a@example.com\"] }\n  alarms = []\n  queue jobs")), StringComparison.Ordinal);

    [Fact]
    public void An_alarm_that_tells_nobody_is_dangerous() => Assert.Contains("it tells nobody any more", Differences(
        With(Alarm("alarm_actions = [\"arn:aws:sns:eu-west-1:123456789012:a\"]")), With(Alarm(""))), StringComparison.Ordinal);

    [Fact]
    public void An_environment_that_no_longer_calls_anybody_is_dangerous() => Assert.StartsWith("dangerous changed environment production\n  nobody is called any more for what is critical there", Differences(
        "environment production { url = \"https://shop.example.com\" }", "environment production { url = \"https://shop.example.com\", pages = false }"), StringComparison.Ordinal);

    [Fact]
    public void An_environment_that_is_like_another_is_moved_with_it() => CheckDiff(
        $"{With("terraform aws_sqs_queue jobs")}\nenvironment staging like production", $"{With("terraform aws_sqs_queue tasks")}\nenvironment staging like production", """
        dangerous replaced production aws_sqs_queue.tasks
          it was called `jobs`: what is there is destroyed, and made anew under another name, and with it messages
          with `moved jobs to tasks` beside it, it only gets another name
          address: aws_sqs_queue.jobs → aws_sqs_queue.tasks
          = moved jobs to tasks
        dangerous replaced staging aws_sqs_queue.tasks
          it was called `jobs`: what is there is destroyed, and made anew under another name, and with it messages
          with `moved jobs to tasks` in `production`, it only gets another name
          address: aws_sqs_queue.jobs → aws_sqs_queue.tasks
        """);

    [Fact]
    public void Who_reads_what_was_renamed_is_not_changed_by_that() => CheckDiff(
        With("terraform aws_sqs_queue jobs\n  terraform aws_sqs_queue_policy policy { queue_url = jobs.url, policy = \"{}\" }"),
        With("moved jobs to tasks\n  terraform aws_sqs_queue tasks\n  terraform aws_sqs_queue_policy policy { queue_url = tasks.url, policy = \"{}\" }"), """
        harmless moved production aws_sqs_queue.tasks
          it was `aws_sqs_queue.jobs`; nothing is destroyed
        """);

    [Fact]
    public void What_is_forgotten_is_not_destroyed() => CheckDiff(With("terraform aws_sqs_queue jobs"), With("forget aws_sqs_queue.jobs"), """
        review removed production aws_sqs_queue.jobs
          Terraform lets it go without destroying it; from then on nobody manages it
        """);

    [Fact]
    public void A_copy_that_goes_is_destroyed() => CheckDiff(
        With("terraform aws_sqs_queue jobs for name in [\"a\", \"b\"] { name = name }"), With("terraform aws_sqs_queue jobs for name in [\"b\"] { name = name }"), """
        dangerous changed production aws_sqs_queue.jobs
          the copy `a` is destroyed, and with it messages
          for["a"]: "a" → -
        """);

    [Fact]
    public void Only_labels_are_harmless() => CheckDiff(With("terraform aws_sqs_queue jobs { tags { a = \"1\" } }"), With("terraform aws_sqs_queue jobs { tags { a = \"2\" } }"), """
        harmless changed production aws_sqs_queue.jobs
          tags.a: "1" → "2"
        """);

    [Fact]
    public void Another_account_or_state_is_a_second_everything() => CheckDiff(
        "environment production { cloud aws { region = \"eu-west-1\", account = \"1\", state s3 { bucket = \"one\" } }, terraform aws_sqs_queue jobs }",
        "environment production { cloud aws { region = \"eu-west-1\", account = \"2\", state s3 { bucket = \"two\" } }, terraform aws_sqs_queue jobs }", """
        dangerous changed environment production
          everything is made again somewhere else; what is there stays or is destroyed by the next plan
          the state is somewhere else: without `terraform init -migrate-state` everything is made a second time
          cloud.account: 1 → 2
          cloud.state: s3 { bucket = "one" } → s3 { bucket = "two" }
        """);

    [Fact]
    public void Nobody_has_to_agree_any_more() => CheckDiff(
        "team ops\nenvironment production { approval by ops, freeze = 2026-12-20..2026-12-27 }", "team ops\nenvironment production { url = \"https://shop.example.com\" }", """
        dangerous changed environment production
          nobody has to agree to a deployment any more
          deployments are possible at times at which they were not
          approval: ops → -
          freeze: 2026-12-20..2026-12-27 → -
          url: - → "https://shop.example.com"
        """);

    [Fact]
    public void An_environment_that_goes_leaves_its_resources_to_nobody() => CheckDiff(With("terraform aws_s3_bucket a\n  terraform aws_iam_group b { name = \"b\" }"), "", """
        dangerous removed environment production
          its configuration goes; its 2 resources stay in the cloud, and nobody manages them
        """);

    private static string Table(string blocks) => $$"""
        terraform aws_dynamodb_table visits {
          name = "visits"
          billing_mode = "PAY_PER_REQUEST"
          hash_key = "page"
          range_key = "time"
          attribute { name = "page", type = "S" }
          {{blocks}}
        }
        """;

    private static string Document(string statements) => $"data aws_iam_policy_document allowed {{\n{statements}\n}}";

    private static string Alarm(string actions) =>
        $"terraform aws_cloudwatch_metric_alarm late {{ alarm_name = \"late\", comparison_operator = \"GreaterThanThreshold\", evaluation_periods = 1, metric_name = \"m\", namespace = \"n\", period = 60, statistic = \"Sum\", threshold = 1\n{actions} }}";

    private static string Machine(string disk) => $"terraform aws_instance worker {{ ami = \"ami-0123456789abcdef0\", instance_type = \"t3.micro\", root_block_device {{ {disk} }} }}";

    private static string Secret(string name) => $"secret {name} {{ }}\n  output arn = {name}.arn";

    [Fact]
    public void What_a_preview_keeps_goes_with_it_anyway() => CheckDiff(Preview("terraform aws_ecr_repository images { name = \"images-${number}\", force_delete = true }"), Preview(""), """
        review removed preview aws_ecr_repository.images
          it is destroyed, and with it images
        """);

    private static string Preview(string line) => $$"""
        project shop
        environment staging { cloud aws { region = "eu-west-1", account = "123456789012", state s3 { bucket = "states" } } }
        environment preview like staging {
          cloud { account = "210987654321" }
          per pull-request as number { expires after 3d }
          {{line}}
        }
        """;

    private static string With(string line) => $"environment production {{\n  cloud aws {{ region = \"eu-west-1\", tags {{ service = \"shop\" }} }}\n  {line}\n}}";
}
