using System.Text;
using Flow.Compiler.Model;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>
/// Looks whether this is a day on which an environment is frozen, and asks Prometheus whether a service level has frozen it (its HTTP API: <c>/api/v1/query</c>). The token goes to curl through a pipe, so that no list of processes
/// shows it; what it answers is compared and never run. Without an answer the job is held back, unless the line of the service level says otherwise. Where nothing is
/// measured, nothing is used up.
/// </summary>
/// <param name="step">The step.</param>
internal sealed class FreezeScript(FreezeStep step)
{
    /// <summary>Seconds that an answer is waited for.</summary>
    private const int Limit = 30;

    private const int Retries = 2;

    /// <summary>The script, for bash.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        if (step.Despite is not null)
        {
            text.Append(
                $$"""
                if [ -n "$REASON" ]; then
                  printf 'Deployed to {{step.Environment}} without asking whether it is frozen: %s\n' "${REASON//[$'\r\n']/ }" | tee -a "$GITHUB_STEP_SUMMARY"
                  exit 0
                fi

                """);
        }

        text.Append("held=0\n");
        foreach (var days in step.Days)
        {
            text.Append(Look(days));
        }

        text.Append(step.Prometheus is null ? "" : Ask());
        foreach (var question in step.Questions)
        {
            text.Append($"ask {BashScript.Quote(question.What)} {BashScript.Quote(question.Query)} {(question.Passes ? "pass" : "hold")}\n");
        }

        return text.Append("exit \"$held\"").ToString();
    }

    private string Ask() =>
        $$"""
        # what has happened when the answer is 1, the question, and what is done without an answer
        ask() {
          local answer
          answer="$({{Headers}} | curl --silent --show-error --fail --max-time {{Limit}} --retry {{Retries}} --header @- --get --data-urlencode "query=$2" "${PROMETHEUS%/}/api/v1/query" | tr -d '[:space:]')" || answer=""
          case "$answer" in
            '{"status":"success"'*'"value":['*',"0"]'*) echo "{{step.Environment}} is not frozen: not that $1." ;;
            '{"status":"success"'*'"value":['*',"1"]'*) echo "::error::{{step.Environment}} is frozen: $1. {{WayRound}}"; held=1 ;;
            '{"status":"success"'*'"result":[]'*) echo "::warning::Nothing is measured that tells whether $1, so {{step.Environment}} is not frozen." ;;
            *)
              if [ "$3" = pass ]; then
                echo "::warning::Prometheus does not say whether $1. The deployment goes on."
              else
                echo "::error::Prometheus does not say whether $1, so nothing is deployed to {{step.Environment}}. {{WayRound}}"; held=1
              fi ;;
          esac
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

    private string Headers => step.Prometheus?.Token is null
        ? "echo 'Accept: application/json'"
        : "{ echo 'Accept: application/json'; [ -z \"$TOKEN\" ] || printf 'Authorization: Bearer %s\\n' \"$TOKEN\"; }";

    private string WayRound => WaitFor("there is budget again");

    private string WaitFor(string what) => $"Wait until {what}{(step.Despite is null ? "" : ", or give a reason to deploy all the same")}.";
}
