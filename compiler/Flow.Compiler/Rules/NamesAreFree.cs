using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Rules.Infrastructure;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>What has one name in the whole world, a bucket, is made by one environment. In previews each name holds their number, which is another rule.</summary>
internal sealed class NamesAreFree : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var makers = new Dictionary<string, (DeploymentEnvironment Environment, Location Place)>(StringComparer.Ordinal);
        var buckets = BucketsOf(model).Select(static b => (Bucket: b, Name: WrittenName.Of(b)!)).Where(static b => b.Name is not null).ToList();
        foreach (var (bucket, name) in buckets)
        {
            if (!makers.TryAdd(name.Text, (bucket.Environment, name.Place.InProject)) && makers[name.Text] is var maker && maker.Environment != bucket.Environment && !IsSaidOtherwise(bucket, name))
            {
                var taken = buckets.Where(b => b.Bucket.Environment != bucket.Environment).SelectMany(static b => new[] { b.Name.Text, Wanted(b.Bucket, b.Name) }).OfType<string>().ToHashSet(StringComparer.Ordinal);
                Report(bucket, name, maker, taken, diagnostics);
            }
        }
    }

    private static IEnumerable<ResourceReading> BucketsOf(DeliveryModel model) =>
        model.Environments.Where(static e => e.Preview is null)
            .SelectMany(e => e.Resources.Where(static r => r is { Type: "aws_s3_bucket", Mode: ResourceMode.Managed, Each: null }).Select(r => new ResourceReading(model, e, r)));

    /// <summary>What the pattern of the project asks for, where the name is none of it.</summary>
    private static string? Wanted(ResourceReading bucket, WrittenName name) =>
        bucket.Model.Project.Names is { } pattern && !NamePattern.Fits(name.Text, pattern.For(bucket.Model.Project.Name, bucket.Environment.Name)) ? PatternNames.For(name, pattern, bucket) : null;

    /// <summary>Whether the pattern of the project, which has the environment in it, asks for another name already.</summary>
    private static bool IsSaidOtherwise(ResourceReading bucket, WrittenName name) =>
        bucket.Model.Project.Names is { HasEnvironment: true } && Wanted(bucket, name) is not null;

    private static void Report(ResourceReading bucket, WrittenName name, (DeploymentEnvironment Environment, Location Place) maker, HashSet<string> taken, DiagnosticBag diagnostics)
    {
        var (environment, isInherited, pattern) = (bucket.Environment, maker.Place.Equals(name.Place.InProject), bucket.Model.Project.Names);
        var other = PatternNames.Another(name, pattern, bucket, taken);
        var inHeir = other is null ? null : name.LineInHeir(other);
        var way = other is null && pattern is { TellsEnvironments: false } ? $"Let `{{{NamePattern.OfEnvironment}}}` or `*` be a part of `names` of the project."
            : inHeir is not null ? $"Say in `{environment.Name}` what it is called there: `{inHeir}`."
            : isInherited ? "Let what tells the environments apart be a part of it."
            : other is not null ? $"Call it something else: `\"{other}\"`." : "Call it something else.";
        diagnostics.Add(new Diagnostic(
            EnvironmentDiagnostics.NameTwice, isInherited || inHeir is not null ? environment.Origin.Location : name.Place, $"`{environment.Name}` would make a bucket `{name.Text}`, and so does `{maker.Environment.Name}`: S3 has one of a name. {way}")
        {
            Aspect = name.Declared,
            Related = [new RelatedLocation(maker.Place, "It is called so here.")],
            Fixes = other is not null && name.Renamed(other) is { } fix ? [fix] : [],
        });
    }
}
