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
        { Name: "arn", Type: ScalarAttribute } when ResourceSchemas.ProviderOf(type) == "aws" => Arn(type),
        { Name: "json", Type: ScalarAttribute } => "{}",
        { Type: CollectionAttribute { Form: CollectionForm.List, Element: ScalarAttribute { Form: ScalarForm.String } } } when mode == ResourceMode.Data && IsRead(type, attribute.Name) =>
            HclList.Of(Enumerable.Range(1, Items).Select(n => (HclExpression)$"{attribute.Name}-{n}")),
        _ => null,
    };

    private string Arn(string type) =>
        $"arn:aws:{type.Split('_')[1]}:{scope.Cloud.Region ?? "us-east-1"}:{scope.Cloud.Account ?? SomeAccount}:mock";

    private bool IsRead(string type, string attribute) => ModelValues.Of(scope.Environment).SelectMany(ExprTree.WithChildren)
        .Any(e => e is MemberExpr { Member: var name, Target: ReadExpr { Source: ResourceSource { Mode: ResourceMode.Data } source } } && name == attribute && source.Type == type);
}
