using System.Collections.Immutable;

namespace Flow.Compiler.Model.ServiceLevels;

/// <summary>What is done when a service fails, step by step.</summary>
/// <param name="Name">Its name, such as <c>fail-over</c>.</param>
/// <param name="Service">The service, such as <c>orders</c>.</param>
/// <param name="Origin">Where it is declared.</param>
public sealed record Runbook(string Name, string Service, Origin Origin)
{
    /// <summary>Its title.</summary>
    public string? Title { get; init; }

    /// <summary>What users notice; null where the alerts that lead here say it.</summary>
    public string? Impact { get; init; }

    /// <summary>What is done, in order.</summary>
    public ImmutableArray<RunbookStep> Steps { get; init; } = [];

    /// <summary>How it is taken back, in order.</summary>
    public ImmutableArray<RunbookStep> Rollback { get; init; } = [];

    /// <summary>The teams that are asked, in this order, when the team of the service gets no further.</summary>
    public ImmutableArray<string> Escalation { get; init; } = [];

    /// <summary>Its name in the project: <c>orders.fail-over</c>.</summary>
    public string FullName => $"{Service}.{Name}";
}

/// <summary>A step of a runbook.</summary>
/// <param name="Title">What is done in it.</param>
/// <param name="Lines">What it consists of, in written order.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record RunbookStep(string Title, ImmutableArray<RunbookLine> Lines, Origin Origin);

/// <summary>A part of a step.</summary>
/// <param name="Text">What is written: of a command all that has to be typed.</param>
public abstract record RunbookLine(string Text);

/// <summary>A command to type.</summary>
/// <inheritdoc cref="RunbookLine"/>
public sealed record RunbookCommand(string Text) : RunbookLine(Text);

/// <summary>What must be seen before one goes on.</summary>
/// <inheritdoc cref="RunbookLine"/>
public sealed record RunbookExpectation(string Text) : RunbookLine(Text);

/// <summary>Something to know.</summary>
/// <inheritdoc cref="RunbookLine"/>
public sealed record RunbookNote(string Text) : RunbookLine(Text);
