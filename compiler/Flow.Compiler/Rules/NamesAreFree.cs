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
        foreach (var bucket in model.Environments.Where(static e => e.Preview is null).SelectMany(e => e.Resources.Where(static r => r is { Type: "aws_s3_bucket", Mode: ResourceMode.Managed }).Select(r => new ResourceReading(model, e, r))))
        {
            if (bucket.Resource.Each is null && WrittenName.Of(bucket) is { } name && !makers.TryAdd(name.Text, (bucket.Environment, name.Place.InProject)) && makers[name.Text] is var maker && maker.Environment != bucket.Environment && !IsSaidOtherwise(bucket, name))
            {
                Report(bucket, name, maker, diagnostics);
            }
        }
    }

    /// <summary>Whether the pattern of the project, which has the environment in it, asks for another name already.</summary>
    private static bool IsSaidOtherwise(ResourceReading bucket, WrittenName name) =>
        bucket.Model.Project.Names is { HasEnvironment: true } pattern && !NamePattern.Fits(name.Text, pattern.For(bucket.Model.Project.Name, bucket.Environment.Name)) && PatternNames.For(name, pattern, bucket) is not null;

    private static void Report(ResourceReading bucket, WrittenName name, (DeploymentEnvironment Environment, Location Place) maker, DiagnosticBag diagnostics)
    {
        var (environment, isInherited, pattern) = (bucket.Environment, maker.Place.Equals(name.Place.InProject), bucket.Model.Project.Names);
        var other = PatternNames.Another(name, pattern, bucket);
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
