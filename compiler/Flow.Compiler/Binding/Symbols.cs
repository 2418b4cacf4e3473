using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Something with a name.</summary>
/// <param name="name">The name.</param>
/// <param name="location">Where the name is written.</param>
public abstract class Symbol(string name, Location location)
{
    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>Where the name is written.</summary>
    public Location Location { get; } = location;

    /// <summary>Whether other files may use it through <c>import</c>.</summary>
    public bool IsExported { get; init; }

    /// <summary>The item of a file that it is declared in, and that what is found about it belongs to; null for what exists only while something is bound.</summary>
    internal BoundUnit? Unit { get; init; }

    /// <summary>What it is, for messages: "job", "parameter".</summary>
    public abstract string What { get; }

    /// <summary>Whether it is found only behind a dot: <c>build.app</c>.</summary>
    public virtual bool IsMemberOnly => false;
}

/// <summary>A name for a value that is bound when it is first used: <c>let</c>, or a parameter of a template.</summary>
public sealed class LetSymbol(string name, Location location, ItemSyntax item, BindContext context) : Symbol(name, location)
{
    /// <summary>The type written for it, and where; null where its value decides.</summary>
    public (TypeSyntax Type, BindContext Context)? WrittenType { get; init; }

    /// <summary>The declaration.</summary>
    public ItemSyntax Item { get; } = item;

    /// <summary>Where it is declared.</summary>
    public BindContext Context { get; } = context;

    /// <summary>The map that this one goes on with, entry by entry; null where it stands alone.</summary>
    public LetSymbol? Before { get; init; }

    /// <summary>The value, once bound.</summary>
    public Expr? Value { get; set; }

    /// <inheritdoc/>
    public override string What => "value";
}

/// <summary>A name for a value that is known when the name is declared: a loop variable, a parameter of a template or a function.</summary>
public sealed class ValueSymbol(string name, Location location, Expr value, string what) : Symbol(name, location)
{
    /// <summary>The value.</summary>
    public Expr Value { get; } = value;

    /// <inheritdoc/>
    public override string What { get; } = what;
}

/// <summary>A function of the language, written in the language.</summary>
public sealed class FunctionSymbol(string name, Location location, ItemSyntax item, CallExpressionSyntax? signature, BindContext context) : Symbol(name, location)
{
    /// <summary>The declaration.</summary>
    public ItemSyntax Item { get; } = item;

    /// <summary>Name and parameters as written.</summary>
    public CallExpressionSyntax? Signature { get; } = signature;

    /// <summary>Where it is declared.</summary>
    public BindContext Context { get; } = context;

    /// <inheritdoc/>
    public override string What => "function";
}

/// <summary>A record type or an enum.</summary>
public sealed class TypeSymbol(string name, Location location, ItemSyntax item, BindContext context) : Symbol(name, location)
{
    /// <summary>The declaration.</summary>
    public ItemSyntax Item { get; } = item;

    /// <summary>Where it is declared.</summary>
    public BindContext Context { get; } = context;

    /// <summary>The type, once bound.</summary>
    public FlowType? Type { get; set; }

    /// <inheritdoc/>
    public override string What => "type";
}

/// <summary>A template: a new kind, or a group.</summary>
public sealed class TemplateSymbol(string name, Location location, ItemSyntax item, BindContext context) : Symbol(name, location)
{
    /// <summary>The declaration.</summary>
    public ItemSyntax Item { get; } = item;

    /// <summary>The kind of its body, or null for a group. Found when all templates are declared, since it may be that of another template.</summary>
    public Kind? BaseKind { get; private set; }

    private bool isSettled;

    /// <summary>Finds <see cref="BaseKind"/>. Templates that are of each other have none.</summary>
    internal Kind? Settle()
    {
        if (!isSettled)
        {
            isSettled = true;
            BaseKind = Of is { } word ? KindCatalogue.Find(word) ?? (Context.Scope.Find(word) as TemplateSymbol)?.Settle() : null;
        }

        return BaseKind;
    }

