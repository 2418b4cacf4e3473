using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Flow.CSharp;

/// <summary>
/// What a runner refers to: the runtime, and of the framework only what generated code and most C# steps use, because each further assembly makes the
/// first compilation slower. Where C# of the user needs more, the compiler asks for <see cref="All"/>.
/// </summary>
internal sealed class RunnerReferences
{
    private static readonly string[] CommonNames =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Linq", "System.Text.RegularExpressions", "System.Text.Json", "System.Console",
        "System.Private.Uri", "System.Net.Http", "System.Net.Primitives", "System.Diagnostics.Process", "System.ComponentModel.Primitives", "System.Collections.Immutable",
        "System.Memory", "System.Threading", "System.Runtime.Extensions", "System.Runtime.InteropServices", "System.Collections.Concurrent",
    ];

    private readonly Lazy<ImmutableArray<MetadataReference>> common;
    private readonly Lazy<ImmutableArray<MetadataReference>> all;

    public RunnerReferences(ImmutableArray<Assembly> runtime)
    {
        var own = runtime.Select(static r => r.Location).ToImmutableArray();
        common = new(() => [.. Read(CommonPaths()), .. Read(own)]);
        all = new(() => [.. Read(FrameworkPaths()), .. Read(own)]);
    }

    /// <summary>The few assemblies that nearly every runner makes do with.</summary>
    public ImmutableArray<MetadataReference> Common => common.Value;

    /// <summary>All of the framework.</summary>
    public ImmutableArray<MetadataReference> All => all.Value;

    private static string FrameworkFolder => Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static IEnumerable<MetadataReference> Read(IEnumerable<string> paths) =>
        paths.Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path));

    private static IEnumerable<string> CommonPaths() =>
        CommonNames.Select(static name => Path.Combine(FrameworkFolder, name + ".dll")).Where(File.Exists);

    private static IEnumerable<string> FrameworkPaths() =>
        (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "").Split(Path.PathSeparator)
            .Where(static path => Path.GetDirectoryName(path) == FrameworkFolder);
}
