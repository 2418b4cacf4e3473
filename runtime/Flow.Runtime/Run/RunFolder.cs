using System.Globalization;

namespace Flow.Runtime;

/// <summary>The folder of a run under <c>.flow/runs</c>, made new for each run.</summary>
internal sealed record RunFolder(string StateFolder, string Folder, string Id, int Number)
{
    public static RunFolder Create(string project)
    {
        var state = Directory.CreateDirectory(Path.Combine(project, ".flow")).FullName;
        HideFromGit(state);
        var runs = Directory.CreateDirectory(Path.Combine(state, "runs")).FullName;
        using var turn = OpenAlone(Path.Combine(runs, "number")); // runs that begin in the same millisecond get a folder each
        var number = NextNumber(turn);
        for (var id = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(); ; id++)
        {
            var folder = Path.Combine(runs, $"{id}");
            if (!Directory.Exists(folder))
            {
                return new(state, Directory.CreateDirectory(folder).FullName, $"{id}", number);
            }
        }
    }

    private static void HideFromGit(string state)
    {
        var ignore = Path.Combine(state, ".gitignore");
        try
        {
            if (!File.Exists(ignore))
            {
                using var file = new FileStream(ignore, FileMode.CreateNew, FileAccess.Write);
                file.Write("*\n"u8);
            }
        }
        catch (IOException) when (File.Exists(ignore))
        {
            // Another run or the compiler began at the same moment and made it.
        }
    }

    private static int NextNumber(FileStream file)
    {
        Span<byte> text = stackalloc byte[16];
        var length = file.Read(text);
        var number = int.TryParse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? last + 1 : 1;
        file.Position = 0;
        file.Write(System.Text.Encoding.ASCII.GetBytes($"{number}"));
        return number;
    }

    private static FileStream OpenAlone(string path)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < 200)
            {
                Thread.Sleep(5);
            }
        }
    }
}
