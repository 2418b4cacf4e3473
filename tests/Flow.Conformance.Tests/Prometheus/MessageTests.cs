using System.Text.Json;
using Flow.Compiler.Emit;
using Flow.Compiler.Literals.PromQl;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>Prometheus refuses what is told to be a mistake of a message, and takes these that are not.</summary>
public class MessageTests
{
    public static TheoryData<string> Taken => new()
    {
        "plain } }} %", "{{ $labels.nope }}", "{{ $value | humanize }}", "{{- $value -}}", "{{/* }} */}}", "{{ printf \"%.2f }}\" $value }}", "{{ printf `a \"` }}", "{{ if gt $value 1.0 }}a{{ else }}b{{ end }}",
        "{{ with query \"up\" }}{{ . | first | value }}{{ end }}", "{{ range $i, $e := query \"up\" }}{{ $e.Value }}{{ $i }}{{ end }}", "{{ $x := 1 }}{{ $x }}", "{{ $x := 1 }}{{ $x = 2 }}{{ $x = printf \"=\" }}", "{{ $x = 1 }}", "{{ .Labels.a }}", "{{ $labels.job }}}",
        "{{ \"{{\" }}", "{{ index $labels \"a-b\" }}", "{{ 'a' }}", "{{ -1 }}", "{{ $value|humanize }}", "{{ (first (query \"up\")).Value }}", "{{ nil }}", "{{ value.code }}", "{{ printf \"%s\" (toUpper $labels.a) }}",
        "{{ if eq $labels.a \"b\" \"c\" }}x{{ else if lt $value 1e3 }}y{{ end }}", "{{ $value\n}}", "{{ parseDuration \"5m\" }}", "{{ $externalURL }}{{ $externalLabels.a }}{{ $.Value }}",
    };

    public static TheoryData<string> Refused => new()
    {
        "Use {{ oops", "{{ oops }}", "{{ $nope }}", "{{}}", "{{ }}", "{{ printf \"%.2f $value }}", "{{ if gt $value 1.0 }}a", "{{ end }}", "{{ else }}", "{{ (printf \"a\" }}", "{{ printf \"a\") }}",
        "{{ $labels.a-b }}", "{{{ $value }}}", "{{ $labels[\"job\"] }}", "{{ $value * 100 }}", "{{ $labels. }}", "{{ $value + 1 }}", "{{ ; }}", "{{ if }}a{{ end }}", "{{ humanize = 1 }}", "{{ $x := 1 }}{{ $x = }}", "{{ $x := 1 }}{{ $x = = 2 }}",
        "{{ /* a */ }}", "{{ $value", "{{ range $i := query \"up\" }}", "{{ a",
    };

    [SkippableTheory]
    [MemberData(nameof(Taken))]
    public void What_Prometheus_can_read_is_no_mistake(string message)
    {
        Assert.Null(PromTemplate.Problem(message));
        Assert.Null(Promtool.CheckRules(Rules(message)));
    }

    [SkippableTheory]
    [MemberData(nameof(Refused))]
    public void What_Prometheus_refuses_is_a_mistake(string message)
    {
        Assert.NotNull(PromTemplate.Problem(message));
        Assert.NotNull(Promtool.CheckRules(Rules(message)));
    }

    private static IReadOnlyList<GeneratedFile> Rules(string message) =>
    [
        new("prometheus/rules/a.yml", "groups: [{name: a, rules: [{alert: A, expr: up == 0, annotations: {summary: " + JsonSerializer.Serialize(message) + "}}]}]", []),
    ];
}
