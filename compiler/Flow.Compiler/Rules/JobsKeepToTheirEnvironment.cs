using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Hosting;
using Flow.Compiler.Literals;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>
/// What works on the configuration of an environment names that environment and its folder, and takes a role of its account and its region. About a folder that is there and no
/// environment's nothing is said: somebody wrote it by hand.
/// </summary>
internal sealed class JobsKeepToTheirEnvironment
{
    private static readonly string[] Templates = [.. ConfigurationTemplates.Names, "terraform-preview-sweep", Applications.Kubernetes];

    private static readonly string[] Roles = ["role", "plan-role"];

    private readonly DeliveryModel model;
    private readonly DiagnosticBag diagnostics;
    private readonly List<Diagnostic> found = [];
    private readonly List<DeploymentEnvironment> configured;
    private readonly IProjectFiles files;

    private JobsKeepToTheirEnvironment(DeliveryModel model, IProjectFiles files, DiagnosticBag diagnostics)
    {
        (this.model, this.files, this.diagnostics) = (model, files, diagnostics);
        configured = [.. model.Environments.Where(static e => e.Cloud is { Cluster: null, Account: not null } or { Cluster: null, Region: not null })];
    }

    /// <summary>Reports every job that is for another environment than it says.</summary>
    public static void Check(DeliveryModel model, IProjectFiles files, DiagnosticBag diagnostics)
    {
        var rule = new JobsKeepToTheirEnvironment(model, files, diagnostics);
        foreach (var (pipeline, use) in model.Pipelines.SelectMany(static p => p.Uses.Where(static u => u.IsOfLibrary && Templates.Contains(u.Construct)).Select(u => (p, u))))
        {
            rule.CheckEach(use, pipeline.Jobs.FirstOrDefault(j => j.Name == use.Name));
        }
    }

    /// <summary>Where a loop makes several jobs of a use, each is held against its own environment. A mistake is told once, and mended where that is right for all of them.</summary>
    private void CheckEach(ConstructUse use, Job? job)
    {
        var cells = CellValues.Of(job);
        foreach (var cell in cells)
        {
            var own = CellValues.In(use, cell);
            Check(own, NamedBy(own, job?.Environment is { } named ? CellValues.In(named.Name, cell) : null));
        }

        foreach (var told in found.GroupBy(static d => (d.Descriptor, d.Location)).Select(static g => g.ToList()))
        {
            var isForAll = told.Count == cells.Length && told.Select(static d => d.Fixes.FirstOrDefault()?.Title).Distinct().Count() == 1;
            diagnostics.Add(isForAll ? told[0] : told[0] with { Fixes = [] });
        }

        found.Clear();
    }

    /// <summary>The environment that the use says itself; null where it says none, or it is not known.</summary>
    private static (string Name, Location Place)? NamedBy(ConstructUse use, Expr? environment) => (use.Known("environment")?.Value ?? environment) switch
    {
        { KnownText: { } name } value => (name, value.Location.InProject),
        _ => null,
    };

    private void Check(ConstructUse use, (string Name, Location Place)? named)
    {
        if (use.Known("folder") is not { } folder)
        {
            return;
        }

        var path = ProjectPath.Normalise(folder.Value.KnownText!);
        var owner = configured.Find(e => e.Folder == path);
        var meant = owner ?? (IsNobodys(path) ? Meant(path) ?? configured.Find(e => e.Name == named?.Name) : null);
        if (owner is null && IsNobodys(path))
        {
            var others = meant is null ? $"Those of the project are in {string.Join(", ", configured.Select(static e => $"`{e.Folder}`"))}." : $"Did you mean `{meant.Folder}`?";
            Tell(EnvironmentDiagnostics.NotTheProjects, folder.Value.Location.InProject, $"There is no environment whose configuration is in `{path}`. {others}", folder.Value.KnownText!, meant?.Folder);
        }

        if (meant is not null && IsAllowed(meant, owner, folder, named))
        {
            CheckCloud(use, meant);
        }
    }

    /// <summary>Whether a folder is neither there nor that of an environment. Where no files are seen, that is known only of those that the compiler writes itself.</summary>
    private bool IsNobodys(string path) =>
        configured.Count > 0 && !files.FolderExists(path) && model.Environments.All(e => e.Folder != path)
        && (path.StartsWith($"{DeploymentEnvironment.Configurations}/", StringComparison.Ordinal) || files.List("").Count > 0);

    /// <summary>The environment of which somebody misspelt the folder.</summary>
    private DeploymentEnvironment? Meant(string path)
    {
        var within = $"{DeploymentEnvironment.Configurations}/";
        return path.StartsWith(within, StringComparison.Ordinal) && Suggestions.Nearest(path[within.Length..], configured.Select(static e => e.Name)) is { } name ? configured.Find(e => e.Name == name) : null;
    }

    /// <summary>Whether the environment that is named is there, and that of the folder.</summary>
    private bool IsAllowed(DeploymentEnvironment meant, DeploymentEnvironment? owner, ConstructParameter folder, (string Name, Location Place)? named)
    {
        if (named is not var (name, place) || name == meant.Name)
        {
            return true;
        }

        if (model.Environments.FirstOrDefault(e => e.Name == name) is not { } other)
        {
            var nearest = Suggestions.Nearest(name, model.Environments.Select(static e => e.Name)) ?? meant.Name;
            Tell(EnvironmentDiagnostics.NotTheProjects, place, $"There is no environment `{name}`, and GitHub would make one that nobody has to approve. Did you mean `{nearest}`?", name, nearest);
            return nearest == meant.Name;
        }

        if (owner is not null)
        {
            var mended = configured.Contains(other) ? other.Folder : null;
            Tell(
                EnvironmentDiagnostics.AnotherEnvironment, folder.Value.Location.InProject,
                $"`{owner.Folder}` is the configuration of `{owner.Name}`, and the job runs for `{name}`{(mended is null ? "." : $": write `{mended}`.")}", folder.Value.KnownText!, mended);
        }

        return false;
    }

    private void CheckCloud(ConstructUse use, DeploymentEnvironment environment)
    {
        foreach (var role in Roles.Select(use.Known).OfType<ConstructParameter>())
        {
            if (environment.Cloud!.Account is { } account && role.Value.KnownText!.Split(':') is ["arn", _, "iam", _, { Length: 12 } other, ..] parts && other != account)
            {
                Tell(
                    EnvironmentDiagnostics.AnotherEnvironment, role.Value.Location.InProject, $"`{environment.Name}` is in the account {account}, and this role is in {other}.",
                    role.Value.KnownText, string.Join(':', [.. parts[..4], account, .. parts[5..]]));
            }
        }

        if (environment.Cloud!.Region is { } region && use.Known("region") is { } written && written.Value.KnownText != region)
        {
            Tell(EnvironmentDiagnostics.AnotherEnvironment, written.Value.Location.InProject, $"`{environment.Name}` is in `{region}`, and the job works in `{written.Value.KnownText}`.", written.Value.KnownText!, region);
        }
    }

    private void Tell(DiagnosticDescriptor descriptor, Location place, string message, string written, string? mended) => found.Add(new Diagnostic(descriptor, place, message)
    {
        Fixes = mended is not null && place.Source.Slice(place.Span) == $"\"{written}\"" ? [new Fix($"Write `{mended}`", FixSafety.Suggestion, [new TextEdit(place.Span, $"\"{mended}\"")])] : [],
    });
}
