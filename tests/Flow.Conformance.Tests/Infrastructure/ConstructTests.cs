using Flow.Compiler;
using Flow.Compiler.Binding;
using Flow.Compiler.Hosting;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Tests;

namespace Flow.Conformance.Tests.Infrastructure;

/// <summary>What constructs become is laid out as Terraform does it, and right by the schema of the real provider: with nothing set, and with everything set.</summary>
public class ConstructTests
{
    /// <summary>Each parameter of each construct has a value here that is not its default.</summary>
    internal const string Everything = """
        environment everywhere {
          cloud aws { region = "eu-west-1", account = "123456789012", state local }
          alarms = [news.arn]
          bucket logs { name = "acme-logs", takes-logs = true, versioned = false, old-versions = none, expires = 90d, delete-content = true }
          bucket receipts { key = "arn:aws:kms:eu-west-1:123456789012:key/1", log-bucket = logs.id, old-versions = 7d }
          queue jobs { name = "jobs", fifo = true, visibility = 5m, retention = 1d, attempts = 3, key = "alias/aws/sqs", alarms = [news.arn], longest-wait = 5m, publishers = ["s3.amazonaws.com"] }
          queue plain { attempts = none, alarms = [news.arn] }
          topic news { name = "news", key = "alias/shop", publishers = ["events.amazonaws.com"], emails = ["a@example.com", "b@example.com"], webhook = "https://events.example.com/x", slack-channel = "C0123456789", slack-workspace = "T0123456789" }
          topic ordered { fifo = true }
          registry elsewhere-images { existing = true, name = "staging/images", account = "210987654321" }
          secret stripe { name = "stripe", description = "x", key = "alias/shop", recovery = 7d, rotation = "arn:aws:lambda:eu-west-1:123456789012:function:x", rotate-every = 10d }
          registry images { name = "images", mutable = true, scan = false, newest = 5, untagged = 1d, key = "arn:aws:kms:eu-west-1:123456789012:key/1", delete-content = true, readers = ["210987654321"] }
          network main {
            cidr = "10.20.0.0/16", zones = 2, letters = ["b", "c"], nat = "single", gateways = ["s3"], endpoints = ["logs"], flow-log-days = 7
            key = "arn:aws:kms:eu-west-1:123456789012:key/1"
          }
          network bare { zones = 1, nat = "none", gateways = [], flow-logs = false }
          database orders {
            identifier = "acme-orders"
            network = main, version = "17.2", class = "db.m7g.large", storage = 50GiB, max-storage = none, name = "orders", user = "boss", standby = false
            backup-days = 35, backup-window = "01:00-02:00", maintenance-window = "mon:03:00-mon:04:00"
            clients { api = api.group }
            settings { log_min_duration_statement = "500" }
            login-user = "shop"
            key = "arn:aws:kms:eu-west-1:123456789012:key/1", protected = false, final-snapshot = false, iam-login = false, insights = false, log-days = 7, at-once = true
            alarms = [news.arn], least-storage = 20%, longest-lag = 1m
          }
          dns site { domain = "example.com", records = [{ name = "www", type = "CNAME", values = ["shop.example.com"], ttl = 1h }, { name = "", values = ["192.0.2.1"] }], delete-content = true }
          dns old { domain = "example.org", existing = true }
          certificate tls { dns = site, domain = "shop.example.com", also = ["*.shop.example.com"] }
          certificate known { dns = old, domain = "shop.example.org" }
          alarm slow {
            name = "slow", description = "d", namespace = "AWS/RDS", metric = "CPUUtilization", statistic = "p99", below = 5, period = 5m, periods = 3, out-of-bounds = 2
            without-value = "breaching", tell = [news.arn]
            dimensions { DBInstanceIdentifier = orders.id }
          }
          alarm busy { description = "d", namespace = "AWS/RDS", metric = "CPUUtilization", above = 90 }
          budget month { name = "month", limit = 100, time = "QUARTERLY", percentages = [50], forecast = none, emails = ["a@example.com"], topics = [news.arn] }
          cache sessions {
            identifier = "acme-sessions"
            network = main, engine = "redis", class = "cache.m7g.large", version = "7.0", machines = 1, backup-days = 0, at-once = true
            backup-window = "01:00-02:00", maintenance-window = "mon:03:00-mon:04:00"
            clients { api = api.group }
            key = "arn:aws:kms:eu-west-1:123456789012:key/1"
          }
          backup nightly {
            of-resources = [orders.arn], tag = "keep", tag-value = "yes", schedule = "cron(0 1 * * ? *)", retention = 30d, continuous = true, lock-after = 5d
            copies = ["arn:aws:backup:eu-central-1:123456789012:backup-vault:copies"], key = "arn:aws:kms:eu-west-1:123456789012:key/1"
          }
          backup loose { locked = false }
          host cluster { services = [inside, worker], insights = false, log-bucket = logs.id }
          host other
          workload api {
            host = cluster, network = main, image = "${images.url}:1", pulls = [images.pull], command = ["./api", "--verbose"], port = 80, health = "/ok", start = 2m, cpu = 0.25, memory = 512MiB
            architecture = "ARM64", scale = 1..2, target-cpu = 50%
            domain = "shop.example.com", zone = site.id, certificate = tls.arn, from-addresses = ["192.0.2.0/24"], retention = 7d, log-days = 7, log-bucket = logs.id, key = "arn:aws:kms:eu-west-1:123456789012:key/1", protected = false
            alarms = [news.arn], most-errors = 2%, slowest = 500ms
            env { HOST = orders.host, MODE = "x" }
            secrets { DATABASE = orders.secret, STRIPE = elsewhere.arn }
            secret-keys = ["arn:aws:kms:eu-west-1:123456789012:key/1"]
            access = [
              receipts.read-write, logs.read, logs.list, logs.write, logs.delete, jobs.send, plain.receive, news.publish, stripe.read, elsewhere.write, orders.login, sessions.connect, images.push
              nightly.start, slow.read, month.read, tls.read, site.change, everything
            ]
          }
          inside { network = main }
          worker { network = main }
          secret elsewhere from "shop/elsewhere"
          access everything { allow ["cloudwatch:PutMetricData"] on "*" because "CloudWatch has no ARNs for metrics" }
          deploy-role deployer {
            name = "all-deploys", repository = "acme/shop", existing = true, access = [images.push, api.deploy, worker.read-log], policies = ["arn:aws:iam::aws:policy/ReadOnlyAccess"], session = 2h
          }
          deploy-role second { tokens-from = deployer.tokens, repository = "acme/shop" }
          provider aws as virginia { region = "us-east-1" }
          certificate everywhere-tls using virginia { dns = site, domain = "pictures.example.com" }
          static-site pictures { dns = site, domain = "pictures.example.com", certificate = everywhere-tls.arn }
          static-site shop {
            dns = site, domain = "files.example.com", certificate = "arn:aws:acm:us-east-1:123456789012:certificate/x", index = "home.html", missing = "home.html", missing-status = 200
            content-policy = "default-src 'none'", edges = "PriceClass_All", old-versions = 7d, log-bucket = "acme-logs.s3.amazonaws.com"
            firewall = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/x/1", delete-content = true
          }
          function resize {
            name = "resize", description = "makes pictures small", image = "${images.url}:1", memory = 1024, timeout = 1m, architecture = "x86_64", concurrent = 5, network = main, retries = 0
            log-days = 7, key = "arn:aws:kms:eu-west-1:123456789012:key/1", errors = 3, tell = [news.arn], policy = "{}"
            access = [receipts.read-write, jobs.send, orders.read-write, sessions.connect, stripe.read]
            env { MODE = "x" }
          }
          function zipped { file = "function.zip", runtime = "nodejs22.x", handler = "index.handler", dead-letters = false }
          output replicas = orders.replica-hosts
          output balancer = api.address
          output balancer-zone = api.address-zone
        }
        environment replicated {
          cloud aws { region = "eu-west-1", account = "123456789012", state local }
          network main
          topic news
          database orders { replicas = 2, password-secret = "orders", password-version = 2, longest-lag = 1m, alarms = [news.arn] }
          output replicas = orders.replica-hosts
        }
        service inside { image = "nginx:1", port = 80, internal = true, access = [orders.read-write] }
        service worker { image = "worker:1" }
        pipeline deploy {
          on manual
          job all on linux { environment = everywhere, login aws { role = deployer } }
          job other on linux { environment = everywhere, login aws { role = second } }
        }
        """;

