using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Levels of access as values: <c>jobs.send</c> is what its declaration allows and connects.</summary>
internal sealed partial class ExpressionBinder
{
    private static readonly RecordType StatementType = (RecordType)((ListType)DomainTypes.Grant.Field("statements")!.Type).Element;
    private static readonly RecordType ConnectionType = (RecordType)((ListType)DomainTypes.Grant.Field("connections")!.Type).Element;

    private static bool IsGrant(FlowType? type) => (type?.Required is ListType { Element: var one } ? one : type?.Required) == DomainTypes.Grant;

    /// <summary>What somebody may do with what a group makes, in written order.</summary>
    private static List<string> Levels(DeclarationSymbol group) => [.. group.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "access").Select(static s => s.Name)];

    /// <summary>Where somebody says what may be done, only a level can be meant.</summary>
    private Operand.Broken NoLevel(DeclarationSymbol group, string name, List<string> levels, MemberExpressionSyntax syntax)
    {
        RecordMember(group, name, syntax.Name);
        var meant = Suggestions.DidYouMean(name, levels);
        Fail(
            NameDiagnostics.UnknownMember, syntax, $"`{group.Name}` has no level of access `{name}`.{(meant.Length > 0 ? meant : $" It has {Words(levels)}.")}",
            SuggestName(name, levels, syntax.Name));
        return new Operand.Broken();
    }

    private Expr GrantOf(DeclarationSymbol level, SyntaxNode syntax)
    {
        if (level.BoundValue is null)
        {
            (level.BoundValue, var cycle) = session.For(level.Unit, own =>
                (own.Guarded(level, level.Name, level.Location, () => new ExpressionBinder(own, level.Context).BindLevel(level), out var circle), circle));
            if (level.BoundValue is null)
            {
                Cyclic(cycle, syntax);
                return new ErrorExpr(context.At(syntax));
            }
        }

        return level.BoundValue with { Location = context.At(syntax) };
    }

    private Expr BindLevel(DeclarationSymbol level)
    {
        var thing = level.Context.Use?.ModelName; // not by the word `use`: a level may be called that
        var name = thing is null ? level.ModelName : $"{thing}.{level.Name}";
        var isOnlyDoor = level.Parts.Sum(static p => p.Items.Count(i => p.Context.WordOf(i) == "connect")) == 1;
        var (statements, connections) = (ImmutableArray.CreateBuilder<Expr>(), ImmutableArray.CreateBuilder<Expr>());
        foreach (var (line, place) in level.Parts.SelectMany(static p => p.Items.Select(i => (i, p.Context))))
        {
            var binder = new ExpressionBinder(session, place);
            if (line.Args is not [{ Value: var subject }, ..] || binder.IsLeftOut(line))
            {
                continue;
            }

            switch (place.WordOf(line))
            {
                case "allow" when DeclarationBinder.Written(line, "on", place) is { } on:
                    statements.Add(binder.Statement(SidOf(name, statements.Count + 1), subject, on, DeclarationBinder.Written(line, "because", place)));
                    break;
                case "connect" when DeclarationBinder.Written(line, "at", place) is { } port:
                    connections.Add(binder.Connection(thing ?? level.Name, isOnlyDoor, subject, port));
                    break;
            }
        }

        return Record(DomainTypes.Grant, level,
            ("name", Text(name, level)), ("statements", List(StatementType, statements.ToImmutable(), level)), ("connections", List(ConnectionType, connections.ToImmutable(), level)));
    }

    private bool IsLeftOut(ItemSyntax line) =>
        DeclarationBinder.ConditionIn(line, context) is { } written && BindFor(written, new Slot(FlowType.Bool), "`if`").Constant is BoolValue { Truth: false };

    private Expr Statement(string sid, ExpressionSyntax actions, ExpressionSyntax resources, ExpressionSyntax? reason) => RecordOf(
    [
        new FieldExpr("sid", new ConstantExpr(Value.Of(sid), FlowType.Text, context.At(actions))),
        new FieldExpr("actions", BindFor(actions, new Slot(new ListType(FlowType.Text)) { OneForMany = true }, "`allow`")),
        new FieldExpr("resources", BindFor(resources, new Slot(new ListType(FlowType.Text)) { OneForMany = true, Latest = PhaseKind.Applied }, "`on`")),
        new FieldExpr("because", reason is null ? new ConstantExpr(Value.None, FlowType.Text.OrNone(), context.At(actions)) : BindFor(reason, new Slot(FlowType.Text), "`because`")),
    ], StatementType, actions);

    private Expr Connection(string thing, bool isOnly, ExpressionSyntax group, ExpressionSyntax port)
    {
        var at = BindFor(port, new Slot(FlowType.Int), "`at`");
        var name = isOnly ? thing : $"{thing}-{at.KnownText}";
        return RecordOf(
        [
            new FieldExpr("name", new ConstantExpr(Value.Of(name), FlowType.Text, context.At(group))),
            new FieldExpr("group", BindFor(group, new Slot(FlowType.Text) { Latest = PhaseKind.Applied }, "`connect`")),
            new FieldExpr("port", at),
        ], ConnectionType, group);
    }

    private static ConstantExpr Text(string text, DeclarationSymbol level) => new(Value.Of(text), FlowType.Text, level.Location);

    private static Expr List(FlowType element, ImmutableArray<Expr> items, DeclarationSymbol level) => items.All(static i => i.Constant is not null)
        ? new ConstantExpr(new ListValue(element, [.. items.Select(static i => i.Constant!)]), new ListType(element), level.Location)
        : Combine(new ListExpr(items, new ListType(element), level.Location), items.AsSpan());

    private static Expr Record(RecordType type, DeclarationSymbol level, params ImmutableArray<(string Name, Expr Value)> fields) => fields.All(static f => f.Value.Constant is not null)
        ? new ConstantExpr(new RecordValue(type, [.. fields.Select(static f => new FieldValue(f.Name, f.Value.Constant!))]), type, level.Location)
        : Combine(new RecordExpr([.. fields.Select(static f => new FieldExpr(f.Name, f.Value))], type, level.Location), [.. fields.Select(static f => f.Value)]);

    /// <summary>Names of statements hold letters and digits: <c>JobsSend</c>, <c>JobsSend2</c>.</summary>
    private static string SidOf(string name, int number)
    {
        var words = name.Split(['.', '-', '_'], StringSplitOptions.RemoveEmptyEntries).Select(static w => char.ToUpperInvariant(w[0]) + w[1..]);
        return string.Concat(words) + (number > 1 ? number.ToString(CultureInfo.InvariantCulture) : "");
    }
}
