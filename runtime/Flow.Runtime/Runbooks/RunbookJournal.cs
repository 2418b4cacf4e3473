using System.Text.Json;
using Flow.Runtime.Commands;

namespace Flow.Runtime.Runbooks;

/// <summary>The append-only file of a runbook that is followed: each line is with the operating system before what it allows begins.</summary>
internal sealed class RunbookJournal : IDisposable
{
    /// <summary>The name of the file in the folder of the run.</summary>
    public const string FileName = "runbook.jsonl";

    private readonly FileStream _file;
    private readonly List<RunbookEntry> _entries;

    private RunbookJournal(string folder, FileStream file, List<RunbookEntry> entries) => (Folder, _file, _entries) = (folder, file, entries);

    /// <summary>The folder of the run.</summary>
    public string Folder { get; }

    /// <summary>What was written so far, by earlier runs too.</summary>
    public IReadOnlyList<RunbookEntry> Entries => _entries;

    /// <summary>A new one.</summary>
    public static RunbookJournal Create(string project)
    {
        var folder = RunFolder.Create(project).Folder;
        PrivateFile.Close(folder);
        return new(folder, PrivateFile.Open(Path.Combine(folder, FileName), FileMode.CreateNew), []);
    }

    /// <summary>The newest one of a runbook, to go on with.</summary>
    /// <exception cref="RunUsageException">There is none that is not at its end.</exception>
    /// <exception cref="FlowRunException">Somebody else follows it at this moment.</exception>
    public static RunbookJournal Open(string project, string runbook, bool rollback)
    {
        var runs = Path.Combine(project, ".flow", "runs");
        var newest = (Directory.Exists(runs) ? Directory.EnumerateDirectories(runs) : [])
            .OrderDescending(StringComparer.Ordinal)
            .Select(static folder => (Folder: folder, Entries: Read(Path.Combine(folder, FileName))))
            .FirstOrDefault(run => run.Entries is [{ } first, ..] && first.Runbook == runbook && first.Rollback == rollback);
        if (newest.Entries is not [.., { } last] || last is { Kind: RunbookEntryKind.RunbookEnded, Result: RunbookResults.Done })
        {
            throw new RunUsageException($"There is nothing to go on with: `{runbook}` was not begun here, or is done. Leave --resume out to begin.");
        }

        return new(newest.Folder, Append(Path.Combine(newest.Folder, FileName), runbook), newest.Entries);
    }

    /// <summary>Numbers an entry and writes it.</summary>
    public RunbookEntry Append(RunbookEntry entry)
    {
        var numbered = entry with { Sequence = _entries.Count + 1, Time = DateTimeOffset.UtcNow };
        using (var writer = new Utf8JsonWriter(_file, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            RunbookEntryJson.Write(numbered, writer);
        }

        _file.WriteByte((byte)'\n');
        _file.Flush();
        _entries.Add(numbered);
        return numbered;
    }

    public void Dispose() => _file.Dispose();

    private static FileStream Append(string path, string runbook)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
            EndLine(file);
            return file;
        }
        catch (IOException fault)
        {
            throw new FlowRunException($"Somebody else follows `{runbook}` at this moment.", fault);
        }
    }

    /// <summary>A line that was torn when its writer was killed counts as not written.</summary>
    private static void EndLine(FileStream file)
    {
        for (var length = file.Length; length > 0; length--)
        {
            file.Position = length - 1;
            if (file.ReadByte() == '\n')
            {
                break;
            }

            file.SetLength(length - 1);
        }

        file.Seek(0, SeekOrigin.End);
    }

    private static List<RunbookEntry> Read(string path)
    {
        List<RunbookEntry> read = [];
        if (File.Exists(path))
        {
            using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            var text = reader.ReadToEnd();
            read.AddRange(text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(RunbookEntryJson.Read));
        }

        return read;
    }
}