    /// <summary>Services and functions that call each other, in a circle too, from inside and from outside, and one without a port.</summary>
    internal const string Calling = """
        service web { image = "web:1", port = 8080, domain = "web.example.com", zone = site.id, certificate = tls.arn, access = [api.call, worker.call], env { API = api.url } }
        service api { image = "api:1", port = 8080, internal = true, access = [web.call, worker.call], env { WEB = web.url } }
        service worker { image = "worker:1", access = [api.call], env { API = api.url } }
        environment callers {
          cloud aws { region = "eu-west-1", account = "123456789012", state local }
          network main
          network other { cidr = "10.1.0.0/16" }
          dns site { domain = "example.com" }
          certificate tls { domain = "web.example.com" }
          host cluster { services = [web, api, worker] }
          web { network = main }
          api { network = main }
          worker { network = main }
          function resize { image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/resize:1", network = main, access = [api.call, web.call, shrink.invoke], env { API = api.url } }
          function shrink { file = "shrink.zip", runtime = "nodejs22.x", handler = "index.handler" }
        }
        """;

    [SkippableFact]
    public void What_calls_each_other_is_right() => Check(Calling);

    [SkippableFact]
    public void A_plan_fails_where_the_archive_of_a_function_is_missing_and_sees_what_is_in_it()
    {
        Terraform.Require();
        var compilation = Compilation.Create("project", [new SourceText("main.flow", """
            environment production {
              cloud aws { region = "eu-west-1", account = "123456789012", state local }
              function print { file = "print.zip", runtime = "nodejs22.x", handler = "index.handler" }
            }
            """)], new BindServices(NoFiles.Instance));
        InfrastructureModules.InEach(compilation, static (_, folder) =>
        {
            Succeed(folder, "init", "-input=false", "-backend=false");
            Succeed(folder, "validate");
            var without = Terraform.Run(folder, "test", "-no-color");
            Assert.NotEqual(0, without.ExitCode);
            Assert.Contains("there is no `print.zip`", without.ToString(), StringComparison.Ordinal);

            File.WriteAllText(Path.Combine(folder, "print.zip"), "one");
            var test = Directory.GetFiles(Path.Combine(folder, "tests")).Single();
            File.WriteAllText(test, File.ReadAllText(test).Replace("command = plan\n", $$"""
                command = plan

                  assert {
                    condition     = aws_lambda_function.print.source_code_hash == "{{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData("one"u8))}}"
                    error_message = "another hash"
                  }

                """, StringComparison.Ordinal));
            Succeed(folder, "test");
            File.WriteAllText(Path.Combine(folder, "print.zip"), "two");
            Assert.Contains("another hash", Terraform.Run(folder, "test", "-no-color").ToString(), StringComparison.Ordinal);
        });
    }

