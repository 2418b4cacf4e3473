using System.Globalization;
using System.Text;

namespace Flow.Runtime.Journal;

/// <summary>The append-only file of a run: one line per change, with the operating system before the change takes effect.</summary>
internal sealed class RunJournal(string path) : IDisposable
{
    private readonly FileStream _file = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
    private int _sequence;

    /// <summary>Numbers an entry and writes it. Callers take turns.</summary>
    public JournalEntry Append(JournalEntry entry)
    {
        var numbered = entry with { Sequence = ++_sequence, Time = DateTimeOffset.UtcNow };
        _file.Write(Encoding.UTF8.GetBytes(Line(numbered) + "\n"));
        _file.Flush();
        return numbered;
    }

    public void Dispose() => _file.Dispose();

    // By hand: a serializer, even a generated one, is 250 methods that are compiled at the start of every run.
    private static string Line(JournalEntry entry)
    {
        var json = new JsonText(indented: false);
        json.Open('{');
        Write(json, "kind", entry.Kind.ToString());
        Write(json, "sequence", entry.Sequence);
        Write(json, "time", entry.Time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
        Write(json, "pipeline", entry.Pipeline);
        Write(json, "job", entry.Job);
        Write(json, "cell", entry.Cell);
        Write(json, "step", entry.Step);
        Write(json, "title", entry.Title);
        Write(json, "result", entry.Result);
        Write(json, "outcome", entry.Outcome);
        Write(json, "exitCode", entry.ExitCode);
        Write(json, "milliseconds", entry.Milliseconds);
        Write(json, "count", entry.Count);
        Write(json, "location", entry.Location);
        Write(json, "message", entry.Message);
        Write(json, "values", entry.Values);
        json.Close('}');
        return json.ToString();
    }

    private static void Write(JsonText json, string name, string? value)
    {
        if (value is not null)
        {
            json.Name(name);
            json.Text(value);
        }
    }

    private static void Write(JsonText json, string name, double? value)
    {
        if (value is { } number)
        {
            json.Name(name);
            json.Number(number);
        }
    }

    private static void Write(JsonText json, string name, IReadOnlyDictionary<string, string>? values)
    {
        if (values is null)
        {
            return;
        }

        json.Name(name);
        json.Open('{');
        foreach (var (key, value) in values)
        {
            Write(json, key, value);
        }

        json.Close('}');
    }
}
