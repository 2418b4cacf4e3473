using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Functions;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>What may stand behind a dot.</summary>
internal sealed class MemberOffers(PlaceBinder binder, CaretPlace.Member place, OfferList offers)
{
    private readonly BindSession session = binder.Session;
    private readonly WantedValue wanted = place.Value;

    private BindContext Context => wanted.Context;

    /// <summary>Adds the members.</summary>
    public void Add()
    {
        if (wanted.Slot?.Form == SlotForm.Word)
        {
            AddOfWaived();
            return;
        }

        session.Quiet++;
        var target = new ExpressionBinder(session, Context) { SlotNames = wanted.Names }.BindOperand(place.Target);
        session.Quiet--;
        switch (target)
        {
            case Operand.OfValue { Value: var value }:
                AddFields(value);
                AddMethods(value.Type);
                break;
            case Operand.OfDeclaration { Symbol: var symbol }:
                AddDeclared(symbol);
                break;
            case Operand.OfOutputs { Symbol: var symbol }:
                AddOutputs(symbol);
                break;
            case Operand.OfAllCells { Job: { Kind.Loop: LoopRule.Copies, Copies: [var one, ..] } }:
                AddEnvironment(one.Symbol);
                break;
            case Operand.OfEach { Meanings: [{ Meaning: Operand.OfDeclaration { Symbol: var one } }, ..] }:
                AddDeclared(one);
                break;
            case Operand.OfEach:
                break;
            case Operand.OfAllCells { Job: { IsResource: true } copies }:
                AddMembers(copies, isMany: true);
                break;
            case Operand.OfResource { Symbol: var copy }:
                AddMembers(copy, isMany: false);
                break;
            case Operand.OfAllCells { Job: var job }:
                AddKept(job, "artifact", "output");
                break;
            case Operand.OfCell { Job: var job }:
                AddKept(job, "artifact");
                break;
            case Operand.OfContext of:
                AddContext(of);
                break;
            case Operand.OfModule { Module: var module }:
                AddExported(binder.Now(module));
                break;
            case Operand.Broken:
                break;
            default:
                throw new InvalidOperationException($"No members for {target.GetType().Name}.");
        }
    }

    private bool TakesArtifacts => wanted.Slot?.Form == SlotForm.Artifact;

