using Flow.Compiler;
using Flow.Compiler.Editing;

namespace Flow.Tests;

/// <summary>
/// Somebody who knows nothing of a type but what completion says: takes every line that it offers as one that must be there, and of what it offers for a value the first.
/// Where it offers nothing for a text, <c>example</c> is typed.
/// </summary>
internal sealed class CompletionWriter
{
    private const string Path = "main.flow";
    private const string MustBe = "0"; // what a list is sorted by begins with how likely the offer is
    private const int MostLines = 50;

    private string text;

    private CompletionWriter(string text) => this.text = text;

    /// <summary>What stands around the resources.</summary>
    public static string Around(string resources) => $"environment sample {{\n  cloud aws {{ region = \"eu-west-1\", state local }}\n{resources}}}\n";

    /// <summary>A resource of <paramref name="type"/>, written line by line into a body that was empty.</summary>
    public static string Resource(string type) => Written(type, static (writer, header) => writer.Fill(writer.Type(header, " {\n  }") - "\n  }".Length));

    /// <summary>A resource of <paramref name="type"/> whose body completion writes at once.</summary>
    public static string ResourceAtOnce(string type) => Written(type, static (writer, header) => writer.Accept(writer.Type(header, " "), writer.Offers(header + 1).Single(static i => i.Label == "{ … }")));

    private static string Written(string type, Action<CompletionWriter, int> body)
    {
        var writer = new CompletionWriter(Around($"  terraform {type} example\n"));
        var start = writer.text.IndexOf("  terraform", StringComparison.Ordinal);
        body(writer, writer.text.IndexOf("example\n", StringComparison.Ordinal) + "example".Length);
        return writer.text[start..^"}\n".Length];
    }

    private IEnumerable<CompletionItem> Offers(int position) => Completion.At(Compilation.Of(text, Path), Path, position, CompletionTrigger.Invoked).Items.Where(static i => !i.IsDeprecated);

    /// <summary>Writes at a place, and says where it ends.</summary>
    private int Type(int position, string typed)
    {
        text = text.Insert(position, typed);
        return position + typed.Length;
    }

    /// <summary>Accepts an offer, and fills in what it leaves open.</summary>
    private void Accept(int position, CompletionItem item)
    {
        var (inserted, stops) = item.Snippet is { } snippet ? SnippetText.Expanded(snippet) : (item.NewText, []);
        text = text.Remove(item.Insert.Start, item.Insert.Length).Insert(item.Insert.Start, inserted);
        var grown = 0;
        foreach (var (start, length) in stops.OrderBy(static s => s.Start))
        {
            var before = text.Length;
            if (length == 0)
            {
                Fill(item.Insert.Start + start + grown);
            }

            grown += text.Length - before;
        }
    }

    /// <summary>Fills in an empty place: lines that must be there, or a value.</summary>
    private void Fill(int position)
    {
        if (text.AsSpan(0, position).TrimEnd().EndsWith("{"))
        {
            FillBody(position);
        }
        else if (Offers(position).FirstOrDefault() is { } first)
        {
            Accept(position, first);
        }
        else
        {
            Type(position, "example");
        }
    }

    private void FillBody(int position)
    {
        for (var line = 0; line < MostLines && Offers(position).FirstOrDefault(static i => i.Kind is CompletionKind.Property or CompletionKind.Member && i.SortText.StartsWith(MustBe, StringComparison.Ordinal)) is { } next; line++)
        {
            var before = text.Length;
            position = Type(position, "\n");
            Accept(position, Offers(position).First(i => i.Label == next.Label));
            position += text.Length - before - 1;
            position = Type(position, "\n");
        }
    }
}
