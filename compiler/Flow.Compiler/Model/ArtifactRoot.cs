using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Model;

/// <summary>
/// Where the files of an artifact lie inside it. An artifact has a <em>root</em>, the deepest folder that holds all of its paths as far as they are known:
/// of each path the folders before its first wildcard or hole; a path without either counts by its folder. Taken files land at the root, so each is
/// where it was made, unless <c>to</c> names another folder, which then stands for the root. Every target keeps to this.
/// </summary>
public static class ArtifactRoot
{
    /// <summary>The root of the files at <paramref name="paths"/>, <c>.</c> for the workspace; null where it cannot be known.</summary>
    public static string? Of(ImmutableArray<Expr> paths)
    {
        string[]? common = null;
        foreach (var known in Included(paths).Select(KnownBeginning))
        {
            if (known.StartsWith('~') || known.StartsWith('/') || known.Length == 0)
            {
                return null;
            }

            var folders = Folders(known);
            common = common is null ? folders : [.. common.Zip(folders).TakeWhile(static p => p.First == p.Second).Select(static p => p.First)];
        }

        return common is null ? null : common.Length == 0 ? "." : string.Join('/', common);
    }

    /// <summary>The root of the artifact that <paramref name="take"/> takes.</summary>
    public static string? Of(Pipeline pipeline, TakeArtifactStep take) =>
        pipeline.Jobs.FirstOrDefault(j => j.Name == take.Job)?.AllSteps.OfType<PublishArtifactStep>().FirstOrDefault(p => p.Artifact == take.Artifact) is { } published ? Of(published.Paths) : null;

    /// <summary>The paths that bring files in: those without <c>!</c>.</summary>
    internal static IEnumerable<Expr> Included(ImmutableArray<Expr> paths) => paths.Where(static p => !KnownBeginning(p).StartsWith('!'));

    /// <summary>What of a path is known before its first hole.</summary>
    internal static string KnownBeginning(Expr path) => path switch
    {
        { Constant: { } value } => value.ToText(),
        InterpolationExpr { Parts: [{ Constant: { } first }, ..] } => first.ToText() + "*",
        _ => "",
    };

    private static string[] Folders(string path)
    {
        var trimmed = path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
        var wildcard = trimmed.IndexOfAny(['*', '?', '[']);
        var known = wildcard < 0 ? trimmed : trimmed[..wildcard];
        var end = known.LastIndexOf('/');
        return end <= 0 ? [] : known[..end].Split('/');
    }
}
