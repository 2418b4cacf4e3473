using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>
/// Builds the step that tells Grafana of a deployment (its HTTP API: <c>POST /api/annotations</c>). It is a script, so that every target that runs scripts runs it. The token reaches <c>curl</c> on its
/// standard input, and not in its arguments, which every process of a machine can read; the version reaches <c>jq</c> in a variable, so that it becomes part of a value of the document whatever is in it.
/// </summary>
/// <param name="diagnostics">Where mistakes go.</param>
/// <param name="project">The declaration of the project, when it is asked for.</param>
/// <param name="environment">The environment of the job; null for none.</param>
internal sealed class Announcement(DiagnosticBag diagnostics, Func<BoundItem?> project, Expr? environment)
{
    private const string Address = "GRAFANA_URL";
    private const string Token = "GRAFANA_TOKEN";
    private const string Version = "DEPLOYED";
    private const string To = "DEPLOYED_TO";

    /// <summary>The tag of every deployment, as dashboards ask for it.</summary>
    internal const string Tag = "deployment";

    /// <summary>What stands before the name of an environment in the tag of deployments to it.</summary>
    internal const string EnvironmentTag = "environment:";

    /// <summary>The step, or null where it has a mistake. It runs at the root where scripts run elsewhere by default: it needs no folder, and that one may not be there before a checkout.</summary>
    public RunStep? Of(BoundItem verb, StepDefaults defaults)
    {
        if (verb.Subject?.Constant is not ReferenceValue { Path: [.., var service] } || verb.Value("token") is not { } token)
        {
            return null;
        }

        if ((verb.Value("grafana") ?? project()?.Value("grafana-url")) is not { } grafana)
        {
            diagnostics.Report(AnnouncementDiagnostics.NoGrafana, verb.Location, "Nothing says where Grafana is: `project … { grafana-url = \"https://grafana.example.com\" }`, or `grafana = \"https://…\"` here.");
            return null;
        }

        var (origin, to) = (Origins.Of(verb), verb.Value("environment") is { } written ? JobBuilder.NameOf(written) : environment);
        var version = verb.Value("version") ?? new ReadExpr(new ContextSource("git", ["sha"]), FlowType.Text, verb.Location) { Phase = Phase.Plan };
        ImmutableArray<Variable> variables =
        [
            new(Address, Trimmed(grafana), origin), new(Token, token, origin), new(Version, new InterpolationExpr([version], version.Location) { Phase = version.Phase, Labels = version.Labels }, origin),
            .. to is null ? [] : (Variable[])[new(To, to, origin)],
        ];
        return new RunStep(new Script("bash", ScriptOf(service, to is not null), variables) { FirstLine = verb.Location.LineNumber }, origin)
        {
            Shown = $"Tell Grafana at {Shown(Trimmed(grafana))} that {service} {Shown(version)} was deployed{(to is null ? "" : $" to {Shown(to)}")}",
            Key = "", Folder = defaults.Folder is null ? null : Known(".", verb), Title = Known($"Tell Grafana that {service} was deployed", verb),
        };
    }

    // A service is called by letters, digits, `-` and `_`, which need no quoting in a shell or in JSON. A version that nobody knows is left out of the text. A secret often ends with the line break of the
    // file that it was pasted from, and a second line would be a header of its own.
    private static string ScriptOf(string service, bool hasEnvironment) => $$"""
        {{Token}}="${{{Token}}#"${{{Token}}%%[![:space:]]*}"}"
        {{Token}}="${{{Token}}%"${{{Token}}##*[![:space:]]}"}"
        is_word() {
          local LC_ALL=C
          case "$1" in *[![:graph:]]*) echo "The token for Grafana is not one word of ASCII characters, so that it was not sent." >&2; return 1 ;; esac
        }
        is_word "${{Token}}"
        body="$(jq --null-input --compact-output '{tags: ["{{Tag}}", "{{service}}"{{(hasEnvironment ? $", \"{EnvironmentTag}\" + env.{To}" : "")}}], text: (["{{service}}", env.{{Version}}, "was deployed"{{(hasEnvironment ? $", \"to\", env.{To}" : "")}}] | map(select(length > 0)) | join(" "))}')"
        printf 'Authorization: Bearer %s\n' "${{Token}}" |
          curl --fail --silent --show-error --max-time 30 --output /dev/null --header @- --header 'Content-Type: application/json' --data "$body" "${{Address}}/api/annotations"
        """.ReplaceLineEndings("\n");

    private static string Shown(Expr value) => value switch
    {
        { KnownText: { } known } => known,
        InterpolationExpr text => string.Concat(text.Parts.Select(Shown)),
        ReadExpr { Source: ContextSource source } => $"${{{source.FullName}}}",
        _ => $"${{{value.Location.Source.Slice(value.Location.Span)}}}",
    };

    private static Expr Trimmed(Expr grafana) => grafana.Constant is { } known ? new ConstantExpr(Value.Of(known.ToText().TrimEnd('/')), FlowType.Text, grafana.Location) : grafana;

    private static ConstantExpr Known(string text, BoundItem verb) => new(Value.Of(text), FlowType.Text, verb.Location);
}
