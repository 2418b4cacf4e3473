using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>What a change is for.</summary>
public enum CodeActionKind
{
    /// <summary>It mends a diagnostic.</summary>
    QuickFix,

    /// <summary>It gives a part a name and a place of its own.</summary>
    Extract,

    /// <summary>It puts a named part back where it is used.</summary>
    Inline,

    /// <summary>It writes the same in another form.</summary>
    Rewrite,

    /// <summary>It orders the imports.</summary>
    OrganizeImports,

    /// <summary>It mends all that can be mended unseen.</summary>
    FixAll,
}

/// <summary>Edits of one file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Edits">The edits; they do not overlap.</param>
public sealed record FileEdits(string Path, ImmutableArray<TextEdit> Edits);

/// <summary>A change that can be made at a place.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Title">What it does, as an order.</param>
public sealed record CodeAction(CodeActionKind Kind, string Title)
{
    /// <summary>The diagnostic that it mends.</summary>
    public Diagnostic? Diagnostic { get; init; }

    /// <summary>Whether it is the best of its place: a fix that keeps the meaning.</summary>
    public bool IsPreferred { get; init; }

    /// <summary>A name that the change made up, after the change and in the file it was asked for; an editor asks for a better one.</summary>
    public TextSpan? Rename { get; init; }

    internal Lazy<ImmutableArray<FileEdits>> Computed { get; init; } = new([]);

    /// <summary>The edits, computed when they are first asked for.</summary>
    public ImmutableArray<FileEdits> Edits => Computed.Value;
}
