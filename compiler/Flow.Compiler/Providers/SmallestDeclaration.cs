using System.Text;
using Flow.Compiler.Functions;

namespace Flow.Compiler.Providers;

/// <summary>The smallest declaration of a type: what must be written, with a placeholder for each value.</summary>
public static class SmallestDeclaration
{
    private const string Indent = "  ";
    private const string AnyText = "example";

    /// <summary>The declaration as Flow text.</summary>
    /// <param name="type">The type.</param>
    /// <param name="name">What the resource is called.</param>
    /// <param name="known">The value of the argument with this path (<c>rule.status</c>), as it is written; null, or none of them, for a placeholder.</param>
    public static string Of(ResourceSchema type, string name = "example", Func<string, string?>? known = null)
    {
        var text = new StringBuilder($"{(type.IsData ? "data" : type.IsEphemeral ? "ephemeral" : "terraform")} {type.Type} {name} {{");
        Body(text, type.Block, type.Facts, "", "", known ?? (static _ => null));
        return text.ToString();
    }

    private static void Body(StringBuilder text, BlockSchema block, ArgumentFacts? facts, string path, string indent, Func<string, string?> known)
    {
        var attributes = block.Attributes.Where(a => a.Use == AttributeUse.Required || facts?.Find(a.Name) is { Need: not Need.None }).ToList();
        var blocks = block.Blocks.SelectMany(b => Enumerable.Repeat(b, Math.Max(b.Min, facts?.Find(b.Name)?.Least ?? 0))).ToList();
        text.Append(attributes.Count + blocks.Count == 0 ? "" : "\n");
        foreach (var attribute in attributes)
        {
            text.Append(indent).Append(Indent).Append(attribute.Name).Append(" = ").Append(known(path + attribute.Name) ?? Value(attribute, facts?.Find(attribute.Name))).Append('\n');
        }

        foreach (var nested in blocks)
        {
            text.Append(indent).Append(Indent).Append(nested.Name).Append(nested.Mode == NestingMode.Map ? " key {" : " {");
            Body(text, nested.Block, facts?.Find(nested.Name), $"{path}{nested.Name}.", indent + Indent, known);
            text.Append('\n');
        }

        text.Append(attributes.Count + blocks.Count == 0 ? "}" : $"{indent}}}");
    }

    private static string Value(AttributeSchema attribute, ArgumentFacts? facts) => (attribute.Type, facts) switch
    {
        (ScalarAttribute { Form: ScalarForm.String }, { Values: [var first, ..] }) => FlowText.Quote(first),
        (ScalarAttribute, { Values: [var first, ..] }) => first,
        (CollectionAttribute { Element: ScalarAttribute { Form: var form } }, { Values: { IsEmpty: false } values }) =>
            $"[{string.Join(", ", values.Take(Math.Max(facts.Least, 1)).Select(v => form == ScalarForm.String ? FlowText.Quote(v) : v))}]",
        _ => Value(attribute.Name, attribute.Type),
    };

    private static string Value(string name, AttributeType type) => type switch
    {
        ScalarAttribute { Form: ScalarForm.String } => FlowText.Quote(UsualForms.Of(name) ?? AnyText),
        ScalarAttribute { Form: ScalarForm.Dynamic } => FlowText.Quote(AnyText),
        ScalarAttribute { Form: ScalarForm.Number } => "1",
        ScalarAttribute { Form: ScalarForm.Bool } => "true",
        CollectionAttribute { Form: CollectionForm.Map } map => $"{{ key = {Value("", map.Element)} }}",
        CollectionAttribute list => $"[{Value(name, list.Element)}]",
        ObjectAttribute fields => $"{{ {string.Join(", ", fields.Fields.Where(static f => f.Use == AttributeUse.Required).Select(static f => $"{f.Name} = {Value(f.Name, f.Type)}"))} }}",
        TupleAttribute tuple => $"[{string.Join(", ", tuple.Elements.Select(static e => Value("", e)))}]",
        _ => throw new InvalidOperationException($"{type}"),
    };
}
