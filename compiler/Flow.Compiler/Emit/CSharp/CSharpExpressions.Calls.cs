using Flow.Compiler.Catalogue;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.CSharp;

internal sealed partial class CSharpExpressions
{
    private CSharpCode Call(CallExpr call)
    {
        var result = CSharpShape.Of(call.Type);
        return Function(call) is var (code, type) ? Convert(code, CSharpShape.Of(type), result)
            : Report(CSharpDiagnostics.UnknownFunction, call, $"The runner has no function `{call.Function}` with {call.Arguments.Length} arguments.");
    }

    private (CSharpCode Code, FlowType Type)? Function(CallExpr call) => (call.Function, call.Arguments.Length) switch
    {
        ("starts-with", 2) => Bool($"{TextTarget(call, 0)}.StartsWith({TextOf(call, 1)}, StringComparison.Ordinal)"),
        ("ends-with", 2) => Bool($"{TextTarget(call, 0)}.EndsWith({TextOf(call, 1)}, StringComparison.Ordinal)"),
        ("contains", 2) when IsText(call, 0) => Bool($"{TextTarget(call, 0)}.Contains({TextOf(call, 1)}, StringComparison.Ordinal)"),
        ("contains", 2) => (Membership(call.Arguments[1], call.Arguments[0], isNegated: false), FlowType.Bool),
        ("same-text", 2) => Bool($"Operators.SameText({TextOf(call, 0)}, {TextOf(call, 1)})"),
        ("matches-regex", 2) => Bool($"TypedFunctions.MatchesRegex({TextOf(call, 0)}, {TextOf(call, 1)})"),
        ("trim", 1) => Text($"{TextTarget(call, 0)}.Trim()"),
        ("trim-start", 1) => Text($"{TextTarget(call, 0)}.TrimStart()"),
        ("trim-end", 1) => Text($"{TextTarget(call, 0)}.TrimEnd()"),
        ("trim-start" or "trim-end", 2) => Text($"TypedFunctions.{CSharpNames.Pascal(call.Function)}({TextOf(call, 0)}, {TextOf(call, 1)})"),
        ("lower", 1) => Text($"{TextTarget(call, 0)}.ToLowerInvariant()"),
        ("upper", 1) => Text($"{TextTarget(call, 0)}.ToUpperInvariant()"),
        ("replace", 3) => Text($"{TextTarget(call, 0)}.Replace({TextOf(call, 1)}, {TextOf(call, 2)}, StringComparison.Ordinal)"),
        ("split", 2) => (new($"{TextTarget(call, 0)}.Split({TextOf(call, 1)})"), new ListType(FlowType.Text)),
        ("lines", 1) => (new($"TypedOperators.Lines({TextOf(call, 0)})"), new ListType(FlowType.Text)),
        ("to-json", 1) => Text($"GitHub.ToJson({Value(call.Arguments[0])})"),
        ("to-json-line", 1) => Text($"Operators.ToJson({Value(call.Arguments[0])})"),
        ("from-json", 1) => (new($"Operators.FromJson({TextOf(call, 0)})"), FlowType.Any),
        ("text", 1) => (Text(call.Arguments[0]), FlowType.Text),
        ("trust", 1) => (Lower(call.Arguments[0]), call.Arguments[0].Type),
        ("length", 1) when IsText(call, 0) => Int($"{TextTarget(call, 0)}.Length"),
        ("success" or "failure" or "always" or "cancelled", 0) =>
            (At(call, ContextLevel.Job, c => new($"{c}.{CSharpNames.Pascal(call.Function)}()")), FlowType.Bool),
        ("hash-files", _) => (At(call, ContextLevel.Step, c => new($"{c}.HashFiles({Patterns(call)})")), FlowType.Text),
        ("port", 2) => (At(call, ContextLevel.Step, c => new($"{c}.SidecarPort({TextOf(call, 0)}, (int){LowerAs(call.Arguments[1], FlowType.Int).In(Precedence.Unary)})")), FlowType.Int),
        ("http", 1) => (new($"{scope.Context}.Http({TextOf(call, 0)})"), call.Type),
        ("http", 2) => (new($"{scope.Context}.Http({TextOf(call, 0)}, {TextOf(call, 1)})"), call.Type),
        (HttpCheck.AddressOf, 1) => (Text(call.Arguments[0]), FlowType.Text),
        _ => Texts(call) ?? Numbers(call) ?? Dates(call) ?? Paths(call) ?? Versions(call) ?? Maps(call) ?? Lists(call),
    };

