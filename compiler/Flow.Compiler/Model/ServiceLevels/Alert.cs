using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Text;

namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>How serious it is when an alert fires.</summary>
public enum AlertSeverity
{
    /// <summary>It is kept for whoever looks.</summary>
    Info,

    /// <summary>Somebody looks at it soon.</summary>
    Warning,

    /// <summary>Somebody is called at once.</summary>
    Critical,
}

/// <summary>A condition that tells somebody.</summary>
/// <param name="Name">Its name, such as <c>replication-lag</c>.</param>
/// <param name="Owner">What it belongs to, such as <c>orders</c>; null where it stands alone.</param>
/// <param name="Condition">The query: it fires for each series that it gives. It has no holes.</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record Alert(string Name, string? Owner, PromQuery Condition, AlertSeverity Severity, Origin Origin)
{
    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>Where <see cref="Title"/> is written.</summary>
    public Location? TitlePlace { get; init; }

    /// <summary>How long the condition holds before it fires.</summary>
    public TimeSpan For { get; init; }

    /// <summary>How long it goes on firing when the condition holds no more.</summary>
    public TimeSpan KeepFor { get; init; }

    /// <summary>What users notice.</summary>
    public string? Impact { get; init; }

    /// <summary>Where <see cref="Impact"/> is written.</summary>
    public Location? ImpactPlace { get; init; }

    /// <summary>The team that it names itself; null for that of what it is about.</summary>
    public string? WrittenTeam { get; init; }

    /// <summary>The team that it belongs to: that of its service.</summary>
    public Team? Team { get; init; }

    /// <summary>The address of what to do, for the message; null where none is known.</summary>
    public string? Runbook { get; init; }

    /// <summary>Where <see cref="Runbook"/> is written, or the name of the runbook that it is the address of.</summary>
    public Location? RunbookPlace { get; init; }

    /// <summary>The full name of the runbook of this project that says what to do; null where it is none of this project.</summary>
    public string? RunbookName { get; init; }

    /// <summary>Its name in the project: <c>orders.replication-lag</c>.</summary>
    public string FullName => Owner is null ? Name : $"{Owner}.{Name}";
}
