using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Functions;

/// <summary>A parameter of a built-in function.</summary>
/// <param name="Name">Its name, for named arguments and messages.</param>
/// <param name="Type">What it takes. <see cref="FlowType.Any"/> where it takes everything; a <see cref="FunctionType"/> where it takes <c>x =&gt; value</c>.</param>
/// <param name="Default">Its value where no argument is given; null where one must be (unless it repeats).</param>
/// <param name="Repeats">Whether it is the last one and takes any number of arguments, none included.</param>
public sealed record FunctionParameter(string Name, FlowType Type, Value? Default = null, bool Repeats = false)
{
    /// <summary>Other types that it takes as well: <c>length</c> takes a text, a list or a map.</summary>
    public ImmutableArray<FlowType> Or { get; init; } = [];

    /// <summary>Whether an argument may be left out.</summary>
    public bool IsOptional => Default is not null || Repeats;

    /// <summary>All types that it takes.</summary>
    public IEnumerable<FlowType> Types => Or.Prepend(Type);

    /// <summary>Whether it takes <paramref name="value"/>.</summary>
    public bool Accepts(Value value) => ValueTypes.Accepts(Type, value) || Or.Any(t => ValueTypes.Accepts(t, value));

    /// <summary>How the parameter is written in a signature: <c>separator: string</c>.</summary>
    public override string ToString() =>
        $"{Name}: {string.Join(" or ", Types.Select(static t => t.Name))}{(Repeats ? "…" : "")}{(Default is { } value ? $" = {FlowText.Write(value)}" : "")}";
}
