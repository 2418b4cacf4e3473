using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>No port for administrators or a database is open to the world.</summary>
internal sealed class PortsAreClosed() : InfrastructureRule("no-open-ports", RuleWeight.Danger, ExposureDiagnostics.PortsAreClosed)
{
    private static readonly ImmutableArray<(int Port, string Service)> guarded =
    [
        (22, "SSH"), (23, "Telnet"), (445, "SMB"), (1433, "SQL Server"), (1521, "Oracle"), (2375, "Docker"), (2379, "etcd"), (3306, "MySQL"), (3389, "RDP"), (5432, "PostgreSQL"), (5439, "Redshift"),
        (5900, "VNC"), (5984, "CouchDB"), (6379, "Redis"), (6443, "Kubernetes"), (9042, "Cassandra"), (9092, "Kafka"), (9200, "Elasticsearch"), (11211, "Memcached"), (27017, "MongoDB"),
    ];

    private static readonly ImmutableArray<string> everywhere = ["0.0.0.0/0", "::/0"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Types =>
        ["aws_default_security_group", "aws_security_group", "aws_security_group_rule", "aws_vpc_security_group_ingress_rule", "aws_network_acl_rule"];

    /// <inheritdoc/>
    public override ImmutableArray<string> Checkov => ["CKV_AWS_24", "CKV_AWS_25", "CKV_AWS_231", "CKV_AWS_232", "CKV_AWS_277"];

    /// <inheritdoc/>
    internal override IEnumerable<Finding> Check(ResourceReading resource)
    {
        var whole = new BodyPlace(resource.Resource.Body, resource.Place);
        var openings = resource.Resource.Type switch
        {
            "aws_vpc_security_group_ingress_rule" => [whole],
            "aws_security_group_rule" => resource.Read("type").Is("ingress") ? [whole] : [],
            "aws_network_acl_rule" => resource.Read("rule_action").Is("allow") && !resource.Read("egress").MayBe("true") ? [whole] : [],
            _ => resource.Blocks("ingress"),
        };
        return openings.Select(static o => (Source: OpenTo(o), Services: Reached(o))).Where(static o => o.Source is not null && o.Services is not []).GroupBy(static o => o.Source!)
            .Select(o => new Finding(o.Key, $"{resource.Title} opens {Named([.. o.SelectMany(static w => w.Services).Distinct().Order()])} to the whole world: write from which addresses, or from which security group, it is reached."));
    }

    // Blocks of one line, made by a loop, are one mistake.
    private static string Named(ImmutableArray<(int Port, string Service)> reached) =>
        reached.Length == guarded.Length ? "all ports" : $"the {(reached.Length == 1 ? "port" : "ports")} of {string.Join(", ", reached.Select(static g => $"{g.Service} ({g.Port})"))}";

    private static Location? OpenTo(BodyPlace opening) =>
        new[] { "cidr_ipv4", "cidr_ipv6", "cidr_blocks", "ipv6_cidr_blocks", "cidr_block", "ipv6_cidr_block" }.Select(name => ResourceReading.Read(opening, name))
            .FirstOrDefault(static s => s.Value is ListValue list ? list.Items.Any(static i => everywhere.Contains(i.ToText())) : s.Value is { } one && everywhere.Contains(one.ToText()))?.Location;

    private static ImmutableArray<(int Port, string Service)> Reached(BodyPlace opening)
    {
        if (new[] { "ip_protocol", "protocol" }.Any(name => ResourceReading.Read(opening, name) is var protocol && (protocol.Is("-1") || protocol.Is("all"))))
        {
            return guarded;
        }

        if (ResourceReading.Read(opening, "from_port").Number is not { } first || ResourceReading.Read(opening, "to_port").Number is not { } last)
        {
            return [];
        }

        return [.. guarded.Where(g => g.Port >= first && g.Port <= last)];
    }
}
