using Flow.Compiler.Binding;
using Flow.Compiler.Functions;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>What is said about a declaration of the project.</summary>
internal static class SymbolHover
{
    /// <summary>Writes signature, documentation, and what is known of its value.</summary>
    public static void Write(HoverText text, SemanticModel model, NameUse name, Symbol symbol, HoverOptions options)
    {
        text.Code(Signature(model, symbol));
        text.Paragraph(symbol is ModuleSymbol { Module.Path: var path } ? $"What `{path}` exports." : NameHover.Documentation(model, name.Referent));
        switch (symbol)
        {
            case LetSymbol { Value: { } value }:
                text.Facts(ValueFacts.Of(value));
                break;
            case ValueSymbol { Value: ConstantExpr, What: "loop variable" }:
                break; // one of several, of which none is meant
            case ValueSymbol { Value: var value, What: not "parameter" }:
                text.Facts(ValueFacts.Of(value));
                break;
            case DeclarationSymbol { Kind.Word: "param" } parameter:
                text.Paragraph(parameter.Item.Value is { } written ? $"Without it: `{parameter.Context.TextOf(written)}`." : null);
                NameHover.Value(text, model, name);
                break;
            case DeclarationSymbol { Kind.Word: "output" } declaration:
                Output(text, model, name, declaration);
                break;
            case DeclarationSymbol { IsMany: true, Copies.IsEmpty: false } several:
                text.Paragraph($"There is one for each of {ExpressionBinder.Words(several.Copies.Select(static c => c.Key))}: `{several.Name}[\"{several.Copies[0].Key}\"]`.");
                KindHover.Generated(text, several.Location.Path, several.Item.Span, options);
                break;
            case DeclarationSymbol declaration:
                KindHover.Defaults(text, model, declaration);
                KindHover.Generated(text, declaration.Location.Path, declaration.Item.Span, options);
                break;
        }
    }

    /// <summary>How the declaration would be written, on one line.</summary>
    public static string Signature(SemanticModel model, Symbol symbol) => symbol switch
    {
        LetSymbol { Context: var context, Item: var item } let when context.WordOf(item) == "let" => $"let {let.Name}{Typed(let.Value?.Type)}",
        LetSymbol parameter => $"param {parameter.Name}{(parameter.WrittenType is { } written ? $": {written.Context.TextOf(written.Type)}" : Typed(parameter.Value?.Type))}",
        ValueSymbol { What: "parameter" } parameter => $"param {parameter.Name}{Typed(parameter.Value.Type)}",
        ValueSymbol { What: "set" } set => $"{set.Name}{Typed(set.Value.Type)}",
        ValueSymbol variable => $"for {variable.Name}{Typed(variable.Value.Type)}",
        FunctionSymbol { Signature: { } signature } function =>
            $"function {function.Context.TextOf(signature)}{(function.Item.Args is [{ Type: { } type }, ..] ? $": {function.Context.TextOf(type)}" : "")}",
        TypeSymbol type => TypeOf(type),
        TemplateSymbol template => TemplateOf(template),
        ModuleSymbol module => $"import \"{module.Module.Path}\" as {module.Name}",
        DeclarationSymbol declaration => DeclarationOf(model, declaration),
        _ => $"{symbol.What} {symbol.Name}",
    };

    private static string Typed(FlowType? type) => type is null or ErrorType ? "" : $": {type.Name}";

    private static string TypeOf(TypeSymbol type) => type.Type switch
    {
        EnumType @enum => $"enum {type.Name} {{ {string.Join(", ", @enum.Members)} }}",
        RecordType record => $"type {type.Name} {{ {string.Join(", ", record.Fields.Select(static f => $"{f.Name}: {f.Type.Name}{(f.Default is { } value ? $" = {FlowText.Write(value)}" : "")}"))} }}",
        _ => $"type {type.Name}",
    };

    private static string TemplateOf(TemplateSymbol template)
    {
        var parameters = (template.Item.Body?.Items.Items ?? []).Where(i => template.Context.WordOf(i) == "param" && i.Args.Length > 0)
            .Select(i => template.Context.TextOf(i.Args[0]) + (i.Value is { } value ? $" = {template.Context.TextOf(value)}" : ""));
        return $"template {template.Name}{(template.BaseKind is { } kind ? $" of {kind.Word}" : "")} {{ {string.Join(", ", parameters)} }}";
    }

    private static string DeclarationOf(SemanticModel model, DeclarationSymbol symbol)
    {
        var written = SemanticModel.Of(model.Compilation, symbol.Location.Path)?.MeaningOf(symbol.Item)?.Template;
        var title = symbol.Kind.Title is null ? null : symbol.Item.Args.Select(static a => a.Value).OfType<StringExpressionSyntax>().FirstOrDefault();
        var type = symbol.Item.Args is [{ Type: { } annotation }, ..] ? $": {symbol.Context.TextOf(annotation)}" : "";
        return $"{(written is null ? symbol.Kind.Word : $"{written.Name}")} {symbol.Name}{type}{(title is null ? "" : $" {symbol.Context.TextOf(title)}")}{(written?.BaseKind is { } kind ? $" // a {kind.Word}" : "")}";
    }

    private static void Output(HoverText text, SemanticModel model, NameUse name, DeclarationSymbol symbol)
    {
        if (!name.IsDeclaration && NameHover.ValueNamed(model, name) is { } read)
        {
            text.Facts([$"Type: `{read.Type.Name}`", .. ValueFacts.Of(read)]);
            return;
        }

        if (symbol.Item.Value is { } written && SemanticModel.Of(model.Compilation, symbol.Location.Path)?.ValueOf(written)?.Value is { } value and not ErrorExpr)
        {
            text.Facts([$"Type: `{value.Type.Name}`", .. ValueFacts.Of(value)]);
        }
    }
}
