using System.Collections.Immutable;
using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>What an environment is made of, and where it lives.</summary>
internal static class InfrastructureKinds
{
    private static readonly Kind If = SharedProperties.If;

    /// <summary>Which configuration of a provider makes a resource, or all resources of the use of a construct.</summary>
    internal static readonly Kind Using = new("using", "A further configuration of its provider: `provider aws as west { … }`.")
    {
        Subject = new Slot(new ReferenceType("provider")) { Form = SlotForm.Reference, Required = true },
    };

    private static readonly Kind After = new("after", "Pure order: comes after other resources without reading anything of them.")
    {
        Subject = new Slot(new ReferenceType("resource")) { Form = SlotForm.Reference, OneForMany = true, Required = true },
        Repeats = true,
    };

    private static readonly Kind Lifecycle = new("lifecycle", "How changes of it are made.")
    {
        Body = BodyRule.Items,
        Properties =
        [
            Property("create-before-destroy", FlowType.Bool, "Whether a new one is made before the old one goes.", "false"),
            Property("prevent-destroy", FlowType.Bool, "Whether a plan that would destroy it fails.", "false"),
            new("ignore-changes", "Arguments of which changes from outside are left alone: `[tags]`, or `all`.")
            {
                Subject = new Slot(FlowType.Text) { Form = SlotForm.Word, Required = true, OneForMany = true },
            },
            new("replace-triggered-by", "What replaces it when it changes: resources, or values of theirs.")
            {
                Subject = new Slot(ListOf(FlowType.Any)) { Latest = PhaseKind.Applied, TakesSecrets = true, OneForMany = true, Required = true },
            },
        ],
    };

    private static readonly ImmutableArray<Kind> Terraforms =
    [
        Words("azurerm", "A container of Azure.", ("resource_group_name", "The resource group."), ("storage_account_name", "The storage account."), ("container_name", "The container."), ("key", "The name of the blob.")),
        Words("gcs", "A bucket of Google Cloud.", ("bucket", "The bucket."), ("prefix", "The folder in it.")),
        Words("local", "A file beside the configuration.", ("path", "The file.")),
        Words(
            "s3", "A bucket of S3.", ("bucket", "The bucket."), ("key", "The path in it; unless written it follows from the names of project and environment."), ("region", "The bucket's region; unless written that of the cloud."),
            ("kms_key_id", "The key that encrypts it."), ("profile", "The profile to reach it with.")),
    ];

    /// <summary>Where the state of a configuration is kept.</summary>
    internal static readonly Kind State = new("state", "Where Terraform keeps what it knows of what it made.")
    {
        Body = BodyRule.Items,
        Varieties = new FixedVarieties("place for the state", Terraforms),
    };

    public static readonly Kind Cloud = new("cloud", "Where an environment lives, and with whose rights it is made.")
    {
        Documentation = "In an environment that is `like` another, `cloud { … }` goes on with the other's cloud: only what differs is written.",
        Body = BodyRule.Items,
        Varieties = new CloudNames("allowed_account_ids", "default_tags"),
        Properties =
        [
            Property("region", FlowType.Text, "The region.").Often("eu-west-1", "eu-central-1", "us-east-1", "us-west-2"),
            Property("account", FlowType.Text, "The account; Terraform refuses to work with another."),
            State,
            new("tags", "Tags that everything gets. In an environment that is like another one `tags { … }` adds to the inherited ones and changes those that it names; `tags = { … }` takes their place.") { Subject = new Slot(new MapType(FlowType.Text)), Body = BodyRule.Map, Entry = new Slot(FlowType.Text) },
        ],
        Example = """
            environment production {
              cloud aws {
                region  = "eu-west-1"
                account = "123456789012"
                state s3 { bucket = "shop-state" }
                tags { service = "shop" }
              }
            }
            """,
    };

    public static readonly Kind Provider = new("provider", "A further configuration of a provider, for resources that name it with `using`.")
    {
        Role = Role.Declaration,
        Body = BodyRule.Items,
        Repeats = true,
        Varieties = new ProviderNames(),
        Properties = [new Kind("as", "The name.") { Subject = new Slot(FlowType.Text) { Form = SlotForm.Word, Required = true }, Required = true }],
        Example = """
            environment production {
              cloud aws { region = "eu-west-1" }
              provider aws as virginia { region = "us-east-1" }
              terraform aws_acm_certificate site using virginia { domain_name = "shop.example.com" }
            }
            """,
    };

