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
            AccessDiagnostics.NotInEnvironment, context, syntax.Span, $"`{environment.Name}` hosts `{service.Name}` and has no `{name}`.{(near is null ? "" : $" Did you mean `{near}`?")}",
            near is null ? [] : [new Fix($"Write `{near}`", FixSafety.Suggestion, [new Text.TextEdit(syntax.Span, near)])]);
    }

    /// <summary>The entries of <paramref name="before"/> and <paramref name="own"/> in one map; where a name occurs twice that of <paramref name="own"/> counts.</summary>
    internal Expr GoOn(LetSymbol before, Expr own, SyntaxNode place)
    {
        if (ValueOf(before, place) is not { } earlier || earlier is ErrorExpr || own is ErrorExpr)
        {
            return own;
        }

        var fields = FieldsOf(own);
        return RecordOf([.. FieldsOf(earlier).Where(f => fields.All(o => o.Name != f.Name)), .. fields], own.Type, place);
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
