using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.CSharp;

/// <summary>What the place of an expression can see at run time; each sees what the one before it sees.</summary>
internal enum ContextLevel
{
    /// <summary>The run: event, repository, parameters.</summary>
    Run,

    /// <summary>The jobs before this one.</summary>
    Job,

    /// <summary>One cell: its matrix, its environment, secrets.</summary>
    Cell,

    /// <summary>The steps before this one, and the workspace.</summary>
    Step,
}

/// <summary>Where an expression stands.</summary>
/// <param name="Level">What it can see.</param>
/// <param name="Context">The C# name of the context.</param>
internal sealed record CSharpScope(ContextLevel Level, string Context = "c")
{
    /// <summary>Whether it stands inside a composite action, whose parameters are the inputs of its group.</summary>
    public bool IsInAction { get; init; }

    /// <summary>The C# name of the values of a matrix that is being made, or null.</summary>
    public string? Matrix { get; init; }

    /// <summary>The parameters that the expression can name.</summary>
    public ImmutableArray<Parameter> Parameters { get; init; } = [];

    /// <summary>The names of the C# steps around: their value travels as JSON even where it is text.</summary>
    public ImmutableHashSet<string> CSharpSteps { get; init; } = [];

    /// <summary>The scope of steps that stand together.</summary>
    public CSharpScope Among(IEnumerable<Step> steps) => this with { CSharpSteps = [.. steps.OfType<CSharpStep>().SelectMany(static s => new[] { s.Name ?? s.Key, s.Key })] };

    /// <summary>The variables of comprehensions around it: the C# name and the Flow type by the Flow name.</summary>
    public ImmutableDictionary<string, (string Name, FlowType Type)> Variables { get; init; } = ImmutableDictionary<string, (string, FlowType)>.Empty;

    /// <summary>The scope inside a comprehension over <paramref name="variable"/>.</summary>
    public CSharpScope With(string variable, FlowType type)
    {
        var name = CSharpNames.Local(variable);
        while (name == Context || name == Matrix || Variables.Values.Any(v => v.Name == name))
        {
            name += "_";
        }

        return this with { Variables = Variables.SetItem(variable, (name, type)) };
    }
}
