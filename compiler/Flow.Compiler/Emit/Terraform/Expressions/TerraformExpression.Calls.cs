using System.Globalization;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Functions;
using Flow.Compiler.Model;
using Flow.Compiler.Providers;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform.Expressions;

/// <summary>Calls of built-in functions: those that Terraform has with the same meaning. A test compares what both make of them.</summary>
internal sealed partial class TerraformExpression
{
    private HclExpression Call(CallExpr call, AttributeType? expected) => (call.Function, call.Arguments) switch
    {
        ("trust", [var value]) => Of(value, expected),
        ("text", [var value]) when IsScalar(value.Type) && !value.Type.IsOptional => HclCall.Of("tostring", Of(value)),
        ("to-json" or "to-json-line", [var value]) => HclCall.Of("jsonencode", Of(value)),
        ("from-json", [var text]) => HclCall.Of("jsondecode", Of(text)),
        ("contains", [var within, var item]) when within.Type.Required is ListType => HclCall.Of("contains", Of(within), Of(item)),
        ("contains", [var within, var item]) => HclCall.Of("strcontains", Of(within), Of(item)),
        ("matches-regex", [var text, { Constant: TextValue pattern }]) => Matches(call, text, pattern.Text),
        _ when TextCall(call) is { } text => text,
        _ when NumberCall(call) is { } number => number,
        _ when ListCall(call) is { } list => list,
        _ when MapCall(call) is { } map => map,
        _ => Unsupported(call, $"call `{call.Function}` with what it learns only when it is applied"),
    };

    private HclExpression? TextCall(CallExpr call) => (call.Function, call.Arguments) switch
    {
        (HashOfFile, [var path]) => Hash(path),
        ("short-name", [var text, { Constant: NumberValue { Number: var most } }]) => ShortName(text, (int)most),
        ("lower", [var text]) => HclCall.Of("lower", Of(text)),
        ("upper", [var text]) => HclCall.Of("upper", Of(text)),
        ("trim", [var text]) => HclCall.Of("trimspace", Of(text)),
        ("trim-start", [var text, { Constant: TextValue { Text.Length: > 0 } } prefix]) => HclCall.Of("trimprefix", Of(text), Of(prefix)),
        ("trim-end", [var text, { Constant: TextValue { Text.Length: > 0 } } suffix]) => HclCall.Of("trimsuffix", Of(text), Of(suffix)),
        ("starts-with", [var text, var prefix]) => HclCall.Of("startswith", Of(text), Of(prefix)),
        ("ends-with", [var text, var suffix]) => HclCall.Of("endswith", Of(text), Of(suffix)),
        ("same-text", [var a, var b]) => new HclBinary(HclCall.Of("upper", Of(a)), "==", HclCall.Of("upper", Of(b))),
        ("split", [var text, { Constant: not null } separator]) => HclCall.Of("split", Of(separator), Of(text)),
        ("join", [var items]) => HclCall.Of("join", ",", ListOf(items)),
        ("join", [var items, var separator]) => HclCall.Of("join", Of(separator), ListOf(items)),
        ("replace", [var text, { Constant: TextValue { Text.Length: > 0 } } old, var replacement]) => Replace(text, old, replacement),
        ("sha256" or "sha1" or "md5", [var text]) => HclCall.Of(call.Function, Of(text)),
        ("base64", [var text]) => HclCall.Of("base64encode", Of(text)),
        ("base64-decode", [var text]) => HclCall.Of("base64decode", Of(text)),
        _ => null,
    };

    /// <summary>Known characters and the number of a pull request: how many there can be at most; null where anything could come.</summary>
    private int? MostCharacters(Expr text) => text switch
    {
        { Constant: TextValue known } when known.Text.All(char.IsAscii) => known.Text.Length,
        ReadExpr { Source: ParameterSource { Name: var name } } when name == scope.Environment.Preview?.Number => Preview.LargestNumber.ToString(CultureInfo.InvariantCulture).Length,
        CallExpr { Function: "lower" or "upper", Arguments: [var inner] } => MostCharacters(inner),
        CallExpr { Function: "short-name", Arguments: [var inner, { Constant: NumberValue { Number: var most } }] } => MostCharacters(inner) is { } length ? Math.Min(length, (int)most) : null,
        InterpolationExpr { Parts: var parts } => parts.Select(MostCharacters).Aggregate((int?)0, static (a, b) => a + b),
        _ => null,
    };

