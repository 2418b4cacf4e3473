using System.Collections.Immutable;
using System.Text;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>What of a step's run is kept for later reading.</summary>
/// <param name="Stdout">Its standard output, to the letter.</param>
/// <param name="StdoutTrimmed">The same without blanks at both ends.</param>
/// <param name="Stderr">Its standard error, to the letter.</param>
/// <param name="StderrTrimmed">The same without blanks at both ends.</param>
/// <param name="ExitCode">How it ended.</param>
internal readonly record struct Captures(bool Stdout, bool StdoutTrimmed, bool Stderr, bool StderrTrimmed, bool ExitCode)
{
    /// <summary>Whether anything is kept.</summary>
    public bool Any => Stdout || StdoutTrimmed || Stderr || StderrTrimmed || ExitCode;

    /// <summary>Whether the standard output is kept in any form.</summary>
    public bool AnyStdout => Stdout || StdoutTrimmed;

    /// <summary>Whether the standard error is kept in any form.</summary>
    public bool AnyStderr => Stderr || StderrTrimmed;
}

/// <summary>
/// Puts bash around a script for what GitHub does not do itself: try again, and keep what was written. The script itself stays as it is, at the
/// margin, so that its here-documents keep their meaning; it runs in a subshell with <c>set -e</c>, which would be without effect
/// inside a condition.
/// </summary>
internal static class BashScript
{
    /// <summary>The script with what it needs around it.</summary>
    public static string Wrap(string script, string key, Captures captures, Retry? retry, TimeSpan? limit)
    {
        if (!captures.Any && retry is null)
        {
            return script;
        }

        var text = new StringBuilder();
        var body = Body(script, key, captures, retry is { OnTimeout: true } ? limit : null, text);
        WriteTries(text, body, retry);
        WriteCaptures(text, key, captures);
        if (retry is not null || captures.Any)
        {
            text.Append("exit \"$code\"\n");
        }

        return text.ToString();
    }

    /// <summary>One word for a shell, quoted where it must be.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':' or '=' or ',' or '@' or '%' or '+')
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Body(string script, string key, Captures captures, TimeSpan? limit, StringBuilder text)
    {
        var redirections = Redirections(key, captures);
        if (limit is not { } span)
        {
            return $"(\nset -e\n{script.TrimEnd('\n')}\n){redirections}";
        }

        var end = Delimiter(script, "END_OF_SCRIPT");
        text.Append($"cat > \"$RUNNER_TEMP/{key}.sh\" <<'{end}'\n{script.TrimEnd('\n')}\n{end}\n");
        return $"timeout {(int)Math.Ceiling(span.TotalSeconds)} bash --noprofile --norc -e -o pipefail \"$RUNNER_TEMP/{key}.sh\"{redirections}";
    }

    private static string Redirections(string key, Captures captures) =>
        (captures.AnyStderr ? $" 2> \"$RUNNER_TEMP/{key}.stderr\"" : "")
        + (captures.AnyStdout ? $" | tee \"$RUNNER_TEMP/{key}.stdout\"" : "");

    private static void WriteTries(StringBuilder text, string body, Retry? retry)
    {
        if (retry is null)
        {
            text.Append($"set +e\n{body}\ncode=$?\nset -e\n");
            return;
        }

        var tries = retry.Count + 1;
        text.Append($"for try in {string.Join(' ', Enumerable.Range(1, tries))}; do\n");
        text.Append($"set +e\n{body}\ncode=$?\nset -e\n");
        text.Append($"if {StopCondition(retry)} || [ \"$try\" -eq {tries} ]; then break; fi\n");
        text.Append($"echo \"Try $try of {tries} ended with code $code.\" >&2\n");
        if (retry.Delay > TimeSpan.Zero)
        {
            text.Append($"sleep {retry.Delay.TotalSeconds:0.###}\n");
        }

        text.Append("done\n");
    }

    private static string StopCondition(Retry retry)
    {
        ImmutableArray<int> codes = retry is { ExitCodes.IsEmpty: false, OnTimeout: true } ? [.. retry.ExitCodes, 124] : retry.ExitCodes;
        var tests = string.Join(" && ", codes.Select(static c => $"[ \"$code\" -ne {c} ]"));
        return codes.Length switch
        {
            0 when retry.OnTimeout => "[ \"$code\" -ne 124 ]",
            0 => "[ \"$code\" -eq 0 ]",
            1 => tests,
            _ => $"{{ {tests}; }}",
        };
    }

    private static void WriteCaptures(StringBuilder text, string key, Captures captures)
    {
        if (captures.ExitCode)
        {
            text.Append($"echo \"{CaptureNames.ExitCode}=$code\" >> \"$GITHUB_OUTPUT\"\n");
        }

        WriteStream(text, key, CaptureNames.Stdout, captures.Stdout, captures.StdoutTrimmed);
        WriteStream(text, key, CaptureNames.Stderr, captures.Stderr, captures.StderrTrimmed);
    }

    private static void WriteStream(StringBuilder text, string key, string stream, bool exact, bool trimmed)
    {
        if (!exact && !trimmed)
        {
            return;
        }

        text.Append($"file=\"$RUNNER_TEMP/{key}.{stream}\"\n{(stream == CaptureNames.Stderr ? "cat \"$file\" >&2\n" : "")}end=END_OF_TEXT\nwhile grep -qF \"$end\" \"$file\"; do end=\"${{end}}_\"; done\n");
        if (exact)
        {
            text.Append($"{{ echo \"{stream}<<$end\"; cat \"$file\"; echo; echo \"$end\"; }} >> \"$GITHUB_OUTPUT\"\n");
        }

        if (trimmed)
        {
            text.Append("text=\"$(cat \"$file\")\"\ntext=\"${text#\"${text%%[![:space:]]*}\"}\"\ntext=\"${text%\"${text##*[![:space:]]}\"}\"\n");
            text.Append($"printf '%s<<%s\\n%s\\n%s\\n' {stream}-trimmed \"$end\" \"$text\" \"$end\" >> \"$GITHUB_OUTPUT\"\n");
        }
    }

    private static string Delimiter(string script, string word) => script.Contains(word, StringComparison.Ordinal) ? Delimiter(script, word + "_") : word;
}