    private (CSharpCode Code, FlowType Type)? Texts(CallExpr call) => (call.Function, call.Arguments.Length) switch
    {
        ("substring", 2) => Text($"TypedFunctions.Substring({TextOf(call, 0)}, {IntOf(call, 1)})"),
        ("substring", 3) => Text($"TypedFunctions.Substring({TextOf(call, 0)}, {IntOf(call, 1)}, {IntOf(call, 2)})"),
        ("pad-left" or "pad-right", 2) => Text($"{TextTarget(call, 0)}.{CSharpNames.Pascal(call.Function)}((int){LowerAs(call.Arguments[1], FlowType.Int).In(Precedence.Unary)})"),
        ("pad-left" or "pad-right", 3) =>
            Text($"{TextTarget(call, 0)}.{CSharpNames.Pascal(call.Function)}((int){LowerAs(call.Arguments[1], FlowType.Int).In(Precedence.Unary)}, TypedFunctions.Padding({TextOf(call, 2)}))"),
        ("repeat", 2) => Text($"TypedFunctions.Repeat({TextOf(call, 0)}, {IntOf(call, 1)})"),
        ("index-of", 2) when IsText(call, 0) => Int($"{TextTarget(call, 0)}.IndexOf({TextOf(call, 1)}, StringComparison.Ordinal)"),
        ("sha256" or "sha1" or "md5" or "base64" or "base64-decode" or "slug", 1) => Text($"TypedFunctions.{CSharpNames.Pascal(call.Function)}({TextOf(call, 0)})"),
        _ => null,
    };

    private (CSharpCode Code, FlowType Type)? Maps(CallExpr call) => (call.Function, call.Arguments.Length) switch
    {
        ("keys", 1) => (new($"{ValueTarget(call.Arguments[0])}.Fields.Names.ToList()"), new ListType(FlowType.Text)),
        ("values", 1) => (new($"{ValueTarget(call.Arguments[0])}.Fields.Select(static field => field.Value).ToList()"), new ListType(FlowType.Any)),
        ("has", 2) => (new($"TypedOperators.In({TextOf(call, 1)}, {Value(call.Arguments[0])})"), FlowType.Bool),
        ("entries", 1) => (new($"TypedCollections.Entries({Value(call.Arguments[0])})"), new ListType(FlowType.Any)),
        ("merge", _) => (new($"TypedCollections.Merge({string.Join(", ", call.Arguments.Select(a => Value(a).Text))})"), FlowType.Any),
        ("with", 3) => (new($"TypedCollections.With({Value(call.Arguments[0])}, {TextOf(call, 1)}, {Value(call.Arguments[2])})"), FlowType.Any),
        ("without", _) => (new($"TypedCollections.Without({Value(call.Arguments[0])}, {string.Join(", ", call.Arguments.Skip(1).Select((_, i) => TextOf(call, i + 1)))})"), FlowType.Any),
        ("zip", 2) => (new($"TypedCollections.Zip({Value(call.Arguments[0])}, {Value(call.Arguments[1])})"), new ListType(FlowType.Any)),
        ("get", 2) => (new($"{ValueTarget(call.Arguments[0])}[{TextOf(call, 1)}]"), FlowType.Any),
        ("get", 3) => (new($"TypedOperators.OrElse({ValueTarget(call.Arguments[0])}[{TextOf(call, 1)}], () => {Value(call.Arguments[2])})"), FlowType.Any),
        _ => null,
    };

