using Flow.Compiler.Catalogue;
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

    /// <summary>
    /// The member of a thing or a hosted service of environments, named without one of them; null where none of them knows it. Only what all environments say alike is a value by itself: what one
    /// alone has must not be meant in another one.
    /// </summary>
    private Operand? MemberAtHand(string thing, string name, MemberExpressionSyntax syntax)
    {
        session.Unit?.AskForThings();
        var environments = session.Visible(context).OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "environment").SelectMany(static e => e.Instances).ToList();
        var outputs = environments.Select(e => (Environment: e, Output: OutputIn(e, thing, name))).Where(static o => o.Output is not null).ToList();
        var known = outputs.Select(o => (o.Environment, Value: KnownOf(o.Output!))).Where(static o => o.Value is not null).Select(static o => (o.Environment, Value: o.Value!)).ToList();
        if (known.All(static k => CloudLines.ProviderOf(k.Environment) == Platforms.Local)) // what runs on a machine of whoever develops says nothing of what is deployed
        {
            var late = outputs.Find(static o => o.Output!.BoundValue is { Phase.Kind: PhaseKind.Applied }).Environment;
            if (late is not null || known.Count == 0)
            {
                return late is null ? null : KnownLate($"{thing}.{name}", late, outputs[0].Output!, syntax);
            }
        }

        session.Recorder?.Use(context, syntax.Name, outputs[0].Output!);
        var isTranslated = HasEnvironmentAtHand && known.Any(k => CloudLines.ProviderOf(k.Environment) == Platforms.Local && LocalNetwork.IsOfIt(name, k.Value.ToText()));
        if (!isTranslated && known.Count == environments.Count && known.DistinctBy(static k => k.Value.ToText()).Count() == 1)
        {
            return new Operand.OfValue(new ConstantExpr(known[0].Value, known[0].Value.Type, context.At(syntax)));
        }

        if (!HasEnvironmentAtHand)
        {
            return NotOne($"{thing}.{name}", [.. known.Select(static k => k.Environment)], syntax);
        }

        return new Operand.OfValue(Read(
            new AtHandSource($"{thing}.{name}", [.. known.Select(static k => KeyValuePair.Create(k.Environment.ModelName, k.Value.ToText()))]), FlowType.Text, Phase.Running, Labels.None, syntax));
    }

    private Operand.Broken KnownLate(string what, DeclarationSymbol environment, DeclarationSymbol output, MemberExpressionSyntax syntax)
    {
        session.Recorder?.Use(context, syntax.Name, output);
        Fail(EnvironmentDiagnostics.NotOfRun, syntax, $"`{what}` is known in `{environment.ModelName}` when that is applied, and what is written here before that. {WayRound(environment, what.Split('.'))}");
        return new Operand.Broken();
    }

    // A load balancer has a name that its provider makes up, and that alone is why the address of a service is not known.
    private static string WayRound(DeclarationSymbol environment, string[] read) =>
        read is [var thing, "url"] && environment.Members.FindHere(thing) is DeclarationSymbol { IsHosted: true }
            ? $"Give `{thing}` a `domain` there, under which it is reached by whoever reaches its network at all, or write the command that finds it out."
            : "Write the command that finds it out.";

    /// <summary>A job means its own environment; where nobody knows that, each of those that say <paramref name="what"/> may be meant.</summary>
    private Operand.Broken NotOne(string what, List<DeclarationSymbol> known, MemberExpressionSyntax syntax)
    {
        var own = EnvironmentOfJob();
        var meant = known.Where(e => own is null ? e.CopyOf is null : e.ModelName == own).Select(e => $"{e.ModelName}.{what}").ToList();
        var message = own is null ? $"`{what}` is not the same in all environments, and nothing says which of them is meant here{Offered(meant)}."
            : meant.Count == 0 ? $"`{what}` is not known in `{own}`, the environment of this job: others say it of themselves alone."
            : $"`{what}` is not the same in all environments. That of this job is {Words(meant)}.";
        Fail(EnvironmentDiagnostics.NotOfRun, syntax, message, [.. meant.Select(m => new Fix($"Write `{m}`", FixSafety.Suggestion, [new TextEdit(syntax.Span, m)]))]);
        return new Operand.Broken();
    }

    private static string Offered(List<string> meant) => meant.Count == 0 ? "" : $": {string.Join(" or ", meant.Select(static m => $"`{m}`"))}";

    /// <summary>The name of the environment of the job at hand; null where there is none, or it is chosen in a run.</summary>
    private string? EnvironmentOfJob()
    {
        var lines = (context.Job?.Parts ?? []).Reverse().SelectMany(static p => p.Items.Select(i => (p.Context, Item: i))).Where(static l => l.Context.WordOf(l.Item) == "environment");
        var (place, line) = lines.FirstOrDefault();
        return (line?.Value ?? line?.Args.FirstOrDefault()?.Value) is NameExpressionSyntax name
            && new ExpressionBinder(session, place) { TakesOnlyEnvironments = true }.FindFor(place.NameOf(name.Token)) is DeclarationSymbol { Kind.Word: "environment" } found ? found.ModelName : null;
    }

    private static DeclarationSymbol? OutputIn(DeclarationSymbol environment, string thing, string name) =>
        environment.Members.FindHere(thing) is DeclarationSymbol { Group: not null, LeftOut: null } use && use.Members.FindHere(name) is DeclarationSymbol { Kind.Word: "output" } output ? output : null;

    private Value? KnownOf(DeclarationSymbol output)
    {
        DeclarationBinder.OutputType(session, output, out _);
        return (output.BoundValue?.Constant ?? WrittenBehind(output)) is { } known and not NoneValue ? known : null;
    }

    /// <summary>What an output reads of a resource that is given it: the name of a cluster is known although the cluster is not there yet. Null for what the provider makes up.</summary>
    private TextValue? WrittenBehind(DeclarationSymbol output)
    {
        if (output.BoundValue is not MemberExpr { Target: ReadExpr { Source: ResourceSource { Mode: ResourceMode.Managed } source }, Member: var argument } || output.Context.Environment is not { } environment)
        {
            return null;
        }

        var resource = Resources(environment).FirstOrDefault(r => r.ModelName == source.Name && r.Kind.Variety == source.Type);
        return resource is { IsMany: false } && LastIn(resource, argument) is { Constant: TextValue known } ? known : null;
    }

    private static IEnumerable<DeclarationSymbol> Resources(DeclarationSymbol place) =>
        place.Members.Symbols.OfType<DeclarationSymbol>().Concat(place.Hosts).Distinct().SelectMany(static s => s.IsResource ? [s] : s.Group is null ? [] : Resources(s));

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
            "url" when LastIn(environment, "url") is { Constant: NoneValue } none => NoUrl(environment, none, syntax),
            "url" when LastIn(environment, "url") is { Constant: { } url } => new Operand.OfValue(new ConstantExpr(url, FlowType.Text, context.At(syntax))),
            _ => null,
        };
    }

    private Operand.Broken NoUrl(DeclarationSymbol environment, Expr none, MemberExpressionSyntax syntax)
    {
        session.Report(
            EnvironmentDiagnostics.LeftOutIsRead, context, syntax.Name.Span, $"`{environment.ModelName}` has no `url`, which is left out, so nothing can be read of it.", [new RelatedLocation(none.Location, "It is left out here.")]);
        return new Operand.Broken();
    }

    /// <summary>The text that the newest line of a declaration gives to <paramref name="word"/>; null where none does.</summary>
    private Expr? LastIn(DeclarationSymbol declaration, string word)
    {
        foreach (var part in declaration.Parts.Reverse())
        {
            if (part.Items.LastOrDefault(i => part.Context.WordOf(i) == word)?.Value is { } written)
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
