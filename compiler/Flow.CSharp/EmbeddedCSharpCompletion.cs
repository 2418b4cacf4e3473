using System.Collections.Immutable;
using System.Reflection;
using Flow.Compiler.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Flow.CSharp;

/// <summary>
/// The names that C# in a <c>.flow</c> file can use, from the semantic model of the method around it. Roslyn's own completion service would know more, at the price of
/// loading all of its editing features for a few lines of code.
/// </summary>
public sealed class EmbeddedCSharpCompletion : ICSharpCompletion
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, DocumentationMode.None);

    private static readonly SymbolDisplayFormat Short = SymbolDisplayFormat.MinimallyQualifiedFormat.WithMemberOptions(
        SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeContainingType);

    private static readonly string[] Keywords =
        ["await", "break", "catch", "continue", "else", "false", "finally", "for", "foreach", "if", "in", "is", "new", "null", "return", "switch", "throw", "true", "try", "typeof", "using", "var", "while", "string", "int", "bool"];

    private readonly Lazy<CSharpCompilation> frame;
    private readonly bool knowsRuntime;

    /// <summary>The names of code that may call <paramref name="runtime"/>.</summary>
    /// <param name="runtime">The assemblies that generated code calls; none where only the framework is to be known.</param>
    public EmbeddedCSharpCompletion(params ImmutableArray<Assembly> runtime)
    {
        knowsRuntime = !runtime.IsEmpty;
        frame = new(() => CSharpCompilation.Create("Flow.Embedded", references: new RunnerReferences(runtime).All, options: new(OutputKind.DynamicallyLinkedLibrary)));
    }

    /// <inheritdoc/>
    public ImmutableArray<CSharpName> NamesAt(string code, bool isExpression, ImmutableArray<CSharpCapture> captures, int position)
    {
        var method = EmbeddedMethod.Around(code, isExpression, captures, "void", knowsRuntime);
        var tree = CSharpSyntaxTree.ParseText(method.Text, Parsing);
        var root = tree.GetRoot();
        var at = method.Offset + position;
        if (IsInText(root, at))
        {
            return [];
        }

        var start = at;
        while (start > method.Offset && (char.IsLetterOrDigit(method.Text[start - 1]) || method.Text[start - 1] is '_' or '@'))
        {
            start--;
        }

        var model = frame.Value.AddSyntaxTrees(tree).GetSemanticModel(tree);
        var before = root.FindToken(Math.Max(method.Offset, start) - 1);
        return before.IsKind(SyntaxKind.DotToken) ? Members(model, before, at) : Free(model, start);
    }

    private static bool IsInText(SyntaxNode root, int at)
    {
        var token = root.FindToken(Math.Max(0, at - 1));
        var isText = token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.NumericLiteralToken;
        return (isText && token.SpanStart < at && at <= token.Span.End) || root.FindTrivia(Math.Max(0, at - 1)).Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;
    }

    private static ImmutableArray<CSharpName> Members(SemanticModel model, SyntaxToken dot, int at)
    {
        ExpressionSyntax? target = dot.Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax { Parent: var parent } => parent?.AncestorsAndSelf().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault()?.Expression,
            _ => null,
        };
        if (target is null)
        {
            return [];
        }

        return model.GetSymbolInfo(target).Symbol switch
        {
            INamespaceSymbol space => Named(model.LookupSymbols(at, space)),
            ITypeSymbol type => Named(model.LookupSymbols(at, type).Where(static s => s.IsStatic || s is ITypeSymbol)),
            _ when model.GetTypeInfo(target).Type is { TypeKind: not TypeKind.Error } type => Named(model.LookupSymbols(at, type, includeReducedExtensionMethods: true).Where(static s => !s.IsStatic && s is not ITypeSymbol)),
            _ => [],
        };
    }

    private static ImmutableArray<CSharpName> Free(SemanticModel model, int at) =>
    [
        .. Named(model.LookupSymbols(at).Where(static s => s is not IMethodSymbol { ContainingType.Name: "Step" } && s.Name != "Step")).OrderBy(static n => n.Kind),
        .. Keywords.Select(static k => new CSharpName(k, CSharpNameKind.Keyword, "")),
    ];

    private static ImmutableArray<CSharpName> Named(IEnumerable<ISymbol> symbols) =>
    [
        .. symbols.Where(static s => s.CanBeReferencedByName && !s.Name.StartsWith('<')).GroupBy(static s => s.Name).Select(static g => new CSharpName(g.Key, KindOf(g.First()), DetailOf(g.First(), g.Count())))
            .OrderBy(static n => n.Name, StringComparer.Ordinal),
    ];

    private static string DetailOf(ISymbol symbol, int count) => symbol.ToDisplayString(Short) + (count > 1 ? $" (+{count - 1})" : "");

    private static CSharpNameKind KindOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => CSharpNameKind.Variable,
        IMethodSymbol => CSharpNameKind.Method,
        INamespaceSymbol => CSharpNameKind.Namespace,
        ITypeSymbol => CSharpNameKind.Type,
        _ => CSharpNameKind.Member,
    };
}