    private (CSharpCode Code, FlowType Type)? Numbers(CallExpr call) => (call.Function, call.Arguments.Length) switch
    {
        ("min" or "max", 2) => (new($"Math.{CSharpNames.Pascal(call.Function)}({LowerAs(call.Arguments[0], call.Type.Required)}, {LowerAs(call.Arguments[1], call.Type.Required)})"), call.Type.Required),
        ("abs", 1) => (new($"Math.Abs({LowerAs(call.Arguments[0], call.Type.Required)})"), call.Type.Required),
        ("floor", 1) => (new($"Math.Floor({LowerAs(call.Arguments[0], FlowType.Number)})"), FlowType.Number),
        ("ceil", 1) => (new($"Math.Ceiling({LowerAs(call.Arguments[0], FlowType.Number)})"), FlowType.Number),
        ("round", 1) => (new($"Math.Round({LowerAs(call.Arguments[0], FlowType.Number)}, MidpointRounding.AwayFromZero)"), FlowType.Number),
        ("round", 2) => (new($"Math.Round({LowerAs(call.Arguments[0], FlowType.Number)}, (int){LowerAs(call.Arguments[1], FlowType.Int).In(Precedence.Unary)}, MidpointRounding.AwayFromZero)"), FlowType.Number),
        ("int", 1) => (LowerAs(call.Arguments[0], FlowType.Int), FlowType.Int),
        ("number", 1) => (LowerAs(call.Arguments[0], FlowType.Number), FlowType.Number),
        ("seconds" or "minutes", 1) => (new($"(decimal){LowerAs(call.Arguments[0], FlowType.Duration).Target}.Total{CSharpNames.Pascal(call.Function)}", Precedence.Unary), FlowType.Number),
        ("range", 2) => (new($"TypedOperators.Range({IntOf(call, 0)}, {IntOf(call, 1)})"), new ListType(FlowType.Int)),
        ("range", 3) => (new($"TypedCollections.Range({IntOf(call, 0)}, {IntOf(call, 1)}, {IntOf(call, 2)})"), new ListType(FlowType.Int)),
        ("format-number", 1) => Text($"TypedFunctions.FormatNumber({NumberOf(call, 0)})"),
        ("format-number", 2) => Text($"TypedFunctions.FormatNumber({NumberOf(call, 0)}, {IntOf(call, 1)})"),
        ("format-number", 3) => Text($"TypedFunctions.FormatNumber({NumberOf(call, 0)}, {IntOf(call, 1)}, {TextOf(call, 2)})"),
        ("in-unit", 2) when call.Arguments[0].Type.Required is DurationType or SizeType => (new($"TypedFunctions.InUnit({Lower(call.Arguments[0]).Text}, {TextOf(call, 1)})"), FlowType.Number),
        ("clamp", 3) when CSharpShape.Of(call.Type).Kind is not (CSharpKind.Text or CSharpKind.List or CSharpKind.Json or CSharpKind.Bool) =>
            (new($"TypedCollections.Clamp({string.Join(", ", call.Arguments.Select(a => LowerAs(a, call.Type.Required).Text))})"), call.Type.Required),
        _ => null,
    };

    private (CSharpCode Code, FlowType Type)? Dates(CallExpr call) => (call.Function, call.Arguments.Length) switch
    {
        ("date", 1) => (new($"TypedDates.Date({TextOf(call, 0)})"), FlowType.Date),
        ("days-between", 2) => Int($"TypedDates.DaysBetween({DateOf(call, 0)}, {DateOf(call, 1)})"),
        ("add-days", 2) => (new($"TypedDates.AddDays({DateOf(call, 0)}, {IntOf(call, 1)})"), FlowType.Date),
        ("weekday", 1) => Text($"TypedDates.Weekday({DateOf(call, 0)})"),
        ("format-date", 1) => Text($"TypedDates.FormatDate({DateOf(call, 0)})"),
        ("format-date", 2) => Text($"TypedDates.FormatDate({DateOf(call, 0)}, {TextOf(call, 1)})"),
        _ => null,
    };

    private (CSharpCode Code, FlowType Type)? Paths(CallExpr call) => (call.Function, call.Arguments.Length) switch
    {
        ("path-join", _) => Text($"TypedPaths.Join({string.Join(", ", call.Arguments.Select((_, i) => TextOf(call, i)))})"),
        ("file-name" or "extension" or "stem" or "parent" or "normalise", 1) => Text($"TypedPaths.{CSharpNames.Pascal(call.Function)}({TextOf(call, 0)})"),
        ("relative-to", 2) => Text($"TypedPaths.RelativeTo({TextOf(call, 0)}, {TextOf(call, 1)})"),
        _ => null,
    };

    private (CSharpCode Code, FlowType Type)? Versions(CallExpr call) => (call.Function, call.Arguments.Length) switch
    {
        ("version-compare", 2) => Int($"TypedVersions.VersionCompare({TextOf(call, 0)}, {TextOf(call, 1)})"),
        ("major" or "minor" or "patch", 1) => Int($"TypedVersions.{CSharpNames.Pascal(call.Function)}({TextOf(call, 0)})"),
        ("bump", 2) => Text($"TypedVersions.Bump({TextOf(call, 0)}, {TextOf(call, 1)})"),
        _ => null,
    };

