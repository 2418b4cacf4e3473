using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;
using Flow.Compiler.Providers;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>
/// What mocked providers answer where Terraform's own inventions would not do: it makes up eight letters for any text, which is neither the name of
/// a thing at AWS (an ARN) nor JSON, and empty lists.
/// </summary>
/// <param name="scope">The module.</param>
internal sealed class MockValues(ModuleScope scope)
{
    private const string SomeAccount = "123456789012";

    private readonly List<Expr> values = [.. ModelValues.Of(scope.Environment).SelectMany(ExprTree.WithChildren)];

    private MockRows Rows => field ??= new MockRows(values);

    /// <summary>The values for resources of a type, or null where Terraform's will do.</summary>
    public HclObject? Of(ResourceMode mode, string type)
    {
        var block = scope.Schemas.Of(mode, type);
        var entries = block.Attributes.Where(static a => a.Use is AttributeUse.Computed or AttributeUse.OptionalComputed)
            .Select(a => (a.Name, Value: Value(mode, type, a))).Where(static e => e.Value is not null).ToList();
        return entries.Count == 0 ? null : HclObject.Of(entries);
    }

    private HclExpression? Value(ResourceMode mode, string type, AttributeSchema attribute) => attribute switch
    {
        { Name: "arn", Type: ScalarAttribute } when scope.Schemas.ProviderOf(mode, type) == "aws" => Arn(type),
        { Name: "id" } when type == "aws_ecs_service" => Arn(type), // a policy names a service by it
        { Name: "json", Type: ScalarAttribute } => "{}",
        { Type: CollectionAttribute { Form: CollectionForm.List, Element: ScalarAttribute { Form: ScalarForm.String } } list } when mode == ResourceMode.Data && IsRead(mode, type, attribute.Name) => Rows.Of(list, attribute.Name),
        { Type: CollectionAttribute { Form: not CollectionForm.Map, Element: ObjectAttribute item } } when LookedFor(mode, type, attribute.Name) is [_, ..] rows =>
            HclList.Of(rows.Select((r, n) => (HclExpression)Rows.Found(item, r.Field, r.Value, n + 1))),
        { Type: CollectionAttribute { Form: not CollectionForm.Map, Element: ObjectAttribute } several } when IsRead(mode, type, attribute.Name) => Rows.Of(several, attribute.Name),
        { Type: CollectionAttribute { Form: not CollectionForm.Map, Element: ScalarAttribute } several } when IsReadByPlace(mode, type, attribute.Name) => Rows.Of(several, attribute.Name),
        _ => null,
    };

    /// <summary>What resources look for in a list that only the provider knows: <c>[for o in certificate.domain_validation_options where o.domain_name == name => …]</c>.</summary>
    private List<(string Field, string Value)> LookedFor(ResourceMode mode, string type, string attribute) =>
    [
        .. scope.Environment.Resources.SelectMany(r => r.Body.Values.SelectMany(ExprTree.WithChildren).OfType<ComprehensionExpr>().Where(l => IsOver(l, mode, type, attribute)).SelectMany(l => LookedFor(l, r.Each)))
            .Concat(scope.Environment.Outputs.SelectMany(static o => ExprTree.WithChildren(o.Value)).OfType<ComprehensionExpr>().Where(l => IsOver(l, mode, type, attribute)).SelectMany(static l => LookedFor(l, null)))
            .Distinct(),
    ];

    private static bool IsOver(ComprehensionExpr loop, ResourceMode mode, string type, string attribute) =>
        loop.Sequence is MemberExpr { Member: var name, Target: ReadExpr { Source: ResourceSource source } } && name == attribute && source.Mode == mode && source.Type == type;

    private static IEnumerable<(string Field, string Value)> LookedFor(ComprehensionExpr loop, ResourceLoop? each) =>
        loop.Condition is BinaryExpr { Operator: BinaryOperator.Equal, Left: MemberExpr { Target: ReadExpr { Source: VariableSource variable }, Member: var field }, Right: var wanted } && variable.Name == loop.Variable
            ? Values(wanted, each).Select(v => (field, v))
            : [];

    private static IEnumerable<string> Values(Expr wanted, ResourceLoop? each) => (wanted, each) switch
    {
        ({ Constant: { } known }, _) => [known.ToText()],
        (ReadExpr { Source: VariableSource variable }, { } copies) when variable.Name == copies.Variable => copies.Copies.Select(static c => c.Key),
        (MemberExpr { Target: ReadExpr { Source: VariableSource variable }, Member: var member }, { } copies) when variable.Name == copies.Variable =>
            copies.Copies.Select(c => (c.Element.Constant as RecordValue)?.Field(member)?.ToText()).OfType<string>(),
        _ => [],
    };

    // Of each type another, so that a test sees which of them is linked to.
    private string Arn(string type) =>
        $"arn:aws:{type.Split('_')[1]}:{scope.Cloud.Region ?? "us-east-1"}:{scope.Cloud.Account ?? SomeAccount}:{type[(type.IndexOf('_', StringComparison.Ordinal) + 1)..]}/mock";

    private bool IsRead(ResourceMode mode, string type, string attribute) => values.Exists(e => IsThat(e, mode, type, attribute));

    private bool IsReadByPlace(ResourceMode mode, string type, string attribute) => values.Exists(e => e is IndexExpr place && IsThat(place.Target, mode, type, attribute));

    // Of a resource, of one copy or all of them, or of what a loop goes over.
    private static bool IsThat(Expr value, ResourceMode mode, string type, string attribute) => value is MemberExpr { Member: var name, Target: var target } && name == attribute && target switch
    {
        ReadExpr { Source: ResourceSource one } => (one.Mode, one.Type) == (mode, type),
        IndexExpr { Target: ReadExpr { Source: ResourceSource one } } => (one.Mode, one.Type) == (mode, type),
        ReadExpr { Source: AllResourcesSource all } => (all.Mode, all.Type) == (mode, type),
        ReadExpr { Source: VariableSource } => true,
        _ => false,
    };
}
