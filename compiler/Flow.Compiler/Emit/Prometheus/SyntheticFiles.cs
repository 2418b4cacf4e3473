using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;
using Flow.Compiler.Planning;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// What has synthetics asked: the modules of the blackbox exporter (its documentation: CONFIGURATION.md), and the jobs of Prometheus, which hand each address to it.
/// </summary>
internal static class SyntheticFiles
{
    private const string Modules = "prometheus/synthetics/blackbox.yml";
    private const string AllJobs = "prometheus/synthetics/scrape.yml";

    /// <summary>How long Prometheus waits for an answer; the exporter itself stops half a second before.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    /// <summary>The files; none where nothing is asked.</summary>
    public static IEnumerable<GeneratedFile> Of(DeliveryModel model)
    {
        if (model.Synthetics.IsEmpty)
        {
            return [];
        }

        var origin = model.Synthetics[0].Origin;
        return
        [
            FileText.Write(Modules, YamlMapping.Of(("modules", YamlMapping.Of([.. model.Synthetics.Select(static s => (s.FullName, (YamlNode?)Module(s)))]))), origin, model),
            FileText.Write(AllJobs, YamlMapping.Of(("scrape_configs", YamlSequence.Of(model.Synthetics.Select(s => Job(s, SyntheticTargets.Of(s, model), model))))), origin, model),
        ];
    }

    /// <summary>The jobs of what the server of <paramref name="environment"/> has asked: there, and at addresses of no environment.</summary>
    public static IEnumerable<YamlNode> Jobs(DeploymentEnvironment environment, DeliveryModel model) =>
        ScrapedJobs.Synthetics(environment, model).Select(s => Job(s, SyntheticTargets.Of(s, model).Where(t => t.Environment is null || t.Environment == environment.Name), model));

    private static YamlNode Module(Synthetic synthetic) => YamlMapping.Of(
        ("prober", "http"),
        ("http", YamlMapping.Of(
            ("valid_status_codes", synthetic.Statuses.IsEmpty ? null : YamlSequence.Of(synthetic.Statuses.Select(static s => (YamlNode)s))),
            ("fail_if_body_not_matches_regexp", synthetic.Body.IsEmpty ? null : YamlSequence.Of(synthetic.Body.Select(static b => (YamlNode)YamlScalar.Of(b)))),
            ("preferred_ip_protocol", "ip4")))).WithSource(synthetic.Origin);

    private static YamlNode Job(Synthetic synthetic, IEnumerable<SyntheticTarget> targets, DeliveryModel model) => YamlMapping.Of(
        ("job_name", ScrapedJobs.NameOf(synthetic)),
        ("metrics_path", "/probe"),
        ("params", YamlMapping.Of(("module", YamlSequence.Of(synthetic.FullName)))),
        ("scrape_interval", PromDuration.Written(synthetic.Every)),
        ("scrape_timeout", PromDuration.Written(synthetic.Every < Longest ? synthetic.Every : Longest)),
        ("static_configs", YamlSequence.Of(targets.Select(t => Target(t, synthetic)))),
        ("relabel_configs", YamlSequence.Of(
            YamlMapping.Of(("source_labels", YamlSequence.Of("__address__")), ("target_label", "__param_target")),
            YamlMapping.Of(("source_labels", YamlSequence.Of("__param_target")), ("target_label", "instance")),
            YamlMapping.Of(("target_label", "__address__"), ("replacement", model.Project.Prober))))).WithSource(synthetic.Origin);

    private static YamlNode Target(SyntheticTarget target, Synthetic synthetic) => YamlMapping.Of(
        ("targets", YamlSequence.Of(target.Address)),
        ("labels", YamlMapping.Of(
            ("service", synthetic.Service),
            ("synthetic", synthetic.Name),
            ("environment", target.Environment.AsScalar()))));
}
