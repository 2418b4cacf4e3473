using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>What a line of a body or a file may start with.</summary>
internal sealed class LineOffers(PlaceBinder binder, OfferList offers)
{
    private const int BeforeAll = -2;
    private const int BeforeUsual = -1;

    private static readonly Kind StepInFull = KindCatalogue.Find("step")!;

    /// <summary>What every step takes, by the catalogue: a summary takes nothing else.</summary>
    private static readonly ImmutableArray<Kind> CommonToSteps = KindCatalogue.Find("summary")!.Properties;

    private readonly BindSession session = binder.Session;

    /// <summary>Whether every step has the property, so that it is less likely to be meant than what a step has for itself.</summary>
    public static bool IsCommonToSteps(Kind property) => CommonToSteps.Contains(property);

    /// <summary>Adds what the line at <paramref name="place"/> may start with.</summary>
    public void Add(CaretPlace.LineStart place)
    {
        var (around, item) = (place.Around, place.Item);
        if (place.Module is { } module)
        {
            AddModule(around, module);
            return;
        }

        if (item.Head is PathSyntax { Tokens.Length: > 1 })
        {
            offers.AddRange(binder.Visible(around.Context).OfType<ModuleSymbol>().Select(static m => ModuleOffer(m, Likelihood.Wanted)));
            return;
        }

        if (around.Template is { } template)
        {
            AddParameters(around, template, item);
            AddParts(around, item);
        }

        if (around.Kind is null)
        {
            AddFileKinds(around);
            return;
        }

        AddEntries(around, item);
        AddInherited(around, item);
        AddProperties(around, item);
        AddChildren(around, item);
        if (around.Kind.Body == BodyRule.Items && around.Kind.Role != Role.Property)
        {
            AddTemplates(around);
        }
    }

    private void AddFileKinds(Surroundings around)
    {
        foreach (var word in KindCatalogue.FileKinds)
        {
            offers.Add(KindOffer(KindCatalogue.Find(word)!, word is "pipeline" or "let" ? Likelihood.Fits : Likelihood.Possible));
        }

        offers.AddRange(DeclarationSnippets.InFile);
        offers.Add(new Offer(CompletionKind.Keyword, "export", Likelihood.Seldom) { Detail = "lets other files import it", Snippet = "export $0", IsWord = true });
        AddTemplates(around);
    }

    private void AddParameters(Surroundings around, TemplateSymbol template, ItemSyntax item)
    {
        var written = around.WordsBut(item).ToHashSet();
        foreach (var parameter in Templates.Parameters(template).Where(p => !written.Contains(p.Name)))
        {
            var type = parameter.Type is { } syntax ? TypeBinder.Bind(session, template.Context, syntax) : null;
            var @default = parameter.Item.Value is { } value ? template.Context.TextOf(value) : "";
            var name = type is null or ErrorType && parameter.Type is { } typed ? template.Context.TextOf(typed) : type?.Name ?? "any";
            offers.Add(new Offer(CompletionKind.Parameter, parameter.Name, Likelihood.Wanted)
            {
                Rank = parameter.IsRequired ? BeforeAll : BeforeUsual,
                Detail = Detail(name, @default, parameter.IsRequired),
                Snippet = KindSnippets.Setting(parameter.Name, type, @default),
                About = new ParameterAbout(template.Context.Tree.Source, parameter.Item),
                IsWord = true,
            });
        }
    }

    /// <summary>The parts of a group that a line of its use goes on with, or leaves out.</summary>
    private void AddParts(Surroundings around, ItemSyntax item)
    {
        var written = around.WordsBut(item).ToHashSet();
        foreach (var part in (around.Symbol is { Group: not null, Members.Symbols: var members } ? members : []).OfType<DeclarationSymbol>().Where(p => p.IsResource && !written.Contains(p.Name)))
        {
            offers.Add(new Offer(CompletionKind.Kind, part.Name, Likelihood.Possible) { Detail = part.Kind.Variety, Snippet = $"{part.Name} {{ $0 }}", About = part, IsWord = true });
        }
    }

    private void AddEntries(Surroundings around, ItemSyntax item)
    {
        var written = around.WordsBut(item).ToHashSet();
        offers.AddRange(EntryOffers.Of(around, binder).Where(o => !written.Contains(o.Name)));
    }

