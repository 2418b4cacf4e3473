namespace Flow.Compiler.Binding;

/// <summary>A question about a declaration whose answer takes binding a part of it.</summary>
internal enum Question
{
    /// <summary>Whether its <c>if</c> is false.</summary>
    IsAbsent,

    /// <summary>For a pipeline: whether it may have the project's rights for an event of outsiders.</summary>
    MayHaveRights,

    /// <summary>For a job: whether it checks out foreign code.</summary>
    IsForeign,

    /// <summary>For a job: whether it takes files of a job that checks out foreign code.</summary>
    TakesForeignFiles,
}

/// <summary>
/// The answers to what was asked about a declaration. Several threads may ask at once, each with a session of its own; then each finds the answer for itself, and they
/// find the same. What is not answered yet is never here: that something is being asked, and what counts in the meantime, is known to the session only.
/// </summary>
internal sealed class Answers
{
    private int known; // two bits for each question: whether it is answered, and how

    /// <summary>The answer to <paramref name="question"/>; null where there is none yet.</summary>
    public bool? To(Question question) => (Volatile.Read(ref known) >> (2 * (int)question)) switch
    {
        var bits when (bits & 1) == 0 => null,
        var bits => (bits & 2) != 0,
    };

    /// <summary>Keeps an answer.</summary>
    public void Keep(Question question, bool answer) => Interlocked.Or(ref known, (answer ? 3 : 1) << (2 * (int)question));
}
