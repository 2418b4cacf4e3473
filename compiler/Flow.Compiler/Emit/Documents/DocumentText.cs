using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Emit.Documents;

/// <summary>What a document comes to: its text, and where parts of it were written in <c>.flow</c> files.</summary>
/// <param name="Text">The text; lines end with <c>\n</c>, the last one too.</param>
/// <param name="Lines">In ascending order, the lines (counted from zero) whose origin is known, each once.</param>
public sealed record DocumentText(string Text, ImmutableArray<GeneratedLine> Lines)
{
    /// <summary>The document as a file.</summary>
    /// <param name="path">Relative to the project folder, with '/' between its parts.</param>
    public GeneratedFile ToFile(string path) => new(path, Text, Lines);

    /// <summary>The origin of a line: its own, else that of the closest line above that has one.</summary>
    /// <param name="line">The line, counted from zero.</param>
    public Location? OriginOf(int line) => Lines.LastOrDefault(known => known.Line <= line).Origin;
}
