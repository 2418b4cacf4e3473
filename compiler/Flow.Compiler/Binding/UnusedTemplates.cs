using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>
/// Templates are checked where they are used, with the values of the use. One that nobody uses yet is bound once with nothing set; of what is found only that
/// counts which no value could mend: unknown words and names.
/// </summary>
internal static class UnusedTemplates
{
    private static readonly HashSet<DiagnosticDescriptor> beyondMending =
    [
        NameDiagnostics.UnknownKind, NameDiagnostics.UnknownProperty, NameDiagnostics.UnknownName, NameDiagnostics.UnknownClause, NameDiagnostics.TooMuch, NameDiagnostics.ForeignWord,
        NameDiagnostics.ForeignName, NameDiagnostics.NeedsEqual, NameDiagnostics.SmallWordWithEqual, NameDiagnostics.ShellVariable, TypeDiagnostics.NoFunction, TypeDiagnostics.BadLiteral,
        TypeDiagnostics.UnknownType,
    ];

    /// <summary>Reports the mistakes in the unused templates of <paramref name="module"/>.</summary>
    public static void Check(BindSession session, Module module)
    {
        foreach (var template in module.Scope.Symbols.OfType<TemplateSymbol>().Where(static t => !t.IsUsed).ToList())
        {
            var own = new BindSession(session.Services);
            Bind(own, template);
            session.Diagnostics.AddRange(own.Diagnostics.ToImmutable().Where(static d => beyondMending.Contains(d.Descriptor)).Select(static d => d with { Related = [] }));
        }
    }

    /// <summary>Binds the body of <paramref name="template"/> with nothing set.</summary>
    public static void Bind(BindSession session, TemplateSymbol template)
    {
        var declarer = new Declarer(session);
        var context = template.Context.Inner();
        var use = new ItemSyntax(template.Item.Head.Span) { Head = new PathSyntax(template.Item.Args[0].Span, [Declarer.NameToken(template.Item)!.Value]) };
        var parent = KindCatalogue.All.FirstOrDefault(k => template.BaseKind is { } kind ? k.Children.Contains(kind.Word) : IsAtHome(template, k));
        declarer.DeclareAll(null, parent, [use], context);
        new ItemBinder(session).BindAll(parent, [use], context);
    }

    private static bool IsAtHome(TemplateSymbol group, Kind parent) =>
        (group.Item.Body?.Items.Items ?? []).Any(i => parent.Children.Contains(group.Context.WordOf(i)) && group.Context.WordOf(i) is not ("param" or "output"));
}
