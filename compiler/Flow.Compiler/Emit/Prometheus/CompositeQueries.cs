using Flow.Compiler.Model.ServiceLevels;

namespace Flow.Compiler.Emit.Prometheus;

/// <summary>
/// The queries of a service level that is made of others: for each window, of the shares of errors that are recorded for them. A part of which nothing is measured, as in
/// an hour without traffic, counts as good; where nothing is measured of any, nothing is computed.
/// </summary>
/// <param name="slo">The service level.</param>
/// <param name="indicator">What it is made of.</param>
internal sealed class CompositeQueries(Slo slo, CompositeIndicator indicator) : SloQueries(slo)
{
    /// <inheritdoc/>
    public override string Measured => RuleNames.ErrorRatio(Base);

    /// <inheritdoc/>
    public override IEnumerable<(string Record, string Query)> Counted() => [];

    /// <inheritdoc/>
    public override string ErrorRatio(TimeSpan window) => Of(RuleNames.ErrorRatio(window));

    /// <inheritdoc/>
    public override string PeriodErrorRatio() => Of(PeriodRecord);

    private string Of(string record) => Laid($"{Shares(record)} and on () ({string.Join(" or ", indicator.Parts.Select(p => Share(record, p)))})");

    private string Shares(string record) => indicator.Composition switch
    {
        Composition.AllOf => $"1 - {string.Join(" * ", indicator.Parts.Select(p => $"(1 - ({Share(record, p)} or vector(0)))"))}",
        _ => $"({string.Join(" + ", indicator.Parts.Select(p => $"{Number(p.Weight)} * ({Share(record, p)} or vector(0))"))}) / {Number(indicator.Parts.Sum(static p => p.Weight))}",
    };

    private static string Share(string record, CompositePart part) => $"max({record}{{service=\"{part.Service}\", slo=\"{part.Name}\"}})";
}
