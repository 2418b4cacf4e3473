using Flow.Compiler.Emit.Documents;

namespace Flow.Compiler.Emit.Grafana;

/// <summary>Panels in their places: from left to right, and a new line where one does not fit or a heading begins.</summary>
internal sealed class PanelGrid
{
    private const int Columns = 24;

    private readonly List<JsonNode> documents = [];
    private int left;
    private int top;
    private int bottom;

    /// <summary>Everything that was placed, in reading order.</summary>
    public JsonArray Document => JsonArray.Of(documents);

    /// <summary>A heading over all columns with its panels; nothing where there are none.</summary>
    public void Add(string heading, IEnumerable<Panel> panels)
    {
        var all = panels.ToList();
        if (all.Count == 0)
        {
            return;
        }

        EndLine();
        documents.Add(JsonObject.Of(
            ("id", documents.Count + 1),
            ("type", "row"),
            ("title", heading),
            ("collapsed", false),
            ("gridPos", Panel.Place(0, top, Columns, 1)),
            ("panels", JsonArray.Of())));
        bottom = top + 1;
        EndLine();
        all.ForEach(Place);
    }

    private void Place(Panel panel)
    {
        if (left + panel.Width > Columns)
        {
            EndLine();
        }

        documents.Add(panel.Document(documents.Count + 1, left, top));
        left += panel.Width;
        bottom = Math.Max(bottom, top + panel.Height);
    }

    private void EndLine() => (left, top) = (0, bottom);
}
