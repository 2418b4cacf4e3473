using System.Text.RegularExpressions;
using Flow.Compiler.Binding;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Terraform;
using Flow.Compiler.Model;
using Flow.Compiler.Syntax;
using Flow.Compiler.Tests.Language;
using Flow.Compiler.Tests.Model;
using Flow.Tests;

namespace Flow.Compiler.Tests.Constructs;

/// <summary>What each level of access of each construct allows, to the letter, and what it becomes for a service.</summary>
public partial class AccessTests
{
    [Theory]
    [InlineData("bucket", "x.read", "s3:GetObject on ${aws_s3_bucket.x.arn}/*")]
    [InlineData("bucket", "x.list", "s3:ListBucket on aws_s3_bucket.x.arn")]
    [InlineData("bucket", "x.write", "s3:PutObject s3:AbortMultipartUpload on ${aws_s3_bucket.x.arn}/*")]
    [InlineData("bucket", "x.delete", "s3:DeleteObject on ${aws_s3_bucket.x.arn}/*")]
    [InlineData("bucket", "x.read-write", "s3:GetObject s3:PutObject s3:AbortMultipartUpload s3:DeleteObject on ${aws_s3_bucket.x.arn}/*; s3:ListBucket on aws_s3_bucket.x.arn")]
    [InlineData("queue", "x.send", "sqs:SendMessage sqs:GetQueueUrl sqs:GetQueueAttributes on aws_sqs_queue.x.arn")]
    [InlineData("queue", "x.receive", "sqs:ReceiveMessage sqs:DeleteMessage sqs:ChangeMessageVisibility sqs:GetQueueUrl sqs:GetQueueAttributes on aws_sqs_queue.x.arn")]
    [InlineData("topic", "x.publish", "sns:Publish on aws_sns_topic.x.arn")]
    [InlineData("secret", "x.read", "secretsmanager:GetSecretValue secretsmanager:DescribeSecret on aws_secretsmanager_secret.x.arn")]
    [InlineData("secret", "x.write", "secretsmanager:PutSecretValue secretsmanager:DescribeSecret on aws_secretsmanager_secret.x.arn")]
    [InlineData("database", "x.connect", "5432 of aws_security_group.x.id")]
    [InlineData("database", "x.read-write", "secretsmanager:GetSecretValue on aws_db_instance.x.master_user_secret[0].secret_arn; 5432 of aws_security_group.x.id")]
    [InlineData("database", "x.login", "rds-db:connect on arn:aws:rds-db:eu-west-1:123456789012:dbuser:${aws_db_instance.x.resource_id}/app; 5432 of aws_security_group.x.id")]
    [InlineData("cache", "x.connect", "6379 of aws_security_group.x.id")]
    [InlineData("registry", "x.pull", "ecr:BatchCheckLayerAvailability ecr:BatchGetImage ecr:GetDownloadUrlForLayer on aws_ecr_repository.x.arn; ecr:GetAuthorizationToken on *")]
    [InlineData(
        "registry", "x.push",
        "ecr:BatchCheckLayerAvailability ecr:BatchGetImage ecr:GetDownloadUrlForLayer ecr:InitiateLayerUpload ecr:UploadLayerPart ecr:CompleteLayerUpload ecr:PutImage on aws_ecr_repository.x.arn; ecr:GetAuthorizationToken on *")]
    [InlineData("backup", "x.start", "backup:StartBackupJob on aws_backup_vault.x.arn; iam:PassRole on aws_iam_role.x.arn")]
    [InlineData("alarm", "x.read", "cloudwatch:DescribeAlarms on aws_cloudwatch_metric_alarm.x.arn")]
    [InlineData("budget", "x.read", "budgets:ViewBudget on aws_budgets_budget.x.arn")]
    [InlineData("certificate", "x.read", "acm:DescribeCertificate acm:GetCertificate on aws_acm_certificate.x.arn")]
    [InlineData("dns", "x.change", "route53:ChangeResourceRecordSets route53:ListResourceRecordSets on arn:aws:route53:::hostedzone/${aws_route53_zone.x.zone_id}")]
    [InlineData("function", "x.invoke", "lambda:InvokeFunction on aws_lambda_function.x.arn")]
    [InlineData(
        "static-site", "x.publish",
        "s3:PutObject s3:DeleteObject on ${aws_s3_bucket.x.arn}/*; s3:ListBucket on aws_s3_bucket.x.arn; cloudfront:CreateInvalidation on aws_cloudfront_distribution.x.arn")]
    [InlineData(
        "workload", "x.deploy",
        "ecs:DescribeServices ecs:UpdateService on aws_ecs_service.x.id; ecs:DescribeTaskDefinition ecs:RegisterTaskDefinition on *; iam:PassRole on aws_iam_role.x-starting-role.arn aws_iam_role.x-task-role.arn")]
    [InlineData("workload", "x.call", "80 of aws_security_group.x.id")]
    [InlineData("workload", "x.read-log", "logs:FilterLogEvents logs:GetLogEvents logs:DescribeLogStreams on ${aws_cloudwatch_log_group.x.arn}:*")]
    public void A_level_allows_exactly(string construct, string level, string expected) => Assert.Equal(expected, GrantText(Assert.Single(Listed(construct, "", level))));

