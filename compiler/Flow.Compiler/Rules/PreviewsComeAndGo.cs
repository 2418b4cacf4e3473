using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Rules.Infrastructure;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>An environment that is made for each pull request can be made more than once, and be destroyed.</summary>
internal sealed class PreviewsComeAndGo : ModelRule
{
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    /// <summary>What keeps a resource from being destroyed, or keeps something of it, and what it must be instead: also where nothing is written, if that is not what AWS does then.</summary>
    private static readonly (string Type, string Argument, string Needed)[] Kept =
    [
        ("aws_db_instance", "deletion_protection", "false"), ("aws_rds_cluster", "deletion_protection", "false"), ("aws_docdb_cluster", "deletion_protection", "false"),
        ("aws_neptune_cluster", "deletion_protection", "false"), ("aws_dynamodb_table", "deletion_protection_enabled", "false"), ("aws_lb", "enable_deletion_protection", "false"),
        ("aws_cognito_user_pool", "deletion_protection", "INACTIVE"),
        ("aws_db_instance", "skip_final_snapshot", "true"), ("aws_rds_cluster", "skip_final_snapshot", "true"), ("aws_docdb_cluster", "skip_final_snapshot", "true"),
        ("aws_neptune_cluster", "skip_final_snapshot", "true"), ("aws_redshift_cluster", "skip_final_snapshot", "true"),
        ("aws_s3_bucket", "force_destroy", "true"), ("aws_ecr_repository", "force_delete", "true"), ("aws_route53_zone", "force_destroy", "true"),
        ("aws_backup_vault", "force_destroy", "true"), ("aws_secretsmanager_secret", "recovery_window_in_days", "0"),
        ("aws_db_instance", "delete_automated_backups", "true"), ("aws_rds_cluster", "delete_automated_backups", "true"),
    ];

