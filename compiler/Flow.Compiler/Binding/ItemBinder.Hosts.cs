using Flow.Compiler.Catalogue;
using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>Lines of a service that mean something only where an environment hosts it.</summary>
internal sealed partial class ItemBinder
{
    /// <summary>The line without its values: they are bound in each environment, which reports what is wrong with them. Who edits the line sees them as in the first environment.</summary>
    private BoundItem? InHosts(Kind kind, ItemSyntax item, BindContext context)
    {
        if (session.Recorder is not null && HostedServices.InFirstHost(session, item, context) is { } hosted)
        {
            return BindItem(kind, null, item, hosted);
        }

        CheckSpelling(kind, item, context);
        RecordLoose(item, context);
        return new BoundItem(kind, item, context);
    }
}