    private void AddOfWaived()
    {
        if (place.Target is NameExpressionSyntax name && Callees.Find(Context, Context.NameOf(name.Token), "pipeline", binder) is { } pipeline)
        {
            AddNamed(pipeline.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word is "job" or "call"));
        }
    }

    private void AddNamed(IEnumerable<DeclarationSymbol> symbols) =>
        offers.AddRange(symbols.Where(static s => s.Name != CaretText.Placeholder).Select(static s => new Offer(CompletionKind.Declaration, s.Name, Likelihood.Wanted) { Detail = s.What, About = s, IsWord = true }));

    private void AddFields(Expr value)
    {
        var fields = value.Constant is RecordValue record && value.Type.Required is not RecordType
            ? record.Fields.Select(static f => new RecordField(f.Name, f.Value.Type))
            : (value.Type.Required as RecordType)?.Fields ?? [];
        var isLate = value.Phase.Kind > wanted.Latest;
        offers.AddRange(fields.Select(f => new Offer(CompletionKind.Member, f.Name, isLate ? Likelihood.Greyed : Ranked(f.Type))
        {
            Detail = isLate ? LaterPhase.Reason(value.Phase) : f.Type.Name, About = new TextAbout(f.Documentation), IsWord = true, GoesOn = f.Type.Required is RecordType,
        }));
    }

    private Likelihood Ranked(FlowType type) =>
        wanted.Type is null || Conversions.Fits(type, wanted.Type) || Conversions.Fits(type.Required, wanted.Type) ? Likelihood.Wanted : Likelihood.Fits;

    private void AddMethods(FlowType type)
    {
        if (type is ErrorType)
        {
            return;
        }

        foreach (var function in binder.Visible(Context).OfType<FunctionSymbol>())
        {
            if (function.Signature?.Arguments.Arguments.OfType<ParameterArgumentSyntax>().FirstOrDefault() is { } first && Conversions.Fits(type.Required, TypeBinder.Bind(session, function.Context, first.Type)))
            {
                offers.Add(CallOffers.Of(function, session, wanted.IsCallee, hasReceiver: true) with { Likelihood = Likelihood.Fits });
            }
        }

        foreach (var name in StandardLibrary.Names)
        {
            var function = StandardLibrary.Find(name)!;
            if (function.Parameters is [var first, ..] && first.Types.Any(t => Takes(t, type.Required)))
            {
                var fits = wanted.Type is null || Conversions.Fits(function.Result, wanted.Type);
                offers.Add(CallOffers.Of(function, wanted.IsCallee, hasReceiver: true) with { Likelihood = first.Type is AnyType ? Likelihood.Seldom : fits ? Likelihood.Leads : Likelihood.Possible });
            }
        }
    }

    private static bool Takes(FlowType parameter, FlowType value) =>
        Conversions.Fits(value, parameter) || (parameter is MapType && value is RecordType) || (parameter is ListType && value is ListType);

    private void AddDeclared(DeclarationSymbol symbol)
    {
        switch (symbol.Kind.Word)
        {
            case "job" or "call":
                AddJob(symbol);
                break;
            case "terraform" or "data" or "ephemeral" when symbol.IsMany:
                offers.Add(new Offer(CompletionKind.Member, "all", Likelihood.Wanted) { Detail = "all copies of the resource", GoesOn = true, IsWord = true });
                break;
            case "terraform" or "data" or "ephemeral":
                AddMembers(symbol, isMany: false);
                break;
            case "service":
                AddBelonging(symbol);
                AddAtHand(symbol);
                break;
            case "environment" when symbol.IsMany:
                offers.Add(new Offer(CompletionKind.Member, "keys", Likelihood.Wanted) { Detail = "list<string>", IsWord = true });
                offers.Add(new Offer(CompletionKind.Member, "all", Likelihood.Wanted) { Detail = "all of them", GoesOn = true, IsWord = true });
                break;
            case "environment":
                AddEnvironment(symbol);
                break;
            case "group":
                if (Context.Environment is null)
                {
                    AddBelonging(symbol);
                }

                AddNamed(symbol.Members.Symbols.OfType<DeclarationSymbol>().OrderBy(static s => s.Kind.Word != "output"));
                break;
            default:
                if (symbol.Kind.Role == Role.Step)
                {
                    AddStep(symbol);
                }

                break;
        }
    }

    /// <summary>What a pipeline may read of an environment: what the compiler knows of its constructs.</summary>
    private void AddEnvironment(DeclarationSymbol environment) => AddNamed(environment.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Group is not null && s.LeftOut is null));

    /// <summary>Where an environment is at hand, what the first of them that hosts a service says of it.</summary>
    private void AddAtHand(DeclarationSymbol service)
    {
        if (wanted.Names.Any(static n => n.Name == "environment") && session.Visible(Context).OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "environment").SelectMany(static e => e.Instances)
            .Select(e => e.Members.FindHere(service.Name)).OfType<DeclarationSymbol>().FirstOrDefault(static s => s.IsHosted) is { } hosted)
        {
            AddNamed(hosted.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "output"));
        }
    }

    /// <summary>What is declared <c>of</c> a service; where one kind is asked for, only that.</summary>
    private void AddBelonging(DeclarationSymbol service)
    {
        var slot = wanted.Slot is { Form: SlotForm.Reference } reference ? reference : null;
        offers.AddRange(Context.Scope.BelongingTo(service.Name).OfType<DeclarationSymbol>().Where(s => slot is null || s.Kind.Word == ((ReferenceType)slot.Type).Kind || slot.OtherKinds.Contains(s.Kind.Word))
            .Select(s => new Offer(CompletionKind.Declaration, s.Name[(service.Name.Length + 1)..], Likelihood.Wanted) { Detail = s.What, About = s, IsWord = true }));
    }

    private void AddMembers(DeclarationSymbol resource, bool isMany)
    {
        foreach (var member in resource.Kind.Members is { } members ? members.Names.Select(n => members.Find(n)!) : [])
        {
            var type = isMany ? new ListType(member.Type) : member.Type;
            offers.Add(PhaseKind.Applied > wanted.Latest
                ? new Offer(CompletionKind.Member, member.Name, Likelihood.Greyed) { Detail = LaterPhase.Reason(Phase.Applied), About = member, IsWord = true }
                : new Offer(CompletionKind.Member, member.Name, Ranked(type)) { Detail = Labelled(type.Name, member.Labels), About = member, IsWord = true });
        }
    }

    private void AddJob(DeclarationSymbol job)
    {
        AddKept(job, "artifact", "output", "build-image");
        AddAll(job);
        if (job.Kind.Word == "call")
        {
            offers.AddRange(DeclarationBinder.CalledOutputs(job).Select(o => Facet(o, DeclarationBinder.CalledOutput(session, job, o)?.Type.Name ?? "string", PhaseKind.AfterJobs, job.Name, Likelihood.Wanted)));
        }

        if (TakesArtifacts)
        {
            return;
        }

        offers.Add(Facet("result", "result", PhaseKind.AfterJobs, job.Name, wanted.Type is null or EnumType or BoolType ? Likelihood.Wanted : Likelihood.Fits));
        offers.Add(Facet("outputs", "its outputs", PhaseKind.AfterJobs, job.Name, Likelihood.Seldom) with { GoesOn = true });
    }

    private void AddAll(DeclarationSymbol job)
    {
        if (job.IsMany)
        {
            offers.Add(new Offer(CompletionKind.Member, "all", Likelihood.Wanted) { Detail = "all cells of the job", GoesOn = true, IsWord = true });
        }
    }

    private void AddKept(DeclarationSymbol job, params string[] kinds)
    {
        foreach (var member in job.Members.Symbols.OfType<DeclarationSymbol>().Where(s => kinds.Contains(s.Kind.Word) && s.Name != CaretText.Placeholder))
        {
            var isArtifact = member.Kind.Word == "artifact";
            var fits = TakesArtifacts ? isArtifact : !isArtifact;
            var isImage = member.Kind.Word == "build-image";
            var isLate = !isArtifact && !(isImage && ReferenceEquals(job, Context.Job)) && PhaseKind.AfterJobs > wanted.Latest;
            var needsCell = place.Target is NameExpressionSyntax && job.IsMany && !ReferenceEquals(job, Context.Job);
            offers.Add(new Offer(CompletionKind.Declaration, member.Name, isLate || !fits ? Likelihood.Greyed : needsCell ? Likelihood.Possible : Likelihood.Wanted)
            {
                Detail = isLate ? $"known only when {job.Name} is done" : isArtifact ? "artifact" : isImage ? DomainTypes.Image.Name : OutputType(member), About = member, IsWord = true, GoesOn = isImage,
            });
        }
    }

    private string OutputType(DeclarationSymbol output) => DeclarationBinder.OutputType(session, output, out _).Type.Name;

    private void AddOutputs(DeclarationSymbol symbol)
    {
        AddNamed(symbol.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "output"));
        offers.AddRange(DeclarationBinder.CalledOutputs(symbol).Select(o => Facet(o, "output", PhaseKind.AfterJobs, symbol.Name, Likelihood.Wanted)));
    }

    private void AddStep(DeclarationSymbol step)
    {
        offers.AddRange(step.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "output")
            .Select(o => Facet(o.Name, (DeclarationBinder.DeclaredType(session, o) ?? FlowType.Text).Name, PhaseKind.Running, step.Name, Likelihood.Wanted) with { About = o }));
        if (DeclarationBinder.IsCommand(step))
        {
            offers.Add(Facet("stdout", "string", PhaseKind.Running, step.Name, Likelihood.Fits));
            offers.Add(Facet("stderr", "string", PhaseKind.Running, step.Name, Likelihood.Leads));
            offers.Add(Facet("exit-code", "int", PhaseKind.Running, step.Name, Likelihood.Fits));
        }

        offers.Add(Facet("outcome", "outcome", PhaseKind.Running, step.Name, wanted.Type is BoolType ? Likelihood.Wanted : Likelihood.Leads));
        offers.Add(Facet("conclusion", "outcome", PhaseKind.Running, step.Name, Likelihood.Possible));
        offers.Add(Facet("outputs", "its outputs", PhaseKind.Running, step.Name, Likelihood.Seldom) with { GoesOn = true });
    }

    private Offer Facet(string name, string type, PhaseKind phase, string owner, Likelihood likelihood) =>
        phase > wanted.Latest
            ? new Offer(CompletionKind.Member, name, Likelihood.Greyed) { Detail = LaterPhase.Reason(new Phase(phase, [owner])), IsWord = true }
            : new Offer(CompletionKind.Member, name, likelihood) { Detail = type, IsWord = true };

    private void AddContext(Operand.OfContext of)
    {
        if (of.Context.Phase.Kind > wanted.Latest)
        {
            offers.AddRange(of.Context.Members.Select(m => new Offer(CompletionKind.Member, m.Name, Likelihood.Greyed) { Detail = LaterPhase.Reason(of.Context.Phase), About = m, IsWord = true }));
            return;
        }

        switch (of.Context.Name)
        {
            case "event":
                AddPayload(of);
                break;
            case "secrets" or "vars" or "env":
                AddUsed(of.Context.Name);
                break;
            case "inputs":
                AddNamed(Context.Pipeline?.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "param") ?? []);
                break;
            case "matrix":
                AddMatrix();
                break;
            default:
                offers.AddRange(of.Context.Members.Select(m => new Offer(CompletionKind.Member, m.Name, Ranked(m.Type)) { Detail = Labelled(m.Type.Name, m.Labels), About = m, IsWord = true }));
                break;
        }
    }

    private static string Labelled(string type, Labels labels) => labels switch
    {
        _ when labels.HasFlag(Labels.Secret) => $"{type}, secret",
        _ when labels.HasFlag(Labels.Untrusted) => $"{type}, untrusted",
        _ => type,
    };

    private void AddPayload(Operand.OfContext of)
    {
        if (of.Path.IsEmpty)
        {
            offers.Add(new Offer(CompletionKind.Member, "name", Likelihood.Wanted) { Detail = "event", About = new TextAbout("The event that started the run."), IsWord = true });
        }

        foreach (var field in Payloads.Fields(of.Path, Triggers.Of(wanted.Item.Outer)))
        {
            offers.Add(new Offer(CompletionKind.Member, field.Name, Likelihood.Fits)
            {
                Detail = field.IsObject ? "{ … }" : Labelled("any", Contexts.LabelsOfPayload([.. of.Path, field.Name])), GoesOn = field.IsObject, IsWord = true,
            });
        }
    }

    private void AddUsed(string context)
    {
        offers.AddRange(VariableNames.ReadAs(context, binder.Compilation.Trees).Select(n => new Offer(CompletionKind.Member, n, Likelihood.Wanted) { Detail = context == "secrets" ? "string?, secret" : "string?", IsWord = true }));
        if (context == "secrets")
        {
            offers.Add(new Offer(CompletionKind.Member, "GITHUB_TOKEN", Likelihood.Fits) { Detail = "string?, secret", About = new TextAbout("The token of the run."), IsWord = true });
        }
        else if (context == "env")
        {
            offers.AddRange(VariableNames.Around(wanted.Item.Outer, wanted.Item.Item).Select(static n => new Offer(CompletionKind.Member, n, Likelihood.Wanted) { Detail = "string?", IsWord = true }));
        }
    }

    private void AddMatrix()
    {
        foreach (var (name, type) in MatrixFields.Of(session, Context.Header ?? Context.Job) ?? new Dictionary<string, FlowType>())
        {
            offers.Add(new Offer(CompletionKind.Member, name, Likelihood.Wanted) { Detail = type.Name, IsWord = true });
        }

        foreach (var (name, type) in new[] { ("index", "int"), ("total", "int"), ("fail-fast", "bool"), ("max-parallel", "int") })
        {
            offers.Add(new Offer(CompletionKind.Member, name, Likelihood.Possible) { Detail = type, IsWord = true });
        }
    }

    private void AddExported(Module module)
    {
        foreach (var symbol in module.Scope.Symbols.Where(static s => s.IsExported))
        {
            switch (symbol)
            {
                case LetSymbol let:
                    session.Quiet++;
                    var value = new ExpressionBinder(session, let.Context).ValueOf(let, let.Item);
                    session.Quiet--;
                    offers.Add(new Offer(CompletionKind.Value, let.Name, Ranked(value?.Type ?? FlowType.Any)) { Detail = value?.Type.Name ?? "", About = let, IsWord = true });
                    break;
                case FunctionSymbol function:
                    offers.Add(CallOffers.Of(function, session, wanted.IsCallee, hasReceiver: false) with { IsWord = true });
                    break;
                default:
                    break;
            }
        }
    }
}
