using Flow.Compiler.Model;
using Flow.Compiler.Providers;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>What is known of a setting of a resource.</summary>
/// <param name="IsWritten">Whether it is written at all.</param>
/// <param name="Value">Its value; null where it is not written, or known only when it is applied.</param>
/// <param name="Location">Where it is written; where it is not, the resource or the block in which it is missing.</param>
internal sealed record Setting(bool IsWritten, Value? Value, Location Location)
{
    /// <summary>Whether it is written, and known only when the environment is applied.</summary>
    public bool IsLater => IsWritten && Value is null;

    /// <summary>Whether it is known to be <paramref name="text"/>.</summary>
    public bool Is(string text) => Value?.ToText() == text;

    /// <summary>Whether it may be <paramref name="text"/>: it is, or nobody knows yet.</summary>
    public bool MayBe(string text) => IsLater || Is(text);

    /// <summary>The number it is known to be, or null.</summary>
    public decimal? Number => (Value as NumberValue)?.Number;
}

/// <summary>A resource as rules look at it.</summary>
/// <param name="Model">The model that it belongs to.</param>
/// <param name="Environment">The environment that it belongs to.</param>
/// <param name="Resource">The resource.</param>
internal sealed record ResourceReading(DeliveryModel Model, DeploymentEnvironment Environment, Resource Resource)
{
    /// <summary>What tells it apart where it is one of several copies; else null.</summary>
    public string? Copy { get; init; }

    /// <summary>What is written for all copies, where it is one of them; else null.</summary>
    private ResourceBody? Shared { get; init; }

    /// <summary>Its name, with its key where it is a copy.</summary>
    public string Name => Copy is null ? Resource.Name : $"{Resource.Name}[\"{Copy}\"]";

    /// <summary>What it is called in messages.</summary>
    public string Title => $"`{Name}` (`{Resource.Type}`)";

    /// <summary>Where it is declared.</summary>
    public Location Place => Resource.Origin.Location;

    /// <summary>Each of its copies, in which the variable of the loop is what it is for that copy; itself where a loop makes none.</summary>
    public IEnumerable<ResourceReading> Instances => Resource.Each is { } each && Copy is null
        ? each.Copies.Select(c => this with { Resource = Resource with { Body = new CopyBody(each.Variable, c.Element, PlaceOf(each)).Of(Resource.Body) }, Copy = c.Key, Shared = Resource.Body })
        : [this];

    /// <summary>What its provider says about its type; null where nothing is known.</summary>
    public BlockSchema? Schema => Model.Providers.Resource(Resource.Type)?.Block;

    /// <summary>The setting at <paramref name="path"/>: an argument, or one of the first block of a name (<c>metadata_options.http_tokens</c>).</summary>
    public Setting Read(string path) => Read(Resource.Body, path.Split('.'), Place);

    /// <summary>Whether what is written for the setting at <paramref name="path"/>, or for what it is in, reads the variable of the loop that makes the copies.</summary>
    public bool ReadsLoop(string path) => Shared is { } body && Resource.Each is { } each && ReadsLoop(body, path.Split('.'), each.Variable);

    /// <summary>The setting at <paramref name="path"/> of one of its blocks.</summary>
    public static Setting Read(BodyPlace block, string path) => Read(block.Body, path.Split('.'), block.Location);

    /// <summary>Its blocks of a name. What is written as a value, or as a list of values, counts as such.</summary>
    public IEnumerable<BodyPlace> Blocks(string name) => Blocks(Resource.Body, name);

    /// <summary>The blocks of a name in a block.</summary>
    public static IEnumerable<BodyPlace> Blocks(BodyPlace block, string name) => Blocks(block.Body, name);

    /// <summary>What is made of <paramref name="type"/> in its environment, each copy for itself.</summary>
    public IEnumerable<ResourceReading> Made(string type) => Environment.Resources.Where(r => r.Type == type && r.Mode == ResourceMode.Managed).SelectMany(r => new ResourceReading(Model, Environment, r).Instances);

    /// <summary>
    /// The resources of its environment of <paramref name="type"/> that name this one in their argument <paramref name="argument"/>, as settings of a resource of their own do.
    /// </summary>
    public IEnumerable<ResourceReading> Companions(string type, string argument) => Made(type)
        .Where(c => c.Resource.Body.Items.OfType<ResourceArgument>().Any(a => a.Name == argument && IsNamedBy(a.Value)));

    /// <summary>Resources of its environment that <paramref name="argument"/> names.</summary>
    public IEnumerable<ResourceReading> Named(string argument) => Resource.Body.Items.OfType<ResourceArgument>().Where(a => a.Name == argument).SelectMany(a => Named(a.Value));

    /// <summary>Resources of its environment that <paramref name="value"/> names.</summary>
    public IEnumerable<ResourceReading> Named(Expr value) => References(value)
        .SelectMany(n => Environment.Resources.Where(r => r.Reference == n.Resource).SelectMany(r => new ResourceReading(Model, Environment, r).Instances).Where(r => r.Is(n)));

