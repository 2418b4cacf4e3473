using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Cli.Explaining;

/// <summary>A parameter as it is declared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type as written; empty where its default decides.</param>
/// <param name="Default">Its default as written; empty where there is none.</param>
/// <param name="Documentation">What is written above it.</param>
internal sealed record DeclaredParameter(string Name, string Type, string Default, string Documentation);

/// <summary>Something that a project declares.</summary>
/// <param name="Path">How it is named from the project: <c>ci.build</c>, <c>dotnet.dotnet-test</c>.</param>
/// <param name="Symbol">Its name's meaning.</param>
/// <param name="Item">The declaration as written.</param>
/// <param name="Context">Where it stands.</param>
internal sealed record Declaration(string Path, Symbol Symbol, ItemSyntax Item, BindContext Context)
{
    /// <summary>What it is: <c>job</c>, <c>template</c>.</summary>
    public string What => Symbol.What;

    /// <summary>Where it is written.</summary>
    public Location Location => Context.At(Item);

    /// <summary>The documentation above it; empty where there is none.</summary>
    public string Documentation => DocumentationOf(Item);

    /// <summary>The declaration without its body; a type is shown whole, since its body is what it is.</summary>
    public string Signature => Symbol is TypeSymbol || Item.Body is null
        ? Context.TextOf(Item)
        : OnOneLine(Context.Tree.Source.Content[Item.Span.Start..Item.Body.Span.Start]);

    /// <summary>Its parameters, in written order.</summary>
    public IEnumerable<DeclaredParameter> Parameters => Symbol is FunctionSymbol { Signature: { } signature }
        ? signature.Arguments.Arguments.OfType<ParameterArgumentSyntax>().Select(p => new DeclaredParameter(Context.NameOf(p.Name), Context.TextOf(p.Type), Text(p.Default), ""))
        : Lines("param").Where(static i => i.Args.Length > 0).Select(i => new DeclaredParameter(Context.TextOf(i.Args[0].Value), Text(i.Args[0].Type), Text(i.Value), DocumentationOf(i)));

    /// <summary>The value of a <c>let</c> as text, where the compiler knows it; else empty.</summary>
    public string Value => (Symbol as LetSymbol)?.Value is { Constant: { } value } ? OnOneLine(value.ToText()) : "";

    /// <summary>What is declared in it, in written order: jobs, steps, artifacts, outputs. Parameters are not among them.</summary>
    public IEnumerable<Declaration> Members => Symbol is DeclarationSymbol declaration
        ? declaration.Members.Symbols.OfType<DeclarationSymbol>().Where(static m => m.Kind.Word != "param").Select(m => new Declaration($"{Path}.{m.Name}", m, m.Item, m.Context))
        : [];

    /// <summary>Whether something at <paramref name="location"/> comes from it.</summary>
    public bool Holds(Location location) => IsInside(location) || location.UsedAt.Any(IsInside);

    private bool IsInside(Location location) =>
        location.Path == Context.Tree.Source.Path && Item.Span.Start <= location.Span.Start && location.Span.Start < Item.Span.End;

    private ImmutableArray<ItemSyntax> Lines(string word) => [.. Item.Body?.Items.Items.Where(i => Context.WordOf(i) == word) ?? []];

    private string DocumentationOf(ItemSyntax item) => CommentReading.Documentation(Context.Tree.Source, item) ?? "";

    private string Text(SyntaxNode? node) => node is null ? "" : OnOneLine(Context.TextOf(node));

    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
