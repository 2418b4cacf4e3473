using System.Collections.Immutable;
using Flow.Compiler.Binding;

namespace Flow.Compiler.Model;

/// <summary>The items of a project that pipelines ask about when they are built.</summary>
internal sealed class ProjectItems
{
    private readonly Dictionary<string, BoundItem> pipelines = new(StringComparer.Ordinal);

    public ProjectItems(ImmutableArray<BoundItem> items)
    {
        foreach (var item in items)
        {
            if (item is { Kind.Word: "pipeline", Name: { } name })
            {
                pipelines.TryAdd(name, item);
            }
            else if (item.Kind.Word == "project")
            {
                Project ??= item;
            }
        }
    }

    /// <summary>The declaration of the project, or null.</summary>
    public BoundItem? Project { get; }

    /// <summary>The first pipeline of this name, or null.</summary>
    public BoundItem? Pipeline(string name) => pipelines.GetValueOrDefault(name);
}

/// <summary>What a pipeline sees of the other items, and what it looked at: with the same answers it would be built in the same way.</summary>
internal sealed class Neighbours(ProjectItems items)
{
    private readonly List<(string Name, BoundItem? Item)> pipelines = [];
    private ProjectItems? items = items;
    private BoundItem? project;
    private bool asksForProject;

    /// <summary>The declaration of the project, or null.</summary>
    public BoundItem? Project
    {
        get
        {
            asksForProject = true;
            return project = items!.Project;
        }
    }

    /// <summary>The first pipeline of this name, or null.</summary>
    public BoundItem? Pipeline(string name)
    {
        var item = items!.Pipeline(name);
        pipelines.Add((name, item));
        return item;
    }

    /// <summary>Nothing will be asked any more; what was not looked at need not be kept.</summary>
    public void End() => items = null;

    /// <summary>Whether <paramref name="now"/> would give the same answers.</summary>
    public bool AreThoseOf(ProjectItems now) =>
        (!asksForProject || ReferenceEquals(project, now.Project)) && pipelines.TrueForAll(p => ReferenceEquals(p.Item, now.Pipeline(p.Name)));
}
