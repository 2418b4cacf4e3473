using System.Text.Json;
using Flow.Compiler.Literals;

namespace Flow.Compiler.Binding;

/// <summary>Programs of other languages, and pages: what stands in the files of their folders.</summary>
internal sealed partial class BuildSources
{
    private BuildFacts? Node(string folder)
    {
        if (ReadPackage(folder) is not { } package)
        {
            return NotBuildable($"There is no `{ProjectPath.Join(folder, "package.json")}` that can be read.");
        }

        if (StartOf(package) is not { } entry)
        {
            return NotBuildable($"`{ProjectPath.Join(folder, "package.json")}` says not what starts it. Give it a script `start`, or `main`.");
        }

        return OfPackage(folder, package) with { Entry = [.. entry] };
    }

    private BuildFacts? Pages(string folder)
    {
        if (Files.FileExists(ProjectPath.Join(folder, "package.json")) && ReadPackage(folder) is { } package && ScriptOf(package, "build") is not null)
        {
            return OfPackage(folder, package);
        }

        return Files.FileExists(ProjectPath.Join(folder, "index.html"))
            ? new BuildFacts { Folders = [folder], IsLocked = true }
            : NotBuildable($"In `{(folder.Length == 0 ? "." : folder)}` is neither an `index.html` nor a `package.json` with a script `build`.");
    }

    private BuildFacts OfPackage(string folder, JsonElement package)
    {
        var isLocked = Files.FileExists(ProjectPath.Join(folder, "package-lock.json"));
        var hasPackages = package.TryGetProperty("dependencies", out _) || package.TryGetProperty("devDependencies", out _);
        if (!isLocked && hasPackages)
        {
            NotLocked($"There is no `{ProjectPath.Join(folder, "package-lock.json")}`, so each build may get other packages. `npm install` writes it.");
        }

        var engine = package.TryGetProperty("engines", out var engines) && TextOf(engines, "node") is { } written ? string.Concat(written.SkipWhile(static c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)) : "";
        return new BuildFacts
        {
            Version = engine,
            PackageFiles = Present(folder, "package.json", "package-lock.json", ".npmrc"),
            Folders = [folder],
            IsLocked = isLocked,
            HasBuildScript = ScriptOf(package, "build") is not null,
        };
    }

    private JsonElement? ReadPackage(string folder)
    {
        try
        {
            if (Files.ReadText(ProjectPath.Join(folder, "package.json")) is not { } text)
            {
                return null;
            }

            using var document = JsonDocument.Parse(text);
            return document.RootElement is { ValueKind: JsonValueKind.Object } package ? package.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What starts a program: a plain <c>node file</c> runs without npm, which would not pass signals on.</summary>
    private static string[]? StartOf(JsonElement package) => (ScriptOf(package, "start"), TextOf(package, "main")) switch
    {
        ({ } start, _) when start.Split(' ') is ["node", var script] => ["node", script],
        ({ }, _) => ["npm", "start"],
        (null, { } main) => ["node", main],
        _ => null,
    };

    private static string? ScriptOf(JsonElement package, string name) => package.TryGetProperty("scripts", out var scripts) ? TextOf(scripts, name) : null;

    private static string? TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private BuildFacts? Python(string folder)
    {
        var requirements = ProjectPath.Join(folder, "requirements.txt");
        var packages = Present(folder, "requirements.txt", "pyproject.toml").ToList();
        var entry = Present(folder, "main.py", "app.py", "__main__.py").FirstOrDefault();
        if (entry is null)
        {
            return NotBuildable($"In `{(folder.Length == 0 ? "." : folder)}` is no `main.py`, `app.py` or `__main__.py` that could be started.");
        }

        var unlocked = (Files.ReadText(requirements) ?? "").Split('\n').Select(static l => l.Split('#')[0].Trim()).FirstOrDefault(static l => l.Length > 0 && l[0] != '-' && !l.Contains("==", StringComparison.Ordinal));
        if (unlocked is not null)
        {
            NotLocked($"`{unlocked}` in `{requirements}` names no version, so each build may get another: `{unlocked.Split('>', '<', '~', '!')[0].Trim()}==1.2.3`.");
        }

        return new BuildFacts { PackageFiles = packages, Folders = [folder], Entry = ["python", Path.GetFileName(entry)], IsLocked = unlocked is null };
    }

    private BuildFacts? Go(string folder)
    {
        if (Files.ReadText(ProjectPath.Join(folder, "go.mod")) is not { } module)
        {
            return NotBuildable($"There is no `{ProjectPath.Join(folder, "go.mod")}`.");
        }

        return new BuildFacts { Version = GoVersionIn(module), PackageFiles = Present(folder, "go.mod", "go.sum"), Folders = [folder], Entry = ["app"], IsLocked = true };
    }

    /// <summary>Major and minor version of the line <c>go 1.24.1</c>; empty where there is none.</summary>
    private static string GoVersionIn(string module) =>
        module.Split('\n').FirstOrDefault(static l => l.StartsWith("go ", StringComparison.Ordinal))?[3..].Trim().Split('.') is [var major, var minor, ..] ? $"{major}.{minor}" : "";
}
