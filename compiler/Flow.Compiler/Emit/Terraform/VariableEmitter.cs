using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Terraform.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>Writes what has to come from outside when an environment is applied: its parameters as variables.</summary>
/// <param name="scope">The module.</param>
internal sealed class VariableEmitter(ModuleScope scope)
{
    // Terraform keeps these for what calls a module.
    private static readonly string[] Reserved = ["count", "depends_on", "for_each", "lifecycle", "locals", "providers", "source", "version"];

    /// <summary>What the parameter <paramref name="name"/> is called there.</summary>
    public static string NameOf(string name) => Reserved.Contains(name) ? $"{name}_" : name;

    /// <summary>The variables.</summary>
    public ImmutableArray<HclItem> Emit() => [.. scope.Environment.Parameters.Select(Variable)];

    /// <summary>Values for a test, which nobody gives any: one for each variable that must have one, or whose own would not do.</summary>
    /// <param name="found">What was found that the variables must be.</param>
    public HclBlock? ForTest(IReadOnlyDictionary<UnknownValue, Value> found)
    {
        var values = scope.Environment.Parameters.Select(p => (Parameter: p, Value: found.GetValueOrDefault(new UnknownValue(null, p.Name)) ?? (p.IsRequired ? Sample(p.Type) : null)))
            .Where(static p => p.Value is not null && p.Value != p.Parameter.Default)
            .Select(p => (NameOf(p.Parameter.Name), (HclExpression?)TerraformLiteral.Of(p.Value!, null, p.Parameter.Origin.Location, scope.Diagnostics))).ToArray();
        return values.Length == 0 ? null : HclBlock.Of("variables", values);
    }

    /// <summary>What can be given to a preview besides its number: what it is called there, whether it is text or JSON, and any value for one that must have one, with which something can be destroyed. Null where there is nothing.</summary>
    public JsonNode? ForPreview()
    {
        var given = scope.Environment.Parameters.Where(p => p.Name != scope.Environment.Preview?.Number).ToArray();
        return given.Length == 0 ? null : JsonObject.Of([.. given.Select(static p => (p.Name, (JsonNode?)JsonObject.Of(
            ("variable", NameOf(p.Name)),
            ("text", p.Type.Required is TextType or EnumType),
            ("any", p.IsRequired ? AnyOf(p.Type) : null))))]);
    }

    private static JsonNode AnyOf(FlowType type) => type.Required switch
    {
        EnumType words => words.Members[0],
        IntType or NumberType => 1,
        BoolType => true,
        ListType => JsonArray.Of(Array.Empty<JsonNode>()),
        MapType => JsonObject.Of(),
        _ => "given",
    };

    private HclBlock Variable(Parameter parameter) => new HclBlock("variable", [NameOf(parameter.Name)],
    [
        .. HclBlock.Attributes(
            ("description", parameter.Description?.Trim()),
            ("type", TypeOf(parameter.Type, parameter)),
            ("default", Default(parameter)),
            ("nullable", parameter.IsRequired || parameter.Default is not null ? false : null),
            ("sensitive", parameter.IsSecret ? true : null),
            ("ephemeral", scope.Ephemeral.Contains(parameter.Name) ? true : null)),
        .. Validation(parameter),
        .. scope.Requirements.Of(parameter),
    ]).WithSource(parameter.Origin with { Documentation = [] });

    private HclExpression? Default(Parameter parameter) => parameter switch
    {
        { Default: { } known } => TerraformLiteral.Of(known, null, parameter.Origin.Location, scope.Diagnostics),
        { IsRequired: false } => HclLiteral.Null,
        _ => null,
    };

    private IEnumerable<HclItem> Validation(Parameter parameter) => parameter.Name == scope.Environment.Preview?.Number
        ? [HclBlock.Of("validation", ("condition", NumberOfPullRequest(HclExpression.Path("var", NameOf(parameter.Name)))), ("error_message", "It is the number of a pull request."))]
        : parameter.Type is EnumType { IsOpen: false } words
        ? [HclBlock.Of(
            "validation",
            ("condition", HclCall.Of("contains", HclList.Of(words.Members.Select(static m => (HclExpression)m)), HclExpression.Path("var", NameOf(parameter.Name)))),
            ("error_message", $"It is one of {string.Join(", ", words.Members)}."))]
        : [];

    private static HclBinary NumberOfPullRequest(HclExpression number) => new(
        new HclBinary(new HclBinary(number, ">=", 1), "&&", new HclBinary(number, "<=", Preview.LargestNumber)), "&&", new HclBinary(HclCall.Of("floor", number), "==", number));

    private HclExpression TypeOf(FlowType type, Parameter parameter)
    {
        switch (type.Required)
        {
            case TextType or EnumType:
                return new HclVariable("string");
            case IntType or NumberType:
                return new HclVariable("number");
            case BoolType:
                return new HclVariable("bool");
            case ListType list:
                return HclCall.Of("list", TypeOf(list.Element, parameter));
            case MapType map:
                return HclCall.Of("map", TypeOf(map.Value, parameter));
            default:
                scope.Diagnostics.Report(
                    TerraformDiagnostics.VariableNotPossible, parameter.Origin.Location, $"Terraform has no variable of the type {type.Name}. What comes from outside is text, a number, a bool, or a list or map of these.");
                return new HclVariable("any");
        }
    }

    /// <summary>Some value of <paramref name="type"/>.</summary>
    public static Value Sample(FlowType type) => type.Required switch
    {
        EnumType words => Value.Of(words.Members[0]),
        IntType or NumberType => Value.Of(1),
        BoolType => Value.Of(true),
        ListType list => new ListValue(list.Element, []),
        MapType => new RecordValue(type.Required, []),
        _ => Value.Of("given"),
    };
}
