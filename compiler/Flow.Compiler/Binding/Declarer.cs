using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Catalogue.Kinds;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>Declares the names of files and bodies before anything is bound, so that the order of declarations does not matter.</summary>
internal sealed partial class Declarer(BindSession session)
{
    private readonly List<TemplateSymbol> templates = [];

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
        foreach (var item in all.Where(i => context.WordOf(i) == "template" && parent?.Property("template") is null))
        {
            DeclareTemplate(item, context);
        }

        SettleTemplates();
        foreach (var item in parent is { Word: "environment" } ? all.OrderBy(i => Inheritance.IsNone(i) ? 0 : IsHost(parent, i, context) ? 1 : 2) : all.AsEnumerable())
        {
            Declare(owner, parent, item, context, also, prefix);
        }
    }

    /// <summary>Uses that host come first, so that other lines can go on with the services in them; before them only what is left out, of which they may take over services.</summary>
    private static bool IsHost(Kind parent, ItemSyntax item, BindContext context) =>
        NameToken(item) is not null && parent.Children.Contains(context.WordOf(item)) is false && TemplateNamed(parent, item, context) is { BaseKind: null } template && HostedServices.ParameterOf(template) is not null;

    /// <summary>Declares what an item of a file names. The kind of a template is found later, by <see cref="SettleTemplates"/>: it may be that of another file's.</summary>
    public void DeclareTop(ItemSyntax item, BindContext context)
    {
        if (context.WordOf(item) == "template")
        {
            DeclareTemplate(item, context);
        }

        Declare(null, null, item, context, null, "");
    }

    /// <summary>
    /// What the item's first words mean in the body of <paramref name="parent"/>: a kind, in its variety where there are some, or a template; neither where it is
    /// unknown. Everybody who looks at an item asks here, so that a kind made from a provider's schema is treated like one of the catalogue.
    /// </summary>
    public static (Kind? Kind, TemplateSymbol? Template) Resolve(Kind? parent, ItemSyntax item, BindContext context)
    {
        var (kind, template) = ResolveWord(parent, item, context);
        return kind is { Varieties: { } varieties, Variety: "" } && VarietyWord(kind, item, context) is { } variety
            ? (varieties.Find(kind, variety, context.Providers) ?? kind, template)
            : (kind ?? (template is null ? Inheritance.Refined(parent, item, context)?.Kind : null), template);
    }

    private static string? VarietyWord(Kind kind, ItemSyntax item, BindContext context) =>
        VarietyToken(item) is { } token ? context.NameOf(token) : Inheritance.VarietyOf(kind.Word, context);

    /// <summary>The word behind the first one of an item whose kind has varieties, also where an equal sign stands between them, which is a mistake of its own; or null.</summary>
    public static SyntaxToken? VarietyToken(ItemSyntax item) => NameToken(item) ?? (item is { Args: [], Value: NameExpressionSyntax name } ? name.Token : null);

    private static (Kind? Kind, TemplateSymbol? Template) ResolveWord(Kind? parent, ItemSyntax item, BindContext context)
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

        return TemplateNamed(parent, item, context) is { } template && (template.BaseKind is null || children.Contains(template.BaseKind.Word))
            ? (template.BaseKind, template)
            : (null, null);
    }

    /// <summary>
    /// The template that the item's head names in the body of <paramref name="parent"/>: one of the project, or else one that comes with the compiler; null where there is none.
    /// One of the project stands for that of the compiler where its own things can be made, and not on the other platforms.
    /// </summary>
    public static TemplateSymbol? TemplateNamed(Kind? parent, ItemSyntax item, BindContext context) =>
        TemplateOfFiles(item, context) is not { } own ? ConstructNamed(parent, item, context)
        : Platform.Makes(own, Platform.Of(context.Environment)) ? own : ConstructNamed(parent, item, context) ?? own;

    private static TemplateSymbol? ConstructNamed(Kind? parent, ItemSyntax item, BindContext context) =>
        context.Constructs.FindIn(parent, context.WordOf(item), Platform.Of(context.Environment), Platform.ChosenBy(item, context));

    private static TemplateSymbol? TemplateOfFiles(ItemSyntax item, BindContext context)
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

    private void Declare(DeclarationSymbol? owner, Kind? parent, ItemSyntax item, BindContext context, Scope? also, string prefix)
    {
        var (kind, template) = Resolve(parent, item, context);
        if (Inheritance.Refined(parent, item, context) is { } inherited)
        {
            GoOn(inherited, item, context);
            return;
        }

        if (template is { BaseKind: null })
        {
            DeclareGroup(owner, parent, item, template, context, also, prefix);
            return;
        }

        switch (kind is { IsForeign: true } ? null : kind?.Word)
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

        if (kind!.Role == Role.Property)
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
                Unit = session.Unit,
                WrittenType = arg.Type is { } type ? (type, context) : null,
            };
            Add(symbol, context, null);
        }
    }

    private void DeclareFunction(ItemSyntax item, BindContext context)
    {
        if (item.Args is [{ Value: CallExpressionSyntax { Target: NameExpressionSyntax name } signature }, ..])
        {
            Add(new FunctionSymbol(context.NameOf(name.Token), context.At(name), item, signature, context) { IsExported = item.Export is not null, Unit = session.Unit }, context, null);
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
            Add(new TypeSymbol(context.NameOf(token), context.At(token), item, context) { IsExported = item.Export is not null, Unit = session.Unit }, context, null);
        }
    }

    private void DeclareNamed(DeclarationSymbol? owner, Kind kind, TemplateSymbol? template, ItemSyntax item, BindContext context, Scope? also, string prefix)
    {
        var token = NameToken(item, kind);
        var header = context.Inner() with { Refines = null };
        var name = token is { } named ? context.NameOf(named) : "";
        var symbol = new DeclarationSymbol(OwnerName(kind, item, context) is { } belongsTo ? $"{belongsTo}.{name}" : name, token is { } at ? context.At(at) : context.At(item.Head), kind, item, header, owner)
        {
            IsExported = item.Export is not null,
            Unit = session.Unit,
            ModelName = prefix.Length == 0 || kind.Role != Role.Declaration ? name : kind.Word is "job" or "call" ? $"{prefix}-{name}" : kind.Mode is not null ? PartName(prefix, kind.Variety, name) : kind.Word == "container" ? PartName(prefix, kind.Word, name) : name,
            Loops = LoopsOf(item),
        };
        symbol.IsMany = kind.Loop is LoopRule.Matrix or LoopRule.Keyed or LoopRule.Copies && (!symbol.Loops.IsEmpty || HasMatrix(item, context));
        symbol.Members = new Scope(header.Scope);
        context.Scope.Remember(item, symbol);
        if (token is not null)
        {
            Add(symbol, context, also);
        }

        if (kind.Loop == LoopRule.Copies && !symbol.Loops.IsEmpty)
        {
            DeclareCopies(symbol, template, header);
        }
        else
        {
            DeclareBody(symbol, kind, template, item, header);
        }
    }

    /// <summary>What the item belongs to: <c>availability of api</c> is <c>api.availability</c>, so that each service may have one.</summary>
    private static string? OwnerName(Kind kind, ItemSyntax item, BindContext context) =>
        kind.Property("of") is not null && DeclarationBinder.Written(item, "of", context) is NameExpressionSyntax owner ? context.NameOf(owner.Token) : null;

    /// <summary>Declares one copy of a repeated item in the scope of <paramref name="context"/>, which holds the loop's variables.</summary>
    public void DeclareCopy(Kind kind, TemplateSymbol? template, ItemSyntax item, BindContext outer, BindContext context) =>
        DeclareNamed(SymbolOf(item, outer)?.Owner, kind, template, item, context, null, "");

    /// <summary>The declaration of <paramref name="item"/> in the scope of <paramref name="context"/>, or null.</summary>
    public static DeclarationSymbol? SymbolOf(ItemSyntax item, BindContext context)
    {
        for (var scope = context.Scope; scope is not null; scope = scope.Parent)
        {
            if (scope.DeclarationOf(item) is { } symbol)
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
            TemplateParameters = template is null ? [] : ParameterNames(template),
            Scope = symbol.Members,
            Pipeline = kind.Word is "pipeline" or "action" ? symbol : header.Pipeline,
            Job = isJob ? symbol : header.Job,
            Environment = kind.Word == "environment" ? symbol : header.Environment,
        };
        var parts = ImmutableArray.CreateBuilder<BodyPart>();
        var items = item.Body?.Items.Items.ToImmutableArray() ?? [];
        if (template is not null)
        {
            items = Expand(symbol, template, items, own, item.Head.Span, parts);
        }

        FindLikeCopy(symbol);
        if (kind.Word == "environment" && Inheritance.ParentOf(symbol) is { } parent)
        {
            Inherit(symbol, parent, own, parts);
            own = own with { Refines = symbol };
        }

        parts.Add(new BodyPart(items, own));
        parts.AddRange(PartsGivenTo(symbol, own, OnlyTells(parts, kind)));
        symbol.Parts = isJob ? TakesFirst(parts.ToImmutable(), kind) : parts.ToImmutable();
        if (kind.Body == BodyRule.Items)
        {
            foreach (var part in symbol.Parts)
            {
                DeclareAll(symbol, kind, part.Items, part.Context, ReferenceEquals(part.Context.Scope, symbol.Members) ? null : symbol.Members);
            }
        }
    }

    /// <summary>The kind of a group that a template without <c>of</c> makes.</summary>
    public static readonly Kind Group = new("group", "What a template without `of` declares.") { Role = Role.Declaration, Properties = [InfrastructureKinds.Using] };

    private void Add(Symbol symbol, BindContext context, Scope? also)
    {
        if (symbol.Name.Length == 0)
        {
            return;
        }

        session.Recorder?.Declaration(context, symbol);

        if (context.Scope.ModulePath is not null)
        {
            session.Unit?.Declared.Add(symbol);
        }

        if ((also?.TryDeclare(symbol) ?? context.Scope.TryDeclare(symbol)) is { } existing)
        {
            var same = existing is DeclarationSymbol { Context.UsedAt: var way } && way.Length > context.UsedAt.Length && context.Refines is not null ? $" It is inherited: go on with it, `{existing.Name} {{ … }}`."
                : existing.Name == symbol.Name ? "" : " Names are compared without case.";
            session.Report(
                NameDiagnostics.Duplicate, context, symbol.Location.Span, $"`{symbol.Name}` is declared already, as {Articles.Of(existing.What)}.{same}",
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

    /// <summary>The token of the item's name behind the word of its variety, or null.</summary>
    private static SyntaxToken? NamedArgument(ItemSyntax item, Kind kind) =>
        kind.Varieties is null ? NameToken(item) : item.Args is [_, { Value: NameExpressionSyntax name }, ..] ? name.Token : null;

    private static SyntaxToken? NameToken(ItemSyntax item, Kind kind)
    {
        if (kind.Name != NameRule.None && NamedArgument(item, kind) is { } first)
        {
            return first;
        }

        if (item.Clauses.FirstOrDefault(static c => c.Word.Word == Word.As) is { Value: NameExpressionSyntax named })
        {
            return named.Token;
        }

        return kind.Word is "call" or "build-image" && item.Args is [{ Value: var target }, ..]
            ? target switch
            {
                NameExpressionSyntax name => name.Token,
                MemberExpressionSyntax member => member.Name,
                _ => null,
            }
            : null;
    }
}
