using Flow.Compiler.Binding;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>Libraries that a file could import, and where the line goes.</summary>
internal static class Imports
{
    /// <summary>Each library that the file of <paramref name="context"/> does not import, the name it would get, and the edit that imports it.</summary>
    public static IEnumerable<(Module Module, string Name, TextEdit Edit)> Missing(PlaceBinder binder, BindContext context)
    {
        var imported = binder.Visible(context).OfType<ModuleSymbol>().Select(static m => m.Module.Path).Append(context.Tree.Source.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var module in binder.Modules.Where(m => m.Path.Length > 0 && !imported.Contains(m.Path)))
        {
            var name = NameFor(module.Path, context, binder);
            yield return (module, name, Edit(context.Tree, $"import \"{module.Path}\" as {name}"));
        }
    }

    /// <summary>The name of the file at <paramref name="path"/> as a name of the language that <paramref name="context"/> has free.</summary>
    public static string NameFor(string path, BindContext context, PlaceBinder binder)
    {
        var plain = new string([.. Path.GetFileNameWithoutExtension(path).Select(static c => SyntaxFacts.IsInName(c) ? c : '-')]).Trim('-');
        var name = SyntaxFacts.IsName(plain) && SyntaxFacts.WordOf(plain) == Word.None && Catalogue.Contexts.Find(plain) is null ? plain : $"lib-{plain}".TrimEnd('-');
        return binder.FreeName(name, context);
    }

    /// <summary>Puts <paramref name="line"/> after the last import, or before the first item and its comments.</summary>
    public static TextEdit Edit(SyntaxTree tree, string line)
    {
        var items = tree.Root.Items.Items.ToList();
        if (items.LastOrDefault(i => i.Head is PathSyntax path && NameText.Of(tree.Source, path) == "import") is { } last)
        {
            return new TextEdit(new TextSpan(last.Span.End, 0), $"\n{line}");
        }

        var start = items.Count == 0 ? tree.Source.Length : Start(tree.Source, items[0]);
        return new TextEdit(new TextSpan(start, 0), $"{line}\n\n");
    }

    private static int Start(SourceText source, ItemSyntax first) =>
        CommentReading.Leading(source, first) is [var comment, ..] ? comment.Span.Start : first.Span.Start;
}
