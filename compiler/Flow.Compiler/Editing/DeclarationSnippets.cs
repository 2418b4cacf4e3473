using System.Collections.Immutable;
using Flow.Compiler.Catalogue;

namespace Flow.Compiler.Editing;

/// <summary>Whole pieces of source that are often written.</summary>
internal static class DeclarationSnippets
{
    /// <summary>What may stand in a file.</summary>
    public static readonly ImmutableArray<Offer> InFile =
    [
        Snippet("pipeline on push and pull-request", "builds and tests every change", "pipeline ${1:ci} \"${2:Build and test}\" {\n  on push to \"${3:main}\"\n  on pull-request\n\n  job ${4:build} on ${5:linux} {\n    timeout = ${6:10m}\n    checkout\n    $0\n  }\n}"),
        Snippet("pipeline on schedule", "runs at a time of day", "pipeline ${1:nightly} {\n  on schedule every ${2:day} at ${3:03:00}\n  on manual\n\n  job ${4:build} on ${5:linux} {\n    timeout = ${6:10m}\n    checkout\n    $0\n  }\n}"),
        Snippet("template of job", "a job with parameters", "/// ${1:What it does.}\nexport template ${2:name} of job {\n  /// ${3:What it is for.}\n  param ${4:name}: ${5:string}\n\n  on ${6:linux}\n  timeout = ${7:10m}\n  checkout\n  $0\n}"),
        Snippet("rule for all jobs", "a standard of the project", "rule ${1:name} for j in jobs where not j.is-call {\n  require ${2:j.timeout != none} because \"${3:why}\"\n}"),
    ];

    private static readonly ImmutableArray<Offer> InPipeline =
    [
        Snippet("job with a matrix", "one run for each platform", "job ${1:test} \"${2:Test} on \\${os}\" on os for os in [${3:linux, windows}] {\n  timeout = ${4:10m}\n  checkout\n  $0\n}"),
    ];

    private static readonly ImmutableArray<Offer> InJob =
    [
        Snippet("run script", "several lines", "run sh\"\"\"\n  $0\n\"\"\""),
        Snippet("run with outputs", "a command that sets outputs", "run sh\"\"\"\n  echo \"${1:name}=$2\" >> \"\\$GITHUB_OUTPUT\"\n\"\"\" as ${3:step} {\n  output ${1:name}: string\n}"),
    ];

    /// <summary>What may stand in the body of <paramref name="kind"/>.</summary>
    public static ImmutableArray<Offer> In(Kind kind) => kind.Word switch
    {
        "pipeline" => InPipeline,
        "job" or "action" => InJob,
        _ => [],
    };

    private static Offer Snippet(string name, string detail, string text) => new(CompletionKind.Snippet, name, Likelihood.Seldom)
    {
        Detail = detail,
        Text = Plain(text),
        Snippet = text,
        IsWord = true,
    };

    /// <summary>The text with the tab stops filled in.</summary>
    internal static string Plain(string snippet)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < snippet.Length; i++)
        {
            if (snippet[i] == '\\')
            {
                text.Append(snippet[++i]);
            }
            else if (snippet[i] == '$' && i + 1 < snippet.Length && char.IsAsciiDigit(snippet[i + 1]))
            {
                i++;
            }
            else if (snippet[i] == '$' && snippet.AsSpan(i).IndexOf(':') is > 0 and var colon && snippet.AsSpan(i).IndexOf('}') is var close && colon < close)
            {
                text.Append(snippet, i + colon + 1, close - colon - 1);
                i += close;
            }
            else
            {
                text.Append(snippet[i]);
            }
        }

        return text.ToString();
    }
}
