using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Something that a provider makes, or looks up, for one environment.</summary>
/// <param name="Mode">Whether it is made or only looked up.</param>
/// <param name="Type">The type as its provider's schema names it, such as <c>aws_vpc</c>.</param>
/// <param name="Name">Its name, unique in its environment.</param>
/// <param name="Body">What is written about it, in written order.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record Resource(ResourceMode Mode, string Type, string Name, ResourceBody Body, Origin Origin)
{
    /// <summary>The provider that makes it; null for the environment's own of its type.</summary>
    public string? Provider { get; init; }

    /// <summary>How changes of it are made; null where nothing is said.</summary>
    public Lifecycle? Lifecycle { get; init; }

    /// <summary>The copies that there are of it; null where it is one.</summary>
    public ResourceLoop? Each { get; init; }

    /// <summary>What must be there before it without being read by it.</summary>
    public ImmutableArray<ResourceReference> After { get; init; } = [];

    /// <summary>What it was called before; the newest last.</summary>
    public ImmutableArray<FormerName> FormerNames { get; init; } = [];

    /// <summary>The addresses that it had before, such as <c>aws_vpc.old</c>; the newest last.</summary>
    public ImmutableArray<string> FormerAddresses => [.. FormerNames.Select(static n => n.Address)];

    /// <summary>What copies of it were called before, since they are called after a use that had another name; the oldest first.</summary>
    public ImmutableArray<FormerKey> FormerKeys { get; init; } = [];

    /// <summary>Whether it comes from a construct of the library.</summary>
    public bool IsOfLibrary { get; init; }

    /// <summary>The use of a group that it is a part of, with its own name in it: <c>receipts.versioning</c>; null outside of groups.</summary>
    public string? Part { get; init; }

    /// <summary>How others refer to it.</summary>
    public ResourceReference Reference => new(Mode, Type, Name);

    /// <summary>What has to be there before it: what it reads, and what it comes after.</summary>
    public IEnumerable<ResourceReference> Needs => Body.Values.Concat(Lifecycle?.ReplaceTriggeredBy ?? []).Concat(Each?.Copies.Select(static c => c.Element) ?? [])
        .SelectMany(ResourceReference.In).Concat(After).Distinct();
}

/// <summary>What a resource was called before.</summary>
/// <param name="Address">The address, such as <c>aws_vpc.old</c>.</param>
/// <param name="Origin">The line <c>moved</c> that says so.</param>
public sealed record FormerName(string Address, Origin Origin);

/// <summary>What a copy of a resource was called before.</summary>
/// <param name="Former">Its key before.</param>
/// <param name="Key">Its key after that.</param>
/// <param name="Origin">The line <c>moved</c> that says so of the use which it is called after.</param>
public sealed record FormerKey(string Former, string Key, Origin Origin);

/// <summary>The name of a resource within its environment.</summary>
/// <param name="Mode">Whether it is made or only looked up.</param>
/// <param name="Type">Its type.</param>
/// <param name="Name">Its name.</param>
public sealed record ResourceReference(ResourceMode Mode, string Type, string Name)
{
    /// <summary>The resources that <paramref name="value"/> reads.</summary>
    public static IEnumerable<ResourceReference> In(Expr value) => ExprTree.Reads(value).Select(static r => r.Source switch
    {
        ResourceSource one => new ResourceReference(one.Mode, one.Type, one.Name),
        AllResourcesSource all => new ResourceReference(all.Mode, all.Type, all.Name),
        _ => null,
    }).OfType<ResourceReference>().Distinct();
}

/// <summary>What is written about a resource or a block of it.</summary>
/// <param name="Items">Arguments and blocks in written order.</param>
public sealed record ResourceBody(ImmutableArray<ResourceItem> Items)
{
    /// <summary>A body in which nothing is written.</summary>
    public static readonly ResourceBody Empty = new([]);

    /// <summary>All values in it, those of its blocks included, without those inside them.</summary>
    public IEnumerable<Expr> Values => Items.SelectMany(static i => i is ResourceBlock block ? block.Body.Values : [((ResourceArgument)i).Value]);

