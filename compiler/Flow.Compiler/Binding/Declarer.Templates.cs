using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Templates: their declaration, and the bodies that their uses get.</summary>
internal sealed partial class Declarer
{
    private const int DeepestTemplate = 32;

    private void DeclareTemplate(ItemSyntax item, BindContext context)
    {
        if (NameToken(item) is not { } token)
        {
            MissingName(item, LanguageTemplate, context);
            return;
        }

        var template = new TemplateSymbol(context.NameOf(token), context.At(token), item, context) { IsExported = item.Export is not null, Unit = session.Unit };
        templates.Add(template);
        Add(template, context, null);
    }

    /// <summary>Finds the kinds of the templates that were declared, when all are.</summary>
    public void SettleTemplates()
    {
        foreach (var template in templates)
        {
            RecordBase(template);
            if (template.Settle() is null && template.Of is { } word)
            {
                session.Report(NameDiagnostics.UnknownKind, template.Context, OfClause(template.Item)!.Value, $"`{word}` is no kind.{Suggestions.DidYouMean(word, KindCatalogue.All.Select(static k => k.Word))}");
            }

            CheckParameters(template.Item, template.BaseKind, template.Context);
        }

        templates.Clear();
    }

    private void CheckParameters(ItemSyntax template, Kind? baseKind, BindContext context)
    {
        foreach (var parameter in (template.Body?.Items.Items ?? []).Where(i => context.WordOf(i) == "param"))
        {
            if (NameToken(parameter) is { } token && baseKind?.Property(context.NameOf(token)) is { } property)
            {
                session.Report(NameDiagnostics.ParameterClash, context, token.Span, $"`{property.Word}` is a property of every {baseKind.Word}; the parameter needs another name.");
            }
        }
    }

    private static Kind LanguageTemplate => KindCatalogue.Find("template")!;

    /// <summary>Adds the template's body to <paramref name="parts"/> and gives the items of the use that set no parameter.</summary>
    private ImmutableArray<ItemSyntax> Expand(
        DeclarationSymbol symbol, TemplateSymbol template, ImmutableArray<ItemSyntax> useItems, BindContext use, TextSpan place, ImmutableArray<BodyPart>.Builder parts)
    {
        if (session.TemplateDepth >= DeepestTemplate)
        {
            session.Report(NameDiagnostics.Cycle, use, place, $"Templates are nested more than {DeepestTemplate} deep; `{template.Name}` probably uses itself.");
            return useItems;
        }

        session.TemplateDepth++;
        session.Unit?.Use(template);
        var body = template.Item.Body?.Items.Items.ToImmutableArray() ?? [];
        var parameters = body.Where(i => template.Context.WordOf(i) == "param").ToList();
        var inside = template.Context with
        {
            Scope = new Scope(template.Context.Scope),
            Pipeline = use.Pipeline,
            Job = use.Job,
            UsedAt = use.UsedAt.Insert(0, use.At(place)),
        };
        var rest = SetParameters(template, parameters, useItems, inside, use, place);
        symbol.MadeFrom = (template, inside.Scope);
        var inner = inside with { Scope = new Scope(inside.Scope) };
        session.Recorder?.Body(template.Item.Body, template.BaseKind, inner);
        var plain = body.Except(parameters).ToImmutableArray();
        if (BaseTemplate(template) is { } deeper)
        {
            plain = Expand(symbol, deeper, plain, inner, OfClause(template.Item)!.Value.Span, parts);
        }

        parts.Add(new BodyPart(plain, inner));
        session.TemplateDepth--;
        return rest;
    }

    private static ImmutableArray<string> ParameterNames(TemplateSymbol template) =>
        [.. (template.Item.Body?.Items.Items ?? []).Where(i => template.Context.WordOf(i) == "param").Select(NameToken).OfType<SyntaxToken>().Select(template.Context.NameOf)];

    /// <summary>The clause that names what a template is of, or null.</summary>
    internal static ClauseSyntax? OfClause(ItemSyntax template) => template.Clauses.FirstOrDefault(static c => c.Word.Word == Word.Of);

    private static TemplateSymbol? BaseTemplate(TemplateSymbol template) =>
        template.Of is { } word ? template.Context.Scope.Find(word) as TemplateSymbol : null;

    private ImmutableArray<ItemSyntax> SetParameters(
        TemplateSymbol template, List<ItemSyntax> parameters, ImmutableArray<ItemSyntax> useItems, BindContext inside, BindContext use, TextSpan place)
    {
        var names = parameters.Select(NameToken).Where(static t => t is not null).Select(t => template.Context.NameOf(t!.Value)).ToList();
        foreach (var (parameter, token) in parameters.Select(p => (p, NameToken(p))).Where(static p => p.Item2 is not null))
        {
            var name = template.Context.NameOf(token!.Value);
            var written = useItems.Where(i => use.WordOf(i) == name).ToList();
            var given = written.FirstOrDefault();
            foreach (var again in written.Skip(1))
            {
                session.Report(NameDiagnostics.SetTwice, use, again.Head.Span, $"`{name}` is set twice.", [new RelatedLocation(use.At(given!.Head), "It is set here first.")]);
            }

            var type = parameter.Args[0].Type;
            if (session.Recorder is { Depth: 1 } recorder && use.UsedAt.IsEmpty)
            {
                inside.Scope.TryDeclare(RecordedParameter(recorder, template, parameter, token.Value));
                continue;
            }

            if (given is null && parameter.Value is null && parameter.Body is null && !IsOptional(type) && UsedKind(type, template.Context) is null)
            {
                session.Report(NameDiagnostics.MissingArgument, use, place, $"`{template.Name}` needs `{name}`: `{name} = …`.");
                inside.Scope.TryDeclare(new ValueSymbol(name, template.Context.At(token.Value), new ErrorExpr(use.At(place)), "parameter")); // what reads it would only say the same once more
                continue;
            }

            var symbol = name == HostedServices.ParameterOf(template)
                ? Listed(name, given, use, template.Context.At(token.Value))
                : Parameter(template, token.Value, type, given is null ? (parameter, inside) : (given, use), given is not null, inside);
            inside.Scope.TryDeclare(symbol);
            RecordSet(written, symbol, use);
        }

        return [.. useItems.Where(i => !names.Contains(use.WordOf(i)))];
    }

    /// <summary>A list of services, which a template reads as their names.</summary>
    private static ValueSymbol Listed(string name, ItemSyntax? given, BindContext use, Text.Location place) =>
        new(name, place, new ConstantExpr(new ListValue(FlowType.Text, [.. HostedServices.NamesIn(given).Select(n => Value.Of(use.NameOf(n.Token)))]), new ListType(FlowType.Text), place), "parameter");

    private static bool IsOptional(TypeSyntax? type) => type is NamedTypeSyntax { Question: not null };
}
