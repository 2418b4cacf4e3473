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
            ? new TerraformExpression(scope).With(each.Variable, HclExpression.Path("each", CopyMaps.AreTexts(each) ? "key" : "value"))
            : new TerraformExpression(scope);
        ImmutableArray<HclItem> about = [.. Copies(resource), .. Provider(resource)];
        var body = new BodyEmitter(expressions, scope).Items(Body(resource), scope.Schemas.Of(resource.Mode, resource.Type));
        return new HclBlock(
            resource.Mode == ResourceMode.Managed ? "resource" : resource.Mode.Prefix()[..^1],
            [resource.Type, resource.Name],
            [.. about, .. Apart(body, about.Length > 0), .. Lifecycle(resource, expressions), .. After(resource, about.Length + body.Length > 0)])
            .WithSource(resource.Origin);
    }

    // What no copy has is as if nothing were written.
    private ResourceBody Body(Resource resource) => StatementReasons.In(resource, scope.Environment) is var body && resource.Each is { } each ? Without(body, each) : body;

    private static ResourceBody Without(ResourceBody body, ResourceLoop each) => new(
    [
        .. body.Items.Where(i => i is not ResourceArgument { Value: var value } || !each.IsNone(value))
            .Select(i => i is ResourceBlock block ? block with { Body = Without(block.Body, each) } : i),
    ]);

    private IEnumerable<HclItem> Copies(Resource resource) => resource.Each is { } each ? [new HclAttribute("for_each", scope.Copies.Of(resource)).With(each.Origin)] : [];

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
