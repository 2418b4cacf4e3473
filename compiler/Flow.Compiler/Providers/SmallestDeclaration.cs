using System.Text;

namespace Flow.Compiler.Providers;

/// <summary>The smallest declaration of a type: what must be written, with a placeholder for each value.</summary>
public static class SmallestDeclaration
{
    private const string Indent = "  ";

    /// <summary>The declaration as Flow text.</summary>
    /// <param name="type">The type.</param>
    /// <param name="name">What the resource is called.</param>
    /// <param name="known">The value of the argument with this path (<c>rule.status</c>), as it is written; null, or none of them, for a placeholder.</param>
    public static string Of(ResourceSchema type, string name = "example", Func<string, string?>? known = null)
    {
        var text = new StringBuilder($"{(type.IsData ? "data" : type.IsEphemeral ? "ephemeral" : "terraform")} {type.Type} {name} {{");
        Body(text, type.Block, "", "", known ?? (static _ => null));
        return text.ToString();
    }

    private static void Body(StringBuilder text, BlockSchema block, string path, string indent, Func<string, string?> known)
    {
        var isEmpty = block.Attributes.All(static a => a.Use != AttributeUse.Required) && block.Blocks.All(static b => !b.IsRequired);
        text.Append(isEmpty ? "" : "\n");
        foreach (var attribute in block.Attributes.Where(static a => a.Use == AttributeUse.Required))
        {
            text.Append(indent).Append(Indent).Append(attribute.Name).Append(" = ").Append(known(path + attribute.Name) ?? Value(attribute.Name, attribute.Type)).Append('\n');
        }

        foreach (var nested in block.Blocks.SelectMany(static b => Enumerable.Repeat(b, b.Min)))
        {
            text.Append(indent).Append(Indent).Append(nested.Name).Append(nested.Mode == NestingMode.Map ? " key {" : " {");
            Body(text, nested.Block, $"{path}{nested.Name}.", indent + Indent, known);
            text.Append('\n');
        }

        text.Append(isEmpty ? "}" : $"{indent}}}");
    }

    private static string Value(string name, AttributeType type) => type switch
    {
        ScalarAttribute { Form: ScalarForm.String } => Text(name),
        ScalarAttribute { Form: ScalarForm.Dynamic } => "\"…\"",
        ScalarAttribute { Form: ScalarForm.Number } => "1",
        ScalarAttribute { Form: ScalarForm.Bool } => "true",
        CollectionAttribute { Form: CollectionForm.Map } map => $"{{ key = {Value("", map.Element)} }}",
        CollectionAttribute list => $"[{Value(name, list.Element)}]",
        ObjectAttribute fields => $"{{ {string.Join(", ", fields.Fields.Where(static f => f.Use == AttributeUse.Required).Select(static f => $"{f.Name} = {Value(f.Name, f.Type)}"))} }}",
        TupleAttribute tuple => $"[{string.Join(", ", tuple.Elements.Select(static e => Value("", e)))}]",
        _ => throw new InvalidOperationException($"{type}"),
    };

    // What has a form that the compiler knows has it also as a placeholder.
    private static string Text(string name) => name switch
    {
        _ when name.Contains("cidr", StringComparison.Ordinal) => name.Contains("v6", StringComparison.Ordinal) ? "\"2001:db8::/64\"" : "\"10.0.0.0/16\"",
        "name" or "bucket" or "function_name" or "replication_group_id" => "\"example\"",
        _ => "\"…\"",
    };
}
