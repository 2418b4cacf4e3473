using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds what runs in containers.</summary>
internal static class WorkloadBuilder
{
    /// <summary>The workload that <paramref name="item"/>, a <c>container</c>, means.</summary>
    /// <param name="item">The item.</param>
    /// <param name="uses">The uses of constructs of the environment, of which some are services.</param>
    public static Workload Workload(BoundItem item, IEnumerable<ConstructUse> uses) => item.Property("cluster") is { } place ? InCluster(Known(item, uses), item, place) : Known(item, uses);

    private static Workload Known(BoundItem item, IEnumerable<ConstructUse> uses) => new(item.Name ?? "", Origins.Of(item))
    {
        Service = uses.FirstOrDefault(u => u.IsHosted && u.Name == item.Name)?.Name,
        Image = item.Text1("image"),
        LateImage = item.Value("image") is { Constant: null } late and not ErrorExpr ? late : null,
        Command = Values.Texts(item, "command"),
        Port = Number(item, "port") is { } port ? (int)port : null,
        Health = item.Text1("health"),
        Check = Values.Texts(item, "check"),
        Start = item.Constant("start") is DurationValue start ? start.Duration : TimeSpan.FromSeconds(60),
        Variables = Map(item, "env"),
        Secrets = Map(item, "secrets"),
        Gives = Map(item, "gives"),
        Connections = [.. Connections(item.Value("access")).Distinct()],
        Volumes = Values.Texts(item, "volumes"),
        IsOnce = Values.IsTrue(item, "once"),
        WaitsFor = Values.Texts(item, "waits-for"),
        IsPublished = item.Constant("published") is not BoolValue { Truth: false },
        User = Number(item, "user") is { } user ? (int)user : null,
        Cpu = Number(item, "cpu") ?? 0.5m,
        Memory = item.Constant("memory") is SizeValue memory ? memory.Bytes : 1024m * 1024 * 1024,
        Fewest = item.Constant("scale") is RangeValue { First: NumberValue first } ? (int)first.Number : 1,
        Most = item.Constant("scale") is RangeValue { Last: NumberValue last } ? (int)last.Number : 1,
        TargetCpu = item.Constant("target-cpu") is PercentValue target ? (int)target.Percent : 70,
        Domain = item.Text1("domain"),
        Certificate = item.Text1("certificate"),
    };

    private static Workload InCluster(Workload workload, BoundItem item, BoundItem place)
    {
        var (name, image) = ImageOf(item.Value("image"), workload.Name);
        var network = place.Text1("network") ?? "";
        return workload with
        {
            Image = workload.Image ?? image,
            LateImage = null,
            Connections = [.. Grants.In(item.Value("access")).SelectMany(static g => g.Connections).Select(c => Connection(c.Group, c.Port, network)).Distinct()],
            Cluster = new WorkloadCluster(place.Text1("namespace") ?? "", network)
            {
                ImageName = workload.Image is null ? name : null,
                Certificate = Written(item, "certificate"),
                Subnets = Written(place, "subnets"),
                LogBucket = Written(place, "log-bucket"),
                IsInternal = Values.IsTrue(place, "internal"),
                From = Values.Texts(place, "from-addresses"),
            },
        };
    }

    private static Expr? Written(BoundItem item, string word) => item.Value(word) is { } value and not (ErrorExpr or { Constant: NoneValue }) ? value : null;

    /// <summary>What guards a port in the cloud is known when it is made; it lies in the network. In the cluster it is the name of another workload.</summary>
    private static Connection Connection(Expr group, Expr port, string network) =>
        new(group.KnownText ?? network, port.Constant is NumberValue number ? (int)number.Number : 0);

    /// <summary>The name of an image, which is known when its registry is made, and the image as manifests have it: called like the workload, with the tag or digest that is written.</summary>
    private static (Expr? Name, string? Image) ImageOf(Expr? image, string workload)
    {
        if (image is not InterpolationExpr { Parts: [.. var before, { Constant: TextValue { Text: var last } }] } || last.IndexOfAny(['@', ':'], last.LastIndexOf('/') + 1) is not (>= 0 and var at))
        {
            return (image is null or ErrorExpr or { Constant: NoneValue } ? null : image, image is null ? null : workload);
        }

        Expr[] parts = [.. before, .. at == 0 ? [] : new[] { new ConstantExpr(Value.Of(last[..at]), FlowType.Text, image.Location) }];
        return (parts is [var only] ? only : new InterpolationExpr([.. parts], image.Location) { Phase = image.Phase }, workload + last[at..]);
    }

    private static decimal? Number(BoundItem item, string word) => item.Constant(word) is NumberValue number ? number.Number : null;

    /// <summary>The entries of a map, which is written in a body or is a value of a parameter. An entry that is none is not there.</summary>
    private static ImmutableArray<Variable> Map(BoundItem item, string word) => item.Property(word) switch
    {
        null => [],
        { Subject: ConstantExpr { Value: RecordValue record, Location: var place } } =>
            [.. record.Fields.Where(static f => f.Value is not NoneValue).Select(f => new Variable(f.Name, new ConstantExpr(f.Value, f.Value.Type, place), Origins.At(place)))],
        { Subject: RecordExpr record } => [.. record.Fields.Where(static f => f.Value.Constant is not NoneValue).Select(static f => new Variable(f.Name, f.Value, Origins.At(f.Value.Location)))],
        { Entries: var entries } => [.. entries.Where(static e => e.Value is not ErrorExpr && e.Value.Constant is not NoneValue).Select(static e => new Variable(e.Name, e.Value, Origins.Of(e)))],
    };

    private static IEnumerable<Connection> Connections(Expr? access) => Values.Elements(access).Select(static e => e.Constant).OfType<RecordValue>()
        .SelectMany(static g => (g.Field("connections") as ListValue)?.Items.OfType<RecordValue>() ?? [])
        .Select(static c => new Connection(c.Field("group")?.ToText() ?? "", c.Field("port") is NumberValue port ? (int)port.Number : 0));
}
