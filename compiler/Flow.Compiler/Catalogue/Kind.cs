using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Catalogue;

/// <summary>Whether an item of a kind has a name.</summary>
public enum NameRule
{
    /// <summary>It has none.</summary>
    None,

    /// <summary>It may have one.</summary>
    Optional,

    /// <summary>It must have one.</summary>
    Required,
}

/// <summary>What an item of a kind is.</summary>
public enum Role
{
    /// <summary>A property of what it stands in.</summary>
    Property,

    /// <summary>A declaration with a name of its own.</summary>
    Declaration,

    /// <summary>Something that a job does.</summary>
    Step,
}

/// <summary>What <c>for x in list</c> means on an item of a kind.</summary>
public enum LoopRule
{
    /// <summary>It may not have one.</summary>
    None,

    /// <summary>A matrix: one declaration, many cells at run time.</summary>
    Matrix,

    /// <summary>One copy per element, made by the compiler.</summary>
    Unrolled,

    /// <summary>One declaration with a copy for each element, which is read by its key: <c>subnet["a"].id</c>.</summary>
    Keyed,

    /// <summary>One declaration for each element, each with all of its body: <c>production["eu-west-1"]</c>.</summary>
    Copies,
}

/// <summary>What a body holds.</summary>
public enum BodyRule
{
    /// <summary>The kind has no body.</summary>
    None,

    /// <summary>Properties and children.</summary>
    Items,

    /// <summary><c>name = value</c> with free names, besides the properties.</summary>
    Map,
}

/// <summary>
/// One word of the language: what it means where it stands. Binding, checks, completion, hover, <c>flow explain</c> and the reference pages all read this
/// one entry. A property is a kind without a name of its own; a property whose word is a small word may also stand in the header of its owner.
/// </summary>
/// <param name="Word">The word.</param>
/// <param name="Summary">What it is, in one sentence.</param>
public sealed record Kind(string Word, string Summary)
{
    /// <summary>What it is.</summary>
    public Role Role { get; init; } = Role.Property;

    /// <summary>Markdown: more about it.</summary>
    public string Documentation { get; init; } = "";

    /// <summary>A whole source text that uses it and has no errors; empty for a property, which its owner shows.</summary>
    public string Example { get; init; } = "";

    /// <summary>Whether it has a name.</summary>
    public NameRule Name { get; init; }

    /// <summary>Whether a title, a text, may follow the name.</summary>
    public Slot? Title { get; init; }

    /// <summary>Its value: what stands after the name in the header, or after <c>=</c>.</summary>
    public Slot? Subject { get; init; }

    /// <summary>A second value behind the subject (<c>on tag "v*"</c>).</summary>
    public Slot? Second { get; init; }

    /// <summary>The words of its body that belong to it alone.</summary>
    public ImmutableArray<Kind> Properties { get; init; } = [];

    /// <summary>The kinds of the catalogue that may stand in its body.</summary>
    public ImmutableArray<string> Children { get; init; } = [];

    /// <summary>What its body holds.</summary>
    public BodyRule Body { get; init; }

    /// <summary>The values of a <see cref="BodyRule.Map"/>.</summary>
    public Slot? Entry { get; init; }

    /// <summary>Whether it may stand several times in one body.</summary>
    public bool Repeats { get; init; }

    /// <summary>Whether it must be there.</summary>
    public bool Required { get; init; }

    /// <summary>Whether one of its like must be there, and this is the one that is written first.</summary>
    public bool IsExpected { get; init; }

    /// <summary>Which those are that are like it, where it <see cref="IsExpected"/>; null where nothing is known of them.</summary>
    public PropertyChoice? Choice { get; init; }

    /// <summary>What a loop on it means.</summary>
    public LoopRule Loop { get; init; }

    /// <summary>Its value where none is written, as it would be written; empty where there is none.</summary>
    public string Default { get; init; } = "";

    /// <summary>The words that may follow its own and say more exactly what it is; null where there are none.</summary>
    public KindVarieties? Varieties { get; init; }

