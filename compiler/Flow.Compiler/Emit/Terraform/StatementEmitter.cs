using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Terraform.Expressions;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>Writes what is said about resources beside them: what they were called, what is taken over, what is let go, and what others may read.</summary>
/// <param name="scope">The module.</param>
internal sealed class StatementEmitter(ModuleScope scope)
{
    private readonly TerraformExpression expressions = new(scope);

    /// <summary>A block for each step from a former address to the present one.</summary>
    public ImmutableArray<HclItem> Moved() => [.. scope.Environment.Resources.SelectMany(Moves)];

    /// <summary>What becomes a resource.</summary>
    public ImmutableArray<HclItem> Imports() =>
    [
        .. scope.Environment.Imports.Select(i => HclBlock.Of("import", ("to", Address(i.To)), ("id", expressions.Of(i.Id))).WithSource(i.Origin)),
    ];

    /// <summary>What is forgotten without being destroyed.</summary>
    public ImmutableArray<HclItem> Removed() =>
    [
        .. scope.Environment.Removed.Select(static r => new HclBlock("removed", [],
        [
            new HclAttribute("from", HclExpression.Path(r.Type, r.Name)),
            HclBlock.Of("lifecycle", ("destroy", false)),
        ]).WithSource(r.Origin)),
    ];

    /// <summary>What others may read.</summary>
    public ImmutableArray<HclItem> Outputs() => [.. scope.Environment.Outputs.Select(Output)];

    private HclBlock Output(EnvironmentOutput output)
    {
        var isSensitive = output.Value.IsSecret ? HclLiteral.Of(true) : null;
        return new HclBlock("output", [output.Name], HclBlock.Attributes(
            ("description", output.Description is { } said ? said : output.Origin.Documentation.IsEmpty ? null : string.Join('\n', output.Origin.Documentation.Select(static l => l.Trim()))),
            ("value", expressions.OfArgument(output.Value)),
            ("sensitive", isSensitive))).WithSource(output.Origin with { Documentation = [] });
    }

    private static IEnumerable<HclItem> Moves(Resource resource)
    {
        ImmutableArray<HclExpression> places = [.. resource.FormerAddresses.Select(static a => a.Split('.')).Select(static a => HclExpression.Path(a[0], a[1..])), Address(resource.Reference)];
        return places.Zip(places.Skip(1), resource.FormerNames).Select(static step => (From: step.First, To: step.Second, step.Third.Origin))
            .Concat(resource.FormerKeys.Select(k => (From: Copy(k.Former), To: Copy(k.Key), k.Origin)))
            .Select(static step => HclBlock.Of("moved", ("from", step.From), ("to", step.To)).WithSource(step.Origin));

        HclExpression Copy(string key) => new HclIndex(places[^1], key);
    }

    private static HclExpression Address(ResourceReference reference) => TerraformExpression.Address(reference.Mode, reference.Type, reference.Name);
}
