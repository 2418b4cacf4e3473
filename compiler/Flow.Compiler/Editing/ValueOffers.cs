using System.Collections.Immutable;
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

        if (CopyOffers.KeysAt(wanted) is { } keys)
        {
            offers.AddRange(keys.Select(static k => new Offer(CompletionKind.Text, $"\"{k}\"", Likelihood.Wanted) { Detail = "key", IsWord = true }));
            AddNames();
            return;
        }

        if (wanted.Slot?.Form is { } form and not SlotForm.Value && !wanted.IsCallee && new ReferenceOffers(binder, wanted, offers).Add(form))
        {
            return;
        }

        AddOfType(wanted.Slot?.Otherwise as VariantType);
        if (wanted is { IsInner: false, Slot.Form: SlotForm.Reference })
        {
            AddNames(); // what holds such a declaration; nothing that is made could
            return;
        }

        AddForms();
        AddOfType(wanted.Type);
        AddSlotNames();
        AddNames();
        AddContexts();
        AddFunctions();
        AddWords();
    }

    private FlowType? Wanted => wanted.Type?.Required;

    /// <summary>What functions are judged by: in a hole everything becomes a text.</summary>
    private FlowType? Given => Wanted ?? (IsHole ? FlowType.Text : null);

    /// <summary>Whether it is all that stands in a hole of a text.</summary>
    private bool IsHole => wanted.Around is StringExpressionSyntax;

    /// <summary>Whether it is a condition, which what happens decides.</summary>
    private bool IsCondition => Wanted is BoolType && !wanted.IsInner && wanted.Owner is { Word: "when" or "where" or "if" or "require" };

    /// <summary>Whether the type has written forms of its own, so that little else makes sense.</summary>
    private bool IsClosed => Wanted is EnumType { IsOpen: false } or VariantType or DurationType or SizeType or TimeType or PercentType or RangeType or DateType
        or ListType { Element: VariantType or EnumType { IsOpen: false } or RangeType };

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

    /// <summary>The brackets that a value of the type stands in.</summary>
    private void AddForms()
    {
        if (wanted.IsCallee || IsHole)
        {
            return;
        }

        if (wanted is { IsInner: false, Item.Kind.Body: BodyRule.Map })
        {
            AddForm("{ … }", "{ $0 }", "by name", Wanted is null ? Likelihood.Wanted : Likelihood.Fits);
            return;
        }

        if (Wanted is RecordType or MapType)
        {
            AddForm("{ … }", "{ $0 }", Wanted.Name, Likelihood.Wanted);
        }

        if (Wanted is TextType or ListType { Element: TextType } || (Wanted is null && !wanted.IsInner && wanted.Slot is not null))
        {
            AddForm("\"…\"", "\"$0\"", wanted is { IsInner: false, Owner: { Role: Role.Property } property } ? property.Summary : "a text", Wanted is null ? Likelihood.Fits : Likelihood.Wanted, TextOffers.Has(wanted));
        }

        if (Wanted is ListType list)
        {
            AddForm("[…]", list.Element is TextType ? "[\"$0\"]" : "[$0]", list.Name, wanted.Slot?.OneForMany == true ? Likelihood.Fits : Likelihood.Wanted, list.Element is not TextType || TextOffers.Has(wanted));
        }
    }

    private void AddForm(string name, string snippet, string detail, Likelihood likelihood, bool goesOn = true) =>
        offers.Add(new Offer(CompletionKind.Snippet, name, likelihood) { Detail = detail, Text = snippet.Replace("$0", "", StringComparison.Ordinal), Snippet = snippet, IsWord = true, GoesOn = goesOn });

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
            case IntType or NumberType or RangeType when wanted is { IsInner: false, Slot.Samples: var samples }:
                offers.AddRange(samples.Select(s => new Offer(CompletionKind.Unit, s, Likelihood.Fits) { Detail = type.Name }));
                break;
            default:
                break;
        }
    }

    /// <summary>What is decided while a pipeline runs is no constant.</summary>
    private Likelihood ConstantLikelihood => IsCondition ? Likelihood.Seldom : Likelihood.Fits;

    private ImmutableArray<string> Samples(FlowType type) => type switch
    {
        _ when wanted is { IsInner: false, Slot.Samples: { IsEmpty: false } own } => own,
        DurationType => ["5m", "10m", "30m", "1h"],
        SizeType => ["512MiB", "1GiB"],
        TimeType => ["03:00", "09:00"],
        _ => ["99.9%"],
    };

    private static Offer Member(EnumType members, string name)
    {
        if (members.EnumName != "event" || Events.Find(name) is not { } @event)
        {
            return new Offer(CompletionKind.EnumMember, name, Likelihood.Wanted) { Detail = members.Name, IsWord = name == "none" };
        }

        var rank = Events.Usual.Select(static e => e.Name).ToList().IndexOf(name);
        return new Offer(CompletionKind.EnumMember, name, rank < 0 ? Likelihood.Fits : Likelihood.Wanted)
        {
            Detail = @event.GitHubName, About = @event, Rank = rank < 0 ? int.MaxValue : rank, Snippet = rank >= 0 && Events.Usual[rank].Ending is { Length: > 0 } ending ? name + ending : null,
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
        offers.AddRange(wanted.Names.Select(static n => new Offer(n.Type is FunctionType ? CompletionKind.Function : CompletionKind.Variable, n.Name, Likelihood.Fits)
        {
            Detail = n.Type.Name, About = new TextAbout(n.Documentation), Snippet = n.Type is FunctionType ? $"{n.Name}($1)" : null,
        }));

    private void AddContexts()
    {
        var isEnvironment = wanted.Item.Outer.Nearest("environment") is not null; // the same for all runs of pipelines
        foreach (var context in Contexts.All.Concat(Contexts.Open).Where(c => !IsClosed && wanted.Context.Scope.Find(c.Name) is null && !(isEnvironment && c.Phase.Kind > PhaseKind.Build)))
        {
            offers.Add(new Offer(CompletionKind.Context, context.Name, context.Phase.Kind > wanted.Latest ? Likelihood.Greyed : OrdinaryContext(context))
            {
                Detail = context.Phase.Kind > wanted.Latest ? LaterPhase.Reason(context.Phase) : context.Summary,
                About = context, GoesOn = true,
            });
        }

        if (Wanted is null or ListType { Element: AnyType })
        {
            offers.AddRange(DomainTypes.Platform.Members.Select(static m => new Offer(CompletionKind.EnumMember, m, Likelihood.Seldom) { Detail = "platform" }));
        }

        if (!IsClosed && !isEnvironment && Wanted is not BoolType)
        {
            offers.Add(new Offer(CompletionKind.Variable, "workspace", PhaseKind.Running > wanted.Latest ? Likelihood.Greyed : Likelihood.Seldom) { Detail = "string", About = new TextAbout("The folder of the repository's files.") });
        }
    }

    private Likelihood OrdinaryContext(Context context) => context.Name switch
    {
        "git" or "event" when IsCondition => Likelihood.Fits,
        "git" or "event" or "secrets" or "vars" => Likelihood.Leads,
        "matrix" or "inputs" or "container" or "action" or "github" => Likelihood.Seldom,
        _ => Wanted is TextType ? Likelihood.Leads : Likelihood.Possible,
    };

    private void AddFunctions()
    {
        foreach (var name in StandardLibrary.Names)
        {
            var function = StandardLibrary.Find(name)!;
            var fits = Given is null || (function.Result is not AnyType && Conversions.Fits(function.Result, Given));
            if (fits || !IsClosed || wanted.IsCallee)
            {
                offers.Add(CallOffers.Of(function, wanted.IsCallee, hasReceiver: false) with { Likelihood = fits ? Likelihood.Possible : Likelihood.Seldom });
            }
        }

        offers.AddRange(CallOffers.Words(wanted.IsCallee).Where(w => wanted.IsCallee || Given is null || Conversions.Fits(w.Result, Given) || !IsClosed && !IsCondition && w.Result is not BoolType).Select(w => w.Offer with
        {
            Likelihood = IsCondition && wanted.Latest >= PhaseKind.AfterJobs ? Likelihood.Fits : Likelihood.Seldom,
        }));
    }

    private void AddWords()
    {
        foreach (var (word, snippet, detail) in Words.Where(w => (!wanted.IsPhrase || w.Word != "if") && (w.Word != "not" || Given is null or BoolType)))
        {
            offers.Add(new Offer(CompletionKind.Keyword, word, word == "not" && Wanted is BoolType ? Likelihood.Leads : Likelihood.Seldom) { Detail = detail, Snippet = snippet, IsWord = true });
        }

        if (Wanted is null or ListType)
        {
            offers.Add(new Offer(CompletionKind.Snippet, "[for … in …]", Likelihood.Seldom) { Detail = "a list of each element", Text = "[]", Snippet = "[for ${1:x} in $2 => $3]", IsWord = true });
        }

        foreach (var word in (Given is null or OptionalType ? new[] { "true", "false", "none" } : []))
        {
            offers.Add(new Offer(CompletionKind.Keyword, word, Likelihood.Seldom) { IsWord = true });
        }
    }
}
