using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Model;
using Flow.Compiler.Providers;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>What changes about the resources of one environment: what is destroyed, what is replaced, and what of it cannot be had back.</summary>
/// <param name="before">The environment that was.</param>
/// <param name="after">The environment that is.</param>
/// <param name="parents">The environments that it is like now: the one that it names, then the one that that is like, and so on.</param>
/// <param name="followers">The names of the environments that are like it now.</param>
internal sealed class ResourceChanges(DeploymentEnvironment before, DeploymentEnvironment after, ImmutableArray<DeploymentEnvironment> parents, ImmutableArray<string> followers)
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

    private ImmutableArray<PartPair<Resource>> Pairs => field.IsDefault ? field = [.. PartPairs.Of(before.Resources, after.Resources, EnvironmentParts.AddressOf, FormerAddresses)] : field;

    private ImmutableArray<Rename> Renames => field.IsDefault
        ? field = new Renames(before, after).Of([.. Pairs.Where(p => p.After is null && !IsForgotten(p.Before!)).Select(static p => p.Before!)], [.. Pairs.Where(static p => p.Before is null).Select(static p => p.After!)])
        : field;

    /// <summary>What resources are called now that were called otherwise, said or not.</summary>
    public RenamedAddresses Addresses => field ??= new RenamedAddresses(
        Pairs.Where(static p => p is { Before: not null, After: not null }).Select(static p => KeyValuePair.Create(EnvironmentParts.AddressOf(p.Before!), EnvironmentParts.AddressOf(p.After!)))
            .Concat(Renames.SelectMany(static r => r.Addresses)));

    /// <summary>The changes, in the order of what is there now; then what is gone.</summary>
    public IEnumerable<Change> Find()
    {
        var renamed = Renames.SelectMany(static r => r.Resources.Select(p => (p.After, Rename: r))).ToDictionary(static r => r.After!, static r => r.Rename);
        var old = Renames.SelectMany(static r => r.Resources.Select(static p => p.Before)).ToHashSet();
        return Pairs.Where(p => p.After is not null || !old.Contains(p.Before))
            .Select(p => p.After is null || !renamed.TryGetValue(p.After, out var rename) ? Of(p) : rename.Resources[0].After == p.After ? Renamed(rename) : null).OfType<Change>();
    }

    /// <summary>What is looked up has no address to move; where the use that it is a part of was moved, it was called after the former name of that.</summary>
    private IEnumerable<string> FormerAddresses(Resource resource) => resource.Mode == ResourceMode.Managed ? resource.FormerAddresses :
        from use in after.Uses
        where resource.Name.StartsWith($"{use.Name}-", StringComparison.Ordinal)
        from moved in after.Resources
        where !moved.FormerAddresses.IsEmpty && moved.Name.StartsWith(use.Name, StringComparison.Ordinal)
        let former = moved.FormerAddresses[^1][(moved.Type.Length + 1)..]
        where former.EndsWith(moved.Name[use.Name.Length..], StringComparison.Ordinal)
        select $"data.{resource.Type}.{former[..(former.Length - moved.Name.Length + use.Name.Length)]}{resource.Name[use.Name.Length..]}";

    private bool IsForgotten(Resource resource) => after.Removed.Any(r => r.Type == resource.Type && r.Name == resource.Name);

    /// <summary>Without <c>moved</c> all of it is destroyed and made anew.</summary>
    private Change Renamed(Rename rename)
    {
        var declaring = parents.TakeWhile(parent => rename.Resources.All(p => parent.Resources.Any(r => r.Reference == p.After!.Reference))).LastOrDefault();
        var first = rename.Resources[0].After!;
        var change = new ChangeBuilder(
            ChangeDomain.Environments, ChangeKind.Replaced, $"{after.Name} {(first.IsOfLibrary ? $"{rename.Kind} {rename.After}" : EnvironmentParts.AddressOf(first))}", rename.Origin)
        {
            Differences = [.. rename.Addresses.Where(static a => !a.Key.StartsWith("data.", StringComparison.Ordinal)).Select(static a => new Difference("address", a.Key, a.Value))],
            Fix = declaring is null ? rename.Fix : null,
            Most = Most,
        };
        JudgeLoss([.. rename.Resources.Select(static p => p.Before!)], $"it was called `{rename.Before}`: what is there is destroyed, and made anew under another name", change);
        change.Add(Risk.Review, $"with `{rename.Fix}`{(declaring is null ? " beside it" : $" in `{declaring.Name}`")}, it only gets another name");
        var inherited = declaring is null && !followers.IsEmpty ? $"; {string.Join(" and ", followers.Select(static f => $"`{f}`"))} would inherit that, and {(followers.Length == 1 ? "needs its" : "need their")} own" : "";
        foreach (var kept in rename.Kept)
        {
            change.Add(Risk.Review, $"its names at the provider come from its name: with {(declaring is null ? $"`{kept.Text}`" : $"`{rename.After} {{ {kept.Text} }}` in `{after.Name}`")} they stay too{inherited}");
        }

        foreach (var (old, now) in rename.Resources.Select(static p => (p.Before!, p.After!)))
        {
            JudgeExpiry(old, now, change);
            if (Replacing(old, now, rename.Kept) is [_, ..] replacing)
            {
                change.Add(StatefulTypes.Find(now.Type) is null ? Risk.Review : Risk.Dangerous, $"even then another {Names(replacing)} replaces `{EnvironmentParts.AddressOf(now)}`");
            }
        }

        return change.ToChange();
    }

    private Change? Of(PartPair<Resource> pair) => pair switch
    {
        { Before: null, After: { } added } => Added(added),
        { Before: { } removed, After: null } => Removed(removed),
        { Before: { } old, After: { } now } => Changed(old, now),
        _ => null,
    };

    /// <summary>What is new destroys nothing, but for rules that delete what a bucket holds already; and it may let in others.</summary>
    private Change Added(Resource resource)
    {
        var change = New(ChangeKind.Added, resource, []);
        if (ExpiringObjects.BucketOf(resource) is { } bucket && before.Resources.Any(r => r.Reference == bucket))
        {
            JudgeExpiry(ExpiringObjects.FormerOf(resource, before), resource, change);
        }

        foreach (var right in PolicyRights.IsDocument(resource) && !IsOfNewUse(resource) ? PolicyRights.ToOthers(resource) : [])
        {
            change.Add(Risk.Review, right);
        }

        return change.ToChange();
    }

    /// <summary>Whether all of what it is a part of is new, with what it allows.</summary>
    private bool IsOfNewUse(Resource resource) => after.Uses.Any(u => resource.Name.StartsWith(u.Name, StringComparison.Ordinal) && before.Uses.All(o => o.Name != u.Name));

    private static void JudgeExpiry(Resource? old, Resource now, ChangeBuilder change)
    {
        foreach (var lost in ExpiringObjects.Lost(old, now))
        {
            change.Add(Risk.Dangerous, lost);
        }
    }

    private Change Removed(Resource resource)
    {
        var change = New(ChangeKind.Removed, resource, []);
        if (resource.Mode != ResourceMode.Managed)
        {
            return change.ToChange();
        }

        if (IsForgotten(resource))
        {
            change.Add(Risk.Review, "Terraform lets it go without destroying it; from then on nobody manages it");
        }
        else
        {
            JudgeLoss(resource, "it is destroyed", change);
        }

        return change.ToChange();
    }

    private static void JudgeLoss(Resource resource, string what, ChangeBuilder change) => JudgeLoss([resource], what, change);

    private static void JudgeLoss(ImmutableArray<Resource> resources, string what, ChangeBuilder change)
    {
        var keeps = resources.Select(static r => StatefulTypes.Find(r.Type)?.Keeps).OfType<string>().Distinct().ToList();
        change.Add(keeps.Count > 0 ? Risk.Dangerous : Risk.Review, keeps.Count > 0 ? $"{what}, and with it {string.Join(" and ", keeps)}" : what);
        if (resources.Any(static r => r.Lifecycle is { PreventDestroy: true }))
        {
            change.Add(Risk.Review, "a change of it that destroys it fails as long as it has `prevent-destroy`");
        }
    }

    private Change? Changed(Resource old, Resource now)
    {
        var (oldAddress, address) = (EnvironmentParts.AddressOf(old), EnvironmentParts.AddressOf(now));
        var differences = Addresses.In(EnvironmentParts.Of(old)).DifferencesTo(EnvironmentParts.Of(now)).RemoveAll(d => IsIgnored(now, d.Name));
        ImmutableArray<string> rights = PolicyRights.IsDocument(now) ? [.. PolicyRights.Changes(old, now, Addresses)] : [];
        if (PolicyRights.IsDocument(now))
        {
            differences = differences.RemoveAll(static d => d.Name == PolicyRights.Statement);
        }

        if (differences.IsEmpty && rights.IsEmpty && (oldAddress == address || now.Mode != ResourceMode.Managed))
        {
            return null;
        }

        var moved = oldAddress != address && now.Mode == ResourceMode.Managed;
        var change = New(moved ? ChangeKind.Moved : ChangeKind.Changed, now, DetailsOf(old, now));
        if (moved)
        {
            change.Add(Risk.Harmless, $"it was `{oldAddress}`{(StaysAsItIs(old, now, differences) ? "; nothing is destroyed" : "")}");
        }

        foreach (var right in rights)
        {
            change.Add(Risk.Review, right);
        }

        if (now.Mode == ResourceMode.Managed)
        {
            JudgeCopies(old, now, change);
            JudgeReplacement(old, now, change);
            JudgeExpiry(old, now, change);
        }

        foreach (var difference in differences)
        {
            JudgeArgument(difference, change);
        }

        return change.ToChange();
    }

    /// <summary>What is different, by the smallest things that have names; of the statements of a policy it is told what they allow, and of what Terraform leaves as it is nothing.</summary>
    private ImmutableArray<Difference> DetailsOf(Resource old, Resource now) =>
    [
        .. TreeDifferences.Between("", ValueTree.Of(old, Addresses.In), ValueTree.Of(now, static t => t)).Where(d => !IsIgnored(now, d.Name) && (!PolicyRights.IsDocument(now) || !d.Name.StartsWith(PolicyRights.Statement, StringComparison.Ordinal))),
    ];

    /// <summary>Whether it is known that nothing of the differences replaces it: of types of which nothing is known, labels alone do not.</summary>
    private bool StaysAsItIs(Resource old, Resource now, ImmutableArray<Difference> differences) =>
        Replacing(old, now, []).IsEmpty && (ReplacedTypes.Replacing(now.Type) is not null || differences.All(static d => labels.Contains(d.Name)));

    private static void JudgeCopies(Resource old, Resource now, ChangeBuilder change)
    {
        var gone = KeysOf(old).Except(KeysOf(now)).Except(now.FormerKeys.Select(static k => k.Former)).ToList();
        if (gone.Count > 0)
        {
            JudgeLoss(now, old.Each is null ? "with a loop it has another address, so it is destroyed and made again" : $"the {(gone.Count == 1 ? "copy" : "copies")} {string.Join(", ", gone.Select(static k => $"`{k}`"))} {(gone.Count == 1 ? "is" : "are")} destroyed", change);
        }
    }

    private static ImmutableArray<string> KeysOf(Resource resource) => resource.Each is { } each ? [.. each.Copies.Select(static c => c.Key)] : [""];

    private void JudgeReplacement(Resource old, Resource now, ChangeBuilder change)
    {
        if (Replacing(old, now, []) is [_, ..] replacing)
        {
            change.Replace();
            JudgeLoss(now, $"another {Names(replacing)} replaces it: what is there is destroyed", change);
        }
    }

    /// <summary>The arguments whose difference is known to replace <paramref name="now"/>, even with <paramref name="kept"/> as it was.</summary>
    private ImmutableArray<string> Replacing(Resource old, Resource now, ImmutableArray<KeptParameter> kept)
    {
        var replacing = ReplacedTypes.Replacing(now.Type) ?? [];
        return now.Lifecycle is { IgnoreAllChanges: true } ? [] :
        [
            .. replacing.Where(name => !IsIgnored(now, Plain(name)) && (ArgumentIn(old, name), ArgumentIn(now, name)) switch
            {
                (null, null) => false,
                // A block that comes or goes may be what there is without it.
                (null, _) or (_, null) when name.Contains('.', StringComparison.Ordinal) => false,
                (_, null) => true,
                var (before, after) => before != after && before != kept.Aggregate(after, static (text, parameter) => parameter.In(text)),
            }).Select(Plain),
        ];
    }

    private static bool IsIgnored(Resource resource, string name) =>
        resource.Lifecycle is { } lifecycle && (lifecycle.IgnoreAllChanges ? resource.Body.Items.Select(static i => i.Name) : lifecycle.IgnoreChanges).Any(i => name == i || name.StartsWith($"{i}.", StringComparison.Ordinal) || name.StartsWith($"{i}[", StringComparison.Ordinal));

    private static string Plain(string name) => name.Replace(Several, "", StringComparison.Ordinal);

    /// <summary>What the argument <paramref name="name"/> is, in all blocks of which there can be several; null where nothing is written, or where a block stands several times that is not meant to. Of a block as such it is known whether there is one.</summary>
    private string? ArgumentIn(Resource resource, string name)
    {
        ImmutableArray<ResourceBody> bodies = [resource.Body];
        string[] path = name.Split('.');
        foreach (var block in path[..^1])
        {
            bodies = [.. bodies.SelectMany(b => b.Items.OfType<ResourceBlock>()).Where(b => b.Name == Plain(block)).Select(static b => b.Body)];
            if (bodies.Length > 1 && !block.EndsWith(Several, StringComparison.Ordinal))
            {
                return null;
            }
        }

        var written = bodies.Select(b => ArgumentOf(b, path[^1])).Order(StringComparer.Ordinal).ToList();
        return written.TrueForAll(static w => w is null) ? null : string.Join(", ", written);
    }

    private string? ArgumentOf(ResourceBody body, string name) => body.Items.LastOrDefault(i => i.Name == name) switch
    {
        ResourceArgument argument => Addresses.In(ExprText.Of(argument.Value)),
        ResourceBlock => "{ … }",
        _ => null,
    };

    private const string Several = "[]";

    private static string Names(ImmutableArray<string> arguments) => string.Join(", ", arguments.Select(static a => $"`{a}`"));

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

        if (difference is { Name: "alarm_actions", Before: not (null or "[]"), After: null or "[]" })
        {
            change.Add(Risk.Dangerous, "it tells nobody any more");
        }

        if (difference.Name == "engine_version" && MajorOf(difference.Before) != MajorOf(difference.After))
        {
            change.Add(Risk.Dangerous, "another major version of the engine: there is no way back but a backup");
        }
    }

    private static decimal? NumberOf(string? text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? MajorOf(string? version) => version?.Trim('"').Split('.')[0];

    private ChangeBuilder New(ChangeKind kind, Resource resource, ImmutableArray<Difference> differences) =>
        new(ChangeDomain.Environments, kind, $"{after.Name} {EnvironmentParts.AddressOf(resource)}", resource.Origin) { Differences = differences, Most = Most };

    /// <summary>A preview comes and goes with its pull request, and with it all that it keeps.</summary>
    private Risk Most => before.Preview is not null && after.Preview is not null ? Risk.Review : Risk.Dangerous;
}
