using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.Terraform.Expressions;

/// <summary>What is read of resources and of values.</summary>
internal sealed partial class TerraformExpression
{
    /// <summary>The address of a resource.</summary>
    public static HclExpression Address(ResourceMode mode, string type, string name) =>
        mode == ResourceMode.Managed ? HclExpression.Path(type, name) : HclExpression.Path(mode.Prefix()[..^1], type, name);

    private HclExpression Read(ReadExpr read) => read.Source switch
    {
        ResourceSource resource when variables.GetValueOrDefault($"{resource.Mode}.{resource.Type}.{resource.Name}") is { } self => self,
        ResourceSource resource => Address(resource.Mode, resource.Type, resource.Name),
        // The map of copies; its values are in the order of its keys.
        AllResourcesSource all => HclCall.Of("values", Address(all.Mode, all.Type, all.Name)),
        VariableSource variable when variables.GetValueOrDefault(variable.Name) is { } name => name,
        ContextSource { Context: "project", Path: ["repository"] } => scope.Model.Project.Repository ?? "",
        ParameterSource parameter => HclExpression.Path("var", VariableEmitter.NameOf(parameter.Name)),
        ContextSource context => Unsupported(read, $"read `{context.FullName}`"),
        _ => Unsupported(read, "read what only a pipeline knows"),
    };

    private HclExpression Member(MemberExpr member)
    {
        if (member.Target is ReadExpr { Source: AllResourcesSource } all)
        {
            return new HclMember(new HclSplat(Of(all)), member.Member);
        }

        var target = Of(member.Target);
        return member.Target.Type switch
        {
            AnyType => OrNull(new HclMember(target, member.Member)),
            { Required: MapType } => HclCall.Of("lookup", target, member.Member, HclLiteral.Null),
            OptionalType => new HclConditional(new HclBinary(target, "==", HclLiteral.Null), HclLiteral.Null, new HclMember(target, member.Member)),
            _ when target is HclCall { Function: "try", Arguments: [var item, _] } => OrNull(new HclMember(item, member.Member)), // of an item that may be missing
            _ => new HclMember(target, member.Member),
        };
    }

    private HclExpression Index(IndexExpr index)
    {
        if (index.Target is ReadExpr { Source: ResourceSource } copies)
        {
            return new HclIndex(Of(copies), index.Index.Constant is { } key ? key.ToText() : Of(index.Index));
        }

        return index.Target.Type.Required is ListType
            ? Item(index, index.Target, index.Index)
            : OrNull(new HclIndex(Of(index.Target), Of(index.Index)));
    }

    /// <summary>An item, or none where there is none.</summary>
    private HclExpression Item(Expr whole, Expr list, Expr place)
    {
        if (scope.Schemas.IsSet(list))
        {
            return place.Constant is NumberValue { Number: 0 }
                ? HclCall.Of("one", Of(list)) // fails, and does not choose, where there are several
                : Unsupported(whole, "take an item of a set, which has no order", "Take the only one, `[0]`, or all of them with `[for x in … => …]`.");
        }

        return place.Constant is NumberValue { Number: < 0 } before
            ? OrNull(new HclIndex(HclCall.Of("reverse", Of(list)), HclLiteral.Of(-before.Number - 1)))
            : OrNull(new HclIndex(Of(list), Of(place)));
    }

    private static HclCall OrNull(HclExpression value) => HclCall.Of("try", value, HclLiteral.Null);
}
