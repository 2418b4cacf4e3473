using Flow.Compiler.Model;
using Flow.Compiler.Rules.Infrastructure;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>Resources as values of the language, for a project's own rules: what they are called, which tags they have, and what is set.</summary>
internal static class ResourceValues
{
    /// <summary>Stands for a tag whose value only the provider makes up.</summary>
    private const string Later = "known when it is applied";

    /// <summary>The arguments by which providers call things, the most exact first.</summary>
    private static readonly string[] NameArguments =
        ["bucket", "name", "identifier", "cluster_identifier", "replication_group_id", "function_name", "alarm_name", "dashboard_name", "bucket_prefix", "name_prefix"];

    /// <summary>The type of the values.</summary>
    public static readonly RecordType Type = new("resource",
    [
        Maybe("name"), Maybe("type"), Maybe("environment"), new("is-data", FlowType.Bool), new("arguments", new ListType(FlowType.Text)),
        new("called", FlowType.Text.OrNone()) { Documentation = "What the provider calls it: its `bucket`, `name`, `identifier` or the like; none where that is known only when it is applied." },
        new("can-have-tags", FlowType.Bool) { Documentation = "Whether its type takes tags." },
        new("tags", new MapType(FlowType.Text)) { Documentation = "Its tags, those of the `cloud` included." },
        new("settings", new MapType(FlowType.Text)) { Documentation = "What is set to a text, a number or a truth value, by the provider's word." },
    ]);

    /// <summary><paramref name="resource"/> of <paramref name="environment"/>.</summary>
    public static RecordValue Of(DeliveryModel model, DeploymentEnvironment environment, Resource resource)
    {
        var reading = new ResourceReading(model, environment, resource);
        return new RecordValue(Type, [.. Type.Fields.Zip<RecordField, Value, FieldValue>(
        [
            Value.Of(resource.Name), Value.Of(resource.Type), Value.Of(environment.Name), Value.Of(resource.Mode == ResourceMode.Data),
            new ListValue(FlowType.Text, [.. resource.Body.Items.Select(static i => i.Name).Distinct().Select(static n => (Value)Value.Of(n))]),
            NameArguments.Select(a => reading.Read(a)).FirstOrDefault(static s => s.IsWritten)?.Value is { } name ? Value.Of(name.ToText()) : Value.None,
            Value.Of(HasTags(reading)), Map(Tags(reading)), Map(Settings(resource)),
        ], static (field, value) => new FieldValue(field.Name, value))]);
    }

    private static bool HasTags(ResourceReading resource) => resource.Resource.Mode == ResourceMode.Managed && resource.Schema?.Attribute("tags") is { IsWritable: true };

    private static IEnumerable<(string Name, string Text)> Tags(ResourceReading resource)
    {
        var cloud = HasTags(resource) ? resource.Environment.Cloud?.Tags ?? [] : [];
        var own = resource.Resource.Body.Items.OfType<ResourceArgument>().FirstOrDefault(static a => a.Name == "tags")?.Value;
        return cloud.Where(static t => t.Value is not { Constant: NoneValue }).Select(static t => (t.Name, TextOf(t.Value))).Concat(own switch
        {
            RecordExpr record => record.Fields.Where(static f => f.Value is not { Constant: NoneValue }).Select(static f => (f.Name, TextOf(f.Value))),
            { Constant: RecordValue known } => known.Fields.Where(static f => f.Value is not NoneValue).Select(static f => (f.Name, f.Value.ToText())),
            _ => [],
        });
    }

    private static IEnumerable<(string Name, string Text)> Settings(Resource resource) => resource.Body.Items.OfType<ResourceArgument>()
        .Where(static a => a.Value.Constant is TextValue or EnumValue or NumberValue or BoolValue).Select(static a => (a.Name, a.Value.Constant!.ToText()));

    private static string TextOf(Expr value) => value.KnownText ?? Later;

    private static RecordValue Map(IEnumerable<(string Name, string Text)> entries) =>
        new(new MapType(FlowType.Text), [.. entries.GroupBy(static e => e.Name).Select(static g => new FieldValue(g.Key, Value.Of(g.Last().Text)))]); // what a resource says itself goes before the cloud's

    private static RecordField Maybe(string name) => new(name, FlowType.Text.OrNone());
}
