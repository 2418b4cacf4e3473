using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>Lines of a service that mean something only where an environment hosts it.</summary>
internal sealed partial class ItemBinder
{
    /// <summary>The line without its values: they are bound in each environment, which reports what is wrong with them. Who edits the line sees them as in the first environment.</summary>
    private BoundItem? InHosts(Kind kind, ItemSyntax item, BindContext context)
    {
        if (session.Recorder is not null && HostOf(item, context) is { } host)
        {
            return BindItem(kind, null, item, context with { Environment = host.Context.Environment, Hosted = host.Context.Hosted });
        }

        CheckSpelling(kind, item, context);
        RecordLoose(item, context);
        return new BoundItem(kind, item, context);
    }

    /// <summary>The service that <paramref name="line"/> is a line of, in the first environment that hosts it; null where none does.</summary>
    private DeclarationSymbol? HostOf(ItemSyntax line, BindContext context) => session.Visible(context).OfType<DeclarationSymbol>().Where(static s => s.Kind.Word == "environment")
        .SelectMany(static e => e.Members.Symbols).OfType<DeclarationSymbol>().FirstOrDefault(s => s.IsHosted && s.Item.Body?.Items.Items.Contains(line) == true);
}
