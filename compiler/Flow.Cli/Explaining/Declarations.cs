using System.Collections.Immutable;
using Flow.Compiler;
using Flow.Compiler.Binding;

namespace Flow.Cli.Explaining;

/// <summary>What a project declares, by the names that its own files use.</summary>
internal static class Declarations
{
    /// <summary>All declarations of the project and of what it imports, each before what is declared in it.</summary>
    public static IEnumerable<Declaration> Of(Compilation compilation) => compilation.Bound.Module.Scope.Symbols.SelectMany(static symbol =>
        symbol is ModuleSymbol import
            ? import.Module.Scope.Symbols.Where(static s => s.IsExported).SelectMany(s => Tree($"{import.Name}.{s.Name}", s))
            : Tree(symbol.Name, symbol));

    /// <summary>The declarations called <paramref name="name"/>: by their whole path, else by the end of it.</summary>
    public static ImmutableArray<Declaration> Find(Compilation compilation, string name)
    {
        var all = Of(compilation).ToList();
        return all.Where(d => d.Path == name).ToImmutableArray() is { IsEmpty: false } exact
            ? exact
            : [.. all.Where(d => d.Path.EndsWith("." + name, StringComparison.Ordinal))];
    }

    private static IEnumerable<Declaration> Tree(string path, Symbol symbol) => Declared(path, symbol) is { } declaration
        ? declaration.Members.SelectMany(static m => Tree(m.Path, m.Symbol)).Prepend(declaration)
        : [];

    private static Declaration? Declared(string path, Symbol symbol) => symbol switch
    {
        LetSymbol let => new(path, let, let.Item, let.Context),
        FunctionSymbol function => new(path, function, function.Item, function.Context),
        TypeSymbol type => new(path, type, type.Item, type.Context),
        TemplateSymbol template => new(path, template, template.Item, template.Context),
        DeclarationSymbol declaration => new(path, declaration, declaration.Item, declaration.Context),
        _ => null,
    };
}
