using Flow.Compiler.Types;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>The words for values, types and abstraction.</summary>
internal static class LanguageKinds
{
    public static readonly Kind Let = new("let", "Names a value.")
    {
        Role = Role.Declaration,
        Name = NameRule.Required,
        Subject = new Slot(FlowType.Any) { Latest = PhaseKind.Applied, Required = true, TakesSecrets = true, TakesEphemeral = true },
        Repeats = true,
        Example = "let regions: list<string> = [\"eu-west-1\", \"us-east-1\"]\n",
    };

    public static readonly Kind Function = new("function", "Names a pure function. It may not call itself.")
    {
        Role = Role.Declaration,
        Name = NameRule.Required,
        Subject = new Slot(FlowType.Any) { Latest = PhaseKind.Applied, Required = true },
        Repeats = true,
        Example = "function image-tag(version: string, suffix: string = \"\"): string = \"shop-${version}${suffix}\"\n",
    };

    public static readonly Kind Type = new("type", "Names a record type.")
    {
        Role = Role.Declaration,
        Name = NameRule.Required,
        Body = BodyRule.Map,
        Entry = new Slot(FlowType.Any),
        Repeats = true,
        Example = "type endpoint { host: string, port: int = 443, path: path? }\nlet home: endpoint = { host = \"example.com\" }\n",
    };

    public static readonly Kind EnumKind = new("enum", "Names a closed set of words.")
    {
        Role = Role.Declaration,
        Name = NameRule.Required,
        Body = BodyRule.Map,
        Repeats = true,
        Example = "enum tier { critical, standard, internal }\nlet default-tier: tier = standard\n",
    };

    public static readonly Kind Template = new("template", "Names a new kind whose body is a body of an old one, or a group of declarations.")
    {
        Documentation = """
            `template dotnet-test of job { param project: path … }` makes `dotnet-test` a kind of job: a use sets the parameters and may refine everything else.
            A template without `of` is a group: what it declares is found under the use's name.
            """,
        Role = Role.Declaration,
        Name = NameRule.Required,
        Body = BodyRule.Items,
        Repeats = true,
        Properties = [new Kind("of", "The kind of its body.") { Subject = new Slot(FlowType.Text) { Form = SlotForm.Word, Required = true } }],
        Example = """
            template make-job of job {
              param goal: string
              on linux
              checkout
              run "make ${goal}"
            }
            pipeline ci {
              on push
              make-job build { goal = "all", timeout = 20m }
            }
            """,
    };

    public static readonly Kind Import = new("import", "Brings what another file exports, under one name.")
    {
        Role = Role.Declaration,
        Subject = new Slot(FlowType.Text) { Required = true, Content = TextContent.Path },
        Properties = [new Kind("as", "The name.") { Subject = new Slot(FlowType.Text) { Form = SlotForm.Word, Required = true }, Required = true }],
        Repeats = true,
        Example = """
            import "lib/build.flow" as build
            pipeline ci {
              on push
              build.make-job all
            }
            //== lib/build.flow
            export template make-job of job {
              on linux
              run "make"
            }
            """,
    };
}
