using System.Text.Json.Nodes;

namespace Flow.Conformance.Tests.Meaning;

/// <summary>The cells of an evaluated <c>matrix</c>: cross product, then <c>exclude</c>, then <c>include</c>.</summary>
internal static class GitHubMatrix
{
    public static IReadOnlyList<(JsonObject Values, string Label)> Cells(JsonObject matrix)
    {
        var axes = matrix.Where(static e => e.Key is not ("include" or "exclude")).ToList();
        List<JsonObject> product = axes.Count == 0 ? [] : [[]];
        foreach (var (name, values) in axes)
        {
            var list = values as JsonArray ?? throw new TemplateException($"The axis {name} is no list.");
            product = list.Count == 0
                ? throw new TemplateException($"Matrix vector '{name}' does not contain any values")
                : [.. product.SelectMany(cell => list.Select(value => With(cell, name, value)))];
        }

        product.RemoveAll(cell => Rows(matrix, "exclude").Any(row => row.All(f => JsonNode.DeepEquals(cell[f.Key], f.Value))));
        return Included(product, Rows(matrix, "include"), axes.ConvertAll(static a => a.Key));
    }

    private static IReadOnlyList<(JsonObject Values, string Label)> Included(List<JsonObject> product, IReadOnlyList<JsonObject> rows, List<string> axes)
    {
        var cells = product.ConvertAll(static cell => (JsonObject)cell.DeepClone());
        foreach (var row in rows)
        {
            var matching = cells.Take(product.Count).Where(cell => axes.TrueForAll(axis => !row.ContainsKey(axis) || JsonNode.DeepEquals(cell[axis], row[axis]))).ToList();
            foreach (var (name, value) in matching.SelectMany(_ => row.Where(f => !axes.Contains(f.Key))))
            {
                matching.ForEach(cell => cell[name] = value?.DeepClone());
            }

            if (matching.Count == 0)
            {
                cells.Add((JsonObject)row.DeepClone());
            }
        }

        return [.. cells.Select((cell, i) => (cell, Label(i < product.Count ? product[i] : cell)))];
    }

    /// <summary>Cells are called by the values of the cross product, or of the row that made them; what a row adds to a cell does not count.</summary>
    private static string Label(JsonObject named) => string.Join(", ", named.SelectMany(static f => Scalars(f.Value)));

    private static IEnumerable<string> Scalars(JsonNode? value) => value switch
    {
        JsonObject map => map.SelectMany(static f => Scalars(f.Value)),
        JsonArray list => list.SelectMany(Scalars),
        _ => GitHubTemplate.Spell(value) is { Length: > 0 } text ? [text] : [],
    };

    private static IReadOnlyList<JsonObject> Rows(JsonObject matrix, string key) => matrix[key] is JsonArray rows ? [.. rows.Cast<JsonObject>()] : [];

    private static JsonObject With(JsonObject cell, string name, JsonNode? value)
    {
        var larger = (JsonObject)cell.DeepClone();
        larger[name] = value?.DeepClone();
        return larger;
    }
}
