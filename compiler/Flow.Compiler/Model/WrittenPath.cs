using Flow.Compiler.Text;

namespace Flow.Compiler.Model;

/// <summary>A path of a generated file or folder.</summary>
/// <param name="Path">The path, relative to the project folder.</param>
/// <param name="Location">Where it is written; the declaration where the path is made of its name.</param>
public sealed record WrittenPath(string Path, Location Location);
