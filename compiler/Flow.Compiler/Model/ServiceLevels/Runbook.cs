using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Types;

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

    /// <summary>All that is written in its steps, in order.</summary>
    public IEnumerable<RunbookLine> Lines => Steps.Concat(Rollback).SelectMany(static s => s.Lines);

    /// <summary>What it reads of the environment in which it is followed.</summary>
    public IEnumerable<ReadExpr> EnvironmentReads => Steps.Concat(Rollback).SelectMany(static s => s.EnvironmentReads);

    /// <summary>What it reads of <paramref name="environment"/> and nobody knows before that is applied, each once.</summary>
    public IEnumerable<string> UnknownIn(DeploymentEnvironment environment) => EnvironmentReads.Select(r => r.Source switch
    {
        AtHandSource known when known.In(environment.Name) is null => known.Written,
        ContextSource { Path: ["url"] } source when environment.Url is null => source.FullName,
        _ => null,
    }).OfType<string>().Distinct();

    /// <summary>Its name in the project: <c>orders.fail-over</c>.</summary>
    public string FullName => $"{Service}.{Name}";
}

/// <summary>A step of a runbook.</summary>
/// <param name="Title">What is done in it.</param>
/// <param name="Lines">What it consists of, in written order.</param>
/// <param name="Origin">Where it is written.</param>
public sealed record RunbookStep(string Title, ImmutableArray<RunbookLine> Lines, Origin Origin)
{
    /// <summary>What it reads of the environment in which it is followed.</summary>
    public IEnumerable<ReadExpr> EnvironmentReads =>
        Lines.SelectMany(static l => l switch
        {
            RunbookCommand command => command.OfEnvironment.Select(static v => v.Value),
            RunbookCondition condition => [condition.Condition],
            _ => [],
        }).SelectMany(static v => ExprTree.Reads(v)).Where(static r => r.Source is AtHandSource or ContextSource { Context: "environment" });

    /// <summary>The names of what it reads of the environment, as <see cref="Runbook.UnknownIn"/> has them, each once.</summary>
    public IEnumerable<string> EnvironmentNames => EnvironmentReads.Select(static r => r.Source is AtHandSource known ? known.Written : ((ContextSource)r.Source).FullName).Distinct();
}

/// <summary>A part of a step.</summary>
/// <param name="Text">What is written: of a command all that has to be typed.</param>
public abstract record RunbookLine(string Text);

/// <summary>A command.</summary>
/// <param name="Script">The script; a variable of it whose value is not known is one of the environment at hand.</param>
/// <param name="Text">All that has to be typed, but for the values of the environment.</param>
public sealed record RunbookCommand(Script Script, string Text) : RunbookLine(Text)
{
    /// <summary>The variables that hold what the environment at hand says, such as its address.</summary>
    public IEnumerable<Variable> OfEnvironment => Script.Variables.Where(static v => v.Value.Constant is null);
}

/// <summary>Words that say what must be seen before one goes on.</summary>
/// <inheritdoc cref="RunbookLine"/>
public sealed record RunbookSight(string Text) : RunbookLine(Text);

/// <summary>A condition that must hold before one goes on.</summary>
/// <param name="Text">It as it is written.</param>
/// <param name="Within">How long it may take until it holds; zero for at once.</param>
public abstract record RunbookExpectation(string Text, TimeSpan Within) : RunbookLine(Text);

/// <summary>A condition of the language.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Text">It as it is written.</param>
/// <param name="Within">How long it may take until it holds; zero for at once.</param>
public sealed record RunbookCondition(Expr Condition, string Text, TimeSpan Within) : RunbookExpectation(Text, Within)
{
    /// <summary>The services whose addresses it needs, each once.</summary>
    public IEnumerable<string> Services => ExprTree.WithChildren(Condition).OfType<CallExpr>().Where(static c => c.Function == HttpCheck.AddressOf).Select(static c => c.Arguments[0].Constant!.ToText()).Distinct();

    /// <summary>Whether it reads how the command before it ended.</summary>
    public bool ReadsCommand => ExprTree.Reads(Condition).Any(static r => r.Source is ContextSource { Context: not "environment" });
}

/// <summary>A query that must give a series.</summary>
/// <param name="Query">The query.</param>
/// <param name="Text">It as it is written.</param>
/// <param name="Within">How long it may take until it gives one; zero for at once.</param>
public sealed record RunbookQuery(PromQuery Query, string Text, TimeSpan Within) : RunbookExpectation(Text, Within);

/// <summary>Something to know.</summary>
/// <inheritdoc cref="RunbookLine"/>
public sealed record RunbookNote(string Text) : RunbookLine(Text);
