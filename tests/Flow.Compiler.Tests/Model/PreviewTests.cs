using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Grafana;
using Flow.Compiler.Emit.Prometheus;
using Flow.Compiler.Emit.Telemetry;
using Flow.Compiler.Emit.Terraform;
using Flow.Compiler.Model;
using Flow.Compiler.Planning;
using Flow.Compiler.Tests.Language;
using Flow.Compiler.Types;

namespace Flow.Compiler.Tests.Model;

/// <summary>Environments that are made for each pull request.</summary>
public class PreviewTests
{
    private const string Start = "project shop { repository = github(\"a/shop\") }\n";

    [Fact]
    public void It_has_the_number_in_its_names_and_is_not_inherited()
    {
        var model = LanguageChecks.Check(Start + """
            environment staging { cloud aws { region = "eu-west-1", account = "1", state s3 { bucket = "states" } }, queue jobs, topic news }
            environment preview like staging { cloud { account = "2" }, per pull-request as number { expires after 36h } }
            environment other like preview { cloud { account = "3" } }
            """).Model;
        Assert.Equal([null, ("number", TimeSpan.FromHours(36)), null], model.Environments.Select(static e => e.Preview is { } p ? (p.Number, p.Expires) : ((string, TimeSpan)?)null));
        Assert.Equal(["staging-jobs", null, "other-jobs"], model.Environments.Select(static e => NameOf(e).Constant?.ToText()));
        Assert.Equal([new ParameterSource("number")], ExprTree.Reads(NameOf(model.Environments[1])).Select(static r => r.Source));
        Assert.Empty(model.Environments[1].Differences.Where(static d => d.Path == "per"));
    }

    [Fact]
    public void It_is_asked_under_no_address_but_its_own()
    {
        var model = LanguageChecks.Check(Start + """
            service api
            synthetic home of api { get "/" every 1m, severity = warning }
            environment staging { cloud aws { region = "eu-west-1", account = "123456789012", state s3 { bucket = "shop-state" } }, url = "https://staging.example.com" }
            environment preview like staging { cloud { account = "210987654321" }, per pull-request as number { expires after 3d } }
            environment other like staging { cloud { account = "310987654321" } }
            """).Model;

        Assert.Equal(["https://staging.example.com", null, "https://staging.example.com"], model.Environments.Select(static e => e.Url));
        Assert.Equal(["staging", "other"], SyntheticTargets.Of(Assert.Single(model.Synthetics), model).Select(static t => t.Environment));
    }

    [Theory]
    [InlineData("", "prometheus/prometheus.staging.yml", "otel/collector.staging.yaml", "grafana/provisioning/datasources.staging.yaml")]
    [InlineData("prometheus \"https://prometheus.preview.example.com\"", "prometheus/prometheus.preview.yml", "otel/collector.preview.yaml", "grafana/provisioning/datasources.preview.yaml")]
    [InlineData("telemetry { collector = \"http://otel.preview.example.com:4317\" }", "prometheus/prometheus.preview.yml", "otel/collector.preview.yaml", "grafana/provisioning/datasources.preview.yaml")]
    public void Files_that_would_watch_it_are_written_where_it_says_so(string line, params string[] expected)
    {
        var model = LanguageChecks.Check(Start + $$"""
            service api { image = "registry.example.com/api:1", port = 8080, internal = true, metrics = "/metrics", traces { sample = 10% } }
            environment staging {
              cloud aws { region = "eu-west-1", account = "123456789012", state s3 { bucket = "shop-state" } }
              telemetry { collector = "http://otel.example.com:4317", traces = tempo("https://tempo.example.com/") }
              network main
              host cluster { services = [api] }
            }
            environment preview like staging { cloud { account = "210987654321" }, per pull-request as number { expires after 3d }, {{line}} }
            """).Model;

        var written = new ITarget[] { new PrometheusTarget(), new CollectorTarget(), new GrafanaTarget() }.SelectMany(t => t.Emit(model, EmitOptions.Default).Files.Select(static f => f.Path)).ToList();

        Assert.All(expected, p => Assert.Contains(p, written));
        Assert.Equal(line.Length > 0, written.Any(static p => p.Contains("preview", StringComparison.Ordinal)));
    }

    [Fact]
    public void Its_parameters_are_known_to_those_who_make_and_destroy_it() => Assert.EndsWith(
        """
          "parameters": {
            "version": {
              "variable": "version_",
              "text": true,
              "any": "given"
            },
            "places": {
              "variable": "places",
              "text": false
            }
          }
        }

        """,
        Files("param version: string\n  param places: list<string> = []\n  terraform aws_ssm_parameter x { name = \"x-${number}\", type = \"String\", value = \"${version} ${to-json(places)}\" }")["infra/preview/preview.json"], StringComparison.Ordinal);

    private static Expr NameOf(DeploymentEnvironment environment) =>
        environment.Resources.First(static r => r.Name == "jobs").Body.Items.OfType<ResourceArgument>().First(static a => a.Name == "name").Value;

