using System.Collections.Immutable;

namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>Something that is asked of a service again and again.</summary>
/// <param name="Name">Its name, such as <c>answers</c>.</param>
/// <param name="Service">The service.</param>
/// <param name="Get">A path that begins with <c>/</c>, or a whole address.</param>
/// <param name="Every">How often.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record Synthetic(string Name, string Service, string Get, TimeSpan Every, Origin Origin)
{
    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>The environments in which it is asked; empty for every one in which its address is known.</summary>
    public ImmutableArray<string> Environments { get; init; } = [];

    /// <summary>Where <see cref="Every"/> is written; null where it is not.</summary>
    public Text.Location? EveryPlace { get; init; }

    /// <summary>The statuses that are right; empty for 200 to 299.</summary>
    public ImmutableArray<int> Statuses { get; init; } = [];

    /// <summary>Regular expressions of RE2, each of which must match the body.</summary>
    public ImmutableArray<string> Body { get; init; } = [];

    /// <summary>How long an answer may take; null for as long as the prober waits.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>How long it must be wrong until somebody is told.</summary>
    public TimeSpan For { get; init; }

    /// <summary>How serious a wrong answer is.</summary>
    public AlertSeverity Severity { get; init; } = AlertSeverity.Warning;

    /// <summary>Where <see cref="Title"/> is written.</summary>
    public Text.Location? TitlePlace { get; init; }

    /// <summary>What users notice.</summary>
    public string? Impact { get; init; }

    /// <summary>Where <see cref="Impact"/> is written.</summary>
    public Text.Location? ImpactPlace { get; init; }

    /// <summary>The address of what to do; null where none is written.</summary>
    public string? Runbook { get; init; }

    /// <summary>Where <see cref="Runbook"/> is written, or the name of the runbook that it is the address of.</summary>
    public Text.Location? RunbookPlace { get; init; }

    /// <summary>The full name of the runbook of this project that says what to do.</summary>
    public string? RunbookName { get; init; }

    /// <summary>Whether <see cref="Get"/> is a whole address.</summary>
    public bool IsAddress => !Get.StartsWith('/');

    /// <summary>Its name in the project: <c>api.answers</c>.</summary>
    public string FullName => $"{Service}.{Name}";
}
