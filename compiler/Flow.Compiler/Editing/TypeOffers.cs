using Flow.Compiler.Binding;

namespace Flow.Compiler.Editing;

/// <summary>Types: those that every file knows, those of the project, and those of imported files.</summary>
internal static class TypeOffers
{
    private static readonly (string Name, string Detail)[] Generic = [("list", "values in order"), ("map", "values by text"), ("range", "from one value to another")];

    /// <summary>Adds the types.</summary>
    public static void Add(CaretPlace.InType place, PlaceBinder binder, OfferList offers)
    {
        if (place.Module is { } name)
        {
            if (place.Context.Scope.Find(name) is ModuleSymbol module)
            {
                offers.AddRange(binder.Now(module).Scope.Symbols.OfType<TypeSymbol>().Where(static t => t.IsExported).Select(static t => Own(t, Likelihood.Wanted)));
            }

            return;
        }

        foreach (var symbol in binder.Visible(place.Context))
        {
            if (symbol is TypeSymbol type)
            {
                offers.Add(Own(type, Likelihood.Fits));
            }
            else if (symbol is ModuleSymbol module && binder.Now(module).Scope.Symbols.Any(static s => s is TypeSymbol { IsExported: true }))
            {
                offers.Add(new Offer(CompletionKind.Module, module.Name, Likelihood.Possible) { Detail = module.Module.Path, About = module, GoesOn = true });
            }
        }

        AddKnown(place, offers);
    }

    private static void AddKnown(CaretPlace.InType place, OfferList offers)
    {
        foreach (var (name, type) in TypeBinder.BuiltIn)
        {
            var isLikely = name is "string" or "int" or "bool" || (place.IsParameter && name is "path" or "version" or "secret");
            offers.Add(new Offer(CompletionKind.Type, name, isLikely ? Likelihood.Fits : Likelihood.Possible) { Detail = TypeWords.Of(name, type) });
        }

        foreach (var (name, detail) in Generic)
        {
            var offer = new Offer(CompletionKind.Type, name, Likelihood.Leads) { Detail = detail };
            offers.Add(place.HasArguments ? offer : offer with { Text = $"{name}<string>", Snippet = $"{name}<${{1:string}}>" });
        }
    }

    private static Offer Own(TypeSymbol type, Likelihood likelihood) =>
        new(CompletionKind.Type, type.Name, likelihood) { Detail = type.Context.WordOf(type.Item), About = type };
}
