using Flow.Compiler.Syntax;
using Flow.Compiler.Text;

namespace Flow.Compiler.Editing;

/// <summary>Environment variables inside a script.</summary>
internal static class ShellOffers
{
    /// <summary>The variables that the step can read, where one is being typed.</summary>
    public static CompletionList List(CaretText caret, CaretPlace.InText place, PlaceBinder binder)
    {
        var source = caret.Tree.Source;
        var tag = StringReading.Tag(place.Text, source);
        var start = caret.Position;
        while (start > place.Text.Start.End && IsInVariable(source.Content[start - 1]))
        {
            start--;
        }

        if (!FollowsSign(source.Content.AsSpan(place.Text.Start.End, start - place.Text.Start.End), tag))
        {
            return CompletionList.None;
        }

        var end = caret.Position;
        while (end < source.Length && IsInVariable(source.Content[end]))
        {
            end++;
        }

        var offers = new OfferList();
        offers.AddRange(VariableNames.Around(place.Value.Item.Outer, place.Value.Item.Item).Select(static n => new Offer(CompletionKind.Text, n, Likelihood.Wanted) { Detail = "variable of the step" }));
        offers.AddRange(VariableNames.OfTheRunner.Select(static v => new Offer(CompletionKind.Text, v.Name, Likelihood.Fits) { Detail = v.Summary }));
        return offers.ToList(caret with { Word = TextSpan.FromBounds(start, end) }, quotes: false);
    }

    private static bool IsInVariable(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    /// <summary>Whether the shell reads a variable here: <c>$X</c> and <c>${X}</c>, <c>$env:X</c>, <c>%X%</c>; a plain text has no <c>${</c> of the shell's.</summary>
    private static bool FollowsSign(ReadOnlySpan<char> before, string? tag) => tag switch
    {
        "pwsh" => before.EndsWith("$env:", StringComparison.OrdinalIgnoreCase),
        "cmd" => before.EndsWith("%"),
        "python" or "csharp" or "json" or "sql" or "promql" or "fold" => before.EndsWith("environ[\"") || before.EndsWith("environ['"),
        null => before.EndsWith("$"),
        _ => before.EndsWith("$") || before.EndsWith("${"),
    };
}
