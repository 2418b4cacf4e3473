using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Rules.Infrastructure;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>
/// What lies in a network, is encrypted with a key or rings an alarm names things of its own region. What AWS lets reach into another one, a replica, the copy of a backup, a subscriber, a record of Route 53,
/// the edge of CloudFront, is named by other arguments, or says the region beside it.
/// </summary>
internal sealed class RegionsAreNotMixed : ModelRule
{
    private static readonly ImmutableHashSet<string> alarms = ["alarm_actions", "insufficient_data_actions", "ok_actions"];

    private static readonly ImmutableHashSet<string> ofItsRegion =
    [
        .. alarms, "allocation_id", "api_id", "cluster_subnet_group_name", "db_parameter_group_name", "db_subnet_group_name", "event_source_arn", "file_system_id", "gateway_id", "listener_arn", "load_balancer_arn",
        "log_group_name", "nat_gateway_id", "network_acl_id", "network_interface_id", "parameter_group_name", "queue_url", "referenced_security_group_id", "rest_api_id", "route_table_id", "route_table_ids",
        "secret_id", "security_group_id", "security_group_ids", "security_groups", "source_security_group_id", "subnet_group_name", "subnet_id", "subnet_ids", "subnets", "target_group_arn", "task_definition",
        "topic_arn", "user_pool_id", "volume_id", "vpc_id", "vpc_security_group_ids",
    ];

    /// <summary>Only about the resource itself: in a block the key can be that of a bucket or of a copy elsewhere.</summary>
    private static readonly ImmutableHashSet<string> keys = ["kms_key_arn", "kms_key_id", "kms_master_key_id"];

    /// <summary>A trail and what GuardDuty hands out are encrypted with a key where their bucket is.</summary>
    private static readonly ImmutableHashSet<string> withKeysOfOthers = ["aws_cloudtrail", "aws_guardduty_publishing_destination"];

    /// <summary>Calls whose result is made of nothing but what is in their arguments; of a text that is changed nobody knows what it names.</summary>
    private static readonly ImmutableHashSet<string> keeping = ["at", "concat", "distinct", "first", "flatten", "last", "reverse", "sort"];

    /// <summary>Zones are nowhere, and say the region of a network of theirs beside it.</summary>
    private static readonly ImmutableHashSet<string> zones = ["aws_route53_vpc_association_authorization", "aws_route53_zone", "aws_route53_zone_association"];

    /// <summary>What says in which region the thing beside it is.</summary>
    private static readonly ImmutableHashSet<string> saysRegion = ["region", "region_name", "vpc_region"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var reported = new HashSet<(Location, string)>();
        foreach (var environment in model.Environments.Where(static e => e.Cloud is { Provider: "aws", Region: var home } && e.Providers.Any(p => p.Provider == "aws" && p.Region is { } other && other != home)))
        {
            foreach (var reader in environment.Resources.Where(static r => r.Mode == ResourceMode.Managed).SelectMany(r => new ResourceReading(model, environment, r).Instances).Where(static r => IsOfAws(r.Resource)))
            {
                Check(reader, diagnostics, reported);
            }
        }
    }

    private static void Check(ResourceReading reader, DiagnosticBag diagnostics, HashSet<(Location, string)> reported)
    {
        var environment = reader.Environment;
        if (environment.RegionOf(reader.Resource) is not { } region)
        {
            return;
        }

        foreach (var (argument, read) in Named(reader.Resource.Body, withKeysOfOthers.Contains(reader.Resource.Type) ? ofItsRegion : ofItsRegion.Union(keys)).SelectMany(static a => Direct(a.Value).SelectMany(AttributeRead.In).Select(r => (a.Name, r))))
        {
            if (environment.Resources.FirstOrDefault(r => r.Reference == read.Resource) is { } named && IsOfAws(named) && environment.RegionOf(named) is { } other && other != region && !IsKeyThere(environment, named, read.Path, region))
            {
                var mixed = new Mixed(environment, reader.Resource, region, argument, named, other);
                if (reported.Add((mixed.Place(read), mixed.NamedTitle)))
                {
                    Report(diagnostics, EnvironmentDiagnostics.RegionsMixed, mixed.Place(read), mixed.Message, [new RelatedLocation(mixed.NamedPlace, $"`{mixed.NamedTitle}` is made here.")]);
                }
            }
        }
    }

    /// <summary>A key of several regions has one name in all of them, where it has a replica; each has an ARN of its own.</summary>
    private static bool IsKeyThere(DeploymentEnvironment environment, Resource key, string path, string region) =>
        key.Type is "aws_kms_key" or "aws_kms_external_key" && path is "id" or "key_id"
        && environment.Resources.Any(r => r is { Type: "aws_kms_replica_key" or "aws_kms_replica_external_key", Mode: ResourceMode.Managed } && environment.RegionOf(r) == region && r.Body.Argument("primary_key_arn") is { } primary && ResourceReference.In(primary).Contains(key.Reference));

    private static bool IsOfAws(Resource resource) => resource.Type.StartsWith("aws_", StringComparison.Ordinal);

