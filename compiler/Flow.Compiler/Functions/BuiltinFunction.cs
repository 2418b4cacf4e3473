using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Functions;

/// <summary>Where a function can be evaluated besides the compiler.</summary>
public enum RunTimeReach
{
    /// <summary>Nowhere: only the compiler evaluates it.</summary>
    None,

    /// <summary>In the C# runner; GitHub's expressions have no such function.</summary>
    Runner,

    /// <summary>In the C# runner and in GitHub's expressions.</summary>
    Everywhere,
}

/// <summary>A function of the language.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">What it takes. <c>x.f(y)</c> means <c>f(x, y)</c>.</param>
/// <param name="Result">The type of its result, unless <see cref="ResultOf"/> says it more exactly.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Example">A call.</param>
/// <param name="ExampleResult">What the call gives, written in the language.</param>
public sealed record BuiltinFunction(
    string Name, ImmutableArray<FunctionParameter> Parameters, FlowType Result, string Summary, string Example, string ExampleResult)
{
    /// <summary>Whether it may be called with what is known only when an environment is applied, though no run can evaluate it: Terraform is told how.</summary>
    public bool IsKnownToTerraform { get; init; }

    /// <summary>The type of the result for arguments of these types (a lambda's is a <see cref="FunctionType"/>), where it depends on them.</summary>
    public Func<ImmutableArray<FlowType>, FlowType>? ResultOf { get; init; }

    /// <summary>Evaluates it; null where it exists only while a pipeline runs. Call <see cref="Call"/>, which checks the arguments first.</summary>
    public Func<ImmutableArray<Argument>, FunctionContext, FunctionResult>? Evaluate { get; init; }

    /// <summary>
    /// What a plan without a cloud takes for its value, where only Terraform evaluates it; null for all others. The compiler then evaluates it nowhere, whatever its arguments are.
    /// </summary>
    public Value? Sample { get; init; }

    /// <summary>Where a run can evaluate it.</summary>
    public RunTimeReach Reach { get; init; }

    /// <summary>Whether a run can evaluate it on every target.</summary>
    public bool AtRunTime => Reach == RunTimeReach.Everywhere;

    /// <summary>Whether only the C# runner can evaluate it while a pipeline runs.</summary>
    public bool RunnerOnly => Reach == RunTimeReach.Runner;

    /// <summary>The fewest arguments.</summary>
    public int FewestArguments => Parameters.Count(static p => !p.IsOptional);

    /// <summary>Whether the last parameter takes any number of arguments.</summary>
    public bool Repeats => Parameters is [.., { Repeats: true }];

    /// <summary>How it is declared: <c>split(text: string, separator: string): list&lt;string&gt;</c>.</summary>
    public string Signature => $"{Name}({string.Join(", ", Parameters)}): {Result.Name}";

    /// <summary>The parameter that takes the argument at <paramref name="index"/>, or null where there are too many.</summary>
    public FunctionParameter? ParameterAt(int index) =>
        index < Parameters.Length ? Parameters[index] : Repeats ? Parameters[^1] : null;

    /// <summary>The type of the result for arguments of these types.</summary>
    public FlowType TypeFor(ImmutableArray<FlowType> arguments) => ResultOf is { } of && !arguments.IsEmpty ? of(arguments) : Result;

    /// <summary>The type of <c>x</c> in a lambda that is passed to it, when its first argument has the type <paramref name="first"/>.</summary>
    public static FlowType LambdaParameterFor(FlowType first) => ValueTypes.ElementOf(first);

    /// <summary>Evaluates it with checked arguments. Missing ones take their default. It never throws.</summary>
    public FunctionResult Call(ImmutableArray<Argument> arguments, FunctionContext context)
    {
        if (Evaluate is not { } evaluate)
        {
            return FunctionResult.Fail($"`{Name}` has a value only while a pipeline runs.");
        }

        var complete = WithDefaults(arguments);
        return CheckArguments(complete) is { } problem ? problem : evaluate(complete, context);
    }

    private ImmutableArray<Argument> WithDefaults(ImmutableArray<Argument> arguments)
    {
        for (var i = arguments.Length; i < Parameters.Length && Parameters[i].Default is { } value; i++)
        {
            arguments = arguments.Add(Argument.Of(value));
        }

        return arguments;
    }

    private FunctionResult? CheckArguments(ImmutableArray<Argument> arguments)
    {
        if (arguments.Length < FewestArguments)
        {
            return FunctionResult.Fail($"`{Name}` needs `{Parameters[arguments.Length].Name}`: `{Signature}`.");
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            if (ParameterAt(i) is not { } parameter)
            {
                return FunctionResult.Fail($"`{Name}` takes at most {Parameters.Length} arguments: `{Signature}`.", i);
            }

            if (Check(parameter, arguments[i]) is { } problem)
            {
                return FunctionResult.Fail(problem, i);
            }
        }

        return null;
    }

    private string? Check(FunctionParameter parameter, Argument argument) => (parameter.Type, argument.Value) switch
    {
        (FunctionType, null) => null,
        (FunctionType, _) => $"`{parameter.Name}` of `{Name}` is a function: write `x => …`.",
        (_, null) => $"`{parameter.Name}` of `{Name}` is a value, not a function.",
        (_, { } value) when parameter.Accepts(value) => null,
        (_, { } value) => $"`{parameter.Name}` of `{Name}` is {string.Join(" or ", parameter.Types.Select(static t => t.Name))}, not {value.Type.Name}.",
    };
}
