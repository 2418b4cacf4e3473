using Flow.Compiler.Types;
using static Flow.Compiler.Catalogue.Entries;

namespace Flow.Compiler.Catalogue.Kinds;

/// <summary>What runs in an environment of containers.</summary>
internal static class ContainerKinds
{
    public static readonly Kind Container = new("container", "Something that runs in a container, in an environment whose `cloud` is `local` or `kubernetes`, or that makes a cluster.")
    {
        Documentation = """
            Services that a host lists, and constructs such as `database`, are made of these. On the machine of whoever develops it becomes a service of Compose, in Kubernetes a
            `Deployment` with everything that belongs to it. The container is reached under its name.
            """,
        Role = Role.Declaration,
        Name = NameRule.Required,
        Body = BodyRule.Items,
        Repeats = true,
        Example = """
            environment local {
              cloud local
              cache sessions
              container mail {
                image = "axllent/mailpit:v1.21.5"
                port = 8025
                health = "/livez"
                command = ["--smtp-auth-accept-any"]
                env { MP_MAX_MESSAGES = "500" }
                secrets { MP_UI_AUTH = "env:MAIL_LOGIN" }
                gives { SMTP_HOST = "mail" }
                volumes = ["/data"]
                access = [sessions.connect]
                published = true
                start = 10s
              }
              container fill {
                image = "axllent/mailpit:v1.21.5"
                check = ["true"]
                once = true
                waits-for = ["mail"]
              }
            }
            environment cluster {
              cloud kubernetes { namespace = "mail", ingress-class = "nginx", ingress-from = "ingress", metrics-from = "monitoring", tls-issuer = "letsencrypt" }
              container mail {
                image = "axllent/mailpit:v1.21.5"
                port = 8025
                scale = 1..2
                target-cpu = 80%
                cpu = 0.25
                memory = 128MiB
                user = 10001
                domain = "mail.example.com"
                certificate = "mail-tls"
              }
            }
            environment made {
              cloud aws { region = "eu-west-1" }
              network main
              container mail {
                image = "axllent/mailpit:v1.21.5"
                port = 8025
                domain = "mail.example.com"
                cluster {
                  namespace = "mail"
                  network = main.cidr-block
                  subnets = main.private-subnets
                  internal = true
                  from-addresses = [main.cidr-block]
                  log-bucket = "mail-logs"
                }
              }
            }
            """,
        Properties =
        [
            SharedProperties.If,
            Property("image", FlowType.Text.OrNone(), PhaseKind.Applied, "The image. A service with a `build` has the one that is built of it."),
            Property("command", ListOf(FlowType.Text), "What is run instead of the image's own command."),
            Property("port", FlowType.Int.OrNone(), "The port on which it listens."),
            Property("health", FlowType.Text.OrNone(), "The path that answers with a status from 200 to 299 as long as it is well."),
            Property("check", ListOf(FlowType.Text), "A command in the container that ends with 0 as long as it is well, for what speaks no HTTP."),
            Property("start", FlowType.Duration, "How long it may take until it is well.", "60s"),
            Map("env", FlowType.Text.OrNone(), "Environment variables, by name.", takesSecrets: true),
            Map("secrets", FlowType.Text, "Environment variables whose values are secrets. In Kubernetes `secret/key` names a key of a `Secret`; for Compose `env:NAME` takes the value from the developer's environment or from `.env`.", takesSecrets: true),
            Map("gives", FlowType.Text, "Environment variables that everybody gets who connects to it."),
            Property("access", ListOf(DomainTypes.Grant), PhaseKind.Applied, "What it connects to, by levels of access: `[orders.connect]`. It may reach nothing else in the cluster."),
            Property("volumes", ListOf(FlowType.Text), "Folders of the container whose content stays when it is made anew."),
            Property("once", FlowType.Bool, "Whether it ends by itself when it has done its work.", "false"),
            Property("waits-for", ListOf(FlowType.Text), "Containers that must be well, or done, before it starts."),
            Property("published", FlowType.Bool, "Whether Compose lets this machine reach its port.", "true"),
            Property("user", FlowType.Int.OrNone(), "The number of the user that it runs as, where the image names none by number: Kubernetes refuses root here."),
            Property("cpu", FlowType.Number, "Processors: `0.5` is half of one.", "0.5"),
            Property("memory", FlowType.Size, "Memory.", "1GiB"),
            Property("scale", new RangeType(FlowType.Int), "How many there are in Kubernetes, at least and at most.", "1..1"),
            Property("target-cpu", FlowType.Percent, "How busy the processors are meant to be; containers come and go for that.", "70%"),
            Property("domain", FlowType.Text.OrNone(), "The name under which it is reached from outside of the cluster."),
            Property("certificate", FlowType.Text.OrNone(), PhaseKind.Applied, "The `Secret` with the certificate of `domain`; unless it is written, one called like the container. In a cluster that the environment makes, its ARN."),
            new("cluster", "Where it runs in an environment that makes its cluster itself: `host … using kubernetes` says it.")
            {
                Body = BodyRule.Items,
                Properties =
                [
                    Property("namespace", FlowType.Text, "The namespace."),
                    Property("network", FlowType.Text, "The addresses of the network in which everything lies that it connects to besides other containers."),
                    Property("subnets", ListOf(FlowType.Text), PhaseKind.Applied, "Where its load balancer is."),
                    Property("internal", FlowType.Bool, "Whether its load balancer is reached from inside the network alone.", "false"),
                    Property("from-addresses", ListOf(FlowType.Text), "From where its load balancer is reached, as blocks of IPv4 addresses.", "[\"0.0.0.0/0\"]"),
                    Property("log-bucket", FlowType.Text.OrNone(), PhaseKind.Applied, "The bucket that gets the log of its load balancer."),
                ],
            },
        ],
    };

    // A secret in `env` or `secrets` is a mistake of whoever wrote the service, not of the construct that passes it on: the rule ServicesShowNoSecrets says it there.
    private static Kind Map(string word, FlowType type, string summary, bool takesSecrets = false) => new(word, summary)
    {
        Subject = new Slot(new MapType(type)) { Latest = PhaseKind.Applied, TakesSecrets = takesSecrets },
        Body = BodyRule.Map,
        Entry = new Slot(type) { Latest = PhaseKind.Applied, TakesSecrets = takesSecrets },
    };
}
