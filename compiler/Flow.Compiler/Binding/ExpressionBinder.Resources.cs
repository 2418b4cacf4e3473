using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>What is read of the resources of an environment: <c>main.id</c>, <c>subnet["a"].id</c>, <c>subnet.all.id</c>.</summary>
internal sealed partial class ExpressionBinder
{
    private static readonly ReferenceType ResourceType = new("resource");

    /// <summary>Nothing of a pipeline's run is known in an environment: it is made apart from any run.</summary>
    private Expr InEnvironment(Expr value, ExpressionSyntax syntax)
    {
        if (context.Environment is null || value is ErrorExpr || value.Phase.Kind is PhaseKind.Build or PhaseKind.Applied)
        {
            return value;
        }

        var instead = value.IsSecret
            ? context.Hosted is null ? " A secret of the cloud is looked up: `data aws_secretsmanager_secret_version name { secret_id = \"…\" }`." : ToldToService(value)
            : " Write what the compiler knows, or what a resource says when it is made.";
        return Fail(EnvironmentDiagnostics.NotOfRun, syntax, $"`{context.TextOf(syntax)}` belongs to a run of a pipeline, and an environment is the same for all runs.{instead}");
    }

    private static string ToldToService(Expr value)
    {
        var variable = ExprTree.Reads(value).Select(static r => r.Source).OfType<SecretSource>().FirstOrDefault()?.Name ?? "KEY";
        var secret = variable.ToLowerInvariant().Replace('_', '-');
        return $" A service is told where the cloud keeps a secret: `secret {secret} from \"…\"` in the environment, and `secrets {{ {variable} = {secret}.arn }}` in the service.";
    }

    private Operand MemberOfResource(DeclarationSymbol symbol, string name, MemberExpressionSyntax syntax)
    {
        if (symbol.IsMany && name == "all")
        {
            return new Operand.OfAllCells(symbol);
        }

        if (symbol.IsMany)
        {
            var whole = $"{symbol.Name}.all.{name}";
            Fail(
                NameDiagnostics.NeedsCell, syntax, $"`{symbol.Name}` has a copy for each element of its loop, each with its own `{name}`. Take one, `{symbol.Name}[\"key\"].{name}`, or all, `{whole}`.",
                new Fix($"Write `{whole}`", FixSafety.Suggestion, [new TextEdit(syntax.Span, whole)]));
            return new Operand.Broken();
        }

        return MemberOfCopy(symbol, Resource(symbol, syntax.Target), name, syntax);
    }

    private Operand MemberOfCopy(DeclarationSymbol symbol, Expr value, string name, MemberExpressionSyntax syntax) =>
        MemberIn(symbol, name, syntax) is not { } member
            ? new Operand.Broken()
            : new Operand.OfValue(Combine(new MemberExpr(value, name, member.Type, context.At(syntax)) { Phase = Phase.Applied, Labels = member.Labels }, value));

    private Operand MemberOfCopies(DeclarationSymbol symbol, string name, MemberExpressionSyntax syntax)
    {
        if (MemberIn(symbol, name, syntax) is not { } member)
        {
            return new Operand.Broken();
        }

        var all = Read(new AllResourcesSource(ModeOf(symbol), symbol.Kind.Variety, symbol.ModelName), new ListType(ResourceType), Phase.Applied, Labels.None, syntax.Target);
        return new Operand.OfValue(new MemberExpr(all, name, new ListType(member.Type), context.At(syntax)) { Phase = Phase.Applied, Labels = member.Labels });
    }

    private ContextMember? MemberIn(DeclarationSymbol symbol, string name, MemberExpressionSyntax syntax)
    {
        if (symbol.Kind.Members is not { } members)
        {
            return null; // its type is unknown, which was reported
        }

        if (context.IsInside(symbol))
        {
            Fail(NameDiagnostics.UnknownMember, syntax, $"`{symbol.Name}` is the resource at hand, and nothing of it is known before it is made.");
            return null;
        }

        if (members.Find(name) is not { } member)
        {
            NoMember(symbol, name, members.Names, syntax);
            return null;
        }

        session.Recorder?.Use(context, syntax.Name, new Referent.OfFacet(symbol, name, member.Type));
        return member;
    }

    private Operand CopyOfResource(DeclarationSymbol symbol, ExpressionSyntax key, IndexExpressionSyntax syntax)
    {
        var bound = BindFor(key, new Slot(FlowType.Any) { Latest = PhaseKind.Applied }, "a key");
        if (!symbol.IsMany)
        {
            Fail(NameDiagnostics.UnknownMember, syntax, $"`{symbol.Name}` is one resource and has no copies. Read it directly: `{symbol.Name}.id`.");
            return new Operand.Broken();
        }

        return bound is ErrorExpr
            ? new Operand.Broken()
            : new Operand.OfResource(symbol, new IndexExpr(Resource(symbol, syntax.Target), bound, ResourceType, context.At(syntax)) { Phase = Phase.Applied });
    }

