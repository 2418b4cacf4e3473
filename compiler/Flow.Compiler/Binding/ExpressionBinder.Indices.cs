using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

internal sealed partial class ExpressionBinder
{
    private Operand BindIndex(IndexExpressionSyntax syntax)
    {
        var arguments = syntax.Arguments.Arguments.OfType<ValueArgumentSyntax>().ToList();
        var target = BindOperand(syntax.Target);
        if (target is Operand.OfDeclaration { Symbol: { Kind.Word: "job", IsMany: true } job })
        {
            return new Operand.OfCell(job, [.. arguments.Select(a => Bind(a.Value, DomainTypes.Platform))]);
        }

        if (target is Operand.OfDeclaration { Symbol: { Kind.Loop: LoopRule.Copies } several } && arguments is [var which])
        {
            return CopyOf(several, which.Value, syntax);
        }

        if (target is Operand.OfDeclaration { Symbol: { IsResource: true } resource } && arguments is [var key])
        {
            return CopyOfResource(resource, key.Value, syntax);
        }

        var value = target is Operand.Broken ? new ErrorExpr(context.At(syntax)) : ToExpr(target, syntax.Target);
        if (arguments is not [var only])
        {
            return new Operand.OfValue(Fail(TypeDiagnostics.WrongArguments, syntax, "One value stands between the brackets: `list[0]`, `map[\"key\"]`."));
        }

        return new Operand.OfValue(Indexed(value, Bind(only.Value), syntax));
    }

    private Expr Indexed(Expr value, Expr index, IndexExpressionSyntax syntax)
    {
        if (value is ErrorExpr || index is ErrorExpr)
        {
            return new ErrorExpr(context.At(syntax));
        }

        switch (value.Constant, index.Constant)
        {
            case (ListValue list, NumberValue { IsWhole: true } at):
                return at.Number >= 0 && at.Number < list.Items.Length
                    ? new ConstantExpr(list.Items[(int)at.Number], list.Element is AnyType ? list.Items[(int)at.Number].Type : list.Element, context.At(syntax)) { Labels = value.Labels }
                    : Fail(TypeDiagnostics.OutOfRange, syntax, $"The list has {list.Items.Length} elements, so the last index is {list.Items.Length - 1}.");
            case (RecordValue record, TextValue or EnumValue):
                return record.Field(index.Constant!.ToText()) is { } field
                    ? new ConstantExpr(field, field.Type, context.At(syntax)) { Labels = value.Labels }
                    : NoneAt(syntax);
        }

        if (value is RecordExpr written && index.Constant is TextValue or EnumValue)
        {
            return written.Fields.FirstOrDefault(f => f.Name == index.Constant.ToText()) is { } field ? field.Value with { Location = context.At(syntax) } : NoneAt(syntax);
        }

        if (value is ListExpr items && index.Constant is NumberValue { IsWhole: true } place && place.Number >= 0 && place.Number < items.Items.Length)
        {
            return items.Items[(int)place.Number] with { Location = context.At(syntax) };
        }

        FlowType? type = (value.Type.Required, index.Type.Required) switch
        {
            (ListType list, IntType or AnyType) => value.Phase.Kind == PhaseKind.Applied ? list.Element : list.Element.OrNone(), // Terraform itself refuses what is not there
            (MapType map, TextType or EnumType or AnyType) => map.Value.OrNone(),
            (RecordType, TextType or EnumType) or (AnyType, _) => FlowType.Any,
            _ => null,
        };
        return type is null
            ? Fail(TypeDiagnostics.WrongType, syntax, $"{Articles.With(value.Type.Name)} has no element at {Articles.Of(index.Type.Name)}.")
            : Combine(new IndexExpr(value, index, type, context.At(syntax)), value, index);
    }

    /// <summary>An artifact reference: the artifact with its job and which cells are meant.</summary>
    internal Operand BindOperandForArtifact(ExpressionSyntax value, out DeclarationSymbol? job, out ImmutableArray<Expr> cell, out bool all)
    {
        (job, cell, all) = (null, [], false);
        if (value is not MemberExpressionSyntax { Name.IsMissing: false } member)
        {
            return BindOperand(value);
        }

        switch (BindOperand(member.Target))
        {
            case Operand.OfCell of:
                (job, cell) = (of.Job, of.Cell);
                return ArtifactOf(of.Job, member);
            case Operand.OfAllCells of:
                (job, all) = (of.Job, true);
                return ArtifactOf(of.Job, member);
            case Operand.OfDeclaration { Symbol: { Kind.Word: "job" } symbol }:
                job = symbol;
                return ArtifactOf(symbol, member);
            case Operand.Broken:
                return new Operand.Broken();
            default:
                return BindOperand(value);
        }
    }

    private Operand ArtifactOf(DeclarationSymbol job, MemberExpressionSyntax member)
    {
        var name = context.NameOf(member.Name);
        RecordMember(job, name, member.Name);
        if (job.Members.FindHere(name) is DeclarationSymbol { Kind.Word: "artifact" } artifact)
        {
            return CheckPresent(artifact, member) ? new Operand.OfDeclaration(artifact) : new Operand.Broken();
        }

        return NoMember(job, name, job.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "artifact").Select(static s => s.Name), member);
    }
}