    /// <summary>The lines of its parameters by their names, in written order.</summary>
    internal IReadOnlyDictionary<string, ItemSyntax> ParametersByName => parameters ??= (Item.Body?.Items.Items ?? [])
        .Where(i => Context.WordOf(i) == "param" && Declarer.NameToken(i) is not null)
        .DistinctBy(i => Context.NameOf(Declarer.NameToken(i)!.Value))
        .ToDictionary(i => Context.NameOf(Declarer.NameToken(i)!.Value), StringComparer.Ordinal);

    private Dictionary<string, ItemSyntax>? parameters;

    /// <summary>What is written after <c>of</c>, or null.</summary>
    public string? Of => Declarer.OfClause(Item) is { } of ? Context.TextOf(of.Value) : null;

    /// <summary>Where it is declared.</summary>
    public BindContext Context { get; } = context;

    /// <inheritdoc/>
    public override string What => "template";
}

/// <summary>What an <c>import</c> brings.</summary>
public sealed class ModuleSymbol(string name, Location location, Module module) : Symbol(name, location)
{
    /// <summary>The imported file.</summary>
    public Module Module { get; } = module;

    /// <inheritdoc/>
    public override string What => "import";
}

/// <summary>A declaration of a kind: a pipeline, a job, a step, an artifact, an output, a parameter.</summary>
public sealed class DeclarationSymbol(string name, Location location, Kind kind, ItemSyntax item, BindContext context, DeclarationSymbol? owner) : Symbol(name, location)
{
    /// <summary>Its kind.</summary>
    public Kind Kind { get; } = kind;

    /// <summary>The declaration as written; for the use of a template, the use.</summary>
    public ItemSyntax Item { get; } = item;

    /// <summary>Where it is declared.</summary>
    public BindContext Context { get; } = context;

    /// <summary>What it is declared in.</summary>
    public DeclarationSymbol? Owner { get; } = owner;

    /// <summary>What is declared in it.</summary>
    public Scope Members { get; set; } = new(null);

    /// <summary>The bodies it is made of: its own, and before it those of the templates it uses.</summary>
    public ImmutableArray<BodyPart> Parts { get; set; } = [];

    /// <summary>The loops on it.</summary>
    public ImmutableArray<ClauseSyntax> Loops { get; set; } = [];

    /// <summary>Whether it runs in several cells.</summary>
    public bool IsMany { get; set; }

    /// <summary>The declarations that a loop on this one makes, each for an element of its list: <c>production["eu-west-1"]</c>. Empty where there is no loop.</summary>
    public ImmutableArray<DeclarationCopy> Copies { get; set; } = [];

    /// <summary>Whether the list of its loop has a mistake, so that more copies may be meant than there are.</summary>
    public bool HasUnknownCopies { get; set; }

    /// <summary>What it is a copy of; null where it is none.</summary>
    public DeclarationSymbol? CopyOf { get; init; }

    /// <summary>Its <see cref="Copies"/>, or itself where a loop makes none.</summary>
    internal IEnumerable<DeclarationSymbol> Instances => Kind.Loop == LoopRule.Copies && IsMany ? Copies.Select(static c => c.Symbol) : [this];

    /// <summary>For an environment: the one that it is like, where that is a copy. Null where it is none.</summary>
    internal DeclarationSymbol? LikeCopy { get; set; }

    /// <summary>The bound value of an output, once asked for.</summary>
    public Expr? BoundValue { get; set; }

    /// <summary>Whether its <c>if</c> is false; null until that is asked.</summary>
    public bool? IsAbsent { get; set; }

    /// <summary>Where an environment says that it leaves out what it inherited: <c>orders = none</c>; null where it does not.</summary>
    public (ItemSyntax Item, BindContext Context)? LeftOut { get; set; }

