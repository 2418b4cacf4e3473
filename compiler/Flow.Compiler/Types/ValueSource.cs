using System.Collections.Immutable;

namespace Flow.Compiler.Types;

/// <summary>Where a value comes from that the compiler does not know.</summary>
public abstract record ValueSource;

/// <summary>A built-in context: <c>git.branch</c>, <c>run.id</c>, <c>runner.os</c>, <c>event.head_commit.message</c>, <c>workspace</c>.</summary>
/// <param name="Context">The first name.</param>
/// <param name="Path">The names after it as written in Flow; payload fields keep GitHub's spelling.</param>
public sealed record ContextSource(string Context, ImmutableArray<string> Path) : ValueSource
{
    /// <inheritdoc/>
    public bool Equals(ContextSource? other) => other is not null && Context == other.Context && Path.SequenceEqual(other.Path);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Context, Path.Length);

    /// <summary>The names joined by dots.</summary>
    public string FullName => Path.IsEmpty ? Context : Context + "." + string.Join('.', Path);
}

/// <summary>What each environment says, where a runbook reads it of the one at hand: <c>api.url</c>.</summary>
/// <param name="Written">What is read.</param>
/// <param name="Values">What it is in each environment that the compiler knows it of, in written order.</param>
public sealed record AtHandSource(string Written, ImmutableArray<KeyValuePair<string, string>> Values) : ValueSource
{
    /// <inheritdoc/>
    public bool Equals(AtHandSource? other) => other is not null && Written == other.Written && Values.SequenceEqual(other.Values);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Written, Values.Length);

    /// <summary>The value in the environment called <paramref name="name"/>; null where the compiler does not know it.</summary>
    public string? In(string name) => Values.Where(v => v.Key == name).Select(static v => v.Value).FirstOrDefault();
}

/// <summary>A parameter of the pipeline (an input), or of a composite action.</summary>
public sealed record ParameterSource(string Name) : ValueSource;

/// <summary>A configuration variable of the host: <c>vars.X</c>.</summary>
public sealed record ConfigurationSource(string Name) : ValueSource;

/// <summary>A secret of the host or of an environment: <c>secrets.X</c>.</summary>
public sealed record SecretSource(string Name) : ValueSource;

/// <summary>An environment variable of the job or step: <c>env.X</c>.</summary>
public sealed record EnvironmentVariableSource(string Name) : ValueSource;

/// <summary>A loop variable of the job, or a field of its matrix.</summary>
public sealed record MatrixSource(string Axis) : ValueSource;

/// <summary>The variable of a comprehension or a lambda at run time.</summary>
public sealed record VariableSource(string Name) : ValueSource;

/// <summary>An output of another job, or of a called pipeline.</summary>
public sealed record JobOutputSource(string Job, string Output) : ValueSource;

/// <summary>An output of all cells of another job, as a list in the order of the cells.</summary>
public sealed record AllJobOutputsSource(string Job, string Output) : ValueSource;

/// <summary>How another job ended.</summary>
public sealed record JobResultSource(string Job) : ValueSource;

/// <summary>What of a step is read.</summary>
public enum StepFacet
{
    /// <summary>A declared output.</summary>
    Output,

    /// <summary>How it ended, before <c>continue-on-error</c> is considered.</summary>
    Outcome,

    /// <summary>How it ended, after <c>continue-on-error</c> is considered.</summary>
    Conclusion,

    /// <summary>What it wrote to its standard output.</summary>
    Stdout,

    /// <summary>What it wrote to its standard error.</summary>
    Stderr,

    /// <summary>Its exit code.</summary>
    ExitCode,
}

/// <summary>Something of an earlier step of the same job.</summary>
/// <param name="Step">The step's name.</param>
/// <param name="Facet">What of it.</param>
/// <param name="Output">The output's name where <paramref name="Facet"/> is <see cref="StepFacet.Output"/>, else empty.</param>
public sealed record StepSource(string Step, StepFacet Facet, string Output) : ValueSource;

/// <summary>GitHub's status functions, with their exact meaning.</summary>
public enum StatusFunction
{
    /// <summary>Everything before succeeded.</summary>
    Success,

    /// <summary>Something before failed.</summary>
    Failure,

    /// <summary>Whatever happened.</summary>
    Always,

    /// <summary>The run was cancelled.</summary>
    Cancelled,
}

/// <summary><c>success()</c> and the like.</summary>
public sealed record StatusSource(StatusFunction Function) : ValueSource;

/// <summary>Whether a provider makes a resource, looks it up, or hands it out for a moment.</summary>
public enum ResourceMode
{
    /// <summary>It is made, changed and destroyed.</summary>
    Managed,

    /// <summary>It is only looked up.</summary>
    Data,

    /// <summary>It is had for the time of one plan or one application, and kept nowhere.</summary>
    Ephemeral,
}

/// <summary>What there is to say about the modes of resources.</summary>
public static class ResourceModes
{
    /// <summary>What stands before an address: <c>data.aws_vpc.main</c>.</summary>
    public static string Prefix(this ResourceMode mode) => mode switch
    {
        ResourceMode.Managed => "",
        ResourceMode.Data => "data.",
        ResourceMode.Ephemeral => "ephemeral.",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };
}

/// <summary>
/// A resource of the environment at hand, or the map of its copies where it has a loop. What is read of it is a <see cref="MemberExpr"/>; one copy of several is an
/// <see cref="IndexExpr"/> between the two.
/// </summary>
/// <param name="Mode">Whether it is made or looked up.</param>
/// <param name="Type">Its type as its provider names it.</param>
/// <param name="Name">Its name.</param>
public sealed record ResourceSource(ResourceMode Mode, string Type, string Name) : ValueSource;

/// <summary>All copies of a resource with a loop, as a list: a <see cref="MemberExpr"/> of it is the list of what each of them has, in the order of their keys.</summary>
/// <param name="Mode">Whether it is made or looked up.</param>
/// <param name="Type">Its type as its provider names it.</param>
/// <param name="Name">Its name.</param>
public sealed record AllResourcesSource(ResourceMode Mode, string Type, string Name) : ValueSource;
