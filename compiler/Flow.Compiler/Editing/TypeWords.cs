using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>What the types of the language are, in a few words.</summary>
internal static class TypeWords
{
    /// <summary>The built-in type <paramref name="name"/>, which means <paramref name="type"/>.</summary>
    public static string Of(string name, FlowType type) => (name, type) switch
    {
        ("secret", _) => "text that must not be shown",
        ("environment", _) => "the name of a deployment environment",
        (_, TextType { Form: TextForm.Plain }) => "text",
        (_, TextType { Form: TextForm.Path }) => "a path relative to the project folder",
        (_, TextType { Form: TextForm.Url }) => "an http or https address",
        (_, TextType { Form: TextForm.Version }) => "a version: 10.0, 1.2.3-rc.1",
        (_, TextType { Form: TextForm.Image }) => "a container image",
        (_, TextType { Form: TextForm.Email }) => "an address of electronic mail",
        (_, TextType { Form: TextForm.Glob }) => "a pattern for files",
        (_, IntType) => "a whole number",
        (_, NumberType) => "a decimal number",
        (_, BoolType) => "true or false",
        (_, DurationType) => "a length of time: 10m",
        (_, SizeType) => "a number of bytes: 512MiB",
        (_, PercentType) => "a share of a hundred: 99.9%",
        (_, DateType) => "a day: 2026-12-24",
        (_, TimeType) => "a time of day: 09:00",
        (_, AnyType) => "anything",
        (_, EnumType members) => string.Join(" | ", members.Members),
        _ => type.Name,
    };
}
