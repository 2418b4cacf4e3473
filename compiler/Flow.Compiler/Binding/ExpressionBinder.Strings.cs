using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

internal sealed partial class ExpressionBinder
{
    private Expr BindString(StringExpressionSyntax syntax, FlowType? expected)
    {
        if (StringReading.PlainText(syntax, context.Tree.Source) is { } plain)
        {
            return expected?.Required is EnumType { IsOpen: false, EnumName: null } union && union.Members.Contains(plain)
                ? new ConstantExpr(new EnumValue(union, plain), union, context.At(syntax))
                : new ConstantExpr(Value.Of(plain), FlowType.Text, context.At(syntax));
        }

        var parts = ImmutableArray.CreateBuilder<Expr>();
        foreach (var piece in StringReading.Pieces(syntax, context.Tree.Source))
        {
            parts.Add(piece.Text is { } text ? new ConstantExpr(Value.Of(text), FlowType.Text, context.At(piece.Span)) : BindHole(piece.Hole!));
        }

        return Interpolated(parts.ToImmutable(), syntax);
    }

    private Expr BindHole(ExpressionSyntax hole)
    {
        hasText = hole;
        var value = Bind(hole);
        if (value.Constant is NoneValue && untaken == 0 && session.Recorder is null && IsOfUse(hole) is var (use, member))
        {
            return NoneInText(use, member, value);
        }

        return value.Type.Required switch
        {
            ReferenceType => WithoutText(hole, value),
            ListType or MapType or RecordType or FunctionType =>
                Fail(TypeDiagnostics.WrongType, hole, $"{Articles.With(value.Type.Name)} cannot stand inside a text. {(value.Type.Required is ListType ? "Join it: `join(list, \", \")`." : "Name one of its fields.")}"),
            _ => value,
        };
    }

    private Expr Interpolated(ImmutableArray<Expr> parts, SyntaxNode syntax)
    {
        if (parts.Any(static p => p is ErrorExpr))
        {
            return new ErrorExpr(context.At(syntax));
        }

        var merged = ImmutableArray.CreateBuilder<Expr>();
        foreach (var part in parts)
        {
            if (part.Constant is { } known)
            {
                var text = known.ToText();
                if (merged.Count > 0 && merged[^1] is ConstantExpr { Value: TextValue before } last)
                {
                    merged[^1] = last with { Value = Value.Of(before.Text + text), Labels = last.Labels | part.Labels };
                    continue;
                }

                if (text.Length > 0)
                {
                    merged.Add(new ConstantExpr(Value.Of(text), FlowType.Text, part.Location) { Labels = part.Labels });
                }

                continue;
            }

            merged.Add(part);
        }

        return merged switch
        {
            [] => new ConstantExpr(Value.Of(""), FlowType.Text, context.At(syntax)),
            [ConstantExpr only] => only with { Location = context.At(syntax) },
            _ => Combine(new InterpolationExpr(merged.ToImmutable(), context.At(syntax)), [.. merged]),
        };
    }

    /// <summary>A text for another interpreter, its holes apart.</summary>
    internal BoundText? BindText(StringExpressionSyntax syntax)
    {
        var parts = ImmutableArray.CreateBuilder<Expr>();
        var holes = ImmutableArray.CreateBuilder<bool>();
        var broken = false;
        foreach (var piece in StringReading.Pieces(syntax, context.Tree.Source))
        {
            holes.Add(piece.Hole is not null);
            var part = piece.Text is { } text ? new ConstantExpr(Value.Of(text), FlowType.Text, context.At(piece.Span)) : BindShellHole(piece.Hole!);
            broken |= part is ErrorExpr;
            parts.Add(part);
        }

        var firstLine = context.At(syntax.Start).LineNumber + (StringReading.IsBlock(syntax, context.Tree.Source) ? 1 : 0);
        return broken ? null : new BoundText(StringReading.Tag(syntax, context.Tree.Source), parts.ToImmutable(), holes.ToImmutable(), firstLine, syntax, context);
    }

    private static VariantType? VariantIn(FlowType? expected) => expected?.Required switch
    {
        VariantType variant => variant,
        ListType list => VariantIn(list.Element),
        _ => null,
    };

    /// <summary>What stands in a text or before a point at the moment: something that has a text or members, which a platform is not meant to.</summary>
    private ExpressionSyntax? hasText;

    private bool CanBePlatform(ExpressionSyntax name, FlowType? expected) => name != hasText && expected?.Required is null or EnumType or ListType;

    private Expr BindShellHole(ExpressionSyntax hole)
    {
        if (hole is NameExpressionSyntax name && context.NameOf(name.Token) is var text && !text.Any(char.IsAsciiLetterLower) && context.Scope.Find(text) is null)
        {
            return Fail(
                NameDiagnostics.ShellVariable, hole,
                $"There is no Flow name `{text}`. The shell's own variable is `${text}`; a text with `${{{text}}}` needs a tag: `sh\"…\"`.");
        }

        return BindHole(hole);
    }
}
