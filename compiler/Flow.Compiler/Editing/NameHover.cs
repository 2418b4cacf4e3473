using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>What is said about a name.</summary>
internal static class NameHover
{
    private const int MostWords = 12;

    /// <summary>Markdown about what <paramref name="name"/> stands for.</summary>
    public static string Of(SemanticModel model, NameUse name, HoverOptions options)
    {
        var text = new HoverText();
        switch (name.Referent)
        {
            case Referent.OfSymbol { Symbol: var symbol }:
                SymbolHover.Write(text, model, name, symbol, options);
                break;
            case Referent.OfKind { Kind: var kind, Owner: var owner }:
                KindHover.Write(text, model, name, kind, owner, options);
                break;
            case Referent.OfVariety { Kind: var kind }:
                KindHover.Write(text, kind);
                break;
            case Referent.OfEnumMember { Enum: var type, Member: var member }:
                Member(text, model, name, type, member, options);
                break;
            case Referent.OfField { Record: var record, Field: var field }:
                text.Code($"{field.Name}: {field.Type.Name}{(field.Default is { } value ? $" = {Functions.FlowText.Write(value)}" : "")}");
                text.Paragraph(record.RecordName is { } of ? $"A field of `{of}`." : "A field of a record.");
                text.Paragraph(Documentation(model, name.Referent) ?? field.Documentation);
                Value(text, model, name);
                break;
            default:
                Standard(text, name.Referent);
                Value(text, model, name);
                break;
        }

        return text.ToString();
    }

    /// <summary>The lines <c>///</c> of the item that declares <paramref name="referent"/>.</summary>
    public static string? Documentation(SemanticModel model, Referent referent) =>
        referent is Referent.OfSymbol { Symbol: ValueSymbol { What: not "parameter" } } ? null
        : SymbolIdentity.DeclarationOf(model.Compilation, referent) is { } place
        && model.Compilation.TreeAt(place.Path)?.PathTo(place.Span.End).OfType<ItemSyntax>().LastOrDefault() is { } item
        && (referent is not Referent.OfSymbol { Symbol: ValueSymbol } || place.Source.Slice(item.Head.Span) == "param")
            ? CommentReading.Documentation(place.Source, item)
            : null;

    /// <summary>The facts of the value whose name <paramref name="name"/> is.</summary>
    public static void Value(HoverText text, SemanticModel model, NameUse name)
    {
        if (ValueNamed(model, name) is { } value)
        {
            text.Facts(ValueFacts.Of(value));
        }
    }

    /// <summary>The value that ends with the name: <c>git.sha</c> for its last part.</summary>
    public static Expr? ValueNamed(SemanticModel model, NameUse name) =>
        model.Tree.PathTo(name.Span.End).OfType<ExpressionSyntax>().Reverse()
            .FirstOrDefault(e => e.Span.End == name.Span.End && e is NameExpressionSyntax or MemberExpressionSyntax) is { } syntax
            ? model.ValueOf(syntax)?.Value
            : null;

    private static void Member(HoverText text, SemanticModel model, NameUse name, EnumType type, string member, HoverOptions options)
    {
        text.Code(member);
        text.Paragraph(type.EnumName is not { } of ? "A text of a union."
            : type.Members.Length > MostWords ? $"A word of `{of}`."
            : $"A word of `{of}`: {string.Join(", ", type.Members.Select(static m => $"`{m}`"))}.");
        text.Paragraph(Documentation(model, name.Referent));
        if (type.EnumName == "event" && Events.Find(member) is { } @event)
        {
            text.Paragraph($"GitHub calls it `{@event.GitHubName}`.{(@event.Types.IsEmpty || @event.Types is ["*"] ? "" : $" Activity types: {string.Join(", ", @event.Types.Select(static t => $"`{t}`"))}.")}");
            KindHover.Schedule(text, model, name.Span, options);
        }
    }

    private static void Standard(HoverText text, Referent referent)
    {
        var (code, paragraph) = referent switch
        {
            Referent.OfFunction { Function: var function } => (function.Signature, $"{function.Summary}\n\n`{function.Example}` gives `{function.ExampleResult}`."),
            Referent.OfWord { Word: var word, Summary: var summary } => (word, summary),
            Referent.OfContext { Context: var context } => (context.Name, $"{context.Summary}{(ValueFacts.PhaseOf(context.Phase) is { } phase ? $" {phase}" : "")}"),
            Referent.OfContextMember { Context: var context, Path: var path, Member: var member } =>
                ($"{context.Name}.{string.Join('.', path)}{(member is null ? "" : $": {member.Type.Name}")}", member?.Summary ?? context.Summary),
            Referent.OfCase { Variant: var variant, Case: var @case } =>
                ($"{@case.Name}({string.Join(", ", @case.Parameters.Select(static p => $"{p.Name}: {p.Type.Name}"))}): {variant.Name}", @case.Documentation),
            Referent.OfType { Name: var name, Type: var type } => (name, TypeWords(name, type)),
            Referent.OfFacet { Owner: var owner, Name: var name, Type: var type } => ($"{owner.Name}.{name}{(type is null ? "" : $": {type.Name}")}", Facet(owner, name)),
            Referent.OfParameter { Owner: var owner, Parameter: var parameter } => ($"{parameter.Name}: {parameter.Type}", $"A parameter of `{owner}`. {parameter.Documentation}"),
            Referent.OfSlotName { Name: var name } => ($"{name.Name}: {name.Type.Name}", name.Documentation),
            Referent.OfVariable { Name: var name } => ($"env.{name}: string?", "An environment variable."),
            _ => ("", ""),
        };
        if (code.Length > 0)
        {
            text.Code(code);
            text.Paragraph(paragraph);
        }
    }

    private static string TypeWords(string name, FlowType type) => (name, type) switch
    {
        ("secret", _) => "A text that must not be shown.",
        ("environment", _) => "The name of a deployment environment.",
        ("list", _) => "Values in order: `list<string>`.",
        ("map", _) => "Values by text: `map<int>`.",
        ("range", _) => "From one value to another, both included: `range<int>`.",
        (_, EnumType @enum) => $"One of {string.Join(", ", @enum.Members.Select(static m => $"`{m}`"))}{(@enum.IsOpen ? ", or any text" : "")}.",
        _ => "A type of the language.",
    };

    private static string Facet(DeclarationSymbol owner, string name) => name switch
    {
        "all" when owner.IsResource => $"All copies of the resource `{owner.Name}`.",
        "all" when owner.Kind.Loop == Catalogue.LoopRule.Copies => $"All that the loop of `{owner.Name}` makes.",
        "keys" when owner.Kind.Loop == Catalogue.LoopRule.Copies => $"The keys that tell those of `{owner.Name}` apart.",
        _ when owner.IsResource => owner.Kind.Members?.Find(name)?.Summary ?? "",
        "result" => $"How the {owner.What} `{owner.Name}` ended.",
        "outputs" => $"The outputs of the {owner.What} `{owner.Name}`.",
        "all" => $"All cells of the {owner.What} `{owner.Name}`.",
        "outcome" => $"How the step `{owner.Name}` ended, before `continue-on-error` is considered.",
        "conclusion" => $"How the step `{owner.Name}` ended, after `continue-on-error` is considered.",
        "stdout" => $"What the step `{owner.Name}` wrote to its standard output.",
        "stderr" => $"What the step `{owner.Name}` wrote to its standard error.",
        "exit-code" => $"The exit code of the step `{owner.Name}`.",
        _ => $"An output of the step `{owner.Name}`, as its action gives it.",
    };
}
