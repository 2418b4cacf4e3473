using System.Globalization;

namespace Flow.Runtime;

/// <summary>The folder of a run under <c>.flow/runs</c>, made new for each run.</summary>
internal sealed record RunFolder(string StateFolder, string Folder, string Id, int Number)
{
    public static RunFolder Create(string project)
    {
        var state = Directory.CreateDirectory(Path.Combine(project, ".flow")).FullName;
        var ignore = Path.Combine(state, ".gitignore");
        if (!File.Exists(ignore))
        {
            File.WriteAllText(ignore, "*\n");
        }

        var runs = Directory.CreateDirectory(Path.Combine(state, "runs")).FullName;
        var number = NextNumber(Path.Combine(runs, "number"));
        for (var id = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(); ; id++)
        {
            var folder = Path.Combine(runs, $"{id}");
            if (!Directory.Exists(folder))
            {
                return new(state, Directory.CreateDirectory(folder).FullName, $"{id}", number);
            }
        }
    }

    private static int NextNumber(string path)
    {
        using var file = OpenAlone(path);
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
