using System.Globalization;
using Flow.Compiler.Comparing;
using Flow.Compiler.Costs;
using Flow.Compiler.Providers;
using Flow.Compiler.Tests.Language;
using Flow.Compiler.Text;
using Flow.Tests;

namespace Flow.Compiler.Tests.Costs;

/// <summary>Estimates of what environments cost.</summary>
public class CostTests
{
    [Fact]
    public void A_standby_is_paid_like_the_first() => Check("""
        terraform aws_db_instance orders { engine = "postgres", instance_class = "db.t4g.medium", allocated_storage = 100, storage_type = "gp3", multi_az = true, storage_encrypted = true, backup_retention_period = 7, deletion_protection = true }
        """, """
        aws_db_instance.orders 1: 94.90 db.t4g.medium and a standby; 23.00 storage (gp3), twice
        """);

    [Fact]
    public void Copies_are_paid_each() => Check("""
        terraform aws_eip out for zone in ["a", "b", "c"]
        """, """
        aws_eip.out 3: 10.95 public address
        """);

    [Fact]
    public void What_depends_on_use_is_named_and_not_counted() => Check("""
        terraform aws_sqs_queue jobs
        terraform aws_nat_gateway out { subnet_id = "subnet-0123456789abcdef0" }
        """, """
        aws_sqs_queue.jobs 1: by use requests
        aws_nat_gateway.out 1: 32.85 gateway; by use data through it
        """);

    [Fact]
    public void Containers_are_paid_by_what_their_task_takes() => Check("""
        terraform aws_ecs_task_definition api { family = "api", container_definitions = "[]", cpu = "512", memory = "1024", runtime_platform { cpu_architecture = "ARM64" } }
        terraform aws_ecs_service api-service { name = "api", task_definition = api.arn, desired_count = 2, launch_type = "FARGATE" }
        """, """
        aws_ecs_service.api-service 1: 23.64 processors of its containers; 5.20 memory of its containers (GB)
        """);

    [Fact]
    public void Metrics_of_containers_are_paid_by_how_many_there_are() => Check("""
        terraform aws_ecs_cluster measured { name = "measured", setting { name = "containerInsights", value = "enabled" } }
        terraform aws_ecs_cluster plain { name = "plain", setting { name = "containerInsights", value = "disabled" } }
        terraform aws_ecs_cluster bare { name = "bare" }
        """, """
        aws_ecs_cluster.measured 1: by use metrics of its containers
        """);

    [Fact]
    public void A_cluster_is_paid_with_the_machines_that_its_services_fill_and_their_load_balancers()
    {
        var model = LanguageChecks.Check("""
            service api { image = "api:1", port = 8080, domain = "api.example.com", certificate = "arn", limits { cpu = 1 }, scale = 3..9 }
            service worker { image = "worker:1", limits { memory = 6GiB }, scale = 2..2 }
            environment production {
              cloud aws { region = "us-east-1", account = "123456789012" }
              network main
              host cluster using kubernetes { services = [api, worker] }
            }
            """).Model;

        var estimate = CostEstimate.Of(model, model.Environments[0])!;

        // 4 processors of 2 each, 15 GiB of 8 each: two machines.
        Assert.Equal(
            [("control plane", 73.00m), ("machines: 2 × m6i.large or alike, with Auto Mode", 156.9792m), ("load balancers of 1 of its services", 16.425m), ("what passes them", null)],
            estimate.Resources.Single(static r => r.Address == "aws_eks_cluster.cluster").Lines.Select(static l => (l.What, l.Monthly)));
        Assert.Equal(["aws_eks_addon.cluster-observability"], estimate.Unpriced.AsEnumerable());
    }

    [Fact]
    public void The_machines_of_a_cluster_depend_on_use_where_nobody_knows_what_runs_there() => Check("""
        terraform aws_eks_cluster all { name = "all", role_arn = "arn:aws:iam::123456789012:role/x", compute_config { enabled = true }, vpc_config { subnet_ids = ["subnet-1", "subnet-2"] } }
        """, """
        aws_eks_cluster.all 1: 73.00 control plane; by use machines
        """);

    [Fact]
    public void An_endpoint_is_paid_in_each_zone_unless_it_is_a_gateway() => Check("""
        terraform aws_subnet private for zone in ["a", "b"] { vpc_id = "vpc-0123456789abcdef0" }
        terraform aws_vpc_endpoint logs { vpc_id = "vpc-0123456789abcdef0", vpc_endpoint_type = "Interface", service_name = "x", subnet_ids = private.all.id }
        terraform aws_vpc_endpoint s3 { vpc_id = "vpc-0123456789abcdef0", service_name = "y" }
        """, """
        aws_vpc_endpoint.logs 1: 14.60 endpoint in each zone; by use data through it
        """);

    [Fact]
    public void What_has_no_price_is_said_and_what_is_free_is_not_named() => Check("""
        terraform aws_instance worker { instance_type = "u-24tb1.metal", ami = "ami-0123456789abcdef0", root_block_device { encrypted = true }, metadata_options { http_tokens = "required" } }
        terraform aws_wafv2_ip_set blocked { name = "blocked", scope = "REGIONAL", ip_address_version = "IPV4" }
        terraform aws_iam_group people { name = "people" }
        """, """
        no price: aws_instance.worker, aws_wafv2_ip_set.blocked
        """);

