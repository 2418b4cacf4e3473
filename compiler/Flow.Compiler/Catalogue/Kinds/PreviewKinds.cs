using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>Environments that come and go.</summary>
internal static class PreviewKinds
{
    /// <summary>The word.</summary>
    public const string Word = "per";

    public static readonly Kind Per = new(Word, "Makes the environment once for each pull request, and for a time.")
    {
        Documentation = """
            The compiler knows no pull request, so its number is a variable of Terraform, called as `as` says: it can be written wherever a resource takes a value, and it is a part of
            `use.environment`, by which constructs name what they make. Each preview has a state of its own. The templates `terraform-preview` and `terraform-preview-sweep` make and
            destroy them. It is not inherited.
            """,
        Role = Role.Declaration,
        Subject = new Slot(Enum(Word, "pull-request")) { Required = true },
        Body = BodyRule.Items,
        Properties =
        [
            new("as", "What the number of the pull request is called here.") { Subject = new Slot(FlowType.Text) { Form = SlotForm.Word, Required = true }, Required = true },
            new("expires", "When a preview that nobody pushes to any more is destroyed.")
            {
                Body = BodyRule.Items,
                Required = true,
                Properties = [new("after", "How long after it was last applied.") { Subject = new Slot(FlowType.Duration) { Required = true, Samples = ["3d", "1d", "12h"] }, Required = true }],
            },
        ],
        Example = """
            project shop
            environment staging {
              cloud aws { region = "eu-west-1", account = "123456789012", state s3 { bucket = "shop-state" } }
              queue jobs
            }
            environment preview like staging {
              cloud { account = "210987654321" }
              per pull-request as number { expires after 3d }
            }
            """,
    };
}
