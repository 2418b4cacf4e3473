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
    public void What_Terraform_is_told_to_ignore_replaces_nothing() => CheckDiff(
        With(Database.Replace("prevent-destroy = true", "ignore-changes = [engine]")), With(Database.Replace("prevent-destroy = true", "ignore-changes = [engine]").Replace("\"postgres\"", "\"mysql\"")), """
        review changed production aws_db_instance.orders
          engine: "postgres" → "mysql"
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
    public void Another_name_without_moved_destroys_it() => CheckDiff(With("terraform aws_sqs_queue jobs"), With("terraform aws_sqs_queue tasks"), """
        harmless added production aws_sqs_queue.tasks
        dangerous removed production aws_sqs_queue.jobs
          it is destroyed, and with it messages
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
          for: ["a" "a", "b" "b"] → ["b" "b"]
        """);

    [Fact]
    public void Only_labels_are_harmless() => CheckDiff(With("terraform aws_sqs_queue jobs { tags { a = \"1\" } }"), With("terraform aws_sqs_queue jobs { tags { a = \"2\" } }"), """
        harmless changed production aws_sqs_queue.jobs
          tags: { a = "1" } → { a = "2" }
        """);

    [Fact]
    public void Another_account_or_state_is_a_second_everything() => CheckDiff(
        "environment production { cloud aws { region = \"eu-west-1\", account = \"1\", state s3 { bucket = \"a\" } }, terraform aws_sqs_queue jobs }",
        "environment production { cloud aws { region = \"eu-west-1\", account = \"2\", state s3 { bucket = \"b\" } }, terraform aws_sqs_queue jobs }", """
        dangerous changed environment production
          everything is made again somewhere else; what is there stays or is destroyed by the next plan
          the state is somewhere else: without `terraform init -migrate-state` everything is made a second time
          cloud.account: 1 → 2
          cloud.state: s3 { bucket = "a" } → s3 { bucket = "b" }
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

    private static string With(string line) => $"environment production {{\n  cloud aws {{ region = \"eu-west-1\", tags {{ service = \"shop\" }} }}\n  {line}\n}}";
}
