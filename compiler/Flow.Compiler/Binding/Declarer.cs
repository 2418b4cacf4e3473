using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>Declares the names of files and bodies before anything is bound, so that the order of declarations does not matter.</summary>
internal sealed class Declarer(BindSession session)
{
    private const int DeepestTemplate = 32;

    /// <summary>Declares what <paramref name="items"/> name in the scope of <paramref name="context"/>.</summary>
    /// <param name="owner">What they stand in; null for a file.</param>
    /// <param name="parent">The kind that they stand in; null for a file.</param>
    /// <param name="items">The items.</param>
    /// <param name="context">Where they stand.</param>
    /// <param name="also">A second scope that gets the names: the members of what uses a template.</param>
    /// <param name="prefix">What stands before their names in the model: the name of the group they belong to.</param>
    public void DeclareAll(DeclarationSymbol? owner, Kind? parent, IEnumerable<ItemSyntax> items, BindContext context, Scope? also = null, string prefix = "")
    {
        var all = items.ToList();
        foreach (var item in all.Where(i => context.WordOf(i) == "template"))
        {
            DeclareTemplate(item, context);
        }

        foreach (var item in all)
        {
            Declare(owner, parent, item, context, also, prefix);
        }
    }

    /// <summary>What the item's first word means in the body of <paramref name="parent"/>: a kind, or a template; neither where it is unknown.</summary>
    public static (Kind? Kind, TemplateSymbol? Template) Resolve(Kind? parent, ItemSyntax item, BindContext context)
    {
        var word = context.WordOf(item);
        if (parent?.Property(word) is { } property)
        {
            return (property, null);
        }

        var children = parent?.Children ?? KindCatalogue.FileKinds;
        if (children.Contains(word) || (word == "let" && parent is null or { Body: BodyRule.Items }))
        {
            return (KindCatalogue.Find(word), null);
        }

        return TemplateNamed(item, context) is { } template && (template.BaseKind is null || children.Contains(template.BaseKind.Word))
            ? (template.BaseKind, template)
            : (null, null);
    }

    /// <summary>The template that the item's head names, or null.</summary>
    public static TemplateSymbol? TemplateNamed(ItemSyntax item, BindContext context)
    {
        if (item.Head is not PathSyntax path)
        {
            return null;
        }

        return path.Tokens switch
        {
            [var only] => context.Scope.Find(context.NameOf(only)) as TemplateSymbol,
            [var module, _, var name] when context.Scope.Find(context.NameOf(module)) is ModuleSymbol imported =>
                imported.Module.Scope.FindHere(context.NameOf(name)) is TemplateSymbol { IsExported: true } template ? template : null,
            _ => null,
        };
    }

