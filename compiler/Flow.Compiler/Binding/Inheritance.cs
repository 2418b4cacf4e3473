using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Catalogue.Kinds;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>
/// What an environment takes over from the one that it is <c>like</c>: all of its body, bound anew with the names of the environment at hand, as a template's is. An item
/// that starts with an inherited name goes on with that declaration, <c>orders { … }</c>, or leaves it out, <c>orders = none</c>.
/// </summary>
internal static class Inheritance
{
    /// <summary>The environment that <paramref name="environment"/> is like, or null. One that is none is reported where the clause is bound.</summary>
    public static DeclarationSymbol? ParentOf(DeclarationSymbol environment) => environment.LikeCopy ?? (Named(environment) is { IsMany: false } parent ? parent : null);

    /// <summary>What the name behind <c>like</c> of <paramref name="environment"/> stands for: an environment, or one of which there are several; null where it is none.</summary>
    public static DeclarationSymbol? Named(DeclarationSymbol environment) =>
        NameOf(environment) is { } name && environment.Context.Scope.Find(name) is DeclarationSymbol { Kind.Word: "environment" } named && !ReferenceEquals(named.Item, environment.Item) ? named : null;

    /// <summary>The name of the environment that <paramref name="environment"/> is like, or null.</summary>
    public static string? NameOf(DeclarationSymbol environment) => NameOf(environment.Item, environment.Context);

    /// <summary>The name of the environment that <paramref name="item"/> is like, or null.</summary>
    public static string? NameOf(ItemSyntax item, BindContext context) => (LikeOf(item, context) is IndexExpressionSyntax copy ? copy.Target : LikeOf(item, context)) is NameExpressionSyntax name ? context.NameOf(name.Token) : null;

    /// <summary>What is written after <c>like</c>, or null.</summary>
    public static ExpressionSyntax? LikeOf(ItemSyntax item, BindContext context) => DeclarationBinder.Written(item, "like", context);

    /// <summary>The inherited declaration that <paramref name="item"/> goes on with or leaves out, or null.</summary>
    public static DeclarationSymbol? Refined(Kind? parent, ItemSyntax item, BindContext context) =>
        parent is { Word: "environment" } && item.Args.IsEmpty && (context.Refines ?? context.Environment) is { } environment && environment.Members.FindHere(context.WordOf(item)) is DeclarationSymbol { Context.UsedAt: var way } inherited
        && (context.Refines is not null || inherited.IsHosted) && way.Length > context.UsedAt.Length ? inherited : null;

    /// <summary>The inherited declarations that lines of <paramref name="context"/> may go on with.</summary>
    public static IEnumerable<DeclarationSymbol> Inherited(BindContext context) =>
        context.Refines?.Members.Symbols.OfType<DeclarationSymbol>().Where(s => s.Context.UsedAt.Length > context.UsedAt.Length) ?? [];

    /// <summary>Adds to an inherited declaration what <paramref name="item"/> says about it.</summary>
    public static void Refine(DeclarationSymbol inherited, ItemSyntax item, BindContext context)
    {
        if (IsNone(item))
        {
            inherited.LeftOut = (item, context);
        }
        else if ((item.Body ?? (item.Value as RecordExpressionSyntax)?.Body) is { } body)
        {
            inherited.Parts = inherited.Parts.Add(new BodyPart([.. body.Items.Items], context.Inner()));
        }
    }

    /// <summary>Whether <paramref name="item"/> leaves something out: <c>approval = none</c>.</summary>
    public static bool IsNone(ItemSyntax item) => item.Value is LiteralExpressionSyntax { Token.Word: Word.NoneValue };

    /// <summary>The variety that an inherited item of the kind <paramref name="word"/> has: <c>cloud { … }</c> goes on with <c>cloud aws { … }</c>.</summary>
    public static string? VarietyOf(string word, BindContext context)
    {
        if (context.Refines is not { } environment)
        {
            return null;
        }

        foreach (var part in environment.Parts.Reverse())
        {
            if (part.Items.SelectMany(static i => (i.Body?.Items.Items ?? []).Prepend(i)).LastOrDefault(i => part.Context.WordOf(i) == word && Declarer.VarietyToken(i) is not null) is { } item)
            {
                return part.Context.NameOf(Declarer.VarietyToken(item)!.Value);
            }
        }

        return null;
    }
}

/// <summary>The bodies of environments that others are like.</summary>
internal sealed partial class Declarer
{
    private const int DeepestLike = 32;

    /// <summary>Adds the bodies of <paramref name="parent"/>, and of what that is like, to <paramref name="parts"/>.</summary>
    private static void Inherit(DeclarationSymbol symbol, DeclarationSymbol parent, BindContext use, ImmutableArray<BodyPart>.Builder parts)
    {
        var (way, from) = (new Stack<(DeclarationSymbol Environment, BindContext Use)>(), use);
        for (DeclarationSymbol? next = parent, user = symbol; next is not null && !ReferenceEquals(next.Item, symbol.Item) && way.Count < DeepestLike; (user, next) = (next, Inheritance.ParentOf(next)))
        {
            way.Push((next, from = InheritedContext(symbol, next, user!, from)));
        }

        var lines = new InheritedLines(symbol);
        foreach (var (environment, context) in way)
        {
            var isFirst = ReferenceEquals(environment, way.Peek().Environment);
            parts.Add(new BodyPart(
                [.. lines.Of(environment)],
                isFirst ? context : context with { Refines = symbol }));
            symbol.Parts = parts.ToImmutable();
        }
    }

    /// <summary>What is there already is there for one environment alone, what is like a preview is none, and a preview is not where the environment is that it is like.</summary>
    public static bool IsItsOwn(string word, DeclarationSymbol heir) => word is "adopt" or PreviewKinds.Word || (word == "url" && PreviewLines.Of(heir) is not null);

    private static BindContext InheritedContext(DeclarationSymbol symbol, DeclarationSymbol parent, DeclarationSymbol user, BindContext use) => parent.Context with
    {
        Scope = new Scope(parent.Context.Scope),
        Environment = symbol,
        IsInherited = true,
        UsedAt = use.UsedAt.Insert(0, (ReferenceEquals(user, symbol) ? use : user.Context).At(Inheritance.LikeOf(user.Item, user.Context)!)),
    };
}
