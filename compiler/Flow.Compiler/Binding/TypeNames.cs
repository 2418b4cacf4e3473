namespace Flow.Compiler.Binding;

/// <summary>The names of types that every file knows.</summary>
public static class TypeNames
{
    /// <summary>All of them, in alphabetical order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. TypeBinder.BuiltIn.Keys.Concat(TypeBinder.Generic).Order(StringComparer.Ordinal)];
}
