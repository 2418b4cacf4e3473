using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>
/// What stands outside of environments and means that of the environment at hand: <c>orders.host</c>, <c>api.url</c>. Which one that is a runbook knows when it is followed; elsewhere
/// nobody does, so that there all environments must say the same.
/// </summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>Whether an environment is at hand once this is read.</summary>
    private bool HasEnvironmentAtHand => SlotNames.Any(static f => f.Name == "environment");

    /// <summary>The member of a thing or a hosted service of environments, named without one of them; null where none of them knows it.</summary>
    private Operand? MemberAtHand(string thing, string name, MemberExpressionSyntax syntax)
    {
        session.Unit?.AskForThings();
        var outputs = session.Visible(context).OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "environment").SelectMany(static e => e.Instances)
            .Select(e => (Environment: e.ModelName, Output: OutputIn(e, thing, name))).Where(static o => o.Output is not null).ToList();
        var known = outputs.Select(o => (o.Environment, Value: KnownOf(o.Output!))).Where(static o => o.Value is not null).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        session.Recorder?.Use(context, syntax.Name, outputs[0].Output!);
        if (known.Count == outputs.Count && known.DistinctBy(static k => k.Value!.ToText()).Count() == 1)
        {
            return new Operand.OfValue(new ConstantExpr(known[0].Value!, known[0].Value!.Type, context.At(syntax)));
        }

        if (HasEnvironmentAtHand)
        {
            if (outputs.Find(static o => o.Output!.BoundValue is { Phase.Kind: PhaseKind.Applied }) is { Environment: { } late })
            {
                Fail(EnvironmentDiagnostics.NotOfRun, syntax, $"`{thing}.{name}` is known in `{late}` when that is applied, and what is written here before that. Write the command that finds it out.");
                return new Operand.Broken();
            }

            return new Operand.OfValue(Read(
                new AtHandSource($"{thing}.{name}", [.. known.Select(static k => KeyValuePair.Create(k.Environment, k.Value!.ToText()))]), FlowType.Text, Phase.Running, Labels.None, syntax));
        }

        var whole = $"{known[0].Environment}.{thing}.{name}";
        Fail(
            EnvironmentDiagnostics.NotOfRun, syntax, $"`{thing}.{name}` is not the same in all environments, and nothing says which of them is meant here: `{whole}`.",
            new Fix($"Write `{whole}`", FixSafety.Suggestion, [new TextEdit(syntax.Span, whole)]));
        return new Operand.Broken();
    }

    private static DeclarationSymbol? OutputIn(DeclarationSymbol environment, string thing, string name) =>
        environment.Members.FindHere(thing) is DeclarationSymbol { Group: not null, LeftOut: null } use && use.Members.FindHere(name) is DeclarationSymbol { Kind.Word: "output" } output ? output : null;

    private Value? KnownOf(DeclarationSymbol output)
    {
        DeclarationBinder.OutputType(session, output, out _);
        return output.BoundValue?.Constant is { } known and not NoneValue ? known : null;
    }

    /// <summary>What an environment says of itself in one word: its name and its address.</summary>
    private Operand? OfEnvironmentItself(DeclarationSymbol environment, string name, MemberExpressionSyntax syntax)
    {
        if (context.Environment is not null || environment.Members.FindHere(name) is not null || PreviewLines.Of(environment) is not null)
        {
            return null;
        }

        return name switch
        {
            "name" => new Operand.OfValue(new ConstantExpr(Value.Of(environment.ModelName), FlowType.Text, context.At(syntax))),
            "url" when UrlOf(environment) is { Constant: { } url } => new Operand.OfValue(new ConstantExpr(url, FlowType.Text, context.At(syntax))),
            _ => null,
        };
    }

    private Expr? UrlOf(DeclarationSymbol environment)
    {
        foreach (var part in environment.Parts.Reverse())
        {
            if (part.Items.LastOrDefault(i => part.Context.WordOf(i) == "url")?.Value is { } written)
            {
                session.Quiet++; // it is said where it stands
                var bound = new ExpressionBinder(session, part.Context).Bind(written, FlowType.Text);
                session.Quiet--;
                return bound;
            }
        }

        return null;
    }
}
