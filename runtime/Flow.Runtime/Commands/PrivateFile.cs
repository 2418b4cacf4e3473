namespace Flow.Runtime.Commands;

/// <summary>Files that only their owner may read.</summary>
internal static class PrivateFile
{
    public static void Create(string path, string text)
    {
        using var stream = Open(path, FileMode.CreateNew);
        Write(stream, text);
    }

    /// <summary>Writes a file anew.</summary>
    public static void Write(string path, string text)
    {
        using var stream = Open(path, FileMode.Create);
        Write(stream, text);
    }

    /// <summary>Opens a file for writing; others may not read it, unless it was there and they could.</summary>
    public static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>Makes a folder one that only its owner may enter.</summary>
    public static void Close(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void Write(FileStream stream, string text)
    {
        if (text.Length > 0)
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }
    }
}
