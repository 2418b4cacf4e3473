using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Terraform.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>Writes resources and what is looked up.</summary>
/// <param name="scope">The module.</param>
internal sealed class ResourceEmitter(ModuleScope scope)
{
    /// <summary>The block of <paramref name="resource"/>.</summary>
    public HclBlock Emit(Resource resource)
    {
        var expressions = resource.Each is { } each
            ? new TerraformExpression(scope).With(each.Variable, HclExpression.Path("each", HasTextCopies(each) ? "key" : "value"))
            : new TerraformExpression(scope);
        ImmutableArray<HclItem> about = [.. Copies(resource.Each), .. Provider(resource)];
        var body = new BodyEmitter(expressions, scope).Items(StatementReasons.In(resource, scope.Environment), scope.Schemas.Of(resource.Mode, resource.Type));
        return new HclBlock(
            resource.Mode == ResourceMode.Managed ? "resource" : resource.Mode.Prefix()[..^1],
            [resource.Type, resource.Name],
            [.. about, .. Apart(body, about.Length > 0), .. Lifecycle(resource, expressions), .. After(resource, about.Length + body.Length > 0)])
            .WithSource(resource.Origin);
    }

    /// <summary>Whether the copies are told apart by all that there is to know of them, so that a set of keys is enough.</summary>
    private static bool HasTextCopies(ResourceLoop each) => each.Copies.All(static c => c.Element.Constant is TextValue or EnumValue && c.Element.Constant.ToText() == c.Key);

    private IEnumerable<HclItem> Copies(ResourceLoop? each)
    {
        if (each is null)
        {
            return [];
        }

        HclExpression value = HasTextCopies(each)
            ? HclCall.Of("toset", HclList.Of(each.Copies.Select(static c => (HclExpression)c.Key)))
            : HclObject.Of(each.Copies.Select(c => (c.Key, (HclExpression?)Element(each, c))));
        return [new HclAttribute("for_each", value).With(each.Origin)];
    }

    // Fields that only some elements have are empty in the others, so that they can be read of each.
    private HclExpression Element(ResourceLoop each, ResourceCopy copy)
    {
        var written = copy.Element.Constant is { } known ? TerraformLiteral.Of(known, null, each.Origin.Location, scope.Diagnostics) : new TerraformExpression(scope).Of(copy.Element);
        var all = each.Copies.SelectMany(static c => FieldsOf(c.Element)).Distinct();
        return written is HclObject obj
            ? new HclObject([.. obj.Entries, .. all.Except(FieldsOf(copy.Element)).Select(static name => new HclEntry(name, HclLiteral.Null))])
            : written;
    }

    private static IEnumerable<string> FieldsOf(Expr element) => element switch
    {
        { Constant: RecordValue known } => known.Fields.Select(static f => f.Name),
        RecordExpr record => record.Fields.Select(static f => f.Name),
        _ => [],
    };

    private IEnumerable<HclItem> Provider(Resource resource) => (scope.ProviderOf(resource), resource.Provider) switch
    {
        (var provider, { } alias) => [new HclAttribute("provider", HclExpression.Path(provider, alias))],
        (var provider, null) when provider != ResourceSchemas.DefaultProviderOf(resource.Type) => [new HclAttribute("provider", new HclVariable(provider))],
        _ => [],
    };

    private static IEnumerable<HclItem> Apart(ImmutableArray<HclItem> body, bool isApart) =>
        body.Select((item, i) => i == 0 && isApart ? item with { HasSpaceBefore = true } : item);

    private IEnumerable<HclItem> Lifecycle(Resource resource, TerraformExpression expressions)
    {
        ImmutableArray<HclItem> conditions = [.. scope.Requirements.Of(resource)];
        var written = resource.Lifecycle is { } lifecycle ? HclBlock.Attributes(Settings(lifecycle, expressions)) : [];
        return (resource.Lifecycle, conditions) switch
        {
            (null, []) => [],
            (null, _) => [new HclBlock("lifecycle", [], conditions)],
            ({ Origin: var origin }, _) => [new HclBlock("lifecycle", [], [.. written, .. conditions]).With(origin)],
        };
    }

    private static IEnumerable<(string Name, HclExpression? Value)> Settings(Lifecycle lifecycle, TerraformExpression expressions) =>
    [
        ("create_before_destroy", lifecycle.CreateBeforeDestroy ? true : null),
        ("prevent_destroy", lifecycle.PreventDestroy ? true : null),
        ("ignore_changes", Ignored(lifecycle)),
        ("replace_triggered_by", lifecycle.ReplaceTriggeredBy.IsEmpty ? null : HclList.Of(lifecycle.ReplaceTriggeredBy.Select(v => expressions.Of(v)))),
    ];

    private static HclExpression? Ignored(Lifecycle lifecycle) => lifecycle switch
    {
        { IgnoreAllChanges: true } => new HclVariable("all"),
        { IgnoreChanges: [_, ..] names } => HclList.Of(names.Select(static n => n.Split('.')).Select(static n => HclExpression.Path(n[0], n[1..]))),
        _ => null,
    };

    private IEnumerable<HclItem> After(Resource resource, bool isApart) => resource.After.IsEmpty
        ? []
        :
        [
            new HclAttribute("depends_on", HclList.Of(resource.After.Where(Exists).Select(static r => TerraformExpression.Address(r.Mode, r.Type, r.Name)))) { HasSpaceBefore = isApart },
        ];

    private bool Exists(ResourceReference reference) => scope.Environment.Resources.Any(r => r.Reference == reference);
}
