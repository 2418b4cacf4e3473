using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Editing;

/// <summary>What a map's lines may be called: inputs of an action, parameters of a pipeline, scopes of the token, variables.</summary>
internal static class EntryOffers
{
    /// <summary>The offers for the body <paramref name="around"/>.</summary>
    public static IEnumerable<Offer> Of(Surroundings around, PlaceBinder binder)
    {
        if (around.Kind is not { Body: BodyRule.Map } kind)
        {
            return [];
        }

        return kind.Word switch
        {
            "permissions" => DomainTypes.Scope.Members.Select(static s => new Offer(CompletionKind.EnumMember, s, Likelihood.Wanted) { Detail = "scope", Snippet = $"{s} = ${{1:read}}", IsWord = true }),
            "env" => VariableNames.Written(around.Context.Tree, around).Select(static v => Setting(v, "variable", Likelihood.Leads)),
            "with" => KnownActions.Find(UnderlyingAction(around)) is { } action ? Inputs(action) : [],
            "uses" or "call" when Callees.Of(around, binder) is { } callee => Parameters(callee, binder.Session),
            "uses" when Callees.ActionOf(around) is { } action => ActionInputs(action, binder.Session),
            _ => [],
        };
    }

    private static IEnumerable<Offer> ActionInputs(string action, BindSession session) =>
        LocalActions.Inputs(action, session.Services.Files) is { } local ? Inputs(local)
        : KnownActions.Find(action.Split('@')[0]) is { } known ? Inputs(known) : [];

    private static IEnumerable<Offer> Inputs(KnownAction action) => action.Inputs.Select(static input => new Offer(CompletionKind.Parameter, input.Name, input.IsRequired ? Likelihood.Wanted : Likelihood.Fits)
    {
        Detail = input.IsRequired ? $"{input.Summary} (required)" : input.Summary,
        Snippet = $"{input.Name} = ${{1}}",
        About = new TextAbout(input.Summary),
        IsWord = true,
    });

    private static IEnumerable<Offer> Parameters(DeclarationSymbol callee, BindSession session) =>
        callee.Members.Symbols.OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "param").Select(parameter =>
        {
            var type = DeclarationBinder.ParameterType(session, parameter).Type;
            var isRequired = parameter.Item.Value is null && !type.IsOptional;
            return new Offer(CompletionKind.Parameter, parameter.Name, isRequired ? Likelihood.Wanted : Likelihood.Fits)
            {
                Detail = isRequired ? $"{type.Name}, required" : parameter.Item.Value is { } value ? $"{type.Name} = {parameter.Context.TextOf(value)}" : type.Name,
                Snippet = KindSnippets.Setting(parameter.Name, type),
                About = new ParameterAbout(parameter.Location.Source, parameter.Item),
                IsWord = true,
            };
        });

    private static Offer Setting(string name, string detail, Likelihood likelihood) =>
        new(CompletionKind.Parameter, name, likelihood) { Detail = detail, Snippet = $"{name} = $1", IsWord = true };

    /// <summary>The action behind the verb whose <c>with</c> this is.</summary>
    private static string UnderlyingAction(Surroundings with) => with.Outer switch
    {
        { Kind.Word: "checkout" } => "actions/checkout",
        { Kind.Word: "setup", Item.Args: [{ Value: var tool }, ..] } outer => $"actions/setup-{ToolOf(tool, outer.Context)}",
        _ => "",
    };

    private static string ToolOf(ExpressionSyntax tool, BindContext context) => tool switch
    {
        CallExpressionSyntax call => context.TextOf(call.Target),
        _ => context.TextOf(tool),
    };
}
