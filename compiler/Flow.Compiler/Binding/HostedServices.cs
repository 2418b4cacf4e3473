using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Catalogue.Kinds;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>
/// Services in environments. A template with a parameter of the type <c>list&lt;service&gt;</c> hosts: for each service that its use lists, the environment has a use of the
/// construct for services, called like the service, whose parameters are what the service says.
/// </summary>
internal static class HostedServices
{
    /// <summary>A place for services.</summary>
    public static readonly Slot Services = new(new ReferenceType("service")) { Form = SlotForm.Reference, OneForMany = true };

    /// <summary>The name of the parameter that lists services, or null.</summary>
    public static string? ParameterOf(TemplateSymbol template)
    {
        foreach (var (name, parameter) in template.ParametersByName)
        {
            if (parameter.Args[0].Type is NamedTypeSyntax { Path: var list, Arguments: [{ Type: NamedTypeSyntax { Path: var element } }] }
                && template.Context.TextOf(list) == "list" && template.Context.TextOf(element) == "service")
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>The names that <paramref name="line"/> lists; those that are none are left out.</summary>
    public static IEnumerable<NameExpressionSyntax> NamesIn(ItemSyntax? line) => line?.Value switch
    {
        NameExpressionSyntax one => [one],
        ListExpressionSyntax list => list.Arguments.Arguments.OfType<ValueArgumentSyntax>().Select(static a => a.Value).OfType<NameExpressionSyntax>(),
        _ => [],
    };

    /// <summary>What <paramref name="lines"/> set: <c>scale 2..10 { target-cpu = 70% }</c> sets <c>scale</c> and <c>target-cpu</c>.</summary>
    public static IEnumerable<ItemSyntax> Flat(IEnumerable<ItemSyntax> lines, BindContext context) =>
        lines.SelectMany(l => HostedProperties.Groups.Contains(context.WordOf(l)) ? Grown(l) : [l]);

    /// <summary>The place of <paramref name="line"/>, which stands in a service, in the first environment that hosts the service; null where none does. Who edits the line sees its names.</summary>
    public static BindContext? InFirstHost(BindSession session, ItemSyntax line, BindContext context) =>
        session.Visible(context).OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "environment").SelectMany(static e => e.Instances).SelectMany(static e => e.Members.Symbols).OfType<DeclarationSymbol>()
            .FirstOrDefault(s => s.IsHosted && s.Item.Body?.Items.Items.Contains(line) == true) is { Context: var host } ? context with { Environment = host.Environment, Hosted = host.Hosted } : null;

    private static IEnumerable<ItemSyntax> Grown(ItemSyntax line) =>
    [
        .. line.Args is [{ Value: var subject }] ? [new ItemSyntax(line.Span) { Head = line.Head, Value = subject }] : line.Value is null or RecordExpressionSyntax ? ImmutableArray<ItemSyntax>.Empty : [line],
        .. (line.Body ?? (line.Value as RecordExpressionSyntax)?.Body)?.Items.Items ?? [],
    ];
}

/// <summary>Declares services where they are hosted.</summary>
internal sealed partial class Declarer
{
    /// <summary>Declares the services that <paramref name="line"/> lists for <paramref name="host"/>, a use of a template that hosts.</summary>
    private void DeclareHosted(DeclarationSymbol host, ItemSyntax? line, BindContext context, Scope? also)
    {
        var hosted = ImmutableArray.CreateBuilder<DeclarationSymbol>();
        RecordListed(line, context);
        foreach (var element in HostedServices.NamesIn(line))
        {
            var name = context.NameOf(element.Token);
            if (context.Scope.FindOutermost(name) is not DeclarationSymbol { Kind.Word: "service" } service)
            {
                ReportNoService(name, element, context);
                continue;
            }

            session.Recorder?.Use(context, element.Token, service);
            if (AddHosted(host, service, element, context, also) is { } added)
            {
                hosted.Add(added);
            }
        }

        host.Hosts = hosted.ToImmutable();
    }