    private HclExpression? ShortName(Expr text, int most)
    {
        if (MostCharacters(text) is not { } length)
        {
            return null;
        }

        var whole = Of(text);
        var start = HclCall.Of("replace", HclCall.Of("substr", whole, 0, most - HashFunctions.PieceOfHash - 1), "/-+$/", "");
        return length <= most ? whole : new HclConditional(
            new HclBinary(HclCall.Of("length", whole), "<=", most), whole, HclCall.Of("join", "-", HclList.Of(start, HclCall.Of("substr", HclCall.Of("sha256", whole), 0, HashFunctions.PieceOfHash))));
    }

    // Terraform takes what stands between slashes for a pattern.
    private HclExpression Replace(Expr text, Expr old, Expr replacement) => old.Constant!.ToText() is ['/', .., '/']
        ? HclCall.Of("join", Of(replacement), HclCall.Of("split", Of(old), Of(text)))
        : HclCall.Of("replace", Of(text), Of(old), Of(replacement));

    // Not `can(regex(…))`, which would also take a text that cannot be had for one that does not match.
    private HclExpression Matches(CallExpr call, Expr text, string pattern) => SharedPattern.Foreign(pattern) is { } foreign
        ? Unsupported(call, $"take `{foreign}` of a regular expression as Flow does", Instead(foreign))
        : new HclBinary(HclCall.Of("length", HclCall.Of("regexall", pattern, Of(text))), ">", 0);

    private static string Instead(string foreign) => foreign switch
    {
        "\\d" => "Write `[0-9]`.",
        "\\w" => "Write `[A-Za-z0-9_]`.",
        "\\s" => "Write `[ \\t\\r\\n]`.",
        _ => "Characters, classes such as `[a-z0-9-]`, groups, alternatives, `^`, `$` and repetitions mean the same in both; what takes any character may only be repeated without an end.",
    };

    private HclExpression? NumberCall(CallExpr call) => (call.Function, call.Arguments) switch
    {
        ("abs" or "floor" or "ceil", [var number]) => HclCall.Of(call.Function, Of(number)),
        ("clamp", [var value, var least, var most]) when call.Type.Required is IntType or NumberType =>
            HclCall.Of("max", Of(least), HclCall.Of("min", Of(most), Of(value))),
        ("number", [var value]) => HclCall.Of("tonumber", Of(value)),
        _ => null,
    };

    private HclExpression? ListCall(CallExpr call) => (call.Function, call.Arguments) switch
    {
        ("length", [{ Type.Required: ListType or MapType } value]) => HclCall.Of("length", Of(value)),
        ("is-empty", [{ Type.Required: ListType or MapType } value]) => new HclBinary(HclCall.Of("length", Of(value)), "==", 0),
        ("first", [var list]) => Item(call, list, new ConstantExpr(Value.Of(0), FlowType.Int, call.Location)),
        ("last", [var list]) => Item(call, list, new ConstantExpr(Value.Of(-1), FlowType.Int, call.Location)),
        ("at", [var list, { Constant: not null } place]) => Item(call, list, place),
        ("distinct", [var list]) => HclCall.Of("distinct", ListOf(list)),
        ("reverse", [var list]) => HclCall.Of("reverse", ListOf(list)),
        ("sort", [{ Type.Required: ListType { Element.Required: TextType or EnumType } } list]) => HclCall.Of("sort", ListOf(list)),
        // Terraform's flattens to the bottom.
        ("flatten", [{ Type.Required: ListType { Element.Required: ListType { Element.Required: not (ListType or AnyType) } } } lists]) => HclCall.Of("flatten", Of(lists)),
        ("concat", var lists) => HclCall.Of("concat", lists.Select(ListOf)),
        _ => null,
    };

    private HclExpression? MapCall(CallExpr call) => (call.Function, call.Arguments) switch
    {
        // Terraform keeps entries sorted by their keys, so what is written out would come in another order.
        ("keys" or "values", [MemberExpr { Type: MapType } map]) => HclCall.Of(call.Function, Of(map)),
        ("has", [var map, var key]) => HclCall.Of("contains", HclCall.Of("keys", Of(map)), Of(key)),
        ("get", [{ Type.Required: MapType } map, var key]) => HclCall.Of("lookup", Of(map), Of(key), HclLiteral.Null),
        ("get", [{ Type.Required: MapType } map, var key, var otherwise]) => HclCall.Of("lookup", Of(map), Of(key), Of(otherwise)),
        ("merge", var maps) => HclCall.Of("merge", maps.Select(m => Of(m))),
        ("with", [var map, var key, var value]) => HclCall.Of("merge", Of(map), new HclObject([new HclEntry(Of(key), Of(value))])),
        _ => null,
    };

    private HclExpression ListOf(Expr list) => scope.Schemas.IsSet(list) ? HclCall.Of("tolist", Of(list)) : Of(list);
}
