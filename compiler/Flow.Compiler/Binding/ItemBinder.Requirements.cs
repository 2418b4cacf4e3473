using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Catalogue.Kinds;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>What must hold: what the compiler can decide is decided here, and what is known only when the environment is applied stays a line of it.</summary>
internal sealed partial class ItemBinder
{
    /// <summary>What a group requires of its parameters is said where it is used, by whoever set them last.</summary>
    /// <returns>What only Terraform can decide; null where something does not hold.</returns>
    private ImmutableArray<BoundItem>? RequirementsOf(DeclarationSymbol group, ItemSyntax item, BindContext context)
    {
        var later = ImmutableArray.CreateBuilder<BoundItem>();
        foreach (var line in group.Group!.Item.Body?.Items.Items ?? [])
        {
            var inside = group.Parts[0].Context;
            if (!Declarer.IsRequirement(line, inside))
            {
                continue;
            }

            if (line.Args is not [{ Value: var written }] || line.Clauses is not [{ Word.Word: Word.Because, Value: StringExpressionSyntax reason }])
            {
                session.Report(NameDiagnostics.MissingValue, inside, line, "`require` has a condition and a reason: `require zones >= 2 because \"one zone can fail\"`.");
                continue;
            }

            var isForElsewhere = IsForElsewhere(context);
            var latest = isForElsewhere ? PhaseKind.Applied : LatestOf(inside);
            var culprit = CulpritOf(written, inside);
            var condition = new ExpressionBinder(session, Brought(inside, culprit)).BindFor(written, new Slot(FlowType.Bool) { Latest = latest }, "`require`");
            var because = new ExpressionBinder(session, inside).BindFor(reason, new Slot(FlowType.Text) { Latest = latest }, "the reason of `require`");
            if (IsOpen(condition, inside))
            {
                if (isForElsewhere)
                {
                    continue;
                }

                later.Add(Later(line, inside, condition, because) with { Symbol = group });
            }
            else if (IsBroken(condition, inside) && because is not ErrorExpr)
            {
                var (place, span) = culprit ?? BuildOf(written, group, inside) ?? PreviewOf(written, inside, context) ?? (context, item.Head.Span);
                session.Report(ConstructDiagnostics.NotAllowed, place, span, $"`{group.Group.Name} {group.Name}`: {TextOf(because, inside)}", [new RelatedLocation(inside.At(line), "It is required here.")]);
                return null;
            }
        }

        return later.ToImmutable();
    }

    /// <summary>What an environment requires itself.</summary>
    private IEnumerable<BoundItem> BindRequirement(Kind kind, ItemSyntax item, BindContext context)
    {
        if (BindItem(kind, null, item, context) is not { Subject: { } condition } bound || bound.Value("because") is not { } because)
        {
            return [];
        }

        if (IsOpen(condition, context))
        {
            return [bound];
        }

        if (IsBroken(condition, context) && because is not ErrorExpr)
        {
            session.Report(EnvironmentDiagnostics.NotMet, context, item.Args[0].Span, $"This does not hold in `{context.Environment?.Name}`: {TextOf(because, context)}");
        }

        return [];
    }

    /// <summary>What cannot be done with a condition is the matter of the value that was given, where one was, and not of the whole use.</summary>
    private static BindContext Brought(BindContext inside, (BindContext Place, TextSpan Span)? culprit) =>
        culprit is ({ } place, var span) && inside.UsedAt is [_, .. var outer] ? inside with { UsedAt = [place.At(span), .. outer] } : inside;

    private static BoundItem Later(ItemSyntax line, BindContext inside, Expr condition, Expr because) => new(InfrastructureKinds.Require, line, inside)
    {
        Subject = condition,
        Items = [new BoundItem(InfrastructureKinds.Require.Property("because")!, line, inside) { Subject = because }],
    };

    /// <summary>Only Terraform waits for what is applied; a pipeline and a cluster have nobody who would. The number of a preview is known well enough everywhere.</summary>
    private static PhaseKind LatestOf(BindContext inside) =>
        inside.Environment is { } environment && (Waits(environment) || PreviewLines.NumberOf(environment) is not null) ? PhaseKind.Applied : PhaseKind.Build;

