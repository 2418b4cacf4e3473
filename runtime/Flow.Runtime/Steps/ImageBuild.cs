using System.Text.Json;
using Flow.Runtime.Execution;
using Flow.Runtime.Processes;

namespace Flow.Runtime.Steps;

/// <summary>Builds an image with what is here. Where something is missing, nothing is built: a half of it would look like the whole.</summary>
internal static class ImageBuild
{
    public static async Task<StepEnd> RunAsync(StepState state, BuildImageStep step)
    {
        if (!File.Exists(Path.Combine(state.Cell.Workspace.Folder, step.File)))
        {
            return StepEnd.Failed($"There is no '{step.File}' in the workspace. 'flow build' writes it; it has to be committed, or at least be known to git.");
        }

        var tags = step.Tags(state.Context).Where(static t => t.Length > 0).Select(t => $"{step.Image}:{step.TagPrefix}{t}").ToList();
        if (tags.Count == 0)
        {
            return StepEnd.Failed("The image has no tag in this run: all of them are none.");
        }

        if (await EngineAsync(state) is not { } engine)
        {
            return StepEnd.Failed("An image is built by docker with buildx, or by buildah, and neither 'docker buildx version' and 'docker info' nor 'buildah --version' work here. A local run installs no tools.");
        }

        if (await MissingAsync(state, step, engine) is { } missing)
        {
            return StepEnd.Failed(missing);
        }

        return await (engine == Engine.Docker ? new DockerImage(state, step, tags) : (ImageOf)new BuildahImage(state, step, tags)).MakeAsync();
    }

    private static async Task<Engine?> EngineAsync(StepState state) =>
        await Works(state, "docker", "buildx", "version") && await Works(state, "docker", "info") ? Engine.Docker
        : await Works(state, "buildah", "--version") ? Engine.Buildah : null;

    private static async Task<string?> MissingAsync(StepState state, BuildImageStep step, Engine engine) =>
        step.HasBill && engine == Engine.Buildah ? "The list of what is in the image ('sbom') is made by docker, which does not work here."
        : step.IsSigned && !await Works(state, "cosign", "version") ? "The image is to be signed, and 'cosign version' does not work here. A local run installs no tools."
        : step.FailsOn is not null && !await Works(state, "grype", "version") ? "The image is to be scanned, and 'grype version' does not work here. A local run installs no tools."
        : null;

    private static async Task<bool> Works(StepState state, params IReadOnlyList<string> question) =>
        await ToolOutput.AskAsync(state.Cell.Workspace.Folder, StepVariables.Of(state, new Dictionary<string, string>()), state.Stop, question) is (0, _);

    private enum Engine
    {
        Docker,
        Buildah,
    }

    /// <summary>The steps that both ways have in common.</summary>
    private abstract class ImageOf(StepState state, BuildImageStep step, IReadOnlyList<string> tags)
    {
        protected string ResultFile { get; } = Path.Combine(state.Cell.Workspace.Temp, $"{step.Id}.image");

        protected string Workspace => state.Cell.Workspace.Folder;

        protected BuildImageStep Step => step;

        protected IReadOnlyList<string> Tags => tags;

        protected StepState State => state;

        public async Task<StepEnd> MakeAsync()
        {
            if (step.FailsOn is { } severity && (await LocalAsync() is var built and not 0 || (built = await ScanAsync(severity)) != 0))
            {
                return StepEnd.OfExitCode(built);
            }

            if (!step.IsPushed)
            {
                return StepEnd.OfExitCode(step.FailsOn is null ? await LocalAsync() : 0);
            }

            if (await PushAsync() is var pushed and not 0)
            {
                return StepEnd.OfExitCode(pushed);
            }

            var reference = $"{step.Image}@{Digest()}";
            state.SetOutput("digest", Digest());
            state.SetOutput("reference", reference);
            return StepEnd.OfExitCode(step.IsSigned ? await RunAsync("cosign", "sign", "--yes", reference) : 0);
        }

        /// <summary>Builds it and keeps it here.</summary>
        protected abstract Task<int> LocalAsync();

        /// <summary>Looks for known holes in what is kept here.</summary>
        protected abstract Task<int> ScanAsync(string severity);

        /// <summary>Builds it, unless it is kept here, and pushes it.</summary>
        protected abstract Task<int> PushAsync();

        /// <summary>What the registry knows it by.</summary>
        protected abstract string Digest();

        protected Task<int> RunAsync(params IReadOnlyList<string> command) => state.RunAsync(command);

        protected IEnumerable<string> TagOptions() => tags.SelectMany(static t => new[] { "--tag", t });
    }

    private sealed class DockerImage(StepState state, BuildImageStep step, IReadOnlyList<string> tags) : ImageOf(state, step, tags)
    {
        protected override Task<int> LocalAsync() => RunAsync(["docker", "buildx", "build", "--file", Step.File, .. TagOptions(), "--load", Step.Sources]);

        protected override Task<int> ScanAsync(string severity) => RunAsync("grype", $"docker:{Tags[0]}", "--fail-on", severity);

        protected override async Task<int> PushAsync() => await RunAsync(
            ["docker", "buildx", "build", "--file", Step.File, .. TagOptions(), .. await HasDriverAsync() ? new[] { "--provenance", "mode=max" } : [], .. Step.HasBill ? new[] { "--sbom", "true" } : [], "--metadata-file", ResultFile, "--push", Step.Sources]);

        /// <summary>Whether images are built by more than docker itself, whose own driver refuses attestations with the store of images that it usually has.</summary>
        private async Task<bool> HasDriverAsync() => await ToolOutput.AskAsync(
            Workspace, StepVariables.Of(State, new Dictionary<string, string>()), State.Stop, ["docker", "buildx", "inspect"]) is (0, var said)
            && said.Split('\n').FirstOrDefault(static l => l.StartsWith("Driver:", StringComparison.Ordinal))?["Driver:".Length..].Trim() is { } driver and not "docker";

        protected override string Digest()
        {
            using var result = JsonDocument.Parse(File.ReadAllText(ResultFile));
            return result.RootElement.TryGetProperty("containerimage.digest", out var digest) && digest.GetString() is { } text ? text : throw new FlowRunException("docker did not say what digest the image has.");
        }
    }

    private sealed class BuildahImage(StepState state, BuildImageStep step, IReadOnlyList<string> tags) : ImageOf(state, step, tags)
    {
        private bool isBuilt;

        protected override async Task<int> LocalAsync()
        {
            var hidden = Step.File + ".dockerignore";
            var isHidden = File.Exists(Path.Combine(Workspace, hidden));
            isBuilt = true;
            return await RunAsync(["buildah", "build", "--file", Step.File, .. isHidden ? new[] { "--ignorefile", hidden } : [], .. TagOptions(), "--format", "docker", Step.Sources]); // only that format has a check of health
        }

        protected override async Task<int> ScanAsync(string severity)
        {
            var archive = ResultFile + ".tar";
            return await RunAsync("buildah", "push", Tags[0], $"oci-archive:{archive}") is var kept and not 0 ? kept : await RunAsync("grype", $"oci-archive:{archive}", "--fail-on", severity);
        }

        protected override async Task<int> PushAsync()
        {
            if (!isBuilt && await LocalAsync() is var built and not 0)
            {
                return built;
            }

            foreach (var tag in Tags)
            {
                if (await RunAsync("buildah", "push", "--digestfile", ResultFile, tag) is var pushed and not 0)
                {
                    return pushed;
                }
            }

            return 0;
        }

        protected override string Digest() => File.ReadAllText(ResultFile).Trim();
    }
}
