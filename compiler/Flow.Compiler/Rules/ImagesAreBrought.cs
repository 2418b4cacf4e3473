using System.Text.RegularExpressions;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>
/// An environment that makes a registry and takes an image of this project from it has a job that pushes the image there, and a registry of another account lets the environment take it. Where something
/// else might bring the image, such as a script or a copy that AWS makes, nothing is said.
/// </summary>
internal sealed partial class ImagesAreBrought : ModelRule
{
    private const string Registry = "registry";

    /// <summary>What a script has in it that might bring an image somewhere.</summary>
    private static readonly string[] Movers = ["docker", "podman", "skopeo", "crane", "oras", "buildah", "nerdctl", "kaniko", "ecr", "push"];

    /// <summary>Actions of which it is known that they bring no image.</summary>
    private static readonly string[] Harmless = ["actions/", "aws-actions/configure-aws-credentials", "hashicorp/setup-terraform"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var reported = new HashSet<Location>();
        foreach (var environment in model.Environments)
        {
            foreach (var registry in environment.Uses.Where(static u => u.Construct == Registry))
            {
                CheckReaders(model, environment, registry, diagnostics);
            }

            foreach (var use in environment.Preview is null ? environment.Uses.Where(static u => u.IsHosted) : [])
            {
                if (use.Value("image") is { } image && NotPushed(model, environment, use, image) is { } message && reported.Add(image.Location.InProject))
                {
                    Report(diagnostics, ContainerDiagnostics.ImageNotBrought, image.Location.InProject, message);
                }
            }
        }
    }

    private static string? NotPushed(DeliveryModel model, DeploymentEnvironment environment, ConstructUse use, Expr image)
    {
        if (ImagePlace.RegistryOf(image, environment) is not { } registry || !IsMade(registry) || !environment.Resources.Any(r => r is { Type: ImagePlace.AwsType, IsOfLibrary: true } && r.Name == registry.Name) || model.Environments.Any(static e => e.Resources.Any(static r => r.Type == "aws_ecr_replication_configuration")))
        {
            return null;
        }

        var builds = model.Pipelines.SelectMany(p => p.Jobs.SelectMany(j => j.AllSteps.OfType<BuildImageStep>().Where(s => s.IsPushed && s.Service == use.Name).Select(s => (Job: j, Step: s)))).ToList();
        var elsewhere = builds.Select(b => DeployRole.EnvironmentsOf(model, b.Job) is [var only] && b.Step.Registry is null && only.Name != environment.Name && ImagePlace.OfEnvironment(only, b.Step) is not null ? only : null).ToList();
        if (elsewhere is not [{ } first, ..] || elsewhere.Contains(null) || model.Pipelines.Any(p => p.Jobs.Any(j => MightBring(model, environment, p, j))))
        {
            return null;
        }

        var name = first.Uses.Where(static u => u.Construct == Registry).ToList() is [var theirs] ? theirs.Value("name")?.KnownText : null;
        var account = first.Cloud?.Account is { } other && other != environment.Cloud?.Account ? $", account = \"{other}\"" : "";
        return $"`{environment.Name}` makes `{registry.Name}`, from which `{use.Name}` takes its image, and no job pushes it there: `{builds[0].Job.Name}` runs for `{first.Name}`. Build it in a job for `{environment.Name}`, too, "
            + $"or take it from where it is: `{(environment.Like is null ? $"{Registry} " : "")}{registry.Name} {{ existing = true, name = \"{name ?? "…"}\"{account} }}` in `{environment.Name}`.";
    }

    private static bool IsMade(ConstructUse registry) => registry.Value("existing") is not { Constant: not BoolValue { Truth: false } };

    private static bool MightBring(DeliveryModel model, DeploymentEnvironment environment, Pipeline pipeline, Job job)
    {
        if (IsOfLibrary(pipeline, job))
        {
            return false;
        }

        if (job.Call is { } call)
        {
            return !call.IsLocal;
        }

        var runsFor = DeployRole.EnvironmentsOf(model, job);
        var isForThis = runsFor.Contains(environment) || (runsFor.IsEmpty && job.Environment is { Name.Constant: null });
        return job.AllSteps.Any(s => s switch
        {
            RunStep run => isForThis || MightMove(run.Script.Text, run.Shown is null),
            ProcessStep process => isForThis || process.Arguments.Any(static a => a.KnownText is null) || MightMove(string.Join(' ', process.Arguments.Select(static a => a.KnownText)), true),
            UsesStep { Action: RemoteAction action } => !Harmless.Any(h => action.Repository.StartsWith(h, StringComparison.OrdinalIgnoreCase)),
            UsesStep or CSharpStep => true,
            _ => false,
        });
    }

