using Flow.Compiler.Model;
using Flow.Compiler.Rules.Infrastructure;

namespace Flow.Compiler.Rules;

/// <summary>What something would be called by the pattern of the project.</summary>
internal static class PatternNames
{
    private static readonly char[] Dividers = ['-', '_', '/', '.'];

    /// <summary>What is chosen for <paramref name="name"/>, said as the pattern wants it in the environment at hand; null where that cannot be told, or where the provider would not take it.</summary>
    public static string? For(WrittenName name, NamePattern pattern, ResourceReading resource) =>
        NamePattern.Around(Filled(pattern, resource, resource.Environment)) is var (before, behind) ? name.Possible(before + Own(name.Chosen, pattern, resource.Model, resource.Environment) + behind).FirstOrDefault() : null;

    /// <summary>Another name than <paramref name="name"/> for the environment at hand, by the pattern where there is one; null where the pattern leaves no other.</summary>
    /// <param name="name">The name that is taken.</param>
    /// <param name="pattern">What names look like in the project; null where it does not say.</param>
    /// <param name="resource">What has the name.</param>
    /// <param name="taken">What others are called, or are told to be.</param>
    public static string? Another(WrittenName name, NamePattern? pattern, ResourceReading resource, HashSet<string> taken)
    {
        var environment = resource.Environment.Name;
        if (pattern is null || NamePattern.Around(Filled(pattern, resource, resource.Environment)) is not var (before, behind))
        {
            return pattern is null ? $"{name.Chosen}-{environment}" : null;
        }

        var own = Own(name.Chosen, pattern, resource.Model, resource.Environment);
        return name.Possible(before + own + behind, $"{before}{own}-{environment}{behind}").FirstOrDefault(n => n != name.Chosen && !taken.Contains(n));
    }

    /// <summary>The part of a name that is not what the pattern says, of <paramref name="environment"/> or of another one.</summary>
    public static string Own(string name, NamePattern pattern, DeliveryModel model, DeploymentEnvironment environment)
    {
        var own = model.Environments.Prepend(environment).Select(e => NamePattern.Free(name, pattern.For(model.Project.Name, e.Name))).FirstOrDefault(static o => o is { Length: > 0 }) ?? name;
        var start = environment.Name.Length;
        return pattern.HasEnvironment && own.Length > start + 1 && own.StartsWith(environment.Name, StringComparison.Ordinal) && Dividers.Contains(own[start]) ? own[(start + 1)..] : own;
    }

    private static string Filled(NamePattern pattern, ResourceReading resource, DeploymentEnvironment environment) => pattern.For(resource.Model.Project.Name, environment.Name);
}
