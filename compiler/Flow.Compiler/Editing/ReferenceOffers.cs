using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Literals;
using Flow.Compiler.Model;
using Flow.Compiler.Rules;
using Flow.Compiler.Rules.Infrastructure;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>Places whose value is no ordinary one: a job after <c>after</c>, an artifact after <c>take</c>, a pipeline, a bare word.</summary>
internal sealed class ReferenceOffers(PlaceBinder binder, WantedValue wanted, OfferList offers)
{
    private BindContext Context => wanted.Context;

    /// <summary>Adds what fits into a place of <paramref name="form"/>; whether that is all that does.</summary>
    public bool Add(SlotForm form)
    {
        switch (form)
        {
            case SlotForm.Edge:
                AddEdges();
                return true;
            case SlotForm.Artifact when wanted.Around is IndexExpressionSyntax:
                return false;
            case SlotForm.Artifact:
                AddArtifacts();
                return true;
            case SlotForm.Reference:
                AddDeclared(((ReferenceType)wanted.Slot!.Type).Kind);
                foreach (var other in wanted.Slot.OtherKinds)
                {
                    AddDeclared(other);
                }

                AddThings();
                return false;
            case SlotForm.PromQl when !wanted.IsInner:
                offers.Add(new Offer(CompletionKind.Snippet, "promql\"…\"", Likelihood.Wanted) { Detail = "a query of Prometheus", Text = "promql\"\"", Snippet = "promql\"$0\"", IsWord = true, GoesOn = true });
                return true;
            case SlotForm.PipelineTarget:
                AddPipelines();
                return true;
            case SlotForm.ActionTarget:
                AddDeclared("action");
                offers.Add(new Offer(CompletionKind.Function, "image", Likelihood.Seldom) { Text = "image(\"\")", Snippet = "image(\"$1\")", Detail = "a container image as an action", IsWord = true });
                AddQuoted("an action elsewhere: owner/name@version");
                return true;
            case SlotForm.Word:
                AddWords();
                return true;
            case SlotForm.Command when !wanted.IsInner:
                AddQuoted("a command for the shell", Likelihood.Wanted);
                offers.Add(new Offer(CompletionKind.Snippet, "sh\"\"\"…\"\"\"", Likelihood.Wanted) { Detail = "a script of several lines", Text = "sh\"\"\"\n\"\"\"", Snippet = "sh\"\"\"\n  $0\n\"\"\"", IsWord = true });
                offers.Add(new Offer(CompletionKind.Snippet, "[…]", Likelihood.Wanted) { Detail = "arguments, without a shell", Text = "[\"\"]", Snippet = "[\"$0\"]", IsWord = true });
                return false;
            default:
                return false;
        }
    }

    private void AddQuoted(string detail, Likelihood likelihood = Likelihood.Fits) =>
        offers.Add(new Offer(CompletionKind.Snippet, "\"…\"", likelihood) { Detail = detail, Text = "\"\"", Snippet = "\"$0\"", IsWord = true, GoesOn = TextOffers.Has(wanted) });

    private IEnumerable<DeclarationSymbol> Jobs() => binder.Visible(Context).OfType<DeclarationSymbol>()
        .Where(s => s.Kind.Word is "job" or "call" && !ReferenceEquals(s, Own()));

    private DeclarationSymbol? Own() => Context.Header ?? Context.Job ?? wanted.Item.Body?.Symbol;

    private void AddEdges()
    {
        var isGate = wanted.Around is CallExpressionSyntax;
        offers.AddRange(Jobs().Select(static job => new Offer(CompletionKind.Declaration, job.Name, Likelihood.Wanted) { Detail = job.What, About = job }));
        offers.AddRange(binder.Visible(Context).OfType<DeclarationSymbol>().Where(static s => s.Kind == Declarer.Group)
            .Select(static g => new Offer(CompletionKind.Declaration, g.Name, Likelihood.Fits) { Detail = "group", About = g, GoesOn = true }));
        if (isGate)
        {
            return;
        }

        foreach (var (word, detail) in new[] { ("ended", "whatever its result was"), ("failed", "only when it failed"), ("any-of", "when one of them succeeded") })
        {
            var first = Jobs().FirstOrDefault()?.Name ?? "job";
            offers.Add(new Offer(CompletionKind.Function, word, Likelihood.Possible) { Detail = detail, Text = $"{word}({first})", Snippet = $"{word}(${{1:{first}}})", IsWord = true });
        }
    }

    private void AddArtifacts()
    {
        foreach (var job in Jobs().Where(static j => j.Kind.Word == "job"))
        {
            var artifacts = job.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "artifact").ToList();
            offers.AddRange(artifacts.Select(artifact => new Offer(CompletionKind.Declaration, $"{job.Name}{(job.IsMany ? ".all" : "")}.{artifact.Name}", Likelihood.Wanted)
            {
                Detail = "artifact", About = artifact,
            }));
            offers.Add(new Offer(CompletionKind.Declaration, job.Name, artifacts.Count > 0 ? Likelihood.Fits : Likelihood.Greyed)
            {
                Detail = artifacts.Count > 0 ? job.What : "keeps no artifact", About = job, GoesOn = artifacts.Count > 0,
            });
        }

