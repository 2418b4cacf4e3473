using Flow.Compiler.Emit.Docker;

namespace Flow.Compiler.Tests.Emit.Containers;

/// <summary>What Dockerfiles are made of sources.</summary>
public class DockerfileTests
{
    [Fact]
    public void A_program_of_DotNet_with_its_references_is_restored_before_its_sources_are_copied() => Check(
        """service api { build = dotnet("src/Api/Api.csproj"), port = 8080, health = "/healthz", start = 30s }""",
        [("src/Api/Api.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\"/>"), ("libs/Core/Core.csproj", ""), ("libs/Base/Base.csproj", ""), ("Directory.Build.props", ""), ("libs/Directory.Build.props", ""), ("global.json", "")],
        """
        FROM mcr.microsoft.com/dotnet/sdk:10.0.100-alpine3.22 AS build
        WORKDIR /source
        # Packages are restored anew only when one of these files changes.
        COPY Directory.Build.props global.json ./
        COPY libs/Directory.Build.props ./libs/
        COPY libs/Base/Base.csproj ./libs/Base/
        COPY libs/Core/Core.csproj ./libs/Core/
        COPY src/Api/Api.csproj ./src/Api/
        RUN dotnet restore src/Api/Api.csproj
        COPY libs/Base/ ./libs/Base/
        COPY libs/Core/ ./libs/Core/
        COPY src/Api/ ./src/Api/
        RUN dotnet publish src/Api/Api.csproj --no-restore -c Release -p:UseAppHost=false -o /app

        FROM mcr.microsoft.com/dotnet/aspnet:10.0.0-alpine3.22
        WORKDIR /app
        ENV DOTNET_EnableDiagnostics=0 ASPNETCORE_HTTP_PORTS=8080
        COPY --from=build /app ./
        USER 1654
        EXPOSE 8080
        HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/healthz"]
        CMD ["dotnet", "Shop.Api.dll"]

        """);

