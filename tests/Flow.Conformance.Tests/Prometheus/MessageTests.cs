using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Flow.Compiler.Emit;
using Flow.Compiler.Literals;
using Flow.Compiler.Literals.PromQl;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>Prometheus takes and refuses the same messages as the compiler. All of a table stand in one file of rules, of which promtool names each alert that it refuses.</summary>
public partial class MessageTests
{
    private static readonly VersionText Version = VersionText.Parse("2.42").Value;

    private static readonly string[] Taken =
    [
        "plain } }} %", "{{ $labels.nope }}", "{{ $value | humanize }}", "{{- $value -}}", "{{/* }} */}}", "{{ printf \"%.2f }}\" $value }}", "{{ printf `a \"` }}",
        "{{ if gt $value 1.0 }}a{{ else }}b{{ end }}", "{{ with query \"up\" }}{{ . | first | value }}{{ end }}", "{{ range $i, $e := query \"up\" }}{{ $e.Value }}{{ $i }}{{ end }}",
        "{{ $x := 1 }}{{ $x }}", "{{ $x := 1 }}{{ $x = 2 }}{{ $x = printf \"=\" }}", "{{ $x = 1 }}", "{{ .Labels.a }}", "{{ $labels.job }}}", "{{ \"{{\" }}", "{{ index $labels \"a-b\" }}",
        "{{ 'a' }}", "{{ -1 }}", "{{ $value|humanize }}", "{{ (first (query \"up\")).Value }}", "{{ nil }}", "{{ value.code }}", "{{ printf \"%s\" (toUpper $labels.a) }}",
        "{{ if eq $labels.a \"b\" \"c\" }}x{{ else if lt $value 1e3 }}y{{ end }}", "{{ $value\n}}", "{{ parseDuration \"5m\" }}", "{{ $externalURL }}{{ $externalLabels.a }}{{ $.Value }}",
        "{{ $value | }}", "{{ $x := 1 }}{{ $x = 2 }}{{ $x }}", "{{$x:=1}}", "{{ $x :=1 }}", "{{ 1_0.5 }}", "{{ 0x1 }}", "{{ 0x1p4 }}", "{{ 08.5 }}", "{{ .5 }}", "{{ 5. }}", "{{ +5 }}", "{{ 1+2i }}",
        "{{ 2i }}", "{{ 18446744073709551615 }}", "{{ -9223372036854775808 }}", "{{ '\\'' }}", "{{ '\\377' }}", "{{ \"\\x41\\101\\u0041\\U0001F600\" }}",
        "{{ define \"a\" }} {{ end }}{{ define \"a\" }}y{{ end }}", "{{ block \"a\" . }}{{ .Value }}{{ end }}", "{{ template \"a\" }}", "{{ template \"a\" . }}",
        "{{ range $i, $v := query \"up\" }}{{ break }}{{ end }}", "{{ with $v := $value }}{{ else }}{{ $v }}{{ end }}", "{{ if true }}{{ $v := 1 }}{{ else }}{{ $v }}{{ end }}",
        "{{ .Labels .Value }}", "{{ (\"a\").b }}", "{{ humanize.b }}", "{{ $value.foo }}", "{{ 1 | $value }}", "{{ 1 | (\"a\") }}", "{{ ($x := 1) }}{{ $x }}", "{{ ($x := 1) }}", "{{ .\u00e9 }}",
        "{{/* a */}}", "{{- /* a */ -}}", "{{ 3 -}}", "{{-3}}", "{{ if true }}{{ else if false }}{{ else }}{{ end }}", "{{ $ }}", "{{ $.Value }}", "{{ $ .Value }}", "{{ (.Labels).job }}",
        "{{ (.Labels) .job }}", "{{ printf `a\nb` }}", "{{ $value $value }}", "{{ template \"a\" $x := 1 }}{{ $x }}", "{{ toTime $value }}", "{{ 0o17 }}", "{{ 1e5 }}", "{{ 0x_1 }}",
        "{{ \"a\" | printf | printf }}", "{{ $x := 1 | printf \"%d\" }}", "{{ ((1)) }}", "{{ . }}", "{{ .Value.x.y }}", "{{ \"\\n\\t\\a\\v\" }}", "{{ 0i }}", "{{ 08i }}", "{{\t$value\t}}",
        "{{ eq 1 2 | not }}", "{{ not (eq 1 2) | printf \"%v\" }}", "{{ $labels.a.b }}", "{{ .1 }}", "{{ $\u00e9 := 1 }}{{ $\u00e9 }}",
    ];

