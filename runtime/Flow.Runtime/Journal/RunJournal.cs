using System.Text.Json;

namespace Flow.Runtime.Journal;

/// <summary>The append-only file of a run: one line per change, with the operating system before the change takes effect.</summary>
internal sealed class RunJournal : IDisposable
{
    private readonly FileStream _file;
    private readonly Utf8JsonWriter _writer;
    private int _sequence;

    public RunJournal(string path)
    {
        _file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        _writer = new(_file, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>Numbers an entry and writes it. Callers take turns.</summary>
    public JournalEntry Append(JournalEntry entry)
    {
        var numbered = entry with { Sequence = ++_sequence, Time = DateTimeOffset.UtcNow };
        JsonSerializer.Serialize(_writer, numbered, JournalJson.Default.JournalEntry);
        _writer.Flush();
        _writer.Reset();
        _file.WriteByte((byte)'\n');
        _file.Flush();
        return numbered;
    }

    public void Dispose()
    {
        _writer.Dispose();
        _file.Dispose();
    }
}
