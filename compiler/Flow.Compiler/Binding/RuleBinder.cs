using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>A thing that breaks a rule.</summary>
/// <param name="Names">What it is called, the most exact name first: <c>ci.build</c>.</param>
/// <param name="Because">The rule's reason.</param>
/// <param name="Severity">How serious the rule takes it.</param>
/// <param name="Location">The condition that does not hold.</param>
public sealed record RuleBreach(ImmutableArray<string> Names, string Because, Severity Severity, Location Location)
{
    /// <summary>The tag of a resource that the condition asks for, <c>r.tags["owner"]</c>; null where it asks for none.</summary>
    public string? Tag { get; init; }

    /// <summary>The value of that tag that the condition asks for, <c>r.tags["team"] == "ordering"</c>; empty where it does not say one.</summary>
    public string TagValue { get; init; } = "";
}

/// <summary>Evaluates a project's own rules over sets of values.</summary>
internal static class RuleBinder
{
    /// <summary>The name of a rule.</summary>
    public static string? NameOf(BoundItem rule) => Declarer.NameToken(rule.Syntax) is { } token ? rule.Context.NameOf(token) : null;

    /// <summary>Everything that breaks <paramref name="rule"/>.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="sets">The sets by name.</param>
    /// <param name="session">A session that knows the project's names.</param>
    /// <param name="before">What the rule is known to find, by element of the one set that it ranges over.</param>
    /// <param name="now">Gets what it finds now.</param>
    /// <param name="diagnostics">Gets what is wrong with the rule itself.</param>
    public static ImmutableArray<RuleBreach> Breaches(
        BoundItem rule, ImmutableDictionary<string, ListValue> sets, BindSession session,
        IReadOnlyDictionary<Value, ImmutableArray<RuleBreach>>? before, Dictionary<Value, ImmutableArray<RuleBreach>> now, DiagnosticBag diagnostics)
    {
        var context = rule.Context.Inner();
        foreach (var (word, set) in sets)
        {
            context.Scope.TryDeclare(new ValueSymbol(word, rule.Location, new ConstantExpr(set, set.Type, rule.Location), "set"));
        }

        var breaches = ImmutableArray.CreateBuilder<RuleBreach>();
        CheckWords(rule, context, session);
        var loops = Declarer.LoopsOf(rule.Syntax);
        if (loops is [{ Variable: not null, Value: NameExpressionSyntax name }] && sets.TryGetValue(context.NameOf(name.Token), out var only) && UsesOfSets.CountIn(rule, sets) == 1)
        {
            EachOf(only, rule, loops, context, session, before, now, breaches);
        }
        else
        {
            Each(rule, loops, 0, context, session, [], breaches);
        }

        diagnostics.AddRange(session.Diagnostics.ToImmutable());
        return breaches.ToImmutable();
    }

    private static void CheckWords(BoundItem rule, BindContext context, BindSession session)
    {
        var items = rule.Syntax.Body?.Items.Items.ToList() ?? [];
        foreach (var item in items.Where(i => context.WordOf(i) is not ("require" or "severity" or "where" or "for")))
        {
            session.Report(NameDiagnostics.UnknownProperty, context, item.Head, $"A rule has `where`, `require` and `severity`, and no `{context.WordOf(item)}`.");
        }

        var requirements = items.Where(i => context.WordOf(i) == "require").ToList();
        if (requirements.Count == 0)
        {
            session.Report(NameDiagnostics.MissingProperty, context, rule.Syntax.Head, "A rule needs `require`: `require j.timeout != none because \"a job that hangs costs six hours\"`.");
        }

        foreach (var require in requirements)
        {
            CheckRequirement(require, context, session);
        }

        foreach (var severity in items.Where(i => context.WordOf(i) == "severity"))
        {
            if (severity.Value is { } value)
            {
                new ExpressionBinder(session, context).BindFor(value, new Slot(new EnumType("severity", ["note", "warning", "error"])), "`severity`");
            }
        }

        if (Declarer.LoopsOf(rule.Syntax).IsEmpty)
        {
            session.Report(NameDiagnostics.MissingProperty, context, rule.Syntax.Head, $"A rule ranges over a set: `rule name for j in jobs {{ … }}`.");
        }
    }

