namespace Flow.Runtime.Files;

/// <summary>What the framework's folders lack.</summary>
internal static class Folders
{
    /// <summary>Removes a folder with all that is in it, also files that may not be written (as git's objects are).</summary>
    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (UnauthorizedAccessException)
        {
            Unlock(new(folder));
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Unlock(DirectoryInfo folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode |= UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        foreach (var entry in folder.EnumerateFileSystemInfos().Where(static entry => entry.LinkTarget is null))
        {
            entry.Attributes &= ~FileAttributes.ReadOnly;
            if (entry is DirectoryInfo child)
            {
                Unlock(child);
            }
        }
    }
}
