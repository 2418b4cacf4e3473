using System.Collections.Immutable;
using Flow.Compiler.Emit.GitHubActions.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>
/// Where the files of an artifact lie inside it, so that they land in the same places at GitHub as on a laptop.
/// </summary>
/// <remarks>
/// <para>
/// Flow's rule: an artifact has a <em>root</em>, the deepest folder that holds all of its paths as far as they are known: of each path the
/// folders before its first wildcard or hole; a path without either counts by its folder. Taken files land at the root, so each is where it was
/// made, unless <c>to</c> names another folder, which then stands for the root.
/// </para>
/// <para>
/// The upload action has a rule of its own: it drops what all search paths have in common, where a search path is a pattern up to its first wildcard,
/// after values have been put in. The two differ for a single path without a wildcard, which may turn out to be a folder, and for a
/// path with a hole. Then a path beside the root is added to the pattern, which matches nothing and makes the action keep the root.
/// </para>
/// </remarks>
internal static class ArtifactLayout
{
    private const string Anchor = ".artifact-root";

    /// <summary>The root of the files at <paramref name="paths"/>, <c>.</c> for the workspace; null where it cannot be known.</summary>
    public static string? Root(ImmutableArray<Expr> paths)
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

    /// <summary>A path to add so that the upload action keeps the root; null where it does so by itself.</summary>
    public static string? AnchorFor(ImmutableArray<Expr> paths)
    {
        var needed = Included(paths).Any(static p => p.Constant is null)
            || (Included(paths).ToArray() is [{ Constant: { } only }] && IsPerhapsFolder(only.ToText()));
        return needed && Root(paths) is { } root ? (root == "." ? Anchor : $"{root}/{Anchor}") : null;
    }

    /// <summary>The name of an artifact in the run: its own, with the job's before it where two jobs of the pipeline have one of that name.</summary>
    public static string BaseName(Pipeline pipeline, string job, string artifact) =>
        pipeline.Jobs.Count(j => Artifacts(j).Contains(artifact)) > 1 ? $"{job}-{artifact}" : artifact;

    /// <summary>What stands between the name and the values of a cell. It is longer where another artifact's name begins alike.</summary>
    public static string Separator(Pipeline pipeline, string baseName)
    {
        var names = pipeline.Jobs.SelectMany(j => Artifacts(j).Select(a => BaseName(pipeline, j.Name, a)));
        return names.Any(n => n.StartsWith(baseName + "-", StringComparison.Ordinal)) ? "--" : "-";
    }

    /// <summary>
    /// The name of a cell's artifact. The values of the axes tell cells apart where a name may hold them; otherwise the number of the cell does.
    /// </summary>
    public static string CellName(Pipeline pipeline, Job job, string artifact, ImmutableArray<Expr> cell, GitHubExpression expressions)
    {
        var name = BaseName(pipeline, job.Name, artifact);
        if (job.Matrix is null)
        {
            return name;
        }

        var separator = Separator(pipeline, name);
        return name + separator + string.Join('-', cell.Select(expressions.Text));
    }

    /// <summary>Whether the values of the axes may stand in a name.</summary>
    public static bool AxesMakeNames(JobMatrix matrix) =>
        matrix.Whole is null && !matrix.Axes.IsEmpty && matrix.Include.IsEmpty
        && matrix.Axes.All(a => a.Element.Required is not (RecordType or ListType or MapType))
        && (matrix.IsKnown
            ? matrix.Cells.All(static c => c.Fields.All(static f => IsName(f.Value.ToText())))
            : matrix.Axes.All(static a => a.Element is IntType or NumberType or BoolType or EnumType { IsOpen: false }));

    /// <summary>The values that tell the cells of <paramref name="job"/> apart, read in the job itself.</summary>
    public static ImmutableArray<Expr> OwnCell(Job job, Text.Location location) => job.Matrix switch
    {
        null => [],
        { } m when AxesMakeNames(m) => [.. m.Axes.Select(a => new ReadExpr(new MatrixSource(a.Name), a.Element, location))],
        _ => [new ReadExpr(new ContextSource("matrix", ["index"]), FlowType.Int, location)],
    };

    private static IEnumerable<string> Artifacts(Job job) => job.AllSteps.OfType<PublishArtifactStep>().Select(static s => s.Artifact).Distinct();

    private static bool IsName(string value) => value.Length > 0 && value.IndexOfAny(['"', ':', '<', '>', '|', '*', '?', '\r', '\n', '\\', '/']) < 0;

    private static IEnumerable<Expr> Included(ImmutableArray<Expr> paths) => paths.Where(static p => !KnownBeginning(p).StartsWith('!'));

    private static string KnownBeginning(Expr path) => path switch
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

    private static bool IsPerhapsFolder(string path) =>
        path.IndexOfAny(['*', '?', '[']) < 0 && !path.EndsWith('/') && !path[(path.LastIndexOf('/') + 1)..].TrimStart('.').Contains('.');
}
