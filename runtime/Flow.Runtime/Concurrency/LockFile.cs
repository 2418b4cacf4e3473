namespace Flow.Runtime.Concurrency;

/// <summary>Files that one process at a time has open. What counts is the open file and not its presence: the system frees it when a process dies.</summary>
internal static class LockFile
{
    /// <summary>The file, opened for this process alone and made where it is missing; null where another has it.</summary>
    public static FileStream? TryOpen(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (fault is not (DirectoryNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    /// <summary>Removes a file; one that cannot be removed now is removed by who finds it later.</summary>
    public static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It is only a name: nobody has it open, so nobody waits for it.
        }
    }
}