    private (CSharpCode Code, FlowType Type)? Lists(CallExpr call)
    {
        if (call.Arguments.IsEmpty || CSharpShape.Of(call.Arguments[0].Type) is not { Kind: CSharpKind.List or CSharpKind.Json } shape)
        {
            return null;
        }

        var list = shape.Kind == CSharpKind.List ? LowerAs(call.Arguments[0], shape.OrRequired()).Target : $"{Lower(call.Arguments[0]).Target}.Items";
        var element = shape.Element ?? FlowType.Any;
        var type = new ListType(element);
        return (call.Function, call.Arguments.Length) switch
        {
            ("join", 1) => Text($"string.Join(\",\", {list}.Select(static item => {Spelled(new("item"), CSharpShape.Of(element))}))"),
            ("join", 2) => Text($"string.Join({TextOf(call, 1)}, {list}.Select(static item => {Spelled(new("item"), CSharpShape.Of(element))}))"),
            ("length", 1) => Int($"{list}.Count"),
            ("is-empty", 1) => (new($"{list}.Count == 0", Precedence.Equality), FlowType.Bool),
            ("first", 1) => Member(element, $"{list}.FirstOrDefault()", $"{list}.Select(static item => ({Optional(element)})item).FirstOrDefault()"),
            ("last", 1) => Member(element, $"{list}.LastOrDefault()", $"{list}.Select(static item => ({Optional(element)})item).LastOrDefault()"),
            ("at", 2) => Member(element, $"{list}.ElementAtOrDefault({Place(list, call)})", $"{list}.Select(static item => ({Optional(element)})item).ElementAtOrDefault({Place(list, call)})"),
            ("index-of", 2) => Int($"TypedFunctions.IndexOf({list}, {LowerAs(call.Arguments[1], element)})"),
            ("slice", 2) => (new($"TypedCollections.Slice({list}, {IntOf(call, 1)})"), type),
            ("slice", 3) => (new($"TypedCollections.Slice({list}, {IntOf(call, 1)}, {IntOf(call, 2)})"), type),
            ("flatten", 1) when element.Required is ListType => (new($"{list}.SelectMany(static item => item).ToList()"), element.Required),
            ("flatten", 1) when element.Required is AnyType => (new($"{list}.SelectMany(static item => item.Items).ToList()"), new ListType(FlowType.Any)),
            ("distinct", 1) => (new($"{list}.Distinct().ToList()"), type),
            ("reverse", 1) => (new($"{list}.Reverse().ToList()"), type),
            ("sort", 1) => (new(element.Required is TextType or EnumType ? $"{list}.Order(StringComparer.Ordinal).ToList()" : $"{list}.Order().ToList()"), type),
            ("concat", _) => (new($"{list}{string.Concat(call.Arguments.Skip(1).Select(a => $".Concat({LowerAs(a, type)})"))}.ToList()"), type),
            ("sum", 1) when element is IntType or NumberType => (new($"{list}.Sum()"), element),
            ("min" or "max", 1) => Member(element, $"{list}.{CSharpNames.Pascal(call.Function)}()", $"{list}.Select(static item => ({Optional(element)})item).{CSharpNames.Pascal(call.Function)}()"),
            _ => null,
        };
    }

    // The first or last member of a list of C# values must say "none" by null and not by zero.
    private static (CSharpCode Code, FlowType Type) Member(FlowType element, string ofReferences, string ofValues) =>
        (new(CSharpShape.Of(element) is { Kind: CSharpKind.Text or CSharpKind.List or CSharpKind.Json } ? ofReferences : ofValues), element.OrNone());

    private string Place(string list, CallExpr call) => $"TypedFunctions.Place({IntOf(call, 1)}, {list}.Count)";

    private string DateOf(CallExpr call, int argument) => LowerAs(call.Arguments[argument], FlowType.Date).Text;

    private string NumberOf(CallExpr call, int argument) => LowerAs(call.Arguments[argument], FlowType.Number).Text;

    private string IntOf(CallExpr call, int argument) => LowerAs(call.Arguments[argument], FlowType.Int).Text;

    private static string Optional(FlowType element) => CSharpShape.Of(element.OrNone()).Name;

    private string Patterns(CallExpr call) => call.Arguments is [var only] && CSharpShape.Of(only.Type).Kind == CSharpKind.List
        ? LowerAs(only, new ListType(FlowType.Text)).Text
        : string.Join(", ", call.Arguments.Select(a => Text(a).Text));

    private static bool IsText(CallExpr call, int argument) => CSharpShape.Of(call.Arguments[argument].Type).Kind == CSharpKind.Text;

    private string TextOf(CallExpr call, int argument) => LowerAs(call.Arguments[argument], FlowType.Text).Text;

    private string TextTarget(CallExpr call, int argument) => LowerAs(call.Arguments[argument], FlowType.Text).Target;

    private static (CSharpCode Code, FlowType Type) Bool(string code) => (new(code), FlowType.Bool);

    private static (CSharpCode Code, FlowType Type) Text(string code) => (new(code), FlowType.Text);

    private static (CSharpCode Code, FlowType Type) Int(string code) => (new(code), FlowType.Int);
}
