using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>Objects that a bucket deletes by itself. Where it does so sooner than it did, it deletes at once those that are older; a rule is known by its <c>id</c>.</summary>
internal static class ExpiringObjects
{
    private static readonly (string Block, string Argument, string What)[] Kinds =
        [("expiration", "days", "objects"), ("noncurrent_version_expiration", "noncurrent_days", "former versions of objects")];

    /// <summary>What is lost with <paramref name="now"/> in the place of <paramref name="old"/>.</summary>
    /// <param name="old">The rules that were; null where there were none.</param>
    /// <param name="now">The rules that are; other resources delete nothing.</param>
    public static IEnumerable<string> Lost(Resource? old, Resource now) => now is not { Mode: ResourceMode.Managed, Type: "aws_s3_bucket_lifecycle_configuration" } ? [] :
        from kind in Kinds
        from rule in RulesOf(now)
        let days = Days(rule, kind.Block, kind.Argument)
        let before = old is null ? null : RulesOf(old).Where(r => Text(r, "id") == Text(rule, "id")).Select(r => Days(r, kind.Block, kind.Argument)).FirstOrDefault()
        where days is not null && (before is null || days < before)
        select $"{kind.What} are deleted after {days} days{(before is null ? "" : $", and not after {before}")}: older ones are lost at once";

    /// <summary>The bucket whose objects <paramref name="rules"/> are about; null where it is made elsewhere.</summary>
    public static ResourceReference? BucketOf(Resource rules) =>
        rules.Body.Items.OfType<ResourceArgument>().FirstOrDefault(static a => a.Name == "bucket") is { } bucket ? ResourceReference.In(bucket.Value).FirstOrDefault() : null;

    private static IEnumerable<ResourceBody> RulesOf(Resource resource) => Blocks(resource.Body, "rule").Where(static r => Text(r, "status") is null or "Enabled");

    private static decimal? Days(ResourceBody rule, string block, string argument) =>
        Blocks(rule, block).Select(b => (b.Items.OfType<ResourceArgument>().FirstOrDefault(a => a.Name == argument)?.Value.Constant as NumberValue)?.Number).FirstOrDefault();

    private static IEnumerable<ResourceBody> Blocks(ResourceBody body, string name) => body.Items.OfType<ResourceBlock>().Where(b => b.Name == name).Select(static b => b.Body);

    private static string? Text(ResourceBody body, string name) => body.Items.OfType<ResourceArgument>().FirstOrDefault(a => a.Name == name)?.Value.KnownText;
}
