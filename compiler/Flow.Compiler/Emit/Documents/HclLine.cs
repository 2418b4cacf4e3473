using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Emit.Documents;

/// <summary>
/// A line as <c>terraform fmt</c> sees it: what leads, an assignment if the line holds a whole one, and a comment. Lines that follow each other
/// have their assignments and their comments in one column. A heredoc belongs to the line on which it starts.
/// </summary>
internal sealed class HclLine
{
    private readonly ImmutableArray<HclToken> tokens;
    private readonly int assignment;

    /// <summary>A line of the tokens.</summary>
    /// <param name="tokens">What the line holds; nothing for an empty line or a comment alone.</param>
    /// <param name="depth">How many levels the line is indented.</param>
    public HclLine(ImmutableArray<HclToken> tokens, int depth)
    {
        this.tokens = tokens;
        Depth = depth;
        assignment = AssignmentIn(tokens);
    }

    /// <summary>How many levels the line is indented.</summary>
    public int Depth { get; }

    /// <summary>The comment with its sign, alone on the line or at its end.</summary>
    public string? Comment { get; init; }

    /// <summary>Where the line comes from.</summary>
    public Location? Origin { get; init; }

    /// <summary>Whether a whole assignment stands on it.</summary>
    public bool HasAssignment => assignment >= 0;

    /// <summary>Whether a comment stands behind something.</summary>
    public bool HasCommentBehind => Comment is not null && tokens.Length > 0;

    /// <summary>The indentation.</summary>
    public int Indentation => Depth * HclLines.Step;

    /// <summary>How many columns stand before the assignment, or before the comment where there is none.</summary>
    public int LeadColumns => Indentation + HclSpacing.Columns(Lead);

    /// <summary>How many columns the assignment takes.</summary>
    public int AssignmentColumns => HclSpacing.Columns(Assignment);

    /// <summary>The text before the assignment, without indentation.</summary>
    public string LeadText => HclSpacing.Join(Lead);

    /// <summary>The assignment.</summary>
    public string AssignmentText => HclSpacing.Join(Assignment);

    private ReadOnlySpan<HclToken> Lead => HasAssignment ? tokens.AsSpan()[..assignment] : tokens.AsSpan();

    private ReadOnlySpan<HclToken> Assignment => HasAssignment ? tokens.AsSpan()[assignment..] : [];

    // The first equals sign decides: brackets that open behind it and stay open mean a value of several lines, which is left where it is.
    private static int AssignmentIn(ImmutableArray<HclToken> tokens)
    {
        var equal = tokens.IndexOf(new HclToken(HclTokenKind.Equal, "="));
        return equal > 0 && tokens.Skip(equal).Sum(static t => t.BracketChange) == 0 ? equal : -1;
    }
}
