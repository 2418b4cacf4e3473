using Flow.Compiler.Literals;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary>Checks that a text has the form that its place asks for.</summary>
public static class TextForms
{
    /// <summary>What is wrong with <paramref name="text"/>, or null.</summary>
    public static LiteralProblem? Check(string text, TextForm form) => form switch
    {
        TextForm.Plain => null,
        TextForm.Path => Path(text),
        TextForm.Url => UrlText.Parse(text).Problem,
        TextForm.Version => VersionText.Parse(text).Problem,
        TextForm.Image => ImageReference.Parse(text).Problem,
        TextForm.Email => EmailText.Parse(text).Problem,
        TextForm.Glob => GlobPattern.Parse(text).Problem,
        _ => null,
    };

    private static LiteralProblem? Path(string text) =>
        text.Length == 0 ? new LiteralProblem("A path is not empty; the project folder is `.`.", 0, 0, ".")
        : text.Contains('\\') ? LiteralProblem.Whole(text, "A path is written with `/` on every machine.", text.Replace('\\', '/'))
        : null;
}
