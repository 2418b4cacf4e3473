using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>
/// Binds one file of a bound project once more and keeps what is found out. The file's names are declared anew in a copy of its module's scope, so nothing of the
/// project changes; names of other files keep the values that they have.
/// </summary>
internal static class FileRecording
{
    /// <summary>Tells <paramref name="recorder"/> everything about <paramref name="tree"/>.</summary>
    public static void Record(BoundProject project, SyntaxTree tree, BindServices services, BindingRecorder recorder)
    {
        var session = new BindSession(services) { Recorder = recorder, Quiet = 1 };
        var context = ModuleBinder.DeclareAgain(session, tree, project.ModuleOf(tree.Source.Path));
        new ItemBinder(session).BindAll(null, [.. tree.Root.Items.Items], context);
        recorder.Depth = 1;
        foreach (var template in context.Scope.Symbols.OfType<TemplateSymbol>().Where(t => ReferenceEquals(t.Location.Source, tree.Source)).ToList())
        {
            UnusedTemplates.Bind(session, template);
        }
    }
}

/// <summary>Declares one file once more.</summary>
internal static partial class ModuleBinder
{
    /// <summary>The context of <paramref name="tree"/> in a copy of the scope of <paramref name="module"/>, where the names of the file are new symbols.</summary>
    public static BindContext DeclareAgain(BindSession session, SyntaxTree tree, Module module)
    {
        var context = new BindContext(tree, new Scope(null));
        foreach (var (item, text) in ImportsOf(context))
        {
            ImportAgain(session, context, module, item, text);
        }

        foreach (var symbol in module.Scope.Symbols.Where(s => !ReferenceEquals(s.Location.Source, tree.Source)))
        {
            context.Scope.TryDeclare(symbol);
        }

        var declarer = new Declarer(session);
        DeclareAbstractions(declarer, context);
        DeclareOthers(declarer, context);
        return context;
    }

    private static void ImportAgain(BindSession session, BindContext context, Module module, ItemSyntax item, StringExpressionSyntax text)
    {
        if (item.Clauses.FirstOrDefault(static c => c.Word.Word == Word.As) is { Value: NameExpressionSyntax name }
            && module.Scope.FindHere(context.NameOf(name.Token)) is ModuleSymbol { Module: var library } && library.Path == PathOf(context, text))
        {
            var symbol = new ModuleSymbol(context.NameOf(name.Token), context.At(name), library);
            context.Scope.TryDeclare(symbol);
            session.Recorder?.Declaration(context, symbol);
        }
    }
}
