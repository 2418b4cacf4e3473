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
    public bool Any => AnyStdout || AnyStderr || ExitCode;

    /// <summary>Whether the standard output is kept in any form.</summary>
    public bool AnyStdout => Stdout || StdoutTrimmed;

    /// <summary>Whether the standard error is kept in any form.</summary>
    public bool AnyStderr => Stderr || StderrTrimmed;
}

/// <summary>
/// Puts bash around a script for what GitHub does not do itself: try again, and keep what was written. The script runs in a subshell with
/// <c>set -e</c> of its own, outside any condition, inside which bash would ignore it.
/// </summary>
/// <param name="key">The step's key, which names its files.</param>
/// <param name="captures">What is kept.</param>
/// <param name="retry">How it is tried again, or null.</param>
/// <param name="limit">The time for one try, where running out of it is worth another; else null.</param>
internal sealed class BashScript(string key, Captures captures, Retry? retry, TimeSpan? limit)
{
    private readonly StringBuilder text = new();

    /// <summary>The script with what it needs around it.</summary>
    public string Wrap(string script)
    {
        if (!captures.Any && retry is null)
        {
            return script;
        }

        text.Clear();
        var body = Body(script.TrimEnd('\n'));
        if (retry is null)
        {
            WriteTry(body, "");
        }
        else
        {
            WriteTries(retry, body);
        }

        WriteCaptures();
        return text.Append("exit \"$code\"\n").ToString();
    }

    /// <summary>One word for a shell, quoted where it must be.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':' or '=' or ',' or '@' or '%' or '+')
            ? word
            : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private string Body(string script)
    {
        if (limit is not { } span)
        {
            return $"(\n{Indent($"set -e\n{script}", "  ", script)}\n){Redirections}";
        }

        var end = "END_OF_SCRIPT";
        while (script.Contains(end, StringComparison.Ordinal))
        {
            end += "_";
        }

        text.Append($"cat > \"$RUNNER_TEMP/{key}.sh\" <<'{end}'\n{script}\n{end}\n");
        return $"timeout {(int)Math.Ceiling(span.TotalSeconds)} bash --noprofile --norc -e -o pipefail \"$RUNNER_TEMP/{key}.sh\"{Redirections}";
    }

    private string Redirections =>
        (captures.AnyStderr ? $" 2> \"$RUNNER_TEMP/{key}.stderr\"" : "")
        + (captures.AnyStdout ? $" | tee \"$RUNNER_TEMP/{key}.stdout\"" : "");

    private void WriteTry(string body, string indent)
    {
        text.Append($"{indent}set +e\n");
        text.Append(Indent(body, indent, body)).Append('\n');
        text.Append($"{indent}code=$?\n{indent}set -e\n");
    }

    private void WriteTries(Retry again, string body)
    {
        var tries = again.Count + 1;
        text.Append($"for try in {string.Join(' ', Enumerable.Range(1, tries))}; do\n");
        WriteTry(body, "  ");
        text.Append($"  if {StopCondition(again)} || [ \"$try\" -eq {tries} ]; then break; fi\n");
        text.Append($"  echo \"Try $try of {tries} ended with code $code.\" >&2\n");
        if (again.Delay > TimeSpan.Zero)
        {
            text.Append($"  sleep {again.Delay.TotalSeconds:0.###}\n");
        }

        text.Append("done\n");
    }

    /// <summary>Whether another try is of no use. The <c>timeout</c> command ends with 124 when the time is up.</summary>
    private static string StopCondition(Retry retry)
    {
        ImmutableArray<int> codes = retry.OnTimeout ? [.. retry.ExitCodes, 124] : retry.ExitCodes;
        var tests = string.Join(" && ", codes.Select(static c => $"[ \"$code\" -ne {c} ]"));
        return codes.Length switch
        {
            0 => "[ \"$code\" -eq 0 ]",
            1 => tests,
            _ => $"{{ {tests}; }}",
        };
    }

    private void WriteCaptures()
    {
        if (captures.ExitCode)
        {
            text.Append($"echo \"{CaptureNames.ExitCode}=$code\" >> \"$GITHUB_OUTPUT\"\n");
        }

        if (captures.AnyStdout)
        {
            WriteStream(CaptureNames.Stdout, captures.Stdout, captures.StdoutTrimmed);
        }

        if (captures.AnyStderr)
        {
            text.Append($"cat \"$RUNNER_TEMP/{key}.stderr\" >&2\n");
            WriteStream(CaptureNames.Stderr, captures.Stderr, captures.StderrTrimmed);
        }
    }

    /// <summary>Hands a file on as an output, below a line that the file does not hold.</summary>
    private void WriteStream(string stream, bool exact, bool trimmed)
    {
        text.Append($"file=\"$RUNNER_TEMP/{key}.{stream}\"\nend=END_OF_TEXT\nwhile grep -qF \"$end\" \"$file\"; do end=\"${{end}}_\"; done\n");
        if (exact)
        {
            text.Append($"{{ echo \"{stream}<<$end\"; cat \"$file\"; [ -z \"$(tail -c1 \"$file\")\" ] || echo; echo \"$end\"; }} >> \"$GITHUB_OUTPUT\"\n");
        }

        if (trimmed)
        {
            text.Append("text=\"$(cat \"$file\")\"\ntext=\"${text#\"${text%%[![:space:]]*}\"}\"\ntext=\"${text%\"${text##*[![:space:]]}\"}\"\n");
            text.Append($"printf '%s<<%s\\n%s\\n%s\\n' {stream}-trimmed \"$end\" \"$text\" \"$end\" >> \"$GITHUB_OUTPUT\"\n");
        }
    }

    /// <summary>The lines moved in, unless one of <paramref name="script"/> could belong to a text that goes on.</summary>
    private static string Indent(string lines, string indent, string script) =>
        script.Split('\n').All(IsWhole) ? indent + lines.Replace("\n", "\n" + indent, StringComparison.Ordinal) : lines;

    private static bool IsWhole(string line) =>
        line.Count(static c => c == '"') % 2 == 0
        && line.Count(static c => c == '\'') % 2 == 0
        && !line.Contains("<<", StringComparison.Ordinal)
        && !line.EndsWith('\\');
}