    [Theory]
    [InlineData("queue jobs", "messaging.tf", "\"preview-${var.number}-jobs\"")]
    [InlineData("queue a-queue-with-a-name-that-is-so-long-that-it-has-to-be-cut-off", "messaging.tf", "length(\"preview-${var.number}-a-queue-with-a-name-that-is-so-long-that-it-has-to-be-cut-off\") <= 62")]
    [InlineData("network main, database orders", "database.tf", "deletion_protection                 = false")]
    [InlineData("network main, database orders", "database.tf", "skip_final_snapshot                 = true")]
    [InlineData("network main, database orders", "database.tf", "delete_automated_backups            = true")]
    [InlineData("backup nightly", "storage.tf", "force_destroy = true")]
    [InlineData("bucket files", "storage.tf", "force_destroy = true")]
    [InlineData("secret key", "secrets.tf", "recovery_window_in_days = 0")]
    [InlineData("queue jobs", "variables.tf", "var.number >= 1 && var.number <= 9999999 && floor(var.number) == var.number")]
    [InlineData("queue jobs", "terraform.tf", "use_lockfile = true")]
    [InlineData("queue jobs", "preview.json", "\"prefix\": \"shop/preview\"")]
    [InlineData("queue jobs", "preview.json", "\"expires-minutes\": 4320")]
    public void Terraform_gets(string line, string file, string expected) => Assert.Contains(expected, Files(line)[$"infra/preview/{file}"], StringComparison.Ordinal);

    [Fact]
    public void Its_state_has_no_path_that_all_would_share() => Assert.DoesNotContain("key", Files("queue jobs")["infra/preview/terraform.tf"].Replace("key=…", "", StringComparison.Ordinal), StringComparison.Ordinal);

    [Theory]
    [InlineData("terraform aws_rds_cluster db { engine = \"aurora-mysql\", skip_final_snapshot = true }")]
    [InlineData("terraform aws_secretsmanager_secret key { name = \"key-${number}\", recovery_window_in_days = 0 }")]
    [InlineData("terraform aws_cloudwatch_event_bus bus { name = \"bus-${number}\" }\n  terraform aws_cloudwatch_event_rule made { name = \"made\", event_bus_name = bus.name, event_pattern = \"{}\" }")]
    public void It_can(string line) => Assert.Empty(MarkedSource.Parse(Source(line)).Compile().Diagnostics.Where(static d => d.Severity == Severity.Error));

    [Theory]
    [InlineData("bucket files { delete-content = false }", "FLOW4643")]
    [InlineData("network main, database orders { protected = true }", "FLOW4643")]
    [InlineData("network main, database orders { final-snapshot = true }", "FLOW4643")]
    [InlineData("terraform aws_secretsmanager_secret key { name = \"key-${number}\" }", "FLOW4643")]
    [InlineData("terraform aws_backup_vault vault { name = \"vault-${number}\" }", "FLOW4643")]
    [InlineData("terraform aws_rds_cluster db { engine = \"aurora-mysql\", skip_final_snapshot = true, delete_automated_backups = false }", "FLOW4643")]
    [InlineData("terraform aws_dynamodb_table t { name = \"t-${number}\", lifecycle { prevent-destroy = true } }", "FLOW4643")]
    [InlineData("bucket files { name = \"files\" }", "FLOW4644")]
    [InlineData("terraform aws_kinesis_stream events { name = \"events\", shard_count = 1 }", "FLOW4644")]
    [InlineData("terraform aws_docdb_cluster db { cluster_identifier = \"db\", skip_final_snapshot = true }", "FLOW4644")]
    [InlineData("terraform aws_neptune_cluster db { cluster_identifier = \"db\", skip_final_snapshot = true }", "FLOW4644")]
    [InlineData("terraform aws_redshift_cluster db { cluster_identifier = \"db\", node_type = \"ra3.large\", skip_final_snapshot = true }", "FLOW4644")]
    [InlineData("terraform aws_cloudwatch_event_rule nightly { name = \"nightly\", schedule_expression = \"rate(1 day)\" }", "FLOW4644")]
    [InlineData("terraform aws_iam_instance_profile machine { name = \"machine\" }", "FLOW4644")]
    [InlineData("terraform aws_db_option_group options { name = \"options\", engine_name = \"mysql\", major_engine_version = \"8.0\" }", "FLOW4644")]
    [InlineData("deploy-role deployer", "FLOW4644")]
    [InlineData("queue jobs { name = \"a-name-that-is-much-too-long-for-a-queue-once-the-number-is-in-it-${number}\" }", "FLOW4553")]
    public void It_cannot(string line, string code)
    {
        var found = MarkedSource.Parse(Source(line)).Compile().Diagnostics.Where(static d => d.Severity == Severity.Error).Select(static d => d.Code).Distinct();
        Assert.Equal([code], found);
    }

    private static string Source(string line) =>
        $"{Start}environment preview {{\n  cloud aws {{ region = \"eu-west-1\", account = \"123456789012\", state s3 {{ bucket = \"states\" }} }}\n  per pull-request as number {{ expires after 3d }}\n  {line}\n}}\n";

    private static Dictionary<string, string> Files(string line)
    {
        var result = LanguageChecks.Check(Source(line)).Emit(new TerraformTarget(), EmitOptions.Default);
        Assert.Empty(result.Diagnostics.Where(static d => d.Severity == Severity.Error));
        return result.Files.ToDictionary(static f => f.Path, static f => f.Text);
    }
}