    private static readonly string[] Refused =
    [
        "Use {{ oops", "{{ oops }}", "{{ $nope }}", "{{}}", "{{ }}", "{{ printf \"%.2f $value }}", "{{ if gt $value 1.0 }}a", "{{ end }}", "{{ else }}", "{{ (printf \"a\" }}", "{{ printf \"a\") }}",
        "{{ $labels.a-b }}", "{{{ $value }}}", "{{ $labels[\"job\"] }}", "{{ $value * 100 }}", "{{ $labels. }}", "{{ $value + 1 }}", "{{ ; }}", "{{ if }}a{{ end }}", "{{ humanize = 1 }}",
        "{{ $x := 1 }}{{ $x = }}", "{{ $x := 1 }}{{ $x = = 2 }}", "{{ /* a */ }}", "{{ $value", "{{ range $i := query \"up\" }}", "{{ a", "{{ | humanize }}", "{{ a }}", "{{$x=1}}", "{{ 1__0 }}",
        "{{ 0x1.8 }}", "{{ 08 }}", "{{ 1e999 }}", "{{ 99999999999999999999 }}", "{{ '' }}", "{{ '\\\"' }}", "{{ 'ab' }}", "{{ '\\400' }}", "{{ \"\\q\" }}", "{{ \"\\u12\" }}", "{{ \"\\ud800\" }}",
        "{{ \"\\'\" }}", "{{ define \"a\" }}x{{ end }}{{ define \"a\" }}y{{ end }}", "{{ define \"a\" }}{{ $labels.x }}{{ end }}", "{{ if true }}{{ define \"a\" }}{{ end }}{{ end }}",
        "{{ block \"a\" }}{{ end }}", "{{ template }}", "{{ template a }}", "{{ range query \"up\" }}{{ else }}{{ break }}{{ end }}", "{{ continue }}", "{{ with 1 }}{{ else with 2 }}{{ end }}",
        "{{ with 1 }}{{ else if 2 }}{{ end }}", "{{ if true }}{{ $v := 1 }}{{ end }}{{ $v }}", "{{ printf \"a\"\"b\" }}", "{{ printf (\"a\")(\"b\") }}", "{{ ..a }}", "{{ \"a\".b }}",
        "{{ $labels.code, $value }}", "{{ range $i, $v }}{{ end }}", "{{ range $i, 1 }}{{ end }}", "{{ range $i, $j, $k := query \"up\" }}{{ end }}", "{{ if $a, $b := 1 }}{{ end }}", "{{ 1 | 2 }}",
        "{{ 1 | . }}", "{{ 1 | nil }}", "{{ () }}", "{{ $value) }}", "{{ 5x }}", "{{ a-b }}", "{{ $a.b := 1 }}", "{{ \u00e9 }}", "{{ \u2603 }}", "{{/* a }}", "{{/* a */ }}", "{{-/* a */}}",
        "{{ 3-}}", "{{ $value-}}", "{{ else if }}", "{{ if true }}{{ else if }}{{ end }}", "{{ if true }}{{ else }}{{ else }}{{ end }}",
        "{{ if true }}{{ else if false }}{{ else }}{{ else }}{{ end }}", "{{ end 1 }}", "{{ if true }}{{ else 1 }}{{ end }}", "{{ break 1 }}", "{{ $. }}", "{{ $x, $y := 1 }}", "{{ true.a }}",
        "{{ : }}", "{{ printf \"a\nb\" }}", "{{ \"\\U00110000\" }}", "{{ with $x := 1 }}{{ $x = 2 }}{{ end }}{{ $x }}", "{{ if }}{{ end }}", "{{ define }}{{ end }}", "{{ define \"a\" . }}{{ end }}",
        "{{ block }}{{ end }}", "{{ block \"a\" . }}{{ $labels }}{{ end }}", "{{ range query \"up\" }}{{ block \"a\" . }}{{ break }}{{ end }}{{ end }}", "{{ toDuration 1 }}", "{{ now }}",
        "{{ urlQueryEscape \"a\" }}", "{{ 1+i }}", "{{ 1+2 }}", "{{ 0b12 }}", "{{ 0_8 }}", "{{ 0x }}", "{{ 1_ }}", "{{ _1 }}", "{{ $x := $y := 1 }}", "{{ .. }}",
        "{{ if true }}{{ if true }}{{ else }}{{ end }}", "{{ tmpl \"a\" }}", "{{ 0x1i }}", "{{ 1e }}", "{{ 1.5.6 }}", "{{ - }}", "{{- }}", "{{ -}}", "{{\n}}", "{{ $value|printf\"%v\" }}", "{{ $1 }}",
        "{{ 1 :=2 }}", "{{ \"a\" = 1 }}", "{{ @ }}", "{{ $value\u00a0}}", "{{ 1;2 }}",
    ];

