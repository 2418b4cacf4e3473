using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>What the lines of a service mean in an environment that hosts it.</summary>
internal sealed partial class ExpressionBinder
{
    /// <summary>What the environment that hosts the service at hand has by this name; null elsewhere, and for what the service itself declares.</summary>
    private Symbol? OfHost(string name) =>
        context is { Hosted: { } service, Environment: { } environment } && service.Members.FindHere(name) is null && environment.Members.FindHere(name) is { IsMemberOnly: false } symbol ? symbol : null;

    private void FailInHost(string name, DeclarationSymbol service, DeclarationSymbol environment, ExpressionSyntax syntax)
    {
        var near = Suggestions.Nearest(name, environment.Members.Symbols.Select(static s => s.Name));
        session.Report(
            AccessDiagnostics.NotInEnvironment, context, syntax.Span, $"`{environment.Name}` hosts `{service.Name}` and has no `{name}`.{(near is null ? Instead(name, service, syntax) : $" Did you mean `{near}`?")}",
            near is null ? [] : [new Fix($"Write `{near}`", FixSafety.Suggestion, [new Text.TextEdit(syntax.Span, near)])]);
    }

    /// <summary>The environment gets what is named, or says of the service what it has there instead.</summary>
    private string Instead(string name, DeclarationSymbol service, ExpressionSyntax syntax)
    {
        var words = context.Tree.PathTo(syntax.Span.Start).OfType<ItemSyntax>().Select(context.WordOf).SkipWhile(static w => w != "service").Skip(1).ToList();
        return words.Count == 0
            ? $" Declare `{name}` there."
            : $" Declare `{name}` there, or say what `{service.Name}` has instead: `{service.Name} {{ {string.Join(" { ", words)} = …{string.Concat(Enumerable.Repeat(" }", words.Count))}`.";
    }

    /// <summary>Whether an entry of a map may be none, and is left out then: <c>env { DEBUG = none }</c>.</summary>
    private bool LeavesOutNone { get; init; }

    /// <summary>A binder for a map whose entries may be none.</summary>
    internal ExpressionBinder LeavingOut() => new(session, context) { SlotNames = SlotNames, LeavesOutNone = true };

    /// <summary>The entries of <paramref name="before"/>, where there are some, and <paramref name="own"/> in one map; where a name occurs twice that of <paramref name="own"/> counts, and one that is none is left out.</summary>
    internal Expr GoOn(LetSymbol? before, Expr own, SyntaxNode place)
    {
        var earlier = before is null ? null : ValueOf(before, place);
        var fields = FieldsOf(own);
        if (own is ErrorExpr || earlier is ErrorExpr || own.Type.Required is not MapType || (earlier is null && fields.All(static f => f.Value.Constant is not NoneValue)))
        {
            return own;
        }

        IEnumerable<FieldExpr> kept = earlier is null ? [] : FieldsOf(earlier).Where(f => fields.All(o => o.Name != f.Name));
        return RecordOf([.. kept, .. fields.Where(static f => f.Value.Constant is not NoneValue)], own.Type, place);
    }

    /// <summary>What the services that <paramref name="host"/> hosts connect to besides each other, each once: a security group is opened once for all that run in one cluster.</summary>
    private Expr ConnectionsOf(DeclarationSymbol host, SyntaxNode syntax)
    {
        var listed = host.Hosts.Where(static h => h.LeftOut is null).Select(static h => h.Members.Parent?.FindHere("access")).OfType<LetSymbol>().SelectMany(l => PartsOf(ValueOf(l, syntax)));
        var outside = listed.SelectMany(static g => PartsOf(FieldOf(g, "connections"))).Where(static c => FieldOf(c, "group") is { Constant: null });
        var each = outside.DistinctBy(static c => FieldOf(c, "name")?.KnownText).ToImmutableArray();
        return List(ConnectionType, each, host) with { Location = context.At(syntax) };
    }

    private static IEnumerable<Expr> PartsOf(Expr? list) => list switch
    {
        ListExpr written => written.Items,
        { Constant: ListValue known } => known.Items.Select(i => new ConstantExpr(i, i.Type, list.Location)),
        _ => [],
    };

    private static Expr? FieldOf(Expr record, string name) => FieldsOf(record).FirstOrDefault(f => f.Name == name)?.Value;

    private static ImmutableArray<FieldExpr> FieldsOf(Expr map) => map switch
    {
        RecordExpr record => record.Fields,
        { Constant: RecordValue known } => [.. known.Fields.Select(f => new FieldExpr(f.Name, new ConstantExpr(f.Value, f.Value.Type, map.Location)))],
        _ => [],
    };
}
