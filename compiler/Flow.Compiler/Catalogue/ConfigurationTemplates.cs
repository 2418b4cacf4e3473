using System.Collections.Immutable;

namespace Flow.Compiler.Catalogue;

/// <summary>The templates of the library that plan and apply the configuration of an environment, and give its parameters.</summary>
internal static class ConfigurationTemplates
{
    /// <summary>The one that makes previews.</summary>
    public const string OfPreviews = "terraform-preview";

    /// <summary>All of them.</summary>
    public static ImmutableArray<string> Names { get; } = [OfPreviews, "terraform-plan", "terraform-apply", "terraform-drift"];
}
