using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Providers;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>Values that a provider would refuse, some only when everything else is made already: blocks of addresses, ports, and names that are too long.</summary>
internal sealed class ValuesCanBe : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var known = new HashSet<(Location, string)>();
        foreach (var (environment, resource) in model.Environments.SelectMany(static e => e.Resources.Select(r => (e, r))))
        {
            foreach (var argument in WrittenArguments.Of(resource, model.Providers).Select(static w => w.Argument))
            {
                foreach (var (value, place) in Known(argument.Value))
                {
                    if (ValueLimits.ProblemOf(resource.Type, argument.Name, value) is { } problem && (Given(environment, resource, value) ?? place) is var given && known.Add((given, problem))) // what is inherited is reported once
                    {
                        Report(diagnostics, EnvironmentDiagnostics.ValueRefused, given, problem);
                    }
                }
            }
        }
    }

    /// <summary>Where the use of a construct says the value itself; null where the construct makes something of it.</summary>
    private static Location? Given(DeploymentEnvironment environment, Resource resource, Value value) => !resource.IsOfLibrary ? null : environment.UseOf(resource)?.Parameters.FirstOrDefault(p => p.IsWritten && value.Equals(p.Value.Constant))?.Value.Location.InProject;

    private static IEnumerable<(Value Value, Location Place)> Known(Expr value) => value switch
    {
        ListExpr list => list.Items.SelectMany(Known),
        { Constant: ListValue list } => list.Items.Select(i => (i, value.Location.InProject)),
        { Constant: { } constant } => [(constant, value.Location.InProject)],
        _ => [],
    };
}
