using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Providers;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>
/// What a mocked provider says in lists and sets, those inside others included: as many items as are read by their place, with texts that providers take where the
/// name of a field tells what it is.
/// </summary>
/// <param name="values">All values of the environment, with those inside them.</param>
internal sealed class MockRows(IReadOnlyList<Expr> values)
{
    private const int Texts = 3;

    // What other resources take only in some form, by the last word of the name.
    private static readonly Dictionary<string, string> Forms = new()
    {
        ["arn"] = "arn:aws:iam::123456789012:role/mock",
        ["cidr"] = "10.0.0.0/16",
        ["data"] = "bW9jaw==",
        ["endpoint"] = "https://mock.example.com",
        ["ip"] = "10.0.0.1",
        ["issuer"] = "https://mock.example.com",
        ["resource_record_type"] = "CNAME",
        ["url"] = "https://mock.example.com",
    };

    /// <summary>The items of a list or a set that is called <paramref name="name"/>; a set has one, since none of several could be taken.</summary>
    public HclList Of(CollectionAttribute type, string name) => HclList.Of(Enumerable.Range(1, Count(type, name)).Select(n => Item(type.Element, name, n)));

    /// <summary>Something in which the field has the value that is looked for, so that it is found.</summary>
    public HclObject Found(ObjectAttribute type, string field, string value, int number) =>
        HclObject.Of(type.Fields.Select(f => (f.Name, (HclExpression?)(f.Name == field ? value : Item(f.Type, f.Name, number)))));

    private HclExpression Item(AttributeType type, string name, int number) => type switch
    {
        ScalarAttribute { Form: ScalarForm.String } => Forms.GetValueOrDefault(name) ?? Forms.GetValueOrDefault(name.Split('_')[^1]) ?? $"{name}-{number}",
        ScalarAttribute { Form: ScalarForm.Number } => number,
        ScalarAttribute { Form: ScalarForm.Bool } => false,
        CollectionAttribute { Form: CollectionForm.Map } => new HclObject([]),
        CollectionAttribute several => Of(several, name),
        ObjectAttribute fields => HclObject.Of(fields.Fields.Select(f => (f.Name, (HclExpression?)Item(f.Type, f.Name, number)))),
        _ => HclLiteral.Null,
    };

    private int Count(CollectionAttribute type, string name) => type switch
    {
        { Form: CollectionForm.Set } => 1,
        { Element: ScalarAttribute } => Math.Max(Texts, Places(name)),
        _ => Math.Max(1, Places(name)),
    };

    // A negative place counts from the end.
    private int Places(string name) => values.OfType<IndexExpr>().Where(i => i.Target is MemberExpr { Member: var read } && read == name)
        .Select(static i => i.Index.Constant is NumberValue { Number: var place } ? (int)(place < 0 ? -place : place + 1) : 1).DefaultIfEmpty(0).Max();
}
