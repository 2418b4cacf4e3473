using System.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.CSharp;

internal sealed partial class CSharpExpressions
{
    /// <summary>Code of one C# type as code of another.</summary>
    private static CSharpCode Convert(CSharpCode code, CSharpShape from, CSharpShape to) => (from.Kind, to.Kind) switch
    {
        _ when from.Equals(to) => code,
        (CSharpKind.Json, CSharpKind.Bool) when to.IsRequired => new($"Typed.FlagOrNone({code}) == true", Precedence.Equality),
        (CSharpKind.Json, _) => FromValue(code, to),
        (_, CSharpKind.Json) => ToValue(code, from),
        (CSharpKind.List, CSharpKind.List) when !from.ElementShape.Equals(to.ElementShape) => ConvertList(code, from, to),
        var (a, b) when a == b => from.IsOptional && to.IsRequired ? Required(code, to) : code,
        (CSharpKind.Int, CSharpKind.Number or CSharpKind.Size) => from.IsOptional && to.IsRequired ? Required(code, from.OrRequired()) : code,
        (CSharpKind.Number, CSharpKind.Int) => new($"({to.Name}){(from.IsOptional && to.IsRequired ? Required(code, from.OrRequired()) : code).In(Precedence.Unary)}", Precedence.Unary),
        (_, CSharpKind.Text) => to.IsOptional ? new($"Typed.TextOrNone({Spelled(code, from)})") : Spelled(code, from),
        _ => FromValue(ToValue(code, from), to),
    };

    private static CSharpCode ConvertList(CSharpCode code, CSharpShape from, CSharpShape to)
    {
        var element = Convert(new("item"), from.ElementShape, to.ElementShape);
        var dot = from.IsOptional ? "?." : ".";
        var list = new CSharpCode($"{code.Target}{dot}Select(static item => ({to.ElementShape.Name}){element.In(Precedence.Unary)}).ToList()");
        return from.IsOptional && to.IsRequired ? Required(list, to) : list;
    }

    /// <summary>None where a value must stand: empty text, no members, false; a number or a time that is missing stops the run.</summary>
    private static CSharpCode Required(CSharpCode code, CSharpShape shape) => shape.Kind switch
    {
        CSharpKind.Text => new($"{code.In(Precedence.Or)} ?? \"\"", Precedence.Coalesce),
        CSharpKind.Bool => new($"{code.In(Precedence.Equality)} == true", Precedence.Equality),
        CSharpKind.List => new($"{code.In(Precedence.Or)} ?? {CSharpLiteral.Array([], shape)}", Precedence.Coalesce),
        _ => new($"Typed.Must({code}, {CSharpLiteral.Quoted(code.Text)})"),
    };

    /// <summary>A value of the runtime in the C# type of <paramref name="shape"/>.</summary>
    private static CSharpCode FromValue(CSharpCode code, CSharpShape shape) => shape switch
    {
        { Kind: CSharpKind.Json } => code,
        { Kind: CSharpKind.Text, IsRequired: true } => new($"Spell.Value({code})"),
        { Kind: CSharpKind.List } => new($"Typed.List{OrNone(shape)}({code}, {Reader(shape.ElementShape)})"),
        _ => new($"Typed.{shape.Word}{OrNone(shape)}({code})"),
    };

    private static string OrNone(CSharpShape shape) => shape.IsOptional ? "OrNone" : "";

    /// <summary>A function from a value of the runtime to the C# type.</summary>
    internal static string Reader(CSharpShape shape) => shape switch
    {
        { Kind: CSharpKind.Json } => "static value => value",
        { Kind: CSharpKind.Text, IsRequired: true } => "Spell.Value",
        { Kind: CSharpKind.List } => $"static value => {FromValue(new("value"), shape)}",
        _ => $"Typed.{shape.Word}{OrNone(shape)}",
    };

    /// <summary>Code of a C# type as a value of the runtime.</summary>
    private static CSharpCode ToValue(CSharpCode code, CSharpShape shape) => shape.Kind switch
    {
        CSharpKind.Json => code,
        CSharpKind.Text => new($"(Value){code.In(Precedence.Unary)}", Precedence.Unary),
        CSharpKind.Bool or CSharpKind.Int or CSharpKind.Number => new($"Typed.ToValue({code})"),
        CSharpKind.List => new($"Typed.ToValue({code}, static item => {ToValue(new("item"), shape.ElementShape)})"),
        _ when shape.IsOptional => new($"Typed.Outside({Spelled(code, shape)})"),
        _ => new($"(Value){Spelled(code, shape).In(Precedence.Unary)}", Precedence.Unary),
    };

    /// <summary>Code of a C# type as it appears inside a text.</summary>
    private static CSharpCode Spelled(CSharpCode code, CSharpShape shape) => shape.Kind switch
    {
        CSharpKind.Text when shape.IsRequired => code,
        CSharpKind.Json => new($"Spell.Value({code})"),
        CSharpKind.Size => new($"Spell.Size({code})"),
        CSharpKind.Percent => new($"Spell.Percent({code})"),
        CSharpKind.List => new($"Spell.List({code}, static item => {Spelled(new("item"), shape.ElementShape)})"),
        _ => new($"Spell.Text({code})"),
    };

    private CSharpCode Interpolation(InterpolationExpr interpolation)
    {
        if (interpolation.Parts is [var only])
        {
            return Text(only);
        }

        var known = string.Concat(interpolation.Parts.OfType<ConstantExpr>().Select(static p => p.Value.ToText()));
        return interpolation.Parts.All(static p => p is ConstantExpr) ? CSharpLiteral.Text(known)
            : CSharpLiteral.IsForRaw(known) ? RawInterpolation(interpolation, known)
            : LineInterpolation(interpolation);
    }

    private CSharpCode LineInterpolation(InterpolationExpr interpolation)
    {
        var text = new StringBuilder("$\"");
        foreach (var part in interpolation.Parts)
        {
            _ = part is ConstantExpr constant
                ? text.Append(CSharpLiteral.Escape(constant.Value.ToText()).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal))
                : text.Append('{').Append(Hole(part)).Append('}');
        }

        return new(text.Append('"').ToString());
    }

    private CSharpCode RawInterpolation(InterpolationExpr interpolation, string known)
    {
        var braces = Math.Max(CSharpLiteral.LongestRun(known, '{'), CSharpLiteral.LongestRun(known, '}')) + 1;
        var quotes = CSharpLiteral.RawQuotes(known);
        var text = new StringBuilder().Append('$', braces).Append(quotes).Append('\n');
        foreach (var part in interpolation.Parts)
        {
            _ = part is ConstantExpr constant ? text.Append(constant.Value.ToText()) : text.Append('{', braces).Append(Hole(part)).Append('}', braces);
        }

        return new(text.Append('\n').Append(quotes).ToString());
    }

    // A hole may hold no ":" of its own and no line break, so a conditional stands in brackets and a text on one line.
    private string Hole(Expr part)
    {
        var code = Text(part);
        return code.Text.Contains('\n', StringComparison.Ordinal) ? $"({code.Text})" : code.In(Precedence.Or);
    }
}
