using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Flow.Compiler.Literals.PromQl;
using Flow.Compiler.Text;
using Xunit.Abstractions;

namespace Flow.Conformance.Tests.Prometheus;

/// <summary>Queries mean to the compiler what they mean to Prometheus.</summary>
public sealed partial class QueryTests(PrometheusServer prometheus, ITestOutputHelper output) : IClassFixture<PrometheusServer>
{
    [SkippableFact]
    [Trait("Kind", "Corpus")]
    public void Every_query_of_the_corpus_prints_back_to_the_same_meaning()
    {
        RuleCorpus.Require();
        var queries = RuleCorpus.Queries();
        var distinct = queries.Select(static q => q.Text).Distinct().ToList();
        var differences = distinct.Select(Difference).OfType<string>().ToList();

        var refused = distinct.Count(t => prometheus.Read(t).Error is not null);
        output.WriteLine($"corpus prom: {RuleCorpus.Files.Count} files, {queries.Count} queries, {distinct.Count} of them different");
        output.WriteLine($"corpus prom: {distinct.Count - refused - differences.Count} print back to the same meaning, {refused} are refused by Prometheus 2.42 and here, {differences.Count} are read differently");
        Assert.True(differences.Count == 0, string.Join("\n\n", differences));
        Assert.True(distinct.Count > 1400, $"only {distinct.Count} queries");
    }

    [SkippableFact]
    [Trait("Kind", "Corpus")]
    public void Every_query_of_a_service_level_of_the_corpus_takes_its_windows()
    {
        RuleCorpus.Require();
        var queries = RuleCorpus.Templates();
        var refused = 0;
        foreach (var query in queries)
        {
            var holes = Hole().Matches(query.Text).Select(static m => new TextSpan(m.Index, m.Length)).ToImmutableArray();
            var (layout, error) = prometheus.Read(Hole().Replace(query.Text, "6h"));
            if (error is not null)
            {
                Assert.NotNull(Problems(query.Text, holes));
                refused++;
                continue;
            }

            var tree = PromParser.Parse(query.Text, holes).Value;
            Assert.All(PromFilling.HolesOf(tree).Values, static kind => Assert.Equal(PromHoleKind.Duration, kind));
            Assert.Equal(layout, prometheus.Read(PromPrinter.Print(tree.Fill(static _ => new PromHoleValue.Duration(TimeSpan.FromHours(6))))).Layout);
        }

        output.WriteLine($"corpus prom: {queries.Count} queries of service levels take their windows, of them {refused} are refused by Prometheus 2.42 and here");
        Assert.True(queries.Count - refused > 70, $"only {queries.Count} queries");
    }

    [SkippableFact]
    [Trait("Kind", "Corpus")]
    public void Every_prefix_of_every_query_of_the_corpus_has_a_tree_or_one_message()
    {
        RuleCorpus.Require();
        var (trees, messages, typed) = (0, 0, 0);
        foreach (var text in RuleCorpus.Queries().Select(static q => q.Text).Distinct())
        {
            for (var length = 0; length < text.Length; length++)
            {
                if (PromParser.Parse(text[..length]).TryGet(out var tree, out var problem))
                {
                    trees++;
                    typed += PromTypes.Check(tree).Problems.IsEmpty ? 1 : 0;
                }
                else
                {
                    messages++;
                    Assert.True(problem.Start + problem.Length <= length, $"{text[..length]}: {problem}");
                }
            }
        }

        output.WriteLine($"corpus prom: {trees + messages} prefixes of queries, {trees} with a tree ({typed} of them right), {messages} with one message");
        Assert.True(trees + messages > 100_000, $"only {trees + messages} prefixes");
    }

    [SkippableFact]
    public void Prometheus_refuses_exactly_what_the_compiler_refuses()
    {
        Assert.All(RandomQueries.Seeds, seed => Assert.Null(prometheus.Read(seed).Error));
        var differences = new List<string>();
        var refused = 0;
        foreach (var text in RandomQueries.Mutated(5000))
        {
            var mine = Problems(text);
            var (layout, error) = prometheus.Read(text);
            refused += error is null ? 0 : 1;
            if ((layout is null) != (mine is not null))
            {
                differences.Add($"{text}\n  Prometheus: {error ?? "accepts it"}\n  here: {mine ?? "accepted"}");
            }
            else if (Difference(text) is { } difference)
            {
                differences.Add(difference);
            }
        }

        output.WriteLine($"5000 changed queries, {refused} of them refused by Prometheus, {differences.Count} read differently");
        Assert.True(differences.Count == 0, string.Join("\n\n", differences.Take(40)));
        Assert.InRange(refused, 1000, 4800); // enough of both
    }

    /// <summary>How the query printed by the compiler differs for Prometheus from the one that was written; null where it does not.</summary>
    private string? Difference(string text)
    {
        var (written, error) = prometheus.Read(text);
        if (error is not null)
        {
            return Problems(text) is null ? $"{text}\n  Prometheus: {error}" : null;
        }

        if (Problems(text) is { } problem)
        {
            return $"{text}\n  {problem}";
        }

        foreach (var printed in (string[])[PromPrinter.Print(Tree(text)), PromPrinter.OneLine(Tree(text))])
        {
            var (layout, complaint) = prometheus.Read(printed);
            if (layout != written || PromPrinter.Print(Tree(printed)) != PromPrinter.Print(Tree(text)))
            {
                return $"{text}\n  printed: {printed}\n  {complaint ?? layout}\n  {written}";
            }
        }

        return null;
    }

    private static PromExpression Tree(string text) => PromParser.Parse(text).Value;

    private static string? Problems(string text, ImmutableArray<TextSpan> holes = default) =>
        !PromParser.Parse(text, holes.IsDefault ? [] : holes).TryGet(out var tree, out var problem) ? problem.Message
        : PromTypes.Check(tree).Problems is [var first, ..] ? first.Message
        : null;

    [GeneratedRegex(@"\{\{\s*\.window\s*\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();
}
