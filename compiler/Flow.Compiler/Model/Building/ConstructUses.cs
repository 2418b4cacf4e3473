using Flow.Compiler.Binding;

namespace Flow.Compiler.Model;

/// <summary>Builds what is known of the uses of constructs.</summary>
internal static class ConstructUses
{
    /// <summary>The use that <paramref name="item"/> stands for.</summary>
    public static ConstructUse Of(BoundItem item)
    {
        var group = item.Symbol!;
        var parameters = item.Entries.ToDictionary(static e => e.Name, static e => e.Value, StringComparer.Ordinal);
        return new ConstructUse(group.Group!.Name, item.Name ?? "", Origins.Of(item))
        {
            Access = Grants.In(parameters.GetValueOrDefault("access")),
            Pulls = Grants.In(parameters.GetValueOrDefault("pulls")),
            IsHosted = group.IsHosted,
            Reads = ServiceReads.Of(group),
            Parameters = [.. item.Entries.Select(e => new ConstructParameter(e.Name, e.Value, !ReferenceEquals(e.Context.Scope, group.Members.Parent), Origins.At(e.Context.At(e.Syntax))))],
        };
    }
}