    /// <summary>The clause <c>using</c> of a use of a group, or of a line that goes on with a resource or a use, and where it stands; null where none is written. The header of a resource itself is bound by its kind.</summary>
    internal (ClauseSyntax Clause, BindContext Context)? Using { get; set; }

    /// <summary>For the use of a group: its template; null for every other declaration.</summary>
    public TemplateSymbol? Group { get; init; }

    /// <summary>For a service where an environment hosts it: what the environment says of it, in written order.</summary>
    internal ImmutableArray<(ItemSyntax Item, BindContext Context)> GoneOn { get; set; } = [];

    /// <summary>For a declaration that is made from a template of its kind: that template and the scope of its parameters, the deepest where one is of another; null for every other declaration.</summary>
    internal (TemplateSymbol Template, Scope Parameters)? MadeFrom { get; set; }

    /// <summary>The services that the use of a group hosts, each as a use of the construct for services, in written order.</summary>
    public ImmutableArray<DeclarationSymbol> Hosts { get; set; } = [];

    /// <summary>What was asked about it, and answered.</summary>
    internal Answers Answers { get; } = new();

    /// <summary>The name in the model: that of the group before it, if there is one.</summary>
    public string ModelName { get; init; } = name;

    /// <inheritdoc/>
    public override bool IsMemberOnly => Kind.Word is "artifact" or "output" or "build-image";

    /// <summary>Whether it is a service where an environment hosts it.</summary>
    public bool IsHosted => Group is not null && Context.Hosted is not null;

    /// <summary>Whether a provider makes it or looks it up.</summary>
    public bool IsResource => Kind.Mode is not null;

    /// <inheritdoc/>
    public override string What => Kind.Word == "param" ? "parameter" : IsResource ? "resource" : Kind.Role == Role.Step && Kind.Word is not "artifact" ? "step" : Kind.Word;
}

/// <summary>One of the declarations that a loop makes.</summary>
/// <param name="Key">What tells it from the others.</param>
/// <param name="Symbol">The declaration.</param>
public sealed record DeclarationCopy(string Key, DeclarationSymbol Symbol);

/// <summary>A parameter of a template that stands for another declaration: the use of a group, such as the network that a database is in.</summary>
/// <param name="name">The name.</param>
/// <param name="location">Where the parameter is declared.</param>
/// <param name="kind">The group that it must be a use of.</param>
/// <param name="given">What the use of the template says, and where; null where it says nothing.</param>
/// <param name="use">Where the template is used.</param>
public sealed class UsedSymbol(string name, Location location, string kind, (ExpressionSyntax Value, BindContext Context)? given, BindContext use) : Symbol(name, location)
{
    /// <summary>The group that it must be a use of.</summary>
    public string Kind { get; } = kind;

    /// <summary>What the use of the template says, and where; null where it says nothing.</summary>
    public (ExpressionSyntax Value, BindContext Context)? Given { get; } = given;

    /// <summary>The body of the template in this use.</summary>
    public BindContext Use { get; } = use;

    /// <summary>Whether it may be none, which it then is where nothing is said.</summary>
    public bool IsOptional { get; init; }

    /// <inheritdoc/>
    public override string What => "parameter";
}

/// <summary><c>use</c> in a group: what it knows about its use and the place that this stands in.</summary>
/// <param name="location">The template.</param>
/// <param name="group">The use.</param>
public sealed class UseSymbol(Location location, DeclarationSymbol group) : Symbol(WordOfUse, location)
{
    /// <summary>The word.</summary>
    public const string WordOfUse = "use";

    /// <summary>The use.</summary>
    public DeclarationSymbol Group { get; } = group;

    /// <inheritdoc/>
    public override string What => "use at hand";
}

/// <summary>A list of items with the place to bind them in.</summary>
public sealed record BodyPart(ImmutableArray<ItemSyntax> Items, BindContext Context);
