using System.Collections.Immutable;
using Flow.Compiler.Emit.Documents;
using Flow.Compiler.Emit.GitHubActions.Expressions;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.GitHubActions;

/// <summary>Writes the container of a job and those beside it.</summary>
internal sealed class ContainerEmitter(JobScope scope)
{
    private readonly GitHubExpression header = scope.At(Place.JobHeader);

    /// <summary>The containers beside the job, by name; null where there are none.</summary>
    public YamlNode? Services(ImmutableArray<Sidecar> sidecars) => sidecars.IsEmpty
        ? null
        : YamlMapping.Of(sidecars.Select(s => (s.Name, (YamlNode?)Full(s.Container).With(s.Origin))));

    /// <summary>The container of the job: only its image, where that is all.</summary>
    public YamlNode? Container(Container? container)
    {
        if (container is null)
        {
            return null;
        }

        var full = Full(container);
        return (full.Entries is [var image] ? image.Value : full).With(container.Origin);
    }

    private YamlMapping Full(Container container) => YamlMapping.Of(
        ("image", header.Text(container.Image)),
        ("credentials", Credentials(container)),
        ("env", StepEmitter.EnvironmentVariables(container.Variables, scope.At(Place.ContainerVariable))),
        ("ports", Texts(container.Ports)),
        ("volumes", Texts(container.Volumes)),
        ("options", Options(container).AsScalar()));

    private YamlMapping? Credentials(Container container)
    {
        if (container.Username is null && container.Password is null)
        {
            return null;
        }

        var credentials = scope.At(Place.Credentials);
        return YamlMapping.Of(
            ("username", container.Username is { } user ? YamlScalar.Of(credentials.Text(user)) : null),
            ("password", container.Password is { } password ? YamlScalar.Of(credentials.Text(password)) : null));
    }

    private YamlSequence? Texts(ImmutableArray<Expr> values) =>
        values.IsEmpty ? null : YamlSequence.Of(values.Select(v => (YamlNode)YamlScalar.Of(header.Text(v))));

    private string? Options(Container container)
    {
        string?[] options = [container.Options is { } written ? header.Text(written) : null, Health(container)];
        var text = string.Join(' ', options.OfType<string>());
        return text.Length == 0 ? null : text;
    }

    /// <summary>
    /// How the container engine tells that the container is ready; the job's steps wait for it. A look every five seconds, a minute at most.
    /// </summary>
    private string? Health(Container container)
    {
        if (container.Health is not { } health)
        {
            return null;
        }

        if (Command(health, container) is not { } command)
        {
            scope.Reports.Add(
                GitHubActionsDiagnostics.HealthNotPossible,
                container.Origin.Location,
                $"GitHub cannot check `{health.ToText()}`. Write `command(\"…\")`, which runs inside the container.");
            return null;
        }

        var quoted = command.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"--health-cmd \"{GitHubExpression.Escape(quoted)}\" --health-interval 5s --health-timeout 5s --health-retries 12";
    }

    private static string? Command(VariantValue health, Container container) => health.Case switch
    {
        "tcp" when Port(health, container) is { } port => $"nc -z 127.0.0.1 {port} || bash -c '</dev/tcp/127.0.0.1/{port}'",
        "http" => Http(health, container),
        "command" when health.Arguments is [var command, ..] => command.ToText(),
        _ => null,
    };

    private static string Http(VariantValue health, Container container)
    {
        var path = health.Arguments.OfType<TextValue>().FirstOrDefault()?.Text ?? "/";
        var address = $"http://127.0.0.1:{Port(health, container) ?? "80"}{(path.StartsWith('/') ? path : "/" + path)}";
        return $"curl -fsS {address} || wget -q -O - {address}";
    }

    /// <summary>The port that is written, else the container's side of its first port.</summary>
    private static string? Port(VariantValue health, Container container) =>
        health.Arguments.OfType<NumberValue>().FirstOrDefault()?.ToText()
        ?? container.Ports.FirstOrDefault()?.KnownText?.Split(':', '/') switch
        {
            null => null,
            [var only] => only,
            [_, var inside, ..] => inside,
            _ => null,
        };
}
