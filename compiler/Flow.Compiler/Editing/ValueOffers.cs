using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Functions;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>Values for a place: names by the wanted type first, then what the type itself offers, then what leads on.</summary>
internal sealed partial class ValueOffers(PlaceBinder binder, WantedValue wanted, OfferList offers)
{
    private readonly BindSession session = binder.Session;

    private static readonly (string Word, string Snippet, string Detail)[] Words =
    [
        ("if", "if $1 then $2 else $3", "a choice"), ("match", "match $1 { $0 }", "a choice by value"), ("not", "not $1", "the opposite"),
    ];

    /// <summary>Adds the offers.</summary>
    public void Add()
    {
        AddArgumentNames();
        if (wanted.Type is ErrorType)
        {
            return; // the name of an argument, and nothing else
        }

        if (wanted.Slot?.Form is { } form and not SlotForm.Value && !wanted.IsCallee && new ReferenceOffers(binder, wanted, offers).Add(form))
        {
            return;
        }

        AddOfType(wanted.Type);
        AddSlotNames();
        AddNames();
        AddContexts();
        AddFunctions();
        AddWords();
    }

    private FlowType? Wanted => wanted.Type?.Required;

    /// <summary>Whether the type has written forms of its own, so that little else makes sense.</summary>
    private bool IsClosed => Wanted is EnumType { IsOpen: false } or VariantType or DurationType or SizeType or TimeType or PercentType
        or ListType { Element: VariantType or EnumType { IsOpen: false } };

    /// <summary>The names of the arguments of the call that are not given yet.</summary>
    private void AddArgumentNames()
    {
        if (wanted.Call is not { } call || wanted.Slot?.Form is not (null or SlotForm.Value))
        {
            return;
        }

        var given = call.Arguments.Arguments.OfType<NamedArgumentSyntax>().Select(a => wanted.Context.NameOf(a.Name)).ToHashSet();
        foreach (var parameter in CallTargets.Of(call, wanted, binder)?.Parameters ?? [])
        {
            if (!given.Contains(parameter.Name) && !parameter.IsRepeated)
            {
                offers.Add(new Offer(CompletionKind.Parameter, parameter.Name, Likelihood.Possible)
                {
                    Detail = parameter.Type, Text = $"{parameter.Name} = ", Snippet = $"{parameter.Name} = $1", IsWord = true, About = new TextAbout(parameter.Documentation),
                });
            }
        }
    }

    private void AddOfType(FlowType? type)
    {
        switch (type)
        {
            case OptionalType optional:
                AddOfType(optional.Inner);
                offers.Add(new Offer(CompletionKind.Keyword, "none", Likelihood.Possible) { Detail = "no value", IsWord = true });
                break;
            case EnumType { EnumName: null } union:
                offers.AddRange(union.Members.Select(m => new Offer(CompletionKind.EnumMember, $"\"{m}\"", Likelihood.Wanted) { Detail = union.Name }));
                break;
            case EnumType members:
                offers.AddRange(members.Members.Select(m => Member(members, m)));
                break;
            case VariantType variant:
                offers.AddRange(variant.Cases.Select(c => CaseOf(variant, c)));
                break;
            case ListType list:
                AddOfType(list.Element);
                break;
            case BoolType:
                offers.Add(new Offer(CompletionKind.Keyword, "true", ConstantLikelihood) { Detail = "bool", IsWord = true });
                offers.Add(new Offer(CompletionKind.Keyword, "false", ConstantLikelihood) { Detail = "bool", IsWord = true });
                break;
            case DurationType or SizeType or TimeType or PercentType:
                offers.AddRange(Samples(type).Select(s => new Offer(CompletionKind.Unit, s, Likelihood.Fits) { Detail = type.Name }));
                break;
            default:
                break;
        }
    }

    /// <summary>What is decided while a pipeline runs is no constant.</summary>
    private Likelihood ConstantLikelihood => wanted.Owner is { Word: "when" or "where" or "if" } ? Likelihood.Seldom : Likelihood.Fits;

    private static string[] Samples(FlowType type) => type switch
    {
        DurationType => ["5m", "10m", "30m", "1h"],
        SizeType => ["512MiB", "1GiB"],
        TimeType => ["03:00", "09:00"],
        _ => ["99.9%"],
    };

    private static Offer Member(EnumType members, string name)
    {
        var @event = members.EnumName == "event" ? Events.Find(name) : null;
        return new Offer(CompletionKind.EnumMember, name, @event is null || name is "push" or "pull-request" or "manual" or "call" or "schedule" or "tag" ? Likelihood.Wanted : Likelihood.Fits)
        {
            Detail = @event is null ? members.Name : @event.GitHubName,
            IsWord = name == "none",
            Snippet = name == "push" && @event is not null ? "push to \"${1:main}\"" : name == "schedule" && @event is not null ? "schedule every ${1:day} at ${2:03:00}" : name == "tag" && @event is not null ? "tag \"${1:v*}\"" : null,
            About = @event,
        };
    }

