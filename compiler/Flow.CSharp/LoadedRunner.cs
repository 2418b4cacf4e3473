using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace Flow.CSharp;

/// <summary>A compiled runner in memory. What it refers to comes from the program that loads it, so its types are the program's own.</summary>
public sealed class LoadedRunner
{
    private readonly Assembly assembly;

    private LoadedRunner(Assembly assembly) => this.assembly = assembly;

    /// <summary>Loads an image together with its symbols, so that stack traces and debuggers name the <c>.flow</c> files.</summary>
    /// <param name="image">The compiled runner.</param>
    /// <param name="name">What the load context is called in a debugger.</param>
    public static LoadedRunner Load(RunnerImage image, string name)
    {
        var context = new AssemblyLoadContext(name, isCollectible: false);
        using var code = Stream(image.Assembly);
        using var symbols = Stream(image.Symbols);
        return new LoadedRunner(context.LoadFromStream(code, symbols));
    }

    /// <summary>The entry of a generated class: its public static method <c>Define</c> without parameters.</summary>
    /// <typeparam name="T">What the method gives.</typeparam>
    /// <param name="typeName">The full name of the generated class.</param>
    /// <exception cref="ArgumentException">There is no such class, or it has no such method.</exception>
    public Func<T> Entry<T>(string typeName) =>
        assembly.GetType(typeName)?.GetMethod("Define", BindingFlags.Public | BindingFlags.Static, []) is { } method
            ? method.CreateDelegate<Func<T>>()
            : throw new ArgumentException($"The runner has no entry '{typeName}'.", nameof(typeName));

    private static MemoryStream Stream(System.Collections.Immutable.ImmutableArray<byte> bytes) =>
        new(ImmutableCollectionsMarshal.AsArray(bytes) ?? [], writable: false);
}
