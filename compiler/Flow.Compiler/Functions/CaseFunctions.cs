using System.Collections.Immutable;
using System.Text;
using Flow.Compiler.Types;
using Humanizer;
using static Flow.Compiler.Functions.Define;

namespace Flow.Compiler.Functions;

/// <summary>Functions that write names in another style.</summary>
internal static class CaseFunctions
{
    /// <summary>Names are short; longer texts would make the search for words slow.</summary>
    private const int LongestName = 2000;

    public static ImmutableArray<string> Names =>
    [
        "slug", "kebab-case", "snake-case", "camel-case", "pascal-case", "title-case",
    ];

    public static BuiltinFunction? Find(string name) => name switch
    {
        "slug" => Slug,
        "kebab-case" => Kebab,
        "snake-case" => Snake,
        "camel-case" => Camel,
        "pascal-case" => Pascal,
        "title-case" => Title,
        _ => null,
    };

    private static BuiltinFunction Slug => field ??= new("slug", [TextIn("text")], FlowType.Text,
        "The text in lower case with hyphens between its words, for addresses and labels.", """slug("Über Grösse: v1.2!")""", "\"uber-grosse-v1-2\"")
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of(SlugOf(a.TextAt(0))),
    };

    private static string SlugOf(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in Latin.WithoutMarks(text))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }

    private static BuiltinFunction Kebab => field ??= new("kebab-case", [TextIn("text")], FlowType.Text,
        "The words with hyphens between them.", """kebab-case("ShopApi v2")""", "\"shop-api-v2\"")
    {
        Evaluate = static (a, _) => Styled(a, static text => text.Underscore().Hyphenate()),
    };

    private static BuiltinFunction Snake => field ??= new("snake-case", [TextIn("text")], FlowType.Text,
        "The words with underscores between them.", """snake-case("ShopApi")""", "\"shop_api\"")
    {
        Evaluate = static (a, _) => Styled(a, static text => text.Underscore()),
    };

    private static BuiltinFunction Camel => field ??= new("camel-case", [TextIn("text")], FlowType.Text,
        "The words together, each but the first with a capital.", """camel-case("shop-api")""", "\"shopApi\"")
    {
        Evaluate = static (a, _) => Styled(a, static text => text.Underscore().Camelize()),
    };

    private static BuiltinFunction Pascal => field ??= new("pascal-case", [TextIn("text")], FlowType.Text,
        "The words together, each with a capital.", """pascal-case("shop-api")""", "\"ShopApi\"")
    {
        Evaluate = static (a, _) => Styled(a, static text => text.Underscore().Pascalize()),
    };

    private static BuiltinFunction Title => field ??= new("title-case", [TextIn("text")], FlowType.Text,
        "The words with spaces between them, each with a capital.", """title-case("shop-api")""", "\"Shop Api\"")
    {
        Evaluate = static (a, _) => Styled(a, static text => text.Underscore().Humanize(LetterCasing.Title)),
    };

    private static FunctionResult Styled(ImmutableArray<Argument> a, Func<string, string> style) => a.TextAt(0).Length > LongestName
        ? FunctionResult.Fail($"A name has at most {LongestName} characters.", 0)
        : Value.Of(style(a.TextAt(0)));
}
