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
            var setting = bucket.Read("bucket");
            if (setting is not { IsWritten: true, Value: { } value } || bucket.Resource.Each is not null)
            {
                continue;
            }

            var name = value.ToText();
            var (use, parameter) = ResourceNames.WrittenFor(bucket, name);
            var place = (parameter?.Origin.Location ?? setting.Location).InProject;
            if (!makers.TryAdd(name, (bucket.Environment, place)) && makers[name].Environment != bucket.Environment)
            {
                var (environment, isInherited) = (bucket.Environment, makers[name].Place.Equals(place));
                var way = environment.Like is not null && isInherited ? $"Say in `{environment.Name}` what it is called there: `{use ?? bucket.Resource.Name} {{ {parameter?.Name ?? "bucket"} = \"{name}-{environment.Name}\" }}`."
                    : isInherited ? "Let what tells the environments apart be a part of it."
                    : $"Call it something else: `\"{name}-{environment.Name}\"`.";
                Report(
                    diagnostics, EnvironmentDiagnostics.NameTwice, isInherited ? environment.Origin.Location : place, $"`{environment.Name}` would make a bucket `{name}`, and so does `{makers[name].Environment.Name}`: S3 has one of a name. {way}",
                    [new RelatedLocation(makers[name].Place, "It is called so here.")]);
            }
        }
    }
}
