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
    private const int Items = 3;
    private const string SomeAccount = "123456789012";

    // Texts that others take only in one of a few words.
    private static readonly Dictionary<string, string> Closed = new() { ["resource_record_type"] = "CNAME" };

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
        { Name: "json", Type: ScalarAttribute } => "{}",
        { Type: CollectionAttribute { Form: CollectionForm.List, Element: ScalarAttribute { Form: ScalarForm.String } } } when mode == ResourceMode.Data && IsRead(type, attribute.Name) =>
            HclList.Of(Enumerable.Range(1, Items).Select(n => (HclExpression)$"{attribute.Name}-{n}")),
        { Type: CollectionAttribute { Form: not CollectionForm.Map, Element: ObjectAttribute item } } when LookedFor(mode, type, attribute.Name) is [_, ..] rows =>
            HclList.Of(rows.Select((r, n) => (HclExpression)Row(item, r.Field, r.Value, n + 1))),
        _ => null,
    };

    // Something in which the field has the value that is looked for, so that it is found.
    private static HclObject Row(ObjectAttribute item, string field, string value, int number) =>
        HclObject.Of(item.Fields.Select(f => (f.Name, f.Name == field ? value : f.Type is ScalarAttribute { Form: ScalarForm.String } ? Closed.GetValueOrDefault(f.Name, $"{f.Name}-{number}") : (HclExpression?)HclLiteral.Null)));

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

    private string Arn(string type) =>
        $"arn:aws:{type.Split('_')[1]}:{scope.Cloud.Region ?? "us-east-1"}:{scope.Cloud.Account ?? SomeAccount}:mock";

    private bool IsRead(string type, string attribute) => ModelValues.Of(scope.Environment).SelectMany(ExprTree.WithChildren)
        .Any(e => e is MemberExpr { Member: var name, Target: ReadExpr { Source: ResourceSource { Mode: ResourceMode.Data } source } } && name == attribute && source.Type == type);
}
