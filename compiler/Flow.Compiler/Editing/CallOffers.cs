using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Functions;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>Functions as offers.</summary>
internal static class CallOffers
{
    private static readonly (string Name, string Snippet, string Summary, FlowType Result)[] WordCalls =
    [
        ("dotnet", "dotnet(\"$1\")", "Reads a .NET project through MSBuild.", DomainTypes.DotNetProject),
        ("trust", "trust($1, because = \"$2\")", "Declares a text of an outsider to be harmless, with a reason.", FlowType.Text),
        ("success", "success()", "Whether everything before succeeded.", FlowType.Bool), ("failure", "failure()", "Whether something before failed.", FlowType.Bool),
        ("always", "always()", "True, whatever happened.", FlowType.Bool), ("cancelled", "cancelled()", "Whether the run was cancelled.", FlowType.Bool),
    ];

    /// <summary>Calls that the binder knows by their word, each with the type of what it gives.</summary>
    public static IEnumerable<(Offer Offer, FlowType Result)> Words(bool isCallee) => WordCalls.Select(c => (new Offer(CompletionKind.Function, c.Name, Likelihood.Seldom)
    {
        Detail = c.Summary, Text = isCallee ? c.Name : $"{c.Name}()", Snippet = isCallee ? null : c.Snippet, About = new TextAbout(c.Summary), IsWord = true,
    }, c.Result));

    /// <summary>A function of the standard library; with a receiver its first parameter stands before the dot.</summary>
    public static Offer Of(BuiltinFunction function, bool isCallee, bool hasReceiver)
    {
        var required = function.Parameters.Skip(hasReceiver ? 1 : 0).Where(static p => !p.IsOptional).ToList();
        var stops = required.Select(static (p, i) => p.Type is FunctionType ? $"${{{i + 1}:x}} => ${i + 2}" : p.Type is TextType ? $"\"${{{i + 1}}}\"" : Stop(i + 1, p.Name));
        var name = Written(function.Name, hasReceiver);
        return new Offer(CompletionKind.Function, function.Name, Likelihood.Possible)
        {
            Detail = function.Signature,
            Text = isCallee ? name : $"{name}()",
            Snippet = isCallee ? null : required.Count == 0 && function.Parameters.Length > (hasReceiver ? 1 : 0) ? $"{name}($1)" : $"{name}({string.Join(", ", stops)})",
            About = function,
            IsWord = true,
        };
    }

    /// <summary>A function of the project.</summary>
    public static Offer Of(FunctionSymbol function, BindSession session, bool isCallee, bool hasReceiver)
    {
        var parameters = function.Signature?.Arguments.Arguments.OfType<ParameterArgumentSyntax>().ToList() ?? [];
        var required = parameters.Skip(hasReceiver ? 1 : 0).Where(static p => p.Default is null).ToList();
        var stops = required.Select((p, i) => TypeBinder.Bind(session, function.Context, p.Type) is TextType ? $"\"${{{i + 1}}}\"" : Stop(i + 1, function.Context.NameOf(p.Name)));
        var name = Written(function.Name, hasReceiver);
        return new Offer(CompletionKind.Function, function.Name, Likelihood.Fits)
        {
            Detail = function.Signature is { } signature ? function.Context.TextOf(signature) : function.Name,
            Text = isCallee ? name : $"{name}()",
            Snippet = isCallee ? null : $"{name}({string.Join(", ", stops)})",
            About = function,
            IsWord = true,
        };
    }

    /// <summary>A tab stop that holds the parameter's name, unless that would read as a word of the grammar.</summary>
    private static string Stop(int number, string name) => SyntaxFacts.WordOf(name) == Word.None ? $"${{{number}:{name}}}" : $"${number}";

    /// <summary>A name that is a word of the grammar has backquotes where a value starts, and none behind a dot.</summary>
    private static string Written(string name, bool hasReceiver) => hasReceiver || SyntaxFacts.WordOf(name) == Word.None ? name : $"`{name}`";
}
