using System.Collections.Immutable;
using System.Text;

namespace Flow.Compiler.Emit.CSharp;

/// <summary>C# names made from Flow names.</summary>
internal static class CSharpNames
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "async", "await", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "field", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit",
        "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected",
        "public", "readonly", "record", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw",
        "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "var", "virtual", "void", "volatile", "while",
    ];

    /// <summary><c>restore-cache</c> becomes <c>RestoreCache</c>.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder(name.Length);
        var upper = true;
        foreach (var character in name)
        {
            var isPart = char.IsLetterOrDigit(character);
            if (isPart)
            {
                text.Append(upper ? char.ToUpperInvariant(character) : character);
            }

            upper = !isPart;
        }

        return text.Length > 0 && char.IsDigit(text[0]) || text.Length == 0 ? "_" + text : text.ToString();
    }

    /// <summary><c>image-tag</c> becomes <c>imageTag</c>; a keyword of C# gets its <c>@</c>.</summary>
    public static string Local(string name)
    {
        var pascal = Pascal(name);
        var local = char.ToLowerInvariant(pascal[0]) + pascal[1..];
        return Keywords.Contains(local) ? "@" + local : local;
    }

    /// <summary>
    /// Class names for <paramref name="names"/> in their order, each once: names that differ only in case or in signs get a number, so that file names do not collide either.
    /// </summary>
    public static ImmutableDictionary<string, string> Unique(IEnumerable<string> names)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var result = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var name in names)
        {
            var (wanted, made) = (Pascal(name), Pascal(name));
            for (var number = 2; !taken.Add(made); number++)
            {
                made = $"{wanted}_{number}";
            }

            result.TryAdd(name, made);
        }

        return result.ToImmutable();
    }
}
