using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Cli.Explaining;

/// <summary>A construct as a reader sees it: what it is for, what can be set, what it gives, and what it is made of.</summary>
/// <param name="template">Its template.</param>
internal sealed class Construct(TemplateSymbol template)
{
    private const string Fence = "```flow";

    /// <summary>All constructs, by name.</summary>
    public static IEnumerable<Construct> All => ConstructLibrary.Shared.Names.Select(static n => new Construct(ConstructLibrary.Shared.Find(n)!));

    /// <summary>The templates that every pipeline knows, by name.</summary>
    public static IEnumerable<Construct> OfPipelines => ConstructLibrary.Shared.JobTemplates.Select(static n => new Construct(ConstructLibrary.Shared.FindJobTemplate(n)!));

    /// <summary>The construct of this name in every place where environments can live, that of clouds first.</summary>
    public static ImmutableArray<Construct> Everywhere(string name) => [.. ConstructLibrary.Shared.Everywhere(name).Select(static t => new Construct(t))];

    /// <summary>Its name.</summary>
    public string Name => template.Name;

    /// <summary>Where it can be used, as an environment says it; null for a template of pipelines.</summary>
    public string? Place => Folder is not { } folder || folder == "jobs" ? null
        : Platforms.IsVariant(folder) ? $"cloud {ConstructLibrary.ProviderOf(template)}, host using {Platforms.Kubernetes}"
        : $"cloud {folder}";

    private string? Folder => Source.Path.Split('/') is [.., var folder, _] ? folder : null;

    /// <summary>What it is for, in a sentence or two.</summary>
    public string Summary => Documentation.Split(Fence)[0].Trim().ReplaceLineEndings(" ");

    /// <summary>A whole source text that uses it.</summary>
    public string Example => Documentation.Split(Fence) is [_, var rest, ..] ? rest.Split("```")[0].Trim('\n') + "\n" : "";

    /// <summary>Its text.</summary>
    public SourceText Source => template.Context.Tree.Source;

    /// <summary>What can be set, in written order.</summary>
    public ImmutableArray<DeclaredParameter> Parameters => [.. new Declaration(Name, template, template.Item, template.Context).Parameters];

    /// <summary>What can be read of a use.</summary>
    public ImmutableArray<(string Name, string Documentation)> Outputs => [.. Lines("output").Select(i => (Text(i.Args[0].Value), DocumentationOf(i)))];

    /// <summary>The levels of access, each with the lines that say exactly what it allows.</summary>
    public ImmutableArray<(string Name, string Documentation, ImmutableArray<string> Lines)> Levels =>
        [.. Lines("access").Select(i => (Text(i.Args[0].Value), DocumentationOf(i), (i.Body?.Items.Items ?? []).Select(l => OnOneLine(Text(l))).ToImmutableArray()))];

    /// <summary>What must hold, and why.</summary>
    public ImmutableArray<(string Condition, string Reason)> Requirements =>
        [.. Lines("require").Select(i => (Text(i.Args[0].Value), i.Clauses[0].Value is StringExpressionSyntax reason ? StringReading.PlainText(reason, Source) ?? "" : ""))];

    /// <summary>The resources that it makes and looks up: the name of the part, and its type.</summary>
    public ImmutableArray<(string Name, string Type, string Documentation)> Parts =>
        [.. Lines("terraform", "data").Select(i => (Text(i.Args[1].Value), $"{(template.Context.WordOf(i) == "data" ? "data " : "")}{Text(i.Args[0].Value)}", DocumentationOf(i)))];

    private string Documentation => DocumentationOf(template.Item);

    private IEnumerable<ItemSyntax> Lines(params ImmutableArray<string> words) => (template.Item.Body?.Items.Items ?? []).Where(i => words.Contains(template.Context.WordOf(i)));

    private string Text(SyntaxNode node) => template.Context.TextOf(node);

    private static string OnOneLine(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(lines.Select((line, i) => line + (i + 1 == lines.Length ? "" : line.EndsWith('[') || lines[i + 1].StartsWith(']') ? "" : ", ")));
    }

    private string DocumentationOf(ItemSyntax item) => CommentReading.Documentation(Source, item) ?? "";
}
