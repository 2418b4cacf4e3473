using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Docker;

/// <summary>Writes a Dockerfile for each service that says what it is built from, and the list of what the builder may see.</summary>
public sealed class DockerTarget : ITarget
{
    /// <inheritdoc/>
    public string Name => "docker";

    /// <inheritdoc/>
    public string Summary => "Docker: a Dockerfile of several stages for each service with a `build`, without root and with nothing in it but the program.";

    /// <inheritdoc/>
    public EmitResult Emit(DeliveryModel model, EmitOptions options) =>
        new([.. model.Services.Where(static s => s.Build is not null).SelectMany(s => Files(s, s.Build!, model, options.Digests))], [.. NotLocked(model, options.Digests)]);

    /// <summary>A project that locks some of its images, or is strict, means all; else it is a note.</summary>
    private static IEnumerable<Diagnostic> NotLocked(DeliveryModel model, ImmutableDictionary<string, string> digests) =>
        BaseImageUses.Of(model).Where(u => !digests.ContainsKey(u.Image)).Select(u => new Diagnostic(
            ContainerDiagnostics.BaseNotLocked, u.Origin.Location,
            $"`{u.Image}` can become another image under the same tag. `flow lock` writes its digest into `flow.lock`, from where it is taken.")
        {
            Severity = !digests.IsEmpty || model.Project.Standards == Standards.Strict ? Severity.Warning : Severity.Note,
        });

    private static IEnumerable<GeneratedFile> Files(Service service, ServiceBuild build, DeliveryModel model, ImmutableDictionary<string, string> digests)
    {
        var file = new Dockerfile(GeneratedHeader.Of(service.Origin, model), digests)
            .Comment($"docker build -f {ServiceBuild.FileOf(service.Name)} -t {service.Name} .")
            .Space();
        yield return (build.Kind switch
        {
            BuildKind.DotNet => DotNetImage.Write(file, service, build),
            BuildKind.Node => NodeImage.Write(file, service, build),
            BuildKind.Python => PythonImage.Write(file, service, build),
            BuildKind.Go => GoImage.Write(file, service, build),
            BuildKind.Static => PagesImage.Write(file, service, build),
            _ => throw new InvalidOperationException($"There is no image of the kind {build.Kind}."),
        }).ToFile(ServiceBuild.FileOf(service.Name));
        yield return IgnoreFile.Write(new Dockerfile(GeneratedHeader.Of(service.Origin, model), digests), build).ToFile($"{ServiceBuild.FileOf(service.Name)}.dockerignore");
    }
}
