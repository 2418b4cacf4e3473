using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>A level of access names what it allows.</summary>
internal sealed partial class ItemBinder
{
    /// <summary>A level of a group is bound again when somebody lists it, and may need what nobody else does. Those that come with the compiler are right.</summary>
    private IEnumerable<BoundItem> BindLevel(Kind kind, ItemSyntax item, BindContext context)
    {
        if (context.Tree.Source.IsBuiltIn)
        {
            return [];
        }

        var isOfGroup = context.Use is not null;
        session.Unasked += isOfGroup ? 1 : 0;
        var bound = BindItem(kind, null, item, context);
        session.Unasked -= isOfGroup ? 1 : 0;
        return bound is null ? [] : [bound];
    }

    private void CheckAccess(BoundItem level)
    {
        foreach (var allow in level.All("allow"))
        {
            var actions = TextsOf(allow.Subject).ToList();
            if (actions.Find(static a => a.Contains('*', StringComparison.Ordinal)) is { } wide)
            {
                session.Report(AccessDiagnostics.TooWide, allow.Context, allow.Syntax.Head, $"`{wide}` is any number of actions. Name those that are needed.");
            }
            else if (allow.Property("because") is null && TextsOf(allow.Value("on")).Contains("*"))
            {
                session.Report(AccessDiagnostics.TooWide, allow.Context, allow.Syntax.Head, "This is allowed on every resource of the account. Name them by ARN, or say why that cannot be: `on \"*\" because \"…\"`.");
            }
        }
    }

    private static IEnumerable<string> TextsOf(Expr? value) => value switch
    {
        { Constant: ListValue list } => list.Items.Select(static i => i.ToText()),
        ListExpr list => list.Items.Select(static i => i.KnownText).OfType<string>(),
        _ => [],
    };
}
