using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Reads levels of access out of the value that lists them.</summary>
internal static class Grants
{
    /// <summary>The grants in <paramref name="list"/>; none where there is no list.</summary>
    public static ImmutableArray<Grant> In(Expr? list) => [.. Items(list).Select(Of)];

    private static Grant Of(Expr grant) => new(Field(grant, "name")?.KnownText ?? "", grant.Location)
    {
        Statements =
        [
            .. Items(Field(grant, "statements")).Select(static s => new GrantStatement(
                [.. Items(Field(s, "actions")).Select(static a => a.KnownText).OfType<string>()], [.. Items(Field(s, "resources"))])
            {
                Name = Field(s, "sid")?.KnownText ?? "",
                Because = Field(s, "because")?.Constant is TextValue reason ? reason.Text : null,
            }),
        ],
        Connections = [.. Items(Field(grant, "connections")).Select(static c => (Field(c, "group")!, Field(c, "port")!))],
    };

    private static IEnumerable<Expr> Items(Expr? list) => list switch
    {
        ListExpr written => written.Items,
        { Constant: ListValue known } => known.Items.Select(i => new ConstantExpr(i, i.Type, list.Location)),
        _ => [],
    };

    private static Expr? Field(Expr record, string name) => record switch
    {
        RecordExpr written => written.Fields.FirstOrDefault(f => f.Name == name)?.Value,
        { Constant: RecordValue known } => known.Field(name) is { } value ? new ConstantExpr(value, value.Type, record.Location) : null,
        _ => null,
    };
}
