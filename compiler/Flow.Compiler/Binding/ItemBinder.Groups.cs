using Flow.Compiler.Catalogue;
using Flow.Compiler.Catalogue.Kinds;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Uses of groups: each part is bound where the template stands.</summary>
internal sealed partial class ItemBinder
{
    private IEnumerable<BoundItem> BindGroup(Kind? parent, ItemSyntax item, TemplateSymbol template, BindContext context)
    {
        CheckUse(parent, item, template, context);
        if (IsForAnotherCloud(item, template, context) || !Declarer.LoopsOf(item).IsEmpty)
        {
            return [];
        }

        if (Declarer.SymbolOf(item, context) is not { } group || ((group.LeftOut is not null || DeclarationBinder.IsAbsent(session, group)) && session.Recorder is null))
        {
            return [];
        }

        if (RequirementsOf(group, item, context) is not { } later)
        {
            return []; // what follows from it would only be more of the same
        }

        var parts = group.Parts.SelectMany(p => BindPart(parent, item, p));
        return parent switch
        {
            { Word: "environment" } => [.. parts.Where(static p => p.Kind.Word != "output"), .. later, UseOf(group, group.Members.Parent), .. group.Hosts.SelectMany(h => BindHosted(parent, h))], // its outputs are read behind its name
            { Word: "pipeline" } => [.. parts, UseOf(group, group.Members.Parent)],
            _ => parts,
        };
    }

    /// <summary>A service where it is hosted.</summary>
    private IEnumerable<BoundItem> BindHosted(Kind parent, DeclarationSymbol service)
    {
        if (service.LeftOut is not null && session.Recorder is null)
        {
            return [];
        }

        if (RequirementsOf(service, service.Item, service.Context) is not { } later)
        {
            return [];
        }

        List<BoundItem> parts = [.. service.Parts.SelectMany(p => BindAll(parent, p.Items, p.Context)).Where(static p => p.Kind.Word != "output")];
        return [.. parts, .. later, UseOf(service, service.Members.Parent)];
    }

    /// <summary>The use itself, with the parameters that were read.</summary>
    private BoundItem UseOf(DeclarationSymbol use, Scope? parameters) => new(Declarer.Group, use.Item, use.Context)
    {
        Items = use.Using is var (clause, place) ? [BindUsing(clause, place)] : [],
        Name = use.ModelName,
        Symbol = use,
        Entries = [.. (parameters?.Symbols ?? []).OfType<LetSymbol>().Where(static l => l.Value is not (null or ErrorExpr)).Select(static l => new BoundEntry(l.Name, l.Value!, l.Item, l.Context))],
    };

    /// <summary>Which configuration of a provider makes all that a use holds.</summary>
    private BoundItem BindUsing(ClauseSyntax clause, BindContext context)
    {
        RecordClause(Declarer.Group, clause, InfrastructureKinds.Using.Word, context);
        return BindClause(InfrastructureKinds.Using, clause, context);
    }

    private IEnumerable<BoundItem> BindPart(Kind? parent, ItemSyntax use, BodyPart part)
    {
        RecordGiven(use, part);
        return BindAll(parent, part.Items, part.Context);
    }

    /// <summary>What comes with the compiler makes things of one provider.</summary>
    private bool IsForAnotherCloud(ItemSyntax item, TemplateSymbol template, BindContext context)
    {
        if (ConstructLibrary.ProviderOf(template) is not { } provider || context.Environment is not { } environment || CloudLines.ProviderOf(environment) is not { } cloud || cloud == provider)
        {
            return false;
        }

        if (context.Providers.Find(cloud) is null && !Platforms.Has(cloud))
        {
            return true; // that there is no such cloud was reported
        }

        session.Report(
            ConstructDiagnostics.OtherCloud, context, item.Head,
            $"`{template.Name}` makes things of `{provider}`, and `{environment.Name}` lives in `{cloud}`. Declare the resources of `{cloud}`, `terraform {cloud}_… name {{ … }}`, or write a template of your own called `{template.Name}`.");
        return true;
    }

    /// <summary>In its header a use has a name, and perhaps <c>if</c>; in an environment <c>using</c>, too.</summary>
    private void CheckUse(Kind? parent, ItemSyntax item, TemplateSymbol template, BindContext context)
    {
        if (Declarer.NameToken(item) is null)
        {
            session.Report(NameDiagnostics.MissingName, context, item.Head, $"{Articles.With(template.Name)} needs a name: `{template.Name} name …`.");
        }
        else if (item.Args.Length > 1)
        {
            session.Report(NameDiagnostics.TooMuch, context, item.Args[1].Span, $"`{template.Name}` takes one name here; everything else stands in its body.");
        }

        foreach (var clause in item.Clauses.Where(c => c.Word.Word != Word.If && !(parent is { Word: "environment" } && ProviderLines.IsIn(c, template, context)) && !Declarer.OrdersJobs(c, item, template, context) && !ChoosesConstructs(c, template, context) && (c.Word.Word == Word.For || !template.ParametersByName.ContainsKey(context.NameOf(c.Word)))))
        {
            var word = context.Tree.Source.Slice(clause.Word.Span);
            session.Report(
                clause.Word.Word == Word.For ? NameDiagnostics.LoopOutOfPlace : NameDiagnostics.UnknownClause, context, clause.Word.Span,
                clause.Word.Word == Word.For ? $"`{template.Name}` cannot be looped over. Write one for each, or a template of your own that holds them." : $"`{template.Name}` takes no `{word}`. Details stand in its body.");
        }
    }

    /// <summary>Whether a clause chose <paramref name="template"/>, or would choose nothing else: in a cluster that is there already, and where the use is inherited of a cloud.</summary>
    private static bool ChoosesConstructs(ClauseSyntax clause, TemplateSymbol template, BindContext context) =>
        Platform.SaysKubernetes(clause, context) && HostedServices.ParameterOf(template) is not null && ConstructLibrary.ProviderOf(template) is not null
        && (context.Constructs.Beside(template, template.Name) is not null || Platform.Of(context.Environment) == Platforms.Kubernetes || context.IsInherited);
}
