
namespace Flow.Compiler.Tests.Syntax;

/// <summary>The samples of this folder: together they hold every form of the language.</summary>
internal static class SyntaxSamples
{
    public static string Folder() => Path.Combine(RepositoryRoot(), "tests", "Flow.Compiler.Tests", "Syntax", "Samples");

    public static IEnumerable<string> Names => Directory.GetFiles(Folder(), "*.flow").Select(Path.GetFileName).Order(StringComparer.Ordinal)!;

    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder(), name));

    public static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dsl.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
