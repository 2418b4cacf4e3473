using Flow.Runtime.Output;

namespace Flow.Runtime.Journal;

/// <summary>Takes every change of a run: first into the journal, then to who shows it.</summary>
internal sealed class RunRecorder(RunJournal journal, RunDisplay display, SecretMasker masker)
{
    private readonly Lock _turn = new();

    public void Record(JournalEntry entry)
    {
        var masked = Mask(entry);
        lock (_turn)
        {
            display.Show(journal.Append(masked));
        }
    }

    /// <summary>Shows one line of a step's output; the line is masked here.</summary>
    public void Line(string cellTitle, string line)
    {
        lock (_turn)
        {
            display.Line(cellTitle, line);
        }
    }

    private JournalEntry Mask(JournalEntry entry) => masker.IsEmpty ? entry : entry with
    {
        Title = masker.Mask(entry.Title),
        Message = masker.Mask(entry.Message),
        Values = entry.Values?.ToDictionary(static value => value.Key, value => masker.Mask(value.Value)!),
        Tail = [.. entry.Tail.Select(line => masker.Mask(line)!)],
    };
}