    /// <summary>What is as a preview needs it where nothing is written.</summary>
    private static readonly string[] RightUnwritten = ["deletion_protection", "deletion_protection_enabled", "enable_deletion_protection", "delete_automated_backups"];

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        foreach (var environment in model.Environments)
        {
            if (environment.Preview is { } preview)
            {
                CheckPlace(environment, preview, diagnostics);
                CheckRoles(environment, diagnostics);
                CheckClusters(environment, diagnostics);
                var places = new HashSet<Location>();
                foreach (var resource in environment.Resources.Where(static r => r.Mode == ResourceMode.Managed).Select(r => new ResourceReading(model, environment, r)))
                {
                    CheckKept(resource, diagnostics);
                    CheckName(resource, preview, places, diagnostics);
                }
            }
        }
    }

    private static void CheckPlace(DeploymentEnvironment environment, Preview preview, DiagnosticBag diagnostics)
    {
        var state = environment.Cloud?.State;
        var reason = environment.Cloud is null || Platforms.Has(environment.Cloud.Provider) ? $"`{environment.Name}` has no cloud in which Terraform could make it: `cloud aws {{ … }}`."
            : preview.Expires < Shortest ? "A preview lives for at least an hour: `expires after 3d`."
            : state is not { Backend: "s3" } ? "Each preview has a state of its own, which the run that destroys it must find: `state s3 { bucket = \"…\" }` in its `cloud`."
            : state.Text("key") is not null ? "With this `key` all previews would have one state. Leave it out: each has one by its number."
            : null;
        if (reason is not null)
        {
            Report(diagnostics, EnvironmentDiagnostics.PreviewNotPossible, (state?.Text("key") is null ? preview.Origin : state.Origin).Location, reason);
        }
    }

    private static void CheckRoles(DeploymentEnvironment environment, DiagnosticBag diagnostics)
    {
        foreach (var role in DeployRole.UsesIn(environment).Where(DeployRole.MakesProvider))
        {
            Report(
                diagnostics, EnvironmentDiagnostics.PreviewsCollide, environment.Preview!.Origin.Location,
                $"Each preview would make the account trust GitHub's tokens, which it can only once. Leave the role out, `{role.Name} = none`, or say `{role.Name} {{ existing = true }}`.",
                [new RelatedLocation(role.Origin.Location, "It is declared here.")]);
        }
    }

    private static void CheckClusters(DeploymentEnvironment environment, DiagnosticBag diagnostics)
    {
        foreach (var host in environment.Uses.Where(u => environment.Resources.Any(r => r is { Type: "aws_eks_cluster", IsOfLibrary: true } && r.Name == u.Name)))
        {
            Report(
                diagnostics, EnvironmentDiagnostics.PreviewKept, host.Origin.Location,
                $"Each preview would make a cluster, to which nothing brings manifests, and which could not be destroyed while its load balancers and machines are in the network. Without `using kubernetes` `{host.Name}` runs the services of a preview on Fargate.");
        }
    }

    private static void CheckKept(ResourceReading resource, DiagnosticBag diagnostics)
    {
        if (resource.Resource.Lifecycle is { PreventDestroy: true } lifecycle)
        {
            Report(diagnostics, EnvironmentDiagnostics.PreviewKept, lifecycle.Origin.Location, $"{resource.Title} could not be destroyed with its preview: `lifecycle {{ prevent-destroy = false }}`.");
        }

        foreach (var (_, argument, needed) in Kept.Where(k => k.Type == resource.Resource.Type))
        {
            var setting = resource.Read(argument);
            if (!setting.MayBe(needed) && (setting.IsWritten || !RightUnwritten.Contains(argument)) && !(argument == "skip_final_snapshot" && resource.Read("replicate_source_db").IsWritten))
            {
                Report(diagnostics, EnvironmentDiagnostics.PreviewKept, setting.Location, $"{resource.Title} could not be destroyed with its preview, or would leave something behind: `{argument}` must be {needed} there.");
            }
        }
    }

    /// <summary>The argument by which it is known to more than its preview; a record of DNS in a zone, and a rule in a bus, that all previews share.</summary>
    private static string? NameOf(ResourceReading resource) => resource.Resource.Type switch
    {
        "aws_route53_record" => LooksUp(resource, "zone_id") ? "name" : null,
        "aws_cloudwatch_event_rule" => !resource.Read("event_bus_name").IsLater || LooksUp(resource, "event_bus_name") ? "name" : null,
        var type => ResourceNames.ArgumentOf(type),
    };

    private static bool LooksUp(ResourceReading resource, string argument) =>
        resource.Resource.Body.Items.OfType<ResourceArgument>().Any(a => a.Name == argument && ExprTree.Reads(a.Value).Any(static r => r.Source is ResourceSource { Mode: ResourceMode.Data }));

    /// <summary>A name from which others follow is one mistake.</summary>
    private static void CheckName(ResourceReading resource, Preview preview, HashSet<Location> places, DiagnosticBag diagnostics)
    {
        if (NameOf(resource) is { } argument && resource.Read(argument) is { IsWritten: true, Value: { } name } setting)
        {
            var (use, parameter) = ResourceNames.WrittenFor(resource, name.ToText());
            var place = (parameter?.Origin.Location ?? setting.Location).InProject;
            if (places.Add(place))
            {
                var numbered = Numbered((parameter?.Value.Constant ?? name).ToText(), preview, resource.Resource.Type);
                var way = resource.Resource is { Type: "aws_route53_zone", IsOfLibrary: true } && use is not null ? $"The zone stays, and what is in it has the number: `{(resource.Environment.Like is null ? $"dns {use}" : use)} {{ existing = true }}`."
                    : resource.Environment.Like is null ? $"Let the number be a part of it: `{numbered}`." : $"Say in `{resource.Environment.Name}` what it is called there: `{use ?? resource.Resource.Name} {{ {parameter?.Name ?? argument} = {numbered} }}`.";
                Report(
                    diagnostics, EnvironmentDiagnostics.PreviewsCollide, parameter?.Origin.Location ?? setting.Location, $"{resource.Title} would be called `{name.ToText()}` in every preview. {way}",
                    [new RelatedLocation(preview.Origin.Location, "Each pull request has one of it.")]);
            }
        }
    }

    /// <summary>Of a domain only the first part may change under one certificate.</summary>
    private static string Numbered(string name, Preview preview, string type) =>
        type == "aws_route53_zone" ? $"\"${{{preview.Number}}}.{name}\"" : name.Contains('.', StringComparison.Ordinal) ? $"\"${{{preview.Number}}}-{name}\"" : $"\"{name}-${{{preview.Number}}}\"";
}
