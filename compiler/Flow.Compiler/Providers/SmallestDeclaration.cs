using System.Text;

namespace Flow.Compiler.Providers;

/// <summary>The smallest declaration of a type: what must be written, with a placeholder for each value.</summary>
public static class SmallestDeclaration
{
    private const string Indent = "  ";

    /// <summary>The declaration as Flow text.</summary>
    /// <param name="type">The type.</param>
    /// <param name="name">What the resource is called.</param>
    public static string Of(ResourceSchema type, string name = "example")
    {
        var text = new StringBuilder($"{(type.IsData ? "data" : "terraform")} {type.Type} {name} {{");
        Body(text, type.Block, "");
        return text.ToString();
    }

    private static void Body(StringBuilder text, BlockSchema block, string indent)
    {
        var isEmpty = block.Attributes.All(static a => a.Use != AttributeUse.Required) && block.Blocks.All(static b => !b.IsRequired);
        text.Append(isEmpty ? "" : "\n");
        foreach (var attribute in block.Attributes.Where(static a => a.Use == AttributeUse.Required))
        {
            text.Append(indent).Append(Indent).Append(attribute.Name).Append(" = ").Append(Value(attribute.Type)).Append('\n');
        }

        foreach (var nested in block.Blocks.SelectMany(static b => Enumerable.Repeat(b, b.Min)))
        {
            text.Append(indent).Append(Indent).Append(nested.Name).Append(" {");
            Body(text, nested.Block, indent + Indent);
            text.Append('\n');
        }

        text.Append(isEmpty ? "}" : $"{indent}}}");
    }

    private static string Value(AttributeType type) => type switch
    {
        ScalarAttribute { Form: ScalarForm.String or ScalarForm.Dynamic } => "\"…\"",
        ScalarAttribute { Form: ScalarForm.Number } => "1",
        ScalarAttribute { Form: ScalarForm.Bool } => "true",
        CollectionAttribute { Form: CollectionForm.Map } map => $"{{ key = {Value(map.Element)} }}",
        CollectionAttribute list => $"[{Value(list.Element)}]",
        ObjectAttribute fields => $"{{ {string.Join(", ", fields.Fields.Where(static f => f.Use == AttributeUse.Required).Select(static f => $"{f.Name} = {Value(f.Type)}"))} }}",
        TupleAttribute tuple => $"[{string.Join(", ", tuple.Elements.Select(Value))}]",
        _ => throw new InvalidOperationException($"{type}"),
    };
}
