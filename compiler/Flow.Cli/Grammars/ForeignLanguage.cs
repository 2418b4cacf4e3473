using Flow.Compiler.Syntax;

namespace Flow.Cli.Grammars;

/// <summary>A language that stands inside strings.</summary>
/// <param name="Name">What scopes and editors call it.</param>
/// <param name="Grammar">The scope of its own grammar; an editor that lacks it shows plain text.</param>
/// <param name="Tags">The tags of strings that hold it.</param>
internal sealed record ForeignLanguage(string Name, string Grammar, params string[] Tags)
{
    /// <summary>What the steps of a job run when they say no more.</summary>
    public static ForeignLanguage Shell { get; } = new("shellscript", "source.shell", "sh", "bash");

    /// <summary>All of them: together they have every tag of the language.</summary>
    public static IReadOnlyList<ForeignLanguage> All { get; } =
    [
        Shell,
        new("powershell", "source.powershell", "pwsh"),
        new("bat", "source.batchfile", "cmd"),
        new("python", "source.python", "python"),
        new("promql", "source.promql", "promql"),
        new("sql", "source.sql", "sql"),
        new("csharp", "source.cs", "csharp"),
        new("json", "source.json", "json"),
        new("plaintext", "text.plain", "fold"),
    ];

    /// <summary>The tags of <see cref="SyntaxFacts.Tags"/> that no language here has.</summary>
    public static IEnumerable<string> Unknown => SyntaxFacts.Tags.Except(All.SelectMany(static l => l.Tags));

    /// <summary>The scope of its text in a tagged string, whose holes have two braces.</summary>
    public string Scope => $"meta.embedded.foreign.{Name}";

    /// <summary>The scope of its text in a plain string, which has escapes and whose holes have one brace.</summary>
    public string TemplateScope => $"meta.embedded.template.{Name}";
}
