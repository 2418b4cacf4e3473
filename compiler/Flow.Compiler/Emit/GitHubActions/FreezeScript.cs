using System.Text;
using Flow.Compiler.Model;
using Flow.Compiler.Planning;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>
/// Looks whether this is a day on which an environment is frozen, or outside of its window, and asks Prometheus whether a service level has frozen it (its HTTP API: <c>/api/v1/query</c>). The token goes to curl through a pipe, so that no list of processes
/// shows it; what it answers is compared and never run. Without an answer the job is held back, unless the line of the service level says otherwise. Where nothing is
/// measured, nothing is used up.
/// </summary>
/// <param name="step">The step.</param>
internal sealed class FreezeScript(FreezeStep step)
{
    /// <summary>Seconds that an answer is waited for.</summary>
    private const int Limit = 10;

    /// <summary>How often it is asked again while the trouble may pass.</summary>
    private const int Retries = 2;

    /// <summary>Seconds between two of them.</summary>
    private const int Pause = 1;

    /// <summary>Seconds after which it is not asked again, however long the server asks to wait.</summary>
    private const int LongestTry = 40;

    /// <summary>The script, for bash.</summary>
    public string Text()
    {
        if (!step.Asks)
        {
            return Tell;
        }

        var text = new StringBuilder();
        if (step.Despite is not null)
        {
            text.Append(
                $$"""
                if [ -n "$REASON" ]; then
                  {{Tell}}
                  exit 0
                fi

                """);
        }

        text.Append("held=0\n");
        foreach (var days in step.Days)
        {
            text.Append(Look(days));
        }

        text.Append(step.Hours is { } hours ? Look(hours) : "");
        text.Append(step.Prometheus is null ? "" : Ask());
        foreach (var question in step.Questions)
        {
            text.Append($"ask {BashScript.Quote(question.What)} {BashScript.Quote(BudgetQueries.IsSpent(question))} {(question.Passes ? "pass" : "hold")}\n");
        }

        return text.Append("exit \"$held\"").ToString();
    }

    private string Tell =>
        $$"""
        printf 'Deployed to {{step.Environment}} without asking whether it is frozen: %s\n' "${REASON//[$'\r\n']/ }" | tee -a "$GITHUB_STEP_SUMMARY"
        """;

    private string Ask() =>
        Trimmed + $$"""
        # what has happened when the answer is 1, the question, and what is done without an answer
        ask() {
          local answer=""
          {{Answer}}
          case "$answer" in
            '{"status":"success"'*'"value":['*',"0"]'*'}200') echo "{{step.Environment}} is not frozen: not that $1." ;;
            '{"status":"success"'*'"value":['*',"1"]'*'}200') echo "::error::{{step.Environment}} is frozen: $1. {{WaitFor("less of it is used up")}}"; held=1 ;;
            '{"status":"success"'*'"result":[]'*'}200') echo "::warning::Nothing is measured that tells whether $1, so {{step.Environment}} is not frozen." ;;
            *)
              case "$answer" in *3[0-9][0-9]) echo "Prometheus answers that it is elsewhere (status ${answer: -3}), which is not followed." ;; esac
              if [ "$3" = pass ]; then
                echo "::warning::Prometheus does not say whether $1. The deployment goes on."
              else
                echo "::error::Prometheus does not say whether $1, so nothing is deployed to {{step.Environment}}. {{WaitFor("it does")}}"; held=1
              fi ;;
          esac
        }

        """;

    private string Answer => $"{(HasToken ? "if is_word \"$TOKEN\"; then " : "")}"
        + $$$"""answer="$({{{Headers}}} | curl --silent --show-error --fail --max-time {{{Limit}}} --retry {{{Retries}}} --retry-delay {{{Pause}}} --retry-max-time {{{LongestTry}}} --retry-connrefused --header @- --get --data-urlencode "query=$2" --write-out '%{http_code}' "${PROMETHEUS%/}/api/v1/query" | tr -d '[:space:]')" || answer=''"""
        + (HasToken ? "; fi" : "");

    private bool HasToken => step.Prometheus?.Token is not null;

    // A secret often ends with the line break of the file that it was pasted from. A second line would be a header of its own.
    private string Trimmed => !HasToken ? "" :
        """
        TOKEN="${TOKEN#"${TOKEN%%[![:space:]]*}"}"
        TOKEN="${TOKEN%"${TOKEN##*[![:space:]]}"}"
        is_word() {
          local LC_ALL=C
          case "$1" in *[![:graph:]]*) echo "::warning::The token for Prometheus is not one word of ASCII characters, so that it was not sent."; return 1 ;; esac
        }

        """;

    // The seconds since 1970 need no time zone, which not every machine knows.
    private string Look(FrozenDays days) =>
        $$"""
        now="$(date +%s)"
        if [ "$now" -ge {{days.From.ToUnixTimeSeconds()}} ] && [ "$now" -lt {{days.Until.ToUnixTimeSeconds()}} ]; then
          echo "::error::{{step.Environment}} is frozen from {{days.What}}. {{WaitFor("that is over")}}"; held=1
        else
          echo "{{step.Environment}} is not frozen: that is from {{days.What}}."
        fi

        """;

    private string Look(DeploymentHours hours) =>
        $$"""
        # the minute of the week, which begins on Monday
        minute=$(( $(TZ='{{hours.Clock}}' date '+(%u - 1) * 1440 + 10#%H * 60 + 10#%M') ))
        open=no
        for part in {{string.Join(' ', hours.Parts.Select(static p => $"{p.From}-{p.Until}"))}}; do
          if [ "$minute" -ge "${part%-*}" ] && [ "$minute" -lt "${part#*-}" ]; then open=yes; fi
        done
        {{LookAtZone(hours)}}if [ "$open" = yes ]; then
          echo "{{step.Environment}} may be deployed to now: that is {{hours.What}}."
        {{WithoutZone(hours)}}else
          echo "::error::{{step.Environment}} is deployed to only {{hours.What}}. {{WaitFor("then")}}"; held=1
        fi

        """;

    // A machine that does not know the name of a zone takes it for UTC, and calls it that or by the letters at its beginning. No zone that is written by its name is called so.
    private static string LookAtZone(DeploymentHours hours) => hours.IsNamed
        ? $"case \"$(TZ='{hours.Zone}' date +%Z)\" in UTC | GMT | -00 | {hours.Zone.Split('/')[0]}) open=unknown ;; esac\n"
        : "";

    private string WithoutZone(DeploymentHours hours) => hours.IsNamed
        ? $"elif [ \"$open\" = unknown ]; then\n  echo \"::error::{step.Environment} is deployed to only {hours.What}, and this machine does not know the time zone {hours.Zone}.\"; held=1\n"
        : "";

    private string Headers => !HasToken
        ? "echo 'Accept: application/json'"
        : "{ echo 'Accept: application/json'; [ -z \"$TOKEN\" ] || printf 'Authorization: Bearer %s\\n' \"$TOKEN\"; }";

    private string WaitFor(string what) => $"Wait until {what}{(step.Despite is null ? "" : ", or give a reason to deploy all the same")}.";
}
