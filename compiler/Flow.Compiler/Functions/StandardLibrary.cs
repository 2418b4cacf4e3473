using System.Collections.Immutable;

namespace Flow.Compiler.Functions;

/// <summary>All functions of the language. A function is built when it is first asked for, so that knowing many costs nothing.</summary>
public static class StandardLibrary
{
    /// <summary>The names of all functions, sorted.</summary>
    public static ImmutableArray<string> Names => field.IsDefault
        ? field = [.. StringFunctions.Names.Order(StringComparer.Ordinal)]
        : field;

    /// <summary>All functions, sorted by name: for completion and reference pages.</summary>
    public static IEnumerable<BuiltinFunction> Functions => Names.Select(static n => Find(n)!);

    /// <summary>The function named <paramref name="name"/>, or null.</summary>
    public static BuiltinFunction? Find(string name) => StringFunctions.Find(name);
}
