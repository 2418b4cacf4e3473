using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>What the provider gets in a form that is only written, Terraform does not know afterwards: who reads it of the resource reads nothing.</summary>
internal sealed class WhatIsOnlyWrittenIsNotRead : ModelRule
{
    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var reported = new HashSet<Location>();
        foreach (var environment in model.Environments)
        {
            var written = environment.Resources.Where(static r => r.Mode == ResourceMode.Managed)
                .SelectMany(r => WrittenArguments.Of(r, model.Providers).Where(environment.IsOnlyWritten).Select(w => (Key: (r.Reference, w.Path), w.Argument)))
                .DistinctBy(static w => w.Key).ToDictionary(static w => w.Key, static w => w.Argument);
            var shown = ServicesShowNoSecrets.In(environment).SelectMany(AttributeRead.In).Select(static r => (r.Resource, r.Path)).ToHashSet(); // it is said of the service what to do instead
            foreach (var read in written.Count == 0 ? [] : ModelValues.Of(environment).SelectMany(AttributeRead.In).Where(r => !(shown.Contains((r.Resource, r.Path)) && r.Location.Source.IsBuiltIn)))
            {
                if (written.TryGetValue((read.Resource, read.Path), out var argument) && reported.Add(read.Location.InProject))
                {
                    diagnostics.Add(Empty(read, argument));
                }
            }
        }
    }

    private static Diagnostic Empty(AttributeRead read, ResourceArgument argument)
    {
        var parameter = argument.Value is ReadExpr { Source: ParameterSource { Name: var name } } ? name : null;
        var place = read.Location.InProject;
        return new Diagnostic(
            EnvironmentDiagnostics.OnlyWrittenRead, place,
            $"`{read.Path}` of `{read.Resource.Name}` is empty in Terraform: the provider gets it in a form that is only written, and nothing keeps it. Read what it is given{(parameter is null ? "" : $": `{parameter}`")}.")
        {
            Related = [new RelatedLocation(argument.Value.Location.InProject, "It is given here.")],
            Fixes = parameter is not null && place.Source.Slice(place.Span) == $"{read.Resource.Name}.{read.Path}" ? [new Fix($"Read `{parameter}`", FixSafety.Suggestion, [new TextEdit(place.Span, parameter)])] : [],
        };
    }
}
