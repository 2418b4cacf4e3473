using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds what an image is made of, from what the binder read of its sources.</summary>
internal static class BuildBuilder
{
    /// <summary>The build that <paramref name="value"/> says, or null where its sources could not be read, which was reported.</summary>
    public static ServiceBuild? Build(VariantValue value, Origin origin) => value.Arguments is not [var path, RecordValue facts] ? null
        : new ServiceBuild(Enum.Parse<BuildKind>(value.Case, ignoreCase: true), path.ToText(), origin)
        {
            Version = Text(facts, "version"),
            PackageFiles = Texts(facts, "package-files"),
            Folders = Texts(facts, "folders"),
            Entry = Texts(facts, "entry"),
            IsLocked = IsTrue(facts, "is-locked"),
            IsWeb = IsTrue(facts, "is-web"),
            Framework = Text(facts, "framework"),
            HasBuildScript = IsTrue(facts, "has-build-script"),
        };

    private static string Text(RecordValue facts, string name) => facts.Field(name)?.ToText() ?? "";

    private static ImmutableArray<string> Texts(RecordValue facts, string name) => Values.TextsOf(facts.Field(name));

    private static bool IsTrue(RecordValue facts, string name) => facts.Field(name) is BoolValue { Truth: true };
}