    [SkippableFact]
    public void Each_construct_is_right_with_everything_set() => Check(Everything);

    [Fact]
    public void Everything_is_everything()
    {
        var uses = Compilation.Create("project", [new SourceText("main.flow", Everything)], new BindServices(NoFiles.Instance)).Model.Environments
            .SelectMany(static e => e.Uses).ToLookup(static u => u.Construct, static u => u.Parameters.Where(static p => p.IsWritten).Select(static p => p.Name));
        var unset = ConstructLibrary.Shared.Names.Select(static n => ConstructLibrary.Shared.Find(n)!)
            .SelectMany(t => t.ParametersByName.Where(p => !IsAnotherUse(p.Value, t)).Select(static p => p.Key).Except(uses[t.Name].SelectMany(static p => p)).Select(p => $"{t.Name} {p}"));

        Assert.Equal(["database login-user"], unset); // only a level of access reads it: see AccessTests
    }

    /// <summary>A parameter that stands for the use of another construct, or lists services, has no value that could be compared with its default.</summary>
    private static bool IsAnotherUse(ItemSyntax parameter, TemplateSymbol template) =>
        parameter.Args[0].Type is { } type && template.Context.TextOf(type).TrimEnd('?') is var written && (ConstructLibrary.Shared.Has(written) || written == "list<service>");

    [SkippableFact]
    public void Each_construct_is_right_with_little_set() => Check(string.Join('\n', ConstructLibrary.Shared.Names.Select(Example)));

    private static string Example(string construct)
    {
        var text = ConstructLibrary.Shared.Find(construct)!.Context.Tree.Source.Content.Split("/// ```flow\n")[1].Split("/// ```")[0];
        var lines = text.Split('\n').Select(static l => l.Length > 4 ? l[4..] : "");
        return string.Join('\n', lines).Replace("production", $"{construct}-production", StringComparison.Ordinal).Replace("staging", $"{construct}-staging", StringComparison.Ordinal);
    }

    internal static void Check(string source)
    {
        Terraform.Require();
        var compilation = Compilation.Create("project", [new SourceText("main.flow", source)], new BindServices(NoFiles.Instance));
        Assert.Empty(compilation.Diagnostics.Where(static d => !d.Code.StartsWith("FLOW46", StringComparison.Ordinal) && d.Code != "FLOW4730")); // archives are made below, everything is set, also what the rules advise against
        InfrastructureModules.InEach(compilation, static (_, folder) =>
        {
            InfrastructureModules.PutArchives(folder);
            Succeed(folder, "init", "-input=false", "-backend=false");
            Succeed(folder, "validate");
            Succeed(folder, "fmt", "-check", "-recursive");
            Succeed(folder, "test");
        });
    }

    private static void Succeed(string folder, params string[] arguments)
    {
        var result = Terraform.Run(folder, arguments);
        Assert.True(result.ExitCode == 0, $"{Path.GetFileName(folder)}: {result}");
    }
}
