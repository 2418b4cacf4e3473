using Flow.Compiler.Emit.Documents;

namespace Flow.Compiler.Emit.Grafana;

/// <summary>Panels in their places: from left to right, and a new line where one does not fit or a heading begins.</summary>
internal sealed class PanelGrid
{
    private const int Columns = 24;

    private readonly List<JsonNode> documents = [];
    private int ids;
    private int left;
    private int top;
    private int bottom;

    /// <summary>Everything that was placed, in reading order.</summary>
    public JsonArray Document => JsonArray.Of(documents);

    /// <summary>A heading over all columns with its panels; nothing where there are none.</summary>
    /// <param name="heading">The heading.</param>
    /// <param name="panels">The panels below it.</param>
    /// <param name="isCollapsed">Whether they are shown only when somebody opens it: then Grafana keeps them in the heading.</param>
    public void Add(string heading, IEnumerable<Panel> panels, bool isCollapsed = false)
    {
        var all = panels.ToList();
        if (all.Count == 0)
        {
            return;
        }

        EndLine();
        var (id, y) = (NextId(), top);
        bottom = top + 1;
        EndLine();
        var placed = all.ConvertAll(Place);
        documents.Add(JsonObject.Of(
            ("id", id),
            ("type", "row"),
            ("title", heading),
            ("collapsed", isCollapsed),
            ("gridPos", Panel.Place(0, y, Columns, 1)),
            ("panels", JsonArray.Of(isCollapsed ? placed : []))));
        documents.AddRange(isCollapsed ? [] : placed);
    }

    private int NextId() => ++ids;

    private JsonNode Place(Panel panel)
    {
        if (left + panel.Width > Columns)
        {
            EndLine();
        }

        var document = panel.Document(NextId(), left, top);
        left += panel.Width;
        bottom = Math.Max(bottom, top + panel.Height);
        return document;
    }

    private void EndLine() => (left, top) = (0, bottom);
}
