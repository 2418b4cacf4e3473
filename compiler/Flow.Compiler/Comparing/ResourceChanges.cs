using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Model;
using Flow.Compiler.Providers;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>What changes about the resources of one environment: what is destroyed, what is replaced, and what of it cannot be had back.</summary>
/// <param name="before">The environment that was.</param>
/// <param name="after">The environment that is.</param>
internal sealed class ResourceChanges(DeploymentEnvironment before, DeploymentEnvironment after)
{
    /// <summary>Arguments that keep something from being lost, with the value that does.</summary>
    private static readonly ImmutableArray<(string Argument, string Safe, string Consequence)> protections =
    [
        (EnvironmentParts.PreventDestroy, "true", "Terraform may destroy it from now on"),
        ("deletion_protection", "true", "it can be deleted from now on"),
        ("enable_deletion_protection", "true", "it can be deleted from now on"),
        ("deletion_protection_enabled", "true", "it can be deleted from now on"),
        ("skip_final_snapshot", "false", "no last snapshot is made before it is destroyed"),
        ("force_destroy", "false", "what it holds is deleted with it"),
        ("force_delete", "false", "what it holds is deleted with it"),
        ("delete_automated_backups", "false", "its backups are deleted with it"),
        ("point_in_time_recovery", "{ enabled = true }", "it cannot be set back to a point in time any more"),
    ];

    /// <summary>Arguments that say how long something can be had back: less is worse.</summary>
    private static readonly ImmutableArray<string> retentions = ["backup_retention_period", "snapshot_retention_limit", "retention_in_days", "message_retention_seconds", "recovery_window_in_days", "retention_period"];

    /// <summary>Arguments that change nothing but how something is labelled.</summary>
    private static readonly ImmutableArray<string> labels = ["tags", "description", "alarm_description"];

    /// <summary>The changes, in the order of what is there now; then what is gone.</summary>
    public IEnumerable<Change> Find() =>
        PartPairs.Of(before.Resources, after.Resources, EnvironmentParts.AddressOf, static r => r.FormerAddresses).Select(Of).OfType<Change>();

    private Change? Of(PartPair<Resource> pair) => pair switch
    {
        { Before: null, After: { } added } => New(ChangeKind.Added, added, []).ToChange(),
        { Before: { } removed, After: null } => Removed(removed),
        { Before: { } old, After: { } now } => Changed(old, now),
        _ => null,
    };

    private Change Removed(Resource resource)
    {
        var change = New(ChangeKind.Removed, resource, []);
        if (resource.Mode == ResourceMode.Data)
        {
            return change.ToChange();
        }

        if (after.Removed.Any(r => r.Type == resource.Type && r.Name == resource.Name))
        {
            change.Add(Risk.Review, "Terraform lets it go without destroying it; from then on nobody manages it");
        }
        else
        {
            JudgeLoss(resource, "it is destroyed", change);
        }

        return change.ToChange();
    }

    private static void JudgeLoss(Resource resource, string what, ChangeBuilder change)
    {
        if (StatefulTypes.Find(resource.Type) is { } type)
        {
            change.Add(Risk.Dangerous, $"{what}, and with it {type.Keeps}");
        }
        else
        {
            change.Add(Risk.Review, what);
        }

        if (resource.Lifecycle is { PreventDestroy: true })
        {
            change.Add(Risk.Review, "a change of it that destroys it fails as long as it has `prevent-destroy`");
        }
    }

    private Change? Changed(Resource old, Resource now)
    {
        var (oldAddress, address) = (EnvironmentParts.AddressOf(old), EnvironmentParts.AddressOf(now));
        var differences = EnvironmentParts.Of(old).DifferencesTo(EnvironmentParts.Of(now));
        if (differences.IsEmpty && oldAddress == address)
        {
            return null;
        }

        var change = New(oldAddress == address ? ChangeKind.Changed : ChangeKind.Moved, now, differences);
        if (oldAddress != address)
        {
            change.Add(Risk.Harmless, $"it was `{oldAddress}`; nothing is destroyed");
        }

        if (now.Mode == ResourceMode.Managed)
        {
            JudgeCopies(old, now, change);
            JudgeReplacement(now, differences, change);
        }

        foreach (var difference in differences)
        {
            JudgeArgument(difference, change);
        }

        return change.ToChange();
    }

    private static void JudgeCopies(Resource old, Resource now, ChangeBuilder change)
    {
        var gone = KeysOf(old).Except(KeysOf(now)).ToList();
        if (gone.Count > 0)
        {
            JudgeLoss(now, old.Each is null ? "with a loop it has another address, so it is destroyed and made again" : $"the {(gone.Count == 1 ? "copy" : "copies")} {string.Join(", ", gone.Select(static k => $"`{k}`"))} {(gone.Count == 1 ? "is" : "are")} destroyed", change);
        }
    }

    private static ImmutableArray<string> KeysOf(Resource resource) => resource.Each is { } each ? [.. each.Copies.Select(static c => c.Key)] : [""];

    private static void JudgeReplacement(Resource resource, ImmutableArray<Difference> differences, ChangeBuilder change)
    {
        var ignored = resource.Lifecycle is { IgnoreAllChanges: true };
        var type = StatefulTypes.Find(resource.Type);
        var replacing = differences.Where(d => type is not null && !ignored && type.Replacing.Contains(d.Name) && resource.Lifecycle?.IgnoreChanges.Contains(d.Name) != true).ToList();
        if (replacing.Count > 0)
        {
            change.Replace();
            JudgeLoss(resource, $"another {string.Join(", ", replacing.Select(static d => $"`{d.Name}`"))} replaces it: what is there is destroyed", change);
        }
    }

    private static void JudgeArgument(Difference difference, ChangeBuilder change)
    {
        if (!labels.Contains(difference.Name))
        {
            change.Raise(Risk.Review);
        }

        foreach (var (argument, safe, consequence) in protections)
        {
            if (argument == difference.Name && difference.After != safe && (difference.Before == safe || (safe == "false" && difference.After == "true")))
            {
                change.Add(Risk.Dangerous, consequence);
            }
        }

        if (retentions.Contains(difference.Name) && NumberOf(difference.Before) is { } was && (NumberOf(difference.After) ?? 0) < was)
        {
            change.Add(Risk.Dangerous, $"`{difference.Name}` is shorter: what is older can no longer be had back");
        }

        if (difference.Name == "engine_version" && MajorOf(difference.Before) != MajorOf(difference.After))
        {
            change.Add(Risk.Dangerous, "another major version of the engine: there is no way back but a backup");
        }
    }

    private static decimal? NumberOf(string? text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? MajorOf(string? version) => version?.Trim('"').Split('.')[0];

    private ChangeBuilder New(ChangeKind kind, Resource resource, ImmutableArray<Difference> differences) =>
        new(ChangeDomain.Environments, kind, $"{after.Name} {EnvironmentParts.AddressOf(resource)}", resource.Origin) { Differences = differences };
}