    /// <summary>Which of the <see cref="Varieties"/> of a kind it is: <c>aws_vpc</c>; empty for the kind in general.</summary>
    public string Variety { get; init; } = "";

    /// <summary>What can be read of a declaration of it, besides what it declares; null where its kind alone decides that.</summary>
    public KindMembers? Members { get; init; }

    /// <summary>Whether its values name what an environment has, so that they are bound in each environment that hosts the service, and not where they stand.</summary>
    public bool IsHosted { get; init; }

    /// <summary>Whether its word is another's, such as a provider's: then a small word is none.</summary>
    public bool IsForeign { get; init; }

    /// <summary>How often it may stand in one body at most; 0 for as often as one likes. Only for one that <see cref="Repeats"/>.</summary>
    public int Most { get; init; }

    /// <summary>Whether its value is no value of an argument but what tells it from others of its word: <c>member "a" { … }</c>.</summary>
    public bool IsLabelled { get; init; }

    /// <summary>How often it must stand in one body at least. Only for one that <see cref="Repeats"/>.</summary>
    public int Least { get; init; }

    /// <summary>The words that it starts with: its own, and that of its variety.</summary>
    public string FullWord => Variety.Length == 0 ? Word : $"{Word} {Variety}";

    /// <summary>How Terraform calls a resource of this kind: <c>aws_vpc.main</c>, <c>data.aws_vpc.main</c>. In an environment names are unique for each type alone.</summary>
    public string AddressOf(string name) => $"{Mode?.Prefix()}{Variety}.{name}";

    /// <summary>What a provider does with a declaration of it; null where it is none of a provider's.</summary>
    public ResourceMode? Mode => (Role, Word) switch
    {
        (Role.Declaration, "terraform") => ResourceMode.Managed,
        (Role.Declaration, "data") => ResourceMode.Data,
        (Role.Declaration, "ephemeral") => ResourceMode.Ephemeral,
        _ => null,
    };

    /// <summary>What people write in its body first, in that order: words of its properties and children. All others come behind.</summary>
    public ImmutableArray<string> Usual { get; init; } = [];

    /// <summary>The property named <paramref name="word"/>, or null.</summary>
    public Kind? Property(string word)
    {
        foreach (var property in Properties)
        {
            if (property.Word == word)
            {
                return property;
            }
        }

        return null;
    }
}

/// <summary>How the value of a slot is written and read.</summary>
public enum SlotForm
{
    /// <summary>An ordinary value.</summary>
    Value,

    /// <summary>A text in which holes become environment variables, or a list of arguments.</summary>
    Command,

    /// <summary>A bare word that is not looked up, or a text.</summary>
    Word,

    /// <summary>A declaration of the type's kind.</summary>
    Reference,

    /// <summary>A job, or <c>ended(job)</c>, <c>failed(job)</c>, <c>any-of(job, …)</c>.</summary>
    Edge,

    /// <summary>An artifact of a job: <c>build.app</c>, <c>build.all.app</c>, <c>build[os].app</c>.</summary>
    Artifact,

    /// <summary>A pipeline, or a text that names one elsewhere.</summary>
    PipelineTarget,

    /// <summary>An action of this project, or a text that names one elsewhere.</summary>
    ActionTarget,

    /// <summary>C#.</summary>
    CSharp,

    /// <summary>A query of Prometheus: <c>promql"…"</c>.</summary>
    PromQl,

    /// <summary>Words for people, a condition, or a query of Prometheus.</summary>
    Expectation,
}

/// <summary>What a text stands for: an editor offers what there is of it.</summary>
public enum TextContent
{
    /// <summary>Any text.</summary>
    Anything,

    /// <summary>Files or folders of the project.</summary>
    Path,

    /// <summary>A time zone by its IANA name.</summary>
    TimeZone,

    /// <summary>An activity type of the trigger's event.</summary>
    ActivityType,

    /// <summary>A target of <c>flow build</c>.</summary>
    Target,

