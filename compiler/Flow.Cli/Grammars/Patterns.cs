using System.Text.RegularExpressions;

namespace Flow.Cli.Grammars;

/// <summary>The expressions that several rules share. They say what the compiler's lexer says.</summary>
internal static class Patterns
{
    /// <summary>A name.</summary>
    public const string Name = $"[\\p{{L}}_][{InName}]*";

    /// <summary>Where a name may start.</summary>
    public const string Start = $"(?<![{InName}])";

    /// <summary>Where an item starts: on a new line, behind a brace, or behind a comma between items.</summary>
    public const string ItemStart = @"(?:^|(?<=[{,]))\s*";

    /// <summary>What does not follow the word of an item: then it is a property, a call, a path, a parameter or a tag.</summary>
    public const string NotAssigned = """(?!\s*(?:=(?!=)|:)|[.("#])""";

    /// <summary>A hole of a plain string. Strings in it may hold braces.</summary>
    public const string Hole = $@"\$\{{{InHole}\}}";

    /// <summary>A hole of foreign text.</summary>
    public const string ForeignHole = $@"\$\{{\{{{InHole}\}}\}}";

    private const string InName = @"\p{L}\p{Nd}_-";
    private const string InHole = """(?:[^"{}]|"(?:[^"\\]|\\.)*"|\{[^{}]*\})*""";
    private const string End = $"(?![{InName}])";

    /// <summary>One of the words, and no longer name.</summary>
    public static string OneOf(IEnumerable<string> words) => $"{Start}(?:{string.Join('|', words.Select(Regex.Escape))}){End}";

    /// <summary>The word, and no longer name.</summary>
    public static string Word(string word) => OneOf([word]);
}
