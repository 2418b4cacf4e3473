using System.Collections.Frozen;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions.Expressions;

/// <summary>
/// A closed set of words that Flow and GitHub spell differently, such as how a job ended.
/// A comparison with a known member is written with GitHub's word; the value itself is translated member by member.
/// </summary>
internal sealed class GitHubVocabulary
{
    private readonly FrozenDictionary<string, string> words;

    private GitHubVocabulary(string subject, params (string Flow, string GitHub)[] words)
    {
        Subject = subject;
        this.words = words.ToFrozenDictionary(static w => w.Flow, static w => w.GitHub);
        Words = words;
    }

    /// <summary>How a job or step ended. GitHub counts a job that ran out of time as cancelled and a forgiven failure as a success.</summary>
    public static readonly GitHubVocabulary Results = new(
        "result", ("succeeded", "success"), ("failed", "failure"), ("skipped", "skipped"), ("cancelled", "cancelled"));

    /// <summary>The events. A pipeline that was called sees the event of its caller.</summary>
    public static readonly GitHubVocabulary Events = new("event", [.. GitHubEvents.All.Where(static e => e.Flow != "call").Select(static e => (e.Flow, e.GitHub))]);

    /// <summary>The operating systems of runners.</summary>
    public static readonly GitHubVocabulary Systems = new(
        "operating system", ("linux", "Linux"), ("windows", "Windows"), ("macos", "macOS"));

    /// <summary>The processors of runners.</summary>
    public static readonly GitHubVocabulary Processors = new(
        "processor", ("x86", "X86"), ("x64", "X64"), ("arm", "ARM"), ("arm64", "ARM64"));

    /// <summary>What the words name.</summary>
    public string Subject { get; }

    /// <summary>The words in order.</summary>
    public IReadOnlyList<(string Flow, string GitHub)> Words { get; }

    /// <summary>GitHub's word for <paramref name="member"/>, or null where it has none.</summary>
    public string? Find(string member) =>
        words.GetValueOrDefault(member) ?? (words.Values.Contains(member, StringComparer.Ordinal) ? member : null);

    /// <summary>The vocabulary in which <paramref name="expression"/> speaks, or null.</summary>
    public static GitHubVocabulary? Of(Expr expression) => expression is ReadExpr read ? Of(read.Source) : null;

    private static GitHubVocabulary? Of(ValueSource source) => source switch
    {
        JobResultSource => Results,
        StepSource { Facet: StepFacet.Outcome or StepFacet.Conclusion } => Results,
        ContextSource { FullName: "job.status" or "action.status" } => Results,
        ContextSource { FullName: "event.name" } => Events,
        ContextSource { FullName: "runner.os" } => Systems,
        ContextSource { FullName: "runner.arch" } => Processors,
        _ => null,
    };
}
