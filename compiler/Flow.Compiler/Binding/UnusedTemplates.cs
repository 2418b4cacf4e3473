using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Binding;

/// <summary>What is wrong in a template whoever uses it.</summary>
/// <param name="Mistakes">The mistakes.</param>
/// <param name="Missed">The names that they are about.</param>
internal sealed record UnusedTemplate(ImmutableArray<Diagnostic> Mistakes, MissedNames Missed);

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

    /// <summary>Reports the mistakes in the templates among <paramref name="units"/> that none of them uses.</summary>
    /// <param name="services">What the host gives.</param>
    /// <param name="run">The binding, for its names.</param>
    /// <param name="units">All items of all files.</param>
    /// <param name="found">Where they go.</param>
    public static void Check(BindServices services, BindRun run, IEnumerable<BoundUnit> units, DiagnosticBag found)
    {
        var (templates, used) = (new List<BoundUnit>(), new HashSet<(string Module, string Name)>());
        foreach (var unit in units)
        {
            used.UnionWith(unit.Uses);
            if (unit.Word == "template")
            {
                templates.Add(unit);
            }
        }

        foreach (var unit in templates)
        {
            if (unit.Declared is [TemplateSymbol template] && unit.Context.Scope.ModulePath is { } path && !used.Contains((path, template.Name))
                && ReferenceEquals(run.Modules[path].Scope.FindHere(template.Name), template))
            {
                found.AddRange((unit.Unused ??= Look(services, run, template)).Mistakes);
            }
        }
    }

    private static UnusedTemplate Look(BindServices services, BindRun run, TemplateSymbol template)
    {
        var session = new BindSession(services, new BindRun(run.Modules), null);
        Bind(session, template);
        return new UnusedTemplate([.. session.Diagnostics.ToImmutable().Where(static d => beyondMending.Contains(d.Descriptor)).Select(static d => d with { Related = [], Location = new Location(d.Location.Source, d.Location.Span) })], session.Missed);
    }

    /// <summary>Binds the body of <paramref name="template"/> with nothing set.</summary>
    public static void Bind(BindSession session, TemplateSymbol template)
    {
        var declarer = new Declarer(session);
        var context = template.Context.Inner();
        var use = new ItemSyntax(template.Item.Head.Span) { Head = new PathSyntax(template.Item.Args[0].Span, [Declarer.NameToken(template.Item)!.Value]) };
        var parent = ParentOf(template);
        declarer.DeclareAll(null, parent, [use], context);
        new ItemBinder(session).BindAll(parent, [use], context);
    }

    /// <summary>A kind in whose body <paramref name="template"/> can be used, or null.</summary>
    public static Kind? ParentOf(TemplateSymbol template) =>
        KindCatalogue.All.FirstOrDefault(k => template.BaseKind is { } kind ? k.Children.Contains(kind.Word) : IsAtHome(template, k));

    private static bool IsAtHome(TemplateSymbol group, Kind parent) =>
        (group.Item.Body?.Items.Items ?? []).Select(group.Context.WordOf).Any(w =>
            (parent.Children.Contains(w) && w is not ("param" or "output")) || (parent.Word == "environment" && group.Context.Constructs.Has(w)));
}
