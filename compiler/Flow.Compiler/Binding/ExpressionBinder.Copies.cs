using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>
/// What is read of a declaration of which a loop makes several: <c>production["eu-west-1"]</c>, <c>production.all</c>, <c>production.keys</c>. A key that only a run knows,
/// <c>production[region]</c>, is taken where the compiler knows all that it can be.
/// </summary>
internal sealed partial class ExpressionBinder
{
    private static readonly ImmutableArray<string> MembersOfSeveral = ["all", "keys"];

    private Operand CopyOf(DeclarationSymbol several, ExpressionSyntax written, IndexExpressionSyntax syntax)
    {
        var key = Bind(written);
        if (key is ErrorExpr || several.HasUnknownCopies)
        {
            return new Operand.Broken();
        }

        if (!several.IsMany)
        {
            Fail(NameDiagnostics.UnknownMember, syntax, $"`{several.Name}` is one {several.What} and has no copies. It is named directly: `{several.Name}`.");
            return new Operand.Broken();
        }

        if (CopyKeys.Of(key) is { } known)
        {
            return several.Copies.FirstOrDefault(c => c.Key == known) is { } copy ? OperandOf(copy.Symbol, syntax) : NoCopy(several, known, written, isCertain: true);
        }

        return KeysOf(key) is { } possible && key.Type.Required is TextType or EnumType or IntType ? EachOf(several, key, possible, written) : KeyNotKnown(several, key, written);
    }

    private Operand EachOf(DeclarationSymbol several, Expr key, List<string> possible, ExpressionSyntax written)
    {
        if (possible.Find(k => several.Copies.All(c => c.Key != k)) is { } missing)
        {
            return NoCopy(several, missing, written, isCertain: false);
        }

        return new Operand.OfEach(several, key, [.. several.Copies.Select(static c => (c.Key, (Operand)new Operand.OfDeclaration(c.Symbol)))]);
    }

    private Operand.Broken NoCopy(DeclarationSymbol several, string key, ExpressionSyntax written, bool isCertain)
    {
        var keys = several.Copies.Select(static c => c.Key).ToList();
        var fix = written is StringExpressionSyntax && Suggestions.Nearest(key, keys) is { } near ? new[] { new Fix($"Write `\"{near}\"`", FixSafety.Suggestion, [new TextEdit(written.Span, $"\"{near}\"")]) } : [];
        Fail(
            EnvironmentDiagnostics.NoCopy, written,
            $"`{several.Name}` has no copy `{key}`{(isCertain ? "" : $", which `{context.TextOf(written)}` can be")}.{Suggestions.DidYouMean(key, keys)}{(keys.Count == 0 ? "" : $" It has {Words(keys)}.")}", fix);
        return new Operand.Broken();
    }

