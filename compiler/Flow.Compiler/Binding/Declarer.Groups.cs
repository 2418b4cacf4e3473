using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>
/// Uses of templates without <c>of</c>: groups of declarations under one name. Constructs are such groups. A line of a use sets a parameter, goes on with a part of the
/// group, <c>policy { … }</c>, or leaves one out, <c>policy = none</c>; the lines by which an environment goes on with an inherited use mean the same.
/// </summary>
internal sealed partial class Declarer
{
    private void DeclareGroup(DeclarationSymbol? owner, Kind? parent, ItemSyntax item, TemplateSymbol template, BindContext context, Scope? also, string prefix)
    {
        if (session.TemplateDepth >= DeepestTemplate)
        {
            session.Report(NameDiagnostics.Cycle, context, item.Head.Span, $"Templates are nested more than {DeepestTemplate} deep; `{template.Name}` probably uses itself.");
            return;
        }

        session.TemplateDepth++;
        session.Unit?.Use(template);
        var group = GroupOf(owner, item, template, context, prefix);
        var inside = template.Context with
        {
            Scope = new Scope(template.Context.Scope), Pipeline = context.Pipeline, Job = context.Job, Environment = context.Environment, Services = context.Services,
            UsedAt = context.UsedAt.Insert(0, context.At(item.Head)),
        };
        inside.Scope.TryDeclare(new UseSymbol(template.Location, group));
        var body = template.Item.Body?.Items.Items.ToImmutableArray() ?? [];
        var parameters = body.Where(i => template.Context.WordOf(i) == "param").ToList();
        var rest = SetParameters(template, parameters, LinesOf(item, template, context), inside, context, item.Head.Span);
        group.Members = new Scope(inside.Scope);
        var given = parent is { Word: "pipeline" } ? GivenBy(item, template, rest, context).ToImmutableArray() : [];
        var inner = inside with { Scope = group.Members, Use = group, GivenToJobs = given.IsEmpty ? context.GivenToJobs : context.GivenToJobs.Add(new BodyPart(given, context)) };
        session.Recorder?.Body(template.Item.Body, parent, inner);
        var plain = body.Except(parameters).Where(i => !IsRequirement(i, inner)).ToImmutableArray();
        group.Parts = [new BodyPart(plain, inner)];
        context.Scope.Remember(item, group);
        if (group.Name.Length > 0)
        {
            Add(group, context, also);
        }

        DeclareAll(owner, parent, plain, inner, null, group.ModelName);
        foreach (var line in rest.Where(l => !given.Contains(l) || !CanDo(group, context.WordOf(l))))
        {
            GoOnWithPart(group, line, context with { Refines = group });
        }

        if (parent is { Word: "environment" } && HostedServices.ParameterOf(template) is { } services)
        {
            DeclareHosted(group, BodyOf(item).FirstOrDefault(i => context.WordOf(i) == services), context, also);
        }

        session.TemplateDepth--;
    }

    /// <summary>Whether <paramref name="line"/> of a group says what its parameters must be: <c>require zones >= 2 because "…"</c>.</summary>
    public static bool IsRequirement(ItemSyntax line, BindContext context) => context.WordOf(line) == "require";

    private DeclarationSymbol GroupOf(DeclarationSymbol? owner, ItemSyntax item, TemplateSymbol template, BindContext context, string prefix)
    {
        var token = NameToken(item);
        var name = token is { } named ? context.NameOf(named) : "";
        return new DeclarationSymbol(name, token is { } at ? context.At(at) : context.At(item.Head), Group, item, context, owner)
        {
            Group = template, Unit = session.Unit, ModelName = prefix.Length > 0 ? $"{prefix}-{name}" : name,
            Using = item.Clauses.FirstOrDefault(c => ProviderLines.IsIn(c, template, context)) is { } clause && !(context is { IsInherited: true, Environment: { } environment } && Platform.ComesFromElsewhere(environment)) ? (clause, context) : null,
        };
    }