    [Fact]
    public void Whoever_logs_in_reaches_the_replicas_too() => Assert.Equal(
        "rds-db:connect on arn:aws:rds-db:eu-west-1:123456789012:dbuser:${aws_db_instance.x.resource_id}/app arn:aws:rds-db:eu-west-1:123456789012:dbuser:${aws_db_instance.x-replica[\"1\"].resource_id}/app "
        + "arn:aws:rds-db:eu-west-1:123456789012:dbuser:${aws_db_instance.x-replica[\"2\"].resource_id}/app; 5432 of aws_security_group.x.id",
        GrantText(Assert.Single(Listed("database", "replicas = 2, password-secret = \"arn:aws:secretsmanager:eu-west-1:123456789012:secret:x\"", "x.login"))));

    [Theory]
    [InlineData("host", "cluster.find", "eks:DescribeCluster on aws_eks_cluster.cluster.arn")]
    [InlineData("workload", "x.deploy", "eks:DescribeCluster on aws_eks_cluster.cluster.arn")]
    [InlineData(
        "workload", "x.read-log",
        "logs:FilterLogEvents logs:GetLogEvents logs:DescribeLogStreams on arn:aws:logs:eu-west-1:123456789012:log-group:/aws/containerinsights/${aws_eks_cluster.cluster.name}/application:*")]
    [InlineData("workload", "x.call", "8080 of \"x\"")]
    public void In_a_cluster_a_level_allows_exactly(string construct, string level, string expected)
    {
        var listed = Environments($$"""
            service x { image = "x:1", port = 8080, internal = true }
            service reader { image = "reader:1", access = [{{level}}] }
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              network main
              host cluster using kubernetes { services = [x, reader] }
            }
            """)[0].Uses;

        Assert.Equal(construct, listed.Single(u => u.Name == level.Split('.')[0]).Construct);
        Assert.Equal(expected, GrantText(Assert.Single(listed.Single(static u => u.Name == "reader").Access)));
    }

    [Theory]
    [InlineData("bucket", "x.read", "kms:Decrypt on the-key")]
    [InlineData("bucket", "x.write", "kms:GenerateDataKey kms:Decrypt on the-key")]
    [InlineData("bucket", "x.read-write", "kms:GenerateDataKey kms:Decrypt on the-key")]
    [InlineData("queue", "x.send", "kms:GenerateDataKey kms:Decrypt on the-key")]
    [InlineData("queue", "x.receive", "kms:Decrypt on the-key")]
    [InlineData("topic", "x.publish", "kms:GenerateDataKey kms:Decrypt on the-key")]
    [InlineData("secret", "x.read", "kms:Decrypt on the-key")]
    [InlineData("secret", "x.write", "kms:GenerateDataKey kms:Decrypt on the-key")]
    public void With_a_key_of_its_own_a_thing_lets_use_the_key_too(string construct, string level, string expected) =>
        Assert.EndsWith($"; {expected}", GrantText(Assert.Single(Listed(construct, "key = \"the-key\"", level))), StringComparison.Ordinal);

