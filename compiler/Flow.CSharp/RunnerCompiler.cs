using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Flow.CSharp;

/// <summary>
/// Makes runners out of generated C#: looks in the cache first, and only where nothing is found there loads Roslyn and compiles.
/// Safe to use from several threads and, through the cache's folder, from several processes.
/// </summary>
public sealed class RunnerCompiler
{
    private readonly RunnerCache? cache;
    private readonly ImmutableArray<Assembly> runtime;
    private readonly string identity;
    private readonly Lazy<RoslynRunnerCompiler> roslyn;

    /// <summary>A compiler of runners for one runtime.</summary>
    /// <param name="runtime">The assemblies that generated code calls.</param>
    /// <param name="cacheFolder">Where compiled runners are kept, for example <c>.flow/cache/runners</c>; null to keep none.</param>
    public RunnerCompiler(ImmutableArray<Assembly> runtime, string? cacheFolder = null)
    {
        this.runtime = runtime;
        cache = cacheFolder is null ? null : new RunnerCache(cacheFolder);
        identity = string.Join('\n', runtime.Select(IdentityOf).Append(IdentityOf(typeof(RunnerCompiler).Assembly)).Append(Environment.Version.ToString()));
        roslyn = new(Create);
    }

    /// <summary>The runner of <paramref name="source"/>.</summary>
    /// <param name="source">The generated files.</param>
    /// <param name="cancellation">Stops a compilation.</param>
    public RunnerBuild Build(RunnerSource source, CancellationToken cancellation = default)
    {
        var digest = source.Digest(identity);
        if (cache?.Find(digest) is { } image)
        {
            return new RunnerBuild(image, [], FromCache: true);
        }

        var build = Compile(source, digest, cancellation);
        if (build.Image is { } made)
        {
            cache?.Keep(digest, made);
        }

        return build;
    }

    /// <summary>Loads Roslyn and what runners refer to, so that a later <see cref="Build"/> is faster. Meant for a second thread while sources are still being read.</summary>
    public void WarmUp() => Compile(RunnerSource.Of("warm-up.cs", "file static class WarmUp { }"), "", CancellationToken.None);

    /// <summary>The file in which the cache keeps this runner; null without a cache.</summary>
    /// <param name="source">The generated files.</param>
    public string? CacheFile(RunnerSource source) => cache?.PathOf(source.Digest(identity));

    private static string IdentityOf(Assembly assembly) => $"{assembly.GetName().Name} {assembly.ManifestModule.ModuleVersionId}";

    [MethodImpl(MethodImplOptions.NoInlining)] // Keeps Roslyn's assemblies unloaded until something has to be compiled.
    private RunnerBuild Compile(RunnerSource source, string digest, CancellationToken cancellation) => roslyn.Value.Compile(source, digest, cancellation);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private RoslynRunnerCompiler Create() => new(new RunnerReferences(runtime));
}