    /// <summary>How many copies there are of the resources that <paramref name="argument"/> names; null where it names none.</summary>
    public int? Copies(string argument)
    {
        var named = Resource.Body.Items.OfType<ResourceArgument>().Where(a => a.Name == argument).SelectMany(static a => ExprTree.Reads(a.Value)).Select(static r => r.Source)
            .OfType<AllResourcesSource>().SelectMany(s => Environment.Resources.Where(r => r.Type == s.Type && r.Name == s.Name)).ToList();
        return named.Count == 0 ? null : named.Sum(static r => r.Each?.Copies.Length ?? 1);
    }

    /// <summary>Where the list is written that a construct makes <paramref name="each"/> of; null where it was given none.</summary>
    private Location? PlaceOf(ResourceLoop each) => Resource.IsOfLibrary
        ? Environment.Uses.FirstOrDefault(u => u.Name == each.Use)?.Parameters.FirstOrDefault(p => p.Name == each.Sequence && p.IsWritten)?.Origin.Location
        : null;

    private bool IsNamedBy(Expr value) => References(value).Any(Is) || (value.Constant is { } known && (Read("bucket").Value ?? Read("name").Value) is { } own && known.Equals(own));

    // Which copy a key that nobody knows yet means nobody knows.
    private bool Is((ResourceReference Resource, Expr? Key) named) => named.Resource == Resource.Reference && (Copy is null || named.Key?.Constant is not { } key || key.ToText() == Copy);

    private static IEnumerable<(ResourceReference Resource, Expr? Key)> References(Expr value) => value switch
    {
        ReadExpr { Source: ResourceSource one } => [(new ResourceReference(one.Mode, one.Type, one.Name), null)],
        IndexExpr { Target: ReadExpr { Source: ResourceSource one }, Index: var key } => References(key).Prepend((new ResourceReference(one.Mode, one.Type, one.Name), key)),
        _ => ExprTree.Children(value).SelectMany(References),
    };

    private static bool ReadsLoop(ResourceBody body, ReadOnlySpan<string> path, string variable) => body.Items.FirstOrDefault(OfName(path[0])) switch
    {
        ResourceArgument argument => ExprTree.Reads(argument.Value).Any(r => r.Source is VariableSource source && source.Name == variable),
        ResourceBlock block => path.Length > 1 && ReadsLoop(block.Body, path[1..], variable),
        _ => false,
    };

    private static Setting Read(ResourceBody body, ReadOnlySpan<string> path, Location missingAt)
    {
        if (body.Items.FirstOrDefault(OfName(path[0])) is not { } item)
        {
            return new Setting(false, null, missingAt);
        }

        if (path.Length == 1)
        {
            return item is ResourceArgument { Value: var value } ? new Setting(value.Constant is not NoneValue, value.Constant, item.Origin.Location) : new Setting(true, null, item.Origin.Location);
        }

        return Bodies(item).FirstOrDefault() is { } inner ? Read(inner.Body, path[1..], inner.Location) : new Setting(true, null, item.Origin.Location);
    }

    private static Func<ResourceItem, bool> OfName(string name) => i => i.Name == name;

    private static IEnumerable<BodyPlace> Blocks(ResourceBody body, string name) => body.Items.Where(OfName(name)).SelectMany(Bodies);

    private static IEnumerable<BodyPlace> Bodies(ResourceItem item) => item switch
    {
        ResourceBlock block => [new BodyPlace(block.Body, block.Origin.Location)],
        ResourceArgument argument => Bodies(argument.Value, argument.Origin.Location),
        _ => [],
    };

    private static IEnumerable<BodyPlace> Bodies(Expr value, Location location) => value switch
    {
        RecordExpr record => [new BodyPlace(new ResourceBody([.. record.Fields.Select(static f => new ResourceArgument(f.Name, f.Value, new Origin(f.Value.Location)))]), location)],
        ListExpr list => list.Items.SelectMany(i => Bodies(i, i.Location)),
        { Constant: RecordValue record } => [new BodyPlace(BodyOf(record, value.Location), location)],
        { Constant: ListValue list } => list.Items.OfType<RecordValue>().Select(r => new BodyPlace(BodyOf(r, value.Location), location)),
        _ => [],
    };

    private static ResourceBody BodyOf(RecordValue record, Location location) =>
        new([.. record.Fields.Select(f => new ResourceArgument(f.Name, new ConstantExpr(f.Value, f.Value.Type, location), new Origin(location)))]);
}

/// <summary>What is written in a block, and where the block stands.</summary>
/// <param name="Body">What is written.</param>
/// <param name="Location">Where the block stands.</param>
internal sealed record BodyPlace(ResourceBody Body, Location Location);