    /// <summary>Declares <paramref name="service"/> in the environment; null where its name is taken, which is reported.</summary>
    private DeclarationSymbol? AddHosted(DeclarationSymbol host, DeclarationSymbol service, NameExpressionSyntax element, BindContext context, Scope? also)
    {
        var scope = also ?? context.Scope;
        var other = scope.FindHere(service.Name);
        var left = other is DeclarationSymbol { IsHosted: true, LeftOut: not null } moved ? moved : null;
        if (other is not null && left is null)
        {
            var (code, message, place) = other is DeclarationSymbol { IsHosted: true, Context.UsedAt: var way }
                ? (AccessDiagnostics.HostedTwice, $"`{service.Name}` is hosted already.", way[0])
                : (NameDiagnostics.Duplicate, $"`{service.Name}` is {Articles.Of(other.What)} of this environment already, so the service needs another name.", other.Location);
            session.Report(code, context, element.Span, message, [new RelatedLocation(place, "It is declared here.")]);
            return null;
        }

        var symbol = Hosted(host, service, element, context);
        if (left is not null)
        {
            GoOnHere(symbol, left, host, (element, context));
        }

        foreach (var own in (context.Environment?.Parts ?? []).Select(static p => p.Context.Scope).Prepend(context.Scope).Prepend(scope).Distinct())
        {
            if ((own == scope || own == context.Scope ? own.TryDeclare(symbol) : own.FindHere(service.Name)) is DeclarationSymbol { IsHosted: true, LeftOut: not null })
            {
                own.Replace(symbol); // another host takes over what an environment leaves out with the host that it inherits
            }
        }

        return symbol;
    }

    /// <summary>What an environment said of a service counts on the host that the service moves to. What means nothing there is told.</summary>
    private void GoOnHere(DeclarationSymbol symbol, DeclarationSymbol left, DeclarationSymbol host, (NameExpressionSyntax Element, BindContext Context) place)
    {
        symbol.GoneOn = left.GoneOn;
        var lost = left.GoneOn.SelectMany(said => HostedServices.Flat(BodyOf(said.Item), said.Context).Where(l => !GoesOn(symbol, l, said.Context)).Select(l => (Line: l, said.Context, Word: said.Context.WordOf(l))))
            .Where(l => left.Group!.ParametersByName.ContainsKey(l.Word) || left.Members.FindHere(l.Word) is DeclarationSymbol).ToList();
        if (lost.Count > 0)
        {
            var words = lost.Select(static l => l.Word).Distinct().ToList();
            session.Report(
                ContainerDiagnostics.LostOnTheWay, place.Context, place.Element.Span, $"{ExpressionBinder.Words(words)} of `{symbol.Name}` {(words.Count == 1 ? "means" : "mean")} nothing on `{host.Name}`, to which it moves.",
                [.. lost.Select(static l => new RelatedLocation(l.Context.At(l.Line.Head), "It is said here."))]);
        }
    }

    private bool GoesOn(DeclarationSymbol symbol, ItemSyntax line, BindContext context)
    {
        var word = context.WordOf(line);
        if (symbol.Group!.ParametersByName.TryGetValue(word, out var parameter))
        {
            SetAnew(symbol, symbol.Group, parameter, line, context);
            return true;
        }

        if (symbol.Members.FindHere(word) is not DeclarationSymbol)
        {
            return false;
        }

        GoOnWithPart(symbol, line, context with { Refines = symbol });
        return true;
    }

    /// <summary>Who edits the line is offered services.</summary>
    private void RecordListed(ItemSyntax? line, BindContext context)
    {
        if (session.Recorder is { } recorder && line?.Value is { } value)
        {
            foreach (var place in HostedServices.NamesIn(line).Prepend(value).Distinct())
            {
                recorder.Fills(context, place, HostedServices.Services);
            }
        }
    }

    private void ReportNoService(string name, NameExpressionSyntax element, BindContext context)
    {
        var services = session.Visible(context, name).OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "service").Select(static s => s.Name);
        session.Report(AccessDiagnostics.NoSuchService, context, element.Span, $"There is no service `{name}`.{Suggestions.DidYouMean(name, services)}");
    }

