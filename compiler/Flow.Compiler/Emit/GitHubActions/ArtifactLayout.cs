using System.Collections.Immutable;
using Flow.Compiler.Emit.GitHubActions.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>
/// Where the files of an artifact lie inside it, so that they land in the same places at GitHub as on a laptop.
/// </summary>
/// <remarks>
/// <para>Flow's rule is that of <see cref="ArtifactRoot"/>.</para>
/// <para>
/// The upload action has a rule of its own: it drops what all search paths have in common, where a search path is a pattern up to its first wildcard,
/// after values have been put in. The two differ for a path without a wildcard, which may turn out to be the folder that holds all the others, and for a
/// path with a hole. Then a path beside the root is added to the pattern, which matches nothing and makes the action keep the root.
/// </para>
/// </remarks>
internal static class ArtifactLayout
{
    private const string Anchor = ".artifact-root";

    /// <summary>A path to add so that the upload action keeps the root; null where it does so by itself.</summary>
    public static string? AnchorFor(ImmutableArray<Expr> paths)
    {
        var needed = ArtifactRoot.Included(paths).Any(static p => p.Constant is null)
            || ArtifactRoot.Included(paths).Any(path => IsPerhapsFolder(ArtifactRoot.KnownBeginning(path)) && ArtifactRoot.Included(paths).All(other => IsWithin(ArtifactRoot.KnownBeginning(path), ArtifactRoot.KnownBeginning(other))));
        return needed && ArtifactRoot.Of(paths) is { } root ? (root == "." ? Anchor : $"{root}/{Anchor}") : null;
    }

    /// <summary>
    /// The name of a cell's artifact. The values of the axes tell cells apart where a name may hold them; otherwise the number of the cell does.
    /// </summary>
    public static string CellName(PipelineFacts pipeline, Job job, string artifact, ImmutableArray<Expr> cell, GitHubExpression expressions)
    {
        var name = pipeline.ArtifactName(job.Name, artifact);
        if (job.Matrix is null)
        {
            return name;
        }

        return name + pipeline.CellSeparator(name) + string.Join('-', cell.Select(expressions.Text));
    }

    /// <summary>Whether the values of the axes may stand in a name.</summary>
    public static bool AxesMakeNames(JobMatrix matrix) =>
        matrix.Whole is null && !matrix.Axes.IsEmpty && matrix.Include.IsEmpty
        && matrix.Axes.All(a => a.Element.Required is not (RecordType or ListType or MapType))
        && (matrix.IsKnown
            ? matrix.Cells.All(static c => c.Fields.All(static f => IsName(f.Value.ToText())))
            : matrix.Axes.All(static a => a.Element is IntType or NumberType or BoolType or EnumType { IsOpen: false }));

    /// <summary>Whether a path names a folder or file that is hidden, which the upload action would pass over.</summary>
    public static bool NamesHidden(ImmutableArray<Expr> paths) => ArtifactRoot.Included(paths).Any(static p =>
        ArtifactRoot.KnownBeginning(p).Split('/').Any(static part => part.Length > 1 && part[0] == '.' && part != ".."));

    /// <summary>The values that tell the cells of <paramref name="job"/> apart, read in the job itself.</summary>
    public static ImmutableArray<Expr> OwnCell(Job job, Text.Location location) => job.Matrix switch
    {
        null => [],
        { } m when AxesMakeNames(m) => [.. m.Axes.Select(a => new ReadExpr(new MatrixSource(a.Name), a.Element, location))],
        _ => [new ReadExpr(new ContextSource("matrix", ["index"]), FlowType.Int, location)],
    };

    private static bool IsName(string value) => value.Length > 0 && value.IndexOfAny(['"', ':', '<', '>', '|', '*', '?', '\r', '\n', '\\', '/']) < 0;

    private static bool IsWithin(string folder, string path) => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    private static bool IsPerhapsFolder(string path) =>
        path.IndexOfAny(['*', '?', '[']) < 0 && !path.EndsWith('/') && !path[(path.LastIndexOf('/') + 1)..].TrimStart('.').Contains('.');
}
