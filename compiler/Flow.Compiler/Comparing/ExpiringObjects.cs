using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>
/// Objects that a bucket deletes by itself. Where it deletes some that it kept, or sooner than it did, those that are older are gone at once. What counts is which objects the rules are about, and
/// not what the rules are called.
/// </summary>
internal static class ExpiringObjects
{
    private const string Rules = "aws_s3_bucket_lifecycle_configuration";

    /// <summary>What is lost with <paramref name="now"/> in the place of <paramref name="old"/>.</summary>
    /// <param name="old">The rules that were; null where there were none.</param>
    /// <param name="now">The rules that are; other resources delete nothing.</param>
    public static IEnumerable<string> Lost(Resource? old, Resource now)
    {
        ImmutableArray<ExpiryRule> before = old is null ? [] : [.. RulesOf(old)];
        return RulesOf(now).Where(r => !before.Any(r.DeletesNoMoreThan)).Select(r => r.Told(r.FormerOf(before)));
    }

    /// <summary>The rules that were in force for the bucket of <paramref name="now"/>; null where there were none.</summary>
    public static Resource? FormerOf(Resource now, DeploymentEnvironment before) => BucketOf(now) is { } bucket ? before.Resources.FirstOrDefault(r => r.Type == Rules && BucketOf(r) == bucket) : null;

    /// <summary>The bucket whose objects <paramref name="rules"/> are about; null where it is made elsewhere.</summary>
    public static ResourceReference? BucketOf(Resource rules) =>
        rules.Body.Argument("bucket") is { } bucket ? ResourceReference.In(bucket).FirstOrDefault() : null;

    private static IEnumerable<ExpiryRule> RulesOf(Resource resource) => resource is { Mode: ResourceMode.Managed, Type: Rules } ? ExpiryRule.In(resource.Body) : [];
}
