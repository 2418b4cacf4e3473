using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Functions;
using Flow.Compiler.Model;
using Flow.Compiler.Providers;
using Flow.Compiler.Rules.Infrastructure;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>
/// A name of a resource with the place where it is chosen: a line that somebody wrote, or the use of a construct which takes a name and got none. What a construct chooses
/// without asking is not in here, since nobody could choose otherwise.
/// </summary>
internal sealed class WrittenName
{
    private readonly ResourceReading resource;
    private readonly ConstructUse? use;
    private readonly ConstructParameter? parameter;
    private readonly string argument;

    private WrittenName(ResourceReading resource, string argument, Setting setting, string text, ConstructUse? use, ConstructParameter? parameter)
    {
        (this.resource, this.argument, this.use, this.parameter) = (resource, argument, use, parameter);
        (Text, Chosen, IsWritten) = (text, parameter?.Value.KnownText ?? text, parameter?.IsWritten ?? true);
        Place = !IsWritten ? use!.Origin.Location : parameter?.Origin.Location ?? setting.Location;
    }

    /// <summary>What the resource is called.</summary>
    public string Text { get; }

    /// <summary>What of it is chosen at the <see cref="Place"/>.</summary>
    public string Chosen { get; }

    /// <summary>Whether somebody wrote it; else the construct says it where nothing is written.</summary>
    public bool IsWritten { get; }

    /// <summary>Where it is chosen.</summary>
    public Location Place { get; }

    /// <summary>What the environment calls that which has the name: the use of a construct, or the resource.</summary>
    public string Declared => use?.Name ?? resource.Resource.Name;

    /// <summary>The name of <paramref name="resource"/>; null where only the provider, or only a construct, knows it.</summary>
    public static WrittenName? Of(ResourceReading resource)
    {
        if (ResourceNames.ArgumentOf(resource.Resource.Type) is not { } argument || resource.Read(argument) is not { IsWritten: true, Value: { } value } setting)
        {
            return null;
        }

        var name = value.ToText();
        var (use, parameter) = ResourceNames.ChosenFor(resource, name);
        return parameter is not null || !resource.Resource.IsOfLibrary || !IsSamePlace(setting.Location.InProject, resource.Place.InProject) ? new WrittenName(resource, argument, setting, name, use, parameter) : null;
    }

    /// <summary>What a construct writes about a part of it stands, in the project, where the part does.</summary>
    private static bool IsSamePlace(Location one, Location other) => one.Path == other.Path && one.Span == other.Span;

    /// <summary>The line that says another name in the environment at hand, where the one that there is comes from an environment that it is like; else null.</summary>
    public string? LineInHeir(string name) => resource.Environment.Like is not null && IsTakenOver(Declared) ? $"{Declared} {{ {LineFor(name)} }}" : null;

    /// <summary>The change that calls it <paramref name="name"/>; null where other things, or other environments, would be called so, too. What has a name is made anew under another, so it is done only on request.</summary>
    public Fix? Renamed(string name)
    {
        if (LineInHeir(name) is { } line)
        {
            return AskedFor($"Call it `{name}` in `{resource.Environment.Name}`", BodyLine.AddOrOpen(resource.Environment.Origin.Location, line));
        }

        return !Place.UsedAt.IsEmpty || resource.Environment.Family is not null ? null : Here(name);
    }

    /// <summary>The change at the place where it is chosen.</summary>
    public Fix? Here(string name)
    {
        if (Place.Source.IsBuiltIn)
        {
            return null;
        }

        var (text, old) = (Place.Source.Slice(Place.Span), FlowText.Quote(Chosen));
        return !IsWritten ? AskedFor($"Call it `{name}`", BodyLine.AddOrOpen(Place, LineFor(name)))
            : text.EndsWith(old, StringComparison.Ordinal) ? AskedFor($"Call it `{name}`", new TextEdit(new TextSpan(Place.Span.End - old.Length, old.Length), FlowText.Quote(name)))
            : null;
    }

    /// <summary>What is written for the name: <c>name = "jobs"</c>.</summary>
    public string LineFor(string name) => $"{parameter?.Name ?? argument} = {FlowText.Quote(name)}";

    /// <summary>Those of <paramref name="names"/> that the provider could take here, perhaps spelt otherwise.</summary>
    public IEnumerable<string> Possible(params ReadOnlySpan<string> names) => names.ToArray().SelectMany(static n => new[] { n, n.Replace('_', '-').ToLowerInvariant() })
        .Where(n => ValueLimits.ProblemOf(resource.Resource.Type, argument, Value.Of(Text.Replace(Chosen, n, StringComparison.Ordinal))) is null);

    private static Fix AskedFor(string title, TextEdit edit) => new(title, FixSafety.Suggestion, [edit]);

    /// <summary>Whether an environment that the one at hand is like declares <paramref name="name"/> in its own body, so that a line which begins with it goes on with that.</summary>
    private bool IsTakenOver(string name)
    {
        var met = new HashSet<string> { resource.Environment.Name };
        ImmutableArray<DeploymentEnvironment> all = resource.Model.Environments;
        var place = use?.Origin.Location ?? resource.Resource.Origin.Location;
        for (var at = Parent(resource.Environment); at is not null && met.Add(at.Name); at = Parent(at))
        {
            if (at.Uses.Where(u => u.Name == name).Select(static u => u.Origin).Concat(at.Resources.Where(r => r.Name == name).Select(static r => r.Origin)).Any(o => o.Location.UsedAt.IsEmpty && o.Location.Span == place.Span && o.Location.Path == place.Path))
            {
                return !Place.UsedAt.IsEmpty;
            }
        }

        return false;

        DeploymentEnvironment? Parent(DeploymentEnvironment child) => child.Like is { } like ? all.FirstOrDefault(e => e.Name == like) : null;
    }
}
