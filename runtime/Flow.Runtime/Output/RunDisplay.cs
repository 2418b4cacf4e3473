using Flow.Runtime.Journal;

namespace Flow.Runtime.Output;

/// <summary>Shows a run to people: a view of its journal.</summary>
internal abstract class RunDisplay
{
    public abstract void Show(JournalEntry entry);

    public abstract void Line(string cellTitle, string line);
}
