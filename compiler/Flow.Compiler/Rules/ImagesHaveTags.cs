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
        foreach (var image in model.Environments.SelectMany(static e => e.Uses).Where(static u => u.IsOfLibrary).Select(static u => u.Value("image")).OfType<Expr>().Where(IsWithoutTag))
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

    private static bool IsWithoutTag(Expr image) => image switch
    {
        { KnownText: { } text } => Registry().IsMatch(text),
        MemberExpr { Member: Url } => true,
        InterpolationExpr { Parts: var parts } => parts.Where(static p => p.KnownText is not "").ToList() is [var only] && IsWithoutTag(only),
        ConditionalExpr either => IsWithoutTag(either.Consequence) || IsWithoutTag(either.Alternative),
        _ => false,
    };

    [GeneratedRegex(@"^[0-9]{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.[a-z.]+/[^:@]+$", RegexOptions.None, 1000)]
    private static partial Regex Registry();
}