        offers.AddRange(binder.Visible(Context).OfType<DeclarationSymbol>().Where(static s => s.Kind == Declarer.Group)
            .Select(static g => new Offer(CompletionKind.Declaration, g.Name, Likelihood.Fits) { Detail = "group", About = g, GoesOn = true }));
    }

    private IEnumerable<DeclarationSymbol> Declared(string kind) => binder.Declared(Context, kind);

    private void AddDeclared(string kind)
    {
        foreach (var declared in Declared(kind))
        {
            var isMany = declared is { Kind.Loop: LoopRule.Copies, IsMany: true };
            offers.AddRange((isMany ? declared.Copies : []).Select(c => new Offer(CompletionKind.Declaration, $"{declared.Name}[\"{c.Key}\"]", Likelihood.Wanted) { Detail = kind, About = declared }));
            offers.Add(new Offer(CompletionKind.Declaration, declared.Name, isMany ? Likelihood.Fits : Likelihood.Wanted) { Detail = isMany ? "needs a key" : kind, About = declared, GoesOn = isMany });
        }
    }

    /// <summary>What environments have, where that may stand for a service.</summary>
    private void AddThings()
    {
        if (wanted.Slot is { TakesUses: true, Type: ReferenceType { Kind: "service" } })
        {
            offers.AddRange(EnvironmentThings.Among(binder.Visible(Context)).Select(static s => new Offer(CompletionKind.Declaration, s.Name, Likelihood.Fits) { Detail = s.Group!.Name, About = s }));
        }
    }

    private void AddPipelines()
    {
        foreach (var pipeline in Declared("pipeline").Where(p => !ReferenceEquals(p, Context.Pipeline)))
        {
            var takesCalls = pipeline.Parts.SelectMany(static p => p.Items.Select(i => (Item: i, p.Context))).Any(static i => Triggers.EventOf(i.Item, i.Context) is { Name: "call" });
            var isCall = wanted.Owner?.Word == "call";
            offers.Add(new Offer(CompletionKind.Declaration, pipeline.Name, takesCalls || !isCall ? Likelihood.Wanted : Likelihood.Possible)
            {
                Detail = takesCalls || !isCall ? "pipeline" : "has no `on call` yet", About = pipeline,
            });
        }

        AddQuoted("a pipeline elsewhere", Likelihood.Possible);
    }

    private void AddWords()
    {
        switch (wanted.Owner?.Word)
        {
            case "of":
                offers.AddRange(KindCatalogue.All.Where(static k => k.Body == BodyRule.Items && k.Role != Role.Property && k.Word is "job" or "pipeline" or "step" or "run" or "action" or "environment")
                    .Select(static k => new Offer(CompletionKind.Kind, k.Word, k.Word == "job" ? Likelihood.Wanted : Likelihood.Fits) { Detail = k.Summary, About = k, IsWord = true }));
                offers.AddRange(binder.Visible(Context).OfType<TemplateSymbol>().Where(static t => t.BaseKind is not null)
                    .Select(static t => new Offer(CompletionKind.Template, t.Name, Likelihood.Possible) { Detail = "template", About = t }));
                break;
            case "every":
                offers.AddRange(ScheduleRule.AllWords.Select(static w => new Offer(CompletionKind.EnumMember, w, w is "day" or "weekday" or "hour" ? Likelihood.Wanted : Likelihood.Fits) { IsWord = true }));
                offers.Add(new Offer(CompletionKind.Unit, "15m", Likelihood.Possible) { Detail = "duration", IsWord = true });
                break;
            case "waive":
                offers.AddRange(Declared("rule").Select(static r => new Offer(CompletionKind.Declaration, r.Name, Likelihood.Wanted) { Detail = "rule", About = r }));
                offers.AddRange(InfrastructureRules.All.Select(static r => new Offer(CompletionKind.EnumMember, r.Name, Likelihood.Fits) { Detail = r.Descriptor.Title, IsWord = true }));
                offers.AddRange(ServicesAreCovered.Names.Select(static n => new Offer(CompletionKind.EnumMember, n, Likelihood.Fits) { Detail = ServiceLevelDiagnostics.NotCovered.Title, IsWord = true }));
                break;
            case "on" when wanted.Item.Kind?.Word == "waive":
                AddWaived();
                break;
            case "role":
                AddDeployRoles();
                break;
            case "as" when wanted.Item is { Kind.Word: "import", Item.Args: [{ Value: StringExpressionSyntax text }, ..] } && StringReading.PlainText(text, Context.Tree.Source) is { Length: > 0 } path:
                offers.Add(new Offer(CompletionKind.Module, Imports.NameFor(path, Context, binder), Likelihood.Wanted));
                break;
            default:
                break;
        }
    }

    /// <summary>The deploy roles of the environment that the job runs for; where that is not written as a name, those of all.</summary>
    private void AddDeployRoles()
    {
        var visible = binder.Visible(Context).ToList();
        var named = Context.Job?.Parts.SelectMany(static p => p.Items.Where(i => p.Context.WordOf(i) == "environment").Select(i => i.Value is NameExpressionSyntax { Token: var token } ? p.Context.NameOf(token) : null)).FirstOrDefault();
        var own = visible.FindAll(s => s is DeclarationSymbol { Kind.Word: "environment" } && s.Name == named);
        offers.AddRange(EnvironmentThings.Among(own.Count > 0 ? own : visible).Where(static s => s.Group!.Name == DeployRole.Construct)
            .Select(static role => new Offer(CompletionKind.Declaration, role.Name, Likelihood.Wanted) { Detail = role.Group!.Name, About = role }));
    }

    /// <summary>What a waiver can be for: pipelines, jobs, environments and teams, by the names that rules give them.</summary>
    private void AddWaived()
    {
        foreach (var pipeline in Declared("pipeline"))
        {
            offers.AddRange(pipeline.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word is "job" or "call")
                .Select(job => new Offer(CompletionKind.Declaration, $"{pipeline.Name}.{job.Name}", Likelihood.Wanted) { Detail = job.What, About = job }));
            offers.Add(new Offer(CompletionKind.Declaration, pipeline.Name, Likelihood.Fits) { Detail = "pipeline", About = pipeline });
        }

        AddDeclared("environment");
        AddDeclared("team");
    }
}
