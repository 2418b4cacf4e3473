using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.Terraform.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform;

/// <summary>
/// Where Terraform holds what an environment requires: a precondition of the first resource of the group that requires it, a postcondition of what the condition reads,
/// a validation of a variable, and a check, which only warns, where there is none of these. A condition may not read what waits for the resource that it stands in.
/// </summary>
internal sealed class RequirementPlaces
{
    private readonly ModuleScope scope;
    private readonly Dictionary<ResourceReference, HashSet<ResourceReference>> needs;
    private readonly ILookup<ResourceReference, HclItem> ofResources;
    private readonly ILookup<string, HclItem> ofVariables;

    /// <summary>Finds the places.</summary>
    public RequirementPlaces(ModuleScope scope)
    {
        this.scope = scope;
        needs = scope.Environment.Resources.GroupBy(static r => r.Reference).ToDictionary(static g => g.Key, static g => g.SelectMany(static r => r.Needs).ToHashSet());
        var (resources, variables, checks) = (new List<(ResourceReference To, HclItem Block)>(), new List<(string To, HclItem Block)>(), ImmutableArray.CreateBuilder<HclItem>());
        foreach (var requirement in scope.Environment.Requirements)
        {
            if (First(requirement) is { } first)
            {
                resources.Add((first, Block("precondition", requirement, new TerraformExpression(scope))));
            }
            else if (Last(requirement) is { } last)
            {
                resources.Add((last, Block("postcondition", requirement, new TerraformExpression(scope).WithSelf(last))));
            }
            else if (Variable(requirement) is { } variable)
            {
                variables.Add((variable, Block("validation", requirement, new TerraformExpression(scope))));
            }
            else
            {
                checks.Add(new HclBlock("check", [$"requirement-{checks.Count + 1}"], [Block("assert", requirement, new TerraformExpression(scope)) with { Comments = [], TrailingComment = null }]).WithSource(requirement.Origin));
            }
        }

        ofResources = resources.ToLookup(static r => r.To, static r => r.Block);
        ofVariables = variables.ToLookup(static v => v.To, static v => v.Block);
        Checks = checks.ToImmutable();
    }

    /// <summary>What belongs to no resource and to no variable.</summary>
    public ImmutableArray<HclItem> Checks { get; }

    /// <summary>The conditions in the block <c>lifecycle</c> of <paramref name="resource"/>.</summary>
    public IEnumerable<HclItem> Of(Resource resource) => ofResources[resource.Reference];

    /// <summary>The validations of the variable of <paramref name="parameter"/>.</summary>
    public IEnumerable<HclItem> Of(Parameter parameter) => ofVariables[parameter.Name];

    /// <summary>The first resource of the group for which nothing that the condition reads waits; what is made goes before what is only looked up.</summary>
    private ResourceReference? First(Requirement requirement)
    {
        var read = Read(requirement);
        var first = requirement.Resources.OrderBy(static r => r.Mode).FirstOrDefault(r => scope.Environment.Resources.Any(s => s.Reference == r && s.Each is not { Copies.IsEmpty: true }) && !read.Any(q => WaitsFor(q, r)));
        if (first is not null)
        {
            needs[first].UnionWith(read);
        }

        return first;
    }

    /// <summary>The one resource that the condition reads for which none of the others waits.</summary>
    private ResourceReference? Last(Requirement requirement)
    {
        var read = Read(requirement);
        var last = read.FirstOrDefault(r => scope.Environment.Resources.Any(s => s.Reference == r && s.Each is null) && !read.Any(q => q != r && WaitsFor(q, r)));
        if (last is not null)
        {
            needs[last].UnionWith(read.Where(r => r != last));
        }

        return last;
    }

    private static string? Variable(Requirement requirement) => Read(requirement).IsEmpty
        ? ExprTree.Reads(requirement.Condition).Select(static r => (r.Source as ParameterSource)?.Name).FirstOrDefault(static n => n is not null)
        : null;

    private static ImmutableArray<ResourceReference> Read(Requirement requirement) =>
        [.. ResourceReference.In(requirement.Condition).Concat(ResourceReference.In(requirement.Because)).Distinct()];

    private bool WaitsFor(ResourceReference waiting, ResourceReference other)
    {
        var (seen, open) = (new HashSet<ResourceReference>(), new Stack<ResourceReference>([waiting]));
        while (open.TryPop(out var at))
        {
            if (at == other)
            {
                return true;
            }

            if (seen.Add(at))
            {
                foreach (var need in needs.GetValueOrDefault(at) ?? [])
                {
                    open.Push(need);
                }
            }
        }

        return false;
    }

    private static HclBlock Block(string type, Requirement requirement, TerraformExpression expressions) => HclBlock.Of(
        type, ("condition", expressions.Of(requirement.Condition)), ("error_message", Message(requirement, expressions))).With(requirement.Origin);

    /// <summary>The reason with what requires it, and the line.</summary>
    private static HclExpression Message(Requirement requirement, TerraformExpression expressions)
    {
        var at = requirement.Because.Location;
        ImmutableArray<Expr> parts = requirement.Because is InterpolationExpr text ? text.Parts : [requirement.Because];
        return expressions.Of(new InterpolationExpr([Text(requirement.Use is { } use ? $"`{use}`: " : ""), .. parts, Text($" ({SourceRemarks.Place(requirement.Origin)})")], at));

        ConstantExpr Text(string known) => new(Value.Of(known), FlowType.Text, at);
    }
}