    /// <summary>The arguments that name something of the same region.</summary>
    private static IEnumerable<ResourceArgument> Named(ResourceBody body, ImmutableHashSet<string> names) => body.Items.Any(static i => saysRegion.Contains(i.Name)) ? [] : body.Items.SelectMany(i => i switch
    {
        ResourceArgument argument when names.Contains(argument.Name) => [argument],
        ResourceBlock block => Named(block.Body, ofItsRegion),
        _ => Enumerable.Empty<ResourceArgument>(),
    });

    /// <summary>What a value is, without what decides about it. A text in which the name of something stands need not name the thing itself.</summary>
    private static IEnumerable<Expr> Direct(Expr value) => value switch
    {
        ReadExpr or MemberExpr or IndexExpr => [value],
        ListExpr list => list.Items.SelectMany(Direct),
        ConditionalExpr either => Direct(either.Consequence).Concat(Direct(either.Alternative)),
        BinaryExpr { Operator: BinaryOperator.Coalesce or BinaryOperator.Add } both => Direct(both.Left).Concat(Direct(both.Right)),
        CallExpr call when keeping.Contains(call.Function) => call.Arguments.SelectMany(Direct),
        ComprehensionExpr loop => Direct(loop.Sequence).Concat(Direct(loop.Result)),
        _ => [],
    };

    private sealed record Mixed(DeploymentEnvironment Environment, Resource Reader, string Region, string Argument, Resource Named, string Other)
    {
        private ConstructUse? Use => Environment.UseOf(Reader);

        private ConstructUse? NamedUse => Environment.UseOf(Named);

        /// <summary>What is named, as it is written.</summary>
        public string NamedTitle => NamedUse?.Name ?? Named.Name;

        /// <summary>Where that is declared.</summary>
        public Location NamedPlace => NamedUse?.Origin.Location ?? Named.Origin.Location.InProject;

        /// <summary>Where all alarms of the environment are said to tell a topic that is elsewhere than the environment; null where that is not why.</summary>
        private Location? ForAll => IsAlarm && Other != Environment.Cloud?.Region && Environment.Alarms is { } all && !IsGiven ? Given(all, Named.Reference) : null;

        private bool IsGiven => Use?.Parameters.Any(p => p.IsWritten && Given(p.Value, Named.Reference) is not null) == true;

        /// <summary>What is wrong and what is written instead.</summary>
        public string Message => ForAll is not null
            ? $"`{NamedTitle}` is in `{Other}`, and the environment is in `{Region}`: an alarm tells topics of its own region. {(Twin is { } twin ? $"`{twin.Name}` is in `{Region}`: `alarms = [{twin.Name}.arn]`." : $"Leave `using {Named.Provider}` out there, or make another topic without it and name that.")}"
            : $"`{Use?.Name ?? Reader.Name}` is in `{Region}`, and `{NamedTitle}` is in `{Other}`: {(IsAlarm ? "an alarm tells topics of its own region" : $"`{Argument}` takes only what is in its own region")}. {Instead}";

        private bool IsAlarm => alarms.Contains(Argument);

        /// <summary>A topic of another region tells nobody here; everything else is wanted in one place.</summary>
        private string Instead =>
            zones.Contains(Reader.Type) ? $"Say beside it where that is: `vpc_region = \"{Other}\"`."
            : Twin is { } other ? $"`{other.Name}` is in `{Region}`{(IsAlarm ? $": `{Telling} = [{other.Name}.arn]`" : "")}."
            : IsAlarm && NamedUse is not null ? $"Make one there, `topic {NamedTitle}-there{(Reader.Provider is { } own ? $" using {own}" : "")} {{ … }}`, and say `{Telling} = [{NamedTitle}-there.arn]`; or `{Telling} = []`."
            : (Reader.Provider, Named.Provider) switch
            {
                (null, var there) => $"Make it with `using {there}`, too, or both without.",
                (var here, null) => $"Leave `using {here}` out here, or make `{NamedTitle}` with it, too.",
                var (here, there) => $"Make both with `using {here}`, or both with `using {there}`.",
            };

        /// <summary>Something of the same kind that is in the region where it is wanted.</summary>
        private ConstructUse? Twin => NamedUse is { } use ? Environment.Uses.FirstOrDefault(u => u.Construct == use.Construct && Environment.RegionOf(u) == Region) : null;

        private string Telling => Use is { } use && use.Parameters.Any(static p => p.Name == "tell") ? "tell" : Use is null ? Argument : "alarms";

        /// <summary>Where it is named: in the use that makes the resource, as a whole where it says nothing itself; or where the resource names it.</summary>
        public Location Place(AttributeRead read) => ForAll is { } all ? all
            : Use is not { } use ? read.Location.InProject
            : use.Parameters.Where(static p => p.IsWritten).Select(p => Given(p.Value, read.Resource)).FirstOrDefault(static l => l is not null)
                ?? use.Takes.FirstOrDefault(t => t.Name == NamedUse?.Name)?.Place.InProject ?? use.Origin.Location.InProject;

        /// <summary>Where a value that a use was given names it.</summary>
        private static Location? Given(Expr value, ResourceReference named) => AttributeRead.In(value).FirstOrDefault(r => r.Resource == named)?.Location.InProject;
    }
}