    [Fact]
    public void A_program_without_a_port_has_no_check_and_with_a_lock_file_restores_what_it_says() => Check(
        """service tool { build = dotnet("tools/Tool.csproj") }""",
        [("tools/Tool.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"/>"), ("tools/packages.lock.json", "{}")],
        """
        FROM mcr.microsoft.com/dotnet/sdk:10.0.100-alpine3.22 AS build
        WORKDIR /source
        # Packages are restored anew only when one of these files changes.
        COPY tools/Tool.csproj tools/packages.lock.json ./tools/
        RUN dotnet restore tools/Tool.csproj --locked-mode
        COPY tools/ ./tools/
        RUN dotnet publish tools/Tool.csproj --no-restore -c Release -f net10.0 -p:UseAppHost=false -o /app

        FROM mcr.microsoft.com/dotnet/runtime:10.0.0-alpine3.22
        WORKDIR /app
        ENV DOTNET_EnableDiagnostics=0
        COPY --from=build /app ./
        USER 1654
        CMD ["dotnet", "Tool.dll"]

        """);

    [Fact]
    public void A_program_of_Node_starts_without_npm_where_it_can() => Check(
        """service web { build = node("web"), port = 3000 }""",
        [("web/package.json", """{ "engines": { "node": ">=24.1" }, "scripts": { "start": "node server.js", "build": "tsc" }, "dependencies": { "a": "1" } }"""), ("web/package-lock.json", "{}")],
        """
        FROM node:24.11.0-alpine3.22 AS build
        WORKDIR /source
        # Packages are installed anew only when one of these files changes.
        COPY web/package-lock.json web/package.json ./
        RUN npm ci --no-audit --no-fund
        COPY web/ ./
        RUN npm run build && npm prune --omit=dev

        FROM node:24.11.0-alpine3.22
        WORKDIR /app
        ENV NODE_ENV=production PORT=3000
        COPY --from=build /source ./
        USER 1000
        EXPOSE 3000
        HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:3000/"]
        CMD ["node", "server.js"]

        """);

    [Fact]
    public void A_program_of_Python_has_its_packages_in_an_environment_of_its_own() => Check(
        """service jobs { build = python("jobs"), port = 8000, health = "/it's" }""",
        [("jobs/main.py", ""), ("jobs/requirements.txt", "flask==3.0.0\n# a comment\n-r more.txt\n")],
        """
        FROM python:3.13.1-slim-bookworm AS build
        WORKDIR /source
        RUN python -m venv /venv
        # Packages are installed anew only when one of these files changes.
        COPY jobs/requirements.txt ./
        RUN /venv/bin/pip install --no-cache-dir --disable-pip-version-check -r requirements.txt

        FROM python:3.13.1-slim-bookworm
        WORKDIR /app
        ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PORT=8000
        COPY --from=build /venv /venv
        COPY jobs/ ./
        USER 10001
        EXPOSE 8000
        HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/it%27s', timeout=4)"]
        CMD ["python", "main.py"]

        """);

    [Fact]
    public void A_program_of_Go_is_one_file() => Check(
        """service gate { build = go("gate") }""",
        [("gate/go.mod", "module gate\n\ngo 1.23.4\n"), ("gate/go.sum", "")],
        """
        FROM golang:1.23.4-alpine3.20 AS build
        WORKDIR /source
        # Modules are loaded anew only when one of these files changes.
        COPY gate/go.mod gate/go.sum ./
        RUN go mod download
        COPY gate/ ./
        RUN CGO_ENABLED=0 go build -trimpath -ldflags=-s -o /out/app .

        FROM alpine:3.21.0
        WORKDIR /app
        COPY --from=build /out/app /usr/local/bin/app
        USER 10001
        CMD ["app"]

        """);

    [Fact]
    public void Pages_that_a_script_builds_are_handed_out_by_a_web_server() => Check(
        """service site { build = static("."), port = 8080 }""",
        [("package.json", """{ "scripts": { "build": "vite build" } }""")],
        """
        FROM node:22.12.0-alpine3.20 AS build
        WORKDIR /source
        # Packages are installed anew only when one of these files changes.
        COPY package.json ./
        RUN npm install --no-audit --no-fund
        COPY . ./
        RUN npm run build

        FROM nginxinc/nginx-unprivileged:1.27.3-alpine
        COPY --from=build /source/dist /usr/share/nginx/html
        USER 101
        EXPOSE 8080
        HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/"]

        """);

    [Fact]
    public void The_builder_sees_the_sources_of_the_one_image_and_nothing_else()
    {
        var ignored = ImageProject.Emit(new DockerTarget(), """service gate { build = go("gate") }""", ("gate/go.mod", "go 1.24\n"), ("go.work", ""))["docker/gate.Dockerfile.dockerignore"].Split('\n');

        Assert.Equal(["**", "!gate/**", "**/bin"], ignored.Where(static l => l.Length > 0 && l[0] != '#').Take(3));
        Assert.Contains("**/.env", ignored);
    }

    [Theory]
    [InlineData("""build = dotnet("src/No.csproj")""", "FLOW4701 There is no file `src/No.csproj`.")]
    [InlineData("""build = node("no")""", "FLOW4701 There is no folder `no`.")]
    [InlineData("""build = dotnet("libs/Core/Core.csproj")""", "FLOW4702 `libs/Core/Core.csproj` makes a library, which nothing can start.")]
    [InlineData("""build = node("empty")""", "FLOW4702 There is no `empty/package.json` that can be read.")]
    [InlineData("""build = node("idle")""", "FLOW4702 `idle/package.json` says not what starts it. Give it a script `start`, or `main`.")]
    [InlineData("""build = node("old")""", "FLOW4702 There is no image here for version 12 of `node`; there are 20, 22, 24.")]
    [InlineData("""build = node("loose")""", "FLOW4703 There is no `loose/package-lock.json`, so each build may get other packages. `npm install` writes it.")]
    [InlineData("""build = python("loose")""", "FLOW4703 `flask>=3` in `loose/requirements.txt` names no version, so each build may get another: `flask==1.2.3`.")]
    [InlineData("""build = python("empty")""", "FLOW4702 In `empty` is no `main.py`, `app.py` or `__main__.py` that could be started.")]
    [InlineData("""build = go("empty")""", "FLOW4702 There is no `empty/go.mod`.")]
    [InlineData("""build = static("empty")""", "FLOW4702 In `empty` is neither an `index.html` nor a `package.json` with a script `build`.")]
    [InlineData("""build = static("odd $x")""", "FLOW4704 `odd $x` cannot stand in a Dockerfile: names there have letters, digits, `.`, `_`, `-`, `+` and `@`.")]
    [InlineData("""build = static("site"), port = 80""", "FLOW4711 The web server of pages listens on 8080, and `it` says 80: `port = 8080`.")]
    [InlineData("""build = static("../site")""", "FLOW4701 `../site` lies outside the project.")]
    public void What_cannot_be_built_is_said(string line, string message)
    {
        var problem = Assert.Single(ImageProject.Problems(
            $"service it {{ {line} }}", ("libs/Core/Core.csproj", ""), ("empty/x", ""), ("idle/package.json", "{}"), ("old/package.json", """{ "main": "a.js", "engines": { "node": "12" } }"""),
            ("loose/package.json", """{ "main": "a.js", "devDependencies": {} }"""), ("loose/requirements.txt", "flask>=3\n"), ("loose/app.py", ""), ("odd $x/index.html", ""), ("site/index.html", "")));

        Assert.StartsWith(message, problem, StringComparison.Ordinal);
    }

    private static void Check(string source, (string, string)[] files, string expected)
    {
        var written = Assert.Single(ImageProject.Emit(new DockerTarget(), source, files), static f => f.Key.EndsWith(".Dockerfile", StringComparison.Ordinal));
        Assert.Equal(expected, written.Value[(written.Value.IndexOf("\n\n", StringComparison.Ordinal) + 2)..]);
    }
}