    /// <summary>What an environment inherits may be gone on with.</summary>
    private void AddInherited(Surroundings around, ItemSyntax item)
    {
        if (around.Kind is not { Word: "environment" })
        {
            return;
        }

        var written = around.WordsBut(item).ToHashSet();
        foreach (var symbol in Inheritance.Inherited(around.Context).Where(s => !written.Contains(s.Name)))
        {
            offers.Add(new Offer(CompletionKind.Declaration, symbol.Name, Likelihood.Wanted) { Rank = BeforeUsual, Detail = $"inherited {symbol.What}", Snippet = $"{symbol.Name} {{ $0 }}", About = symbol, IsWord = true });
        }
    }

    private void AddProperties(Surroundings around, ItemSyntax item)
    {
        var kind = around.Kind!;
        var lines = around.WordsBut(item).ToList();
        var written = lines.Concat(around.Item?.Clauses.Select(c => around.Context.Tree.Source.Slice(c.Word.Span)) ?? []).ToHashSet();
        if (kind.Loop != LoopRule.None)
        {
            offers.Add(new Offer(CompletionKind.Keyword, "for", Likelihood.Seldom) { Detail = "once for each element", Snippet = "for ${1:x} in $2", IsWord = true });
        }

        foreach (var property in kind.Properties.Where(p => (p.Repeats || !written.Contains(p.Word)) && Triggers.Takes(around, p)))
        {
            var isClause = SyntaxFacts.ClauseWords.Contains(property.Word);
            var isOwn = kind.Role == Role.Step && !ReferenceEquals(kind, StepInFull) && !IsCommonToSteps(property);
            var isMissing = (property.Required || (property.IsExpected && property.Choice?.Words.Any(written.Contains) != true)) && (!written.Contains(property.Word) || (property.Repeats && lines.Count(w => w == property.Word) < property.Least));
            offers.Add(Usual(kind, PropertyOffer(property, (isMissing, isOwn, isClause) switch
            {
                (true, _, _) => Likelihood.Wanted,
                (_, true, false) => Likelihood.Fits,
                (_, true, true) or (_, _, false) => Likelihood.Leads,
                _ => Likelihood.Possible,
            })));
        }
    }

    private void AddChildren(Surroundings around, ItemSyntax item)
    {
        var kind = around.Kind!;
        var verbs = kind.Word == "step" && around.WordsBut(item).Any(static w => KindCatalogue.Find(w) is { Role: Role.Step });
        foreach (var word in kind.Children.Where(w => !verbs || KindCatalogue.Find(w) is not { Role: Role.Step }))
        {
            offers.Add(Usual(kind, KindOffer(KindCatalogue.Find(word)!, ReferenceEquals(kind, StepInFull) && word != "output" ? Likelihood.Wanted : Likelihood.Fits)));
        }

        if (around.IsTemplate)
        {
            offers.Add(KindOffer(KindCatalogue.Find("param")!, Likelihood.Fits));
        }

        if (kind.Body == BodyRule.Items && (kind.Role != Role.Property || kind.Word == "cleanup"))
        {
            offers.Add(Usual(kind, KindOffer(KindCatalogue.Find("let")!, Likelihood.Possible)));
        }

        offers.AddRange(DeclarationSnippets.In(kind));
    }

    /// <summary>The offer where the catalogue says that it belongs.</summary>
    private static Offer Usual(Kind kind, Offer offer) => kind.Usual.IndexOf(offer.Name) is >= 0 and var rank ? offer with { Likelihood = Likelihood.Wanted, Rank = rank }
        : offer.Likelihood == Likelihood.Wanted ? offer with { Rank = BeforeUsual } : offer;

