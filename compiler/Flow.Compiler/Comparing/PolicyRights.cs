using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>What a document of a policy allows and denies: each action by itself, whatever statements it stands in and whatever these are called.</summary>
internal static class PolicyRights
{
    /// <summary>The name of the blocks that it is made of.</summary>
    public const string Statement = "statement";

    private const string Allows = "allows";

    /// <summary>Whether <paramref name="resource"/> is such a document.</summary>
    public static bool IsDocument(Resource resource) => resource is { Mode: ResourceMode.Data, Type: "aws_iam_policy_document" };

    /// <summary>The actions that come with <paramref name="now"/> and those that go, together by what they are allowed on and under which conditions.</summary>
    /// <param name="old">The document that was.</param>
    /// <param name="now">The document that is.</param>
    /// <param name="addresses">What resources are called now.</param>
    public static IEnumerable<string> Changes(Resource old, Resource now, RenamedAddresses addresses)
    {
        var (before, after) = (Of(old).Select(r => r with { On = addresses.In(r.On) }).ToList(), Of(now).ToList());
        return [.. Told("also ", after.Except(before)), .. Told("no longer ", before.Except(after))];
    }

    /// <summary>What the new document <paramref name="now"/> allows to people and accounts that it names; what it allows to the service that it is made for is no news.</summary>
    public static IEnumerable<string> ToOthers(Resource now) => Told("", Of(now).Where(static r => r is { Effect: Allows, IsToOthers: true }));

    private static IEnumerable<string> Told(string how, IEnumerable<Right> rights) =>
        rights.GroupBy(static r => (r.Effect, r.On)).Select(g => $"it {how}{g.Key.Effect} {string.Join(", ", g.Select(static r => r.Action))}{g.Key.On}");

    private static IEnumerable<Right> Of(Resource document) => document.Body.Blocks(Statement).SelectMany(Of).Distinct();

    private static IEnumerable<Right> Of(ResourceBody statement)
    {
        var effect = statement.Argument("effect")?.KnownText == "Deny" ? "denies" : Allows;
        var principals = statement.Blocks("principals").Select(static p => (Type: Text(p, "type"), Who: Texts(p, "identifiers"))).ToList();
        var others = new FacetList().Body("", new ResourceBody([.. statement.Items.Where(static i => i.Name is not ("sid" or "effect" or "actions" or "resources" or "principals" or "condition"))])).Facets;
        var on = string.Concat(
        [
            Texts(statement, "resources") is { Length: > 0 } resources ? $" on {resources}" : "",
            .. principals.Select(static p => $" to {(p.Type == "*" ? "anybody" : $"{p.Type} {p.Who}")}"),
            .. statement.Blocks("condition").Select(static c => $" where {Text(c, "variable")} is {Texts(c, "values")} ({Text(c, "test")})"),
            others.IsEmpty ? "" : $" with {string.Join(", ", others.Select(static f => $"{f.Name} = {f.Text}"))}",
        ]);
        var isToOthers = principals.Exists(static p => p.Type is "AWS" or "*" or "Federated");
        return statement.Argument("actions") is { } actions ? Items(actions).Select(a => new Right(effect, $"`{a}`", on, isToOthers)) : [new Right(effect, "all but some", on, isToOthers)];
    }

    private static string Text(ResourceBody body, string name) => body.Argument(name) is { } value ? TextOf(value) : "";

    private static string Texts(ResourceBody body, string name) => body.Argument(name) is { } list ? string.Join(", ", Items(list)) : "";

    private static IEnumerable<string> Items(Expr list) => list switch
    {
        ListExpr items => items.Items.Select(TextOf),
        { Constant: ListValue known } => known.Items.Select(static i => i.ToText()),
        _ => [TextOf(list)],
    };

    private static string TextOf(Expr value) => value is { IsSecret: false, Constant: { } known } ? known.ToText() : ExprText.Of(value);

    private sealed record Right(string Effect, string Action, string On, bool IsToOthers);
}
