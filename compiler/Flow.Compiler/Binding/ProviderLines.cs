using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>Which configuration of a provider makes what a use of a construct holds, and what that says, before it is bound.</summary>
internal static class ProviderLines
{
    /// <summary>Whether a clause in the header of a use of <paramref name="template"/> names a configuration of a provider, and not what the use is made of, as <c>host cluster using kubernetes</c> does.</summary>
    public static bool IsIn(ClauseSyntax clause, TemplateSymbol template, BindContext context) =>
        clause.Word.Word == Word.Using && !(HostedServices.ParameterOf(template) is not null && Platform.SaysKubernetes(clause, context));

    /// <summary>The clause <c>using</c> that holds for <paramref name="use"/>: its own, or that of the use which it is a part of; null where there is none.</summary>
    public static (ClauseSyntax Clause, BindContext Context)? ClauseOf(DeclarationSymbol use)
    {
        for (var at = use; at is not null; at = at.Context.Use)
        {
            if (at.Using is { } written)
            {
                return written;
            }
        }

        return null;
    }

    /// <summary>The value of the setting <paramref name="name"/> in that configuration, with where it stands; null where there is none.</summary>
    public static (ExpressionSyntax Value, BindContext Context)? Setting(DeclarationSymbol use, string name)
    {
        if (ClauseOf(use) is not var (clause, context) || clause.Value is not NameExpressionSyntax alias
            || use.Context.Environment?.Members.FindHere(context.NameOf(alias.Token)) is not DeclarationSymbol { Kind.Word: "provider" } provider)
        {
            return null;
        }

        foreach (var part in provider.Parts.Reverse())
        {
            if (part.Items.LastOrDefault(i => part.Context.WordOf(i) == name)?.Value is { } value)
            {
                return (value, part.Context);
            }
        }

        return null;
    }
}
