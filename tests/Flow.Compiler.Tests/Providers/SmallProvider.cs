using System.Text;
using Flow.Compiler.Providers;

namespace Flow.Compiler.Tests.Providers;

/// <summary>A provider with one of everything that a schema can say.</summary>
internal static class SmallProvider
{
    public const string Source = "example/small";

    public const string Json = """
        {
          "format_version": "1.0",
          "provider_schemas": {
            "registry.terraform.io/example/small": {
              "provider": {"version": 0, "block": {"attributes": {"region": {"type": "string", "description": "Where.", "optional": true}}}},
              "resource_schemas": {
                "small_thing": {
                  "version": 1,
                  "block": {
                    "description": "A thing.",
                    "attributes": {
                      "id": {"type": "string", "description_kind": "plain", "computed": true},
                      "name": {"type": "string", "description": "What it is called.", "required": true},
                      "size": {"type": "number", "optional": true, "computed": true},
                      "secret": {"type": "string", "optional": true, "sensitive": true, "write_only": true},
                      "old": {"type": "bool", "optional": true, "deprecated": true},
                      "any": {"type": "dynamic", "optional": true},
                      "labels": {"type": ["map", "string"], "optional": true},
                      "pair": {"type": ["tuple", ["string", "number"]], "computed": true},
                      "rules": {"type": ["set", ["object", {"port": "number", "cidr": "string"}, ["cidr"]]], "optional": true, "computed": true},
                      "places": {
                        "nested_type": {
                          "nesting_mode": "list",
                          "attributes": {
                            "zone": {"type": "string", "required": true},
                            "found": {"type": "string", "computed": true}
                          }
                        },
                        "optional": true
                      }
                    },
                    "block_types": {
                      "disk": {"nesting_mode": "list", "min_items": 1, "max_items": 3, "block": {"attributes": {"name": {"type": "string", "description": "What it is called.", "required": true}}}},
                      "timeouts": {"nesting_mode": "single", "block": {"deprecated": true, "block_types": {"deep": {"nesting_mode": "set", "block": {}}}}},
                      "by_name": {"nesting_mode": "map", "block": {}},
                      "group": {"nesting_mode": "group", "block": {}}
                    }
                  }
                },
                "small_other": {"version": 0, "block": {"attributes": {"name": {"type": "string", "description": "What it is called.", "required": true}}}}
              },
              "data_source_schemas": {
                "small_thing": {"version": 0, "block": {"attributes": {"name": {"type": "string", "required": true}}}}
              }
            },
            "example.com/other/things": {"resource_schemas": {"things_one": {"version": 0, "block": {}}}}
          }
        }
        """;

    public static byte[] Utf8 => Encoding.UTF8.GetBytes(Json);

    public static ProviderContents Contents => TerraformSchemaJson.Read(Utf8, Source, "1.2.3");

    public static byte[] File => SchemaFile.Write(Contents);

    /// <summary>All that a block says, one line for each name.</summary>
    public static string Describe(BlockSchema block, string indent = "")
    {
        var text = new StringBuilder();
        if (block.Documentation.Length > 0 || block.IsDeprecated)
        {
            text.Append(indent).Append("// ").Append(block.Documentation).Append(block.IsDeprecated ? "deprecated" : "").Append('\n');
        }

        foreach (var a in block.Attributes)
        {
            text.Append(indent).Append($"{a.Name}: {a.Type} {a.Use}");
            text.Append(a.IsSensitive ? " sensitive" : "").Append(a.IsDeprecated ? " deprecated" : "").Append(a.IsWriteOnly ? " write-only" : "");
            text.Append(a.IsNested ? " nested" : "").Append(a.AcceptsBlocks ? " blocks" : "").Append(a.Documentation.Length > 0 ? $" // {a.Documentation}" : "").Append('\n');
        }

        foreach (var nested in block.Blocks)
        {
            text.Append(indent).Append($"{nested.Name} {nested.Mode} {nested.Min}..{nested.Max}\n").Append(Describe(nested.Block, indent + "  "));
        }

        return text.ToString();
    }
}
