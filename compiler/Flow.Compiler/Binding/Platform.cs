using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>Where an environment lives, by its syntax alone: that decides which constructs its words mean, before anything of it is bound.</summary>
internal static class Platform
{
    private const int DeepestLike = 32;

    /// <summary>Kinds that mean something to Terraform alone.</summary>
    private static readonly string[] OfTerraform = ["terraform", "data", "ephemeral", "provider", "output", "moved", "forget", AlarmLines.Word];

    private static readonly string[] OfResources = ["terraform", "data", "ephemeral"];

    private static readonly string[] OfMachine = ["container"];

    /// <summary>The word behind <c>cloud</c> of an environment, or of the one that it is like; null where there is none.</summary>
    public static string? Of(DeclarationSymbol? environment)
    {
        var at = environment;
        for (var depth = 0; at is not null && depth < DeepestLike; depth++, at = Inheritance.ParentOf(at))
        {
            if (Written(at) is { } own)
            {
                return own;
            }
        }

        return null;
    }

    /// <summary>The constructs that <paramref name="item"/> chooses, <c>host cluster using kubernetes</c>, where its cloud has them; else null.</summary>
    public static string? ChosenBy(ItemSyntax item, BindContext context) =>
        item.Clauses.Any(c => SaysKubernetes(c, context)) ? Platforms.WithKubernetes(Of(context.Environment)) : null;

    /// <summary>Whether <paramref name="clause"/> is <c>using kubernetes</c>.</summary>
    public static bool SaysKubernetes(ClauseSyntax clause, BindContext context) =>
        clause.Word.Word == Word.Using && clause.Value is NameExpressionSyntax name && context.NameOf(name.Token) == Platforms.Kubernetes;

    /// <summary>
    /// Whether a line of <paramref name="parent"/> means nothing in <paramref name="child"/>, which is like it and lives elsewhere: what only Terraform makes, and constructs
    /// that its platform does not have.
    /// </summary>
    public static bool IsOfAnother(ItemSyntax line, DeclarationSymbol parent, DeclarationSymbol child)
    {
        if (!IsElsewhere(parent, child))
        {
            return false;
        }

        var (from, to, word) = (Of(parent), Of(child), parent.Context.WordOf(line));
        return OfTerraform.Contains(word)
            || ((parent.Context.Scope.Find(word) is not TemplateSymbol own || !Makes(own, to)) && parent.Context.Constructs.Find(word, from) is not null && parent.Context.Constructs.Find(word, to) is null);
    }

    /// <summary>Whether <paramref name="child"/> lives where other constructs are than in <paramref name="parent"/>.</summary>
    public static bool IsElsewhere(DeclarationSymbol parent, DeclarationSymbol child) => Of(parent) is var from && Of(child) is var to && from != to && (Platforms.Has(from) || Platforms.Has(to));

    /// <summary>Whether one of those that <paramref name="environment"/> is like, or that these are like, lives elsewhere.</summary>
    public static bool ComesFromElsewhere(DeclarationSymbol environment)
    {
        var at = Inheritance.ParentOf(environment);
        for (var depth = 0; at is not null && depth < DeepestLike; depth++, at = Inheritance.ParentOf(at))
        {
            if (IsElsewhere(at, environment))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an environment on <paramref name="platform"/> can hold what <paramref name="template"/> declares: Terraform makes nothing on a machine or in a cluster, and containers of a machine are in no cloud.</summary>
    public static bool Makes(TemplateSymbol template, string? platform) =>
        platform is null || (template.Item.Body?.Items.Items ?? []).All(i => !(Platforms.Has(platform) ? OfResources : OfMachine).Contains(template.Context.WordOf(i)));

    private static string? Written(DeclarationSymbol environment)
    {
        var context = environment.Context;
        var line = (environment.Item.Body?.Items.Items ?? []).LastOrDefault(i => context.WordOf(i) == "cloud" && Declarer.VarietyToken(i) is not null);
        return line is null ? null : context.NameOf(Declarer.VarietyToken(line)!.Value);
    }
}
