using Flow.Compiler.Text;

namespace Flow.Disk;

/// <summary>Sources that come with the compiler as files, for editors that can open nothing else.</summary>
public static class BuiltInSources
{
    /// <summary>A file with the text of <paramref name="source"/> among the caches of the project in <paramref name="root"/>; nobody is meant to write to it.</summary>
    public static string FileOf(string root, SourceText source)
    {
        var path = Path.Combine(StateFolder.Cache(root, "sources"), source.Path.Replace('/', Path.DirectorySeparatorChar));
        try
        {
            if (!File.Exists(path) || File.ReadAllText(path) != source.Content)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.Delete(path);
                File.WriteAllText(path, source.Content);
                File.SetAttributes(path, FileAttributes.ReadOnly);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The editor then says that there is no such file.
        }

        return path;
    }
}
