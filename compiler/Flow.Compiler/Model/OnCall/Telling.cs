using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Model.OnCall;

/// <summary>How soon alerts of a severity are told, and how often again; null for what is not written.</summary>
/// <param name="Severity">The severity.</param>
/// <param name="After">How long the first alert of a group waits.</param>
/// <param name="Every">After how long it is told again.</param>
/// <param name="More">How long later alerts of the group wait.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record Telling(AlertSeverity Severity, TimeSpan? After, TimeSpan? Every, TimeSpan? More, Origin Origin);

/// <summary>Another team that is told as well of what still fires after some time.</summary>
/// <param name="Severity">Of which severity.</param>
/// <param name="Team">The team, by name.</param>
/// <param name="After">How long it has fired by then.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record Escalation(AlertSeverity Severity, string Team, TimeSpan After, Origin Origin);
