using System.Collections.Immutable;
using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>Builds the copies of a resource.</summary>
internal static class ResourceLoops
{
    /// <summary>The copies that <paramref name="loop"/> makes; null where their keys were reported.</summary>
    public static ResourceLoop? Of(BoundLoop loop, BoundItem resource, DiagnosticBag diagnostics)
    {
        var found = resource.Context.IsInherited ? new DiagnosticBag() : diagnostics; // what is inherited is reported where it is written
        var copies = ImmutableArray.CreateBuilder<ResourceCopy>();
        foreach (var element in ExpressionBinder.ElementsOf(loop.Sequence) ?? (loop.Sequence as ListExpr)?.Items.AsEnumerable() ?? [])
        {
            if (CopyKeys.Of(element) is not { } key)
            {
                found.Report(EnvironmentDiagnostics.BadKeys, loop.Location, $"What tells the copies of `{resource.Name}` apart? Each element needs a text `key` or `name`.");
                return null;
            }

            if (copies.Any(c => c.Key == key))
            {
                found.Report(EnvironmentDiagnostics.BadKeys, loop.Location, $"Two copies of `{resource.Name}` would have the key `{key}`.");
                return null;
            }

            copies.Add(new ResourceCopy(key, element));
        }

        return new ResourceLoop(loop.Variable, copies.ToImmutable(), Origins.At(loop.Location)) { Use = resource.Context.Use?.ModelName ?? "", Sequence = loop.SequenceName };
    }
}

/// <summary>A copy that is read by a key that the compiler knows must be there.</summary>
internal static class CopiesAreThere
{
    /// <summary>Reports reads of copies that no element makes.</summary>
    public static void Check(DeploymentEnvironment environment, DiagnosticBag diagnostics)
    {
        var loops = environment.Resources.Where(static r => r.Each is not null).ToDictionary(static r => r.Reference, static r => r.Each!);
        if (loops.Count == 0)
        {
            return;
        }

        foreach (var copy in ModelValues.Of(environment).SelectMany(ExprTree.WithChildren).OfType<IndexExpr>())
        {
            if (copy is { Target: ReadExpr { Source: ResourceSource source }, Index.Constant: { } key } && loops.GetValueOrDefault(new ResourceReference(source.Mode, source.Type, source.Name)) is { } loop
                && loop.Copies.All(c => c.Key != key.ToText()))
            {
                var keys = loop.Copies.Select(static c => c.Key).ToList();
                diagnostics.Report(
                    EnvironmentDiagnostics.NoCopy, copy.Location, $"`{source.Name}` has no copy `{key.ToText()}`.{Suggestions.DidYouMean(key.ToText(), keys)} It has {ExpressionBinder.Words(keys)}.");
            }
        }
    }
}