    private Offer CaseOf(VariantType variant, VariantCase @case)
    {
        var arguments = @case.Parameters.Select((p, i) => p.Type.Required is TextType { Form: not TextForm.Version } ? $"\"${i + 1}\"" : $"${{{i + 1}:{(p.Type.Required is IntType ? "1" : p.Name)}}}");
        var isBare = @case.MayBeBare || wanted.IsCallee;
        return new Offer(CompletionKind.Variant, @case.Name, Likelihood.Wanted)
        {
            Detail = @case.Parameters.IsEmpty ? variant.Name : $"({string.Join(", ", @case.Parameters.Select(static p => $"{p.Name}: {p.Type.Name}"))})",
            Text = isBare ? @case.Name : $"{@case.Name}({PlainArguments(@case)})",
            Snippet = wanted.IsCallee || @case.Parameters.IsEmpty ? null : $"{@case.Name}({string.Join(", ", arguments)})",
            About = new TextAbout(@case.Documentation),
        };
    }

    private static string PlainArguments(VariantCase @case) =>
        string.Join(", ", @case.Parameters.Where(static p => p.Default is null && !p.Type.IsOptional).Select(static p => p.Type.Required is IntType ? "1" : "\"\""));

    private void AddSlotNames() =>
        offers.AddRange(wanted.Names.Select(static n => new Offer(CompletionKind.Variable, n.Name, Likelihood.Fits) { Detail = n.Type.Name, About = new TextAbout(n.Documentation) }));

    private void AddContexts()
    {
        foreach (var context in Contexts.All.Concat(Contexts.Open).Where(c => wanted.Context.Scope.Find(c.Name) is null))
        {
            offers.Add(new Offer(CompletionKind.Context, context.Name, context.Phase.Kind > wanted.Latest ? Likelihood.Greyed : OrdinaryContext(context))
            {
                Detail = context.Phase.Kind > wanted.Latest ? LaterPhase.Reason(context.Phase) : context.Summary,
                About = context, GoesOn = true,
            });
        }

        if (!IsClosed)
        {
            offers.AddRange(DomainTypes.Platform.Members.Select(static m => new Offer(CompletionKind.EnumMember, m, Likelihood.Seldom) { Detail = "platform" }));
        }

        offers.Add(new Offer(CompletionKind.Variable, "workspace", PhaseKind.Running > wanted.Latest ? Likelihood.Greyed : Likelihood.Seldom) { Detail = "string", About = new TextAbout("The folder of the repository's files.") });
    }

    private Likelihood OrdinaryContext(Context context) => context.Name switch
    {
        "git" or "event" or "secrets" or "vars" => Likelihood.Leads,
        "matrix" or "inputs" or "container" or "action" or "github" => Likelihood.Seldom,
        _ => Wanted is TextType ? Likelihood.Leads : Likelihood.Possible,
    };

    private void AddFunctions()
    {
        foreach (var name in StandardLibrary.Names)
        {
            var function = StandardLibrary.Find(name)!;
            var fits = Wanted is null || (function.Result is not AnyType && Conversions.Fits(function.Result, Wanted));
            if (fits || !IsClosed || wanted.IsCallee)
            {
                offers.Add(CallOffers.Of(function, wanted.IsCallee, hasReceiver: false) with { Likelihood = fits ? Likelihood.Possible : Likelihood.Seldom });
            }
        }

        offers.AddRange(CallOffers.Words(wanted.IsCallee));
    }

    private void AddWords()
    {
        foreach (var (word, snippet, detail) in Words.Where(w => !wanted.IsPhrase || w.Word != "if"))
        {
            offers.Add(new Offer(CompletionKind.Keyword, word, word == "not" && Wanted is BoolType ? Likelihood.Leads : Likelihood.Seldom) { Detail = detail, Snippet = snippet, IsWord = true });
        }

        if (Wanted is null or ListType)
        {
            offers.Add(new Offer(CompletionKind.Snippet, "[for … in …]", Likelihood.Seldom) { Detail = "a list of each element", Text = "[]", Snippet = "[for ${1:x} in $2 => $3]", IsWord = true });
        }

        foreach (var word in new[] { "true", "false", "none" })
        {
            offers.Add(new Offer(CompletionKind.Keyword, word, Likelihood.Seldom) { IsWord = true });
        }
    }
}
