using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Members of contexts: <c>git.sha</c>, <c>secrets.X</c>, <c>matrix.os</c>, <c>event.number</c>.</summary>
internal sealed partial class ExpressionBinder
{
    private Operand MemberOfContext(Operand.OfContext of, string name, MemberExpressionSyntax syntax)
    {
        RecordContextMember(of, name, syntax.Name);
        switch (of.Context.Name)
        {
            case "event":
                return new Operand.OfContext(of.Context, of.Path.Add(name));
            case "vars":
                return new Operand.OfValue(Read(new ConfigurationSource(name), FlowType.Text.OrNone(), Phase.Plan, Labels.None, syntax));
            case "secrets":
                return new Operand.OfValue(Read(new SecretSource(name), FlowType.Text.OrNone(), Phase.Plan, Labels.Secret, syntax));
            case "env":
                return new Operand.OfValue(Read(new EnvironmentVariableSource(name), FlowType.Text.OrNone(), Phase.Running, DeclarationBinder.EnvironmentLabels(session, context, name, syntax), syntax));
            case "inputs":
                return context.Pipeline?.Members.FindHere(name) is DeclarationSymbol { Kind.Word: "param" } parameter
                    ? new Operand.OfValue(ReadParameter(parameter, syntax))
                    : UnknownIn("The pipeline has no parameter", name, context.Pipeline?.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "param").Select(static s => s.Name) ?? [], syntax);
            case "matrix":
                return new Operand.OfValue(MatrixMember(name, syntax));
            case "github" when of.Context.Member(name) is null && GitHubNames.FlowNameOf($"github.{name}") is { } flow:
                Fail(NameDiagnostics.ForeignName, syntax, $"It is called `{flow}`.", new Fix($"Write `{flow}`", FixSafety.Safe, [new TextEdit(syntax.Span, flow)]));
                return new Operand.Broken();
            default:
                return of.Context.Member(name) is { } member
                    ? new Operand.OfValue(Read(new ContextSource(of.Context.Name, [name]), member.Type, of.Context.Phase, member.Labels, syntax))
                    : UnknownIn($"`{of.Context.Name}` has no", name, of.Context.Members.Select(static m => m.Name), syntax);
        }
    }

    private Operand.Broken UnknownIn(string sentence, string name, IEnumerable<string> candidates, MemberExpressionSyntax syntax)
    {
        var all = candidates.ToList();
        var near = Suggestions.Nearest(name, all);
        Fail(
            NameDiagnostics.UnknownMember, syntax, $"{sentence} `{name}`.{(near is not null ? $" Did you mean `{near}`?" : all.Count > 0 ? $" It has {Words(all)}." : "")}",
            SuggestName(name, all, syntax.Name));
        return new Operand.Broken();
    }

    private Expr MatrixMember(string name, MemberExpressionSyntax syntax)
    {
        FlowType? type = name switch
        {
            "index" or "total" or "max-parallel" => FlowType.Int,
            "fail-fast" => FlowType.Bool,
            _ => MatrixFields.Of(session, context.Header ?? context.Job) is { } fields ? fields.GetValueOrDefault(name) : FlowType.Any,
        };
        if (type is not null)
        {
            return Read(new MatrixSource(name), type, Phase.Cell, LabelsOfAxis(name), syntax);
        }

        var known = MatrixFields.Of(session, context.Header ?? context.Job)!.Keys.Order(StringComparer.Ordinal).ToList();
        return Fail(
            NameDiagnostics.UnknownMember, syntax, known.Count == 0 ? "The job has no matrix, so there is nothing to read." : $"No cell has a field `{name}`.{Suggestions.DidYouMean(name, known)} There is {Words(known)}.",
            SuggestName(name, known, syntax.Name));
    }

    /// <summary>A value of the matrix carries the labels of the list that it comes from.</summary>
    private Labels LabelsOfAxis(string name)
    {
        var job = context.Header ?? context.Job;
        if (job?.Context.Scope.FindHere(name) is ValueSymbol loop)
        {
            return loop.Value.Labels;
        }

        var matrix = job?.Parts.SelectMany(p => p.Items.Where(i => p.Context.WordOf(i) == "matrix").Select(i => (Item: i, p.Context))).FirstOrDefault();
        if (matrix is not { Item: { } item, Context: { } place } || !session.MatricesAsked.Add(item))
        {
            return Labels.None; // also where a matrix reads itself, which is too early and is reported as that
        }

        // An axis may read the matrix that it is part of, which is reported elsewhere.
        return session.Guarded<object>(item, name, place.At(item), () => LabelsOf(name, item, place), out _) is Labels labels ? labels : Labels.None;
    }

    private object LabelsOf(string name, ItemSyntax item, BindContext place)
    {
        session.Quiet++;
        var binder = new ExpressionBinder(session, place);
        var values = (item.Body?.Items.Items ?? []).Where(i => i.Value is not null && (place.WordOf(i) == name || place.WordOf(i) == "include")).Select(static i => i.Value!);
        var labels = values.Concat(item.Value is { } whole ? [whole] : []).Aggregate(Labels.None, (l, v) => l | binder.Bind(v).Labels);
        session.Quiet--;
        session.MatricesAsked.Remove(item);
        return labels;
    }

    private Expr ReadEvent(ImmutableArray<string> path, SyntaxNode syntax) => path switch
    {
        [] => Fail(NameDiagnostics.NoValue, syntax, "Name a field of the payload: `event.number`; or `event.name` for the event itself."),
        ["name"] => Read(new ContextSource("event", path), new EnumType("event", [.. Events.All.Select(static e => e.Name)]), Phase.Plan, Labels.None, syntax),
        ["file"] => Read(new ContextSource("event", path), FlowType.Text, Phase.Running, Labels.None, syntax),
        _ => Read(new ContextSource("event", path), FlowType.Any, Phase.Plan, Contexts.LabelsOfPayload(path), syntax),
    };
}