    private static bool MightMove(string script, bool isWritten) => Movers.Any(m => script.Contains(m, StringComparison.OrdinalIgnoreCase)) || (isWritten && CallOfFile().IsMatch(script));

    /// <summary>A command that is a file, or a tool that does what a file says: what that is, nobody sees here.</summary>
    [GeneratedRegex(
        """(^|[;&|({`!]|\b(then|do|else|if|while|until|sudo|exec|time|env|nohup|source|xargs)\s)\s*([A-Za-z_]\w*=\S*\s+)*["']?([^\s;&|(){}"'=]*/|[$.]|[\w-]+\.(sh|bash|zsh|py|rb|js|mjs|ts|ps1|cmd|bat|exe)\b|(g?make|just|task|mage|rake|gradle|mvn|ant|sbt|bazel|nx|turbo|earthly|dagger|invoke|tox|nox|npx|bun|bunx|deno|yarn|python[0-9.]*|node|ruby|perl|php|bash|sh|zsh|pwsh|powershell|ansible-playbook|eval|(npm|pnpm|dotnet|go|cargo|uv|uvx|poetry|pipenv)\s+(run|exec))(\s|["']|$))""",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CallOfFile();

    /// <summary>Jobs that templates of the library make apply configurations, and bring no images.</summary>
    private static bool IsOfLibrary(Pipeline pipeline, Job job) =>
        pipeline.Uses.Any(u => u.IsOfLibrary && (job.Name == u.Name || (job.Written.Contains('.', StringComparison.Ordinal) && job.Name.StartsWith($"{u.Name}-", StringComparison.Ordinal))));

    /// <summary>A registry that another environment of the project makes in another account lists that of <paramref name="environment"/>.</summary>
    private static void CheckReaders(DeliveryModel model, DeploymentEnvironment environment, ConstructUse registry, DiagnosticBag diagnostics)
    {
        if (environment.Cloud is not { Account: { } reader, Region: { } region } || ImagePlace.OfOtherAccount(registry, environment) is not { } other
            || registry.Value("account")?.KnownText is not { } account || account == reader || !environment.Uses.Any(u => u.Value("image") is { } image && ImagePlace.RegistryOf(image, environment) == registry))
        {
            return;
        }

        foreach (var owner in model.Environments.Where(e => e.Preview is null && e.Cloud?.Account == account && e.Cloud.Region == region && e.Resources.All(static r => r.IsOfLibrary || r.Type is not ("aws_ecr_repository_policy" or "aws_ecr_registry_policy"))))
        {
            var made = owner.Uses.FirstOrDefault(u => u.Construct == Registry && IsMade(u) && u.Value("name")?.KnownText is { } name && other.Arn.EndsWith($":repository/{name}", StringComparison.Ordinal));
            if (made is not null && (made.Value("readers") is not { } readers || (readers.Constant is ListValue listed && listed.Items.All(i => i.ToText() != reader))))
            {
                Report(
                    diagnostics, ContainerDiagnostics.ReaderMissing, Changed(registry, made).InProject,
                    $"`{environment.Name}` is in the account {reader}, and `{made.Name}` of `{owner.Name}`, from which it takes images, does not let that in: `readers = [{string.Join(", ", Listed(made).Append(reader).Select(static a => $"\"{a}\""))}]` there.",
                    [new RelatedLocation(made.Origin.Location, "It is declared here.")]);
                return;
            }
        }
    }

    /// <summary>Where <paramref name="registry"/> is declared; where that is the declaration that it takes over from <paramref name="made"/>, what it says of the account.</summary>
    private static Location Changed(ConstructUse registry, ConstructUse made) =>
        registry.Origin.Location.Equals(made.Origin.Location) && registry.Known("account") is { } account ? account.Origin.Location : registry.Origin.Location;

    private static IEnumerable<string> Listed(ConstructUse registry) => registry.Value("readers")?.Constant is ListValue list ? list.Items.Select(static i => i.ToText()) : [];
}
