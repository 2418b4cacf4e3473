using System.Collections.Immutable;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Emit.CSharp;

/// <summary>Writes the containers in and beside a job.</summary>
internal sealed class ContainerEmitter(CSharpEmission emission, CSharpWriter writer, MemberEmitter members)
{
    /// <summary>The container and the sidecars of a job; nothing where there are none.</summary>
    public void Emit(Job job, CSharpScope scope)
    {
        if (job.Container is { } container)
        {
            Container(container, scope);
        }

        writer.List("Sidecars", job.Sidecars, s => Sidecar(s, scope));
    }

    private void Container(Container container, CSharpScope scope)
    {
        members.Line($"Container = new({Image(container, scope)})", container.Image);
        writer.OpenBracket();
        Common(container, scope);
        writer.Close("},");
        if (!container.Ports.IsEmpty)
        {
            emission.Refuse(container.Ports[0].Location, "The runner opens no ports of the job's own container; put the server into a `sidecar`.");
        }

        if (container.Health is not null)
        {
            emission.Refuse(container.Origin.Location, "The runner waits for the health of sidecars only, not of the job's own container.");
        }
    }

    private void Sidecar(Sidecar sidecar, CSharpScope scope)
    {
        members.Line($"new({CSharpLiteral.Quoted(sidecar.Name)}, {Image(sidecar.Container, scope)})", sidecar.Container.Image);
        writer.OpenBracket();
        Common(sidecar.Container, scope);
        Known("Ports", sidecar.Container.Ports);
        Health(sidecar);
        writer.Close("},");
    }

    private string Image(Container container, CSharpScope scope) => MemberEmitter.Lambda(members.Expressions(scope).Text(container.Image), scope);

    private void Common(Container container, CSharpScope scope)
    {
        members.Variables(container.Variables, scope);
        Known("Volumes", container.Volumes);
        Options(container);
        if ((container.Username ?? container.Password) is { } credentials)
        {
            emission.Refuse(credentials.Location, "The runner logs in to no registry; log in with `docker login` before the run.");
        }
    }

    private void Options(Container container)
    {
        var health = container.Health is { Case: "command", Arguments: [var command] } ? [$"--health-cmd={command.ToText()}", "--health-interval=2s"] : Array.Empty<string>();
        if (container.Options is { Constant: null } late)
        {
            emission.Refuse(late.Location, "The runner needs the options of a container when it is built; write them as one known text.");
            return;
        }

        var words = (container.Options?.KnownText ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Concat(health).ToList();
        if (words.Count > 0)
        {
            writer.Line($"Options = [{string.Join(", ", words.Select(static w => CSharpLiteral.Quoted(w).Text))}],");
        }
    }

    private void Known(string name, ImmutableArray<Expr> values)
    {
        if (values.FirstOrDefault(static v => v.Constant is null) is { } late)
        {
            emission.Refuse(late.Location, $"The runner needs the {name.ToLowerInvariant()} of a container when it is built; write them as known texts.");
        }
        else if (!values.IsEmpty)
        {
            writer.Line($"{name} = [{string.Join(", ", values.Select(static v => CSharpLiteral.Quoted(v.Constant!.ToText()).Text))}],");
        }
    }

    private void Health(Sidecar sidecar)
    {
        switch (sidecar.Container.Health)
        {
            case null or { Case: "command" }:
                break;
            case { Case: "tcp", Arguments: [NumberValue port] }:
                writer.Line($"HealthPort = {port.Number:0},");
                break;
            case var other:
                emission.Refuse(sidecar.Origin.Location, $"The runner cannot wait for `{other.ToText()}`; write `health = tcp(PORT)` or `health = command(\"…\")`.");
                break;
        }
    }
}
