using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>At AWS, what <c>secrets</c> of a service says is the ARN of something that keeps a secret: neither a text that somebody wrote there, nor a resource that is none.</summary>
internal sealed class SecretsAreKeptSomewhere : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var wrong = model.Environments.Where(static e => e.Cloud is { Provider: var provider } && !Platforms.Has(provider)).SelectMany(static e => e.Uses).Where(static u => u.IsHosted || u is { IsOfLibrary: true, Construct: "workload" })
            .SelectMany(static u => u.Value("secrets") is RecordExpr or { Constant: RecordValue } ? Fields(u.Value("secrets")!) : [])
            .Where(static s => !s.Value.IsSecret && !SecretPlaces.CanBe(s.Value)).DistinctBy(static s => s.Value.Location); // environments inherit lines
        foreach (var (name, value) in wrong)
        {
            Report(diagnostics, EnvironmentDiagnostics.SecretNowhere, value.Location, $"`secrets` says by its ARN where the value of `{name}` is kept, and {Mistake(value)} {Instead(name, value)}.");
        }
    }

    private static IEnumerable<(string Name, Expr Value)> Fields(Expr map) => map switch
    {
        RecordExpr record => record.Fields.Select(static f => (f.Name, f.Value)),
        { Constant: RecordValue record } => record.Fields.Select(f => (f.Name, (Expr)new ConstantExpr(f.Value, f.Value.Type, Place(f.Value, map.Location)))),
        _ => [],
    };

    /// <summary>Where a text stands in a map of which the compiler knows all values: the map has one place for all of them.</summary>
    private static Location Place(Value value, Location map)
    {
        var literal = $"\"{value.ToText()}\"";
        var at = map.Source.Slice(map.Span).IndexOf(literal, StringComparison.Ordinal);
        return at < 0 ? map : map with { Span = new TextSpan(map.Span.Start + at, literal.Length) };
    }

    private static string Mistake(Expr value) => value.Constant is null && AttributeRead.In(value).FirstOrDefault() is { Resource: var resource, Path: var path }
        ? $"`{path}` of `{resource.Type}` is no ARN of a secret."
        : "this text is no ARN of a secret; it would stand as it is in its task definition, in policies and in files.";

    private static string Instead(string name, Expr value)
    {
        if (AttributeRead.In(value).Select(static r => r.Resource).FirstOrDefault(static r => r.Type is "aws_ssm_parameter" or "aws_secretsmanager_secret") is { } kept)
        {
            return $"Write the `arn` of `{kept.Name}`";
        }

        var secret = name.ToLowerInvariant().Replace('_', '-');
        return $"Write `secret {secret} from \"…\"` in the environment, with the name of the secret that is there, and `secrets {{ {name} = {secret}.arn }}` in the service";
    }
}
