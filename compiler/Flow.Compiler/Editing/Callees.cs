using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Editing;

/// <summary>A parameter of a template.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as written.</param>
/// <param name="Item">Its declaration.</param>
internal sealed record TemplateParameter(string Name, TypeSyntax? Type, ItemSyntax Item)
{
    /// <summary>Whether a use must set it.</summary>
    public bool IsRequired => Item.Value is null && Item.Body is null && Type is not NamedTypeSyntax { Question: not null };
}

/// <summary>What templates take.</summary>
internal static class Templates
{
    /// <summary>The parameters of <paramref name="template"/>, in written order.</summary>
    public static ImmutableArray<TemplateParameter> Parameters(TemplateSymbol template) =>
    [
        .. (template.Item.Body?.Items.Items ?? []).Where(i => template.Context.WordOf(i) == "param" && Declarer.NameToken(i) is not null)
            .Select(i => new TemplateParameter(template.Context.NameOf(Declarer.NameToken(i)!.Value), i.Args[0].Type, i)),
    ];
}

/// <summary>What a <c>call</c> calls and a <c>uses</c> uses.</summary>
internal static class Callees
{
    /// <summary>The pipeline or action of this project whose parameters are set in the body, or null.</summary>
    public static DeclarationSymbol? Of(Surroundings body, PlaceBinder binder) => body switch
    {
        { Kind.Word: "call", Symbol: { } call } => DeclarationBinder.CalledPipeline(call),
        { Kind.Word: "uses", Item.Args: [{ Value: NameExpressionSyntax name }, ..] } => Find(body.Context, body.Context.NameOf(name.Token), "action", binder),
        _ => null,
    };

    /// <summary>The action that the body of a <c>uses</c> belongs to, as written: <c>owner/name@v1</c>, or a local folder.</summary>
    public static string? ActionOf(Surroundings body) =>
        body is { Kind.Word: "uses", Item.Args: [{ Value: StringExpressionSyntax text }, ..] } ? StringReading.PlainText(text, body.Context.Tree.Source) : null;

    /// <summary>The declaration of a kind that is seen from <paramref name="context"/>, past others of the same name.</summary>
    public static DeclarationSymbol? Find(BindContext context, string name, string kind, PlaceBinder binder) => binder.Declared(context, kind).FirstOrDefault(s => s.Name == name);
}
