using System.Collections.Immutable;
using Flow.Compiler.Literals;
using Flow.Compiler.Providers;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Binding;

/// <summary>Where something is bound: its file, its scope, what it stands in.</summary>
/// <param name="Tree">The file.</param>
/// <param name="Scope">The names that it sees.</param>
public sealed record BindContext(SyntaxTree Tree, Scope Scope)
{
    /// <summary>What the host gives; null where nothing is bound, so that nobody asks.</summary>
    internal BindServices? Services { get; init; }

    /// <summary>The providers whose resources can be declared here; read when they are first asked for.</summary>
    internal ProviderSet Providers => Services?.Providers ?? ProviderSet.BroughtAlong;

    /// <summary>The constructs that environments know without an import.</summary>
    internal ConstructLibrary Constructs => Services?.Constructs ?? ConstructLibrary.Shared;

    /// <summary>The construct called <paramref name="name"/> where the environment at hand lives, or null.</summary>
    internal TemplateSymbol? Construct(string name) => Constructs.Find(name, Platform.Of(Environment));

    /// <summary>The pipeline or action that it stands in.</summary>
    public DeclarationSymbol? Pipeline { get; init; }

    /// <summary>The job (or action) whose body it stands in.</summary>
    public DeclarationSymbol? Job { get; init; }

    /// <summary>The environment that it stands in. Its values are known to the compiler or when it is applied; a pipeline's phases mean nothing there.</summary>
    public DeclarationSymbol? Environment { get; init; }

    /// <summary>The environment whose inherited declarations, or the use of a group whose parts the items here may go on with or leave out; null where they begin anew.</summary>
    public DeclarationSymbol? Refines { get; init; }

    /// <summary>The use of a group that it is a part of, the innermost; null outside of groups.</summary>
    public DeclarationSymbol? Use { get; init; }

    /// <summary>Lines of the uses of groups around it that hold for each of their jobs, the outermost first.</summary>
    public ImmutableArray<BodyPart> GivenToJobs { get; init; } = [];

    /// <summary>Whether another environment inherited what stands here. What is wrong with it was said where it is written.</summary>
    public bool IsInherited { get; init; }

    /// <summary>Whether the environment at hand inherits the line and sets it anew or leaves it out: nothing of it stays, so what it reads may be left out too.</summary>
    public bool IsSaidAnew { get; init; }

    /// <summary>The service whose lines these are, where an environment hosts it: names mean those of the <see cref="Environment"/> before those of the project.</summary>
    public DeclarationSymbol? Hosted { get; init; }

    /// <summary>The declaration whose header it stands in, or null in a body.</summary>
    public DeclarationSymbol? Header { get; init; }

    /// <summary>The parameters of the template whose use it stands in.</summary>
    public ImmutableArray<string> TemplateParameters { get; init; } = [];

    /// <summary>Where the templates are used that brought it, the innermost first.</summary>
    public ImmutableArray<Location> UsedAt { get; init; } = [];

    /// <summary>The step that it stands in; only steps above it can be read.</summary>
    public int StepPosition { get; init; } = int.MaxValue;

    /// <summary>The location of <paramref name="span"/> in the file.</summary>
    public Location At(TextSpan span) => new(Tree.Source, span) { UsedAt = UsedAt };

    /// <summary>The location of <paramref name="node"/>.</summary>
    public Location At(SyntaxNode node) => At(node.Span);

    /// <summary>The location of <paramref name="token"/>.</summary>
    public Location At(SyntaxToken token) => At(token.Span);

    /// <summary>The folder of the file, from the project folder; empty for the project folder itself.</summary>
    public string Folder => ProjectPath.Parent(Tree.Source.Path);

    /// <summary>Whether it stands in the body or header of <paramref name="symbol"/>.</summary>
    public bool IsInside(DeclarationSymbol symbol)
    {
        for (var scope = Scope; scope is not null; scope = scope.Parent)
        {
            if (ReferenceEquals(scope, symbol.Members) || ReferenceEquals(scope, symbol.Context.Scope))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same place with names of its own.</summary>
    public BindContext Inner() => this with { Scope = new Scope(Scope) };

    /// <summary>The text of <paramref name="token"/>, without backquotes.</summary>
    public string NameOf(SyntaxToken token) => Tree.Source.Content.AsSpan(token.Start, token.End - token.Start).Trim('`').ToString();

    /// <summary>The text of <paramref name="node"/> as written.</summary>
    public string TextOf(SyntaxNode node) => Tree.Source.Slice(node.Span);

    /// <summary>The head's word: the names joined by dots, <c>for</c> for a loop line, <c>csharp</c> for a tagged string.</summary>
    public string WordOf(ItemSyntax item) => item.Head switch
    {
        PathSyntax { Tokens: [] } => "for",
        PathSyntax { Tokens: [var only] } => NameOf(only),
        PathSyntax path => string.Join('.', path.Names.Select(NameOf)),
        StringHeadSyntax head when Tree.Source.Content.AsSpan(head.Text.Start.Start, head.Text.Start.End - head.Text.Start.Start).StartsWith("csharp") => "csharp",
        StringHeadSyntax head => StringReading.PlainText(head.Text, Tree.Source) ?? "",
        _ => "",
    };
}

/// <summary>Files that share one scope: the project, or one imported file.</summary>
/// <param name="Path">The path of the imported file; empty for the project.</param>
/// <param name="Scope">What the files declare.</param>
public sealed record Module(string Path, Scope Scope)
{
    /// <summary>The files.</summary>
    public required ImmutableArray<SyntaxTree> Trees { get; init; }
}
