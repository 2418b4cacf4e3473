using System.Text;
using Flow.Compiler.Functions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Tests.Model;

/// <summary>An environment of the model as lines of text, for comparing.</summary>
internal static class EnvironmentText
{
    /// <summary>Everything in <paramref name="environment"/>.</summary>
    public static string Of(DeploymentEnvironment environment)
    {
        var text = new StringBuilder();
        text.Append(environment.Name).Append(environment.Like is { } like ? $" like {like}" : "").Append(environment.External ? " external" : "").Append(environment.Url is { } url ? $" at {url}" : "").Append('\n');
        if (environment.Cloud is { } cloud)
        {
            text.Append($"  cloud {cloud.Provider} {cloud.Region ?? "-"} {cloud.Account ?? "-"}{string.Concat(cloud.Tags.Select(static t => $" {t.Name}={Of(t.Value)}"))}\n");
            Body(text, cloud.Settings, "    ");
            if (cloud.State is { } state)
            {
                text.Append($"    state {state.Backend}\n");
                Body(text, state.Settings, "      ");
            }
        }

        text.Append(environment.Approval is { } approval ? $"  approval by {string.Join(", ", approval.Teams)}\n" : "");
        text.Append(environment.Window is { } window ? $"  window {window.Days} {window.From}..{window.To}\n" : "");
        text.AppendJoin("", environment.Freezes.Select(static f => $"  freeze {f.ToText()}\n"));
        foreach (var provider in environment.Providers)
        {
            text.Append($"  provider {provider.Provider} as {provider.Name}\n");
            Body(text, provider.Settings, "    ");
        }

        foreach (var resource in environment.Resources)
        {
            Resource(text, resource);
        }

        text.AppendJoin("", environment.Outputs.Select(static o => $"  output {o.Name} = {Of(o.Value)}{(o.Value.IsSecret ? " (secret)" : "")}\n"));
        text.AppendJoin("", environment.Imports.Select(static i => $"  adopt {i.To.Type}.{i.To.Name} from {Of(i.Id)}\n"));
        text.AppendJoin("", environment.Removed.Select(static r => $"  forget {r.Type}.{r.Name}\n"));
        return text.ToString();
    }

    /// <summary>A value, as far as it is of an environment.</summary>
    public static string Of(Expr value) => value switch
    {
        ConstantExpr constant => FlowText.Write(constant.Value),
        ReadExpr { Source: ResourceSource source } => $"{(source.Mode == ResourceMode.Data ? "data." : "")}{source.Type}.{source.Name}",
        ReadExpr { Source: AllResourcesSource source } => $"{source.Type}.{source.Name}[*]",
        ReadExpr { Source: VariableSource source } => $"each:{source.Name}",
        MemberExpr member => $"{Of(member.Target)}.{member.Member}",
        IndexExpr index => $"{Of(index.Target)}[{Of(index.Index)}]",
        InterpolationExpr text => $"\"{string.Concat(text.Parts.Select(static p => p.Constant is { } known ? known.ToText() : $"${{{Of(p)}}}"))}\"",
        ListExpr list => $"[{string.Join(", ", list.Items.Select(Of))}]",
        RecordExpr record => $"{{ {string.Join(", ", record.Fields.Select(static f => $"{f.Name} = {Of(f.Value)}"))} }}",
        ConditionalExpr choice => $"if {Of(choice.Condition)} then {Of(choice.Consequence)} else {Of(choice.Alternative)}",
        BinaryExpr binary => $"{Of(binary.Left)} {binary.Operator} {Of(binary.Right)}",
        CallExpr call => $"{call.Function}({string.Join(", ", call.Arguments.Select(Of))})",
        _ => value.GetType().Name,
    };

    private static void Resource(StringBuilder text, Resource resource)
    {
        text.Append($"  {(resource.Mode == ResourceMode.Data ? "data" : "terraform")} {resource.Type} {resource.Name}{(resource.Provider is { } provider ? $" using {provider}" : "")}");
        text.Append(resource.Each is { } each ? $" for {each.Variable} in [{string.Join(", ", each.Copies.Select(static c => c.Key))}]" : "");
        text.Append(resource.After.IsEmpty ? "" : $" after {string.Join(", ", resource.After.Select(static a => $"{a.Type}.{a.Name}"))}");
        text.AppendJoin("", resource.FormerAddresses.Select(static f => $" was {f}")).Append('\n');
        Body(text, resource.Body, "    ");
        if (resource.Lifecycle is { } life)
        {
            var ignored = life.IgnoreAllChanges ? "all" : string.Join(", ", life.IgnoreChanges);
            text.Append($"    lifecycle create-first={life.CreateBeforeDestroy} keep={life.PreventDestroy} ignore=[{ignored}] replace=[{string.Join(", ", life.ReplaceTriggeredBy.Select(Of))}]\n");
        }
    }

    private static void Body(StringBuilder text, ResourceBody body, string indent)
    {
        foreach (var item in body.Items)
        {
            if (item is ResourceBlock block)
            {
                text.Append($"{indent}{block.Name}\n");
                Body(text, block.Body, indent + "  ");
            }
            else
            {
                text.Append($"{indent}{item.Name} = {Of(((ResourceArgument)item).Value)}\n");
            }
        }
    }
}
