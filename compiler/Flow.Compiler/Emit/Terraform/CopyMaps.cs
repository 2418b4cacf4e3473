using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Terraform.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>
/// What resources are repeated over. A map stands at the resource that is; where several of one use are repeated over the same it stands once, as a local value that is called
/// after the use and the list in the source.
/// </summary>
internal sealed class CopyMaps
{
    private readonly Dictionary<ResourceReference, HclExpression> values = [];

    /// <summary>Writes the maps of a module.</summary>
    /// <param name="scope">The module.</param>
    public CopyMaps(ModuleScope scope)
    {
        var locals = ImmutableArray.CreateBuilder<HclAttribute>();
        foreach (var same in scope.Environment.Resources.Where(static r => r.Each is not null).Select(r => new CopyMap(r, r.Each!, ValueOf(r, scope))).GroupBy(static m => (m.Each.Use, m.Text)))
        {
            var first = same.First();
            var isShared = first.Value is HclObject { Entries: not [] } && same.Skip(1).Any();
            var name = isShared ? Free(NameOf(first), locals) : "";
            foreach (var map in same)
            {
                values[map.Resource.Reference] = isShared ? HclExpression.Path("local", name) : map.Value;
            }

            if (isShared)
            {
                locals.Add(new HclAttribute(name, first.Value) { HasSpaceBefore = locals.Count > 0 }.WithSource(new Origin(first.Resource.Origin.Location)));
            }
        }

        Locals = locals.Count == 0 ? [] : [new HclBlock("locals", [], [.. locals])];
    }

    /// <summary>The maps that more than one resource is repeated over; empty where there is none.</summary>
    public ImmutableArray<HclItem> Locals { get; }

    /// <summary>Whether the copies are told apart by all that there is to know of them, so that a set of keys is enough.</summary>
    public static bool AreTexts(ResourceLoop each) =>
        !each.Copies.IsEmpty && each.Copies.All(static c => c.Element.Constant is TextValue or EnumValue && c.Element.Constant.ToText() == c.Key); // without copies the body may still read fields

    /// <summary>What <paramref name="resource"/>, which has copies, is repeated over.</summary>
    public HclExpression Of(Resource resource) => values[resource.Reference];

    private static string NameOf(CopyMap map) => map.Each switch
    {
        { Sequence: { } list, Use: "" } when HclSpelling.IsIdentifier(list) => list,
        { Sequence: { } list, Use: var use } when HclSpelling.IsIdentifier($"{use}-{list}") => $"{use}-{list}",
        _ => $"{map.Resource.Name}-copies",
    };

    private static string Free(string name, IEnumerable<HclAttribute> taken) =>
        Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? name : $"{name}-{i}").First(n => taken.All(t => t.Name != n));

    private static HclExpression ValueOf(Resource resource, ModuleScope scope)
    {
        var each = resource.Each!;
        if (AreTexts(each))
        {
            return HclCall.Of("toset", HclList.Of(each.Copies.Select(static c => (HclExpression)c.Key)));
        }

        var fields = each.Copies.SelectMany(static c => FieldsOf(c.Element)).Distinct().Where(f => !each.IsNone(f) || IsRead(resource, f)).ToImmutableArray();
        return HclObject.Of(each.Copies.Select(c => (c.Key, (HclExpression?)Element(each, c, fields, scope))));
    }

    // Fields that only some elements have are empty in the others, so that they can be read of each.
    private static HclExpression Element(ResourceLoop each, ResourceCopy copy, ImmutableArray<string> fields, ModuleScope scope)
    {
        var written = copy.Element.Constant is { } known ? TerraformLiteral.Of(known, null, each.Origin.Location, scope.Diagnostics) : new TerraformExpression(scope).Of(copy.Element);
        return written is HclObject obj
            ? new HclObject([.. obj.Entries.Where(e => e.Key is HclText { Text: var name } && fields.Contains(name)), .. fields.Except(FieldsOf(copy.Element)).Select(static name => new HclEntry(name, HclLiteral.Null))])
            : written;
    }

    /// <summary>Whether a field that no element has is asked for all the same, in a condition or as a part of the whole element.</summary>
    private static bool IsRead(Resource resource, string field)
    {
        var asked = resource.Body.Values.Concat(resource.Lifecycle?.ReplaceTriggeredBy ?? []).Where(v => !resource.Each!.IsNone(v)).SelectMany(ExprTree.WithChildren).ToList();
        var whole = asked.OfType<ReadExpr>().Count(r => r.Source is VariableSource { Name: var name } && name == resource.Each!.Variable);
        return asked.Select(resource.Each!.FieldOf).OfType<string>().ToList() is var read && (read.Contains(field) || read.Count < whole);
    }

    private static IEnumerable<string> FieldsOf(Expr element) => element switch
    {
        { Constant: RecordValue known } => known.Fields.Select(static f => f.Name),
        RecordExpr record => record.Fields.Select(static f => f.Name),
        _ => [],
    };

    private sealed record CopyMap(Resource Resource, ResourceLoop Each, HclExpression Value)
    {
        /// <summary>The map as it is printed, by which maps are compared.</summary>
        public string Text { get; } = new HclDocument([new HclAttribute("for_each", Value)]).Write().Text;
    }
}
