using System.Collections;

namespace Flow.Runtime;

/// <summary>The environment variables of this process.</summary>
internal static class HostVariables
{
    public static IReadOnlyDictionary<string, string> All() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(static entry => (string)entry.Key, static entry => (string?)entry.Value ?? "", Comparer);

    public static StringComparer Comparer { get; } = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
}
