using System.Collections.Immutable;
using System.Globalization;
using Flow.Compiler.Model;
using Flow.Compiler.Types;

namespace Flow.Compiler.Comparing;

/// <summary>A rule by which a bucket deletes objects, or former versions of them. Source of what they mean: Amazon S3 User Guide, "Lifecycle configuration elements".</summary>
/// <param name="Id">What it is called; null where that is left to the provider.</param>
/// <param name="What">What it deletes.</param>
/// <param name="Filter">Which of them.</param>
/// <param name="Days">After how many days; null where it is a date.</param>
/// <param name="Date">From when on it deletes all of them, as RFC 3339 has it; null where it is a number of days.</param>
/// <param name="Kept">How many of the newest former versions stay.</param>
internal sealed record ExpiryRule(string? Id, string What, ObjectFilter Filter, decimal? Days, string? Date, decimal Kept)
{
    private const string Objects = "objects";
    private const string Versions = "former versions of objects";

    /// <summary>The rules that are in force of those in <paramref name="body"/>.</summary>
    public static IEnumerable<ExpiryRule> In(ResourceBody body) => body.Blocks("rule").Where(static r => r.Argument("status")?.KnownText is null or "Enabled").SelectMany(Of);

    /// <summary>Whether all that it deletes was deleted by <paramref name="former"/> as early.</summary>
    public bool DeletesNoMoreThan(ExpiryRule former) =>
        former.What == What && former.Filter.Covers(Filter) && former.Kept <= Kept
        && (Days is not null ? former.Days <= Days : former.Date is not null && string.CompareOrdinal(former.Date, Date) <= 0);

    /// <summary>What it was: the rule of its name, else one about the same objects; null where it is new.</summary>
    public ExpiryRule? FormerOf(ImmutableArray<ExpiryRule> before) =>
        before.FirstOrDefault(r => r.What == What && r.Id is not null && r.Id == Id) ?? before.FirstOrDefault(r => r.What == What && r.Filter.Covers(Filter) && Filter.Covers(r.Filter));

    /// <summary>What is lost with it, where it was <paramref name="former"/>.</summary>
    public string Told(ExpiryRule? former)
    {
        var otherTime = former is null || former.When == When ? "" : $", and not {former.When}{(Days is null && former.Days is not null ? " days" : "")}";
        var otherObjects = former is null || former.Filter.Covers(Filter) ? "" : $", and not {(Filter.Covers(former.Filter) ? "only " : "")}those{former.Filter}";
        var fewer = former is null || former.Kept <= Kept ? "" : $", and not but for the newest {Text(former.Kept)}";
        return $"{What}{Filter} are deleted {When}{(Days is null ? "" : " days")}{otherTime}{otherObjects}{fewer}: {(Days is null ? "what is there then is lost" : "older ones are lost at once")}";
    }

    private string When => Days is { } days ? $"after {Text(days)}" : $"from {Date!.Split('T')[0]} on";

    private static IEnumerable<ExpiryRule> Of(ResourceBody rule)
    {
        var (id, filter) = (rule.Argument("id")?.KnownText, ObjectFilter.Of(rule));
        foreach (var expiration in rule.Blocks("expiration"))
        {
            if (NumberOf(expiration, "days") is { } days)
            {
                yield return new ExpiryRule(id, Objects, filter, days, null, 0);
            }
            else if (expiration.Argument("date")?.KnownText is { } date)
            {
                yield return new ExpiryRule(id, Objects, filter, null, date, 0);
            }
        }

        foreach (var expiration in rule.Blocks("noncurrent_version_expiration"))
        {
            if (NumberOf(expiration, "noncurrent_days") is { } days)
            {
                yield return new ExpiryRule(id, Versions, filter, days, null, NumberOf(expiration, "newer_noncurrent_versions") ?? 0);
            }
        }
    }

    private static decimal? NumberOf(ResourceBody body, string name) => (body.Argument(name)?.Constant as NumberValue)?.Number;

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
