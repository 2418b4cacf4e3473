using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Flow.Compiler.Literals.PromQl;

/// <summary>
/// A message in which Prometheus fills in something (its documentation: "Template reference"; Go: text/template). Prometheus refuses a whole file of rules for one message
/// that it cannot read. Found is what one writes by mistake: braces that do not close, names that are not there, blocks without an end. Not all of what Prometheus refuses is found: <c>promtool check rules</c>
/// reads templates as it does.
/// </summary>
internal static partial class PromTemplate
{
    /// <summary>What the templates of Prometheus 2.42 can call, with what Go's can.</summary>
    private static readonly FrozenSet<string> Functions = new[]
    {
        "query", "first", "label", "value", "strvalue", "args", "reReplaceAll", "safeHtml", "match", "title", "toUpper", "toLower", "graphLink", "tableLink", "sortByLabel",
        "stripPort", "stripDomain", "humanize", "humanize1024", "humanizeDuration", "humanizePercentage", "humanizeTimestamp", "toTime", "pathPrefix", "externalURL", "parseDuration",
        "and", "call", "html", "index", "slice", "js", "len", "not", "or", "print", "printf", "println", "urlquery", "eq", "ne", "lt", "le", "gt", "ge", "true", "false", "nil",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Openings = new[] { "if", "range", "with", "define", "block" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Others = new[] { "end", "else", "break", "continue", "template" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What is wrong with a message; null where Prometheus can read it.</summary>
    public static string? Problem(string message)
    {
        var (at, open, variables) = (0, 0, new HashSet<string>(["$", "$labels", "$value", "$externalLabels", "$externalURL"], StringComparer.Ordinal));
        while (message.IndexOf("{{", at, StringComparison.Ordinal) is >= 0 and var start)
        {
            if (Action().Match(message, start) is not { Success: true } action)
            {
                return "`{{` has no `}}`.";
            }

            if (!action.Groups["comment"].Success && Problem(action.Groups["body"].Value, variables, ref open) is { } problem)
            {
                return problem;
            }

            at = action.Index + action.Length;
        }

        return open > 0 ? "`{{ end }}` is missing." : null;
    }

    private static string? Problem(string body, HashSet<string> variables, ref int open)
    {
        var found = Word().Matches(body);
        var words = found.Select(static m => m.Value).ToList();
        if (words.Count == 0)
        {
            return "`{{ }}` is empty.";
        }

        open += Openings.Contains(words[0]) ? 1 : words[0] == "end" ? -1 : 0;
        if (open < (words[0] == "else" ? 1 : 0))
        {
            return $"`{{{{ {words[0]} }}}}` belongs to nothing.";
        }

        if (words.Count == 1 && words[0] is "if" or "range" or "with")
        {
            return $"`{{{{ {words[0]} }}}}` has no value.";
        }

        if (found.Zip(found.Skip(1)).FirstOrDefault(static p => p.First.Index + p.First.Length == p.Second.Index && !Separates(p.First.Value) && !Separates(p.Second.Value)).Second is { } glued)
        {
            return Stray(glued.Value);
        }

        if (words.Count(static w => w == "(") != words.Count(static w => w == ")"))
        {
            return $"In `{body.Trim()}` a parenthesis has no other.";
        }

        if (Assigned().Match(body) is { Success: true } assigned)
        {
            variables.Add(assigned.Groups["name"].Value);
            return assigned.Groups["value"].Value is var value && value.Trim().Length == 0 ? $"`{body.Trim()}` has no value." : Problem(value, variables, ref open);
        }

        variables.UnionWith(Declared().Matches(body).SelectMany(static m => m.Groups["name"].Captures).Select(static c => c.Value));
        return words.Select(w => Problem(w, variables)).FirstOrDefault(static p => p is not null);
    }

    private static bool Separates(string word) => word is "(" or ")" or "|" or "," or ":=" or "=" or ['.', _, ..];

    private static string Stray(string word) => $"`{word}` cannot stand there between `{{{{` and `}}}}`.";

    private static string? Problem(string word, HashSet<string> variables) => word[0] switch
    {
        '$' when !variables.Contains(word.Split('.')[0]) => $"There is no `{word.Split('.')[0]}`: Prometheus knows `$labels`, `$value`, `$externalLabels` and `$externalURL`.",
        '"' or '`' when word.Length < 2 || word[^1] != word[0] => $"The text `{word}` does not end.",
        var c when char.IsLetter(c) && !Functions.Contains(word) && !Openings.Contains(word) && !Others.Contains(word) => $"There is no function `{word}` in the messages of Prometheus.",
        '\\' or '{' or '}' or '[' or ']' or '&' or ';' or '#' or '%' or '@' or '!' or '?' or '<' or '>' or '*' or '/' or '^' or '~' or '=' => Stray(word),
        '+' or '-' when word.Length == 1 => Stray(word),
        _ => null,
    };

    /// <summary>What stands between braces: texts in it may hold braces of their own.</summary>
    [GeneratedRegex("""\G\{\{((?<comment>(- )?/\*.*?\*/( -)?)|-?(?<body>("(\\.|[^"\\\n])*"|`[^`]*`|(?!-?\}\})[^"`]|"|`)*?)-?)\}\}""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Action();

    [GeneratedRegex("""("(\\.|[^"\\])*"|`[^`]*`|["`]|\$[A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*|(\.[A-Za-z_][A-Za-z0-9_]*)+|[A-Za-z_][A-Za-z0-9_]*|[-+]?[0-9][A-Za-z0-9_.]*|'[^']*'|:=|\S)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    // The value is read as if it stood alone.
    [GeneratedRegex(@"^\s*(?<name>\$[A-Za-z0-9_]+)\s*=(?<value>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assigned();

    [GeneratedRegex(@"(?<name>\$[A-Za-z0-9_]+)(\s*,\s*(?<name>\$[A-Za-z0-9_]+))?\s*:=", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Declared();
}