    private DeclarationSymbol Hosted(DeclarationSymbol host, DeclarationSymbol service, NameExpressionSyntax element, BindContext context)
    {
        var template = context.Scope.FindOutermost(HostedProperties.Workload) as TemplateSymbol ?? context.Constructs.Beside(host.Group, HostedProperties.Workload) ?? context.Construct(HostedProperties.Workload)!;
        session.Unit?.Use(template);
        var use = service.Context with
        {
            Environment = context.Environment, Hosted = service, IsInherited = context.IsInherited, Refines = null, UsedAt = context.UsedAt.Insert(0, context.At(element)),
        };
        var group = new DeclarationSymbol(service.Name, service.Location, Group, service.Item, use, host.Owner) { Group = template, Unit = session.Unit, ModelName = service.Name, Using = ProviderLines.ClauseOf(host) };
        var inside = template.Context with { Scope = new Scope(template.Context.Scope), Environment = context.Environment, Services = context.Services, UsedAt = use.UsedAt };
        inside.Scope.TryDeclare(new UseSymbol(template.Location, group));
        var body = template.Item.Body?.Items.Items.ToImmutableArray() ?? [];
        var parameters = body.Where(i => template.Context.WordOf(i) == "param").ToList();
        SetParameters(template, parameters, [], inside, use, service.Item.Head.Span);
        SetHost(template, host, inside, context);
        group.Members = new Scope(inside.Scope);
        var inner = inside with { Scope = group.Members, Use = group };
        var plain = body.Except(parameters).Where(i => !IsRequirement(i, inner)).ToImmutableArray();
        group.Parts = [new BodyPart(plain, inner)];
        DeclareAll(host.Owner, KindCatalogue.Find("environment"), plain, inner, null, group.ModelName);
        SetVariables(group, template, context);
        foreach (var part in service.Parts)
        {
            var own = part.Context with { Environment = use.Environment, Hosted = service, IsInherited = use.IsInherited, Services = use.Services, Refines = null, UsedAt = part.Context.UsedAt.AddRange(use.UsedAt) };
            SetByService(group, template, part.Items, own);
        }

        return group;
    }

    /// <summary>The construct for services has a parameter for its host, which is the one that lists it.</summary>
    private static void SetHost(TemplateSymbol template, DeclarationSymbol host, BindContext inside, BindContext context)
    {
        foreach (var symbol in inside.Scope.Symbols.OfType<UsedSymbol>().Where(s => s.Kind == host.Group!.Name && host.Item.Args is [_, ..]).ToList())
        {
            inside.Scope.Replace(new UsedSymbol(symbol.Name, template.Location, symbol.Kind, (host.Item.Args[0].Value, context), symbol.Use));
        }
    }

    /// <summary>The variables of the environment come before those of the service.</summary>
    private void SetVariables(DeclarationSymbol group, TemplateSymbol template, BindContext context)
    {
        if (!template.ParametersByName.TryGetValue("env", out var parameter))
        {
            return;
        }

        foreach (var part in context.Environment?.Parts ?? [])
        {
            foreach (var line in part.Items.Where(i => part.Context.WordOf(i) == "env"))
            {
                SetAnew(group, template, parameter, line, part.Context);
            }
        }
    }

    private void SetByService(DeclarationSymbol group, TemplateSymbol template, ImmutableArray<ItemSyntax> lines, BindContext context)
    {
        foreach (var line in HostedServices.Flat(lines, context))
        {
            if (template.ParametersByName.TryGetValue(context.WordOf(line), out var parameter))
            {
                SetAnew(group, template, parameter, line, context);
            }
        }
    }

    /// <summary>An environment that is like another lists other services for a host that it inherits.</summary>
    private void HostAnew(DeclarationSymbol host, ItemSyntax line, BindContext context)
    {
        var kept = HostedServices.NamesIn(line).Select(n => context.NameOf(n.Token)).ToHashSet(StringComparer.Ordinal);
        var before = host.Hosts;
        foreach (var gone in before.Where(h => !kept.Contains(h.Name)))
        {
            gone.LeftOut = (line, context);
        }

        var added = HostedServices.NamesIn(line).Where(n => before.All(h => h.Name != context.NameOf(n.Token))).ToList();
        var hosted = before.ToBuilder();
        foreach (var element in added)
        {
            var name = context.NameOf(element.Token);
            if (context.Scope.FindOutermost(name) is DeclarationSymbol { Kind.Word: "service" } service)
            {
                session.Recorder?.Use(context, element.Token, service);
                if (AddHosted(host, service, element, host.Context with { Environment = context.Environment }, context.Environment?.Members) is { } symbol)
                {
                    hosted.Add(symbol);
                }
            }
            else
            {
                ReportNoService(name, element, context);
            }
        }

        host.Hosts = hosted.ToImmutable();
    }
}
