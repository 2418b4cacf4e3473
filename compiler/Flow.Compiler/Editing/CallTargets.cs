using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Editing;

/// <summary>What a call calls, as people read it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">What it takes, without what stands before the dot.</param>
/// <param name="Result">The type of its value; empty where that is not said.</param>
/// <param name="Documentation">Markdown.</param>
internal sealed record CallTarget(string Name, ImmutableArray<CallParameter> Parameters, string Result, string Documentation);

/// <summary>Says what a call calls: a form of a variant, a function of the project or of the standard library, or a word.</summary>
internal static class CallTargets
{
    /// <summary>The target of <paramref name="call"/>, once the values around it were bound; null where it is unknown.</summary>
    public static CallTarget? Of(CallExpressionSyntax call, WantedValue wanted, PlaceBinder binder) =>
        binder.Calls.TryGetValue(call, out var meaning) ? Of(meaning)
        : call.Target is NameExpressionSyntax name ? OfGate(wanted.Context.NameOf(name.Token)) : null;

    private static CallTarget Of(CallMeaning meaning)
    {
        var (name, result, documentation) = meaning.Target switch
        {
            Referent.OfFunction { Function: var function } => (function.Name, function.Result.Name, Descriptions.Of(function)),
            Referent.OfSymbol { Symbol: FunctionSymbol function } => (function.Name, function.Item.Args is [{ Type: { } type }, ..] ? function.Context.TextOf(type) : "", Descriptions.Of((object)function)),
            Referent.OfCase { Case: var form, Variant: var variant } => (form.Name, variant.Name, form.Documentation),
            Referent.OfWord { Word: var word, Summary: var summary } => (word, "", summary),
            _ => ("", "", ""),
        };
        return new CallTarget(name, meaning.HasReceiver ? meaning.Parameters.RemoveAt(0) : meaning.Parameters, result, documentation);
    }

    /// <summary>Words that stand for no value, so that no value was bound.</summary>
    private static CallTarget? OfGate(string name) => name switch
    {
        "ended" => Gate(name, "job", false, "Waits for the job's end, whatever it was."),
        "failed" => Gate(name, "job", false, "Waits for the job's failure."),
        "any-of" => Gate(name, "job", true, "Waits for the success of at least one."),
        "image" => Gate(name, "image", false, "Runs a container image as an action."),
        _ => null,
    };

    private static CallTarget Gate(string name, string takes, bool isRepeated, string documentation) =>
        new(name, [new CallParameter(takes, takes, null, isRepeated, "")], "", documentation);
}
