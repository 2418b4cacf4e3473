using Flow.Compiler.Catalogue;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Hosting;
using Flow.Compiler.Literals;
using Flow.Compiler.Syntax;
using Flow.Compiler.Types;

namespace Flow.Compiler.Binding;

/// <summary><c>dotnet("path.csproj")</c>: a project read through MSBuild while the source is checked.</summary>
internal static class DotNetProjects
{
    /// <summary>The project that the call names, as a record.</summary>
    public static Expr Bind(BindSession session, BindContext context, ExpressionBinder binder, CallExpressionSyntax syntax)
    {
        if (syntax.Arguments.Arguments.ToList() is not [ValueArgumentSyntax { Value: var written }])
        {
            session.Report(TypeDiagnostics.WrongArguments, context, syntax, "`dotnet` takes the path of a project file: `dotnet(\"src/App/App.csproj\")`.");
            return new ErrorExpr(context.At(syntax));
        }

        var path = binder.BindFor(written, new Slot(new TextType(TextForm.Path)), "the path of a project");
        if (path.Constant is not TextValue { Text: var text })
        {
            return new ErrorExpr(context.At(syntax));
        }

        if (!ProjectPath.Resolve(context.Folder, text).TryGet(out var full, out var problem))
        {
            session.Report(ProjectDiagnostics.NoProject, context, written, problem.Message);
            return new ErrorExpr(context.At(syntax));
        }

        if (!session.Services.Files.FileExists(full))
        {
            session.Report(ProjectDiagnostics.NoProject, context, written, Missing(session.Services.Files, full), Fixes(session.Services.Files, full, written));
            return new ErrorExpr(context.At(syntax));
        }

        if (session.Services.Projects is not { } projects)
        {
            return new ConstantExpr(RecordOf(new DotNetProject(full, [], IsTest: false, IsExecutable: false, "", [])), DomainTypes.DotNetProject, context.At(syntax));
        }

        if (projects.Read(full, out var fault) is not { } project)
        {
            session.Report(ProjectDiagnostics.BadProject, context, written, $"`{full}` cannot be read as a .NET project: {fault}");
            return new ErrorExpr(context.At(syntax));
        }

        return new ConstantExpr(RecordOf(project), DomainTypes.DotNetProject, context.At(syntax));
    }

    private static string Missing(IProjectFiles files, string path)
    {
        if (files.FolderExists(path))
        {
            return $"`{path}` is a folder. Name the project file in it.{(ProjectFilesIn(files, path).FirstOrDefault() is { } inside ? $" Did you mean `{inside}`?" : "")}";
        }

        return $"There is no file `{path}`.{(Near(files, path) is { } near ? $" Did you mean `{near}`?" : "")}";
    }

    private static Fix[] Fixes(IProjectFiles files, string path, SyntaxNode written) =>
        (files.FolderExists(path) ? ProjectFilesIn(files, path).FirstOrDefault() : Near(files, path)) is { } near
            ? [new Fix($"Write `{near}`", FixSafety.Suggestion, [new Text.TextEdit(written.Span, $"\"{near}\"")])]
            : [];

    private static string? Near(IProjectFiles files, string path)
    {
        var all = AllProjects(files, "", 0).ToList();
        var name = Path.GetFileName(path);
        return all.FirstOrDefault(p => string.Equals(Path.GetFileName(p), name, StringComparison.OrdinalIgnoreCase))
            ?? Suggestions.Nearest(path, all)
            ?? (Suggestions.Nearest(name, all.Select(static p => Path.GetFileName(p))) is { } near ? all.First(p => Path.GetFileName(p) == near) : null);
    }

    private static IEnumerable<string> ProjectFilesIn(IProjectFiles files, string folder) =>
        files.List(folder).Where(static f => f.EndsWith("proj", StringComparison.Ordinal)).Select(f => $"{folder.TrimEnd('/')}/{f}");

    private static IEnumerable<string> AllProjects(IProjectFiles files, string folder, int depth)
    {
        if (depth > 6)
        {
            yield break;
        }

        foreach (var entry in files.List(folder))
        {
            var path = folder.Length == 0 ? entry : $"{folder}/{entry}";
            if (!entry.EndsWith('/'))
            {
                if (entry.EndsWith("proj", StringComparison.Ordinal))
                {
                    yield return path;
                }
            }
            else if (entry is not ("bin/" or "obj/" or ".git/" or "node_modules/" or ".flow/"))
            {
                foreach (var inner in AllProjects(files, path.TrimEnd('/'), depth + 1))
                {
                    yield return inner;
                }
            }
        }
    }

    private static RecordValue RecordOf(DotNetProject project) => new(DomainTypes.DotNetProject,
    [
        new("path", Value.Of(project.Path)),
        new("name", Value.Of(project.AssemblyName)),
        new("frameworks", new ListValue(FlowType.Text, [.. project.TargetFrameworks.Select(static f => (Value)Value.Of(f))])),
        new("framework", Value.Of(project.TargetFrameworks.FirstOrDefault() ?? "")),
        new("is-test", Value.Of(project.IsTest)),
        new("is-executable", Value.Of(project.IsExecutable)),
        new("references", new ListValue(FlowType.Text, [.. project.References.Select(static r => (Value)Value.Of(r))])),
    ]);
}