    private static void CheckRequirement(ItemSyntax require, BindContext context, BindSession session)
    {
        if (require.Args.IsEmpty)
        {
            session.Report(NameDiagnostics.MissingValue, context, require.Head, "`require` needs a condition: `require j.timeout != none because \"…\"`.");
        }
        else if (require.Clauses.All(static c => c.Word.Word != Word.Because) && (require.Body?.Items.Items ?? []).All(i => context.WordOf(i) != "because"))
        {
            session.Report(NameDiagnostics.MissingProperty, context, require.Head, "`require` needs `because`: why; it is printed with the message.");
        }
    }

    /// <summary>The same as <see cref="Each"/> for a rule that looks at one element at a time: what it found about an element stays true.</summary>
    private static void EachOf(
        ListValue set, BoundItem rule, ImmutableArray<ClauseSyntax> loops, BindContext context, BindSession session,
        IReadOnlyDictionary<Value, ImmutableArray<RuleBreach>>? before, Dictionary<Value, ImmutableArray<RuleBreach>> now, ImmutableArray<RuleBreach>.Builder breaches)
    {
        foreach (var element in set.Items)
        {
            if (before is null || !before.TryGetValue(element, out var found))
            {
                var own = ImmutableArray.CreateBuilder<RuleBreach>();
                Element(new ConstantExpr(element, set.Element, context.At(loops[0].Value)), rule, loops, 0, context, session, [], own);
                found = own.ToImmutable();
            }

            now[element] = found;
            breaches.AddRange(found);
        }

        if (session.Diagnostics.Count > 0)
        {
            now.Clear(); // the rule itself has a mistake, which has to be found each time
        }
    }

    private static void Each(
        BoundItem rule, ImmutableArray<ClauseSyntax> loops, int index, BindContext context, BindSession session, ImmutableArray<string> names, ImmutableArray<RuleBreach>.Builder breaches)
    {
        if (index == loops.Length)
        {
            Require(rule, context, session, names, breaches);
            return;
        }

        var loop = loops[index];
        if (loop.Value is NameExpressionSyntax name && context.Scope.Find(context.NameOf(name.Token)) is null)
        {
            var known = new[] { "pipelines", "jobs", "steps", "environments", "resources", "teams" };
            session.Report(NameDiagnostics.UnknownName, context, loop.Value, $"There is no set `{context.TextOf(loop.Value)}`; there is {ExpressionBinder.Words(known)}.{Suggestions.DidYouMean(context.TextOf(loop.Value), known)}");
            return;
        }

        var sequence = new ExpressionBinder(session, context).Bind(loop.Value);
        if (loop.Variable is null || ExpressionBinder.ElementsOf(sequence) is not { } elements)
        {
            if (sequence is not ErrorExpr)
            {
                session.Report(TypeDiagnostics.WrongType, context, loop.Value, $"A rule ranges over a set: {ExpressionBinder.Words(["pipelines", "jobs", "steps", "environments", "resources", "teams"])}.");
            }

            return;
        }

        foreach (var element in elements)
        {
            Element(element, rule, loops, index, context, session, names, breaches);
        }
    }

    private static void Element(
        Expr element, BoundItem rule, ImmutableArray<ClauseSyntax> loops, int index, BindContext context, BindSession session, ImmutableArray<string> names,
        ImmutableArray<RuleBreach>.Builder breaches)
    {
        var (inner, token) = (context.Inner(), loops[index].Variable!.Value);
        inner.Scope.TryDeclare(new ValueSymbol(context.NameOf(token), context.At(token), element, "loop variable"));
        Each(rule, loops, index + 1, inner, session, names.IsEmpty ? NamesOf(element.Constant) : names, breaches);
    }

    private static ImmutableArray<string> NamesOf(Value? value)
    {
        if (value is not RecordValue record || record.Field("name") is not TextValue { Text: var name })
        {
            return [];
        }

        var (pipeline, job) = (record.Field("pipeline") as TextValue, record.Field("job") as TextValue);
        return (pipeline, job) switch
        {
            ({ } p, { } j) => [$"{p.Text}.{j.Text}.{name}", name],
            ({ } p, null) => [$"{p.Text}.{name}", name],
            _ when record.Field("type") is TextValue && record.Field("environment") is TextValue environment => [$"{environment.Text}.{name}", environment.Text],
            _ => [name],
        };
    }

