namespace Flow.Disk;

/// <summary>Writes changed sources back.</summary>
public static class SourceWriter
{
    /// <summary>
    /// Puts <paramref name="text"/> in place of what <paramref name="file"/> held, with its byte order mark, line ends and permissions. Does nothing and gives
    /// false when the file is not as it was read, or cannot be written.
    /// </summary>
    public static bool TryReplace(SourceFile file, string text)
    {
        try
        {
            if (!File.ReadAllBytes(file.FullPath).AsSpan().SequenceEqual(file.Bytes.Span))
            {
                return false;
            }

            AtomicFile.Write(file.FullPath, file.Encode(text));
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
