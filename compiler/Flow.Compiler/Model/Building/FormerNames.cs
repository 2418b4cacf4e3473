using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>What resources of an environment were called before, by its lines <c>moved</c> and <c>forget</c>.</summary>
/// <param name="diagnostics">Takes what does not fit.</param>
/// <param name="environment">The environment.</param>
/// <param name="resources">Its resources by their addresses.</param>
internal sealed class FormerNames(DiagnosticBag diagnostics, BoundItem environment, IReadOnlyDictionary<string, BoundItem> resources)
{
    /// <summary>The former addresses of <paramref name="resource"/>, the oldest first.</summary>
    public IEnumerable<FormerName> Of(BoundItem resource) => environment.All("moved").Where(m => Moves(m, resource)).Select(m => new FormerName(FormerAddress(m, resource), Origins.Of(m)));

    /// <summary>What the container <paramref name="workload"/> was called before, the oldest first: it is called after the use that it is a part of.</summary>
    public IEnumerable<string> OfContainer(BoundItem workload) =>
        from moved in environment.All("moved")
        where moved.Constant("to") is ReferenceValue { Kind: var kind } && kind == Declarer.Group.Word && !Written(moved).Contains('.', StringComparison.Ordinal)
        let to = ((ReferenceValue)moved.Constant("to")!).Path[^1]
        where UseOf(workload, to) is not null && workload.Name?.StartsWith(to, StringComparison.Ordinal) == true
        select Written(moved) + workload.Name![to.Length..];

    /// <summary>
    /// The former keys of the copies in <paramref name="loop"/>: one that is for a use and called after it, such as the door of a database, was called after it before.
    /// </summary>
    public IEnumerable<FormerKey> KeysOf(ResourceLoop? loop)
    {
        foreach (var copy in loop?.Copies ?? [])
        {
            var former = environment.All("moved").Where(m => m.Constant("to") is ReferenceValue { Path: [.., var to] } && to == copy.Key && IsFor(copy)).Select(static m => (Name: Written(m), Origin: Origins.Of(m)))
                .Where(m => !m.Name.Contains('.', StringComparison.Ordinal) && loop!.Copies.All(c => c.Key != m.Name)).ToList();
            foreach (var (step, next) in former.Zip(former.Skip(1).Select(static f => f.Name).Append(copy.Key)))
            {
                yield return new FormerKey(step.Name, next, step.Origin);
            }
        }
    }

    private static bool IsFor(ResourceCopy copy) =>
        ResourceReference.In(copy.Element).Any(r => r.Name.StartsWith(copy.Key, StringComparison.Ordinal) && (r.Name.Length == copy.Key.Length || r.Name[copy.Key.Length] == '-'));

    /// <summary>Reports lines that Terraform could not follow. What is inherited is reported where it is written.</summary>
    public void Check()
    {
        var sources = new HashSet<string>(StringComparer.Ordinal);
        foreach (var moved in environment.All("moved").Where(static m => m is { Context.IsInherited: false, Subject: not null and not ErrorExpr } && m.Constant("to") is ReferenceValue))
        {
            if (ProblemOf(moved, sources) is { } problem)
            {
                Report(moved, problem);
            }
        }

        foreach (var forget in environment.All("forget").Where(static f => f is { Context.IsInherited: false, Subject: not null and not ErrorExpr }))
        {
            if (ProblemOf(Written(forget), forget) is { } problem)
            {
                Report(forget, problem);
            }
        }
    }

    private string? ProblemOf(BoundItem moved, HashSet<string> sources)
    {
        var written = Written(moved);
        var targets = resources.Values.Where(r => Moves(moved, r)).ToList();
        var pairs = targets.Select(t => (Target: t, From: FormerAddress(moved, t))).ToList();
        return targets.Count == 0 && environment.All("container").Any(c => OfContainer(c).Any()) ? null
            : targets.Count == 0 ? "What is only looked up was never made, so it is not moved."
            : pairs.Find(static p => p.From == EnvironmentBuilder.AddressOf(p.Target)) is { Target: not null } ? $"`{written}` is what it is called now. Before `to` stands its former name."
            : pairs.Find(p => resources.ContainsKey(p.From)) is { Target: not null } there ? $"There is still a resource `{there.From}`. What is moved was there before, under a name that nothing has now."
            : pairs.Find(static p => TypeOf(p.From) != p.Target.Kind.Variety) is { Target: not null } other ? $"`{other.From}` is of another type than `{EnvironmentBuilder.AddressOf(other.Target)}`, and stays what it is when it is moved."
            : pairs.Find(p => !sources.Add(p.From)) is { Target: not null } twice ? $"`{twice.From}` is moved to two places."
            : null;
    }

    private string? ProblemOf(string written, BoundItem forget) =>
        resources.ContainsKey(written) ? $"`{written}` is still declared. What is let go is no longer in the sources."
        : written.Split('.') is [var type, { Length: > 0 }] && forget.Context.Providers.OfResource(type) is not null ? null
        : $"A former resource is named by its address at Terraform: `forget aws_vpc.{(written.Contains('.', StringComparison.Ordinal) ? "old" : written)}`.";

    private static bool Moves(BoundItem moved, BoundItem resource) => resource.Kind.Word == "terraform" && moved.Constant("to") is ReferenceValue { Path: [.., var to], Kind: var kind }
        && (kind == Declarer.Group.Word ? UseOf(resource, to) is not null : to == EnvironmentBuilder.AddressOf(resource));

    /// <summary>The use called <paramref name="name"/> that <paramref name="resource"/> is a part of, perhaps of a part; null where it is in no such use.</summary>
    private static DeclarationSymbol? UseOf(BoundItem resource, string name)
    {
        for (var use = resource.Symbol?.Context.Use; use is not null; use = use.Context.Use)
        {
            if (use.ModelName == name)
            {
                return use;
            }
        }

        return null;
    }

    private static string FormerAddress(BoundItem moved, BoundItem resource)
    {
        var (written, type) = (Written(moved), resource.Kind.Variety);
        if (moved.Constant("to") is ReferenceValue { Path: [.., var to], Kind: var kind } && kind == Declarer.Group.Word)
        {
            return $"{type}.{written.Replace('.', '-')}{resource.Name![to.Length..]}"; // the parts of a use are called after it
        }

        return written.LastIndexOf('.') is var dot && dot < 0 ? $"{type}.{written}"
            : moved.Context.Providers.OfResource(TypeOf(written)) is not null ? written
            : $"{type}.{Declarer.PartName(written[..dot].Replace('.', '-'), type, written[(dot + 1)..])}";
    }

    private static string Written(BoundItem line) => line.Subject?.KnownText ?? "";

    private static string TypeOf(string address) => address[..Math.Max(address.IndexOf('.', StringComparison.Ordinal), 0)];

    private void Report(BoundItem line, string message) => diagnostics.Report(EnvironmentDiagnostics.NotMoved, line.Subject!.Location, message);
}