    /// <summary>What a use says: in its header, <c>secret key from "shop/key"</c>, each small word sets the parameter of its name. Any other is told of where the use is bound.</summary>
    private static ImmutableArray<ItemSyntax> LinesOf(ItemSyntax item, TemplateSymbol template, BindContext context) =>
    [
        .. item.Clauses.Where(c => c.Word.Word is not (Word.If or Word.For) && template.ParametersByName.ContainsKey(context.NameOf(c.Word))).Select(static c => new ItemSyntax(c.Span) { Head = new PathSyntax(c.Word.Span, [c.Word]), Value = c.Value }),
        .. BodyOf(item),
    ];

    private static ImmutableArray<ItemSyntax> BodyOf(ItemSyntax item) => [.. (item.Body ?? (item.Value as RecordExpressionSyntax)?.Body)?.Items.Items ?? []];

    /// <summary>
    /// What a resource of a group is called beside its type. One whose own name only repeats the end of its type is called like the use, so that <c>bucket receipts</c> makes
    /// <c>aws_s3_bucket.receipts</c> and <c>aws_s3_bucket_versioning.receipts</c>. It depends on nothing but the part itself, and stays when a template gets more parts.
    /// </summary>
    internal static string PartName(string use, string type, string name) =>
        $"_{type}".EndsWith($"_{name.Replace('-', '_')}", StringComparison.Ordinal) ? use : $"{use}-{name}";