    private static void Require(BoundItem rule, BindContext context, BindSession session, ImmutableArray<string> names, ImmutableArray<RuleBreach>.Builder breaches)
    {
        var items = rule.Syntax.Body?.Items.Items.ToList() ?? [];
        var conditions = rule.Syntax.Clauses.Where(static c => c.Word.Word == Word.Where).Select(static c => c.Value)
            .Concat(items.Where(i => context.WordOf(i) == "where").SelectMany(static i => i.Args).Select(static a => a.Value));
        var binder = new ExpressionBinder(session, context);
        if (conditions.Any(c => !Holds(binder, c)))
        {
            return;
        }

        var severity = Enum.TryParse<Severity>(items.FirstOrDefault(i => context.WordOf(i) == "severity")?.Value is { } written ? context.TextOf(written) : "error", ignoreCase: true, out var known)
            ? known : Severity.Error;
        foreach (var require in items.Where(i => context.WordOf(i) == "require"))
        {
            if (require.Args.FirstOrDefault()?.Value is { } condition && !Holds(binder, condition))
            {
                var (tag, value) = TagIn(condition, context);
                breaches.Add(new RuleBreach(names, Reason(require, context, session), severity, context.At(condition)) { Tag = tag, TagValue = value });
            }
        }
    }

    private static (string? Tag, string Value) TagIn(ExpressionSyntax condition, BindContext context)
    {
        var tag = Within(condition).OfType<ExpressionSyntax>().Select(e => TagOf(e, context)).FirstOrDefault(static t => t is { Length: > 0 });
        var values = Conditions(condition).OfType<BinaryExpressionSyntax>().Where(static c => c.Operator.Kind == TokenKind.EqualEqual)
            .SelectMany(static c => new[] { (Tag: c.Left, Value: c.Right), (Tag: c.Right, Value: c.Left) });
        return (tag, values.Where(c => tag is not null && TagOf(c.Tag, context) == tag).Select(c => TextOf(c.Value, context)).FirstOrDefault(static v => v is not null) ?? "");
    }

    /// <summary>The tag that <paramref name="syntax"/> reads.</summary>
    private static string? TagOf(ExpressionSyntax syntax, BindContext context) =>
        syntax is IndexExpressionSyntax { Target: MemberExpressionSyntax member } index && context.NameOf(member.Name) == "tags"
            ? index.Arguments.Arguments.OfType<ValueArgumentSyntax>().Select(a => TextOf(a.Value, context)).FirstOrDefault()
            : null;

    private static string? TextOf(ExpressionSyntax syntax, BindContext context) => (syntax as StringExpressionSyntax)?.PlainText(context.Tree.Source);

    /// <summary>What has to hold, or may, for <paramref name="condition"/> to hold: nothing that it denies.</summary>
    private static IEnumerable<ExpressionSyntax> Conditions(ExpressionSyntax condition) => condition switch
    {
        ParenthesizedExpressionSyntax inner => Conditions(inner.Expression),
        BinaryExpressionSyntax { Operator.Word: Word.And or Word.Or } both => Conditions(both.Left).Concat(Conditions(both.Right)),
        _ => [condition],
    };

    private static IEnumerable<SyntaxNode> Within(SyntaxNode node) => node.Children().SelectMany(Within).Prepend(node);

    private static bool Holds(ExpressionBinder binder, ExpressionSyntax condition) =>
        binder.BindFor(condition, new Slot(FlowType.Bool), "a condition") is not { Constant: BoolValue { Truth: false } };

    private static string Reason(ItemSyntax require, BindContext context, BindSession session) =>
        require.Clauses.FirstOrDefault(static c => c.Word.Word == Word.Because)?.Value is { } written && new ExpressionBinder(session, context).BindFor(written, new Slot(FlowType.Text), "a reason").Constant is TextValue reason
            ? reason.Text.TrimEnd('.')
            : "no reason is given";

    /// <summary>Counts where sets are named in a rule: the whole of one can be asked about in a condition.</summary>
    private sealed class UsesOfSets(BindContext context, ImmutableDictionary<string, ListValue> sets) : SyntaxVisitor
    {
        private int count;

        public static int CountIn(BoundItem rule, ImmutableDictionary<string, ListValue> sets)
        {
            var uses = new UsesOfSets(rule.Context, sets);
            uses.Node(rule.Syntax);
            return uses.count;
        }

        public override void Node(SyntaxNode node)
        {
            count += node is NameExpressionSyntax name && sets.ContainsKey(context.NameOf(name.Token)) ? 1 : 0;
            base.Node(node);
        }

        public override void Token(in SyntaxToken token)
        {
        }
    }
}
