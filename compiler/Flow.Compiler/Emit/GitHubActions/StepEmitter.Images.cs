using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>Steps that build images: the tools come by actions, what they do is a script.</summary>
internal sealed partial class StepEmitter
{
    private const string Buildx = "docker/setup-buildx-action";

    private IEnumerable<YamlMapping> Image(BuildImageStep step, StepStart start)
    {
        var place = ImagePlace.Of(scope.Model, scope.Job, step); // where there is none, that was reported
        if (!HasBuildx(step))
        {
            yield return Besides(step, start, Buildx);
        }

        if (step.IsSigned)
        {
            yield return Besides(step, start, "sigstore/cosign-installer");
        }

        if (step.FailsOn is { } severity)
        {
            yield return Besides(step, start, null, $"Build the image of {step.Service}").Add("working-directory", scope.Root.AsScalar()).Add("run", $"docker buildx build --file {BashScript.Quote(step.File)} --tag {step.Service}:scan --load {BashScript.Quote(step.Sources)}");
            yield return Besides(step, start, "anchore/scan-action", $"Look for holes in the image of {step.Service}").Add("with", YamlMapping.Of(
                ("image", $"{step.Service}:scan"), ("severity-cutoff", severity), ("output-format", "table")));
        }

        var script = new ImageScript(step, place);
        CheckScript(step, script.Text);
        yield return Head(step, start, step.Title ?? new ConstantExpr(Value.Of($"{(step.IsPushed ? "Build and push" : "Build")} the image of {step.Service}"), FlowType.Text, step.Origin.Location))
            .Add("working-directory", scope.Root.AsScalar())
            .Add("env", Variables([.. step.Variables, .. script.Variables]) is { } own ? WithToken(own, place, step) : WithToken(YamlMapping.Empty, place, step))
            .Add("run", script.Text);
    }

    /// <summary>A step before or behind the one that is written; it has its condition, and nothing else of it.</summary>
    private YamlMapping Besides(BuildImageStep step, StepStart start, string? action, string? title = null) => YamlMapping.Of(
        ("name", title.AsScalar()), ("if", Condition(step, start).AsScalar()), ("uses", action is null ? null : Known(action)));

    private bool HasBuildx(BuildImageStep step) => scope.Job is { } job && job.AllSteps.TakeWhile(s => s != step).Any(static s =>
        s.When is null && (s is SetupStep { Tool: Tool.Docker } or BuildImageStep || (s is UsesStep { Action: RemoteAction action } && action.IsFrom(Buildx))));

    private static YamlMapping? WithToken(YamlMapping variables, ImagePlace? place, BuildImageStep step) =>
        step.IsPushed && place is { Login: RegistryLogin.GitHub } ? variables.Add("REGISTRY_TOKEN", "${{ github.token }}")
        : variables.Entries.IsEmpty ? null : variables;
}
