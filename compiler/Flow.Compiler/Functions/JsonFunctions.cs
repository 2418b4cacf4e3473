using System.Collections.Immutable;
using Flow.Compiler.Types;
using static Flow.Compiler.Functions.Define;

namespace Flow.Compiler.Functions;

/// <summary>Functions that read and write JSON and YAML.</summary>
internal static class JsonFunctions
{
    public static ImmutableArray<string> Names =>
    [
        "to-json", "to-json-line", "from-json", "to-yaml", "from-yaml",
    ];

    public static BuiltinFunction? Find(string name) => name switch
    {
        "to-json" => ToJson,
        "to-json-line" => ToJsonLine,
        "from-json" => FromJson,
        "to-yaml" => ToYaml,
        "from-yaml" => FromYaml,
        _ => null,
    };

    private static BuiltinFunction ToJson => field ??= new("to-json", [Any("value")], FlowType.Text,
        "The value as JSON, laid out as GitHub's `toJSON` does: two spaces a level.", "to-json([1])", "\"[\\n  1\\n]\"")
    {
        Reach = RunTimeReach.Everywhere,
        Evaluate = static (a, _) => Value.Of(JsonValues.Write(a.ValueAt(0), indented: true)),
    };

    private static BuiltinFunction ToJsonLine => field ??= new("to-json-line", [Any("value")], FlowType.Text,
        "The value as JSON on one line without spaces.", "to-json-line({ a = [1, 2], b = true })", """ "{\"a\":[1,2],\"b\":true}" """.Trim())
    {
        Reach = RunTimeReach.Runner,
        Evaluate = static (a, _) => Value.Of(JsonValues.Write(a.ValueAt(0), indented: false)),
    };

    private static BuiltinFunction FromJson => field ??= new("from-json", [TextIn("text")], FlowType.Any,
        "What a JSON text holds.", """from-json("[1, \"a\", null]")""", """[1, "a", none]""")
    {
        Reach = RunTimeReach.Everywhere,
        Evaluate = static (a, _) => JsonValues.Parse(a.TextAt(0)),
    };

    private static BuiltinFunction ToYaml => field ??= new("to-yaml", [Any("value")], FlowType.Text,
        "The value as YAML.", "to-yaml({ a = [\"x\", \"true\"] })", "\"a:\\n- x\\n- \\\"true\\\"\\n\"")
    {
        Evaluate = static (a, _) => Value.Of(YamlValues.Write(a.ValueAt(0))),
    };

    private static BuiltinFunction FromYaml => field ??= new("from-yaml", [TextIn("text")], FlowType.Any,
        "What a YAML text holds. Truth is `true` and `false` only, as YAML 1.2 says.", """from-yaml("a: yes\nb: true")""", """{ a = "yes", b = true }""")
    {
        Evaluate = static (a, _) => YamlValues.Parse(a.TextAt(0)),
    };
}
