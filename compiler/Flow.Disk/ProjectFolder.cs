using System.Collections.Immutable;
using System.IO.Enumeration;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Disk;

/// <summary>
/// The folder of a project. A folder that is named is taken as it is. For a file, and for the current folder when nothing in or below it is a source, it is the
/// nearest folder upwards that holds <c>flow.lock</c> or a source with a <c>project</c> declaration, up to the repository's root; else the file's folder.
/// </summary>
public static class ProjectFolder
{
    /// <summary>The ending of a source's name.</summary>
    public const string Extension = ".flow";

    private const string Declaration = "project";

    private static readonly EnumerationOptions everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, RecurseSubdirectories = false };

    /// <summary>The full path of the folder that <paramref name="argument"/> means.</summary>
    /// <param name="argument">A folder or a file; null for the current folder.</param>
    /// <param name="current">The current folder.</param>
    /// <returns>Null where there is nothing at that path.</returns>
    public static string? Find(string? argument, string current)
    {
        if (argument is null)
        {
            return HasSources(current) ? current : Above(current) ?? current;
        }

        var full = Path.GetFullPath(argument, current);
        if (Directory.Exists(full))
        {
            return Path.TrimEndingDirectorySeparator(full);
        }

        var folder = Path.GetDirectoryName(full) ?? full;
        return File.Exists(full) || new FileInfo(full).LinkTarget is not null
            ? Above(folder) ?? folder
            : null;
    }

    /// <summary>The paths of all sources of the project in <paramref name="root"/>, relative to it and sorted.</summary>
    public static ImmutableArray<string> Sources(string root, ImmutableArray<Diagnostic>.Builder problems)
    {
        var paths = ImmutableArray.CreateBuilder<string>();
        var folders = new Stack<string>([""]);
        while (folders.TryPop(out var folder))
        {
            Look(root, folder, paths, folders, problems);
        }

        paths.Sort(StringComparer.Ordinal);
        return paths.ToImmutable();
    }

    /// <summary>Whether sources are not looked for in a folder of this name.</summary>
    public static bool IsSkipped(ReadOnlySpan<char> folder) => folder is ['.', ..] or "bin" or "obj" or "node_modules";

    /// <summary>
    /// The nearest of <paramref name="folder"/> and the folders above it that holds <c>flow.lock</c> or a source with a <c>project</c> declaration, up to the root of the
    /// repository; null where there is none.
    /// </summary>
    public static string? Above(string folder)
    {
        for (var candidate = folder; candidate is not null; candidate = Path.GetDirectoryName(candidate))
        {
            if (IsProject(candidate))
            {
                return candidate;
            }

            if (Path.Exists(Path.Combine(candidate, ".git")))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Whether <paramref name="text"/> has a <c>project</c> declaration. Only a text that has the word at the start of a line is parsed.</summary>
    public static bool DeclaresProject(SourceText text) =>
        HasWordFirst(text.Content) && SyntaxTree.Parse(text).Root.Items.Items.Any(item => text.Slice(item.Head.Span) == Declaration);

    private static void Look(
        string root, string folder, ImmutableArray<string>.Builder paths, Stack<string> folders, ImmutableArray<Diagnostic>.Builder problems)
    {
        try
        {
            foreach (var entry in Entries(Path.Combine(root, folder)))
            {
                var path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
                if (entry.Name.EndsWith(Extension, StringComparison.Ordinal) && entry.Name.Length > Extension.Length)
                {
                    paths.Add(path);
                }
                else if (entry.IsSearched && !IsSkipped(entry.Name))
                {
                    folders.Push(path);
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            var shown = folder.Length == 0 ? "." : folder;
            problems.Add(SourceReader.Problem(ProjectDiagnostics.Unreadable, shown, $"The folder `{shown}` cannot be read. Its sources would be missing."));
        }
    }

    // A link to a folder is not followed: it could lead in a circle, or out of the project.
    private static FileSystemEnumerable<Entry> Entries(string folder) => new(
        folder,
        static (ref FileSystemEntry entry) => new Entry(entry.FileName.ToString(), entry.IsDirectory && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint)),
        everything);

    private static bool HasSources(string folder) => Sources(folder, ImmutableArray.CreateBuilder<Diagnostic>()).Length > 0;

    private static bool IsProject(string folder)
    {
        try
        {
            return File.Exists(Path.Combine(folder, ProjectLock.FileName)) || Directory.EnumerateFiles(folder, "*" + Extension).Any(DeclaresProject);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool DeclaresProject(string file) =>
        SourceReader.Read(Path.GetDirectoryName(file)!, Path.GetFileName(file), ImmutableArray.CreateBuilder<Diagnostic>()) is { } source && DeclaresProject(source.Text);

    private static bool HasWordFirst(ReadOnlySpan<char> content)
    {
        foreach (var line in content.EnumerateLines())
        {
            if (line.TrimStart().StartsWith(Declaration, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What stands in a folder: its name, and whether it is a folder to look into.</summary>
    private sealed record Entry(string Name, bool IsSearched);
}
