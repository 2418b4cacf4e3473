using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Hosting;
using Flow.Compiler.Types;
using Microsoft.CodeAnalysis;

namespace Flow.CSharp;

/// <summary>What the C# compiler found, in the words of this language where those help more: they name the values at hand and the type that is wanted.</summary>
internal static partial class EmbeddedMessages
{
    public static string Of(Microsoft.CodeAnalysis.Diagnostic diagnostic, string written, ImmutableArray<CSharpCapture> captures, string resultType) => diagnostic.Id switch
    {
        "CS0103" => UnknownName(written, captures),
        "CS0246" or "CS0234" => $"There is no C# type or namespace `{written}` here. Write its full name, such as `System.Xml.Linq.XDocument`.",
        "CS1002" => "A statement ends with `;`.",
        "CS1026" => "A `)` is missing.",
        "CS1513" => "A `}` is missing.",
        "CS0161" => $"Not every way through this code gives a value: end it with `return` and {Article(resultType)}.",
        "CS0126" => $"`return` needs {Article(resultType)} here, because the step has a value.",
        "CS0127" or "CS1997" => "This step has no value, so `return` stands alone.",
        "CS0029" or "CS0266" when TypesIn(diagnostic) is (var from, var to) => $"This is {Article(from)}, but {Article(to)} is wanted.",
        _ => diagnostic.GetMessage(),
    };

    private static string UnknownName(string written, ImmutableArray<CSharpCapture> captures)
    {
        var names = captures.Select(static c => c.Name).Append(CSharpTypes.ContextName).ToList();
        var known = string.Join(", ", names.Select(static n => $"`{n}`"));
        return $"There is no `{written}` here.{Suggestions.DidYouMean(written, names)} This code sees {known}; another value of the pipeline goes in as `${{{{ … }}}}`.";
    }

    private static (string From, string To)? TypesIn(Microsoft.CodeAnalysis.Diagnostic diagnostic) =>
        QuotedTypes().Match(diagnostic.GetMessage()) is { Success: true } match ? (match.Groups["from"].Value, match.Groups["to"].Value) : null;

    private static string Article(string type) => $"{(type is ['i' or 'o' or 'I', ..] ? "an" : "a")} `{type}`";

    [GeneratedRegex("'(?<from>[^']+)'[^']*'(?<to>[^']+)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QuotedTypes();
}
