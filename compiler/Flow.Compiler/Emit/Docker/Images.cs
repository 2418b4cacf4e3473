using System.Collections.Immutable;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Docker;

/// <summary>The image of a program of .NET.</summary>
internal static class DotNetImage
{
    private const int User = 1654; // the user `app` of Microsoft's images

    /// <summary>Writes the lines into <paramref name="file"/>.</summary>
    public static Dockerfile Write(Dockerfile file, Service service, ServiceBuild build)
    {
        var framework = build.Framework.Length > 0 ? $" -f {build.Framework}" : "";
        return file
            .From(BaseImages.Sdk(build.Version), "build", build.Origin.Location)
            .Line("WORKDIR /source")
            .Comment("Packages are restored anew only when one of these files changes.")
            .CopyPackageFiles(build, "")
            .Line($"RUN dotnet restore {build.Path}{(build.IsLocked ? " --locked-mode" : "")}")
            .CopyFolders(build, "")
            .Line($"RUN dotnet publish {build.Path} --no-restore -c Release{framework} -p:UseAppHost=false -o /app")
            .Space()
            .From(BaseImages.Runtime(build.Version, build.IsWeb))
            .Line("WORKDIR /app")
            .Line(ImageParts.Variables([("DOTNET_EnableDiagnostics", "0"), .. ImageParts.Port("ASPNETCORE_HTTP_PORTS", build.IsWeb ? service.Port : null)]))
            .Line("COPY --from=build /app ./")
            .End(service, User, service.Port, ImageParts.ByWget, ["dotnet", .. build.Entry]);
    }
}

/// <summary>The image of a program of Node.js.</summary>
internal static class NodeImage
{
    private const int User = 1000; // the user `node` of its images

    /// <summary>Writes the lines into <paramref name="file"/>.</summary>
    public static Dockerfile Write(Dockerfile file, Service service, ServiceBuild build) => Built(file, build)
        .Space()
        .From(BaseImages.Node(build.Version))
        .Line("WORKDIR /app")
        .Line(ImageParts.Variables([("NODE_ENV", "production"), .. ImageParts.Port("PORT", service.Port)]))
        .Line("COPY --from=build /source ./")
        .End(service, User, service.Port, ImageParts.ByWget, build.Entry);

    /// <summary>The stage that installs and builds.</summary>
    public static Dockerfile Built(Dockerfile file, ServiceBuild build)
    {
        var install = build.IsLocked ? "npm ci" : "npm install";
        return file
            .From(BaseImages.Node(build.Version), "build", build.Origin.Location)
            .Line("WORKDIR /source")
            .Comment("Packages are installed anew only when one of these files changes.")
            .CopyPackageFiles(build, build.Path)
            .Line($"RUN {install}{(build.HasBuildScript ? "" : " --omit=dev")} --no-audit --no-fund")
            .CopyFolders(build, build.Path)
            .Lines(build.HasBuildScript ? [build.Kind == BuildKind.Node ? "RUN npm run build && npm prune --omit=dev" : "RUN npm run build"] : []);
    }
}

/// <summary>The image of a program of Python.</summary>
internal static class PythonImage
{
    private const int User = 10001;

    /// <summary>Writes the lines into <paramref name="file"/>.</summary>
    public static Dockerfile Write(Dockerfile file, Service service, ServiceBuild build)
    {
        var hasRequirements = build.PackageFiles.Any(static f => f.EndsWith("requirements.txt", StringComparison.Ordinal));
        file.From(BaseImages.Python, "build", build.Origin.Location)
            .Line("WORKDIR /source")
            .Line("RUN python -m venv /venv")
            .Comment("Packages are installed anew only when one of these files changes.")
            .CopyPackageFiles(build, build.Path);
        if (hasRequirements)
        {
            file.Line("RUN /venv/bin/pip install --no-cache-dir --disable-pip-version-check -r requirements.txt");
        }
        else if (!build.PackageFiles.IsEmpty)
        {
            file.CopyFolders(build, build.Path).Line("RUN /venv/bin/pip install --no-cache-dir --disable-pip-version-check .");
        }

        return file.Space()
            .From(BaseImages.Python)
            .Line("WORKDIR /app")
            .Line(ImageParts.Variables([("PATH", "/venv/bin:$PATH"), ("PYTHONUNBUFFERED", "1"), ("PYTHONDONTWRITEBYTECODE", "1"), .. ImageParts.Port("PORT", service.Port)]))
            .Line("COPY --from=build /venv /venv")
            .CopyFolders(build, build.Path)
            .End(service, User, service.Port, ByPython, build.Entry);
    }

    private static ImmutableArray<string> ByPython(string address) => ["python", "-c", $"import urllib.request; urllib.request.urlopen('{address}', timeout=4)"];
}

/// <summary>The image of a program of Go.</summary>
internal static class GoImage
{
    private const int User = 10001;

    /// <summary>Writes the lines into <paramref name="file"/>.</summary>
    public static Dockerfile Write(Dockerfile file, Service service, ServiceBuild build) => file
        .From(BaseImages.Go(build.Version), "build", build.Origin.Location)
        .Line("WORKDIR /source")
        .Comment("Modules are loaded anew only when one of these files changes.")
        .CopyPackageFiles(build, build.Path)
        .Line("RUN go mod download")
        .CopyFolders(build, build.Path)
        .Line("RUN CGO_ENABLED=0 go build -trimpath -ldflags=-s -o /out/app .")
        .Space()
        .From(BaseImages.Plain)
        .Line("WORKDIR /app")
        .Lines(service.Port is null ? [] : [ImageParts.Variables(ImageParts.Port("PORT", service.Port))])
        .Line("COPY --from=build /out/app /usr/local/bin/app")
        .End(service, User, service.Port, ImageParts.ByWget, build.Entry);
}

/// <summary>The image of pages that a web server hands out.</summary>
internal static class PagesImage
{
    private const int User = 101; // the user of the web server's image
    private const string Root = "/usr/share/nginx/html";

    /// <summary>Writes the lines into <paramref name="file"/>.</summary>
    public static Dockerfile Write(Dockerfile file, Service service, ServiceBuild build)
    {
        if (build.HasBuildScript)
        {
            NodeImage.Built(file, build).Space();
        }

        return file
            .From(BaseImages.WebServer, null, build.Origin.Location)
            .Line(build.HasBuildScript ? $"COPY --from=build /source/dist {Root}" : $"COPY {(build.Path.Length == 0 ? "." : build.Path + "/")} {Root}/")
            .End(service, User, BaseImages.PagesPort, ImageParts.ByWget, []);
    }
}