    /// <summary>Whether a use was written for an environment that is applied, and is inherited by one that is not: nobody is there who would look at what it requires then.</summary>
    private static bool IsForElsewhere(BindContext use)
    {
        var isInherited = use.IsInherited;
        for (var at = use.Use; at is not null && !isInherited; at = at.Context.Use)
        {
            isInherited = at.Context.IsInherited;
        }

        return isInherited && use.Environment is { } environment && !Waits(environment) && Platform.ComesFromElsewhere(environment);
    }

    private static bool Waits(DeclarationSymbol environment) => !Platforms.Has(Platform.Of(environment));

    private static bool IsOpen(Expr condition, BindContext inside) => condition is not ErrorExpr && PreviewLines.Known(condition, inside.Environment) is null;

    /// <summary>Whether the compiler knows that a condition does not hold. For a preview it is asked with the largest number of a pull request, which makes the longest names.</summary>
    private static bool IsBroken(Expr condition, BindContext inside) => PreviewLines.Known(condition, inside.Environment) is BoolValue { Truth: false };

    /// <summary>What a reason says; what of it is known only later is said as it is written.</summary>
    private static string TextOf(Expr because, BindContext inside) => PreviewLines.Known(because, inside.Environment)?.ToText()
        ?? (because is InterpolationExpr { Parts: var parts } ? string.Concat(parts.Select(p => PreviewLines.Known(p, inside.Environment)?.ToText() ?? $"${{{Written(p)}}}")) : Written(because));

    private static string Written(Expr expression) => expression.Location.Source.Slice(expression.Location.Span);

    private const int DeepestCulprit = 8;

    /// <summary>The value that whoever uses a group gave to a parameter of a condition, or else of a value that the condition is made of, the first of several; null where none did.</summary>
    private static (BindContext Place, TextSpan Span)? CulpritOf(ExpressionSyntax condition, BindContext inside, int depth = 0)
    {
        var read = condition.Tokens().Where(static t => t.Kind == TokenKind.Name).Select(t => inside.Scope.Find(inside.NameOf(t))).OfType<LetSymbol>().ToList();
        foreach (var given in read)
        {
            if (given is { Context: { } place, Item: { } line } && !ReferenceEquals(place.Tree, inside.Tree) && !place.IsInherited)
            {
                return (place, line.Value?.Span ?? line.Head.Span);
            }
        }

        return depth == DeepestCulprit ? null
            : read.Where(l => ReferenceEquals(l.Context?.Tree, inside.Tree)).Select(static l => l.Item?.Value).OfType<ExpressionSyntax>().Select(v => CulpritOf(v, inside, depth + 1)).FirstOrDefault(static c => c is not null);
    }

    /// <summary>The line of a service that says how its image is built, where a condition asks for the image; else null.</summary>
    private static (BindContext Place, TextSpan Span)? BuildOf(ExpressionSyntax condition, DeclarationSymbol group, BindContext inside) =>
        group is { IsHosted: true, Context.Hosted: { } service } && condition.Tokens().Any(t => t.Kind == TokenKind.Name && inside.NameOf(t) == "image")
            ? service.Parts.SelectMany(static p => p.Items.Where(i => p.Context.WordOf(i) == "build").Select(i => ((BindContext, TextSpan)?)(p.Context, i.Head.Span))).FirstOrDefault()
            : null;

    /// <summary>The line that makes the environment a preview, where a condition fails because of that and what it is said of is inherited; else null.</summary>
    private static (BindContext Place, TextSpan Span)? PreviewOf(ExpressionSyntax condition, BindContext inside, BindContext use) =>
        use is { IsInherited: true, Environment: { } environment } && PreviewLines.Of(environment) is { } line && condition.Tokens().Any(t => t.Kind == TokenKind.Name && inside.NameOf(t) == "preview")
            ? (environment.Context, TextSpan.FromBounds(line.Span.Start, line.Head.Span.End))
            : null;
}
