using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>What an offered name is; an editor shows a sign for it.</summary>
public enum CompletionKind
{
    /// <summary>A word of the grammar: <c>if</c>, <c>not</c>, a small word.</summary>
    Keyword,

    /// <summary>A kind of declaration or step: <c>job</c>, <c>run</c>.</summary>
    Kind,

    /// <summary>A property of the body at hand.</summary>
    Property,

    /// <summary>A <c>let</c>.</summary>
    Value,

    /// <summary>A parameter, an input of an action, a named argument.</summary>
    Parameter,

    /// <summary>A loop variable, or a name that exists in this place alone.</summary>
    Variable,

    /// <summary>A function.</summary>
    Function,

    /// <summary>A declaration that is referred to: a job, a step, an artifact, a pipeline.</summary>
    Declaration,

    /// <summary>A member of a value or context.</summary>
    Member,

    /// <summary>A member of an enum.</summary>
    EnumMember,

    /// <summary>A written form with arguments: <c>tcp(6379)</c>.</summary>
    Variant,

    /// <summary>A context: <c>git</c>, <c>event</c>.</summary>
    Context,

    /// <summary>A type.</summary>
    Type,

    /// <summary>A template.</summary>
    Template,

    /// <summary>An imported file.</summary>
    Module,

    /// <summary>A unit after a number.</summary>
    Unit,

    /// <summary>A file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>Text inside a string: an action, a time zone, an environment variable.</summary>
    Text,

    /// <summary>A whole piece of source to fill in.</summary>
    Snippet,
}

/// <summary>Something that can be written at the caret.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Label">What a list shows.</param>
public sealed record CompletionItem(CompletionKind Kind, string Label)
{
    /// <summary>The type, the default, or why it is only greyed here; one line.</summary>
    public string Detail { get; init; } = "";

    /// <summary>What the list is sorted by.</summary>
    public string SortText { get; init; } = "";

    /// <summary>What the text between the start of <see cref="Insert"/> and the caret is compared with.</summary>
    public string FilterText { get; init; } = "";

    /// <summary>What is written, for editors without tab stops.</summary>
    public string NewText { get; init; } = "";

    /// <summary>
    /// What is written where there are tab stops: <c>$1</c>, <c>${1:text}</c>, <c>$0</c> for the last one; lines after the first are indented for the start
    /// of the line. Null where <see cref="NewText"/> is all.
    /// </summary>
    public string? Snippet { get; init; }

    /// <summary>What <see cref="NewText"/> takes the place of when the word at the caret is replaced.</summary>
    public TextSpan Replace { get; init; }

    /// <summary>What it takes the place of when it is put before the rest of the word at the caret.</summary>
    public TextSpan Insert { get; init; }

    /// <summary>Changes elsewhere in the file, such as an import. They do not touch <see cref="Replace"/>.</summary>
    public ImmutableArray<TextEdit> AdditionalEdits { get; init; } = [];

    /// <summary>Whether something better took its place, or it is known too late to stand here.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>Whether what follows is best asked for at once: the members of a job, the files of a folder.</summary>
    public bool GoesOn { get; init; }

    /// <summary>Markdown; null until <see cref="Completion.Resolve"/> fills it in.</summary>
    public string? Documentation { get; init; }

    /// <summary>What the documentation is about.</summary>
    internal object? About { get; init; }
}

/// <summary>All that can be written at a place.</summary>
/// <param name="Items">The offers, the likeliest first.</param>
public sealed record CompletionList(ImmutableArray<CompletionItem> Items)
{
    /// <summary>Nothing.</summary>
    public static readonly CompletionList None = new([]);
}

/// <summary>What made an editor ask.</summary>
/// <param name="Character">The character that was just typed; null when a person asked.</param>
public readonly record struct CompletionTrigger(char? Character)
{
    /// <summary>A person asked.</summary>
    public static readonly CompletionTrigger Invoked = new(null);
}
