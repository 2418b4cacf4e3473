using Flow.Compiler.Syntax;

namespace Flow.Compiler.Binding;

/// <summary>What the lines <c>alarms</c> of an environment say, its own and those that it inherits, before they are bound: whom alarms tell that name nobody themselves.</summary>
internal static class AlarmLines
{
    /// <summary>The word.</summary>
    public const string Word = "alarms";

    /// <summary>The newest line with where it stands; null where none is said, or <c>none</c>.</summary>
    public static (ExpressionSyntax Value, BindContext Context)? Of(DeclarationSymbol environment)
    {
        foreach (var part in environment.Parts.Reverse())
        {
            if (part.Items.LastOrDefault(i => part.Context.WordOf(i) == Word) is { } line)
            {
                return Inheritance.IsNone(line) || line.Value is null ? null : (line.Value, part.Context);
            }
        }

        return null;
    }
}