    [Fact]
    public void A_region_without_prices_gets_those_of_another_and_says_so()
    {
        var here = Estimate("eu-west-1", "terraform aws_nat_gateway out { subnet_id = \"subnet-0123456789abcdef0\" }");
        var elsewhere = Estimate("ap-south-2", "terraform aws_nat_gateway out { subnet_id = \"subnet-0123456789abcdef0\" }");

        Assert.Equal((35.04m, false), (here.Monthly, here.HasPricesOfAnotherRegion));
        Assert.Equal((32.85m, true), (elsewhere.Monthly, elsewhere.HasPricesOfAnotherRegion));
    }

    [Fact]
    public void Every_price_is_of_something_that_is_counted_or_of_a_type_that_exists()
    {
        Assert.All(PriceTable.Shared.Keys, static k => Assert.True(PriceTable.Shared.Find(k, null) is { Dollars: >= 0, IsOfAnotherRegion: false }, k));
        Assert.Contains(PriceTable.BaseRegion, PriceTable.Shared.Regions);
        Assert.All(Meters.Types, static t => Assert.NotNull(ProviderCatalogue.Aws.Resource(t)));
        Assert.All(Meters.Types, static t => Assert.False(PriceTable.Shared.IsFree(t), t));
        Assert.All(PriceTable.Shared.Keys.Where(static k => k.StartsWith("free ", StringComparison.Ordinal)), static k => Assert.Contains(ProviderCatalogue.Aws.ResourceTypes, t => PriceTable.Shared.IsFree(t) && t.StartsWith(k[5..].TrimEnd('*'), StringComparison.Ordinal)));
    }

    [Fact]
    public void How_sure_an_estimate_is_is_known() => Assert.Equal(
        (94.90m + 3.65m, 94.90m),
        Estimate("us-east-1", "terraform aws_eip out\nterraform aws_db_instance orders { engine = \"postgres\", instance_class = \"db.t4g.medium\", multi_az = true, storage_encrypted = true, backup_retention_period = 7, deletion_protection = true }") is var estimate
            ? (estimate.Monthly, estimate.Likely) : default);

    [Theory]
    [InlineData("storage = 100GiB", "storage = 200GiB", "production +25.40, pilot +25.40")] // 100 GB more, in two zones, for 0.127 dollars each; staging says its own storage
    [InlineData("database orders {", "database orders { class = \"db.m6g.large\",", "production +137.24, staging +68.62, pilot +137.24")] // 0.159 instead of 0.065 dollars an hour, twice with a standby
    [InlineData("database orders {", "database orders { class = \"db.r7g.48xlarge\",", "production +0.00 without aws_db_instance.orders, staging +0.00 without aws_db_instance.orders, pilot +0.00 without aws_db_instance.orders")]
    [InlineData("scale 2..10", "scale 4..10", "production +36.04, pilot +87.48")] // containers of Fargate; another machine of the cluster
    [InlineData("certificate tls {", "secret more\n  certificate tls {", "production +0.40, staging +0.40, pilot +0.40")]
    public void What_a_change_of_the_shop_costs_more_is_what_it_needs_more(string text, string instead, string expected)
    {
        var sources = Repository.Files.Where(static f => f.StartsWith("examples/shop/", StringComparison.Ordinal) && f.EndsWith(".flow", StringComparison.Ordinal)).Select(static f => new SourceText(Path.GetFileName(f), Repository.Read(f))).ToList();
        var before = Compilation.Create("shop", sources, Compilation.Of("").Services).Model;
        var after = Compilation.Create(
            "shop", sources.Select(s => new SourceText(s.Path, s.Content.Replace(text, instead, StringComparison.Ordinal))), Compilation.Of("").Services).Model;

        var differences = CostDifference.Between(before, after);

        Assert.Equal(expected, string.Join(", ", differences.Select(static d => $"{d.Environment} {(d.After - d.Before).ToString("+0.00;-0.00", CultureInfo.InvariantCulture)}{(d.Unpriced.IsEmpty ? "" : $" without {string.Join(' ', d.Unpriced)}")}")));
        Assert.All(differences, static d => Assert.True(d.Before > 90));
    }

    private static void Check(string lines, string expected)
    {
        var estimate = Estimate("us-east-1", lines);
        var text = estimate.Resources.Select(static r => $"{r.Address} {r.Copies}: {string.Join("; ", r.Lines.Select(static l => $"{l.Monthly?.ToString("0.00", CultureInfo.InvariantCulture) ?? "by use"} {l.What}"))}")
            .Concat(estimate.Unpriced.IsEmpty ? [] : [$"no price: {string.Join(", ", estimate.Unpriced)}"]);
        Assert.Equal(expected.ReplaceLineEndings("\n").TrimEnd('\n'), string.Join('\n', text));
    }

    private static CostEstimate Estimate(string region, string lines)
    {
        var model = LanguageChecks.Check($"environment production {{\n  cloud aws {{ region = \"{region}\" }}\n{lines}\n}}").Model;
        return CostEstimate.Of(model, model.Environments[0])!;
    }
}