    [Theory]
    [InlineData("port = 8080, internal = true", "80 of aws_security_group.x-balancer-group.id")]
    [InlineData("port = 8080, certificate = \"arn:aws:acm:eu-west-1:123456789012:certificate/a\", domain = \"api.example.com\"", "443 of aws_security_group.x-balancer-group.id")]
    public void A_service_with_a_port_is_called_through_its_load_balancer(string settings, string expected) =>
        Assert.Equal(expected, GrantText(Assert.Single(Listed("workload", settings, "x.call"))));

    [Theory]
    [InlineData(null, nameof(A_level_allows_exactly), "network, host, deploy-role")]
    [InlineData("aws-kubernetes", nameof(In_a_cluster_a_level_allows_exactly), "")]
    public void Each_level_of_each_construct_is_told_here(string? platform, string test, string withoutLevels)
    {
        var tested = typeof(AccessTests).GetMethod(test)!.GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Cast<InlineDataAttribute>()
            .Select(static d => d.GetData(null!).Single()).Select(static d => $"{d[0]} {((string)d[1]).Split('.')[1]}").Order(StringComparer.Ordinal);

        Assert.Equal(Levels(platform).Select(static l => $"{l.Construct.Name} {l.Construct.Context.TextOf(l.Level.Args[0].Value)}").Order(StringComparer.Ordinal), tested);
        Assert.Equal(withoutLevels.Split(", ", StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), ConstructLibrary.Shared.NamesAt(platform).Except(Levels(platform).Select(static l => l.Construct.Name)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_level_is_wider_than_it_has_to_be_without_a_reason()
    {
        var lines = Levels(null).Concat(Levels("aws-kubernetes")).SelectMany(static l => l.Level.Body!.Items.Items.Select(i => (Line: i, l.Construct.Context))).Where(static l => l.Context.WordOf(l.Line) == "allow").ToList();

        Assert.True(lines.Count > 20);
        Assert.All(lines, static l => Assert.DoesNotContain('*', l.Context.TextOf(l.Line.Args[0].Value)));
        Assert.All(
            lines.Where(static l => l.Line.Clauses.Any(c => l.Context.TextOf(c.Value) == "\"*\"")),
            static l => Assert.Contains(l.Line.Clauses, c => c.Word.Word == Word.Because));
    }

    /// <summary>Documents with a statement whose actions AWS checks no resource for, by the tables of the Service Authorization Reference.</summary>
    private static readonly (string Document, string Actions)[] Everywhere =
    [
        ("api-starting", "[\"ecr:GetAuthorizationToken\"]"), // a token is for all registries of the account
        ("deployer-allowed", "[\"ecr:GetAuthorizationToken\"]"),
        ("resize-run", "[\"xray:PutTraceSegments\", \"xray:PutTelemetryRecords\"]"), // traces belong to no resource
        ("worker-starting", "[\"ecr:GetAuthorizationToken\"]"),
    ];

    [Fact]
    public void What_a_construct_allows_besides_names_each_action_and_each_resource()
    {
        var statements = ConstructLibrary.Shared.Names.SelectMany(static n => Environments(Example(n))).SelectMany(static e => e.Resources)
            .Where(static r => r.Type == "aws_iam_policy_document").SelectMany(static r => r.Body.Items.OfType<ResourceBlock>().Where(static b => b.Name == "statement").Select(b => (Document: r.Name, b.Body)))
            .Where(static s => Written(s.Body, "effect") != "\"Deny\"").ToList();

        Assert.True(statements.Count > 20);
        Assert.All(statements, static s => Assert.DoesNotContain('*', Written(s.Body, "actions")));
        Assert.Equal(
            Everywhere,
            statements.Where(static s => Written(s.Body, "resources").Contains("\"*\"", StringComparison.Ordinal)).Select(static s => (s.Document, Actions: Written(s.Body, "actions"))).Distinct().OrderBy(static s => s.Document, StringComparer.Ordinal));
    }

    [Fact]
    public void Whoever_reads_a_policy_is_told_why_there_is_a_star()
    {
        var files = ConstructLibrary.Shared.Names.Select(static n => (Name: n, Text: Terraform(Example(n))))
            .Concat(Directory.EnumerateFiles(Repository.PathOf("examples"), "*.tf", SearchOption.AllDirectories).Select(static f => (Name: f, Text: File.ReadAllText(f))))
            .Append((Name: "a function in a network", Text: Terraform("environment production {\n  cloud aws { region = \"eu-west-1\", account = \"123456789012\", state local }\n  network main\n  function resize { image = \"resize:1\", network = main }\n}")));
        var wide = files.SelectMany(static f => WideStatements(f.Text).Select(s => (f.Name, s.Above, s.Text))).ToList();

        Assert.Superset(
            new HashSet<string> { "ecr:GetAuthorizationToken", "xray:PutTraceSegments", "ec2:CreateNetworkInterface", "s3:*", "sqs:*", "sns:Publish" },
            wide.SelectMany(static w => w.Text.Split('"')).ToHashSet());
        Assert.All(wide, static w => Assert.StartsWith("# ", w.Above, StringComparison.Ordinal));
    }

    /// <summary>What AWS wrote is seldom as narrow as what one would write oneself, so each policy of AWS that is attached says why it is.</summary>
    [Fact]
    public void Whoever_reads_that_a_policy_of_AWS_is_attached_is_told_why()
    {
        var files = ConstructLibrary.Shared.Names.Select(static n => Terraform(Example(n)))
            .Concat(Directory.EnumerateFiles(Repository.PathOf("examples"), "*.tf", SearchOption.AllDirectories).Select(File.ReadAllText))
            .Append(Terraform("""
                project shop
                service api { image = "api:1" }
                environment production {
                  cloud aws { region = "eu-west-1", account = "123456789012", state local }
                  network main
                  function resize { image = "resize:1", network = main }
                  topic news { slack-channel = "C0123456789", slack-workspace = "T0123456789" }
                  alarms = [news.arn]
                  queue jobs
                  deploy-role deployer { repository = "acme/shop", existing = true, access = [jobs.send, cluster.find], policies = ["arn:aws:iam::aws:policy/ReadOnlyAccess"] }
                  host cluster using kubernetes { services = [api] }
                }
                pipeline deploy { on manual, job all on linux { environment = production, login aws } }
                """));
        var attached = files.SelectMany(static f => Block().Matches(f)).Select(static m => m.Value).Where(static b => b.Contains(":aws:policy/", StringComparison.Ordinal) || b.Contains("_policy_attachment\"", StringComparison.Ordinal) || b.Contains("access-policy/", StringComparison.Ordinal)).ToList();

        Assert.Superset(
            new HashSet<string> { "CloudWatchAgentServerPolicy", "AWSBackupServiceRolePolicyForBackup", "AWSBackupServiceRolePolicyForRestores", "AmazonRDSEnhancedMonitoringRole", "AWSLambdaENIManagementAccess", "CloudWatchReadOnlyAccess", "AmazonEKSClusterAdminPolicy" },
            attached.SelectMany(static b => b.Split('"', '/')).ToHashSet());
        Assert.All(attached, static b => Assert.Contains(b.Split('\n').TakeWhile(static l => l.StartsWith('#')), static l => !l.Contains(".flow:", StringComparison.Ordinal)));
    }

    /// <summary>A resource with the comments above it.</summary>
    [GeneratedRegex(@"(^#[^\n]*\n)*^resource [^\n]*\{\n(  [^\n]*\n|\n)*^\}", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Block();

    [Fact]
    public void The_reason_of_a_level_stands_above_its_statement() => Assert.Contains(
        """
          # Because CloudWatch has no ARNs,
          # not even one
          statement {
            sid       = "Metrics"
            actions   = ["cloudwatch:PutMetricData"]
            resources = ["*"]
          }
        """,
        Terraform("""
            project shop
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012", state local }
              function resize { image = "resize:1", access = [metrics] }
              access metrics { allow ["cloudwatch:PutMetricData"] on "*" because "CloudWatch has no ARNs,\nnot even one" }
            }
            """), StringComparison.Ordinal);

    private static string Terraform(string source) =>
        string.Join('\n', LanguageChecks.Check(source).Emit(new TerraformTarget(), EmitOptions.Default).Files.Where(static f => f.Path.EndsWith(".tf", StringComparison.Ordinal)).Select(static f => f.Text));

    /// <summary>Statements of policies that name anything by a star alone, or actions by one, each with the line above.</summary>
    private static IEnumerable<(string Above, string Text)> WideStatements(string terraform)
    {
        var lines = terraform.Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i] == "  statement {")
            {
                var text = string.Join('\n', lines.Skip(i).TakeWhile(static l => l != "  }"));
                if (text.Split('"').Any(static t => t == "*" || (t.EndsWith('*') && t.Split(':') is [not ['$', ..], _])))
                {
                    yield return (lines[i - 1].Trim(), text);
                }
            }
        }
    }

    private static string Written(ResourceBody body, string argument) => body.Items.OfType<ResourceArgument>().SingleOrDefault(a => a.Name == argument) is { } found ? EnvironmentText.Of(found.Value) : "";

    private static string Example(string construct) =>
        CommentReading.Documentation(ConstructLibrary.Shared.Find(construct)!.Context.Tree.Source, ConstructLibrary.Shared.Find(construct)!.Item)!.Split("```flow\n")[1].Split("```")[0];

    [Fact]
    public void A_service_gets_a_policy_and_open_doors_for_what_it_lists_and_nothing_else()
    {
        var environment = Environments("""
            service api { image = "api:1", access = [orders.read-write, sessions.connect, jobs.send] }
            service worker { image = "worker:1" }
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              network main
              database orders
              cache sessions
              queue jobs
              host cluster { services = [api, worker] }
            }
            """)[0];

        Assert.Equal(["api-allowed"], environment.Resources.Where(static r => r is { Type: "aws_iam_policy_document" } && r.Name.EndsWith("-allowed", StringComparison.Ordinal)).Select(static r => r.Name));
        Assert.Equal(["api-task-policy"], environment.Resources.Where(static r => r.Name.EndsWith("-task-policy", StringComparison.Ordinal)).Select(static r => r.Name));
        var doors = Assert.Single(environment.Resources, static r => r.Name == "api-incoming");
        Assert.Equal(["orders", "sessions"], doors.Each!.Copies.Select(static c => c.Key));
        Assert.Equal("{ name = \"orders\", group = aws_security_group.orders.id, port = 5432 }", EnvironmentText.Of(doors.Each.Copies[0].Element));
        Assert.DoesNotContain(environment.Resources, static r => r.Name is "worker-incoming" or "worker-outgoing");
    }

    [Fact]
    public void A_function_may_do_exactly_what_it_lists_and_what_Lambda_needs()
    {
        var environment = Environments("""
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              network main
              database orders
              bucket pictures
              queue jobs
              secret stripe
              function resize { image = "resize:1", network = main, access = [pictures.read, jobs.send, stripe.read, orders.connect, shrink.invoke, metrics], env { STRIPE = stripe.arn } }
              function shrink { image = "shrink:1", dead-letters = false }
              access metrics { allow "cloudwatch:PutMetricData" on "*" because "it has no ARNs" }
            }
            """)[0];

        Assert.Equal(
            """
            ["s3:GetObject"] on ["${aws_s3_bucket.pictures.arn}/*"]
            ["sqs:SendMessage", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"] on [aws_sqs_queue.jobs.arn]
            ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"] on [aws_secretsmanager_secret.stripe.arn]
            ["lambda:InvokeFunction"] on [aws_lambda_function.shrink.arn]
            ["cloudwatch:PutMetricData"] on ["*"]
            """,
            StatementsOf(environment, "resize-allowed"));
        Assert.Equal(
            """
            ["logs:CreateLogStream", "logs:PutLogEvents"] on ["${aws_cloudwatch_log_group.shrink.arn}:*"]
            ["xray:PutTraceSegments", "xray:PutTelemetryRecords"] on ["*"]
            """,
            StatementsOf(environment, "shrink-run"));
        Assert.Equal(
            ["main-flow-log-policy", "resize-access-policy", "resize-run-policy", "shrink-run-policy"],
            environment.Resources.Where(static r => r.Type == "aws_iam_role_policy").Select(static r => r.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["resize-https", "resize-outgoing"], DoorsOf(environment, "aws_vpc_security_group_egress_rule"));
        Assert.Equal(["resize-incoming"], DoorsOf(environment, "aws_vpc_security_group_ingress_rule"));
        var door = Assert.Single(environment.Resources.Single(static r => r.Name == "resize-incoming").Each!.Copies);
        Assert.Equal("{ name = \"orders\", group = aws_security_group.orders.id, port = 5432 }", EnvironmentText.Of(door.Element));
    }

    private static string StatementsOf(DeploymentEnvironment environment, string document) => string.Join('\n', environment.Resources.Single(r => r.Type == "aws_iam_policy_document" && r.Name == document)
        .Body.Items.OfType<ResourceBlock>().Select(static b => $"{Written(b.Body, "actions")} on {Written(b.Body, "resources")}"));

    private static IEnumerable<string> DoorsOf(DeploymentEnvironment environment, string type) =>
        environment.Resources.Where(r => r.Type == type && r.Name.StartsWith("resize-", StringComparison.Ordinal)).Select(static r => r.Name).Order(StringComparer.Ordinal);

    [Fact]
    public void What_a_function_lists_is_used_and_what_it_gets_besides_is_reported() => LanguageChecks.Check("""
        environment production {
          cloud aws { region = "eu-west-1", account = "123456789012" }
          queue jobs
          function resize { image = "resize:1", access = [metrics, jobs.send] }
          access metrics { allow ["cloudwatch:PutMetricData"] on "*" because "it has no ARNs" }
          access wide { allow ["cloudwatch:ListMetrics"] on "*" because "it has no ARNs" }
          ^^^^^^^^^^^ FLOW4566
          terraform aws_iam_role_policy_attachment more { role = resize.role, policy_arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" }
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ FLOW4565
        }
        """);

    [Fact]
    public void A_level_of_a_template_is_read_like_that_of_a_construct_and_may_need_what_only_its_reader_has()
    {
        var use = Environments("""
            template drop {
              terraform aws_sns_topic topic
              access put { allow ["sns:Publish"] on "${topic.arn}:${use.name}" }
              access by-account { allow ["s3:GetObject"] on "arn:aws:s3:::${use.account}/*" }
            }
            service worker { image = "worker:1", access = [box.put, metrics] }
            environment production {
              cloud aws { region = "eu-west-1" }
              network main
              drop box
              access metrics { allow "cloudwatch:PutMetricData" on "*" because "it has no ARNs" }
              host cluster { services = worker }
            }
            """)[0].Uses.Single(static u => u.Name == "worker");

        Assert.Equal(["box.put: sns:Publish on ${aws_sns_topic.box.arn}:box", "metrics: cloudwatch:PutMetricData on *"], use.Access.Select(static g => $"{g.Name}: {GrantText(g)}"));
    }

    private static IEnumerable<(TemplateSymbol Construct, ItemSyntax Level)> Levels(string? platform) => ConstructLibrary.Shared.NamesAt(platform).Select(n => ConstructLibrary.Shared.Find(platform is null ? n : $"{platform}/{n}")!)
        .SelectMany(static t => t.Item.Body!.Items.Items.Where(i => t.Context.WordOf(i) == "access").Select(i => (t, i)));

    private static IEnumerable<Grant> Listed(string construct, string line, string level)
    {
        var lines = construct switch
        {
            "alarm" => "description = \"d\", namespace = \"n\", metric = \"m\", above = 1, tell = []",
            "budget" => "limit = 1, emails = [\"a@example.com\"]",
            "dns" => "domain = \"example.com\"",
            "workload" or "function" => $"image = \"x:1\"{(line.Length > 0 ? ", " : "")}{line}",
            "static-site" => "certificate = \"arn:aws:acm:us-east-1:123456789012:certificate/x\"",
            _ => line,
        };
        return Environments($$"""
            service reader { image = "reader:1", access = [{{level}}] }
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012" }
              network main
              {{(construct is "certificate" or "static-site" ? "dns site { domain = \"example.com\" }" : "")}}
              {{construct}} x { {{lines}} }
              host cluster { services = [reader] }
            }
            """)[0].Uses.Single(static u => u.Name == "reader").Access;
    }

    private static DeploymentEnvironment[] Environments(string source) => [.. LanguageChecks.Check(source).Model.Environments];

    private static string GrantText(Grant grant) => string.Join("; ",
    [
        .. grant.Statements.Select(static s => $"{string.Join(' ', s.Actions)} on {string.Join(' ', s.Resources.Select(static r => EnvironmentText.Of(r).Trim('"')))}"),
        .. grant.Connections.Select(static c => $"{EnvironmentText.Of(c.Port)} of {EnvironmentText.Of(c.Group)}"),
    ]);
}