    /// <summary>Adds to an inherited declaration what <paramref name="item"/> says about it.</summary>
    private void GoOn(DeclarationSymbol inherited, ItemSyntax item, BindContext context)
    {
        GoOnWithHeader(inherited, item, context);
        if (inherited.Group is not { } template || Inheritance.IsNone(item))
        {
            Inheritance.Refine(inherited, item, context);
            foreach (var hosted in inherited.Hosts)
            {
                hosted.LeftOut = (item, context);
            }

            return;
        }

        inherited.GoneOn = inherited.IsHosted ? inherited.GoneOn.Add((item, context)) : [];
        var parameters = template.ParametersByName;
        var services = HostedServices.ParameterOf(template);
        var set = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in inherited.IsHosted ? HostedServices.Flat(BodyOf(item), context) : BodyOf(item))
        {
            var word = context.WordOf(line);
            if (word == services)
            {
                HostAnew(inherited, line, context);
                inherited.Members.Parent!.Replace(Listed(word, line, context, template.Location));
                continue;
            }

            if (!parameters.TryGetValue(word, out var parameter))
            {
                GoOnWithPart(inherited, line, context with { Refines = inherited });
            }
            else if (!set.Add(word))
            {
                session.Report(NameDiagnostics.SetTwice, context, line.Head, $"`{word}` is set twice.");
            }
            else
            {
                SetAnew(inherited, template, parameter, line, context);
            }
        }
    }

    /// <summary>Of the header of what is there already only the configuration of the provider can be another.</summary>
    private void GoOnWithHeader(DeclarationSymbol inherited, ItemSyntax item, BindContext context)
    {
        foreach (var clause in item.Clauses)
        {
            if (clause.Word.Word != Word.Using || !(inherited.IsResource || inherited.Group is not null))
            {
                session.Report(
                    NameDiagnostics.UnknownClause, context, clause.Word.Span,
                    $"`{inherited.Name}` is declared already, and this line goes on with its body: `{inherited.Name} {{ … }}`. {(inherited.IsResource || inherited.Group is not null ? "Its header takes `using` alone." : "It has no header of its own.")}");
                continue;
            }

            foreach (var made in inherited.Hosts.Where(h => h.Using == inherited.Using).Prepend(inherited))
            {
                made.Using = (clause, context);
            }
        }
    }

    private void SetAnew(DeclarationSymbol group, TemplateSymbol template, ItemSyntax parameter, ItemSyntax line, BindContext context)
    {
        var inside = group.Parts[0].Context with { Scope = group.Members.Parent! };
        var (token, type) = (NameToken(parameter)!.Value, parameter.Args[0].Type);
        var symbol = line.Body is not null && inside.Scope.FindHere(template.Context.NameOf(token)) is LetSymbol before && IsMap(type, template.Context)
            ? new LetSymbol(before.Name, before.Location, line, context) { Unit = session.Unit, WrittenType = before.WrittenType, Before = before } // `env { … }` goes on with what is there
            : Parameter(template, token, type, (line, context), isGiven: true, inside);
        inside.Scope.Replace(symbol);
        RecordSet([line], symbol, context);
    }

    private static bool IsMap(TypeSyntax? type, BindContext context) => type is NamedTypeSyntax { Path: var path } && context.TextOf(path) == "map";

    private void GoOnWithPart(DeclarationSymbol group, ItemSyntax line, BindContext context)
    {
        var word = context.WordOf(line);
        if (group.Members.FindHere(word) is not DeclarationSymbol part || !(part.IsResource || part.Group is not null))
        {
            ReportNoPart(group, line, word, context);
            return;
        }

        RecordPart(part, line, context);
        if (Inheritance.IsNone(line) || line.Body is not null || line.Value is RecordExpressionSyntax)
        {
            GoOn(part, line, context);
            return;
        }

        session.Report(
            NameDiagnostics.NoValueHere, context, line.EqualToken?.Span ?? line.Head.Span,
            $"`{word}` is a part of `{group.Name}`. Go on with it, `{word} {{ … }}`, or leave it out, `{word} = none`.");
    }

    private void ReportNoPart(DeclarationSymbol group, ItemSyntax line, string word, BindContext context)
    {
        var template = group.Group!;
        if (context.IsInherited && template.Context.Tree.Source.IsBuiltIn && Platforms.Has(Platform.Of(context.Environment)))
        {
            return; // what the cloud's construct of this name takes beyond that means nothing here
        }

        var parts = group.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.IsResource || s.Group is not null).Select(static s => s.Name);
        var near = Suggestions.Nearest(word, template.ParametersByName.Keys.Concat(parts));
        session.Report(
            NameDiagnostics.UnknownProperty, context, line.Head, $"`{template.Name}` has no parameter `{word}`{(parts.Any() ? " and no part of that name" : "")}{With(template, context)}.{(near is null ? $" `flow explain {template.Name}` lists them." : $" Did you mean `{near}`?")}",
            near is null ? [] : [new Fix($"Write `{near}`", FixSafety.Suggestion, [new Text.TextEdit(line.Head.Span, near)])]);
    }

    /// <summary>A construct takes something else with each of the clouds that have their own of it.</summary>
    private static string With(TemplateSymbol template, BindContext context) =>
        template.Context.Tree.Source.IsBuiltIn && Platform.Of(context.Environment) is { } provider && Platforms.Has(provider) ? $" with `cloud {provider}`" : "";

    private Symbol Parameter(
        TemplateSymbol template, SyntaxToken token, TypeSyntax? type, (ItemSyntax Item, BindContext Context) source, bool isGiven, BindContext inside)
    {
        var (name, place) = (template.Context.NameOf(token), template.Context.At(token));
        if (template.BaseKind is null && UsedKind(type, template.Context) is { } kind)
        {
            return new UsedSymbol(name, place, kind, isGiven && source.Item.Value is { } value ? (value, source.Context) : null, inside) { IsOptional = IsOptional(type) };
        }

        return new LetSymbol(name, place, source.Item, source.Context) { Unit = session.Unit, WrittenType = type is null ? null : (type, template.Context) };
    }

    /// <summary>The group that a parameter of this type must be a use of; null for a type of values.</summary>
    internal static string? UsedKind(TypeSyntax? type, BindContext context) =>
        type is NamedTypeSyntax { Path.Tokens: [var only] } && context.NameOf(only) is var name && !TypeBinder.BuiltIn.ContainsKey(name) && !TypeBinder.Generic.Contains(name)
        && (context.Scope.Find(name) ?? context.Constructs.Find(name)) is TemplateSymbol { BaseKind: null } ? name : null;
}
