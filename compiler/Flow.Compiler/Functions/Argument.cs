using Flow.Compiler.Hosting;
using Flow.Compiler.Types;

namespace Flow.Compiler.Functions;

/// <summary>What a function is called with: a value, or <c>x =&gt; value</c>.</summary>
public readonly record struct Argument
{
    private Argument(Value? value, Func<Value, Value?>? lambda) => (Value, Lambda) = (value, lambda);

    /// <summary>The value, or null for a lambda.</summary>
    public Value? Value { get; }

    /// <summary>The lambda, or null for a value. It gives null where its own evaluation failed and was reported.</summary>
    public Func<Value, Value?>? Lambda { get; }

    /// <summary>A value.</summary>
    public static Argument Of(Value value) => new(value, null);

    /// <summary>A lambda.</summary>
    public static Argument Of(Func<Value, Value?> lambda) => new(null, lambda);
}

/// <summary>What a function may know besides its arguments.</summary>
/// <param name="Files">The files of the project.</param>
/// <param name="Folder">The folder of the file that holds the call, relative to the project folder; empty for the project folder itself. Paths that start with <c>./</c> or <c>../</c> start there.</param>
public sealed record FunctionContext(IProjectFiles Files, string Folder)
{
    /// <summary>Without files.</summary>
    public static readonly FunctionContext Empty = new(NoFiles.Instance, "");
}

/// <summary>A value, or why there is none.</summary>
public readonly record struct FunctionResult
{
    private FunctionResult(Value? value, string? problem, int argument) => (Value, Problem, BlamedArgument) = (value, problem, argument);

    /// <summary>A lambda failed and has reported why; there is nothing more to say.</summary>
    public static readonly FunctionResult AlreadyReported = new(null, null, -1);

    /// <summary>The value, or null.</summary>
    public Value? Value { get; }

    /// <summary>A sentence that says what is wrong and what to do; null where there is a value, and where a lambda has reported it already.</summary>
    public string? Problem { get; }

    /// <summary>The index of the argument to blame, or -1 for the whole call.</summary>
    public int BlamedArgument { get; }

    /// <summary>A value.</summary>
    public static FunctionResult Of(Value value) => new(value, null, -1);

    /// <summary>A problem of the argument at <paramref name="argument"/>, or of the whole call where it is -1.</summary>
    public static FunctionResult Fail(string problem, int argument = -1) => new(null, problem, argument);

    /// <summary>A value.</summary>
    public static implicit operator FunctionResult(Value value) => Of(value);

    /// <summary>A value.</summary>
    public static FunctionResult FromValue(Value value) => Of(value);
}