    private Operand MemberOfEnvironment(DeclarationSymbol environment, string name, MemberExpressionSyntax syntax)
    {
        if (environment.IsMany)
        {
            return MemberOfSeveral(environment, name, syntax);
        }

        if (OfEnvironmentItself(environment, name, syntax) is { } itself)
        {
            return itself;
        }

        if (environment.Members.FindHere(name) is not DeclarationSymbol { IsResource: true } and not DeclarationSymbol { Kind.Word: "output" } and not DeclarationSymbol { Group: not null })
        {
            return NoMember(environment, name, environment.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.IsResource || s.Group is not null || s.Kind.Word == "output").Select(static s => s.Name), syntax);
        }

        if (context.Environment is null && environment.Members.FindHere(name) is DeclarationSymbol { Group: not null } group)
        {
            return CheckPresent(group, syntax) ? new Operand.OfDeclaration(group) : new Operand.Broken(); // what of it the compiler knows, a pipeline may read: `production.api.url`
        }

        Fail(
            EnvironmentDiagnostics.NotOfRun, syntax, context.Environment is null
                ? $"`{name}` is known when `{environment.Name}` is applied, and {(context.Pipeline is null ? "what is written here before that" : "no run of a pipeline knows it")}."
                : ReferenceEquals(environment, context.Environment) ? $"Inside of `{environment.Name}` its resources have their bare names: `{name}`."
                : $"`{name}` belongs to `{environment.Name}`, and each environment is applied by itself. What `{context.Environment.Name}` shares with it is looked up: `data …`.");
        return new Operand.Broken();
    }

    private ReadExpr Resource(DeclarationSymbol symbol, SyntaxNode syntax) =>
        Read(new ResourceSource(ModeOf(symbol), symbol.Kind.Variety, symbol.ModelName), ResourceType, Phase.Applied, Labels.None, syntax);

    private static ResourceMode ModeOf(DeclarationSymbol symbol) => symbol.Kind.Mode ?? ResourceMode.Managed;

    /// <summary>What an environment writes itself is mended there; what it keeps of another one, or of a construct or service, at the line that leaves something out.</summary>
    private void ReportLeftOut(DeclarationSymbol symbol, ItemSyntax item, BindContext place, SyntaxNode reader)
    {
        if (context is { IsInherited: false, Hosted: null, Use: null })
        {
            session.Report(
                EnvironmentDiagnostics.LeftOutIsRead, context, reader.Span, $"`{place.Environment!.Name}` has no `{symbol.Name}`, which is left out, so nothing can be read of it.", [new RelatedLocation(place.At(item.Head), "It is left out here.")]);
            return;
        }

        session.Report(
            EnvironmentDiagnostics.LeftOutIsRead, place, item.Head.Span, $"`{place.Environment!.Name}` leaves out `{symbol.Name}`, and {(context.Hosted is { } service ? $"`{service.Name}`, which it hosts, uses it" : "something that it keeps reads it")}.",
            [new RelatedLocation(context.At(reader), $"`{symbol.Name}` is read here.")]);
    }

    /// <summary>The use of a group in an environment of which <paramref name="hole"/> reads something; null where it reads anything else, and inside of groups, which know themselves what is none.</summary>
    private (DeclarationSymbol Use, MemberExpressionSyntax Member)? IsOfUse(ExpressionSyntax hole)
    {
        if (context.Use is not null || hole is not MemberExpressionSyntax member)
        {
            return null;
        }

        session.Quiet++; // it was bound, and reported, before
        var target = BindOperand(member.Target);
        session.Quiet--;
        return target is Operand.OfDeclaration { Symbol: { Group: not null } use } ? (use, member) : null;
    }

    /// <summary>A text is made of what an environment has none of: of the part of a construct that it switches off. Nothing in its place would be noticed by nobody.</summary>
    private Expr NoneInText(DeclarationSymbol use, MemberExpressionSyntax hole, Expr none)
    {
        var environment = use.Context.Environment ?? context.Environment;
        var (name, place) = ($"{use.Name}.{context.NameOf(hole.Name)}", environment is null ? "" : $" in `{environment.ModelName}`");
        var instead = $"Say what to take then: `{context.TextOf(hole)} ?? …`.";
        if (!context.IsInherited)
        {
            return Fail(EnvironmentDiagnostics.LeftOutIsRead, hole, $"`{name}` is none{place}, and a text is made of it here. {instead}");
        }

        if (SaidOf(use, environment) is not var (line, own))
        {
            return none; // it is none in the environment that this one is like, where it was said
        }

        session.Report(
            EnvironmentDiagnostics.LeftOutIsRead, own, line.Head.Span, $"With it `{name}` is none{place}, and a text is made of it. {instead}", [new RelatedLocation(context.At(hole), $"`{name}` is read here.")]);
        return new ErrorExpr(context.At(hole));
    }

    /// <summary>What an environment says itself of something that it inherits: the line that is none, where there is one.</summary>
    private static (ItemSyntax Line, BindContext Place)? SaidOf(DeclarationSymbol use, DeclarationSymbol? environment)
    {
        foreach (var part in environment?.Parts.Where(static p => !p.Context.IsInherited) ?? [])
        {
            if (part.Items.FirstOrDefault(i => part.Context.WordOf(i) == use.Name) is { } item)
            {
                return (item.Body?.Items.Items.FirstOrDefault(Inheritance.IsNone) ?? item, part.Context);
            }
        }

        return null;
    }
}
