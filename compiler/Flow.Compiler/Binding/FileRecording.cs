using Flow.Compiler.Literals;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>
/// Binds one file of a bound project once more and keeps what is found out. The file's names are declared anew, in a scope inside that of its module, so nothing of
/// the project changes; names of other files keep the values that they have.
/// </summary>
internal static class FileRecording
{
    /// <summary>Tells <paramref name="recorder"/> everything about <paramref name="tree"/>.</summary>
    public static void Record(BoundProject project, SyntaxTree tree, BindServices services, BindingRecorder recorder)
    {
        var session = project.Ask(services, recorder);
        var context = DeclareAgain(session, tree, project.ModuleOf(tree.Source.Path));
        new ItemBinder(session).BindAll(null, [.. tree.Root.Items.Items], context);
        recorder.Depth = 1;
        foreach (var template in context.Scope.Symbols.OfType<TemplateSymbol>().Where(t => ReferenceEquals(t.Context.Tree, tree)).ToList())
        {
            UnusedTemplates.Bind(session, template);
        }

        context.Scope.Narrow(tree.Root.Items.Items.SelectMany(i => ItemWords.NamesIn(i, tree.Source)).Distinct(StringComparer.Ordinal)); // an old module is not kept alive
    }

    /// <summary>The context of <paramref name="tree"/>, where its names are new symbols before those of <paramref name="module"/>.</summary>
    private static BindContext DeclareAgain(BindSession session, SyntaxTree tree, Module module)
    {
        var context = new BindContext(tree, new Scope(module.Scope)) { Services = session.Services };
        foreach (var item in tree.Root.Items.Items.Where(i => context.WordOf(i) == "import"))
        {
            ImportAgain(session, context, module, item);
        }

        var declarer = new Declarer(session);
        declarer.DeclareAll(null, null, tree.Root.Items.Items.Where(i => IsAbstraction(context.WordOf(i))), context);
        declarer.DeclareAll(null, null, tree.Root.Items.Items.Where(i => !IsAbstraction(context.WordOf(i))), context);
        return context;
    }

    /// <summary>What others are made of, and so comes first.</summary>
    private static bool IsAbstraction(string word) => word is "template" or "let" or "function" or "type" or "enum";

    private static void ImportAgain(BindSession session, BindContext context, Module module, ItemSyntax item)
    {
        if (item is { Args: [{ Value: StringExpressionSyntax text }, ..] } && item.Clauses.FirstOrDefault(static c => c.Word.Word == Word.As) is { Value: NameExpressionSyntax name }
            && module.Scope.FindHere(context.NameOf(name.Token)) is ModuleSymbol { Module: var library }
            && ProjectPath.Resolve(context.Folder, StringReading.PlainText(text, context.Tree.Source) ?? "").ValueOrDefault == library.Path)
        {
            var symbol = new ModuleSymbol(context.NameOf(name.Token), context.At(name), library);
            context.Scope.TryDeclare(symbol);
            session.Recorder?.Declaration(context, symbol);
        }
    }
}
