using System.Collections.Immutable;
using Flow.Compiler.Catalogue;

namespace Flow.Compiler.Model;

/// <summary>An image that another is built on.</summary>
/// <param name="Image">Name and tag.</param>
/// <param name="Origin">What is built on it.</param>
public sealed record BaseImageUse(string Image, Origin Origin);

/// <summary>The images that those of a project are built on.</summary>
public static class BaseImageUses
{
    /// <summary>All of <paramref name="model"/>, each once, in the order of the services.</summary>
    public static ImmutableArray<BaseImageUse> Of(DeliveryModel model) =>
        [.. model.Services.Select(static s => s.Build).OfType<ServiceBuild>().SelectMany(static b => Of(b).Select(i => new BaseImageUse(i, b.Origin))).DistinctBy(static u => u.Image)];

    /// <summary>Those of one image, in the order of its stages.</summary>
    public static ImmutableArray<string> Of(ServiceBuild build) => build.Kind switch
    {
        BuildKind.DotNet => [BaseImages.Sdk(build.Version), BaseImages.Runtime(build.Version, build.IsWeb)],
        BuildKind.Node => [BaseImages.Node(build.Version)],
        BuildKind.Python => [BaseImages.Python],
        BuildKind.Go => [BaseImages.Go(build.Version), BaseImages.Plain],
        BuildKind.Static => build.HasBuildScript ? [BaseImages.Node(build.Version), BaseImages.WebServer] : [BaseImages.WebServer],
        _ => throw new InvalidOperationException($"There is no image of the kind {build.Kind}."),
    };
}
