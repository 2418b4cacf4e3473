namespace Flow.Runtime.Commands;

/// <summary>Files that only their owner may read.</summary>
internal static class PrivateFile
{
    public static void Create(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(path, options);
        if (text.Length > 0)
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }
    }
}
