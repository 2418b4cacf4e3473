using System.Collections.Immutable;
using System.Text;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>What a runner does to build one image: log in, build, push, sign, and say what came of it. What only the run knows comes in by variables.</summary>
internal sealed class ImageScript
{
    private readonly StringBuilder text = new();
    private readonly ImmutableArray<Variable>.Builder variables = ImmutableArray.CreateBuilder<Variable>();

    /// <summary>The script of <paramref name="step"/>.</summary>
    /// <param name="step">The step.</param>
    /// <param name="place">Where the image is kept; null where nothing says it.</param>
    public ImageScript(BuildImageStep step, ImagePlace? place)
    {
        var name = place?.Name ?? step.Service;
        var (file, sources) = (BashScript.Quote(step.File), BashScript.Quote(step.Sources)); // names and tags of images have nothing that a shell reads
        var tags = string.Join(' ', step.Tags.Where(static t => t.Constant is not NoneValue).Select((t, i) => Tag(t, i, step, $"{name}:{place?.TagPrefix}")));
        if (!step.IsPushed)
        {
            Line($"docker buildx build --file {file} {tags} --load {sources}");
            return;
        }

        LogIn(place);
        var metadata = $"\"$RUNNER_TEMP/{step.Service}.json\"";
        Line($"docker buildx build --file {file} {tags} --provenance mode=max{(step.HasBill ? " --sbom true" : "")} --metadata-file {metadata} --push {sources}");
        Line($"digest=$(jq --exit-status --raw-output '.\"containerimage.digest\"' {metadata})");
        if (step.IsSigned)
        {
            Line($"cosign sign --yes \"{name}@$digest\"");
        }

        Line("{");
        Line("  echo \"digest=$digest\"");
        Line($"  echo \"reference={name}@$digest\"");
        Line("} >> \"$GITHUB_OUTPUT\"");
    }

    /// <summary>The script.</summary>
    public string Text => text.ToString();

    /// <summary>The variables that it reads.</summary>
    public ImmutableArray<Variable> Variables => variables.ToImmutable();

    private void Line(string line) => text.Append(line).Append('\n');

    private void LogIn(ImagePlace? place)
    {
        switch (place?.Login)
        {
            case RegistryLogin.GitHub:
                Line($"printf '%s' \"$REGISTRY_TOKEN\" | docker login {ImagePlace.GitHubHost} --username \"$GITHUB_ACTOR\" --password-stdin");
                LogOut(ImagePlace.GitHubHost);
                break;
            case RegistryLogin.Aws:
                Line($"aws ecr get-login-password --region {place.Region} | docker login {place.Host} --username AWS --password-stdin");
                LogOut(place.Host);
                break;
            default:
                break;
        }
    }

    /// <summary>However the script ends: the machine may be one that later jobs, of others, run on.</summary>
    private void LogOut(string host) => Line($"trap 'docker logout {host}' EXIT");

    /// <summary>The option for a tag. One that may be none is left out then: <c>${x:+…}</c> is nothing for an empty variable.</summary>
    private string Tag(Expr tag, int index, BuildImageStep step, string before)
    {
        if (tag.Constant is { } known)
        {
            return $"--tag {before}{known.ToText()}";
        }

        var name = step.Tags.Length == 1 ? "TAG" : $"TAG_{index + 1}";
        variables.Add(new Variable(name, tag, new Origin(tag.Location)));
        return tag.Type.IsOptional ? $"${{{name}:+--tag \"{before}${name}\"}}" : $"--tag \"{before}${name}\"";
    }
}
