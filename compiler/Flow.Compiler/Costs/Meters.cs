using System.Collections.Frozen;
using System.Globalization;
using Flow.Compiler.Model;
using Flow.Compiler.Rules.Infrastructure;
using Flow.Compiler.Types;

namespace Flow.Compiler.Costs;

/// <summary>What of each type of resources is counted for the bill. Sources: the pricing pages of AWS for each service (2025).</summary>
internal static class Meters
{
    private const decimal MachineProcessors = 2; // of m6i.large
    private const decimal MachineMemory = 8m * 1024 * 1024 * 1024;
    private const decimal ProcessorUnits = 1024; // 1024 units are one processor, 1024 MiB are one GB

    private static readonly FrozenDictionary<string, Func<ResourceReading, IEnumerable<Metered>>> byType = new Dictionary<string, Func<ResourceReading, IEnumerable<Metered>>>
    {
        ["aws_db_instance"] = Database,
        ["aws_elasticache_replication_group"] = Cache,
        ["aws_instance"] = Machine,
        ["aws_ebs_volume"] = static r => [new("storage", $"volume {Text(r, "type", "gp2")}", Number(r, "size"))],
        ["aws_ecs_cluster"] = static r => r.Blocks("setting").Any(static s => ResourceReading.Read(s, "value").Is("enabled")) ? [new("metrics of its containers", "container metric", null)] : [],
        ["aws_ecs_service"] = Containers,
        ["aws_lb"] = Balancer,
        ["aws_nat_gateway"] = static _ => [new("gateway", "nat-gateway", 1), new("data through it", "nat-gateway data", null)],
        ["aws_eip"] = static _ => [new("public address", "address", 1)],
        ["aws_vpc_endpoint"] = Endpoint,
        ["aws_eks_cluster"] = Cluster,
        ["aws_eks_addon"] = static r => Text(r, "addon_name", "") == "amazon-cloudwatch-observability" ? [new("metrics of containers", "container metrics", null)] : [],
        ["aws_kms_key"] = static _ => [new("key", "key", 1)],
        ["aws_secretsmanager_secret"] = static _ => [new("secret", "secret", 1)],
        ["aws_route53_zone"] = static _ => [new("zone", "zone", 1)],
        ["aws_cloudwatch_metric_alarm"] = static _ => [new("alarm", "alarm", 1)],
        ["aws_s3_bucket"] = static _ => [new("what it holds", "bucket storage", null)],
        ["aws_sqs_queue"] = static _ => [new("requests", "queue requests", null)],
        ["aws_sns_topic"] = static _ => [new("requests", "topic requests", null)],
        ["aws_cloudwatch_log_group"] = static _ => [new("what is written", "log data", null)],
        ["aws_ecr_repository"] = static _ => [new("what it holds", "registry storage", null)],
        ["aws_dynamodb_table"] = static _ => [new("what it holds", "table storage", null), new("writes", "table writes", null), new("reads", "table reads", null)],
        ["aws_lambda_function"] = static _ => [new("requests", "function requests", null)],
        ["aws_efs_file_system"] = static _ => [new("what it holds", "files storage", null)],
        ["aws_backup_vault"] = static _ => [new("what it holds", "backup storage", null)],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The types that are known.</summary>
    public static IEnumerable<string> Types => byType.Keys;

    /// <summary>What is counted of one copy of <paramref name="resource"/>; null where nothing is known of its type.</summary>
    public static IEnumerable<Metered>? Of(ResourceReading resource) => byType.GetValueOrDefault(resource.Resource.Type)?.Invoke(resource);

    // A standby is paid like the first; of a copy for reading only what is written about it is known.
    private static IEnumerable<Metered> Database(ResourceReading database)
    {
        var source = database.Named("replicate_source_db").FirstOrDefault() ?? database;
        var machines = database.Read("multi_az").Is("true") ? 2 : 1;
        var (engine, type) = (Text(source, "engine", ""), Text(source, "storage_type", "gp2"));
        return
        [
            new($"{Text(database, "instance_class", "?")}{(machines == 2 ? " and a standby" : "")}", $"database {engine} {Text(database, "instance_class", "")}", machines),
            new($"storage ({type}){(machines == 2 ? ", twice" : "")}", $"database-storage {type}", Number(source, "allocated_storage") * machines),
        ];
    }

    private static IEnumerable<Metered> Cache(ResourceReading cache)
    {
        var shards = Number(cache, "num_node_groups") ?? 1;
        var machines = Number(cache, "num_cache_clusters") ?? (shards * ((Number(cache, "replicas_per_node_group") ?? 0) + 1));
        return [new($"{machines:0.##} × {Text(cache, "node_type", "?")}", $"cache {Text(cache, "engine", "redis")} {Text(cache, "node_type", "")}", machines)];
    }

    private static IEnumerable<Metered> Machine(ResourceReading machine) =>
    [
        new(Text(machine, "instance_type", "?"), $"instance {Text(machine, "instance_type", "")}", 1),
        .. machine.Read("root_block_device.volume_size").Number is { } size ? [new Metered("disk", $"volume {Text(machine, "root_block_device.volume_type", "gp2")}", size)] : Array.Empty<Metered>(),
    ];

    private static IEnumerable<Metered> Containers(ResourceReading service)
    {
        if (!service.Read("launch_type").Is("FARGATE") || service.Named("task_definition").FirstOrDefault() is not { } task)
        {
            return service.Read("launch_type").Is("EC2") ? [] : [new("containers", "container of an unknown kind", 1)];
        }

        var (count, architecture) = (Number(service, "desired_count") ?? 1, Text(task, "runtime_platform.cpu_architecture", "X86_64"));
        return
        [
            new("processors of its containers", $"container processor {architecture}", count * Number(task, "cpu") / ProcessorUnits),
            new("memory of its containers (GB)", $"container memory {architecture}", count * Number(task, "memory") / ProcessorUnits),
        ];
    }

    /// <summary>
    /// A cluster; in Auto Mode also the machines that what runs in it fills at least, as if all were of one size, and the load balancers that the cluster makes. AWS takes for machines of Auto Mode
    /// 12 % more than without (https://aws.amazon.com/eks/pricing/), which the price has in it.
    /// </summary>
    private static IEnumerable<Metered> Cluster(ResourceReading cluster)
    {
        var workloads = cluster.Environment.Resources.Count(static r => r.Type == "aws_eks_cluster") == 1 ? cluster.Environment.Workloads.Where(static w => w.Cluster is not null).ToList() : [];
        var balancers = workloads.Count(static w => w.Domain is not null);
        return
        [
            new("control plane", "cluster eks", 1),
            .. !cluster.Read("compute_config.enabled").Is("true") ? [] : workloads.Count == 0 ? [new Metered("machines", "cluster machine", null)] : new[] { Machines(workloads) },
            .. balancers == 0 ? [] : new[] { new Metered($"load balancers of {balancers} of its services", "balancer application", balancers), new Metered("what passes them", "balancer application capacity", null) },
        ];
    }

    private static Metered Machines(List<Workload> workloads)
    {
        var processors = workloads.Sum(static w => w.Fewest * w.Cpu) / MachineProcessors;
        var memory = workloads.Sum(static w => w.Fewest * w.Memory) / MachineMemory;
        var machines = Math.Ceiling(Math.Max(processors, memory));
        return new Metered($"machines: {machines:0} × m6i.large or alike, with Auto Mode", "cluster machine", machines * CostEstimate.HoursInMonth);
    }

    private static IEnumerable<Metered> Balancer(ResourceReading balancer) => Text(balancer, "load_balancer_type", "application") is var type && type == "application"
        ? [new("load balancer", "balancer application", 1), new("what passes it", "balancer application capacity", null)]
        : [new("load balancer", $"balancer {type}", 1)];

    private static IEnumerable<Metered> Endpoint(ResourceReading endpoint) => Text(endpoint, "vpc_endpoint_type", "Gateway") == "Interface"
        ? [new("endpoint in each zone", "endpoint", Subnets(endpoint)), new("data through it", "endpoint data", null)]
        : [];

    private static decimal? Subnets(ResourceReading endpoint) => endpoint.Read("subnet_ids").Value is ListValue list ? list.Items.Length : endpoint.Copies("subnet_ids");

    private static string Text(ResourceReading resource, string path, string otherwise) => resource.Read(path) is { IsWritten: true, Value: { } value } ? value.ToText() : otherwise;

    private static decimal? Number(ResourceReading resource, string path) =>
        decimal.TryParse(resource.Read(path).Value?.ToText(), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
