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
    public static Workload Workload(BoundItem item, IEnumerable<ConstructUse> uses) => new(item.Name ?? "", Origins.Of(item))
    {
        Service = uses.FirstOrDefault(u => u.IsHosted && u.Name == item.Name)?.Name,
        Image = Text(item, "image"),
        Command = Values.Texts(item, "command"),
        Port = Number(item, "port") is { } port ? (int)port : null,
        Health = Text(item, "health"),
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
        Domain = Text(item, "domain"),
        Certificate = Text(item, "certificate"),
    };

    private static string? Text(BoundItem item, string word) => item.Constant(word) is { } value and not NoneValue ? value.ToText() : null;

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