    [SkippableFact]
    public void What_Prometheus_can_read_is_no_mistake_and_what_it_refuses_is_one()
    {
        string[] all = [.. Taken, .. Refused];
        var refused = RefusedByPrometheus(all);
        Assert.Equal(Refused, all.Where((_, i) => refused.Contains(i)));
        Assert.Equal(Refused, all.Where(static m => PromTemplate.Problem(m, Version) is not null));
    }

    // What somebody gets who leaves out a sign, types one twice, or two in the wrong order.
    [SkippableFact]
    public void With_a_slip_of_the_keyboard_in_it_a_message_is_judged_as_Prometheus_judges_it()
    {
        string[] slips = [.. Taken.Concat(Refused).SelectMany(static m => Enumerable.Range(0, m.Length).SelectMany(i => Slips(m, i))).Distinct()];
        var refused = RefusedByPrometheus(slips);
        Assert.InRange(refused.Count, slips.Length / 2, slips.Length * 9 / 10);
        Assert.Equal([], slips.Where((m, i) => refused.Contains(i) != (PromTemplate.Problem(m, Version) is not null)));
    }

    private static IEnumerable<string> Slips(string message, int at)
    {
        yield return message.Remove(at, 1);
        yield return message.Insert(at, message[at].ToString());
        if (at > 0)
        {
            yield return $"{message[..(at - 1)]}{message[at]}{message[at - 1]}{message[(at + 1)..]}";
        }
    }

    private static HashSet<int> RefusedByPrometheus(IReadOnlyList<string> messages) =>
        [.. Named().Matches(Promtool.CheckRules(Rules(messages)) ?? "").Select(static m => int.Parse(m.Groups["number"].Value, CultureInfo.InvariantCulture))];

    private static IReadOnlyList<GeneratedFile> Rules(IReadOnlyList<string> messages) =>
    [
        new("prometheus/rules/a.yml", $"groups: [{{name: a, rules: [{string.Join(",\n", messages.Select(static (m, i) => $"{{alert: A{i}, expr: up == 0, annotations: {{summary: {JsonSerializer.Serialize(m)}}}}}"))}]}}]", []),
    ];

    [GeneratedRegex("""\"A(?<number>[0-9]+)\": annotation""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10000)]
    private static partial Regex Named();
}
