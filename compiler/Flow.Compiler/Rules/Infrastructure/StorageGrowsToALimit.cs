using Flow.Compiler.Diagnostics;
using Flow.Compiler.Text;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>The storage of a database grows by itself, up to a limit.</summary>
internal sealed class StorageGrowsToALimit() : SettingsRule(
    "limited-storage", RuleWeight.Advice, ResilienceDiagnostics.StorageGrowsToALimit, "cannot grow",
    [
        new("aws_db_instance", "max_allocated_storage", "200") { Holds = Expectation.AtLeast(1), UnlessWritten = "replicate_source_db" },
    ])
{
    /// <inheritdoc/>
    public override bool MayBeWeakened => true;

    /// <inheritdoc/>
    internal override IEnumerable<Finding> Check(ResourceReading resource) => base.Check(resource).Concat(IsFullAtOnce(resource));

    private static IEnumerable<Finding> IsFullAtOnce(ResourceReading database) =>
        database.Read("max_allocated_storage") is { Number: >= 1 and var most, Location: var place } && database.Read("allocated_storage").Number is { } least && most <= least
            ? [IsFull(database, place, ConstructArgument.Of(database, "max_allocated_storage", ""), ConstructArgument.Of(database, "allocated_storage", ""))]
            : [];

    private static Finding IsFull(ResourceReading database, Location place, ConstructArgument? most, ConstructArgument? least) => new(
        most?.Place ?? place,
        $"{database.Title} has all the storage that it may have from the start, so it cannot grow: let `{most?.Name ?? "max_allocated_storage"}` be more than `{least?.Name ?? "allocated_storage"}`.");
}
