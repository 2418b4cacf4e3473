using System.Buffers;
using System.Collections.Immutable;
using Flow.Compiler.Functions;
using Flow.Compiler.Literals;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>A file or folder gets another path.</summary>
/// <param name="From">Its path, relative to the project folder.</param>
/// <param name="To">The new one; null where it leaves the project.</param>
public sealed record FileMove(string From, string? To)
{
    /// <summary>Where <paramref name="path"/> is afterwards; null where it leaves the project, the same where it is not moved.</summary>
    public string? Of(string path) => !Concerns(path) ? path : To is null ? null : To + path[From.Length..];

    /// <summary>Whether <paramref name="path"/> is moved.</summary>
    public bool Concerns(string path) => path.StartsWith(From, StringComparison.Ordinal) && (path.Length == From.Length || path[From.Length] == '/');
}

/// <summary>
/// What has to be written elsewhere when files and folders are moved: imports, and other paths that the language knows. A path that is made up of parts, or built by a
/// script, is not seen.
/// </summary>
public static class FileMoves
{
    private static readonly SearchValues<char> Wild = SearchValues.Create("*?[{");

    /// <summary>The changes of the sources, each under the path that it has before the move.</summary>
    public static ImmutableArray<FileEdits> Edits(Compilation compilation, IReadOnlyCollection<FileMove> moves) =>
    [
        .. from source in compilation.Sources
           where moves.Any(m => m.Concerns(source.Path) || source.Content.Contains(ProjectPath.Name(m.From), StringComparison.Ordinal))
           let edits = EditsOf(SemanticModel.Of(compilation, source.Path)!, moves)
           where edits.Length > 0
           select new FileEdits(source.Path, edits),
    ];

    private static ImmutableArray<TextEdit> EditsOf(SemanticModel model, IReadOnlyCollection<FileMove> moves)
    {
        var own = Moved(moves, model.Tree.Source.Path);
        return own is null ? [] : [.. PathTexts.Of(model).Select(text => Edit(model, text, ProjectPath.Parent(own), moves)).OfType<TextEdit>().OrderBy(static e => e.Span)];
    }

    private static TextEdit? Edit(SemanticModel model, PathText text, string folder, IReadOnlyCollection<FileMove> moves)
    {
        var (sign, path) = text.Written.StartsWith('!') ? ("!", text with { Written = text.Written[1..] }) : ("", text);
        var rest = Rest(path.Written);
        path = path with { Written = path.Written[..^rest.Length] };
        if (path.Target is not { Length: > 0 } target || Moved(moves, target) is not { } moved || (moved == target && !IsThere(model.Compilation, target)))
        {
            return null;
        }

        var written = !path.IsLocal ? moved : Local(moved, path.Folder.Length == 0 ? "" : folder);
        var whole = sign + written + rest;
        return whole == text.Written || (moved == target && (!path.IsLocal || path.Folder == folder)) ? null : new TextEdit(text.Syntax.Span, FlowText.Quote(whole));
    }

    /// <summary>What follows the parts that are written out: patterns, with the slash before them, or a slash at the end.</summary>
    private static string Rest(string path)
    {
        var wild = path.AsSpan().IndexOfAny(Wild);
        var end = wild < 0 ? path.Length : path.LastIndexOf('/', wild) + 1;
        while (end > 0 && path[end - 1] == '/')
        {
            end--;
        }

        return path[end..];
    }

    private static string? Moved(IEnumerable<FileMove> moves, string path) =>
        moves.Where(m => m.Concerns(path)).MaxBy(static m => m.From.Length) is { } move ? move.Of(path) : path;

    private static bool IsThere(Compilation compilation, string path) =>
        compilation.SourceAt(path) is not null || compilation.Services.Files.FileExists(path) || compilation.Services.Files.FolderExists(path);

    private static string Local(string path, string folder) =>
        ProjectPath.Relative(path, folder) is { } way && (way == "." || way == ".." || way.StartsWith("../", StringComparison.Ordinal)) ? way : $"./{ProjectPath.Relative(path, folder)}";
}
