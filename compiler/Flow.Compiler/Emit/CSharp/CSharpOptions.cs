namespace Flow.Compiler.Emit.CSharp;

/// <summary>How generated C# refers to its sources.</summary>
public sealed record CSharpOptions
{
    /// <summary>For files that are written into the project: <c>#line</c> paths go from the folder <c>runners</c>.</summary>
    public static readonly CSharpOptions Written = new() { SourceFolder = ".." };

    /// <summary>
    /// The folder in front of the sources' paths in <c>#line</c>: the absolute project folder for a runner that is compiled and run at once, so that debuggers find
    /// the files; <c>..</c> for files that are written into the project.
    /// </summary>
    public required string SourceFolder { get; init; }

    /// <summary>For a runner that is compiled and run at once.</summary>
    /// <param name="projectFolder">The absolute path of the project folder.</param>
    public static CSharpOptions InProcess(string projectFolder) => new() { SourceFolder = projectFolder };

    /// <summary>The path of a source as it stands in <c>#line</c>.</summary>
    internal string PathOf(string source) => $"{SourceFolder.TrimEnd('/', '\\')}/{source}".Replace("\"", "", StringComparison.Ordinal);
}
