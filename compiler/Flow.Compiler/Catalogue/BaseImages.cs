using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Flow.Compiler.Catalogue;

/// <summary>
/// The images that images are built on, each by its exact tag, so that a build of an old commit starts from what it started from then. All come from the publishers
/// themselves: Microsoft, the Node.js, Python and Go projects by Docker's official images, and NGINX.
/// </summary>
public static class BaseImages
{
    /// <summary>The web server of pages; it runs without rights and listens on <see cref="PagesPort"/>.</summary>
    public const string WebServer = "nginxinc/nginx-unprivileged:1.27.3-alpine";

    /// <summary>The port of the web server.</summary>
    public const int PagesPort = 8080;

    /// <summary>What a program of Go runs in: nothing but a shell and <c>wget</c>, which its check of health needs.</summary>
    public const string Plain = "alpine:3.21.0";

    private const string DotNet = "mcr.microsoft.com/dotnet";

    private static readonly FrozenDictionary<string, (string Sdk, string Runtime)> DotNets = new Dictionary<string, (string, string)>
    {
        ["8.0"] = ("8.0.404-alpine3.20", "8.0.11-alpine3.20"),
        ["9.0"] = ("9.0.101-alpine3.20", "9.0.0-alpine3.20"),
        ["10.0"] = ("10.0.100-alpine3.22", "10.0.0-alpine3.22"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Nodes = new Dictionary<string, string>
    {
        ["20"] = "node:20.18.1-alpine3.20",
        ["22"] = "node:22.12.0-alpine3.20",
        ["24"] = "node:24.11.0-alpine3.22",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Gos = new Dictionary<string, string>
    {
        ["1.22"] = "golang:1.22.10-alpine3.20",
        ["1.23"] = "golang:1.23.4-alpine3.20",
        ["1.24"] = "golang:1.24.0-alpine3.21",
    }.ToFrozenDictionary();

    /// <summary>The image with Python.</summary>
    public const string Python = "python:3.13.1-slim-bookworm";

    /// <summary>The image with the SDK of a version of .NET.</summary>
    public static string Sdk(string version) => $"{DotNet}/sdk:{DotNets[version].Sdk}";

    /// <summary>The image in which a program of that version of .NET runs.</summary>
    /// <param name="version">The version.</param>
    /// <param name="isWeb">Whether it needs ASP.NET Core.</param>
    public static string Runtime(string version, bool isWeb) => $"{DotNet}/{(isWeb ? "aspnet" : "runtime")}:{DotNets[version].Runtime}";

    /// <summary>The image with a version of Node.js.</summary>
    public static string Node(string version) => Nodes[version];

    /// <summary>The image with a version of Go.</summary>
    public static string Go(string version) => Gos[version];

    /// <summary>The versions of a language that have images here, the newest last; empty where there is no choice.</summary>
    /// <param name="language">The word of the form: <c>dotnet</c>, <c>node</c>, <c>go</c>.</param>
    public static ImmutableArray<string> Versions(string language) => language switch
    {
        "dotnet" => ["8.0", "9.0", "10.0"],
        "node" or "static" => ["20", "22", "24"],
        "go" => ["1.22", "1.23", "1.24"],
        _ => [],
    };

    /// <summary>The version that is taken where the sources name none.</summary>
    public static string Default(string language) => language switch
    {
        "dotnet" => "10.0",
        "node" or "static" => "22",
        "go" => "1.24",
        _ => "",
    };
}
