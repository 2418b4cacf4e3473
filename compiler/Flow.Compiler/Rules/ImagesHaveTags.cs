using System.Text.RegularExpressions;
using Flow.Compiler.Diagnostics;
using Flow.Compiler.Model;
using Flow.Compiler.Text;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules;

/// <summary>The address of a registry holds many images; which one is meant, a tag or a digest says.</summary>
internal sealed partial class ImagesHaveTags : ModelRule
{
    private const string Url = "repository_url";

    public override void Check(DeliveryModel model, DiagnosticBag diagnostics)
    {
        var reported = new HashSet<Location>();
        foreach (var image in model.Environments.SelectMany(static e => e.Uses).Where(static u => u.IsOfLibrary).Select(static u => u.Value("image")).OfType<Expr>().SelectMany(WithoutTag))
        {
            var place = image.Location.InProject;
            if (reported.Add(place))
            {
                var written = place.Source.Slice(place.Span).Trim('"');
                var text = image is MemberExpr ? $"${{{written}}}" : written;
                Report(diagnostics, AccessDiagnostics.ImageWithoutTag, place, $"`{written}` is a registry and names no image of it; AWS takes the one with the tag `latest`, if there is one. Say which: `\"{text}:1.4.2\"`.");
            }
        }
    }

    /// <summary>What of the value of an image is the address of a registry alone.</summary>
    private static IEnumerable<Expr> WithoutTag(Expr image) => image switch
    {
        { KnownText: { } text } => Registry().IsMatch(text) ? [image] : [],
        MemberExpr { Member: Url } => [image],
        InterpolationExpr { Parts: var parts } => parts.Where(static p => p.KnownText is not "").ToList() is [var only] && WithoutTag(only).Any() ? [image] : [],
        ConditionalExpr either => WithoutTag(either.Consequence).Concat(WithoutTag(either.Alternative)),
        _ => [],
    };

    [GeneratedRegex(@"^[0-9]{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.[a-z.]+/[^:@]+$", RegexOptions.None, 1000)]
    private static partial Regex Registry();
}
