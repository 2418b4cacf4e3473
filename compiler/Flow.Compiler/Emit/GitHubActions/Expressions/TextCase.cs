using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions.Expressions;

/// <summary>Whether it can make a difference that GitHub compares text without case.</summary>
internal static class TextCase
{
    /// <summary>Whether <paramref name="expression"/> may differ from another text only in case.</summary>
    public static bool Matters(Expr expression) => expression switch
    {
        { Constant: { } value } => HasLetters(value),
        { Type: var type } when IsFixed(type) => false,
        ReadExpr { Source: ContextSource { FullName: "git.sha" or "pipeline.sha" or "git.ref-type" or "git.visibility" } } => false,
        ListExpr list => list.Items.Any(Matters),
        _ => true,
    };

    private static bool IsFixed(FlowType type) => type.Required switch
    {
        TextType or AnyType => false,
        EnumType e => !e.IsOpen,
        ListType list => IsFixed(list.Element),
        _ => true,
    };

    private static bool HasLetters(Value value) => value switch
    {
        EnumValue e => e.Enum.IsOpen,
        ListValue list => list.Items.Any(HasLetters),
        TextValue text => text.Text.Any(char.IsLetter),
        _ => false,
    };
}
