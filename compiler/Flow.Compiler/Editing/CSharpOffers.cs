using Flow.Compiler.Binding;
using Flow.Compiler.Hosting;
using Flow.Compiler.Model;
using Flow.Compiler.Syntax;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Editing;

/// <summary>Names inside C# that stands in a source: a mark in the text shows where the caret is once holes have become locals and the indentation is gone.</summary>
internal static class CSharpOffers
{
    /// <summary>The names at <paramref name="caret"/>, which stands in the text of C#; none where the host knows no C#.</summary>
    public static CompletionList List(Compilation compilation, CaretText caret)
    {
        var source = caret.Tree.Source;
        if (compilation.Services.CSharpCompletion is not { } service)
        {
            return CompletionList.None;
        }

        var probe = compilation.With(new SourceText(source.Path, source.Content.Insert(caret.Position, CaretText.Placeholder)));
        var tree = probe.Trees.First(t => t.Source.Path == source.Path);
        if (CaretText.At(tree, caret.Position + 1).StringAround() is not { } text || CodeOf(new PlaceBinder(probe, probe.Declared(), source.Path, caret.Position), tree, text) is not { } code)
        {
            return CompletionList.None;
        }

        var position = code.Text.Text.IndexOf(CaretText.Placeholder, StringComparison.Ordinal);
        var written = code.Text with { Text = code.Text.Text.Remove(position, CaretText.Placeholder.Length) };
        var captures = code.Captures.Select(static c => new CSharpCapture(c.Name, CSharpTypes.OfCapture(c.Value.Type)));
        var offers = new OfferList();
        offers.AddRange(service.NamesAt(written.Text, written.IsExpression, [.. captures], position).Select(Offered));
        return offers.ToList(caret with { Word = WordAt(source.Content, caret.Position) }, quotes: false);
    }

    private static (CSharpText Text, IEnumerable<Variable> Captures)? CodeOf(PlaceBinder binder, SyntaxTree tree, StringExpressionSyntax text)
    {
        if (PlaceFinder.Find(binder, tree, text.Span) is not CaretPlace.InText place || new ExpressionBinder(binder.Session, place.Value.Context).BindText(place.Text) is not { } bound)
        {
            return null;
        }

        var (code, captures) = CSharpTexts.Build(bound);
        return code.Text.Contains(CaretText.Placeholder, StringComparison.Ordinal) ? (code, captures) : null;
    }

    private static TextSpan WordAt(string text, int position)
    {
        var (start, end) = (position, position);
        while (start > 0 && IsInName(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && IsInName(text[end]))
        {
            end++;
        }

        return TextSpan.FromBounds(start, end);
    }

    private static bool IsInName(char c) => char.IsLetterOrDigit(c) || c is '_' or '@';

    private static Offer Offered(CSharpName name) => new(KindOf(name.Kind), name.Name, name.Kind switch
    {
        CSharpNameKind.Variable => Likelihood.Wanted,
        CSharpNameKind.Member or CSharpNameKind.Method => Likelihood.Fits,
        CSharpNameKind.Keyword => Likelihood.Leads,
        _ => Likelihood.Possible,
    })
    {
        Detail = name.Detail, IsWord = true,
    };

    private static CompletionKind KindOf(CSharpNameKind kind) => kind switch
    {
        CSharpNameKind.Variable => CompletionKind.Variable,
        CSharpNameKind.Method => CompletionKind.Function,
        CSharpNameKind.Member => CompletionKind.Member,
        CSharpNameKind.Type => CompletionKind.Type,
        CSharpNameKind.Namespace => CompletionKind.Module,
        _ => CompletionKind.Keyword,
    };
}
