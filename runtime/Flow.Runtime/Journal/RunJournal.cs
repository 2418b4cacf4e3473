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
        Write(numbered);
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

    // By hand: a serializer, even a generated one, is 250 methods that are compiled at the start of every run.
    private void Write(JournalEntry entry)
    {
        _writer.WriteStartObject();
        _writer.WriteString("kind", entry.Kind.ToString());
        _writer.WriteNumber("sequence", entry.Sequence);
        _writer.WriteString("time", entry.Time);
        Write("pipeline", entry.Pipeline);
        Write("job", entry.Job);
        Write("cell", entry.Cell);
        Write("step", entry.Step);
        Write("title", entry.Title);
        Write("result", entry.Result);
        Write("outcome", entry.Outcome);
        Write("exitCode", entry.ExitCode);
        Write("milliseconds", entry.Milliseconds);
        Write("count", entry.Count);
        Write("location", entry.Location);
        Write("message", entry.Message);
        Write("values", entry.Values);
        _writer.WriteEndObject();
    }

    private void Write(string name, string? value)
    {
        if (value is not null)
        {
            _writer.WriteString(name, value);
        }
    }

    private void Write(string name, double? value)
    {
        if (value is { } number)
        {
            _writer.WriteNumber(name, number);
        }
    }

    private void Write(string name, IReadOnlyDictionary<string, string>? values)
    {
        if (values is null)
        {
            return;
        }

        _writer.WriteStartObject(name);
        foreach (var (key, value) in values)
        {
            _writer.WriteString(key, value);
        }

        _writer.WriteEndObject();
    }
}
