using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Emit.Documents;

/// <summary>What a document comes to: its text, and where parts of it were written in <c>.flow</c> files.</summary>
/// <param name="Text">The text; lines end with <c>\n</c>, the last one too.</param>
/// <param name="Origins">In ascending order, at most one for each line: the line, counting from one, and its origin.</param>
public sealed record DocumentText(string Text, ImmutableArray<(int Line, Location Origin)> Origins)
{
    /// <summary>The origin of a line: its own, else that of the closest line above that has one.</summary>
    /// <param name="line">The line, counting from one.</param>
    public Location? OriginOf(int line)
    {
        var index = Origins.BinarySearch((line, null!), Comparer<(int Line, Location Origin)>.Create((x, y) => x.Line.CompareTo(y.Line)));
        var nearest = index >= 0 ? index : ~index - 1;
        return nearest < 0 ? null : Origins[nearest].Origin;
    }
}
