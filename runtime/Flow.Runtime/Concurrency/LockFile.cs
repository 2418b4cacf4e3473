namespace Flow.Runtime.Concurrency;

/// <summary>Files that one process at a time has open. What counts is the open file and not its presence: the system frees it when a process dies.</summary>
internal static class LockFile
{
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int LinuxWouldBlock = 11;
    private const int MacWouldBlock = 35;

    /// <summary>The file, opened for this process alone and made where it is missing; null where another has it.</summary>
    /// <exception cref="FlowRunException">It cannot be opened for another reason: waiting for it would never end.</exception>
    public static FileStream? TryOpen(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (fault.HResult is WindowsSharingViolation or LinuxWouldBlock or MacWouldBlock)
        {
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FlowRunException($"'{path}' cannot be locked: {fault.Message}", fault);
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