    private void DeclareTemplate(ItemSyntax item, BindContext context)
    {
        if (NameToken(item) is not { } token)
        {
            MissingName(item, LanguageTemplate, context);
            return;
        }

        var of = item.Clauses.FirstOrDefault(static c => c.Word.Word == Word.Of);
        Kind? baseKind = null;
        if (of is not null)
        {
            var word = context.TextOf(of.Value);
            baseKind = KindCatalogue.Find(word) ?? (context.Scope.Find(word) as TemplateSymbol)?.BaseKind;
            if (baseKind is null)
            {
                session.Report(NameDiagnostics.UnknownKind, context, of.Value, $"`{word}` is no kind.{Suggestions.DidYouMean(word, KindCatalogue.All.Select(static k => k.Word))}");
            }
        }

        CheckParameters(item, baseKind, context);
        var name = context.NameOf(token);
        Add(new TemplateSymbol(name, context.At(token), item, baseKind, context) { IsExported = item.Export is not null }, context, null);
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

    private void Declare(DeclarationSymbol? owner, Kind? parent, ItemSyntax item, BindContext context, Scope? also, string prefix)
    {
        var (kind, template) = Resolve(parent, item, context);
        if (template is { BaseKind: null })
        {
            DeclareGroup(owner, parent, item, template, context, also, prefix);
            return;
        }

        switch (kind?.Word)
        {
            case null or "template" or "import" or "waive":
                return;
            case "let":
                DeclareValue(item, context);
                return;
            case "function":
                DeclareFunction(item, context);
                return;
            case "type" or "enum":
                DeclareType(item, context);
                return;
        }

        if (kind.Role == Role.Property)
        {
            if (kind.Word == "cleanup" && item.Body is { } cleanup)
            {
                DeclareAll(owner, kind, cleanup.Items.Items, context, also, prefix);
            }

            return;
        }

        DeclareNamed(owner, kind, template, item, context, also, prefix);
    }

    private void DeclareValue(ItemSyntax item, BindContext context)
    {
        if (NameToken(item) is { } token)
        {
            var arg = item.Args[0];
            var symbol = new LetSymbol(context.NameOf(token), context.At(token), item, context)
            {
                IsExported = item.Export is not null,
                WrittenType = arg.Type is { } type ? (type, context) : null,
            };
            Add(symbol, context, null);
        }
    }

    private void DeclareFunction(ItemSyntax item, BindContext context)
    {
        if (item.Args is [{ Value: CallExpressionSyntax { Target: NameExpressionSyntax name } signature }, ..])
        {
            Add(new FunctionSymbol(context.NameOf(name.Token), context.At(name), item, signature, context) { IsExported = item.Export is not null }, context, null);
        }
        else
        {
            session.Report(NameDiagnostics.MissingName, context, item.Head, "A function has a name and parameters: `function twice(x: int): int = x * 2`.");
        }
    }

    private void DeclareType(ItemSyntax item, BindContext context)
    {
        if (NameToken(item) is { } token)
        {
            Add(new TypeSymbol(context.NameOf(token), context.At(token), item, context) { IsExported = item.Export is not null }, context, null);
        }
    }

    private void DeclareNamed(DeclarationSymbol? owner, Kind kind, TemplateSymbol? template, ItemSyntax item, BindContext context, Scope? also, string prefix)
    {
        var token = NameToken(item, kind);
        if (token is null && kind.Role == Role.Declaration)
        {
            return; // the item binder reports the missing name
        }

        var header = context.Inner();
        var name = token is { } named ? context.NameOf(named) : "";
        var symbol = new DeclarationSymbol(name, token is { } at ? context.At(at) : context.At(item.Head), kind, item, header, owner)
        {
            IsExported = item.Export is not null,
            ModelName = prefix.Length > 0 && kind.Role == Role.Declaration && kind.Word is "job" or "call" ? $"{prefix}-{name}" : name,
            Loops = LoopsOf(item),
        };
        symbol.IsMany = kind.Loop == LoopRule.Matrix && (!symbol.Loops.IsEmpty || HasMatrix(item, context));
        symbol.Members = new Scope(header.Scope);
        context.Scope.Remember(item, symbol);
        if (token is not null)
        {
            Add(symbol, context, also);
        }

        DeclareBody(symbol, kind, template, item, header);
    }

    /// <summary>The declaration of <paramref name="item"/> in the scope of <paramref name="context"/>, or null.</summary>
    public static DeclarationSymbol? SymbolOf(ItemSyntax item, BindContext context)
    {
        for (var scope = context.Scope; scope is not null; scope = scope.Parent)
        {
            if ((scope.DeclarationOf(item) ?? scope.Mirrors?.DeclarationOf(item)) is { } symbol)
            {
                return symbol;
            }
        }

        return null;
    }

    private void DeclareBody(DeclarationSymbol symbol, Kind kind, TemplateSymbol? template, ItemSyntax item, BindContext header)
    {
        var isJob = kind.Word is "job" or "action";
        var own = header with
        {
            Scope = symbol.Members,
            Pipeline = kind.Word is "pipeline" or "action" ? symbol : header.Pipeline,
            Job = isJob ? symbol : header.Job,
        };
        var parts = ImmutableArray.CreateBuilder<BodyPart>();
        var items = item.Body?.Items.Items.ToImmutableArray() ?? [];
        if (template is not null)
        {
            items = Expand(symbol, template, items, own, item, parts);
        }

        parts.Add(new BodyPart(items, own));
        symbol.Parts = parts.ToImmutable();
        if (kind.Body == BodyRule.Items)
        {
            foreach (var part in symbol.Parts)
            {
                DeclareAll(symbol, kind, part.Items, part.Context, ReferenceEquals(part.Context.Scope, symbol.Members) ? null : symbol.Members);
            }
        }
    }

    /// <summary>Adds the template's body to <paramref name="parts"/> and gives the items of the use that set no parameter.</summary>
    private ImmutableArray<ItemSyntax> Expand(
        DeclarationSymbol symbol, TemplateSymbol template, ImmutableArray<ItemSyntax> useItems, BindContext use, ItemSyntax useItem, ImmutableArray<BodyPart>.Builder parts)
    {
        if (session.TemplateDepth >= DeepestTemplate)
        {
            session.Report(NameDiagnostics.Cycle, use, useItem.Head.Span, $"Templates are nested more than {DeepestTemplate} deep; `{template.Name}` probably uses itself.");
            return useItems;
        }

        session.TemplateDepth++;
        var body = template.Item.Body?.Items.Items.ToImmutableArray() ?? [];
        var parameters = body.Where(i => template.Context.WordOf(i) == "param").ToList();
        var inside = template.Context with
        {
            Scope = new Scope(template.Context.Scope),
            Pipeline = use.Pipeline,
            Job = use.Job,
            UsedAt = use.UsedAt.Insert(0, use.At(useItem.Head)),
        };
        var rest = SetParameters(template, parameters, useItems, inside, use, useItem);
        var inner = inside with { Scope = new Scope(inside.Scope) };
        var plain = body.Except(parameters).ToImmutableArray();
        if (BaseTemplate(template) is { } deeper)
        {
            plain = Expand(symbol, deeper, plain, inner, useItem, parts);
        }

        parts.Add(new BodyPart(plain, inner));
        session.TemplateDepth--;
        return rest;
    }

    private static TemplateSymbol? BaseTemplate(TemplateSymbol template) =>
        template.Item.Clauses.FirstOrDefault(static c => c.Word.Word == Word.Of) is { } of ? template.Context.Scope.Find(template.Context.TextOf(of.Value)) as TemplateSymbol : null;

    private ImmutableArray<ItemSyntax> SetParameters(
        TemplateSymbol template, List<ItemSyntax> parameters, ImmutableArray<ItemSyntax> useItems, BindContext inside, BindContext use, ItemSyntax useItem)
    {
        var names = new List<string>();
        foreach (var parameter in parameters)
        {
            if (NameToken(parameter) is not { } token)
            {
                continue;
            }

            var name = template.Context.NameOf(token);
            names.Add(name);
            var given = useItems.FirstOrDefault(i => use.WordOf(i) == name);
            var type = parameter.Args[0].Type;
            var (source, from) = given is not null ? (given, use) : (parameter, template.Context);
            if (source.Value is null && source.Body is null && given is null && !IsOptional(type))
            {
                session.Report(NameDiagnostics.MissingArgument, use, useItem.Head, $"`{template.Name}` needs `{name}`: `{name} = …`.");
            }

            inside.Scope.TryDeclare(new LetSymbol(name, template.Context.At(token), source, from) { WrittenType = type is null ? null : (type, template.Context) });
        }

        return [.. useItems.Where(i => !names.Contains(use.WordOf(i)))];
    }

    private static bool IsOptional(TypeSyntax? type) => type is NamedTypeSyntax { Question: not null };

    private void DeclareGroup(DeclarationSymbol? owner, Kind? parent, ItemSyntax item, TemplateSymbol template, BindContext context, Scope? also, string prefix)
    {
        if (session.TemplateDepth >= DeepestTemplate)
        {
            session.Report(NameDiagnostics.Cycle, context, item.Head.Span, $"Templates are nested more than {DeepestTemplate} deep; `{template.Name}` probably uses itself.");
            return;
        }

        session.TemplateDepth++;
        var token = NameToken(item);
        var name = token is { } named ? context.NameOf(named) : "";
        var group = new DeclarationSymbol(name, token is { } at ? context.At(at) : context.At(item.Head), Group, item, context, owner) { ModelName = prefix.Length > 0 ? $"{prefix}-{name}" : name };
        var body = template.Item.Body?.Items.Items.ToImmutableArray() ?? [];
        var parameters = body.Where(i => template.Context.WordOf(i) == "param").ToList();
        var inside = template.Context with
        {
            Scope = new Scope(template.Context.Scope), Pipeline = context.Pipeline, Job = context.Job, UsedAt = context.UsedAt.Insert(0, context.At(item.Head)),
        };
        var rest = SetParameters(template, parameters, item.Body?.Items.Items.ToImmutableArray() ?? [], inside, context, item);
        foreach (var extra in rest)
        {
            session.Report(NameDiagnostics.UnknownProperty, context, extra.Head, $"`{template.Name}` has no parameter `{context.WordOf(extra)}`.");
        }

        group.Members = new Scope(inside.Scope);
        var inner = inside with { Scope = group.Members };
        var plain = body.Except(parameters).ToImmutableArray();
        group.Parts = [new BodyPart(plain, inner)];
        context.Scope.Remember(item, group);
        if (name.Length > 0)
        {
            Add(group, context, also);
        }

        DeclareAll(owner, parent, plain, inner, null, group.ModelName);
        session.TemplateDepth--;
    }

    /// <summary>The kind of a group that a template without <c>of</c> makes.</summary>
    public static readonly Kind Group = new("group", "What a template without `of` declares.") { Role = Role.Declaration };

    private void Add(Symbol symbol, BindContext context, Scope? also)
    {
        if (symbol.Name.Length == 0)
        {
            return;
        }

        if ((also?.TryDeclare(symbol) ?? context.Scope.TryDeclare(symbol)) is { } existing)
        {
            var same = existing.Name == symbol.Name ? "" : " Names are compared without case.";
            session.Report(
                NameDiagnostics.Duplicate, context, symbol.Location.Span, $"`{symbol.Name}` is declared already, as a {existing.What}.{same}",
                [new RelatedLocation(existing.Location, $"`{existing.Name}` is declared here.")]);
        }
        else if (also is not null)
        {
            context.Scope.TryDeclare(symbol);
        }
    }

    private void MissingName(ItemSyntax item, Kind kind, BindContext context) =>
        session.Report(NameDiagnostics.MissingName, context, item.Head, $"{Articles.With(kind.Word)} needs a name: `{kind.Word} name …`.");

    /// <summary>The loops of an item: in its header, or as lines of its body.</summary>
    public static ImmutableArray<ClauseSyntax> LoopsOf(ItemSyntax item) =>
    [
        .. item.Clauses.Where(static c => c.Word.Word == Word.For),
        .. (item.Body?.Items.Items ?? []).Where(static i => i.Head is PathSyntax { Tokens: [] }).SelectMany(static i => i.Clauses.Where(static c => c.Word.Word == Word.For)),
    ];

    private static bool HasMatrix(ItemSyntax item, BindContext context) => item.Body?.Items.Items.Any(i => context.WordOf(i) == "matrix") == true;

    /// <summary>The token of the item's name, or null where it has none.</summary>
    public static SyntaxToken? NameToken(ItemSyntax item) => item.Args is [{ Value: NameExpressionSyntax name }, ..] ? name.Token : null;

    private static SyntaxToken? NameToken(ItemSyntax item, Kind kind)
    {
        if (kind.Name != NameRule.None && NameToken(item) is { } first)
        {
            return first;
        }

        if (item.Clauses.FirstOrDefault(static c => c.Word.Word == Word.As) is { Value: NameExpressionSyntax named })
        {
            return named.Token;
        }

        return kind.Word == "call" && item.Args is [{ Value: var target }, ..]
            ? target switch
            {
                NameExpressionSyntax name => name.Token,
                MemberExpressionSyntax member => member.Name,
                _ => null,
            }
            : null;
    }
}