    private void AddTemplates(Surroundings around)
    {
        foreach (var symbol in binder.Visible(around.Context))
        {
            if (symbol is TemplateSymbol template && Fits(template, around))
            {
                offers.Add(TemplateOffer(template, template.Name));
            }
            else if (symbol is ModuleSymbol module && Exported(binder.Now(module)).Any(t => Fits(t, around)))
            {
                offers.AddRange(Exported(binder.Now(module)).Where(t => Fits(t, around)).Select(t => TemplateOffer(t, $"{module.Name}.{t.Name}")));
                offers.Add(ModuleOffer(module, Likelihood.Possible));
            }
        }

        var library = around.Context.Constructs;
        var platform = Platform.Of(around.Context.Environment);
        offers.AddRange(library.NamesIn(around.Kind, platform).Where(n => around.Context.Scope.Find(n) is not TemplateSymbol)
            .Select(n => TemplateOffer(library.FindIn(around.Kind, n, platform)!, n) with
            {
                Detail = around.Kind?.Word == "environment" ? "construct" : "template",
                Likelihood = around.Kind?.Word == "environment" ? Likelihood.Fits : Likelihood.Seldom, // an environment is made of constructs, a pipeline of its own jobs
            }));

        foreach (var (module, name, edit) in Imports.Missing(binder, around.Context))
        {
            offers.AddRange(Exported(module).Where(t => Fits(t, around)).Select(t => TemplateOffer(t, $"{name}.{t.Name}") with
            {
                AdditionalEdits = [edit], Likelihood = Likelihood.Seldom, Detail = $"import \"{module.Path}\"",
            }));
        }
    }

    private void AddModule(Surroundings around, string name)
    {
        if (around.Context.Scope.Find(name) is ModuleSymbol module)
        {
            offers.AddRange(Exported(binder.Now(module)).Select(t => TemplateOffer(t, t.Name) with { Likelihood = Fits(t, around) ? Likelihood.Wanted : Likelihood.Greyed }));
        }
    }

    private static IEnumerable<TemplateSymbol> Exported(Module module) => module.Scope.Symbols.OfType<TemplateSymbol>().Where(static t => t.IsExported);

    private static bool Fits(TemplateSymbol template, Surroundings around) =>
        template.BaseKind is { } kind ? (around.Kind?.Children ?? KindCatalogue.FileKinds).Contains(kind.Word) : ReferenceEquals(UnusedTemplates.ParentOf(template), around.Kind);

    private Offer TemplateOffer(TemplateSymbol template, string name)
    {
        var required = Templates.Parameters(template).Where(static p => p.IsRequired).ToList();
        var stops = required.Select((p, i) => $"{p.Name} = {TemplateValue(template, p, i + 2)}");
        var own = template.BaseKind is null or { Name: NameRule.Required } ? " ${1:name}" : "";
        return new Offer(CompletionKind.Template, name, Likelihood.Fits)
        {
            Detail = template.BaseKind is { } kind ? $"template of {kind.Word}" : "template",
            Snippet = required.Count == 0 ? $"{name}{own}" : $"{name}{own} {{ {string.Join(", ", stops)} }}",
            About = template,
            IsWord = true,
        };
    }

    private string TemplateValue(TemplateSymbol template, TemplateParameter parameter, int stop) =>
        parameter.Type is { } type && TypeBinder.Bind(session, template.Context, type).Required is TextType ? $"\"${stop}\"" : $"${stop}";

    private static Offer ModuleOffer(ModuleSymbol module, Likelihood likelihood) =>
        new(CompletionKind.Module, module.Name, likelihood) { Detail = module.Module.Path, About = module, GoesOn = true };

    private static Offer KindOffer(Kind kind, Likelihood likelihood) =>
        new(CompletionKind.Kind, kind.Word, likelihood) { Detail = kind.Summary, Snippet = KindSnippets.Of(kind), About = kind, IsWord = true, GoesOn = KindSnippets.AsksFirst(kind) };

    private static Offer PropertyOffer(Kind property, Likelihood likelihood) => new(CompletionKind.Property, property.Word, likelihood)
    {
        Detail = Detail(property.Subject?.Type.Name ?? (property.Body == BodyRule.Map ? "map" : property.Summary), property.Default, property.Required),
        Snippet = KindSnippets.Of(property),
        About = property,
        IsWord = true,
        GoesOn = KindSnippets.AsksFirst(property),
    };

    private static string Detail(string type, string @default, bool isRequired) => $"{type}{(@default.Length > 0 ? $" = {@default}" : isRequired ? ", required" : "")}";
}
