using System.Text;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Functions;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Editing;

/// <summary>Documentation in Markdown of what can be offered.</summary>
internal static class Descriptions
{
    /// <summary>The documentation of <paramref name="about"/>; empty where nothing is known.</summary>
    public static string Of(object? about) => about switch
    {
        Kind kind => Of(kind),
        BuiltinFunction function => Of(function),
        Context context => context.Summary,
        ContextMember member => member.Summary,
        EventKind @event => Of(@event),
        ParameterAbout parameter => CommentReading.Documentation(parameter.Source, parameter.Item) ?? "",
        TextAbout text => text.Text,
        TemplateSymbol template => Above(template.Context, template.Item),
        FunctionSymbol function => Above(function.Context, function.Item),
        TypeSymbol type => $"{Above(type.Context, type.Item)}\n\n```flow\n{type.Context.TextOf(type.Item)}\n```".Trim(),
        LetSymbol let => Above(let.Context, let.Item),
        DeclarationSymbol declaration => Above(declaration.Context, declaration.Item),
        ModuleSymbol module => $"`{module.Module.Path}`",
        _ => "",
    };

    /// <summary>The documentation of a function: signature, sentence, example.</summary>
    public static string Of(BuiltinFunction function) =>
        $"```flow\n{function.Signature}\n```\n\n{function.Summary}\n\n```flow\n{function.Example} // {function.ExampleResult}\n```";

    private static string Of(Kind kind)
    {
        var text = new StringBuilder(kind.Summary);
        if (kind.Default.Length > 0)
        {
            text.Append($"\n\nDefault: {(kind.Default.Contains(' ') ? kind.Default : $"`{kind.Default}`")}");
        }

        if (kind.Documentation.Length > 0)
        {
            text.Append("\n\n").Append(kind.Documentation.Trim());
        }

        if (kind.Example.Length > 0)
        {
            text.Append("\n\n```flow\n").Append(kind.Example.TrimEnd()).Append("\n```");
        }

        return text.ToString();
    }

    private static string Of(EventKind @event)
    {
        var parts = new List<string> { $"GitHub's `{@event.GitHubName}`." };
        if (!@event.Filters.IsEmpty)
        {
            parts.Add($"Filters: {string.Join(", ", @event.Filters.Select(static f => $"`{f}`"))}.");
        }

        if (!@event.Types.IsEmpty)
        {
            parts.Add($"Activity types: {string.Join(", ", @event.Types.Select(static t => $"`{t}`"))}.");
        }

        return string.Join("\n\n", parts);
    }

    private static string Above(BindContext context, ItemSyntax item) => CommentReading.Documentation(context.Tree.Source, item) ?? "";
}