    private Operand.Broken KeyNotKnown(DeclarationSymbol several, Expr key, ExpressionSyntax written)
    {
        var isText = key.Type.Required is TextType or EnumType or IntType or AnyType or ErrorType;
        Fail(
            EnvironmentDiagnostics.KeyNotKnown, written,
            isText ? $"Which {several.What} is meant here only a run knows, and it could be one that is not there. Loop over its keys, `for key in {several.Name}.keys`, or give the parameter its words as type: `{string.Join(" | ", several.Copies.Select(static c => $"\"{c.Key}\""))}`."
                : $"The key of {Articles.Of(several.What)} is a text, and this is {Articles.Of(key.Type.Name)}.");
        return new Operand.Broken();
    }

    /// <summary>All that <paramref name="key"/> can be; null where that is not known.</summary>
    private List<string>? KeysOf(Expr key) => key switch
    {
        { Type: EnumType { IsOpen: false } words } => [.. words.Members],
        _ => ValuesOf(key)?.Select(CopyKeys.Of).ToList() is { } keys && keys.All(static k => k is not null) ? [.. keys.Select(static k => k!)] : null,
    };

    private List<Expr>? ValuesOf(Expr key)
    {
        switch (key)
        {
            case ReadExpr { Source: MatrixSource { Axis: var axis } } when (context.Header ?? context.Job) is { } job && job.Loops.FirstOrDefault(l => l.Variable is { } v && job.Context.NameOf(v) == axis) is { } loop:
                session.Quiet++;
                var sequence = new ExpressionBinder(session, job.Context with { Header = job }).Bind(loop.Value);
                session.Quiet--;
                return ElementsOf(sequence)?.ToList();
            case MemberExpr { Target: var target, Member: var field }:
                return ValuesOf(target)?.Select(v => v.Constant is RecordValue record && record.Field(field) is { } value ? new ConstantExpr(value, value.Type, v.Location) : (Expr)new ErrorExpr(v.Location)).ToList();
            default:
                return null;
        }
    }

    private Operand MemberOfSeveral(DeclarationSymbol several, string name, MemberExpressionSyntax syntax)
    {
        if (name == "all")
        {
            return new Operand.OfAllCells(several);
        }

        if (name == "keys")
        {
            var keys = new ListValue(FlowType.Text, [.. several.Copies.Select(static c => (Value)Value.Of(c.Key))]);
            return new Operand.OfValue(new ConstantExpr(keys, keys.Type, context.At(syntax)));
        }

        if (several.Copies.IsEmpty)
        {
            return new Operand.Broken();
        }

        if (several.Copies[0].Symbol.Members.FindHere(name) is null && Suggestions.Nearest(name, MembersOfSeveral) is not null)
        {
            return NoMember(several, name, MembersOfSeveral, syntax);
        }

        var whole = $"{Copied(several)}.{name}";
        Fail(
            NameDiagnostics.NeedsCell, syntax, $"There are several `{several.Name}`, one for each element of its loop, each with its own `{name}`. Take one, `{whole}`, or all, `{several.Name}.all.{name}`.",
            new Fix($"Write `{whole}`", FixSafety.Suggestion, [new TextEdit(syntax.Target.Span, Copied(several))]));
        return new Operand.Broken();
    }

    private Expr SeveralNeedKey(DeclarationSymbol several, ExpressionSyntax syntax)
    {
        if (several.Copies.IsEmpty)
        {
            return new ErrorExpr(context.At(syntax));
        }

        return Fail(
            NameDiagnostics.NeedsCell, syntax, $"There are several `{several.Name}`, one for each element of its loop. Take one, `{Copied(several)}`.",
            new Fix($"Write `{Copied(several)}`", FixSafety.Suggestion, [new TextEdit(syntax.Span, Copied(several))]));
    }

    /// <summary>The copy that is probably meant: the one of the loop at hand, else the first.</summary>
    private string Copied(DeclarationSymbol several) => $"{several.Name}[{LoopOver(several) ?? $"\"{several.Copies[0].Key}\""}]";

    private string? LoopOver(DeclarationSymbol several) => (context.Header ?? context.Job)?.Loops.Select(l => l.Variable is { } variable ? context.NameOf(variable) : null)
        .FirstOrDefault(name => name is not null && context.Scope.Find(name) is ValueSymbol { Value: var element } && KeysOf(element) is { } keys && keys.TrueForAll(k => several.Copies.Any(c => c.Key == k)));

    private Operand MemberOfEach(Operand.OfEach each, MemberExpressionSyntax syntax)
    {
        var name = context.NameOf(syntax.Name);
        var meanings = each.Meanings.Select(m => (m.Key, Meaning: MemberOf(m.Meaning, name, syntax))).ToImmutableArray();
        return meanings.Any(static m => m.Meaning is Operand.Broken) ? new Operand.Broken() : each with { Meanings = meanings };
    }

    /// <summary>For each of them the compiler knows its value, and the run which it is.</summary>
    private Expr EachValue(Operand.OfEach each, ExpressionSyntax syntax)
    {
        if (each.Meanings is [{ Meaning: Operand.OfDeclaration { Symbol.CopyOf: not null } }, ..])
        {
            var start = new ConstantExpr(Value.Of($"{each.Symbol.Name}-"), FlowType.Text, context.At(syntax));
            return Combine(new InterpolationExpr([start, each.Key], context.At(syntax)), each.Key);
        }

        var values = each.Meanings.Select(m => (m.Key, Value: ToExpr(m.Meaning, syntax))).ToList();
        if (values.Exists(static v => v.Value is ErrorExpr))
        {
            return new ErrorExpr(context.At(syntax));
        }

        if (values.Find(static v => v.Value.Constant is null) is { Key: { } late })
        {
            return Fail(EnvironmentDiagnostics.NotOfRun, syntax, $"`{context.TextOf(syntax)}` is not known to the compiler for `{late}`, and no run knows it.");
        }

        var type = values[0].Value.Type;
        var table = new ConstantExpr(new RecordValue(new MapType(type), [.. values.Select(static v => new FieldValue(v.Key, v.Value.Constant!))]), new MapType(type), context.At(syntax));
        return Combine(new IndexExpr(table, each.Key, type, context.At(syntax)), each.Key);
    }

    private Operand MemberOfAll(DeclarationSymbol several, string name, MemberExpressionSyntax syntax)
    {
        var values = several.Copies.Select(c => ToExpr(MemberOf(new Operand.OfDeclaration(c.Symbol), name, syntax), syntax)).ToImmutableArray();
        return values.Any(static v => v is ErrorExpr) ? new Operand.Broken() : new Operand.OfValue(ListOfAll(values, values.FirstOrDefault()?.Type ?? FlowType.Any, syntax));
    }

    private Expr AllOf(DeclarationSymbol several, ExpressionSyntax syntax) => ListOfAll([.. several.Copies.Select(c => (Expr)Reference(c.Symbol, syntax))], new ReferenceType(several.Kind.Word), syntax);

    private Expr ListOfAll(ImmutableArray<Expr> items, FlowType element, ExpressionSyntax syntax) => items.All(static i => i.Constant is not null)
        ? new ConstantExpr(new ListValue(element, [.. items.Select(static i => i.Constant!)]), new ListType(element), context.At(syntax))
        : Combine(new ListExpr(items, new ListType(element), context.At(syntax)), items.AsSpan());
}
