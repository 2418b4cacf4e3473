using System.Collections.Immutable;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Hosting;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Binding;

/// <summary>What the host gives the binder.</summary>
/// <param name="Files">The project's files.</param>
public sealed record BindServices(IProjectFiles Files)
{
    /// <summary>Reads .NET projects; null where the host cannot.</summary>
    public IDotNetProjects? Projects { get; init; }

    /// <summary>The day on which waivers are judged. Nothing that is generated depends on it.</summary>
    public DateOnly Today { get; init; } = DateOnly.FromDateTime(DateTime.UtcNow);

    /// <summary>Checks C#; null where the host cannot.</summary>
    public ICSharpChecker? CSharp { get; init; }
}

/// <summary>One binding of a whole project: where diagnostics go, and what is being bound at the moment.</summary>
/// <param name="services">What the host gives.</param>
public sealed class BindSession(BindServices services)
{
    private readonly List<Binding> path = [];

    private readonly HashSet<Location> circled = [];

    /// <summary>What the host gives.</summary>
    public BindServices Services { get; } = services;

    /// <summary>What was found.</summary>
    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>Keeps what is found out about one file; null unless somebody asks for that.</summary>
    internal BindingRecorder? Recorder { get; init; }

    /// <summary>How deep templates are expanded at the moment.</summary>
    public int TemplateDepth { get; set; }

    /// <summary>How many diagnostics are swallowed: above zero nothing is reported.</summary>
    public int Quiet { get; set; }

    /// <summary>Whether no cycle through one of <paramref name="places"/> was reported before: one circle is one mistake.</summary>
    public bool IsNewCycle(IEnumerable<Location> places) => Quiet > 0 || places.Count(circled.Add) is var added && added > 0;

    /// <summary>Reports <paramref name="message"/> at <paramref name="span"/>.</summary>
    public void Report(DiagnosticDescriptor descriptor, BindContext context, TextSpan span, string message, params ReadOnlySpan<Fix> fixes) =>
        Report(descriptor, context, span, message, [], fixes);

    /// <summary>Reports <paramref name="message"/> at <paramref name="node"/>.</summary>
    public void Report(DiagnosticDescriptor descriptor, BindContext context, SyntaxNode node, string message, params ReadOnlySpan<Fix> fixes) =>
        Report(descriptor, context, node.Span, message, [], fixes);

    /// <summary>Reports <paramref name="message"/> at <paramref name="span"/> with related places.</summary>
    public void Report(DiagnosticDescriptor descriptor, BindContext context, TextSpan span, string message, ImmutableArray<RelatedLocation> related, params ReadOnlySpan<Fix> fixes)
    {
        if (Quiet == 0)
        {
            Diagnostics.Add(new Diagnostic(descriptor, context.At(span), message)
            {
                Fixes = [.. fixes],
                Related = related,
            });
        }
    }

    /// <summary>Runs <paramref name="bind"/> unless <paramref name="what"/> is being bound already: then the names of the cycle are given.</summary>
    public T? Guarded<T>(object what, string name, Location location, Func<T?> bind, out ImmutableArray<(string Name, Location Location)> cycle)
        where T : class
    {
        var start = path.FindIndex(p => ReferenceEquals(p.What, what));
        if (start >= 0)
        {
            cycle = [.. path.Skip(start).Select(static p => (p.Name, p.Location))];
            return null;
        }

        cycle = default;
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            cycle = [(name, location)];
            return null;
        }

        path.Add(new Binding(what, name, location));
        try
        {
            return bind();
        }
        finally
        {
            path.RemoveAt(path.Count - 1);
        }
    }

    private sealed record Binding(object What, string Name, Location Location);
}