    /// <summary>The value of the argument <paramref name="name"/>; null where it is not written.</summary>
    public Expr? Argument(string name) => Items.OfType<ResourceArgument>().FirstOrDefault(a => a.Name == name)?.Value;

    /// <summary>The blocks called <paramref name="name"/>, in written order.</summary>
    public IEnumerable<ResourceBody> Blocks(string name) => Items.OfType<ResourceBlock>().Where(b => b.Name == name).Select(static b => b.Body);
}

/// <summary>One thing that is written about a resource.</summary>
/// <param name="Name">Its name in the provider's schema.</param>
/// <param name="Origin">Where it is written.</param>
public abstract record ResourceItem(string Name, Origin Origin)
{
    /// <summary>Whether a file of the project says it, or something of it, rather than a construct of the library.</summary>
    public bool IsOwn { get; init; }
}

/// <summary><c>cidr_block = "10.0.0.0/16"</c></summary>
public sealed record ResourceArgument(string Name, Expr Value, Origin Origin) : ResourceItem(Name, Origin);

/// <summary><c>ingress { … }</c></summary>
public sealed record ResourceBlock(string Name, ResourceBody Body, Origin Origin) : ResourceItem(Name, Origin)
{
    /// <summary>What tells it from other blocks of its name, where the provider keeps them by a label; else null.</summary>
    public string? Label { get; init; }
}

/// <summary>How changes of a resource are made.</summary>
/// <param name="Origin">Where that is written.</param>
public sealed record Lifecycle(Origin Origin)
{
    /// <summary>Whether a file of the project says it, or something of it, rather than a construct of the library.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether a new one is made before the old one goes.</summary>
    public bool CreateBeforeDestroy { get; init; }

    /// <summary>Whether a plan that would destroy it fails.</summary>
    public bool PreventDestroy { get; init; }

    /// <summary>Whether changes of all of its arguments from outside are left alone.</summary>
    public bool IgnoreAllChanges { get; init; }

    /// <summary>The arguments of which changes from outside are left alone, such as <c>tags</c>.</summary>
    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    /// <summary>Resources, or attributes of them, that replace it when they change.</summary>
    public ImmutableArray<Expr> ReplaceTriggeredBy { get; init; } = [];
}

/// <summary>The copies of a resource. In its body the loop's variable is read by <see cref="VariableSource"/>.</summary>
/// <param name="Variable">The loop's variable.</param>
/// <param name="Copies">The copies in the order of the list.</param>
/// <param name="Origin">Where the loop is written.</param>
public sealed record ResourceLoop(string Variable, ImmutableArray<ResourceCopy> Copies, Origin Origin)
{
    /// <summary>The use of a group in which the loop stands; empty outside of groups.</summary>
    public string Use { get; init; } = "";

    /// <summary>What the list is called in the source; null where it is written out.</summary>
    public string? Sequence { get; init; }

    /// <summary>Whether no element has the field <paramref name="field"/>.</summary>
    public bool IsNone(string field) => Copies.All(c => c.Element switch
    {
        { Constant: RecordValue known } => known.Field(field) is null or NoneValue,
        RecordExpr record => record.Fields.FirstOrDefault(f => f.Name == field)?.Value is null or { Constant: NoneValue },
        _ => false,
    });

    /// <summary>Whether <paramref name="value"/> reads a field of the loop's variable that no element has.</summary>
    public bool IsNone(Expr value) => FieldOf(value) is { } field && IsNone(field);

    /// <summary>The field of the loop's variable that <paramref name="value"/> reads; null where it is anything else.</summary>
    public string? FieldOf(Expr value) => value is MemberExpr { Target: ReadExpr { Source: VariableSource { Name: var read } }, Member: var field } && read == Variable ? field : null;
}

/// <summary>One copy.</summary>
/// <param name="Key">What tells it apart; it stays the same when the list gets another order.</param>
/// <param name="Element">The element of the list that it is for. Its key is known; other values in it may be known only when the environment is applied.</param>
public sealed record ResourceCopy(string Key, Expr Element);