    public static readonly Kind Terraform = new("terraform", "A resource of a provider, typed from the provider's schema.")
    {
        Documentation = """
            The type decides what may be written. An argument is `name = value`, a block is `name { … }`. What the provider makes up is read behind a dot:
            `main.id`. Copies for each element of a list are made with `for`; one of them is `subnet["a"].id`, and all are `subnet.all.id`.
            """,
        Role = Role.Declaration,
        Name = NameRule.Required,
        Body = BodyRule.Items,
        Repeats = true,
        Loop = LoopRule.Keyed,
        Varieties = new ResourceTypes(ResourceMode.Managed),
        Properties = [If, After, Using, Lifecycle],
        Example = """
            environment production {
              cloud aws { region = "eu-west-1" }
              terraform aws_vpc main { cidr_block = "10.20.0.0/16", tags { Name = "shop" } }
              terraform aws_subnet app for zone in ["eu-west-1a", "eu-west-1b"] {
                vpc_id            = main.id
                availability_zone = zone
                cidr_block        = if zone == "eu-west-1a" then "10.20.0.0/20" else "10.20.16.0/20"
              }
              output subnets = app.all.id
            }
            """,
    };

    public static readonly Kind Data = new("data", "Something of a provider that is there already and only looked up.")
    {
        Role = Role.Declaration,
        Name = NameRule.Required,
        Body = BodyRule.Items,
        Repeats = true,
        Loop = LoopRule.Keyed,
        Varieties = new ResourceTypes(ResourceMode.Data),
        Properties = [If, After, Using],
        Example = """
            environment production {
              cloud aws { region = "eu-west-1" }
              data aws_caller_identity me
              output account = me.account_id
            }
            """,
    };

    public static readonly Kind Ephemeral = new("ephemeral", "Something of a provider that is had for a moment and kept nowhere, neither in a plan nor in the state: a password, a token.")
    {
        Documentation = """
            It may go only where nothing is kept of it: into an argument of which the provider has a write-only form (`password`, which becomes `password_wo`), into the settings of a
            provider, and into another of its kind. A provider takes a changed value when the version beside it is another: `password_wo_version = 2`.
            """,
        Role = Role.Declaration,
        Name = NameRule.Required,
        Body = BodyRule.Items,
        Repeats = true,
        Loop = LoopRule.Keyed,
        Varieties = new ResourceTypes(ResourceMode.Ephemeral),
        Properties = [If, After, Using],
        Example = """
            environment production {
              cloud aws { region = "eu-west-1", tags { service = "shop" } }
              ephemeral aws_secretsmanager_secret_version password { secret_id = "shop/orders" }
              terraform aws_secretsmanager_secret store { name = "copy" }
              terraform aws_secretsmanager_secret_version copy { secret_id = store.id, secret_string = password.secret_string }
            }
            """,
    };

    public static readonly Kind Require = new("require", "What must hold: `require size >= 2 because \"one is not enough\"`.")
    {
        Documentation = """
            What the compiler knows it decides. Where the condition depends on what is known only when the environment is applied, a parameter or what a provider says, Terraform
            decides it, before it makes what depends on it.
            """,
        Subject = new Slot(FlowType.Bool) { Latest = PhaseKind.Applied, Required = true },
        Body = BodyRule.Items,
        Repeats = true,
        Properties = [new("because", "Why; it is the message where the condition does not hold.") { Subject = new Slot(FlowType.Text) { Latest = PhaseKind.Applied, Required = true }, Required = true }],
    };

    /// <summary>What is said about resources beside them.</summary>
    public static readonly ImmutableArray<Kind> Statements =
    [
        new("moved", "Says what a resource was called before, so that it is renamed and not made anew: `moved old to new`.")
        {
            Documentation = """
                Behind `to` stands a resource, a part of a construct's use, or the whole use; before it the former name of the same: `moved jobs to tasks`,
                `moved jobs.dead-letters to tasks.dead-letters`. A resource of a former file of Terraform is named by its address: `moved aws_sqs_queue.old to jobs.queue`.
                """,
            Subject = new Slot(FlowType.Text) { Form = SlotForm.Word, Required = true },
            Body = BodyRule.Items,
            Repeats = true,
            Properties = [new("to", "What it is called now.") { Subject = new Slot(new ReferenceType("resource")) { Form = SlotForm.Reference, TakesUses = true, Required = true }, Required = true }],
        },
        new("adopt", "Takes over something that is there already: `adopt main from \"vpc-0123\"`.")
        {
            Subject = new Slot(new ReferenceType("resource")) { Form = SlotForm.Reference, Required = true },
            Body = BodyRule.Items,
            Repeats = true,
            Properties = [new("from", "How the provider finds it.") { Subject = new Slot(FlowType.Text) { Latest = PhaseKind.Applied, Required = true }, Required = true }],
        },
        new("forget", "Lets go of a former resource without destroying it: `forget aws_vpc.old`.")
        {
            Subject = new Slot(FlowType.Text) { Form = SlotForm.Word, Required = true },
            Repeats = true,
        },
        Require,
    ];

    private static Kind Words(string word, string summary, params ImmutableArray<(string Word, string Summary)> properties) =>
        new(word, summary) { Properties = [.. properties.Select(static p => Property(p.Word, FlowType.Text, p.Summary) with { IsForeign = true })] };
}
