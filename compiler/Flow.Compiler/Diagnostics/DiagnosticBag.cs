using System.Collections.Immutable;
using Flow.Compiler.Text;

namespace Flow.Compiler.Diagnostics;

/// <summary>
/// Collects diagnostics. The same code, of the same aspect, at the same place is kept once. What lies in the body of a template also shows where the template is used,
/// whoever reports it.
/// </summary>
public sealed class DiagnosticBag
{
    private readonly List<Diagnostic> items = [];
    private HashSet<(string Code, string? Aspect, string Path, TextSpan Span)>? seen; // most projects have none, and the first costs the start of a process

    /// <summary>How many there are.</summary>
    public int Count => items.Count;

    /// <summary>Whether one of them is an error.</summary>
    public bool HasErrors => items.Exists(static d => d.Severity == Severity.Error);

    /// <summary>Adds a diagnostic unless the same code was reported at the same place, of the same aspect.</summary>
    public void Add(Diagnostic diagnostic)
    {
        seen ??= [];
        var placed = OfProject(WithUses(diagnostic));
        if (seen.Add((placed.Code, placed.Aspect, placed.Location.Path, placed.Location.Span)))
        {
            items.Add(placed);
        }
    }

    /// <summary>Adds a diagnostic made of its parts.</summary>
    public void Report(DiagnosticDescriptor descriptor, Location location, string message, params ReadOnlySpan<Fix> fixes) =>
        Add(new Diagnostic(descriptor, location, message) { Fixes = [.. fixes] });

    /// <summary>Adds all of <paramref name="diagnostics"/>.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    /// <summary>What was collected, by file and place, errors before warnings at one place.</summary>
    public ImmutableArray<Diagnostic> ToSortedArray()
    {
        var sorted = new List<Diagnostic>(items);
        sorted.Sort(Compare);
        return [.. sorted];
    }

    /// <summary>What was collected, in the order of reporting.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() => [.. items];

    /// <summary>What is found in the text of a construct concerns the one who uses it: nobody can change the text.</summary>
    private static Diagnostic OfProject(Diagnostic diagnostic)
    {
        var place = diagnostic.Location;
        var use = place.InProject;
        return ReferenceEquals(use, place) ? diagnostic : diagnostic with
        {
            Location = use with { UsedAt = [] },
            Related = [new RelatedLocation(place, "It comes from here."), .. diagnostic.Related.Where(r => r.Location != use)],
            Fixes = [],
        };
    }

    /// <summary><paramref name="diagnostic"/> with the places where the templates are used in whose bodies it stands.</summary>
    internal static Diagnostic WithUses(Diagnostic diagnostic)
    {
        var missing = diagnostic.Location.UsedAt.Where(use => !diagnostic.Related.Any(r => r.Location == use)).ToImmutableArray();
        return missing.IsEmpty ? diagnostic : diagnostic with { Related = [.. diagnostic.Related, .. missing.Select(static use => new RelatedLocation(use, "The template is used here."))] };
    }

    // No two are equal: the same code and aspect at the same place is kept once.
    private static int Compare(Diagnostic a, Diagnostic b)
    {
        var order = string.CompareOrdinal(a.Location.Path, b.Location.Path);
        order = order != 0 ? order : a.Location.Span.Start - b.Location.Span.Start;
        order = order != 0 ? order : (int)b.Severity - (int)a.Severity;
        order = order != 0 ? order : a.Location.Span.Length - b.Location.Span.Length;
        order = order != 0 ? order : string.CompareOrdinal(a.Code, b.Code);
        return order != 0 ? order : string.CompareOrdinal(a.Aspect, b.Aspect);
    }
}
