using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <content>The names that the place sees.</content>
internal sealed partial class ValueOffers
{
    private void AddNames()
    {
        var isReference = wanted is { IsInner: false, IsCallee: false, Slot.Form: SlotForm.Reference };
        foreach (var symbol in binder.Visible(wanted.Context).Where(s => !isReference || s is ValueSymbol or LetSymbol or DeclarationSymbol { Kind.Word: "param" }))
        {
            if (OfferOf(symbol) is { } offer)
            {
                offers.Add(offer);
            }
        }

        if (!isReference)
        {
            AddAtHand();
            AddNotImported();
        }
    }

    /// <summary>Where an environment is at hand, what environments have and host: of it is read what each of them says.</summary>
    private void AddAtHand()
    {
        if (wanted.Names.Any(static n => n.Name == "environment"))
        {
            offers.AddRange(binder.Visible(wanted.Context).OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "environment").SelectMany(static e => e.Instances)
                .SelectMany(static e => e.Members.Symbols).OfType<DeclarationSymbol>().Where(static s => s is { Group: not null, LeftOut: null }).DistinctBy(static s => s.Name).Select(s => Leading(s, PhaseKind.Build)));
        }
    }

    /// <summary>Values and functions that other files export: taking one brings its import.</summary>
    private void AddNotImported()
    {
        foreach (var (module, name, edit) in Imports.Missing(binder, wanted.Context))
        {
            foreach (var offer in module.Scope.Symbols.Where(static s => s.IsExported && s is LetSymbol or FunctionSymbol).Select(OfferOf).OfType<Offer>())
            {
                offers.Add(offer with
                {
                    Name = $"{name}.{offer.Name}", Text = $"{name}.{offer.Text}", Snippet = offer.Snippet is { } snippet ? $"{name}.{snippet}" : null,
                    AdditionalEdits = [edit], Likelihood = Likelihood.Seldom, Detail = $"{offer.Detail}, import \"{module.Path}\"",
                });
            }
        }
    }

    private Offer? OfferOf(Symbol symbol) => symbol switch
    {
        ValueSymbol value => Valued(CompletionKind.Variable, symbol, value.Value.Type, value.Value.Phase, value.Value.Labels),
        LetSymbol let when !ReferenceEquals(let.Item, wanted.Item.Item) => OfLet(let),
        FunctionSymbol function => CallOffers.Of(function, session, wanted.IsCallee, hasReceiver: false) with { Likelihood = Likelihood.Leads },
        ModuleSymbol module => new Offer(CompletionKind.Module, symbol.Name, Likelihood.Leads) { Detail = module.Module.Path, About = module, GoesOn = true },
        DeclarationSymbol { Kind.Word: "param" } parameter => OfParameter(parameter),
        DeclarationSymbol declaration => OfDeclaration(declaration),
        _ => null,
    };

    private Offer OfLet(LetSymbol let)
    {
        session.Quiet++;
        var value = new ExpressionBinder(session, let.Context).ValueOf(let, let.Item);
        session.Quiet--;
        return Valued(CompletionKind.Value, let, value?.Type ?? FlowType.Any, value?.Phase ?? Phase.Build, value?.Labels ?? Labels.None);
    }

    private Offer OfParameter(DeclarationSymbol parameter)
    {
        var (type, isSecret) = DeclarationBinder.ParameterType(session, parameter);
        return Valued(CompletionKind.Parameter, parameter, type, parameter.Owner?.Kind.Word == "action" ? Phase.Running : Phase.Plan, isSecret ? Labels.Secret : Labels.None);
    }

    private Offer Valued(CompletionKind kind, Symbol symbol, FlowType type, Phase phase, Labels labels)
    {
        var isLate = phase.Kind > wanted.Latest;
        var isSecret = labels.HasFlag(Labels.Secret) && wanted.Slot is { TakesSecrets: false };
        return new Offer(kind, symbol.Name, isLate || isSecret ? Likelihood.Greyed : Ranked(type))
        {
            Detail = isLate ? LaterPhase.Reason(phase) : isSecret ? "a secret cannot stand here" : $"{type.Name}{(labels.HasFlag(Labels.Untrusted) ? ", untrusted" : "")}",
            About = symbol,
            GoesOn = type.Required is RecordType,
        };
    }

    private Likelihood Ranked(FlowType type) => Wanted switch
    {
        null => Likelihood.Fits,
        _ when type is AnyType or ErrorType => Likelihood.Leads,
        ListType list when wanted.Slot?.OneForMany == true && Conversions.Fits(type, list.Element) => Likelihood.Wanted,
        { } expected when Conversions.Fits(type, wanted.Type!) || Conversions.Fits(type.Required, expected) => Likelihood.Wanted,
        TextType when type.Required is IntType or NumberType or BoolType => Likelihood.Leads,
        BoolType when IsCondition && type is not ErrorType => wanted.Owner is { Word: "where" } ? Likelihood.Fits : Likelihood.Leads, // it can be compared
        _ => type.Required is RecordType ? Likelihood.Leads : Likelihood.Possible,
    };

    private Offer? OfDeclaration(DeclarationSymbol declaration)
    {
        var isStep = declaration.Kind.Role == Role.Step;
        if (isStep && !IsAbove(declaration))
        {
            return null;
        }

        return declaration.Kind.Word switch
        {
            "job" or "call" when ReferenceEquals(declaration, wanted.Context.Header) || ReferenceEquals(declaration, wanted.Context.Job) => null,
            "job" or "call" => Leading(declaration, PhaseKind.AfterJobs),
            "group" => Leading(declaration, PhaseKind.Build),
            "terraform" or "data" or "ephemeral" => wanted.Context.IsInside(declaration) ? null : Leading(declaration, PhaseKind.Applied),
            "pipeline" or "action" or "environment" or "team" or "project" or "sidecar" => null,
            _ when isStep => Leading(declaration, PhaseKind.Running),
            _ => null,
        };
    }

    private bool IsAbove(DeclarationSymbol step) =>
        (ReferenceEquals(step.Owner, wanted.Context.Job) || ReferenceEquals(step.Owner?.Owner, wanted.Context.Job))
        && (step.Item.Span.Start < wanted.Context.StepPosition || !ReferenceEquals(step.Context.Tree, wanted.Context.Tree)) && step.Loops.IsEmpty;

    private Offer Leading(DeclarationSymbol declaration, PhaseKind phase)
    {
        var isLate = phase > wanted.Latest;
        return new Offer(CompletionKind.Declaration, declaration.Name, isLate ? Likelihood.Greyed : Likelihood.Leads)
        {
            Detail = isLate ? LaterPhase.Reason(new Phase(phase, [declaration.Name])) : declaration.What, About = declaration, GoesOn = true,
        };
    }
}
