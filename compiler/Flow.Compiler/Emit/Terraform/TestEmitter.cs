using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Terraform.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Providers;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>
/// Writes a test for <c>terraform test</c> that needs no cloud: providers are mocked, everything is planned from nothing, and what the model says about
/// copies, links between resources, arguments and blocks is asserted, resource by resource. It is not applied, for what may not be destroyed could not be cleared away.
/// </summary>
/// <param name="scope">The module.</param>
internal sealed class TestEmitter(ModuleScope scope)
{
    private readonly MockValues values = new(scope);

    /// <summary>The mocks and the run; nothing where there is nothing to assert, or where nothing can be run, which is said.</summary>
    public ImmutableArray<HclItem> Emit()
    {
        var said = new Assertions(scope);
        ImmutableArray<HclItem> assertions = [.. scope.Environment.Resources.Select(said.Of).OfType<HclBlock>()];
        return assertions.IsEmpty || IsRefused() || Values() is not { } found
            ? []
            :
            [
                .. Providers.Select(p => Mock(p.Provider, p.Alias)),
                .. found.Where(static f => f.Key.Resource is not null).GroupBy(static f => f.Key.Resource!).Select(g => Said(g.Key, g)),
                .. scope.Environment.Imports.Where(i => found.Keys.All(f => f.Resource != i.To)).Select(static i => HclBlock.Of("override_resource", ("target", TerraformExpression.Address(i.To.Mode, i.To.Type, i.To.Name))) with
                {
                    Comments = ["A mocked provider has nothing to take over."],
                    Origin = i.Origin.Location,
                }),
                .. new VariableEmitter(scope).ForTest(found) is { } variables ? [variables] : Array.Empty<HclItem>(),
                new HclBlock("run", [scope.Environment.Name], [new HclAttribute("command", new HclVariable("plan")), .. assertions]) { Comments = ["Nothing is made: the providers are mocked."] },
            ];
    }

    // Mocked providers of Terraform 1.11 open nothing that is kept nowhere, and say so as an error; no `override_…` may target it either.
    private bool IsRefused()
    {
        if (scope.Environment.Resources.FirstOrDefault(static r => r.Mode == ResourceMode.Ephemeral) is { } kept)
        {
            Untested(kept.Origin.Location, $"`terraform test` cannot open `{kept.Name}`, which is kept nowhere");
            return true;
        }

        if (scope.Environment.Resources.SelectMany(r => Required(r.Body, scope.Schemas.Of(r.Mode, r.Type))).SelectMany(ExprTree.WithChildren).OfType<MemberExpr>().FirstOrDefault(IsOfUnwrittenBlock) is { } read)
        {
            Untested(read.Location, $"a mocked provider makes no block `{read.Member}` where none is written, and what is read of it must be there");
            return true;
        }

        return false;
    }

    private static IEnumerable<Expr> Required(ResourceBody body, BlockSchema schema) => body.Items.SelectMany(item => item switch
    {
        ResourceArgument argument when schema.Attribute(argument.Name) is { Use: AttributeUse.Required } => [argument.Value],
        ResourceBlock block when schema.Nested(block.Name) is { } nested => Required(block.Body, nested.Block),
        _ => (IEnumerable<Expr>)[],
    });

    // What is in a block that is written is made up as any other value is.
    private bool IsOfUnwrittenBlock(MemberExpr read) =>
        (read.Target is IndexExpr copy ? copy.Target : read.Target) is ReadExpr { Source: ResourceSource source } && scope.Schemas.Of(source.Mode, source.Type).Nested(read.Member) is not null
        && scope.Environment.Resources.Any(r => r.Reference == new ResourceReference(source.Mode, source.Type, source.Name) && r.Body.Items.All(i => i.Name != read.Member));

    private IReadOnlyDictionary<UnknownValue, Value>? Values()
    {
        var tried = new TestValues(scope);
        if (tried.Find() is { } found)
        {
            return found;
        }

        Untested(tried.Unmet().Condition.Location, "this holds with none of the values that were tried, which are those that the conditions compare with");
        return null;
    }

    private void Untested(Location place, string why) =>
        scope.Diagnostics.Report(TerraformDiagnostics.Untested, place, $"No test is generated for `{scope.Environment.Name}`: {why}.");

    private IEnumerable<(string Provider, string? Alias)> Providers => scope.Environment.Resources.Select(scope.ProviderOf).Append(scope.Cloud.Provider).Distinct()
        .Select(static p => (p, (string?)null))
        .Concat(scope.Environment.Providers.Select(static p => (p.Provider, (string?)p.Name)));

    private HclBlock Mock(string provider, string? alias)
    {
        var mine = scope.Environment.Resources.Where(r => scope.ProviderOf(r) == provider && r.Provider == alias).Select(static r => (r.Mode, r.Type)).Distinct();
        return new HclBlock("mock_provider", [provider],
        [
            .. HclBlock.Attributes(("alias", alias), ("override_during", new HclVariable("plan"))),
            .. mine.Select(m => (m.Mode, m.Type, Values: values.Of(m.Mode, m.Type))).Where(static m => m.Values is not null)
                .Select(static m => new HclBlock(m.Mode == ResourceMode.Data ? "mock_data" : "mock_resource", [m.Type], [new HclAttribute("defaults", m.Values!)])),
        ]);
    }

    /// <summary>What the provider must say about <paramref name="resource"/> so that what is required holds, beside what it says about all of its type.</summary>
    private HclBlock Said(ResourceReference resource, IEnumerable<KeyValuePair<UnknownValue, Value>> found)
    {
        var chosen = found.Select(f => new HclEntry(f.Key.Name, TerraformLiteral.Of(f.Value, null, scope.Environment.Origin.Location, scope.Diagnostics))).ToImmutableArray();
        var usual = values.Of(resource.Mode, resource.Type)?.Entries.Where(e => chosen.All(c => c.Key != e.Key)) ?? [];
        return HclBlock.Of(
            resource.Mode == ResourceMode.Data ? "override_data" : "override_resource",
            ("target", TerraformExpression.Address(resource.Mode, resource.Type, resource.Name)),
            ("override_during", new HclVariable("plan")),
            ("values", new HclObject([.. chosen, .. usual]))) with { Comments = ["What is required holds."] };
    }
}
