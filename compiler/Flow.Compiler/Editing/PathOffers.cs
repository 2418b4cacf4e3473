using Flow.Compiler.Literals;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>Files and folders for a path that is being typed, one part at a time.</summary>
internal static class PathOffers
{
    private static readonly HashSet<string> Uninteresting = [".git/", ".flow/", "bin/", "obj/", "node_modules/"];

    /// <summary>The entries of the folder that the text before the caret names.</summary>
    public static CompletionList List(PlaceBinder binder, CaretText caret, CaretPlace.InText place)
    {
        var source = caret.Tree.Source;
        var before = source.Content[place.Text.Start.End..caret.Position];
        if (before.Contains("${", StringComparison.Ordinal) || before.Contains('\n', StringComparison.Ordinal))
        {
            return CompletionList.None;
        }

        var slash = before.LastIndexOf('/') + 1;
        var written = before[..slash];
        var folder = written.Length == 0 ? "" : ProjectPath.Resolve(place.Value.Context.Folder, written).ValueOrDefault;
        if (folder is null)
        {
            return CompletionList.None; // a place outside the project, which the compiler does not read
        }

        var end = EndOfPart(source.Content, caret.Position, place.Text);
        var at = caret with { Word = TextSpan.FromBounds(place.Text.Start.End + slash, end) };
        var offers = new OfferList();
        offers.AddRange(binder.Session.Services.Files.List(folder).Where(e => !Uninteresting.Contains(e)).Select(e => Entry(e, place.Value)).OfType<Offer>());
        if (place.Value.Owner?.Word == "import")
        {
            offers.AddRange(Libraries(binder, written, source.Path));
        }

        return offers.ToList(at, quotes: false);
    }

    private static int EndOfPart(string text, int position, StringExpressionSyntax within)
    {
        var end = within.End.IsMissing ? within.Span.End : within.End.Start;
        var part = text.AsSpan(position, Math.Max(0, end - position)).IndexOfAny('/', '\n', '$');
        return part < 0 ? Math.Max(position, end) : position + part;
    }

    private static Offer? Entry(string entry, WantedValue wanted)
    {
        if (entry.EndsWith('/'))
        {
            return new Offer(CompletionKind.Folder, entry, Likelihood.Fits) { GoesOn = true };
        }

        var isWanted = wanted.Owner?.Word == "import" ? entry.EndsWith(".flow", StringComparison.Ordinal)
            : !IsDotNet(wanted) || entry.EndsWith("proj", StringComparison.Ordinal);
        return isWanted ? new Offer(CompletionKind.File, entry, Likelihood.Wanted) : null;
    }

    private static bool IsDotNet(WantedValue wanted) => wanted.Call?.Target is NameExpressionSyntax { Token: var token } && wanted.Context.NameOf(token) == "dotnet";

    /// <summary>The libraries of the project below the folder that is written, also where the host shows no files.</summary>
    private static IEnumerable<Offer> Libraries(PlaceBinder binder, string folder, string own) => binder.Modules
        .Where(m => m.Path.Length > folder.Length && m.Path != own && m.Path.StartsWith(folder, StringComparison.Ordinal))
        .Select(m => new Offer(CompletionKind.File, m.Path[folder.Length..], Likelihood.Wanted) { Detail = "exports something" });
}
