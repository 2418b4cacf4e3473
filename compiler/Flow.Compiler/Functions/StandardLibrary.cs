using System.Collections.Immutable;

namespace Flow.Compiler.Functions;

/// <summary>All functions of the language. A function is built when it is first asked for, so that knowing many costs nothing.</summary>
public static class StandardLibrary
{
    /// <summary>The names of all functions, sorted.</summary>
    public static ImmutableArray<string> Names => field.IsDefault
        ? field = [.. AllNames().Order(StringComparer.Ordinal)]
        : field;

    /// <summary>All functions, sorted by name: for completion and reference pages.</summary>
    public static IEnumerable<BuiltinFunction> Functions => Names.Select(static n => Find(n)!);

    /// <summary>The function named <paramref name="name"/>, or null.</summary>
    public static BuiltinFunction? Find(string name) =>
        StringFunctions.Find(name) ?? ListFunctions.Find(name) ?? LambdaFunctions.Find(name) ?? MapFunctions.Find(name)
        ?? PathFunctions.Find(name) ?? FileFunctions.Find(name) ?? JsonFunctions.Find(name) ?? NumberFunctions.Find(name)
        ?? VersionFunctions.Find(name) ?? CaseFunctions.Find(name) ?? MatchFunctions.Find(name) ?? HashFunctions.Find(name) ?? DateFunctions.Find(name)
        ?? NetworkFunctions.Find(name);

    private static IEnumerable<string> AllNames() =>
    [
        .. StringFunctions.Names, .. ListFunctions.Names, .. LambdaFunctions.Names, .. MapFunctions.Names,
        .. PathFunctions.Names, .. FileFunctions.Names, .. JsonFunctions.Names, .. NumberFunctions.Names,
        .. VersionFunctions.Names, .. CaseFunctions.Names, .. MatchFunctions.Names, .. HashFunctions.Names, .. DateFunctions.Names, .. NetworkFunctions.Names,
    ];
}
