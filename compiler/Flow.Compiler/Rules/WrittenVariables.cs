using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>The variables of a map such as <c>env</c>, each where its own value stands: of a map that is known as a whole only the whole has a place.</summary>
internal static class WrittenVariables
{
    /// <summary>The variables in <paramref name="map"/>, which <paramref name="owner"/> begins or goes on with.</summary>
    public static IEnumerable<Variable> In(Expr? map, Location owner) => map switch
    {
        RecordExpr record => record.Fields.Select(f => Of(f.Name, f.Value, [f.Value.Location, map.Location, owner])),
        { Constant: RecordValue record } => record.Fields.Where(static f => f.Value is not NoneValue).Select(f => Of(f.Name, new ConstantExpr(f.Value, f.Value.Type, map.Location) { Labels = map.Labels }, [map.Location, owner])),
        _ => [],
    };

    private static Variable Of(string name, Expr value, ImmutableArray<Location> places)
    {
        var written = value.KnownText is { } text ? places.Select(p => In(p, name, text)).OfType<Location>().FirstOrDefault() : null;
        return new Variable(name, value, Origins.At(written ?? places[0]));
    }

    /// <summary>The text of the variable within <paramref name="place"/>, or behind where that begins.</summary>
    private static Location? In(Location place, string name, string text)
    {
        var entry = Regex.Match(place.Source.Content[place.Span.Start..], $@"(?<![\w-])`?{Regex.Escape(name)}`?\s*=\s*(?<text>{Regex.Escape(Functions.FlowText.Quote(text))})", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        return entry.Success ? place with { Span = new TextSpan(place.Span.Start + entry.Groups["text"].Index, entry.Groups["text"].Length) } : null;
    }
}
