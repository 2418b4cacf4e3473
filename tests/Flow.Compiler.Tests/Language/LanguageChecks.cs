using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.GitHubActions;
using Flow.Compiler.Types;

namespace Flow.Compiler.Tests.Language;

/// <summary>Checks of whole sources, from text to model.</summary>
internal static class LanguageChecks
{
    /// <summary>What is found in <paramref name="marked"/> is exactly what its marks say, at exactly their places.</summary>
    public static Compilation Check(string marked)
    {
        var source = MarkedSource.Parse(marked);
        var compilation = source.Compile();
        Compare(source, compilation.Diagnostics);
        Assert.NotNull(compilation.Model);
        return compilation;
    }

    /// <summary>A source without mistakes of its own, of which GitHub cannot carry exactly what its marks say.</summary>
    public static ImmutableArray<Diagnostic> CheckAtGitHub(string marked)
    {
        var source = MarkedSource.Parse(marked);
        var compilation = source.Compile();
        Assert.Empty(compilation.Diagnostics);
        var diagnostics = compilation.Emit(new GitHubActionsTarget(), EmitOptions.Default).Diagnostics;
        Compare(source, diagnostics);
        return diagnostics;
    }

    private static void Compare(MarkedSource source, IEnumerable<Diagnostic> diagnostics)
    {
        var found = diagnostics.Select(MarkedSource.Of).ToList();
        Assert.Equal(source.Marks.Select(static m => m.Place).Order(StringComparer.Ordinal), found.Select(static m => m.Place).Order(StringComparer.Ordinal));
        foreach (var mark in source.Marks)
        {
            Assert.Contains(found, f => f.Place == mark.Place && f.Message.Contains(mark.Message, StringComparison.Ordinal));
        }
    }

    /// <summary>The value of <c>let x = <paramref name="expression"/></c>, as it appears in a text, and its type.</summary>
    public static string Evaluate(string expression, string before = "")
    {
        var value = ConstantOf($"{before}\nlet x = {expression}\n", "x");
        return $"{value.ToText()}: {value.Type.Name}";
    }

    /// <summary>The value of the <c>let</c> called <paramref name="name"/> in a source without mistakes.</summary>
    public static Value ConstantOf(string source, string name)
    {
        var compilation = Check(source);
        var let = Assert.IsType<LetSymbol>(compilation.Bound.Module.Scope.FindHere(name));
        return Assert.IsAssignableFrom<Value>(let.Value?.Constant);
    }

    /// <summary>The only message of <c>let x = <paramref name="expression"/></c>.</summary>
    public static string Problem(string expression, string before = "")
    {
        var diagnostic = Assert.Single(Compilation.Of($"{before}\nlet x = {expression}\n").Diagnostics);
        return $"{diagnostic.Code} {diagnostic.Location.Source.Slice(diagnostic.Location.Span)}";
    }
}
