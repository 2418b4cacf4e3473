using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text.Json;
using Flow.Compiler.Catalogue;
using Flow.Compiler.Emit;
using Flow.Compiler.Emit.Docker;
using Flow.Compiler.Model;
using Flow.Disk;
using Flow.Tests;

namespace Flow.Conformance.Tests.Containers;

/// <summary>The Dockerfiles that are written are built by Buildah from real sources, and what is in the images answers its check of health, as the user that they name.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ImageBuildTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flow-sources-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [SkippableTheory]
    [InlineData("examples/containers")]
    [InlineData("examples/shop")]
    public void The_images_of_an_example_are_built_and_answer(string example) => Check(Repository.PathOf(example));

    [SkippableFact]
    public void Programs_of_other_languages_are_built_and_answer()
    {
        const string server = "require('http').createServer((q, a) => a.end('well')).listen(process.env.PORT);\n";
        Write("main.flow", """
            service node { build = node("node"), port = 3000, health = "/healthz" }
            service python { build = python("python"), port = 8000 }
            service made { build = static("made"), port = 8080 }
            service pages { build = static("pages"), port = 8080 }
            service quiet { build = node("quiet") }
            service pinned { build = python("pinned") }
            service gate { build = go("gate"), port = 9000 }
            """);
        Write("pages/index.html", "pages");
        Write("quiet/package.json", """{ "name": "quiet", "version": "1.0.0", "main": "out/main.js", "scripts": { "build": "node make.js" } }""");
        Write("quiet/package-lock.json", """{ "name": "quiet", "version": "1.0.0", "lockfileVersion": 3, "requires": true, "packages": { "": { "name": "quiet", "version": "1.0.0" } } }""");
        Write("quiet/make.js", "const fs = require('fs'); fs.mkdirSync('out'); fs.writeFileSync('out/main.js', 'setInterval(() => {}, 1000);');\n");
        Write("pinned/requirements.txt", "# nothing is needed\n");
        Write("pinned/main.py", "import time\nwhile True: time.sleep(1)\n");
        Write("gate/go.mod", "module example.com/gate\n\ngo 1.24\n");
        Write("gate/go.sum", "");
        Write("gate/main.go", "package main\n");
        Write("node/package.json", """{ "name": "node", "version": "1.0.0", "scripts": { "start": "node main.js" } }""");
        Write("node/package-lock.json", """{ "name": "node", "version": "1.0.0", "lockfileVersion": 3, "requires": true, "packages": { "": { "name": "node", "version": "1.0.0" } } }""");
        Write("node/main.js", server);
        Write("node/.env", "TOKEN=secret\n");
        Write("python/main.py", "import http.server, os\nhttp.server.ThreadingHTTPServer(('', int(os.environ['PORT'])), http.server.SimpleHTTPRequestHandler).serve_forever()\n");
        Write("made/package.json", """{ "name": "made", "version": "1.0.0", "scripts": { "build": "node make.js" } }""");
        Write("made/package-lock.json", """{ "name": "made", "version": "1.0.0", "lockfileVersion": 3, "requires": true, "packages": { "": { "name": "made", "version": "1.0.0" } } }""");
        Write("made/make.js", "const fs = require('fs'); fs.mkdirSync('dist'); fs.writeFileSync('dist/index.html', 'made');\n");
        var project = LoadedProject.Read(folder);
        foreach (var file in project.Compilation.Emit(new DockerTarget(), EmitOptions.Default).Files)
        {
            Write(file.Path, file.Text);
        }

        Check(folder);
    }

    private static void Check(string root)
    {
        using var buildah = new Buildah();
        var model = LoadedProject.Read(root).Compilation.Model;
        foreach (var image in BaseImageUses.Of(model).Select(static u => u.Image))
        {
            buildah.StandIn(image, image == BaseImages.WebServer ? ["CMD [\"sh\", \"-c\", \"exec python3 -m http.server $PORT --directory /usr/share/nginx/html\"]"] : []);
        }

        foreach (var built in model.Services.Where(static s => s.Build is not null))
        {
            buildah.Build(root, ServiceBuild.FileOf(built.Name), built.Name);
            Answers(buildah, built.Name, built.Port);
        }
    }

    private static void Answers(Buildah buildah, string image, int? port)
    {
        var settings = buildah.Settings(image);
        var container = buildah.Container(image);
        var user = settings.GetProperty("User").GetString()!;
        Assert.True(int.Parse(user, CultureInfo.InvariantCulture) > 0, user);
        Assert.Equal(user, buildah.Ask(container, "id", "-u")?.Trim());
        Assert.DoesNotContain(".env", buildah.Ask(container, "ls", "-A") ?? "", StringComparison.Ordinal);

        var free = FreePort().ToString(CultureInfo.InvariantCulture);
        var process = buildah.Begin(container, [$"PORT={free}", $"ASPNETCORE_HTTP_PORTS={free}"], Texts(settings.GetProperty("Cmd")));
        if (port is null)
        {
            Assert.False(settings.TryGetProperty("Healthcheck", out var none) && none.ValueKind == JsonValueKind.Object);
            Assert.False(process.WaitForExit(TimeSpan.FromSeconds(3)), $"`{image}` ended with {(process.HasExited ? process.ExitCode : 0)}.");
            return;
        }

        var check = Texts(settings.GetProperty("Healthcheck").GetProperty("Test"));
        Assert.Equal("CMD", check[0]);
        var command = check[1..].Select(w => w.Replace($"127.0.0.1:{port}/", $"127.0.0.1:{free}/", StringComparison.Ordinal)).ToArray();
        Assert.NotEqual(check[1..], command);
        var patience = Stopwatch.StartNew();
        while (buildah.Ask(container, command) is null)
        {
            Assert.False(process.HasExited, $"`{image}` ended with {(process.HasExited ? process.ExitCode : 0)}.");
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(1), $"`{image}` does not answer.");
        }
    }

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(static e => e.GetString()!)];

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
        File.WriteAllText(Path.Combine(folder, path), text);
    }
}
