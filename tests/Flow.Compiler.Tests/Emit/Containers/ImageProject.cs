using Flow.Compiler.Binding;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Emit;
using Flow.Compiler.Hosting;
using Flow.Compiler.Tests.Functions;
using Flow.Compiler.Text;

namespace Flow.Compiler.Tests.Emit.Containers;

/// <summary>A project with files beside its source.</summary>
internal static class ImageProject
{
    /// <summary>What is found in a project, as code and message.</summary>
    public static IEnumerable<string> Problems(string source, params (string Path, string Text)[] files) => Compile(source, files).Diagnostics.Select(static d => $"{d.Code} {d.Message}");

    /// <summary>The files that a target makes of a project without mistakes, by path.</summary>
    public static Dictionary<string, string> Emit(ITarget target, string source, params (string Path, string Text)[] files)
    {
        var compilation = Compile(source, files);
        Assert.Empty(compilation.Diagnostics);
        var result = compilation.Emit(target, EmitOptions.Default);
        Assert.Empty(result.Diagnostics.Where(static d => d.Severity > Severity.Note));
        return result.Files.ToDictionary(static f => f.Path, static f => f.Text);
    }

    private static Compilation Compile(string source, (string Path, string Text)[] files) => Compilation.Create(
        "shop", [new SourceText("main.flow", source)],
        new BindServices(new FilesInMemory(files.ToDictionary(static f => f.Path, static f => f.Text))) { Projects = new Projects() });

    /// <summary>Projects of which each file says what it is: <c>exe|lib FRAMEWORKS REFERENCES</c> stands in the path that it is asked for.</summary>
    private sealed class Projects : IDotNetProjects
    {
        public DotNetProject? Read(string path, out string? problem)
        {
            problem = null;
            return path switch
            {
                "src/Api/Api.csproj" => new(path, ["net10.0"], false, true, "Shop.Api", ["libs/Core/Core.csproj"]),
                "libs/Core/Core.csproj" => new(path, ["net8.0", "net10.0"], false, false, "Core", ["libs/Base/Base.csproj"]),
                "libs/Base/Base.csproj" => new(path, ["net10.0"], false, false, "Base", []),
                "tools/Tool.csproj" => new(path, ["net9.0", "net10.0"], false, true, "Tool", []),
                _ => null,
            };
        }
    }
}
