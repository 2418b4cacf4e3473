using System.Collections.Immutable;
using Flow.Compiler.Types;

namespace Flow.Compiler.Rules.Infrastructure;

/// <summary>What one type has to say so that a rule holds.</summary>
/// <param name="Type">The type.</param>
/// <param name="Path">The setting.</param>
/// <param name="Wanted">What to write for it, as the language writes it.</param>
/// <param name="Checkov">The check of checkov 3 that asks for the same; null where there is none.</param>
internal sealed record Expectation(string Type, string Path, string Wanted, string? Checkov = null)
{
    /// <summary>Whether a value will do; that it is what is wanted, unless something else is said.</summary>
    public Func<Value, bool>? Holds { get; init; }

    /// <summary>Whether it will also do not to write it.</summary>
    public bool MayBeMissing { get; init; }

    /// <summary>A setting that makes the question pointless where it is written, such as <c>replicate_source_db</c> for a copy that takes all from what it copies.</summary>
    public string? UnlessWritten { get; init; }

    /// <summary>Whether <paramref name="value"/> will do.</summary>
    public bool IsMetBy(Value value) => Holds?.Invoke(value) ?? value.ToText() == Wanted.Trim('"');

    /// <summary>Whether a number is at least <paramref name="least"/>.</summary>
    public static Func<Value, bool> AtLeast(decimal least) => value => value is not NumberValue number || number.Number >= least;

    /// <summary>Whether a value is none of some.</summary>
    public static Func<Value, bool> NoneOf(params ImmutableArray<string> bad) => value => !bad.Contains(value.ToText());
}

/// <summary>A rule that asks for certain settings of certain types.</summary>
/// <param name="name">Its name.</param>
/// <param name="weight">How much it asks for.</param>
/// <param name="descriptor">What it reports.</param>
/// <param name="complaint">What is wrong where a setting is missing or another, as the end of a sentence that begins with the resource.</param>
/// <param name="expectations">What it asks for.</param>
internal abstract class SettingsRule(string name, RuleWeight weight, Diagnostics.DiagnosticDescriptor descriptor, string complaint, ImmutableArray<Expectation> expectations)
    : InfrastructureRule(name, weight, descriptor)
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Types { get; } = [.. expectations.Select(static e => e.Type).Distinct()];

    /// <inheritdoc/>
    public override ImmutableArray<string> Checkov { get; } = [.. expectations.Select(static e => e.Checkov).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    internal override IEnumerable<Finding> Check(ResourceReading resource)
    {
        foreach (var expectation in expectations.Where(e => e.Type == resource.Resource.Type))
        {
            var setting = resource.Read(expectation.Path);
            var isMet = setting.IsLater || (setting.Value is { } value && setting.IsWritten ? expectation.IsMetBy(value) : expectation.MayBeMissing);
            if (!isMet && !Excuses(resource, expectation))
            {
                yield return ConstructArgument.Of(resource, expectation.Path, expectation.Wanted) is { } parameter
                    ? new Finding(parameter.Place, $"{resource.Title} {complaint}: {parameter.Advice}.") { Fix = parameter.Fix }
                    : new Finding(setting.Location, $"{resource.Title} {complaint}: write {ArgumentEdit.Line(expectation.Path, expectation.Wanted)}.") { Fix = ArgumentEdit.Fix(resource, expectation, setting) };
            }
        }
    }

    /// <summary>Whether something else makes the expectation pointless.</summary>
    protected virtual bool Excuses(ResourceReading resource, Expectation expectation) => expectation.UnlessWritten is { } other && resource.Read(other).IsWritten;
}