    /// <summary>An environment variable.</summary>
    Variable,
}

/// <summary>A place for a value.</summary>
/// <param name="Type">The type of the value.</param>
public sealed record Slot(FlowType Type)
{
    /// <summary>The latest phase that the value may have.</summary>
    public PhaseKind Latest { get; init; } = PhaseKind.Build;

    /// <summary>How the value is written.</summary>
    public SlotForm Form { get; init; } = SlotForm.Value;

    /// <summary>Whether a secret may stand here.</summary>
    public bool TakesSecrets { get; init; }

    /// <summary>Whether a secret belongs here, so that a text in the source is one that everybody can read.</summary>
    public bool WantsSecret { get; init; }

    /// <summary>Whether a value that is kept nowhere may stand here, because nothing is kept of it here either.</summary>
    public bool TakesEphemeral { get; init; }

    /// <summary>Whether a text that an outsider chooses may not stand here, because it would choose what runs.</summary>
    public bool RefusesUntrusted { get; init; }

    /// <summary>Whether a single value may stand for a list of one.</summary>
    public bool OneForMany { get; init; }

    /// <summary>Whether the value must be there.</summary>
    public bool Required { get; init; }

    /// <summary>Whether <c>none</c> may stand here, and means that nothing is written.</summary>
    public bool TakesNone { get; init; }

    /// <summary>The type of a value that may stand here instead of a declaration; null where none may. Only for <see cref="SlotForm.Reference"/>.</summary>
    public FlowType? Otherwise { get; init; }

    /// <summary>Whether the use of a construct may stand here for all of its resources; where a service stands, one that environments have.</summary>
    public bool TakesUses { get; init; }

    /// <summary>Further kinds whose names may stand here. Only for <see cref="SlotForm.Reference"/>.</summary>
    public ImmutableArray<string> OtherKinds { get; init; } = [];

    /// <summary>Names declared for this place alone: <c>window</c>, <c>exit-code</c>.</summary>
    public ImmutableArray<RecordField> Names { get; init; } = [];

    /// <summary>Whether a query that uses none of <see cref="Names"/> may stand here: it looks at values of now.</summary>
    public bool TakesNoWindow { get; init; }

    /// <summary>Values that are often written here, as they are written, a text without its quotes; the first is put into a new line.</summary>
    public ImmutableArray<string> Samples { get; init; } = [];

    /// <summary>What its text stands for.</summary>
    public TextContent Content { get; init; }

    /// <summary>The same place for values of up to <paramref name="latest"/>.</summary>
    public Slot Until(PhaseKind latest) => this with { Latest = latest };
}

/// <summary>Short ways to write catalogue entries.</summary>
internal static class Entries
{
    /// <summary>A property with one value.</summary>
    public static Kind Property(string word, FlowType type, PhaseKind latest, string summary, string @default = "") =>
        new(word, summary) { Subject = new Slot(type) { Latest = latest, OneForMany = type is ListType, Required = true }, Default = @default };

    /// <summary>A property with one value that the compiler must know.</summary>
    public static Kind Property(string word, FlowType type, string summary, string @default = "") => Property(word, type, PhaseKind.Build, summary, @default);

    /// <summary>The property with a value that no outsider may choose.</summary>
    public static Kind Trusted(Kind property) => property with { Subject = property.Subject! with { RefusesUntrusted = true } };

    /// <summary>The property with values that are often written for it.</summary>
    public static Kind Often(this Kind property, params ImmutableArray<string> samples) => property with { Subject = property.Subject! with { Samples = samples } };

    /// <summary>The property whose text stands for something.</summary>
    public static Kind Holding(this Kind property, TextContent content) => property with { Subject = property.Subject! with { Content = content } };

    /// <summary>A list of <paramref name="element"/>; one value stands for a list of one.</summary>
    public static ListType ListOf(FlowType element) => new(element);

    /// <summary>A closed set of words.</summary>
    public static EnumType Enum(string name, params ImmutableArray<string> members) => new(name, members);
}
